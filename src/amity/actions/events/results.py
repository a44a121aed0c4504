"""What came of past events: ties that lived, what they cost, whom to thank."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Min

from amity.events.choosing import Past
from amity.events.results import AFTER, Helper, Met, Result, Role, Was, result
from amity.store.absent import absent
from amity.store.bulk import chunks
from amity.store.models import Attendance, Event, FollowUp, Give, Network, Participant, Person
from amity.store.models.giving import Way
from amity.store.reading import records_of
from amity.store.remembering import remembered

MOST = 100  # past events that are looked back at


@dataclass(frozen=True, slots=True)
class Looked:
    """A past event with what came of it."""

    event: Event
    result: Result


def past(network: Network, *, today: date) -> tuple[Looked, ...]:
    """Events that were gone to, the last one first. A constant number of statements, and kept until somebody writes."""
    return remembered(("past events", network.pk, today), lambda: _past(network, today))


def pasts(network: Network, *, today: date) -> list[Past]:
    """The same as choosing needs them."""
    return [
        Past(
            id=str(one.event.pk), name=one.event.name, day=one.event.day, series=one.event.series, size=one.event.size,
            energy=one.event.energy, lived=len(one.result.lived) + len(one.result.renewed),
        )
        for one in past(network, today=today)
    ]  # fmt: skip


def _past(network: Network, today: date) -> tuple[Looked, ...]:
    rows = Event.objects.of(network).filter(last_day__lt=today).exclude(going=Event.Going.NO)
    events = list(rows.order_by("-day", "-begins_at", "-id")[:MOST])
    ids = [event.pk for event in events]
    met, hosts = _lines(network, ids)
    people = {person for some in met.values() for person in some}
    people |= {person for some in hosts.values() for person in some}
    names = _names(network, people)
    talks, first = _talks(network, people, events)
    helpers, zone = _helpers(network, ids, hosts, met, names), ZoneInfo(network.time_zone)
    return tuple(
        Looked(
            event, result(_was(event, met[event.pk], (names, talks, first), helpers[event.pk], zone), today)
        )
        for event in events
    )


_People = dict[UUID, dict[UUID, int | None]]  # event -> person -> the talk there


def _lines(network: Network, events: Collection[UUID]) -> tuple[_People, dict[UUID, dict[UUID, str]]]:
    """Whom the owner talked with at each event, and who hosted it or spoke there."""
    met: _People = defaultdict(dict)
    hosts: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for some in chunks(events):
        rows = Attendance.objects.of(network).filter(event__in=some, record__person__isnull=False)
        told = rows.filter(record__person__is_me=False)
        for event, person, touch, role in told.values_list("event_id", "record__person_id", "met_id", "role"):
            if touch is not None:
                met[event][person] = touch
            if role in ("host", "speaker"):
                hosts[event][person] = role
    return met, hosts


def _names(network: Network, people: Collection[UUID]) -> dict[UUID, str]:
    """Nobody who died or asked to be left out."""
    gone = set(absent(network))
    return {
        id: name
        for some in chunks(set(people) - gone)
        for id, name in Person.objects.of(network).filter(id__in=some).values_list("id", "name")
    }


def _talks(
    network: Network, people: Collection[UUID], events: Collection[Event]
) -> tuple[dict[UUID, list[date]], dict[UUID, date]]:
    """Days of talks with each since the first of these events, and the day of the first talk ever."""
    days: dict[UUID, list[date]] = defaultdict(list)
    first: dict[UUID, date] = {}
    if not people or not events:
        return days, first
    zone = ZoneInfo(network.time_zone)
    since = datetime.combine(min(event.day for event in events), time.min, zone)
    until = datetime.combine(
        max(event.last_day for event in events) + AFTER + timedelta(days=1), time.min, zone
    )
    owner: dict[int, UUID] = {}
    for some in chunks(people):
        owner |= records_of(network, some)
    for few in chunks(owner):
        parts = Participant.objects.of(network).filter(record__in=few, counts=True)
        for record, at in parts.filter(at__gte=since, at__lt=until).values_list("record_id", "at"):
            days[owner[record]].append(at.astimezone(zone).date())
        for record, at in parts.order_by().values_list("record_id").annotate(first=Min("at")):
            day = at.astimezone(zone).date()
            first[owner[record]] = min(day, first.get(owner[record], day))
    return days, first


def _helpers(
    network: Network,
    events: Collection[UUID],
    hosts: Mapping[UUID, Mapping[UUID, str]],
    met: _People,
    names: Mapping[UUID, str],
) -> dict[UUID, tuple[Helper, ...]]:
    """Hosts, speakers one talked with, and who introduced somebody there; with whether they were thanked."""
    thanked = {
        (event, person)
        for some in chunks(events)
        for event, person in FollowUp.objects.of(network)
        .filter(event__in=some, kind=FollowUp.Kind.THANKS)
        .exclude(ended="")
        .values_list("event_id", "record__person_id")
    }
    introduced = _introducers(network, met)
    found: dict[UUID, tuple[Helper, ...]] = {}
    for event in events:
        roles = [
            (person, Role(role))
            for person, role in hosts[event].items()
            if role == "host" or person in met[event]
        ]
        roles += [(person, Role.INTRODUCED) for person in introduced[event]]
        found[event] = tuple(
            Helper(person=str(person), name=names[person], role=role, thanked=(event, person) in thanked)
            for person, role in roles
            if person in names
        )
    return found


def _introducers(network: Network, met: _People) -> dict[UUID, set[UUID]]:
    """Who gave an introduction in a talk of that event and was not thanked for it yet."""
    event_of = {
        touch: event for event, people in met.items() for touch in people.values() if touch is not None
    }
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for some in chunks(event_of):
        rows = Give.objects.of(network).filter(
            touch__in=some, kind=Give.Kind.INTRODUCTION, way=Way.RECEIVED, thanked_on=None
        )
        for touch, person in rows.values_list("touch_id", "record__person_id"):
            found[event_of[touch]].add(person)
    return found


def _was(
    event: Event,
    met: Mapping[UUID, int | None],
    known: tuple[Mapping[UUID, str], Mapping[UUID, list[date]], Mapping[UUID, date]],
    helpers: tuple[Helper, ...],
    zone: ZoneInfo,
) -> Was:
    names, talks, first = known
    return Was(
        id=str(event.pk), last_day=event.last_day, minutes=_minutes(event, zone), energy=event.energy, helpers=helpers,
        met=tuple(
            Met(
                person=str(person), name=names[person],
                talks=tuple(sorted({day for day in talks[person] if day > event.last_day})),
                before=first.get(person, event.day) < event.day,
            )
            for person in met
            if person in names
        ),
    )  # fmt: skip


def _minutes(event: Event, zone: ZoneInfo) -> int | None:
    """How long the owner was there: until they left, else until it ended; days as evenings of what is known."""
    if event.begins_at is None or event.last_day != event.day:
        return None
    begins = event.begins_at
    if event.left_at:
        begins = begins.astimezone(zone)
        left = datetime.combine(begins.date(), event.left_at, zone)
        minutes = int((left - begins).total_seconds() // 60)
        return minutes if 0 < minutes <= 16 * 60 else None
    return int((event.ends_at - begins).total_seconds() // 60) if event.ends_at else None
