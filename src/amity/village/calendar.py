"""Maya's calendar: lunches, calls, a weekly hour at the hall that ended, a lunch that was called off."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from amity.base.ids import digest
from amity.village.people import MAYA, PEOPLE
from amity.village.shapes import ZONE, Meeting, Villager, day

_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Village//Calendar//EN", f"X-WR-TIMEZONE:{ZONE}")
_OFF = Meeting(18, "Lunch, called off", "Bluegate", 60, 13, cancelled=True)
_STEP = timedelta(weeks=1)


def export() -> bytes:
    """The calendar file."""
    lines = [*_HEAD, *(line for one in PEOPLE if one.email for line in _of(one)), "END:VCALENDAR"]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _of(one: Villager) -> Iterator[str]:
    for meeting in one.of(Meeting):
        yield from _event(one, meeting)
    if one.name == "Sam Okoro":
        yield from _event(one, _OFF)


def _event(one: Villager, meeting: Meeting) -> Iterator[str]:
    start = datetime.combine(day(meeting.ago), time(meeting.hour))
    yield "BEGIN:VEVENT"
    yield f"UID:{digest(one.name, meeting.what, start.isoformat())}@village.example"
    yield "DTSTAMP:20261121T090000Z"
    yield f"DTSTART;TZID={ZONE}:{start:%Y%m%dT%H%M%S}"
    yield f"DTEND;TZID={ZONE}:{start + timedelta(minutes=meeting.minutes):%Y%m%dT%H%M%S}"
    yield f"SUMMARY:{_escaped(meeting.what)}"
    if meeting.where:
        yield f"LOCATION:{_escaped(meeting.where)}"
    if meeting.weeks > 1:
        yield f"RRULE:FREQ=WEEKLY;UNTIL={start + _STEP * (meeting.weeks - 1):%Y%m%dT%H%M%S}"
    yield f"ORGANIZER;CN={MAYA.name}:mailto:{MAYA.mail}"
    yield f'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN="{one.name}":mailto:{one.email}'
    if meeting.room:
        yield 'ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED;CN="Room 2":mailto:room-2@resource.calendar.google.com'
    yield f"STATUS:{'CANCELLED' if meeting.cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    return text.replace(",", "\\,").replace(";", "\\;")
