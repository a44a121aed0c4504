"""What a device may keep to be read without a network, and when it has to drop it (docs/adr/0022)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from amity.actions import today as days
from amity.actions.lookout import people_of
from amity.base.ids import digest, uuid7
from amity.store.absent import absent
from amity.store.models import Attendance, Event, Network
from amity.store.writing import writing

AHEAD, BEHIND = timedelta(days=14), timedelta(days=3)  # events around today
MOST_PEOPLE, MOST_EVENTS = 120, 8


@dataclass(frozen=True, slots=True)
class Kept:
    """Whose pages and which events a device may keep."""

    people: tuple[UUID, ...]
    events: tuple[UUID, ...]


def worth_keeping(network: Network, *, today: date) -> Kept:
    """The events around today, who of the book is there, the people of today, then those closest to the owner."""
    events = Event.objects.of(network).filter(day__lte=today + AHEAD, last_day__gte=today - BEHIND)
    going = list(
        events.exclude(going=Event.Going.NO).order_by("day", "id").values_list("pk", flat=True)[:MOST_EVENTS]
    )
    people = tuple(dict.fromkeys(_people(network, going, today)))
    return Kept(people[:MOST_PEOPLE], tuple(going))


def _people(network: Network, events: list[UUID], today: date) -> Iterator[UUID]:
    plan = days.plan(network, today=today)
    yield from (UUID(card.someone.id) for card in plan.suggestions)
    yield from (UUID(one.person) for one in plan.follow_ups)
    guests = Attendance.objects.of(network).filter(event__in=events, record__person__is_me=False)
    yield from guests.values_list("record__person_id", flat=True)[:MOST_PEOPLE]
    closest = (
        people_of(network, besides=absent(network)).filter(tie__isnull=False).order_by("-tie__strength", "id")
    )
    yield from closest.values_list("id", flat=True)[:MOST_PEOPLE]


def mark(network: Network) -> str:
    """What a device compares: the network's, and a fresh one whenever something must be gone from everywhere."""
    return digest("kept", str(network.pk), network.kept_mark)


def turn_over(network: Network) -> None:
    """Whatever any device kept is out of date at once. Call it inside the transaction that takes something away."""
    network.kept_mark = digest("kept", str(uuid7()))
    Network.objects.filter(pk=network.pk).update(kept_mark=network.kept_mark)


def turn_over_all() -> None:
    """The same for every network, after another database was put in place."""
    with writing(None):
        for network in Network.objects.all():
            turn_over(network)
