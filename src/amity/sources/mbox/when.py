"""When a mail was sent, even where its own clock was wrong."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_tz

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=1)  # a clock that runs ahead of the server that took the mail
_BEHIND = timedelta(days=366)


def moment(date: str, received: str, separator: str) -> datetime | None:
    """The Date header; where it is absent, absurd or contradicts the server, the server's time.

    The server's time is that of the newest Received header, else of the separator line of the
    archive. None when nothing tells a time.
    """
    said = _parsed(date)
    arrived = _parsed(received.rpartition(";")[2]) or _parsed(separator.partition(" ")[2].partition(" ")[2])
    if said is None or arrived is None:
        return said or arrived
    if said > arrived + _AHEAD or said < arrived - _BEHIND:
        return arrived
    return said


def _parsed(text: str) -> datetime | None:
    parts = parsedate_tz(_in_order(text.strip()[:100])) if text else None
    if parts is None:
        return None
    year, month, day, hour, minute, second = parts[:6]
    offset = timedelta(seconds=parts[9] or 0)
    if abs(offset) > timedelta(hours=15):
        offset = timedelta(0)
    try:
        parsed = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC) - offset
    except (ValueError, OverflowError):
        return None
    return parsed if EARLIEST <= parsed <= _LATEST else None


_LATEST = datetime(2200, 1, 1, tzinfo=UTC)


def _in_order(text: str) -> str:
    """Separator lines of Takeout put the zone before the year: "Thu Jan 01 00:00:00 +0000 2020"."""
    words = text.split()
    if len(words) == 6 and words[4][:1] in "+-" and words[5].isdigit() and ":" in words[3]:
        words[4], words[5] = words[5], words[4]
    return " ".join(words)
