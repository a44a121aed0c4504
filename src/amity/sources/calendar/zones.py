"""Time zones as calendars name them: IANA, Windows, with a path before them, or with an offset."""

import re
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_IANA = re.compile(r"[A-Za-z0-9_+-]{1,40}(?:/[A-Za-z0-9_+-]{1,40}){0,2}\Z")
_OFFSET = re.compile(r"\((?:UTC|GMT)([+-])(\d\d):00\)")


@lru_cache(maxsize=500)
def zone_of(name: str, fallback: ZoneInfo) -> tuple[ZoneInfo, bool]:
    """The zone of this name, and whether it had to be assumed to be the fallback."""
    name = name.strip().strip('"')[:200]
    found = _from_path(name) or _iana(_from_offset(name)) or _iana(_from_windows(name))
    return (found, False) if found else (fallback, True)


def _from_path(name: str) -> ZoneInfo | None:
    """The zone at the end of a name such as "/example.org/Tzfile/Europe/Berlin"."""
    parts = name.split("/")[:10]
    return next((zone for start in range(len(parts)) if (zone := _iana("/".join(parts[start:])))), None)


def _iana(name: str) -> ZoneInfo | None:
    if not _IANA.match(name):
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _from_windows(name: str) -> str:
    # Important: this table is large and rarely needed, so it is loaded when it is.
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return str(WINDOWS_TO_OLSON.get(name, "")) if name else ""


def _from_offset(name: str) -> str:
    """Outlook's "(UTC+01:00) Amsterdam, Berlin" as a fixed zone; POSIX counts the other way round."""
    found = _OFFSET.match(name)
    if found is None:
        return ""
    return f"Etc/GMT{'-' if found[1] == '+' else '+'}{int(found[2])}"
