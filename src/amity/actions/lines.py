"""What a line in a list shows beside a name: the days of contact behind a rhythm line, and whether there is a portrait.

Two statements each for any number of people.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import CharField, Max, Min
from django.db.models.functions import Cast, Substr

from amity.store.models import Network, Participant, Photo
from amity.store.reading import records_of

__all__ = ["talk_days", "with_portrait"]

_DAY = 24 * 60  # minutes


def talk_days(network: Network, people: Sequence[UUID], *, since: date) -> dict[UUID, tuple[date, ...]]:
    """The days on which there was contact that counts, per person, oldest first.

    The database gives the first and the last moment of each day in UTC: between them they touch
    every day of the owner's that it overlaps.
    """
    zone = ZoneInfo(network.time_zone)
    local = _days_of(zone)
    start = datetime.combine(since, time(), tzinfo=zone).astimezone(UTC)
    owner = records_of(network, people)
    parts = Participant.objects.of(network).filter(record__in=list(owner), counts=True, at__gte=start)
    told = Cast("at", CharField())  # as text: a third of the time
    by_day = parts.values("record_id", day=Substr(told, 1, len("2026-11-22")))
    days: dict[UUID, set[date]] = {}
    for record, *moments in by_day.annotate(first=Min(told), last=Max(told)).values_list(
        "record_id", "first", "last"
    ):
        days.setdefault(owner[record], set()).update(map(local.day, moments))
    return {person: tuple(sorted(some)) for person, some in days.items()}


@cache
def _days_of(zone: ZoneInfo) -> "_Days":
    return _Days(zone)


class _Days:
    """Which day of the owner's a moment falls on. What a day's offset is, is asked once: rows are many, days few."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone
        self.known: dict[str, tuple[date, int | None]] = {}

    def day(self, told: str) -> date:
        """The day of a moment told as "2026-11-22 08:30:00...", in UTC."""
        text = told[:10]
        utc, offset = self.known.get(text) or self.known.setdefault(text, self._of(text))
        if offset is None:
            return _utc(told).astimezone(self.zone).date()
        minute = int(told[11:13]) * 60 + int(told[14:16]) + offset
        return utc if 0 <= minute < _DAY else utc + timedelta(days=minute // _DAY)

    def _of(self, text: str) -> tuple[date, int | None]:
        """The day, and its offset in minutes; None where the clocks change on it."""
        start = datetime.fromisoformat(text).replace(tzinfo=UTC)
        first, last = (at.astimezone(self.zone).utcoffset() for at in (start, start + timedelta(days=1)))
        minutes = first // timedelta(minutes=1) if first is not None and first == last else None
        return start.date(), minutes


def _utc(told: str) -> datetime:
    moment = datetime.fromisoformat(told)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def with_portrait(network: Network, people: Sequence[UUID]) -> frozenset[UUID]:
    """Those of these people who have a portrait."""
    owner = records_of(network, people)
    photos = Photo.objects.of(network).filter(record__in=list(owner))
    return frozenset(owner[record] for record in photos.values_list("record_id", flat=True))
