"""Days that come back every year, in the forms of address books."""

import re
from datetime import date

from amity.people.records import YearlyDay

_FULL = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:\D|T|$)")
_NO_YEAR = re.compile(r"--(\d\d)-?(\d\d)(?:\D|$)")
_UNKNOWN_YEAR = 1604  # Apple writes this leap year when there is none


def yearly_day(text: str, kind: str, *, label: str = "", no_year: str = "") -> YearlyDay | None:
    """The day of `1988-03-24`, `19880324`, `--0514` or `--05-14`; None when it is none."""
    text = text.strip()
    if found := _NO_YEAR.match(text):
        year, month, day = None, int(found[1]), int(found[2])
    elif found := _FULL.match(text):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
        year = None if str(year) == no_year or year <= _UNKNOWN_YEAR else year
    else:
        return None
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return YearlyDay(kind, month, day, year, label)
