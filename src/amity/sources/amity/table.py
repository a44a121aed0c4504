"""The table of people that `amity export --format csv` writes, read back."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from amity.base.ids import digest
from amity.people.names import clean_name
from amity.people.records import Card, Post
from amity.sources.csv_text import Line, Names, column, open_table
from amity.sources.rows import Peek, PersonRow, Row, RowError
from amity.sources.yearly import yearly_day

COLUMNS = (
    "Amity id", "Name", "Given name", "Family name", "Nickname", "Organisation", "Title", "Place", "Emails",
    "Phones", "Links", "Birthday", "Groups", "Circle", "Kinds", "Tags", "Topics", "First talk", "Last talk",
)  # fmt: skip
BETWEEN = "\n"  # several values in one cell stand on lines of their own
_RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
_CIRCLES = {"5": 5, "15": 15, "50": 50, "150": 150}


def guarded(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would take for a formula (OWASP: CSV injection).

    >>> guarded("=1+1"), guarded("Ana")
    ("'=1+1", 'Ana')
    """
    return f"'{cell}" if cell.startswith(_RISKY) else cell


def unguarded(cell: str) -> str:
    """The inverse of `guarded`.

    >>> unguarded(guarded("+351 900")), unguarded("'s-Hertogenbosch")
    ('+351 900', "'s-Hertogenbosch")
    """
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_RISKY) else cell


def _is_header(names: Names) -> bool:
    return {"amityid", "name", "emails"} <= set(names)


def detects(peek: Peek) -> bool:
    """Whether one of the first lines is the header of the table."""
    return b"mity" in peek.head[:4096] and open_table(io.BytesIO(peek.head), _is_header) is not None


def people(stream: BinaryIO) -> Iterator[Row]:
    """One person a line."""
    table = open_table(stream, _is_header)
    if table is None:
        yield RowError("", "No header of Amity's table of people was found.", rows=0)
        return
    for line in table.lines:
        yield line if isinstance(line, RowError) else _row(line)


def _row(line: Line) -> Row:
    card = _card(line)
    if not (card.name or card.emails or card.phones):
        return RowError(line.where, "The line names nobody.")
    key = _one(line, "Amity id") or digest("amity", card.name, *card.emails, *card.phones)
    return PersonRow(source="amity", key=key[:300], where=line.where, card=card)


def _card(line: Line) -> Card:
    post = Post(_one(line, "Organisation")[:300], _one(line, "Title")[:300])
    birthday = yearly_day(_one(line, "Birthday"), "birthday")
    return Card(
        name=clean_name(_one(line, "Name"))[:300],
        given=clean_name(_one(line, "Given name"))[:150],
        family=clean_name(_one(line, "Family name"))[:150],
        nickname=_one(line, "Nickname")[:150],
        emails=_many(line, "Emails"),
        phones=_many(line, "Phones"),
        urls=_many(line, "Links"),
        posts=(post,) if post.organisation or post.title else (),
        place=_one(line, "Place")[:200],
        days=(birthday,) if birthday else (),
        groups=_many(line, "Groups"),
        circle=_CIRCLES.get(_one(line, "Circle")),
        kinds=_many(line, "Kinds"),
        tags=_many(line, "Tags"),
        topics=_many(line, "Topics"),
    )


def _one(line: Line, name: str) -> str:
    return unguarded(line.get(column(name))).strip()


def _many(line: Line, name: str) -> tuple[str, ...]:
    values = (value.strip()[:320] for value in _one(line, name).split(BETWEEN))
    return tuple(dict.fromkeys(value for value in values if value))[:100]
