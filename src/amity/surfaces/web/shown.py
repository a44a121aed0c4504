"""Days as people say them, for templates. The sentences themselves are made in `surfaces.words`."""

from datetime import date, datetime

from django.template.defaultfilters import filesizeformat
from django.utils.dateformat import format as formatted
from django.utils.formats import number_format

from amity.base.text import excerpt
from amity.surfaces.web.filters import circle_words
from amity.surfaces.words import capturing
from amity.surfaces.words.give_pages import bare
from amity.surfaces.words.manner import long_day, month, named, short_day

__all__ = [
    "FILTERS",
    "bare",
    "clipped",
    "clock_time",
    "grouped",
    "long_day",
    "month",
    "month_short",
    "named",
    "one_line",
    "short_day",
    "short_month",
    "upper_first",
    "weekday",
]


def weekday(day: date) -> str:
    """Thu."""
    return formatted(day, "D")


def short_month(day: date) -> str:
    """Nov."""
    return formatted(day, "M")


def grouped(count: int) -> str:
    """1,204; in German 1.204."""
    return number_format(count, use_l10n=True, force_grouping=True)


def clipped(text: str, length: int) -> str:
    """The first words of a text that may be long."""
    return excerpt(text, length)


def one_line(text: str) -> str:
    """A draft on one line."""
    return " ".join(text.split())


def upper_first(text: str) -> str:
    """Typed words as they begin a line."""
    return text[:1].upper() + text[1:]


def month_short(day: date) -> str:
    """Nov."""
    return formatted(day, "M")


def clock_time(moment: datetime) -> str:
    """14:05."""
    return formatted(moment, "H:i")


FILTERS = {
    "owed_line": capturing.line,
    "long_day": long_day,
    "short_day": short_day,
    "month": month,
    "month_short": month_short,
    "named": named,
    "weekday": weekday,
    "short_month": short_month,
    "grouped": grouped,
    "one_line": one_line,
    "upper_first": upper_first,
    "bare": bare,
    "clipped": clipped,
    "clock_time": clock_time,
    "circle_words": circle_words,
    "size": filesizeformat,
}
