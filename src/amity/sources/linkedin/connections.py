"""Connections.csv: everybody the owner is connected with, since when, and where they work now."""

from collections.abc import Iterable, Iterator

from amity.base.ids import digest
from amity.people.names import clean_name, full_name, name_key
from amity.people.records import Card, Post, YearlyDay
from amity.sources.csv_text import Line
from amity.sources.days import day_of
from amity.sources.linkedin.profiles import profile_key
from amity.sources.rows import PersonRow, Row, RowError


def connections(lines: Iterable[Line | RowError]) -> Iterator[Row]:
    """One person a line; members who hide their profile are counted in one sentence at the end."""
    hidden = 0
    for line in lines:
        if isinstance(line, RowError):
            yield line
        elif not (line.get("firstname") or line.get("lastname") or line.get("url")):
            hidden += 1
        else:
            yield _person(line)
    if hidden:
        one, more = "1 connection hides its profile.", f"{hidden} connections hide their profile."
        yield RowError("", one if hidden == 1 else more, rows=hidden)


def _person(line: Line) -> PersonRow:
    url = line.get("url")
    given, family = clean_name(line.get("firstname")), clean_name(line.get("lastname"))
    written = f"{line.get('firstname')} {line.get('lastname')}".strip()
    name = clean_name(full_name(given, family)) or profile_key(url).rpartition("/")[2]
    key = profile_key(url) or digest("linkedin", name_key(name), line.get("connectedon"))
    card = Card(
        name=name[:300],
        given=given[:150],
        family=family[:150],
        emails=_said(line.get("emailaddress")),
        urls=_said(url),
        posts=_posts(line),
        days=_connected(line.get("connectedon")),
        extra={} if written in (name, full_name(given, family)) else {"name as written": [written[:500]]},
    )
    return PersonRow(source="linkedin", key=key, where=line.where, card=card)


def _said(value: str) -> tuple[str, ...]:
    return (value[:320],) if value else ()


def _posts(line: Line) -> tuple[Post, ...]:
    company, title = line.get("company")[:300], line.get("position")[:300]
    return (Post(company, title),) if company or title else ()


def _connected(text: str) -> tuple[YearlyDay, ...]:
    day = day_of(text)
    return (YearlyDay("connected", day.month, day.day, day.year),) if day else ()
