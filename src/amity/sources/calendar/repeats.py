"""When a repeating event took place, counted out inside a window and never without end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr

from amity.sources.calendar.events import Event, Time, Unreadable, time_of
from amity.sources.calendar.zones import zone_of
from amity.sources.rows import Options

MOST_OCCURRENCES = 1_000  # of one event
MOST_STEPS = 50_000  # to reach the window, of one event
_STEPS_OF_FILE = 500_000
_WITHOUT_WINDOW = 20  # years
_PARTS = re.compile(r"([A-Z]{2,12})=([A-Z0-9,+-]{1,2000})(?:;|\Z)", re.I)
_REFUSED = ("SECONDLY", "MINUTELY")


@dataclass(slots=True)
class Budget:
    """What is left of the steps that a whole file may take."""

    steps: int = _STEPS_OF_FILE


def occurrences(event: Event, start: Time, options: Options, budget: Budget) -> Iterator[Time]:
    """The planned times of a repeating event inside the window, exceptions left out.

    Raises `Unreadable` for rules that repeat within the hour or cannot be understood.
    """
    excluded = _listed(event, "EXDATE", options)
    gone = {time.at for time in excluded}
    gone_days = {time.wall.date() for time in excluded if time.all_day}
    zone = _zone(event, start, options)
    count = 0
    for wall in _walls(event, start, options, budget):
        at = wall.replace(tzinfo=zone).astimezone(UTC)
        if at in gone or wall.date() in gone_days:
            continue
        count += 1
        if count > MOST_OCCURRENCES:
            return
        yield Time(wall, at, start.all_day, start.assumed)


def _zone(event: Event, start: Time, options: Options) -> ZoneInfo:
    found = event.first("DTSTART")
    if found is not None and found.raw.strip().upper().endswith("Z"):
        return ZoneInfo("UTC")
    return zone_of(found.param("TZID") if found else "", options.time_zone)[0]


def _listed(event: Event, name: str, options: Options) -> list[Time]:
    times = (
        time_of(found, value.split("/")[0], options)
        for found in event.found.get(name, ())
        for value in found.raw.split(",")
    )
    return [time for time in times if time]


def _walls(event: Event, start: Time, options: Options, budget: Budget) -> Iterator[datetime]:
    """Wall-clock times in order: those of the rule, and those listed by hand."""
    first, last = _window(start, options)
    extra = {time.wall for time in _listed(event, "RDATE", options)}
    found = event.first("RRULE")
    ruled = _ruled(found.raw, start, (first, last), options, budget) if found else iter((start.wall,))
    for wall in sorted({*ruled, *extra}):
        if first <= wall.date() <= last:
            yield wall


def _window(start: Time, options: Options) -> tuple[date, date]:
    if options.window:
        return options.window
    last = min(start.wall.year + _WITHOUT_WINDOW, 9998)
    return start.wall.date(), date(last, 12, 31)


def _ruled(
    raw: str, start: Time, window: tuple[date, date], options: Options, budget: Budget
) -> list[datetime]:
    parts = {name.upper(): value.upper() for name, value in _PARTS.findall(raw.strip())}
    if parts.get("FREQ", "") in _REFUSED:
        raise Unreadable("The event repeats every minute or second; it was left out.")
    if not parts.get("FREQ") or not int(parts.get("INTERVAL", "1")):
        raise Unreadable("The rule by which the event repeats cannot be understood.")
    count = int(parts.pop("COUNT", 0))
    rule = _rule(parts, start, window, counted=bool(count), options=options)
    found: list[datetime] = []
    for step, wall in enumerate(rule, start=1):
        budget.steps -= 1
        if step > (count or MOST_STEPS) or step > MOST_STEPS or budget.steps < 0:
            break
        if wall.date() >= window[0]:
            found.append(wall)
        if len(found) > MOST_OCCURRENCES * 2:  # exceptions may take some away
            break
    return found


def _rule(
    parts: dict[str, str],
    start: Time,
    window: tuple[date, date],
    *,
    counted: bool,
    options: Options,
) -> rrule:
    until = datetime.combine(window[1], datetime.max.time()).replace(microsecond=0)
    if said := _until(parts.pop("UNTIL", ""), start, options):
        until = min(until, said)
    text = ";".join(f"{name}={value}" for name, value in parts.items() if name != "X-NAME")
    begin = start.wall if counted else _moved_near(start.wall, parts, window[0])
    try:
        return rrulestr(f"{text};UNTIL={until:%Y%m%dT%H%M%S}", dtstart=begin)  # type: ignore[no-any-return]
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise Unreadable("The rule by which the event repeats cannot be understood.") from error


def _until(text: str, start: Time, options: Options) -> datetime | None:
    """The end of a rule on the wall clock of its start."""
    found = re.match(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?(Z?)", text)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups()[:3])
    if found[4] is None:
        return datetime(year, month, day, 23, 59, 59)
    end = datetime(year, month, day, int(found[4]), int(found[5]), min(int(found[6]), 59))
    return end + (start.wall.replace(tzinfo=UTC) - start.at) if found[7] else end


def _moved_near(begin: datetime, parts: dict[str, str], first: date) -> datetime:
    """A start just before the window that gives the same days, so that old rules cost nothing."""
    unit = {"DAILY": 1, "WEEKLY": 7}.get(parts["FREQ"])
    days = (first - begin.date()).days
    if unit is None or days <= 0:
        return begin
    period = unit * int(parts.get("INTERVAL", "1"))
    return begin + timedelta(days=max(0, days // period - 1) * period)
