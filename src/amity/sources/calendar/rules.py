"""Rules of repetition (RFC 5545, 3.3.10): the days they name, period by period, never without end.

Own and small, because libraries go on searching until the year 9999 for a day that does not
exist ("every 30 February"). Rules within a day, by week number or day of the year are refused.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count as numbers

_PART = re.compile(r"([A-Z-]{2,12})=([A-Z0-9,+-]{1,2000})(?:;|\Z)")
_BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)\Z")
_WEEKDAYS = {name: n for n, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_KNOWN = frozenset(
    {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
)
_TIMES = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})  # harmless while they name one value, the start's own


class NotUnderstood(ValueError):
    """A rule that is refused."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule taken apart. `by_day` holds pairs of an ordinal (0: every) and a weekday (0: Monday)."""

    freq: str
    interval: int = 1
    count: int = 0
    until: str = ""
    by_day: tuple[tuple[int, int], ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_month: tuple[int, ...] = ()
    by_position: tuple[int, ...] = ()
    week_starts: int = 0


def read_rule(raw: str) -> Rule:
    """The rule in a RRULE value. Raises `NotUnderstood`."""
    parts = dict(_PART.findall(raw.strip().upper()))
    freq, interval = parts.get("FREQ", ""), _number(parts.get("INTERVAL", "1"))
    several = any("," in parts.get(name, "") for name in _TIMES)
    strange = parts.keys() - _KNOWN - _TIMES
    if freq not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY") or several or strange or interval < 1:
        raise NotUnderstood(raw[:100])
    return Rule(
        freq=freq,
        interval=interval,
        count=_number(parts.get("COUNT", "0")),
        until=parts.get("UNTIL", ""),
        by_day=tuple(_weekday(part) for part in parts.get("BYDAY", "").split(",") if part),
        by_month_day=_numbers(parts.get("BYMONTHDAY", "")),
        by_month=_numbers(parts.get("BYMONTH", "")),
        by_position=_numbers(parts.get("BYSETPOS", "")),
        week_starts=_WEEKDAYS.get(parts.get("WKST", ""), 0),
    )


def _number(text: str) -> int:
    try:
        return min(int(text), 1_000_000)
    except ValueError as error:
        raise NotUnderstood(text[:100]) from error


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(_number(part) for part in text.split(",") if part)


def _weekday(text: str) -> tuple[int, int]:
    found = _BYDAY.match(text)
    if found is None:
        raise NotUnderstood(text[:100])
    return int(found[1] or 0), _WEEKDAYS[found[2]]


def periods(rule: Rule, start: date, last: date) -> Iterator[list[date]]:
    """The days of each period (day, week, month, year) from the start on, empty ones included."""
    for step in numbers():
        begin = _period(rule, start, step)
        if begin is None or begin > last:
            return
        days = sorted(set(_in_period(rule, start, begin)))
        days = _at_positions(days, rule.by_position) if rule.by_position else days
        yield [day for day in days if start <= day <= last]


def _period(rule: Rule, start: date, step: int) -> date | None:
    """The first day of a period; None beyond the end of the calendar."""
    try:
        match rule.freq:
            case "DAILY":
                return start + timedelta(days=step * rule.interval)
            case "WEEKLY":
                monday = start - timedelta(days=(start.weekday() - rule.week_starts) % 7)
                return monday + timedelta(weeks=step * rule.interval)
            case "MONTHLY":
                month = start.year * 12 + start.month - 1 + step * rule.interval
                return date(month // 12, month % 12 + 1, 1)
            case _:
                return date(start.year + step * rule.interval, 1, 1)
    except (ValueError, OverflowError):
        return None


def _in_period(rule: Rule, start: date, begin: date) -> Iterator[date]:
    match rule.freq:
        case "DAILY":
            yield from (day for day in (begin,) if _fits(rule, day))
        case "WEEKLY":
            wanted = {weekday for _, weekday in rule.by_day} or {start.weekday()}
            week = (begin + timedelta(days=n) for n in range(7))
            yield from (day for day in week if day.weekday() in wanted and _in_months(rule, day))
        case "MONTHLY":
            yield from (day for day in _in_span(rule, start, _month(begin)) if _in_months(rule, day))
        case _:
            yield from _in_year(rule, start, begin.year)


def _fits(rule: Rule, day: date) -> bool:
    weekdays = {weekday for _, weekday in rule.by_day}
    in_week = not weekdays or day.weekday() in weekdays
    return in_week and _in_months(rule, day) and (not rule.by_month_day or _is_month_day(rule, day))


def _in_months(rule: Rule, day: date) -> bool:
    return not rule.by_month or day.month in rule.by_month


def _is_month_day(rule: Rule, day: date) -> bool:
    length = monthrange(day.year, day.month)[1]
    return day.day in rule.by_month_day or day.day - length - 1 in rule.by_month_day


def _in_year(rule: Rule, start: date, year: int) -> Iterator[date]:
    if rule.by_day and not rule.by_month and not rule.by_month_day:
        whole = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
        yield from _by_weekday(rule, [day for day in whole if day.year == year])
        return
    every = range(1, 13) if rule.by_month_day and not rule.by_month else (start.month,)
    for month in rule.by_month or every:
        if 1 <= month <= 12:
            yield from _in_span(rule, start, _month(date(year, month, 1)))


def _month(begin: date) -> list[date]:
    return [begin.replace(day=n + 1) for n in range(monthrange(begin.year, begin.month)[1])]


def _in_span(rule: Rule, start: date, span: list[date]) -> list[date]:
    """The days of a month that the rule names; without a name, the day of the month of the start."""
    if rule.by_month_day:
        weekdays = {weekday for _, weekday in rule.by_day} or set(range(7))
        return [day for day in span if _is_month_day(rule, day) and day.weekday() in weekdays]
    if rule.by_day:
        return _by_weekday(rule, span)
    return [day for day in span if day.day == start.day]


def _by_weekday(rule: Rule, span: list[date]) -> list[date]:
    found: list[date] = []
    for ordinal, weekday in rule.by_day:
        days = [day for day in span if day.weekday() == weekday]
        found += _at_positions(days, (ordinal,)) if ordinal else days
    return found


def _at_positions(days: list[date], positions: tuple[int, ...]) -> list[date]:
    indexes = (position - 1 if position > 0 else position for position in positions)
    return sorted({days[index] for index in indexes if -len(days) <= index < len(days)})
