"""The owner's own ties to people: what their talks, profiles and praise show."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from amity.actions.connections.book import PRAISED, Book
from amity.actions.connections.proofs import Around, Edge, Proof
from amity.connections import evidence
from amity.connections.evidence import Kind
from amity.store.bulk import chunks
from amity.store.models import Date, Participant, Tie

_PRAISE = dict(zip(PRAISED, (Kind.RECOMMENDED, Kind.ENDORSED), strict=True))
_NAMED = 100  # people in one statement
_OF_TIE = (
    "person_id",
    "month",
    "half_year",
    "days",
    "first_day",
    "last_day",
    "last_in",
    "last_out",
    "last_met",
)


def own(book: Book, people: Around) -> Iterator[Proof]:
    """The ties of the owner to these people, or to everybody."""
    for some in [None] if people is None else chunks(people):
        yield from ((book.owner, person, proof) for person, proof in _own(book, some))


def strengths_of_talks(book: Book, people: Around) -> Iterator[Edge]:
    """What the owner's talks alone say, read by the hundred for one way: no more than that needs."""
    for some in [None] if people is None else chunks(people):
        ties = Tie.objects.of(book.network)
        ties = ties if some is None else ties.filter(person__in=some)
        columns = ("person_id", "month", "half_year", "last_day")
        for person, month, half_year, last in ties.values_list(*columns).iterator():
            days = _days(month, half_year, last, today=book.today)
            yield book.owner, person, evidence.strength(evidence.A_DAY * days)


def _own(book: Book, some: Collection[UUID] | None) -> Iterator[tuple[UUID, evidence.Evidence]]:
    ties, today = Tie.objects.of(book.network), book.today
    ties = ties if some is None else ties.filter(person__in=list(some))
    for tie in ties.values_list(*_OF_TIE, named=True).iterator(chunk_size=5000):
        yield tie.person_id, talked(tie, today)
    yield from _besides_talks(book, some)


def besides_talks(book: Book, people: Around) -> Iterator[Proof]:
    """Profiles and praise."""
    for some in [None] if people is None else chunks(people):
        yield from ((book.owner, person, proof) for person, proof in _besides_talks(book, some))


def _besides_talks(book: Book, some: Collection[UUID] | None) -> Iterator[tuple[UUID, evidence.Evidence]]:
    for person, day in _connected(book, None if some is None else book.records(some)):
        yield person, evidence.connected(day, today=book.today)
    for (person, kind), rows in _praise(book, some).items():
        days = [day for day, _ in rows]
        yield person, evidence.praised(
            kind, count=len(rows), first=min(days), last=max(days), today=book.today,
            touches=tuple(touch for _, touch in sorted(rows, reverse=True)),
        )  # fmt: skip


def _days(month: float, half_year: float, last: date, *, today: date) -> float:
    silent = max((today - last).days, 0)
    return evidence.quarter_days(month * 0.5 ** (silent / 30), half_year * 0.5 ** (silent / 180))


def talked(tie: Any, today: date) -> evidence.Evidence:
    """The owner's talks with somebody, from the state of their tie (`_OF_TIE` by name)."""
    days = _days(tie.month, tie.half_year, tie.last_day, today=today)
    return evidence.own_talks(
        Kind.TALKED, days, count=tie.days, first=tie.first_day, last=tie.last_day,
        both_ways=bool(tie.last_met or (tie.last_in and tie.last_out)),
    )  # fmt: skip


def _connected(book: Book, person_of: dict[int, UUID] | None) -> Iterator[tuple[UUID, date | None]]:
    """When profiles were connected."""
    rows = Date.objects.of(book.network).filter(kind="connected")
    columns = ("year", "month", "day")
    told: Iterator[tuple[Any, ...]]
    if person_of is None:
        told = iter(rows.values_list("record__person_id", *columns))
    else:
        some = rows.filter(record__in=list(person_of)).values_list("record_id", *columns)
        told = ((person_of[record], *day) for record, *day in some)
    seen: set[UUID] = set()
    for person, year, month, day in told:
        if person and person not in seen:
            seen.add(person)
            yield person, _day(year, month, day)


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:  # 29 February of a year without one
        return None


def _praise(book: Book, some: Collection[UUID] | None) -> dict[tuple[UUID, Kind], list[tuple[date, int]]]:
    """Recommendations and endorsements by person: few rows, on records of their own."""
    wanted = None if some is None else set(some)
    records = [pk for pk, person in book.praised.items() if wanted is None or person in wanted]
    until = datetime.combine(book.today + timedelta(days=1), time(), UTC)
    found: dict[tuple[UUID, Kind], list[tuple[date, int]]] = defaultdict(list)
    for few in chunks(records):
        rows = Participant.objects.of(book.network).filter(record__in=few, at__lt=until)
        for record, source, at, touch in rows.values_list("record_id", "touch__source", "at", "touch_id"):
            if source in _PRAISE:
                found[book.praised[record], _PRAISE[source]].append((at.date(), touch))
    return found


def last_talks(book: Book, people: Iterable[UUID]) -> dict[UUID, tuple[int, ...]]:
    """The last talk of the owner with each of these people; three statements for each hundred.

    Important: record and moment are named together. Two lists would read all talks of whoever has many.
    """
    found: dict[UUID, tuple[int, ...]] = {}
    for some in chunks(sorted(set(people)), _NAMED):
        person_of = book.records(some)
        last = dict(Tie.objects.of(book.network).filter(person__in=some).values_list("person_id", "last_at"))
        named = Q()
        for record, person in person_of.items():
            if person in last:
                named |= Q(record=record, at=last[person])
        parts = Participant.objects.of(book.network).filter(named, counts=True) if named else ()
        for part in parts:
            found[person_of[part.record_id]] = (part.touch_id,)
    return found
