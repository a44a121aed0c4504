"""What the export says about its owner: profile, posts, schools, skills, addresses, numbers; and what they did."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from amity.people.names import clean_name, full_name
from amity.people.records import Card, Post
from amity.sources.csv_text import Line
from amity.sources.days import day_of
from amity.sources.rows import OwnerRow, Row, RowError

MOST = 200
_YEAR = re.compile(r"\d{4}\Z")


def profile(lines: Iterable[Line | RowError]) -> Iterator[Row]:
    """Profile.csv: name, place and headline."""
    for line in lines:
        if isinstance(line, RowError):
            yield line
            continue
        given, family = clean_name(line.get("firstname")), clean_name(line.get("lastname"))
        place = line.get("geolocation") or line.get("address")
        card = Card(
            name=full_name(given, family)[:300],
            given=given[:150],
            family=family[:150],
            place=place[:200],
            note=line.get("headline")[:500],
        )
        yield OwnerRow(source="linkedin", where=line.where, card=card)


def positions(lines: Iterable[Line | RowError]) -> Iterator[Row]:
    """Positions.csv: all posts as one saying."""
    posts: list[Post] = []
    for line in lines:
        if isinstance(line, RowError):
            yield line
        elif len(posts) < MOST:
            posts.append(_post(line))
    if posts:
        yield OwnerRow(source="linkedin", where="", card=Card(posts=tuple(posts)))


def _post(line: Line) -> Post:
    ended = day_of(line.get("finishedon"))
    return Post(
        organisation=line.get("companyname")[:300],
        title=line.get("title")[:300],
        started=day_of(line.get("startedon")),
        ended=ended,
        current=not line.get("finishedon"),
    )


def schools(lines: Iterable[Line | RowError]) -> Iterator[Row]:
    """Education.csv: schools as posts, apart from the employers, so that neither saying replaces the other."""
    posts: list[Post] = []
    for line in lines:
        if isinstance(line, RowError):
            yield line
        elif line.get("schoolname") and len(posts) < MOST:
            posts.append(_school(line))
    if posts:
        yield OwnerRow(source="linkedin.education", where="", card=Card(posts=tuple(posts)))


def _school(line: Line) -> Post:
    """Somebody who studies no longer holds no post there, whatever the end is called."""
    return Post(
        organisation=line.get("schoolname")[:300],
        title=line.get("degreename")[:300],
        started=_year_or_day(line.get("startdate")),
        ended=_year_or_day(line.get("enddate")),
        current=not line.get("enddate"),
    )


def _year_or_day(text: str) -> date | None:
    if not _YEAR.match(text):
        return day_of(text)
    return date(int(text), 1, 1) if int(text) else None


def skills(lines: Iterable[Line | RowError]) -> Iterator[Row]:
    """Skills.csv: what the owner knows about."""
    topics: dict[str, None] = {}
    for line in lines:
        if isinstance(line, RowError):
            yield line
        elif line.get("name") and len(topics) < MOST:
            topics[line.get("name")[:120]] = None
    if topics:
        yield OwnerRow(source="linkedin", where="", card=Card(topics=tuple(topics)))


def phones(lines: Iterable[Line | RowError]) -> Iterator[Row]:
    """PhoneNumbers.csv: the owner's numbers."""
    numbers: dict[str, None] = {}
    for line in lines:
        if isinstance(line, RowError):
            yield line
        elif line.get("number") and len(numbers) < MOST:
            numbers[line.get("number")[:60]] = None
    if numbers:
        yield OwnerRow(source="linkedin", where="", card=Card(phones=tuple(numbers)))


def activity(lines: Iterable[Line | RowError]) -> Iterator[Row]:
    """Shares, comments, reactions and votes: what the owner did before everybody; it names nobody."""
    count = 0
    for line in lines:
        if isinstance(line, RowError):
            yield line
        else:
            count += 1
    if count:
        one, more = (
            "1 line is an activity of your own that names nobody; nothing of it is kept.",
            f"{count} lines are activities of your own that name nobody; nothing of it is kept.",
        )
        yield RowError("", one if count == 1 else more, rows=count)


def emails(lines: Iterable[Line | RowError]) -> Iterator[Row]:
    """Email Addresses.csv: the owner's confirmed addresses, the primary one first."""
    found: list[tuple[bool, str]] = []
    for line in lines:
        if isinstance(line, RowError):
            yield line
        elif "@" in line.get("emailaddress") and line.get("confirmed").casefold() != "no":
            found.append((line.get("primary").casefold() != "yes", line.get("emailaddress")[:320]))
    if found:
        addresses = tuple(address for _, address in sorted(found, key=lambda pair: pair[0])[:MOST])
        yield OwnerRow(source="linkedin", where="", card=Card(emails=addresses))
