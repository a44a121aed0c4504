"""When "in March" is."""

import re
from datetime import date

from amity.base.text import fold

_NAMES = (
    "january jan januar janner", "february feb februar", "march mar marz", "april apr", "may mai", "june jun juni",
    "july jul juli", "august aug", "september sept sep", "october oct oktober okt", "november nov",
    "december dec dezember dez",
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{1,2})$")


def soonest(words: str, today: date) -> date | None:
    """The first day of the month these words name: this one if it goes on, else the next of that name.

    >>> today = date(2026, 11, 22)
    >>> [soonest(w, today).isoformat() for w in ("March", "in Nov", "Januar 2028", "2027-02", "im März")]
    ['2027-03-01', '2026-11-01', '2028-01-01', '2027-02-01', '2027-03-01']
    >>> soonest("sometime", today) is soonest("2027-13", today) is None
    True
    """
    if exact := _YEAR_MONTH.match(words.strip()):
        return _first(int(exact[1]), int(exact[2]))
    parts = [part for part in fold(words).split() if part not in ("in", "im")]
    month = _MONTHS.get(parts[0]) if parts else None
    if month is None or len(parts) > 2:
        return None
    if len(parts) == 2:
        return _first(int(parts[1]), month) if re.fullmatch(r"\d{4}", parts[1]) else None
    return _first(today.year + (month < today.month), month)


def _first(year: int, month: int) -> date | None:
    return date(year, month, 1) if 1 <= month <= 12 and 1 <= year <= 9998 else None
