"""What a line in a list shows beside a name: the days of contact behind a rhythm line, and whether there is a portrait.

Two statements for any number of people.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from amity.store.models import Network, Participant, Photo

__all__ = ["talk_days", "with_portrait"]


def talk_days(network: Network, people: Sequence[UUID], *, since: date) -> dict[UUID, tuple[date, ...]]:
    """The days on which there was contact that counts, per person, oldest first."""
    zone = ZoneInfo(network.time_zone)
    start = datetime.combine(since, time(), tzinfo=zone).astimezone(UTC)
    parts = Participant.objects.of(network).filter(record__person__in=people, counts=True, at__gte=start)
    days: dict[UUID, set[date]] = {}
    for person, at in parts.values_list("record__person_id", "at"):
        days.setdefault(person, set()).add(at.astimezone(zone).date())
    return {person: tuple(sorted(some)) for person, some in days.items()}


def with_portrait(network: Network, people: Sequence[UUID]) -> frozenset[UUID]:
    """Those of these people who have a portrait."""
    photos = Photo.objects.of(network).filter(record__person__in=people)
    return frozenset(photos.values_list("record__person_id", flat=True))
