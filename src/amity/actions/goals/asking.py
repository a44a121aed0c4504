"""What was asked of whom, and what they answered; how often the answer was yes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions.giving import ledger
from amity.actions.giving.whom import Named, named, person, record_for
from amity.actions.goals import keeping, openings
from amity.base.errors import BadInput, NotFound
from amity.base.text import clean
from amity.giving import balance as balances
from amity.giving.balance import Balance
from amity.giving.consent import Step as Introducing
from amity.giving.facts import Exchange
from amity.opportunities import asks as chapter
from amity.opportunities.asks import First, Rate
from amity.opportunities.board import Stage, Step, Taken
from amity.store import journal
from amity.store.models import Ask, IntroductionStep, Network, Promise, Tie

ANSWERS = ("yes", "no")
_LISTED = 500
_LOOKED_BACK = timedelta(days=3 * 365)  # older answers say little about today's


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One ask."""

    id: UUID
    person: Named | None
    goal: UUID | None
    opening: UUID | None
    text: str
    day: date
    answer: str
    answered_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What is good to know before asking somebody: what comes first, and how it stands between the two."""

    first: First
    balance: Balance
    promises: tuple[tuple[UUID, str], ...] = ()
    silent_days: int | None = None
    asked: Asked | None = None  # of them, and not answered yet


def note(
    network: Network,
    person_id: UUID,
    *,
    goal_id: UUID | None = None,
    opening_id: UUID | None = None,
    opening: str = "",
    way: Iterable[UUID] = (),
    text: str = "",
    today: date,
) -> Ask:
    """The owner asked. With `opening` (a name) it is put on the board of the goal as asked; one that is there moves on.

    `way` are the people on the way to it, whom to thank one day.
    """
    whose = person(network, person_id)
    there = openings.one(network, opening_id) if opening_id else None
    goal_id = there.goal if there else goal_id
    goal = keeping.one(network, goal_id) if goal_id else None
    if goal and opening.strip() and there is None:
        known = openings.same(network, goal.id, opening)
        there = openings.one(network, known.pk) if known else None
        opening_id = there.id if there else None
    with journal.entry(network, "ask", person=whose.id, name=whose.name) as entry:
        if opening.strip() and goal and not there:
            through = [whose.id, *(one for one in way if one != whose.id)]
            made = openings.write(entry, goal.id, opening, Taken(Step.ASKED, today), people=through)
            opening_id = made.pk
        elif there and there.standing.stage is Stage.NOTICED:
            openings.go_on(entry, there.id, Taken(Step.ASKED, today))
        row = Ask(
            network=network, goal_id=goal.id if goal else None, opening_id=opening_id,
            text=clean(text.strip(), limit=5_000), day=today, created_at=timezone.now(),
        )  # fmt: skip
        row.record = record_for(entry, whose.id)
        row.save()
        entry.created(row)
    return row


def answer(network: Network, ask_id: UUID, said: str, *, today: date) -> Ask:
    """They said yes, or they said no; either is a good answer. An empty one takes it back."""
    if said not in (*ANSWERS, ""):
        raise BadInput(f"An answer is one of {', '.join(ANSWERS)}.")
    row = _row(network, ask_id)
    whose = named(row)
    with journal.entry(
        network, "answered", person=whose.id if whose else None, name=whose.name if whose else "", answer=said
    ) as entry:
        if row.answer != said:
            entry.before(row)
            row.answer, row.answered_on = said, today if said else None
            row.save()
    return row


def remove(network: Network, ask_id: UUID) -> None:
    """It was not asked after all."""
    row = _row(network, ask_id)
    whose = named(row)
    with journal.entry(
        network, "unask", person=whose.id if whose else None, name=whose.name if whose else ""
    ) as entry:
        entry.deletes(row)


def listed(
    network: Network,
    *,
    goal_id: UUID | None = None,
    opening_id: UUID | None = None,
    person_id: UUID | None = None,
) -> tuple[Asked, ...]:
    """What was asked, the newest first."""
    rows = Ask.objects.of(network).filter(record__person__isnull=False).select_related("record__person")
    if goal_id:
        rows = rows.filter(goal=goal_id)
    if opening_id:
        rows = rows.filter(opening=opening_id)
    if person_id:
        rows = rows.filter(record__person=person_id)
    return tuple(map(told, rows.order_by("-day", "-created_at", "-id")[:_LISTED]))


def one(network: Network, ask_id: UUID) -> Asked:
    """One ask. Raises NotFound."""
    return told(_row(network, ask_id))


def told(row: Ask) -> Asked:
    """A row as it is shown."""
    return Asked(
        id=row.pk, person=named(row), goal=row.goal_id, opening=row.opening_id, text=row.text, day=row.day,
        answer=row.answer, answered_on=row.answered_on,
    )  # fmt: skip


def rate(network: Network, *, today: date) -> Rate:
    """How often the owner's asks met a yes in three years; questions about an introduction count too."""
    since = today - _LOOKED_BACK
    asked = Ask.objects.of(network).filter(day__gte=since).values_list("answer", flat=True)
    own = [{"yes": True, "no": False}.get(said) for said in asked]
    steps = IntroductionStep.objects.of(network).filter(kind__in=_SAID, day__gte=since)
    return chapter.rate([*own, *(_SAID[Introducing(kind)] for kind in steps.values_list("kind", flat=True))])


def before(network: Network, person_id: UUID, *, today: date) -> Before:
    """What comes before an ask of this person."""
    return before_each(network, [person_id], today=today)[person_id]


def before_each(network: Network, people: Iterable[UUID], *, today: date) -> dict[UUID, Before]:
    """The same for several; four statements."""
    ids = list(dict.fromkeys(people))
    exchanges: dict[str, list[Exchange]] = {}
    for exchange in ledger.exchanges(network):
        exchanges.setdefault(exchange.person, []).append(exchange)
    owed: dict[UUID, list[tuple[UUID, str]]] = {}
    open_ones = Promise.objects.of(network).filter(by=Promise.By.ME, kept_at=None, released_at=None)
    mine = open_ones.filter(record__person__in=ids).order_by("made_on", "id")
    for whose, pk, text in mine.values_list("record__person_id", "pk", "text"):
        owed.setdefault(whose, []).append((pk, text))
    last = dict(Tie.objects.of(network).filter(person__in=ids).values_list("person_id", "last_day"))
    waiting = {}
    for row in (
        Ask.objects.of(network)
        .filter(record__person__in=ids, answer="")
        .select_related("record__person")
        .order_by("day", "id")
    ):
        waiting[row.record.person_id] = told(row)

    def told_of(id: UUID) -> Before:
        stands = balances.balance(exchanges.get(str(id), ()), today=today)
        silent = (today - last[id]).days if id in last else None
        first = chapter.first(stands, owing=id in owed, silent_days=silent)
        return Before(
            first=first,
            balance=stands,
            promises=tuple(owed.get(id, ())),
            silent_days=silent,
            asked=waiting.get(id),
        )

    return {id: told_of(id) for id in ids}


_SAID = {
    Introducing.FIRST_YES: True,
    Introducing.SECOND_YES: True,
    Introducing.FIRST_NO: False,
    Introducing.SECOND_NO: False,
}


def _row(network: Network, ask_id: UUID) -> Ask:
    found = Ask.objects.of(network).filter(pk=ask_id).select_related("record__person").first()
    if found is None:
        raise NotFound(_("There is no ask with this id; it may have been deleted."))
    return found
