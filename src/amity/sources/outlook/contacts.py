"""One line of Outlook contacts as a record."""

import re
from collections.abc import Iterator

from amity.people.names import clean_name, full_name
from amity.people.records import Card, Post, Relation, Standing, YearlyDay
from amity.sources.csv_text import Line
from amity.sources.day_order import MONTHS
from amity.sources.yearly import yearly_day

DAYS = ("birthday", "anniversary")
LONGEST_EXTRA = 1_000
_EMAILS = ("e-mailaddress", "e-mail2address", "e-mail3address")
_PHONES = (
    "primaryphone", "mobilephone", "homephone", "homephone2", "businessphone", "businessphone2",
    "otherphone", "carphone", "radiophone", "callback",
)  # fmt: skip
_URLS = ("webpage", "personalwebpage")
_PLACES = (
    "homecity", "businesscity", "othercity", "homestate", "businessstate", "homecountry", "homecountry/region",
    "businesscountry", "businesscountry/region", "location",
)  # fmt: skip
_RELATIONS = {
    "spouse": "spouse", "children": "child", "manager'sname": "manager", "assistant'sname": "assistant",
    "referredby": "referred by",
}  # fmt: skip
_USED = frozenset(
    (*_EMAILS, *_PHONES, *_URLS, *_RELATIONS, *DAYS, "firstname", "middlename", "lastname", "nickname", "company",
     "jobtitle", "notes", "categories", "language", "homecity", "location")
)  # fmt: skip
_SILENT = frozenset({"initials", "gender", "priority", "private", "sensitivity", "account"})
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{2,4})(?:\D|$)")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{2,4})(?:\D|$)")
_SEVERAL = re.compile(r"[;,\n]| and | & ")
_NO_YEAR_FROM = 4500  # Outlook writes 1/1/4501 for no date


def card_of(line: Line, *, day_first: bool) -> Card:
    """Everything the line says."""
    given, family = clean_name(line.get("firstname")), clean_name(line.get("lastname"))
    name = full_name(given, family, clean_name(line.get("middlename")))
    company, title = line.get("company")[:300], line.get("jobtitle")[:300]
    nobody = not name and bool(company)
    return Card(
        name="" if "@" in name else (company if nobody else name)[:300],
        given=given[:150],
        family=family[:150],
        nickname=line.get("nickname")[:150],
        emails=tuple(value for value in _values(line, _EMAILS, 320) if "@" in value),
        phones=_values(line, _PHONES, 60),
        urls=_values(line, _URLS, 320),
        posts=(Post(company, title),) if company or title else (),
        place=next((value[:200] for name in _PLACES if (value := line.get(name))), ""),
        days=tuple(_days(line, day_first=day_first)),
        relations=tuple(_relations(line)),
        languages=_values(line, ("language",), 20),
        groups=_groups(line),
        note=line.get("notes")[:20_000],
        standing=Standing.ORGANISATION if nobody else Standing.PERSON,
        extra=_extra(line),
    )


def _values(line: Line, names: tuple[str, ...], limit: int) -> tuple[str, ...]:
    values = (line.get(name)[:limit] for name in names)
    return tuple(dict.fromkeys(value for value in values if value))


def _groups(line: Line) -> tuple[str, ...]:
    groups = (group.strip()[:120] for group in line.get("categories")[:20_000].split(";"))
    return tuple(dict.fromkeys(group for group in groups if group))


def _days(line: Line, *, day_first: bool) -> Iterator[YearlyDay]:
    for kind in DAYS:
        text = line.get(kind)
        numbers = numbers_of(text)
        if numbers is None:
            day = _dotted(text, kind) or yearly_day(text, kind)
        else:
            first, second, year = numbers
            number, month = (first, second) if day_first else (second, first)
            month, number = (number, month) if month > MONTHS else (month, number)
            day = _day(kind, month, number, year)
        if day:
            yield day


def numbers_of(text: str) -> tuple[int, int, int] | None:
    """The numbers of a date with slashes, in the order they stand; Outlook's empty dates are none."""
    found = _SLASHED.match(text)
    numbers = (int(found[1]), int(found[2]), _year(found[3])) if found else (0, 0, 0)
    return numbers if numbers[0] and numbers[1] and numbers[2] < _NO_YEAR_FROM else None


def _dotted(text: str, kind: str) -> YearlyDay | None:
    found = _DOTTED.match(text)
    return _day(kind, int(found[2]), int(found[1]), _year(found[3])) if found else None


def _year(text: str) -> int:
    """Two digits are of this century up to 29, as spreadsheets read them."""
    year = int(text)
    return year if len(text) > 2 else year + (2000 if year < 30 else 1900)


def _day(kind: str, month: int, day: int, year: int) -> YearlyDay | None:
    if not 1 <= month <= MONTHS or year >= _NO_YEAR_FROM:
        return None
    return yearly_day(f"{year:04}-{month:02}-{day:02}", kind)


def _relations(line: Line) -> Iterator[Relation]:
    for column, label in _RELATIONS.items():
        several = _SEVERAL.split(line.get(column)[:2_000]) if column == "children" else [line.get(column)]
        for name in several[:20]:
            if cleaned := clean_name(name)[:300]:
                yield Relation(label, cleaned)


def _extra(line: Line) -> dict[str, list[str]]:
    return {
        name: [cell[:LONGEST_EXTRA]]
        for name, cell in line.cells.items()
        if cell.strip() and name not in _USED and name not in _SILENT and not _is_nothing(cell)
    }


def _is_nothing(cell: str) -> bool:
    return cell.strip() in ("0/0/00", "0/0/0000", "Normal", "False", "Unspecified")
