"""Introductions: whom to introduce to whom, and the way each goes, with both answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions.giving import acquainted, decisions, ledger, needs
from amity.actions.giving.whom import Named, named, person, record_for
from amity.base.errors import BadInput, NotFound
from amity.base.text import clean
from amity.giving import introductions as chapter
from amity.giving.consent import Standing, State, Step, Taken, standing, take
from amity.giving.facts import Match
from amity.giving.introductions import Suggested
from amity.store import journal
from amity.store.absent import absent
from amity.store.models import Give, Introduction, IntroductionStep, Network

SHOWN = 10
_COMPARED = 60  # the best matches, whose people are looked at more closely
_TOLD = 200  # introductions that are listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An introduction with where it stands. `first` is asked first: they have what `second` needs."""

    id: UUID
    first: Named
    second: Named
    why: str
    need: UUID | None
    offer: UUID | None
    standing: Standing
    steps: tuple[Taken, ...]


def suggested(network: Network, *, today: date, limit: int = SHOWN) -> tuple[Suggested, ...]:
    """Whom to introduce to whom, the best first: need and offer, a tie to both, worlds apart, nothing that shows they
    know each other. Nobody who is left in peace, and no pair that was introduced, refused or waved off before.
    """
    between = [m for m in needs.matches(network, limit=1_000) if _two_people(m)]
    best = sorted(between, key=lambda m: -m.strength)[:_COMPARED]
    ids = {UUID(id) for m in best for id in (m.need.person, m.offer.person)} - acquainted.resting(
        network, today
    )
    sides = acquainted.sides(network, ids, today)
    pairs = {frozenset((m.need.person, m.offer.person)) for m in best}
    found = chapter.suggest(
        best,
        sides,
        acquainted=acquainted.who_know_each_other(network, pairs),
        settled=_settled(network, pairs),
        willing=_willing(network),
    )
    return found[:limit]


def propose(
    network: Network,
    first_id: UUID,
    second_id: UUID,
    *,
    why: str = "",
    need: UUID | None = None,
    offer: UUID | None = None,
    today: date,
) -> Introduction:
    """Keep an introduction in mind: the first step, of which nobody hears."""
    first, second = person(network, first_id), person(network, second_id)
    if first.id == second.id:
        raise BadInput(_("That is the same person."))
    if {first.id, second.id} & set(absent(network)):
        raise BadInput(_("One of the two died or asked to be left out."))
    if _open_between(network, first.id, second.id, today):
        raise BadInput(_("These two are being introduced already."))
    with journal.entry(network, "introduce", person=first.id, names=[first.name, second.name]) as entry:
        row = Introduction(network=network, why=clean(why.strip(), limit=2_000), need=need, offer=offer)
        row.record, row.other = record_for(entry, first.id), record_for(entry, second.id)
        row.created_at = timezone.now()
        row.save()
        entry.created(row)
        _write(entry, row, 0, Taken(Step.PROPOSED, today))
    return row


def step(network: Network, introduction_id: UUID, kind: Step, *, today: date, words: str = "") -> Shown:
    """Take one step. NotYet where it may not come now: nobody is asked before the one before them agreed."""
    shown = one(network, introduction_id, today=today)
    taken = Taken(Step(kind), today, clean(words.strip(), limit=5_000))
    take(shown.steps, taken, today=today)
    with journal.entry(
        network, f"intro_{taken.step}", person=shown.first.id, names=[shown.first.name, shown.second.name]
    ) as entry:
        row = Introduction.objects.of(network).get(pk=introduction_id)
        _write(entry, row, _next_number(network, row), taken)
        if taken.step is Step.MADE:
            _give(entry, shown, today)
    return one(network, introduction_id, today=today)


def answer(network: Network, introduction_id: UUID, *, yes: bool, today: date, words: str = "") -> Shown:
    """The answer of whoever was asked last. After the day it was waited for, a late answer still counts."""
    shown = one(network, introduction_id, today=today)
    which = next((kind for kind in shown.standing.next if kind in (_YES if yes else _NO)), None)
    if which is None:
        raise BadInput(_("Nobody was asked whose answer is still open."))
    return step(network, introduction_id, which, today=today, words=words)


def not_these(network: Network, one_id: UUID, other_id: UUID) -> None:
    """These two are not proposed to each other again; nobody but the owner knows."""
    first, second = person(network, one_id), person(network, other_id)
    with journal.entry(
        network, "decide", person=first.id, names=[first.name, second.name], what="introduction"
    ) as entry:
        key = decisions.pair_key(first.id, second.id)
        decisions.note(entry, "introduction", key, record=record_for(entry, first.id), answer=decisions.NO)


def remove(network: Network, introduction_id: UUID) -> None:
    """Take it out of the book with all its steps; the journal can bring it back."""
    row = _row(network, introduction_id)
    names = [row.record.person.name, row.other.person.name]
    with journal.entry(network, "delete_intro", person=row.record.person_id, names=names) as entry:
        entry.deletes(*IntroductionStep.objects.of(network).filter(introduction=row), row)


def listed(
    network: Network, *, today: date, person_id: UUID | None = None, open_only: bool = False
) -> tuple[Shown, ...]:
    """Introductions, those that wait for the owner first, then the newest; two statements."""
    rows = _rows(network).order_by("-created_at", "id")
    if person_id:
        rows = rows.filter(record__person=person_id) | rows.filter(other__person=person_id)
    told = list(rows[:_TOLD])
    steps = _steps(network, told)
    shown = [_shown(row, steps[row.pk], today) for row in told]
    chosen = [one for one in shown if one.standing.open or not open_only]
    return tuple(sorted(chosen, key=lambda one: (not one.standing.open, not _is_owners_turn(one))))


def one(network: Network, introduction_id: UUID, *, today: date) -> Shown:
    """One introduction. Raises NotFound."""
    row = _row(network, introduction_id)
    return _shown(row, _steps(network, [row])[row.pk], today)


_YES, _NO = (Step.FIRST_YES, Step.SECOND_YES), (Step.FIRST_NO, Step.SECOND_NO)
_OWNERS = frozenset({State.PROPOSED, State.FIRST_AGREED, State.BOTH_YES, State.MADE})


def _is_owners_turn(one: Shown) -> bool:
    return one.standing.state in _OWNERS


def _two_people(match: Match) -> bool:
    return "me" not in (match.need.person, match.offer.person)


def _rows(network: Network) -> Any:
    rows = Introduction.objects.of(network).filter(record__person__isnull=False, other__person__isnull=False)
    return rows.select_related("record__person", "other__person")


def _row(network: Network, introduction_id: UUID) -> Introduction:
    found: Introduction | None = _rows(network).filter(pk=introduction_id).first()
    if found is None:
        raise NotFound("There is no introduction with this id; it may have been deleted.")
    return found


def _steps(network: Network, rows: Sequence[Introduction]) -> Mapping[UUID, tuple[Taken, ...]]:
    found: dict[UUID, list[Taken]] = {row.pk: [] for row in rows}
    told = (
        IntroductionStep.objects.of(network)
        .filter(introduction__in=list(found))
        .order_by("introduction", "number")
    )
    for row in told:
        found[row.introduction_id].append(Taken(Step(row.kind), row.day, row.words))
    return {id: tuple(some) for id, some in found.items()}


def _shown(row: Introduction, steps: tuple[Taken, ...], today: date) -> Shown:
    first, second = named(row), row.other.person
    return Shown(
        id=row.pk,
        first=first or Named(row.record.person_id, ""),
        second=Named(second.id, second.name),
        why=row.why,
        need=row.need,
        offer=row.offer,
        standing=standing(steps, today=today),
        steps=steps,
    )


def _write(entry: journal.Entry, row: Introduction, number: int, taken: Taken) -> None:
    made = IntroductionStep.objects.create(
        network=entry.network, introduction=row, number=number, kind=taken.step, day=taken.day, words=taken.words,
        created_at=timezone.now(),
    )  # fmt: skip
    entry.created(made)


def _next_number(network: Network, row: Introduction) -> int:
    last = IntroductionStep.objects.of(network).filter(introduction=row).aggregate(last=Max("number"))["last"]
    return int(last) + 1 if last is not None else 0


def _give(entry: journal.Entry, shown: Shown, today: date) -> None:
    """An introduction that was made is something given to both."""
    for who in (shown.first, shown.second):
        other = shown.second if who is shown.first else shown.first
        told = ledger.Told(
            way="given", kind=Give.Kind.INTRODUCTION, text=other.name, day=today, introduction=shown.id
        )
        ledger.write(entry, who.id, told)


def _open_between(network: Network, one: UUID, other: UUID, today: date) -> bool:
    ends = (one, other)
    return any(
        {shown.first.id, shown.second.id} == set(ends)
        for shown in listed(network, today=today, person_id=one, open_only=True)
    )


def _settled(network: Network, pairs: Iterable[frozenset[str]]) -> set[frozenset[str]]:
    """Pairs that were introduced or refused before; the owner's No counts like theirs."""
    rows = _rows(network).values_list("record__person_id", "other__person_id")
    done = {frozenset((str(a), str(b))) for a, b in rows}
    waved = decisions.keys(network, "introduction")
    return done | {pair for pair in pairs if len(pair) == 2 and decisions.pair_key(*pair) in waved}


def _willing(network: Network) -> dict[str, float]:
    """How gladly each was introduced so far: (yes + 1) / (asked + 1), so that one no does not count much."""
    asked: dict[str, list[bool]] = {}
    told = IntroductionStep.objects.of(network).filter(kind__in=(*_YES, *_NO))
    ends = {
        Step.FIRST_YES: "record",
        Step.FIRST_NO: "record",
        Step.SECOND_YES: "other",
        Step.SECOND_NO: "other",
    }
    columns = ("kind", "introduction__record__person_id", "introduction__other__person_id")
    for kind, first, second in told.values_list(*columns):
        who = first if ends[Step(kind)] == "record" else second
        asked.setdefault(str(who), []).append(kind in _YES)
    return {who: (sum(said) + 1) / (len(said) + 1) for who, said in asked.items()}
