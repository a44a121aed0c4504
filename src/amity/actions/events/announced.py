"""What public calendars of one's field and town announce: events to decide about, gone with the calendar until decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from amity.actions.events import calendars
from amity.base.ids import digest
from amity.base.text import one_line
from amity.sources import calendar
from amity.sources import feeds as source
from amity.sources.files import InMemory
from amity.sources.rows import Coming, EventRow, Options, Peek
from amity.store.bulk import chunks, insert
from amity.store.journal import Entry
from amity.store.models import Attendance, Event, Network

FEED = "feed"
AHEAD = timedelta(days=120)
MOST = 200  # events of one calendar


@dataclass(frozen=True, slots=True)
class Told:
    """A calendar with what it announces: the columns of an event, by its key; None where it is off."""

    title: str
    coming: dict[str, dict[str, Any] | None]


def read(network: Network, body: bytes, *, today: date, base: str = "") -> Told:
    """The events of the next months in an iCalendar or a feed. BadInput where it is neither."""
    zone = ZoneInfo(network.time_zone)
    if calendar.detects(Peek("calendar", body[:65_536])):
        return Told(_name(body), dict(_of_calendar(body, zone, today)))
    told = source.read(body, base=base)
    return Told(told.title, dict(_of_feed(told.entries, today)))


def take(network: Network, feed: UUID, coming: dict[str, dict[str, Any] | None]) -> int:
    """Note what is new and follow what changed; what is off goes unless it was decided. Returns how many are new."""
    standing: dict[str, Event] = {}
    for some in chunks(coming):
        standing |= {row.key: row for row in Event.objects.of(network).filter(key__in=some)}
    now = timezone.now()
    fresh = [
        Event(network=network, key=key, source=FEED, feed=feed, created_at=now, **said)
        for key, said in coming.items()
        if said is not None and key not in standing
    ]
    insert(fresh)
    for key, row in standing.items():
        if row.feed == feed and row.source == FEED:
            _follow(row, coming[key])
    off = [
        row.pk for key, row in standing.items() if coming[key] is None and row.feed == feed and not row.going
    ]
    calendars.erase(network, off)
    return len(fresh)


def withdraw(entry: Entry, feed: Any) -> None:  # the row of the calendar
    """Its events that nobody decided about go with it."""
    rows = list(Event.objects.of(entry.network).filter(feed=feed.pk, going="", energy="", goal=""))
    for row in rows:
        entry.deletes(*Attendance.objects.of(entry.network).filter(event=row))
    entry.deletes(*rows)


def _follow(row: Event, said: dict[str, Any] | None) -> None:
    if said is not None and any(getattr(row, name) != value for name, value in said.items()):
        for name, value in said.items():
            setattr(row, name, value)
        row.save()


def _of_calendar(body: bytes, zone: ZoneInfo, today: date) -> Iterator[tuple[str, dict[str, Any] | None]]:
    since = datetime.combine(today, time.min, zone)
    coming = Coming(since, since, today + AHEAD, public=True)
    options = Options(time_zone=zone, window=(today, today), coming=coming)
    rows = [row for row in calendar.read(InMemory("calendar", body), options) if isinstance(row, EventRow)]
    last = since + AHEAD
    for row in sorted(rows, key=lambda row: row.touch.at)[:MOST]:
        if row.touch.at > last:
            return
        yield row.touch.key, None if row.touch.cancelled else calendars.public_columns(row, zone)


def _of_feed(entries: Sequence[source.Entry], today: date) -> Iterator[tuple[str, dict[str, Any]]]:
    """Entries that name a day to come; what names none is news and no event."""
    for entry in entries:
        if entry.begins and today <= entry.begins <= today + AHEAD:
            said = {
                "kind": Event.Kind.GATHERING, "name": entry.title, "day": entry.begins, "last_day": entry.begins,
                "url": entry.url, "note": entry.summary,
            }  # fmt: skip
            yield digest("feed", entry.url or entry.title, entry.begins.isoformat()), said


def _name(body: bytes) -> str:
    """What a calendar calls itself."""
    for line in body[:65_536].decode("utf-8", "replace").splitlines()[:40]:
        if line.upper().startswith("X-WR-CALNAME"):
            return one_line(line.partition(":")[2].replace("\\,", ","), limit=300)
    return ""
