"""How you connect with them: meetings out of calendars (iCalendar), each time they took place.

The file is gone through twice: first for the single occurrences that were moved or cancelled,
then event by event. Repetitions are counted out inside the chosen window only.
"""

from collections.abc import Iterable, Iterator

from amity.sources.calendar.events import Event, Unreadable, events, overridden
from amity.sources.calendar.meetings import CROWD, meeting
from amity.sources.calendar.repeats import MOST_OCCURRENCES, Budget
from amity.sources.csv_text import decoded
from amity.sources.rows import Opened, Options, Peek, Row, RowError

NAME = "calendar"

__all__ = ["NAME", "detects", "read"]


def detects(peek: Peek) -> bool:
    """Whether one of the first lines begins a calendar."""
    lines = decoded(peek.head[:8192]).lstrip("\ufeff").splitlines()[:20]
    return any(line.strip().upper() == "BEGIN:VCALENDAR" for line in lines)


def read(file: Opened, options: Options) -> Iterator[Row]:
    """One touch for each time a meeting with others took place, an event for each that is still to come."""
    with file.open() as stream:
        moved = overridden(events(stream), options)
    with file.open() as stream:
        yield from _meetings(events(stream), moved, options)


def _meetings(found: Iterable[Event], moved: dict[str, set[str]], options: Options) -> Iterator[Row]:
    alone = 0
    budget = Budget()
    for event in found:
        where = f"event {event.number}"
        try:
            rows = list(meeting(event, moved, options, budget))
        except Unreadable as error:
            yield RowError(where, str(error))
            continue
        except (ValueError, OverflowError, RecursionError):
            # One broken event must not cost the others.
            yield RowError(where, "The event is damaged and was left out.")
            continue
        alone += not rows and not event.is_override
        yield from rows
        if rows and event.attendees > CROWD:
            yield RowError(
                where, f"The event has {event.attendees:,} guests; {CROWD} of them were kept.", rows=0
            )
    if budget.cut:
        why = f"Of events that repeat more than {MOST_OCCURRENCES:,} times only as many were read."
        yield RowError("", why, rows=0)
    if alone:
        one, more = "1 event has nobody else on it.", f"{alone} events have nobody else on them."
        yield RowError("", one if alone == 1 else more, alone)
