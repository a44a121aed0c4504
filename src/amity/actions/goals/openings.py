"""The board of a goal: openings, their moves, who led to each, and whom to thank."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions.giving import ledger
from amity.actions.giving.whom import Named, person, record_for
from amity.base.errors import BadInput, NotFound
from amity.base.text import clean, fold, one_line
from amity.opportunities import board
from amity.opportunities.board import Stage, Standing, Step, Taken
from amity.store import journal
from amity.store.models import Ask, Give, Goal, Network, Opening, OpeningPerson, OpeningStep

_LISTED = 500
MOST_PEOPLE = 10  # on the way to one opening


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheWay:
    """Somebody who led to it; `thanked_on` is None while nobody said thanks."""

    id: UUID
    person: Named
    thanked_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An opening with where it stands and who led to it."""

    id: UUID
    goal: UUID
    name: str
    note: str
    standing: Standing
    steps: tuple[Taken, ...]
    people: tuple[OnTheWay, ...]

    @property
    def to_thank(self) -> tuple[OnTheWay, ...]:
        """Whom nobody thanked yet, once something came of it: a talk, a word to somebody, the thing itself."""
        came = {Stage.TALKING, Stage.REFERRED}
        led = self.standing.reached or any(board.stage_of(one.step) in came for one in self.steps)
        return tuple(one for one in self.people if one.thanked_on is None) if led else ()


def add(
    network: Network,
    goal_id: UUID,
    name: str,
    *,
    note: str = "",
    people: Iterable[UUID] = (),
    stage: str = Stage.NOTICED,
    today: date,
) -> Opening:
    """Put an opening on the board, with those who lead to it in the order of the way; one of that name stays as it is."""
    named, first = _name(name), Taken(_step(stage), today)
    there = same(network, goal_id, named)
    if there:
        return there
    with journal.entry(network, "add_opening", title=named) as entry:
        return write(entry, goal_id, named, first, note=note, people=people)


def same(network: Network, goal_id: UUID, name: str) -> Opening | None:
    """The opening of this name that is on the goal's board and not closed: it is not put there twice."""
    rows = Opening.objects.of(network).filter(goal=goal_id).order_by("created_at", "id")
    named = {row.pk: row for row in rows if fold(row.name) == fold(name) or row.name == name}
    return next((named[one.id] for one in told(network, list(named.values())) if one.standing.open), None)


def write(
    entry: journal.Entry,
    goal_id: UUID,
    name: str,
    first: Taken,
    *,
    note: str = "",
    people: Iterable[UUID] = (),
) -> Opening:
    """The same inside a change that is under way."""
    goal = Goal.objects.of(entry.network).filter(pk=goal_id).first()
    if goal is None:
        raise NotFound(_("There is no goal with this id; it may have been deleted."))
    told = [person(entry.network, one).id for one in dict.fromkeys(people)][:MOST_PEOPLE]
    row = Opening.objects.create(
        network=entry.network, goal=goal, name=_name(name), note=_words(note), created_at=timezone.now()
    )
    entry.created(row)
    _write_step(entry, row, 0, first)
    for number, one in enumerate(told):
        _write_person(entry, row, number, one)
    return row


def edit(network: Network, opening_id: UUID, *, name: str | None = None, note: str | None = None) -> Opening:
    """Change what it is called, or what is noted of it."""
    row = _row(network, opening_id)
    changes = {} if name is None else {"name": _name(name)}
    changes |= {} if note is None else {"note": _words(note)}
    with journal.entry(network, "edit_opening", title=changes.get("name", row.name)) as entry:
        if any(getattr(row, field) != new for field, new in changes.items()):
            entry.before(row)
            for field, new in changes.items():
                setattr(row, field, new)
            row.save()
    return row


def move(network: Network, opening_id: UUID, step: str, *, today: date, words: str = "") -> Shown:
    """Move it to another column; `reached` closes it as something that came about. The same column again changes nothing."""
    row, taken = _row(network, opening_id), Taken(_step(step), today, _words(words))
    with journal.entry(network, "move_opening", title=row.name, to=taken.step.value) as entry:
        go_on(entry, opening_id, taken)
    return one(network, opening_id)


def go_on(entry: journal.Entry, opening_id: UUID, taken: Taken) -> None:
    """The same inside a change that is under way."""
    row = _row(entry.network, opening_id)
    if board.is_move(one(entry.network, opening_id).steps, taken.step):
        _write_step(entry, row, _next(OpeningStep, entry.network, row), taken)


def led_by(network: Network, opening_id: UUID, person_id: UUID) -> Shown:
    """Somebody led to it too."""
    row, whose = _row(network, opening_id), person(network, person_id)
    shown = one(network, opening_id)
    if whose.id not in {each.person.id for each in shown.people}:
        if len(shown.people) >= MOST_PEOPLE:
            raise BadInput(_("That many people lead to one opening already."))
        with journal.entry(network, "led_by", person=whose.id, name=whose.name, title=row.name) as entry:
            _write_person(entry, row, _next(OpeningPerson, network, row), whose.id)
    return one(network, opening_id)


def not_led_by(network: Network, opening_id: UUID, on_the_way: UUID) -> Shown:
    """That was not so: they did not lead to it."""
    row = _row(network, opening_id)
    found = _on_the_way(network, row, on_the_way)
    whose = found.record.person
    with journal.entry(
        network,
        "not_led_by",
        person=whose.id if whose else None,
        name=whose.name if whose else "",
        title=row.name,
    ) as entry:
        entry.deletes(found)
    return one(network, opening_id)


def thank(network: Network, opening_id: UUID, on_the_way: UUID, *, today: date, ledger_too: bool) -> Shown:
    """Thanks were said. With `ledger_too` what they did goes into the ledger as received, thanked for; one undo takes both back."""
    row = _row(network, opening_id)
    found = _on_the_way(network, row, on_the_way)
    whose = found.record.person
    with journal.entry(
        network,
        "thank_for",
        person=whose.id if whose else None,
        name=whose.name if whose else "",
        title=row.name,
    ) as entry:
        if found.thanked_on is None:
            entry.before(found)
            found.thanked_on = today
            found.save()
        if ledger_too and whose:
            told = ledger.Told(way="received", kind=Give.Kind.INTRODUCTION, text=row.name, day=today)
            give = ledger.write(entry, whose.id, told)
            give.thanked_on = today
            give.save()
    return one(network, opening_id)


def remove(network: Network, opening_id: UUID) -> None:
    """Take it off the board; the journal can bring it back."""
    row = _row(network, opening_id)
    with journal.entry(network, "delete_opening", title=row.name) as entry:
        for asked in Ask.objects.of(network).filter(opening=row):
            entry.before(asked)
            asked.opening = None
            asked.save()
        for table in (OpeningStep, OpeningPerson):
            entry.deletes(*table.objects.of(network).filter(opening=row))
        entry.deletes(row)


def listed(
    network: Network, *, goal_id: UUID | None = None, person_id: UUID | None = None
) -> tuple[Shown, ...]:
    """Openings in the order in which they were put there; three statements."""
    rows: QuerySet[Opening] = Opening.objects.of(network).order_by("created_at", "id")
    if goal_id:
        rows = rows.filter(goal=goal_id)
    if person_id:
        of_person = OpeningPerson.objects.of(network).filter(record__person=person_id)
        rows = rows.filter(pk__in=of_person.values("opening"))
    return told(network, list(rows[:_LISTED]))


def one(network: Network, opening_id: UUID) -> Shown:
    """One opening. Raises NotFound."""
    return told(network, [_row(network, opening_id)])[0]


def told(network: Network, rows: Sequence[Opening]) -> tuple[Shown, ...]:
    """These with their moves and people; two statements."""
    ids = [row.pk for row in rows]
    steps, people = _steps(network, ids), _people(network, ids)
    return tuple(
        Shown(
            id=row.pk, goal=row.goal_id, name=row.name, note=row.note, steps=tuple(steps[row.pk]),
            standing=board.standing(steps[row.pk]), people=tuple(people[row.pk]),
        )
        for row in rows
    )  # fmt: skip


def _steps(network: Network, ids: Sequence[UUID]) -> Mapping[UUID, list[Taken]]:
    found: dict[UUID, list[Taken]] = defaultdict(list)
    rows = OpeningStep.objects.of(network).filter(opening__in=ids).order_by("opening", "number")
    for opening, stage, day, words in rows.values_list("opening_id", "stage", "day", "words"):
        found[opening].append(Taken(Step(stage), day, words))
    return found


def _people(network: Network, ids: Sequence[UUID]) -> Mapping[UUID, list[OnTheWay]]:
    found: dict[UUID, list[OnTheWay]] = defaultdict(list)
    rows = OpeningPerson.objects.of(network).filter(opening__in=ids, record__person__isnull=False)
    told = rows.order_by("opening", "number", "id").values_list(
        "opening_id", "pk", "record__person_id", "record__person__name", "thanked_on"
    )
    for opening, pk, whose, name, thanked_on in told:
        if whose not in {one.person.id for one in found[opening]}:  # two who became one person
            found[opening].append(OnTheWay(id=pk, person=Named(whose, name), thanked_on=thanked_on))
    return found


def _row(network: Network, opening_id: UUID) -> Opening:
    found = Opening.objects.of(network).filter(pk=opening_id).first()
    if found is None:
        raise NotFound(_("There is no opening with this id; it may have been deleted."))
    return found


def _on_the_way(network: Network, row: Opening, id: UUID) -> OpeningPerson:
    found = (
        OpeningPerson.objects.of(network).select_related("record__person").filter(opening=row, pk=id).first()
    )
    if found is None:
        raise NotFound(_("Nobody with this id led to this opening."))
    return found


def _write_step(entry: journal.Entry, row: Opening, number: int, taken: Taken) -> None:
    made = OpeningStep.objects.create(
        network=entry.network, opening=row, number=number, stage=taken.step, day=taken.day, words=taken.words,
        created_at=timezone.now(),
    )  # fmt: skip
    entry.created(made)


def _write_person(entry: journal.Entry, row: Opening, number: int, person_id: UUID) -> None:
    made = OpeningPerson(network=entry.network, opening=row, number=number, created_at=timezone.now())
    made.record = record_for(entry, person_id)
    made.save()
    entry.created(made)


def _next(table: Any, network: Network, row: Opening) -> int:  # either table that counts under an opening
    last = table.objects.of(network).filter(opening=row).aggregate(last=Max("number"))["last"]
    return int(last) + 1 if last is not None else 0


def _step(step: str) -> Step:
    if step not in tuple(Step):
        raise BadInput(f"An opening is one of {', '.join(Step)}.")
    return Step(step)


def _name(name: str) -> str:
    words = one_line(name, limit=300)
    if not words:
        raise BadInput(_("Write what it is called."))
    return words


def _words(text: str) -> str:
    return clean(text.strip(), limit=5_000)
