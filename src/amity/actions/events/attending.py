"""Who is on the list of an event: people of the book, those who may be, the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from amity.store.absent import absent
from amity.store.bulk import chunks
from amity.store.models import Attendance, Network, Person, Record, Tie

_MOST = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A guest. `person` is who they are, or whom they may be."""

    id: UUID
    name: str
    email: str
    what: str  # title and organisation, as the list says
    said: str
    role: str
    coming: str
    person: Person | None = None
    organisation: str = ""  # of the person
    last: date | None = None  # the last talk


@dataclass(frozen=True, slots=True)
class Attending:
    """The list of an event. `known` in the order in which they are close, without who is not coming."""

    known: tuple[Line, ...]
    asked: tuple[Line, ...]
    others: tuple[Line, ...]
    not_coming: tuple[Line, ...]

    @property
    def total(self) -> int:
        """How many come or may come."""
        return len(self.known) + len(self.asked) + len(self.others)


def of_event(network: Network, event_id: UUID) -> Attending:
    """Everybody on the list. Who died or asked to be left out is a name among the others. A constant number of statements."""
    rows = list(Attendance.objects.of(network).filter(event=event_id).order_by("name", "email", "id")[:_MOST])
    people = _people(network, {pk for row in rows for pk in (row.record_id, row.perhaps_id) if pk})
    ties = _ties(network, {person.id for person in people.values()})
    known: dict[UUID, tuple[float, Line]] = {}
    asked: list[Line] = []
    others: list[Line] = []
    gone: list[Line] = []
    for row in rows:
        person = people.get(row.record_id or row.perhaps_id or 0)
        if person is not None and person.is_me:
            continue
        tie = ties.get(person.id) if person else None
        line = _line(row, person, tie)
        if row.coming == "no":
            gone.append(line)
        elif person is None:
            others.append(line)
        elif row.record_id:
            known.setdefault(person.id, (tie.strength if tie else 0.0, line))
        else:
            asked.append(line)
    close = sorted(known.values(), key=lambda one: -one[0])
    return Attending(tuple(line for _, line in close), tuple(asked), tuple(others), tuple(gone))


def line(network: Network, row: Attendance) -> Line:
    """One line of a list."""
    person = _people(network, [pk for pk in (row.record_id, row.perhaps_id) if pk])
    found = person.get(row.record_id or row.perhaps_id or 0)
    return _line(row, found, _ties(network, [found.id]).get(found.id) if found else None)


def _people(network: Network, records: Iterable[int]) -> dict[int, Person]:
    gone = set(absent(network))
    owner: dict[int, UUID] = {}
    for some in chunks(records):
        rows = Record.objects.of(network).filter(pk__in=some, person__isnull=False)
        owner |= dict(rows.values_list("pk", "person_id"))
    people: dict[UUID, Person] = {}
    for few in chunks(set(owner.values()) - gone):
        people |= Person.objects.of(network).select_related("organisation").in_bulk(few)
    return {record: people[id] for record, id in owner.items() if id in people}


def _ties(network: Network, people: Iterable[UUID]) -> dict[UUID, Tie]:
    return {
        tie.person_id: tie
        for some in chunks(people)
        for tie in Tie.objects.of(network).filter(person__in=some)
    }


def _line(row: Attendance, person: Person | None, tie: Tie | None) -> Line:
    return Line(
        id=row.pk,
        name=row.name or row.email,
        email=row.email,
        what=", ".join(filter(None, (row.title, row.organisation))),
        said=row.said,
        role=row.role,
        coming=row.coming,
        person=person,
        organisation=person.organisation.name if person and person.organisation else "",
        last=tie.last_day if tie else None,
    )
