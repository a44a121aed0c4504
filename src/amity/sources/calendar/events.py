"""Events as they stand in the file: their properties and times."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

from amity.sources.calendar.zones import zone_of
from amity.sources.content_lines import Property, logical_lines, parse, physical_lines
from amity.sources.rows import Options

MOST_PROPERTIES = 2_000
LONGEST_LINE = 1_000_000
_WANTED = (
    b"UID", b"SUMMARY", b"LOCATION", b"DTSTART", b"DTEND", b"DURATION", b"RRULE", b"RDATE", b"EXDATE", b"STATUS",
    b"RECURRENCE-ID", b"ORGANIZER", b"ATTENDEE", b"URL",
)  # fmt: skip
_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?\Z", re.I)
_DURATION = re.compile(
    r"P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?\Z"
)


class Unreadable(Exception):
    """An event that cannot become a meeting; the message says why."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time of an event: on the wall of its zone, and as a moment in UTC."""

    wall: datetime  # without zone
    at: datetime  # UTC
    all_day: bool
    assumed: bool


@dataclass(slots=True)
class Event:
    """One event's properties."""

    number: int
    found: dict[str, list[Property]] = field(default_factory=dict)
    attendees: int = 0

    def first(self, name: str) -> Property | None:
        """The first property of this name."""
        values = self.found.get(name)
        return values[0] if values else None

    def text(self, name: str) -> str:
        """The unescaped value of the first property of this name, or nothing."""
        value = self.first(name)
        return value.text if value else ""

    @property
    def is_override(self) -> bool:
        """Whether it moves or cancels one occurrence of another event."""
        return "RECURRENCE-ID" in self.found


def events(stream: BinaryIO) -> Iterator[Event]:
    """Every event in order; alarms inside are skipped, a missing end is made up for."""
    event: Event | None = None
    inner = number = 0
    for line in logical_lines(physical_lines(stream)):
        mark = line[:40].strip().upper() if line[:2] in (b"BE", b"EN", b"be", b"en") else b""
        if mark == b"BEGIN:VEVENT":
            if event is not None:
                yield event
            number, inner = number + 1, 0
            event = Event(number)
        elif event is None:
            continue
        elif mark in (b"END:VEVENT", b"END:VCALENDAR"):
            yield event
            event = None
        elif mark.startswith((b"BEGIN:", b"END:")):
            inner = max(0, inner + (1 if mark.startswith(b"BEGIN:") else -1))
        elif not inner:
            _add(event, line)
    if event is not None:
        yield event


def _add(event: Event, line: bytes) -> None:
    if not line[:14].upper().startswith(_WANTED):
        return
    event.attendees += line[:8].upper() == b"ATTENDEE"
    if event.attendees > MOST_PROPERTIES or len(line) > LONGEST_LINE:
        return
    found = parse(line)
    if found is not None:
        values = event.found.setdefault(found.name, [])
        if len(values) < MOST_PROPERTIES:
            values.append(found)


def overridden(found: Iterable[Event], options: Options) -> dict[str, set[str]]:
    """For each UID the original times of the occurrences that have an event of their own."""
    moved: dict[str, set[str]] = {}
    for event in found:
        original = event.first("RECURRENCE-ID")
        if original is not None and (time := time_of(original, original.raw, options)):
            moved.setdefault(event.text("UID"), set()).add(occurrence(time))
    return moved


def occurrence(time: Time) -> str:
    """An occurrence's name: the moment it was planned for."""
    return time.at.isoformat()


def time_of(found: Property, value: str, options: Options) -> Time | None:
    """A value of a time property; None when it is no time that exists."""
    parts = _TIME.match(value.strip())
    if parts is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in parts.groups()[:6])
    try:
        wall = datetime(year, month, day, hour, minute, min(second, 59))  # noqa: DTZ001 - a wall clock
        if parts[7]:
            return Time(wall, wall.replace(tzinfo=UTC), all_day=False, assumed=False)
        zone, assumed = zone_of(found.param("TZID"), options.time_zone)
        at = wall.replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    all_day = parts[4] is None
    return Time(wall, at, all_day=all_day, assumed=assumed and not all_day)


def length_of(event: Event, start: Time, options: Options) -> timedelta | None:
    """How long the event lasts; None when it does not say."""
    end = event.first("DTEND")
    if end is not None and (time := time_of(end, end.raw, options)):
        return max(time.at - start.at, timedelta(0))
    parts = _DURATION.match(event.text("DURATION"))
    if parts is None or not any(parts.groups()):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in parts.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
