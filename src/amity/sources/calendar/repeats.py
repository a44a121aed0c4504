"""When a repeating event took place, counted out inside a window and never without end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from amity.sources.calendar.events import Event, Time, Unreadable, time_of
from amity.sources.calendar.rules import NotUnderstood, Rule, periods, read_rule
from amity.sources.calendar.zones import zone_of
from amity.sources.rows import Options

MOST_OCCURRENCES = 1_000  # of one event
_STEPS_OF_FILE = 1_000_000  # periods that all rules of a file may go through
_WITHOUT_WINDOW = 20  # years


@dataclass(slots=True)
class Budget:
    """What is left of the steps that a whole file may take, and how many events were cut short."""

    steps: int = _STEPS_OF_FILE
    cut: int = 0


def occurrences(event: Event, start: Time, options: Options, budget: Budget) -> Iterator[Time]:
    """The planned times of a repeating event inside the window, exceptions left out.

    Raises `Unreadable` for rules that repeat within a day or cannot be understood.
    """
    excluded = _listed(event, "EXDATE", options)
    gone = {time.at for time in excluded}
    gone_days = {time.wall.date() for time in excluded if time.all_day}
    zone = _zone(event, options)
    count = 0
    for wall in _walls(event, start, options, budget):
        at = wall.replace(tzinfo=zone).astimezone(UTC)
        if at in gone or wall.date() in gone_days:
            continue
        count += 1
        if count > MOST_OCCURRENCES:
            budget.cut += 1
            return
        yield Time(wall, at, all_day=start.all_day, assumed=start.assumed)


def _zone(event: Event, options: Options) -> ZoneInfo:
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


def _walls(event: Event, start: Time, options: Options, budget: Budget) -> list[datetime]:
    """Wall-clock times in order: those of the rule, and those listed by hand."""
    first, last = _window(start, options)
    walls = {time.wall for time in _listed(event, "RDATE", options)}
    found = event.first("RRULE")
    if found is None:
        walls.add(start.wall)
    else:
        walls.update(_ruled(_rule(found.raw), start, (first, last), budget))
    return sorted(wall for wall in walls if first <= wall.date() <= last)


def _window(start: Time, options: Options) -> tuple[date, date]:
    if options.window:
        return options.window
    last = min(start.wall.year + _WITHOUT_WINDOW, 9998)
    return start.wall.date(), date(last, 12, 31)


def _rule(raw: str) -> Rule:
    try:
        return read_rule(raw)
    except NotUnderstood as error:
        raise Unreadable("The rule by which the event repeats is not one that meetings follow.") from error


def _ruled(rule: Rule, start: Time, window: tuple[date, date], budget: Budget) -> Iterator[datetime]:
    until = _until(rule.until, start)
    last = min(window[1], until.date()) if until else window[1]
    begin = start.wall.date() if rule.count else _near(rule, start.wall.date(), window[0])
    passed = wanted = 0
    for days in periods(rule, begin, last):
        budget.steps -= 1
        if budget.steps < 0:
            raise Unreadable("The calendar repeats too much to be counted out; this event was left out.")
        for day in days:
            passed += 1
            wall = datetime.combine(day, start.wall.time())
            if (rule.count and passed > rule.count) or (until and wall > until):
                return
            if day >= window[0]:
                wanted += 1
                yield wall
        if wanted > MOST_OCCURRENCES * 2:  # exceptions may take some away
            return


def _until(text: str, start: Time) -> datetime | None:
    """The end of a rule on the wall clock of its start."""
    for form in ("%Y%m%dT%H%M%SZ", "%Y%m%dT%H%M%S", "%Y%m%d"):
        try:
            end = datetime.strptime(text, form)  # noqa: DTZ007 - a wall clock
        except ValueError:
            continue
        if form.endswith("Z"):
            return end + (start.wall - start.at.replace(tzinfo=None))
        return end if "H" in form else end + timedelta(days=1, seconds=-1)
    return None


def _near(rule: Rule, begin: date, first: date) -> date:
    """A start just before the window that gives the same days, so that old rules cost nothing."""
    unit = {"DAILY": 1, "WEEKLY": 7}.get(rule.freq)
    days = (first - begin).days
    if unit is None or days <= 0:
        return begin
    period = unit * rule.interval
    return begin + timedelta(days=max(0, days // period - 1) * period)
