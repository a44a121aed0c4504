"""A sentence that looks for something: what it is about, when it was, where. English and German.

"what did Ana say about sampling last spring", "wer in Porto kennt sich mit Umfragen aus", "a while ago".
"""

import calendar
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from amity.base.text import fold, one_line
from amity.knowledge.words import asked, meaning_words, spoken

LONGEST: Final = 600  # characters of a question that are read
_Span = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: in one line, its words, the days from and to which it looks, a place that is known."""

    text: str
    words: tuple[str, ...]
    since: date | None = None
    until: date | None = None
    when: str = ""  # the words that said when
    place: str = ""

    @property
    def is_dated(self) -> bool:
        """Whether it says when."""
        return bool(self.since or self.until)


def read(text: str, *, today: date, places: Mapping[str, str]) -> Question:
    """The question in a sentence. `places` are those that are known, folded, with how they are written.

    >>> q = read("Who talked about sampling in Porto last year?", today=date(2026, 5, 1), places={"porto": "Porto"})
    >>> q.words, q.place, q.since, q.until
    (('sampling',), 'Porto', datetime.date(2025, 1, 1), datetime.date(2025, 12, 31))
    """
    line = one_line(text, limit=LONGEST + 1)
    if len(line) > LONGEST:
        line = line[:LONGEST].rpartition(" ")[0] or line[:LONGEST]
    raw = spoken(line)
    plain = _plain(raw)
    since, until, when = None, None, ""
    if found := _when(plain, today):
        (since, until), (start, end) = found
        when = " ".join(raw[start:end])
        del raw[start:end], plain[start:end]
    place = ""
    if where := _where(plain, places):
        place, (start, end) = where
        del raw[start:end], plain[start:end]
    words = _words(raw, has_more=bool(place or when))
    return Question(line, words, since, until, when, place)


def _words(raw: list[str], *, has_more: bool) -> tuple[str, ...]:
    """What is left; where a time or a place was said, small words alone mean nothing more."""
    line = " ".join(raw)
    meant = meaning_words(line)
    return tuple(meant or ([] if has_more else asked(line)))


_LONG_PLACE = 4  # words
_BEFORE_A_PLACE: Final = frozenset("in from near at aus bei nach um im".split())


def may_be_places(text: str) -> tuple[str, ...]:
    """What may be a place in a sentence: up to four folded words after a word like "in", the longest first.

    >>> may_be_places("sampling in New York")
    ('new york', 'new')
    """
    plain = _plain(spoken(text[:LONGEST]))
    return tuple(dict.fromkeys(named for named, _ in _named_places(plain)))


def _plain(words: list[str]) -> list[str]:
    return [fold(word).replace(" ", "") or "?" for word in words]


def _named_places(plain: list[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    for start, word in enumerate(plain):
        if word in _BEFORE_A_PLACE:
            for end in range(min(start + 1 + _LONG_PLACE, len(plain)), start + 1, -1):
                yield " ".join(plain[start + 1 : end]), (start, end)


def _where(plain: list[str], places: Mapping[str, str]) -> tuple[str, tuple[int, int]] | None:
    found = ((places[named], span) for named, span in _named_places(plain) if named in places)
    return next(found, None)


def _when(plain: list[str], today: date) -> tuple[_Span, tuple[int, int]] | None:
    """The first time that is said, with the words from and to which it stands."""
    line = " ".join(plain)
    best: tuple[int, int, _Span] | None = None
    for pattern, days in _TIMES:
        for match in pattern.finditer(line):
            span = days(match, today)
            if span is None:
                continue
            if best is None or (match.end() - match.start()) > best[1] - best[0]:
                best = (match.start(), match.end(), span)
            break
    if best is None:
        return None
    start, end, span = best
    return span, (line[:start].count(" "), line[:end].count(" ") + 1)


_MONTHS: Final = (
    "january|januar|jan", "february|februar|feb", "march|marz|maerz|mar", "april|apr", "may|mai", "june|juni|jun",
    "july|juli|jul", "august|aug", "september|sept|sep", "october|oktober|oct|okt", "november|nov",
    "december|dezember|dec|dez",
)  # fmt: skip
_MONTH_OF: Final = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_SEASONS: Final = {"spring": 3, "fruhling": 3, "fruhjahr": 3, "summer": 6, "sommer": 6, "autumn": 9, "fall": 9, "herbst": 9, "winter": 12}  # fmt: skip
_NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "ein": 1, "eine": 1, "einem": 1, "einer": 1, "einen": 1, "two": 2, "zwei": 2,
    "couple": 2, "three": 3, "drei": 3, "few": 3, "paar": 3, "several": 4, "einigen": 4, "four": 4, "vier": 4,
    "five": 5, "funf": 5, "six": 6, "sechs": 6, "seven": 7, "sieben": 7, "eight": 8, "acht": 8, "nine": 9,
    "neun": 9, "ten": 10, "zehn": 10, "twelve": 12, "zwolf": 12,
}  # fmt: skip
_UNITS: Final = {"day": 1, "tag": 1, "week": 7, "woche": 7, "month": 30, "monat": 30, "quarter": 91, "quartal": 91, "year": 365, "jahr": 365}  # fmt: skip
_N = rf"(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_UNIT = r"(?P<unit>day|tag|week|woche|month|monat|quarter|quartal|year|jahr)(?:s|e|en|n)?"
_LAST = r"(?:(?:in|im|during) )?(?:the )?(?:last|letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?|past)"
_THIS = r"(?:(?:in|im) )?(?:this|diese[nrsm]?)"
_SEASON = rf"(?P<season>{'|'.join(_SEASONS)})"
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})"


def _days(days: int) -> Callable[[re.Match[str], date], _Span | None]:
    return lambda _, today: (today - timedelta(days), today - timedelta(days))


def _between(far: int, near: int) -> Callable[[re.Match[str], date], _Span | None]:
    return lambda _, today: (today - timedelta(far), today - timedelta(near))


def _long_ago(_: re.Match[str], today: date) -> _Span | None:
    return None, today - timedelta(730)


def _number(match: re.Match[str]) -> int:
    said = match["n"]
    return int(said) if said.isdecimal() else _NUMBERS[said]


def _some_ago(match: re.Match[str], today: date) -> _Span | None:
    """Two months ago: half a month more or less."""
    unit, count = _UNITS[match["unit"]], min(_number(match), 200)
    around = timedelta(unit // 2)
    try:
        day = today - timedelta(unit * count)
        return day - around, min(day + around, today)
    except OverflowError:
        return None


def _in_last_some(match: re.Match[str], today: date) -> _Span | None:
    try:
        return today - timedelta(_UNITS[match["unit"]] * min(_number(match), 900)), today
    except OverflowError:
        return None


def _last_unit(match: re.Match[str], today: date) -> _Span | None:
    match _UNITS[match["unit"]]:
        case 7:
            monday = today - timedelta(today.weekday() + 7)
            return monday, monday + timedelta(6)
        case 30:
            end = today.replace(day=1) - timedelta(1)
            return end.replace(day=1), end
        case 91:
            begun = _quarter(today)
            return _quarter(begun - timedelta(1)), begun - timedelta(1)
        case 365:
            return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    return today - timedelta(1), today - timedelta(1)


def _this_unit(match: re.Match[str], today: date) -> _Span | None:
    match _UNITS[match["unit"]]:
        case 7:
            return today - timedelta(today.weekday()), today
        case 30:
            return today.replace(day=1), today
        case 91:
            return _quarter(today), today
        case 365:
            return date(today.year, 1, 1), today
    return today, today


def _quarter(day: date) -> date:
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def _season(match: re.Match[str], today: date) -> _Span | None:
    """The last one that began: "last spring", said in April, is the spring of the year before; "this" is the one at hand."""
    begins = _SEASONS[match["season"]]
    is_this = match["which"].split()[-1].startswith(("this", "diese"))
    year = today.year if today >= date(today.year, begins, 1) else today.year - 1
    begun = date(year, begins, 1)
    if not is_this and today <= _season_end(begun) and match["which"].split()[-1] not in ("in", "im"):
        begun = date(year - 1, begins, 1)
    return begun, min(_season_end(begun), today)


def _season_end(begun: date) -> date:
    year, month = (begun.year + 1, 2) if begun.month == 12 else (begun.year, begun.month + 2)
    return date(year, month, calendar.monthrange(year, month)[1])


def _month(match: re.Match[str], today: date) -> _Span | None:
    month = _MONTH_OF[match["month"]]
    year = int(match["year"]) if match["year"] else today.year if month <= today.month else today.year - 1
    begun = date(year, month, 1)
    end = date(year, month, calendar.monthrange(year, month)[1])
    return (begun, None) if match["which"].startswith(("since", "seit")) else (begun, end)


def _year(match: re.Match[str], today: date) -> _Span | None:
    year = int(match["year"])
    if not 1950 <= year <= today.year:
        return None
    is_since = (match["which"] or "").startswith(("since", "seit"))
    return date(year, 1, 1), None if is_since else date(year, 12, 31)


_TIMES: Final = [
    (re.compile(rf"\b(?:{pattern})\b"), days)
    for pattern, days in (
        ("today|heute", _days(0)),
        ("yesterday|gestern", _days(1)),
        ("day before yesterday|vorgestern", _days(2)),
        ("recently|lately|neulich|kurzlich|letztens|in letzter zeit", _between(42, 0)),
        ("a while ago|a while back|some time ago|vor einer weile|vor einiger zeit|vor langerer zeit", _between(540, 45)),
        ("(?:a )?long (?:time )?ago|years ago|ages ago|vor langer zeit|vor jahren|fruher mal", _long_ago),
        (rf"{_N} (?:of )?{_UNIT} (?:ago|back)", _some_ago),
        (rf"vor (?:ein )?{_N} {_UNIT}", _some_ago),
        (rf"(?:in|within|over) (?:the )?(?:last|past) {_N} {_UNIT}", _in_last_some),
        (rf"(?:in|innerhalb) de[nr] letzten {_N} {_UNIT}", _in_last_some),
        (rf"{_LAST} {_UNIT}", _last_unit),
        (rf"{_THIS} {_UNIT}", _this_unit),
        (rf"(?P<which>{_LAST}|{_THIS}|in|im) {_SEASON}", _season),
        (rf"(?P<which>in|im|since|seit|last|letzten|this|diesen) {_MONTH}(?: (?P<year>(?:19|20)\d\d))?", _month),
        (r"(?P<which>in|im jahr|since|seit|from|aus|during)? ?(?P<year>(?:19|20)\d\d)", _year),
    )
]  # fmt: skip
