"""How the owner reads days and names: the one door for a day in words, and for the order of a name.

A surface says at its edge whose manner holds (`use`); until then days are as the language has them
and given names come first.
"""

from collections.abc import Sequence
from contextvars import ContextVar
from datetime import date

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from amity.people.names import split_name

__all__ = ["full_day", "listed", "long_day", "month", "named", "short_day", "use"]

# Both languages put the day first; so "" and "dmy" are what the language has.
# Weekday and day; short day without and with its year; day with month without and with its year
_PATTERNS = {
    "mdy": ("l, F j", "M j", "M j, Y", "F j", "F j, Y"),
    "ymd": ("l, Y-m-d", "Y-m-d", "Y-m-d", "Y-m-d", "Y-m-d"),
}
_dates: ContextVar[str] = ContextVar("order of dates", default="")
_names: ContextVar[str] = ContextVar("order of names", default="given")


def use(*, date_order: str, name_order: str) -> None:
    """From now on, for whoever is answered here, days and names stand in these orders."""
    _dates.set(date_order)
    _names.set(name_order)


def long_day(day: date) -> str:
    """Tuesday 24 November."""
    return formatted(day, _pattern(0))


def short_day(day: date, today: date) -> str:
    """5 Nov; with the year when it is another one."""
    return formatted(day, _pattern(1 if day.year == today.year else 2))


def weekday_name(day: date) -> str:
    """Friday."""
    return formatted(day, "l")


def full_day(day: date, today: date) -> str:
    """10 December; with the year when it is another one."""
    return formatted(day, _pattern(3 if day.year == today.year else 4))


def month(day: date, today: date) -> str:
    """August; with the year when it is another one."""
    if day.year == today.year:
        return formatted(day, "F")
    return formatted(day, "Y F" if _dates.get() == "ymd" else "F Y")


def named(name: str) -> str:
    """A full name in the owner's order: Ana Sousa, or Sousa Ana."""
    if _names.get() != "family" or "@" in name:
        return name
    given, family = split_name(name)
    both = f"{family} {given}".strip()
    return both if len(both) == len(name) else name  # titles, degrees and names without spaces stay


def listed(words: Sequence[str]) -> str:
    """Saturday, Sunday and Monday."""
    if len(words) < 2:
        return "".join(words)
    return _("%(these)s and %(last)s") % {"these": ", ".join(words[:-1]), "last": words[-1]}


def _pattern(which: int) -> str:
    if own := _PATTERNS.get(_dates.get()):
        return own[which]
    return (
        pgettext("day with weekday", "l j F"),
        pgettext("day", "j M"),
        pgettext("day with year", "j M Y"),
        pgettext("day with month", "j F"),
        pgettext("day with month and year", "j F Y"),
    )[which]
