"""Days and times as exports write them, read without a locale."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan ene gen janv/feb fév févr/mar mär mrz mars/apr abr avr/may mai mag maj/jun juin giu/jul juil lug"
        "/aug ago août/sep sept set/oct okt ott out/nov/dec dez dic déc".split("/"),
        start=1,
    )
    for name in names.split()
}
_SPOKEN = re.compile(r"(?:(\d{1,2})\.? )?([^\W\d_]{3,12})\.?,? (\d{4})")
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2,4})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp]\.?\s?[Mm])?")


def day_of(text: str) -> date | None:
    """The day of "08 Feb 2026", "Jan 2024" (its first), "2026-02-08", "1/29/26"; None when it is none."""
    text = text[:60].strip()
    if found := _SPOKEN.search(text):
        return _day(int(found[3]), _month(found[2]), int(found[1] or 1))
    if found := _ISO.search(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _AMERICAN.search(text):
        year = int(found[3])
        return _day(year + 2000 if year < 100 else year, int(found[1]), int(found[2]))
    return None


def moment_of(text: str, zone: ZoneInfo) -> tuple[datetime, bool] | None:
    """The moment in UTC, and whether its zone was assumed; None when it is none."""
    day, clock = day_of(text), _CLOCK.search(text[:60])
    if day is None or clock is None:
        return None
    hour = int(clock[1]) % 12 if clock[4] else int(clock[1])
    hour += 12 if clock[4] and clock[4][0] in "Pp" else 0
    assumed = not re.search(r"UTC|GMT|Z$", text.strip())
    try:
        wall = datetime(day.year, day.month, day.day, hour, int(clock[2]), int(clock[3] or 0))  # noqa: DTZ001 - a wall clock
        return wall.replace(tzinfo=zone if assumed else UTC).astimezone(UTC), assumed
    except (ValueError, OverflowError):
        return None


def _month(word: str) -> int:
    word = word.casefold()
    return next((n for size in (4, 3) if (n := _MONTHS.get(word[:size]))), 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
