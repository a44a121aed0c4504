"""What takes place soon, for the day's page: one statement, and nothing when nothing is near."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from amity import today as days
from amity.store.models import Event, Network, Promise

_AHEAD = timedelta(days=1)  # an appointment: the evening before counts from the morning on
_WEEK = timedelta(days=7)  # a gathering: as long as a birthday is told before
_LASTS = timedelta(days=60)  # the longest an event lasts
_MOST = 500  # lines of guest lists
_SHOWN = 4


def meetings(
    network: Network, today: date, promised: Iterable[Promise], *, absent: Collection[UUID] = ()
) -> tuple[days.Meeting, ...]:
    """Appointments that were not declined and gatherings the owner goes to, with who of the book comes to them.

    `promised` are the open promises: what was promised for a meeting stands beside it.
    """
    rows = Event.objects.of(network).filter(
        Q(going=Event.Going.YES, kind=Event.Kind.GATHERING)
        | Q(going__in=("", Event.Going.YES), kind=Event.Kind.MEETING, day__lte=today + _AHEAD),
        day__gte=today - _LASTS, day__lte=today + _WEEK, last_day__gte=today,
    )  # fmt: skip
    # A guest's columns are None where nobody is on the list.
    told: Iterable[tuple[Any, ...]] = rows.order_by("day", F("begins_at").asc(nulls_last=True), "id").values_list(
        "id", "name", "kind", "day", "begins_at", "place", "attendances__coming", "attendances__record__person_id",
        "attendances__record__person__name", "attendances__record__person__is_me",
    )[:_MOST]  # fmt: skip
    events: dict[UUID, tuple[Any, ...]] = {}
    people: dict[UUID, dict[UUID, str]] = {}
    for id, *event, coming, person, name, is_me in told:
        events.setdefault(id, tuple(event))
        if person and not is_me and coming != "no" and person not in absent:
            people.setdefault(id, {})[person] = name
    shown = list(events.items())[:_SHOWN]
    texts = _when_they_meet(promised) if shown else {}
    return tuple(_meeting(id, event, people.get(id, {}), texts, today) for id, event in shown)


def _meeting(
    id: UUID, event: tuple[Any, ...], people: dict[UUID, str], texts: dict[UUID, list[str]], today: date
) -> days.Meeting:
    name, kind, day, begins_at, place = event
    by_name = sorted(people.items(), key=lambda one: (one[1], one[0]))
    return days.Meeting(
        id=str(id),
        name=name,
        kind=kind,
        on=max(day, today),
        begins_at=begins_at,
        place=place,
        people=tuple((str(person), called) for person, called in by_name),
        promised=tuple(text for person, _ in by_name for text in texts.get(person, ())),
    )


def _when_they_meet(promised: Iterable[Promise]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for one in promised:
        if one.when_we_meet and one.record.person_id:
            found.setdefault(one.record.person_id, []).append(one.text)
    return found
