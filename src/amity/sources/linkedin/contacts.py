"""Contacts.csv and Notes.csv: people out of other address books, and what the owner noted about connections."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from amity.base.ids import digest
from amity.people.names import clean_name, full_name, name_key
from amity.people.records import Card, Post, YearlyDay
from amity.sources.csv_text import Line
from amity.sources.days import day_of, moment_of
from amity.sources.linkedin.profiles import profile_key
from amity.sources.rows import Options, PersonRow, Row, RowError
from amity.sources.yearly import yearly_day

MOST_VALUES = 100
LONGEST_NOTE = 20_000
_BETWEEN = re.compile(r"[,;|\n]")
_KEPT = ("addresses", "instantmessagehandles", "bookmarkedat")


def contacts(lines: Iterable[Line | RowError]) -> Iterator[Row]:
    """One person a line, as they stood in the address book that was once given to LinkedIn."""
    for line in lines:
        yield line if isinstance(line, RowError) else _contact(line)


def _contact(line: Line) -> PersonRow | RowError:
    given, family = clean_name(line.get("firstname")), clean_name(line.get("lastname"))
    name = full_name(given, family) or clean_name(line.get("fullname"))
    emails = tuple(value for value in _values(line, "emails") if "@" in value)
    phones = _values(line, "phonenumbers")
    if not name and not emails and not phones:
        return RowError(line.where, "The line names nobody.")
    key = digest("linkedin.contacts", emails[0].casefold() if emails else name_key(name), *phones[:1])
    card = Card(
        name="" if "@" in name else name[:300],
        given=given[:150],
        family=family[:150],
        emails=emails,
        phones=phones,
        urls=tuple(dict.fromkeys((*_values(line, "profiles"), *_values(line, "sites"))))[:MOST_VALUES],
        posts=_posts(line),
        place=line.get("location")[:200],
        days=_birthday(line.get("birthday")),
        extra={name: [line.get(name)[:1_000]] for name in _KEPT if line.get(name)},
    )
    return PersonRow(source="linkedin.contacts", key=key, where=line.where, card=card)


def _values(line: Line, name: str) -> tuple[str, ...]:
    """The values of one cell, in order and none twice; phone numbers and addresses hold no comma."""
    found = (value.strip()[:320] for value in _BETWEEN.split(line.get(name)[:50_000]))
    return tuple(dict.fromkeys(value for value in found if value))[:MOST_VALUES]


def _posts(line: Line) -> tuple[Post, ...]:
    """The employer is one name: "Acme, Inc." must not become two."""
    company, title = line.get("companies")[:300], line.get("title")[:300]
    return (Post(company, title),) if company or title else ()


def _birthday(text: str) -> tuple[YearlyDay, ...]:
    day = day_of(text)
    found = YearlyDay("birthday", day.month, day.day, day.year) if day else yearly_day(text, "birthday")
    return (found,) if found else ()


def notes(lines: Iterable[Line | RowError], options: Options) -> Iterator[Row]:
    """A note on a connection is a saying of its own under their profile, dated by its last edit."""
    for line in lines:
        yield line if isinstance(line, RowError) else _note(line, options)


def _note(line: Line, options: Options) -> PersonRow | RowError:
    url, text = line.get("connectionprofileurl")[:320], line.get("note")[:LONGEST_NOTE]
    given, family = line.get("connectionfirstname"), line.get("connectionlastname")
    name = clean_name(full_name(clean_name(given), clean_name(family)))[:300]
    if not text or not (url or name):
        return RowError(line.where, "The line holds no note on anybody.")
    created = line.get("createdon")
    return PersonRow(
        source="linkedin.notes",
        key=digest("linkedin.notes", profile_key(url) or name_key(name), created),
        where=line.where,
        card=Card(name=name, urls=(url,) if url else (), note=text),
        said_at=_when(line.get("editedon"), options) or _when(created, options),
    )


def _when(text: str, options: Options) -> datetime | None:
    moment = moment_of(text, options.time_zone)
    return moment[0] if moment else None
