"""An event as meetings: who was there, when, where, for how long."""

from collections.abc import Iterator
from dataclasses import replace
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
from amity.sources.rows import EventRow, Options, Party, SeriesRow, TouchRow

CROWD = 50  # more guests make no personal tie, and no more of them are kept
_THINGS = frozenset({"ROOM", "RESOURCE", "GROUP"})
_GOOGLE_THINGS = ("@resource.calendar.google.com", "@group.calendar.google.com")
_LONGEST = timedelta(days=7)
_EARLIEST = 1900
_ANSWERS = {"ACCEPTED": "yes", "DECLINED": "no"}


def meeting(
    event: Event, moved: dict[str, set[str]], options: Options, budget: Budget
) -> Iterator[TouchRow | EventRow | SeriesRow]:
    """A row for each time the event took place, and one for each time it is still to come. Raises `Unreadable`.

    Nothing is told of it when nobody else is on it, but for a single event to come that has a place. An occurrence
    that was cancelled is told even where it names nobody any more, so that what an earlier import took for a
    meeting can end.
    """
    sender, others = _parties(event)
    called_off = event.is_override and _is_cancelled(event)
    alone = not any(not party.robot for party in others)
    if not called_off and alone and not _may_be_gone_to(event, options):
        return
    begins = event.first("DTSTART") or event.first("RECURRENCE-ID")
    start = time_of(begins, begins.raw, options) if begins else None
    if start is None or start.at.year < _EARLIEST:
        raise Unreadable("The event has no time that can be read.")
    length = length_of(event, start, options)
    own = moved.get(event.text("UID"), set())
    told: list[str] = []
    for time, name in _times(event, start, options, budget):
        if event.is_override or name not in own:
            row = _row(event, time, name, length, (sender, others))
            told += [row.key] if _is_coming(row, options) else []
            yield from _past_and_coming(row, event, length, options, alone=alone and not called_off)
    if options.coming and _repeats(event):
        overridden = (digest("calendar", event.text("UID"), name) for name in own)
        yield SeriesRow(where=f"event {event.number}", series=_series(event), keys=(*told, *overridden))


def _past_and_coming(
    row: TouchRow, event: Event, length: timedelta | None, options: Options, *, alone: bool
) -> Iterator[TouchRow | EventRow]:
    """A talk where it began or is cancelled, an event where it is still to come, both on the day itself."""
    coming = options.coming
    if not alone and (coming is None or row.at < coming.until or row.cancelled):
        yield row
    if _is_coming(row, options):
        yield EventRow(
            touch=row,
            ends=row.at + length if length and length <= _LONGEST else None,
            url=one_line(event.text("URL"), limit=2_000),
            series=_series(event) if _repeats(event) or event.is_override else "",
            size=event.attendees,
            answers=_answers(event),
        )


def _is_coming(row: TouchRow, options: Options) -> bool:
    return options.coming is not None and row.at >= options.coming.since


def _may_be_gone_to(event: Event, options: Options) -> bool:
    """Whether an event that names nobody else is one to go to, like a concert, and no note to oneself."""
    if options.coming is None or not event.text("SUMMARY"):
        return False
    single = not _repeats(event) and not event.is_override
    return options.coming.public or (single and bool(event.text("LOCATION")))


def _repeats(event: Event) -> bool:
    return not event.is_override and ("RRULE" in event.found or "RDATE" in event.found)


def _series(event: Event) -> str:
    return digest("series", event.text("UID"))


def _answers(event: Event) -> dict[str, str]:
    """What everybody answered, the owner too."""
    found: dict[str, str] = {}
    for guest in event.found.get("ATTENDEE", ()):
        party = _party(guest, "attendee")
        if party and party.email:
            found[party.email.casefold()] = _ANSWERS.get(guest.param("PARTSTAT").upper(), "maybe")
    return found


def _times(event: Event, start: Time, options: Options, budget: Budget) -> Iterator[tuple[Time, str]]:
    """Each time it takes place, with the name of the occurrence; a single event needs no name."""
    original = event.first("RECURRENCE-ID")
    if original is not None:
        planned = time_of(original, original.raw, options)
        yield start, occurrence(planned) if planned else ""
    elif "RRULE" in event.found or "RDATE" in event.found:
        for time in occurrences(event, start, _ahead(options), budget):
            yield time, occurrence(time)
    else:
        yield start, ""


def _ahead(options: Options) -> Options:
    """The window with what is still to come."""
    if options.window is None or options.coming is None:
        return options
    return replace(options, window=(options.window[0], max(options.window[1], options.coming.last)))


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
