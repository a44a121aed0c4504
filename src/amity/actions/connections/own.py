"""The owner's own ties to people: what their talks, profiles and praise show."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from amity.actions.connections.book import PRAISED, Book
from amity.actions.connections.proofs import Around, Proof
from amity.connections import evidence
from amity.connections.evidence import Kind
from amity.store.bulk import chunks
from amity.store.models import Date, Participant, Tie

_PRAISE = dict(zip(PRAISED, (Kind.RECOMMENDED, Kind.ENDORSED), strict=True))
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


def _own(book: Book, some: Collection[UUID] | None) -> Iterator[tuple[UUID, evidence.Evidence]]:
    ties, today = Tie.objects.of(book.network), book.today
    ties = ties if some is None else ties.filter(person__in=list(some))
    for tie in ties.values_list(*_OF_TIE, named=True).iterator(chunk_size=5000):
        yield tie.person_id, talked(tie, today)
    for person, day in _connected(book, None if some is None else book.records(some)):
        yield person, evidence.connected(day, today=today)
    for (person, kind), rows in _praise(book, some).items():
        days = [day for day, _ in rows]
        yield person, evidence.praised(
            kind, count=len(rows), first=min(days), last=max(days), today=today,
            touches=tuple(touch for _, touch in sorted(rows, reverse=True)),
        )  # fmt: skip


def talked(tie: Any, today: date) -> evidence.Evidence:
    """The owner's talks with somebody, from the state of their tie (`_OF_TIE` by name)."""
    silent = max((today - tie.last_day).days, 0)
    days = evidence.quarter_days(tie.month * 0.5 ** (silent / 30), tie.half_year * 0.5 ** (silent / 180))
    return evidence.own_talks(
        Kind.TALKED, days, count=tie.days, first=tie.first_day, last=tie.last_day,
        both_ways=bool(tie.last_met or (tie.last_in and tie.last_out)),
    )  # fmt: skip


def _connected(book: Book, person_of: dict[int, UUID] | None) -> Iterator[tuple[UUID, date | None]]:
    """When profiles were connected."""
    rows = Date.objects.of(book.network).filter(kind="connected")
    rows = rows if person_of is None else rows.filter(record__in=list(person_of))
    seen: set[UUID] = set()
    for person, year, month, day in rows.values_list("record__person_id", "year", "month", "day"):
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
    """The last talk of the owner with each of these people; two statements for some hundreds."""
    found = {}
    for some in chunks(set(people)):
        person_of = book.records(some)
        last = dict(Tie.objects.of(book.network).filter(person__in=some).values_list("person_id", "last_at"))
        parts = Participant.objects.of(book.network).filter(
            record__in=list(person_of), at__in=set(last.values()), counts=True
        )
        for touch, record, at in parts.order_by("touch_id").values_list("touch_id", "record_id", "at"):
            if at == last.get(person_of[record]):
                found[person_of[record]] = (touch,)
    return found
