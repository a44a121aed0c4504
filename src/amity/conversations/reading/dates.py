"""Days named in a note: "yesterday", "vor zwei Wochen", "on Friday", "by 1 December"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner", "february feb februar", "march mar märz", "april apr", "may mai", "june jun juni",
            "july jul juli", "august aug", "september sept sep", "october oct oktober okt", "november nov",
            "december dec dezember dez",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon montag", "tuesday tues tue dienstag", "wednesday wed mittwoch", "thursday thurs thu donnerstag",
            "friday fri freitag", "saturday sat samstag sonnabend", "sunday sun sonntag",
        )
    )
    for name in names.split()
}  # fmt: skip
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "", "a an one ein eine einem einer", "two zwei couple", "three drei", "four vier", "five fünf", "six sechs",
            "seven sieben", "eight acht", "nine neun", "ten zehn", "eleven elf", "twelve zwölf",
        )
    )
    for word in words.split()
}  # fmt: skip
_M = "|".join(sorted(_MONTHS, key=len, reverse=True))
_D = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_N = r"\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True))
_LEAD = r"(?:\b(?:on|by|until|till|before|from|since|for|this|the|bis(?: zum)?|am|vom|zum|seit|ab|den|diesen|spätestens)\s)*"
_PART = r"(?:\s(?:morning|afternoon|evening|night|noon|at noon|früh|vormittag|mittag|nachmittag|abend|nacht|morgen)\b)?"


@dataclass(frozen=True, slots=True)
class When:
    """A day named between two places of the line: as a past day, and as a day to come."""

    start: int
    end: int
    past: date | None
    future: date | None


Reader = Callable[["re.Match[str]", date], tuple[date | None, date | None]]


def find_days(plain: str, today: date, *, order: str = "") -> list[When]:
    """The days named, in order; words for time without a day ("next week") have neither past nor future.

    `order` says what 3/4/2026 is: "mdy" and "ymd" put the month before the day, anything else the day first.
    """
    found: list[When] = []
    slashed: Reader = partial(_slashed, order=order)
    for pattern, reads in ((_SLASHED, slashed), *_READERS):
        for match in pattern.finditer(plain):
            if any(match.start() < w.end and w.start < match.end() for w in found):
                continue
            try:
                past, future = reads(match, today)
            except (ValueError, OverflowError, StopIteration):
                continue  # the 31st of February is no day
            found.append(When(match.start(), match.end(), past, future))
    return sorted(found, key=lambda when: when.start)


def _iso(match: re.Match[str], today: date) -> tuple[date | None, date | None]:
    day = date.fromisoformat(match["iso"])
    return _both(day, today)


def _calendar(match: re.Match[str], today: date) -> tuple[date | None, date | None]:
    month = _MONTHS[match["month"]] if not match["month"].isdigit() else int(match["month"])
    year = match["year"]
    if year:
        full = int(year) + (2000 if len(year) == 2 else 0)
        return _both(date(full, month, int(match["day"])), today)
    around = [
        date(y, month, int(match["day"]))
        for y in (today.year - 1, today.year, today.year + 1)
        if _exists(y, month, int(match["day"]))
    ]
    past = max((day for day in around if day <= today), default=None)
    return past, min((day for day in around if day >= today), default=None)


def _slashed(match: re.Match[str], today: date, *, order: str) -> tuple[date | None, date | None]:
    """Important: where only one of two readings is a day, it is that one."""
    a, b, c = (int(match[part]) for part in ("a", "b", "c"))
    if len(match["a"]) == len("2026"):
        return _both(date(a, b, c), today)
    if order == "ymd" and len(match["c"]) < len("2026"):
        return _both(date(2000 + a, b, c), today)
    year = c if len(match["c"]) == len("2026") else 2000 + c
    months = [(a, b), (b, a)] if order in ("mdy", "ymd") else [(b, a), (a, b)]
    return _both(next(date(year, m, d) for m, d in months if _exists(year, m, d)), today)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _both(day: date, today: date) -> tuple[date | None, date | None]:
    return (day if day <= today else None), (day if day >= today else None)


def _weekday(match: re.Match[str], today: date) -> tuple[date | None, date | None]:
    number = _WEEKDAYS[match["weekday"]]
    back = (today.weekday() - number) % 7 or 7
    past, future = today - timedelta(days=back), today + timedelta(days=7 - back if back < 7 else 7)
    which = match["which"] or ""
    if which.startswith(("last", "letzt", "vorig", "vergangen")):
        return past, None
    if which.startswith(("next", "nächst", "kommend", "coming")):
        return None, future
    return past, future


def _ago(match: re.Match[str], today: date) -> tuple[date | None, date | None]:
    return today - _span(match), None


def _ahead(match: re.Match[str], today: date) -> tuple[date | None, date | None]:
    return None, today + _span(match)


def _span(match: re.Match[str]) -> timedelta:
    count = int(match["n"]) if match["n"].isdigit() else _NUMBERS[match["n"]]
    return timedelta(days=count * (7 if match["unit"].startswith(("week", "woche")) else 1))


def _offset(days: int) -> Reader:
    def read(_: re.Match[str], today: date) -> tuple[date | None, date | None]:
        day = today + timedelta(days=days)
        return _both(day, today)

    return read


def _end_of_month(_: re.Match[str], today: date) -> tuple[date | None, date | None]:
    first = today.replace(day=28) + timedelta(days=4)
    return None, first - timedelta(days=first.day)


def _end_of_week(_: re.Match[str], today: date) -> tuple[date | None, date | None]:
    return None, today + timedelta(days=6 - today.weekday())


def _end_of_year(_: re.Match[str], today: date) -> tuple[date | None, date | None]:
    return None, date(today.year, 12, 31)


def _no_day(_: re.Match[str], __: date) -> tuple[date | None, date | None]:
    return None, None


def _pattern(body: str) -> re.Pattern[str]:
    return re.compile(rf"{_LEAD}\b(?:{body})\b(?!-)")


_SLASHED = re.compile(rf"{_LEAD}(?<![\w/.])(?P<a>\d{{4}}|\d\d?)/(?P<b>\d\d?)/(?P<c>\d{{4}}|\d\d?)(?![\w/])")
_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_pattern(r"(?P<iso>\d{4}-\d\d-\d\d)"), _iso),
    (re.compile(rf"{_LEAD}\b(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s?(?:of )?(?P<month>{_M})\b\.?(?:,? (?P<year>\d{{4}})\b)?"), _calendar),
    (re.compile(rf"{_LEAD}\b(?P<month>{_M})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>\d{{4}})\b)?"), _calendar),
    (re.compile(rf"{_LEAD}(?<![\d.])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}|\d\d)?(?!\d)"), _calendar),
    (_pattern(r"the day before yesterday|vorgestern" + _PART), _offset(-2)),
    (_pattern(r"the day after tomorrow|übermorgen" + _PART), _offset(2)),
    (_pattern(r"(?:yesterday|gestern)" + _PART + r"|last night"), _offset(-1)),
    (_pattern(r"(?:today|heute)" + _PART + r"|this (?:morning|afternoon|evening|noon)|tonight|just now|earlier today"), _offset(0)),
    (_pattern(r"tomorrow" + _PART + r"|morgen(?:\s(?:früh|vormittag|mittag|nachmittag|abend))?"), _offset(1)),
    (_pattern(rf"(?:a |some )?(?P<n>{_N})(?: of)? (?P<unit>days?|weeks?) ago"), _ago),
    (_pattern(rf"vor (?P<n>{_N}) (?P<unit>tag(?:en)?|wochen?)"), _ago),
    (_pattern(rf"(?:with)?in (?:den nächsten |the next )?(?P<n>{_N}) (?P<unit>days?|weeks?|tag(?:en)?|wochen?)"), _ahead),
    (_pattern(r"(?:the )?end of (?:the|this) month|monatsende|ende (?:des|dieses) monats"), _end_of_month),
    (_pattern(r"(?:the )?end of (?:the|this) week|ende (?:der|dieser) woche"), _end_of_week),
    (_pattern(r"(?:the )?end of (?:the|this) year|jahresende|ende des jahres"), _end_of_year),
    (re.compile(rf"{_LEAD}(?:\b(?P<which>last|next|coming|letzten?|nächsten?|kommenden?|vorigen?|vergangenen?)\s)?\b(?P<weekday>{_D})s?\b(?!-){_PART}"), _weekday),
    (_pattern(r"(?:last|next|this|letzte[nrs]?|nächste[nrs]?|diese[nrs]?|kommende[nrs]?) (?:week|month|year|spring|summer|autumn|winter|woche|monat|jahr|frühling|sommer|herbst|winter)"), _no_day),
    (re.compile(r"\b(?:before|until|by|bis|vor)\s(?:dem |the |next )?(?:winter|summer|spring|autumn|christmas|easter|sommer|herbst|frühling|weihnachten|ostern|winteranfang)\b"), _no_day),
    (re.compile(rf"\b(?:in|im|since|seit|until|bis|by|ab) (?:early |late |mid-?|anfang |ende |mitte )?(?:{_M})(?: \d{{4}})?\b"), _no_day),
    (re.compile(r"\b(?:in the|am) (?:morning|afternoon|evening|vormittag|nachmittag|abend|mittag|wochenende)\b|\b(?:over |on |at |am |übers |bis zum |by )?(?:the )?(?:last |this |letztes |dieses )?(?:weekend|wochenende)\b"), _no_day),
)  # fmt: skip
