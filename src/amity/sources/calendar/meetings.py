"""An event as meetings: who was there, when, where, for how long."""

from collections.abc import Iterator
from datetime import timedelta

from amity.base.ids import digest
from amity.base.text import one_line
from amity.people.names import spoken_name
from amity.sources.calendar.events import (
    Event,
    Time,
    Unreadable,
    length_of,
    occurrence,
    time_of,
)
from amity.sources.calendar.repeats import Budget, occurrences
from amity.sources.content_lines import Property
from amity.sources.rows import Options, Party, TouchRow

CROWD = 50  # more guests make no personal tie, and no more of them are kept
_THINGS = frozenset({"ROOM", "RESOURCE", "GROUP"})
_GOOGLE_THINGS = ("@resource.calendar.google.com", "@group.calendar.google.com")
_LONGEST = timedelta(days=7)
_EARLIEST = 1900


def meeting(event: Event, moved: dict[str, set[str]], options: Options, budget: Budget) -> Iterator[TouchRow]:
    """A row for each time the event takes place; none when nobody else is on it. Raises `Unreadable`.

    An occurrence that was cancelled is told even where it names nobody any more, so that what an
    earlier import took for a meeting can end.
    """
    sender, others = _parties(event)
    called_off = event.is_override and _is_cancelled(event)
    if not called_off and not any(not party.robot for party in others):
        return
    begins = event.first("DTSTART") or event.first("RECURRENCE-ID")
    start = time_of(begins, begins.raw, options) if begins else None
    if start is None or start.at.year < _EARLIEST:
        raise Unreadable("The event has no time that can be read.")
    length = length_of(event, start, options)
    own = moved.get(event.text("UID"), set())
    for time, name in _times(event, start, options, budget):
        if event.is_override or name not in own:
            yield _row(event, time, name, length, (sender, others))


def _times(event: Event, start: Time, options: Options, budget: Budget) -> Iterator[tuple[Time, str]]:
    """Each time it takes place, with the name of the occurrence; a single event needs no name."""
    original = event.first("RECURRENCE-ID")
    if original is not None:
        planned = time_of(original, original.raw, options)
        yield start, occurrence(planned) if planned else ""
    elif "RRULE" in event.found or "RDATE" in event.found:
        for time in occurrences(event, start, options, budget):
            yield time, occurrence(time)
    else:
        yield start, ""


def _row(
    event: Event,
    time: Time,
    name: str,
    length: timedelta | None,
    parties: tuple[Party | None, tuple[Party, ...]],
) -> TouchRow:
    summary = one_line(event.text("SUMMARY"), limit=300)
    uid = event.text("UID") or digest(summary, time.at.isoformat())
    known = length is not None and length <= _LONGEST and not time.all_day
    return TouchRow(
        source="calendar",
        key=digest("calendar", uid, name),
        where=f"event {event.number}",
        at=time.at,
        channel="meeting",
        sender=parties[0],
        others=parties[1],
        subject=summary,
        place=one_line(event.text("LOCATION"), limit=200),
        minutes=int(length.total_seconds() // 60) if known and length else None,
        thread=digest("calendar", uid),
        all_day=time.all_day,
        tz_assumed=time.assumed,
        to_list=event.attendees > CROWD,
        cancelled=_is_cancelled(event),
    )


def _is_cancelled(event: Event) -> bool:
    return event.text("STATUS").upper() == "CANCELLED"


def _parties(event: Event) -> tuple[Party | None, tuple[Party, ...]]:
    """The organiser, and the guests who did not decline, nobody twice."""
    organiser = event.first("ORGANIZER")
    sender = _party(organiser, "organiser") if organiser else None
    found: dict[str, Party] = {}
    for guest in event.found.get("ATTENDEE", ()):
        if guest.param("PARTSTAT").upper() == "DECLINED" or len(found) >= CROWD:
            continue
        party = _party(guest, "attendee")
        if party and not (sender and _same(party, sender)):
            found.setdefault(party.email.casefold() or party.name, party)
    return sender, tuple(found.values())


def _same(one: Party, other: Party) -> bool:
    return (
        bool(one.email) and one.email.casefold() == other.email.casefold()
    ) or one.name == other.name != ""


def _party(guest: Property, role: str) -> Party | None:
    value = guest.text
    email = value[7:] if value[:7].casefold() == "mailto:" else guest.param("EMAIL")
    email = email.strip() if "@" in email else ""
    thing = guest.param("CUTYPE").upper() in _THINGS or email.casefold().endswith(_GOOGLE_THINGS)
    written = one_line(guest.param("CN"), limit=300)
    name = written if thing else spoken_name(written)
    if not email and not name:
        return None
    return Party(name=name[:300], email=email[:320], role=role, robot=thing)
