"""It is who you know: contacts of Outlook as CSV, from the program and from the web.

Reads the English headers of both; the code page of old Windows and the empty dates of Outlook
are understood. What Amity has no place for is kept verbatim on the card.
"""

import io
from collections.abc import Iterator

from amity.base.ids import digest
from amity.people.names import name_key
from amity.people.records import Card
from amity.sources.csv_text import Line, Names, open_table
from amity.sources.day_order import DayOrder
from amity.sources.outlook.contacts import DAYS, card_of, numbers_of
from amity.sources.rows import Opened, Options, Peek, PersonRow, Row, RowError

NAME = "outlook"

__all__ = ["NAME", "detects", "read"]

_NEEDED = frozenset({"firstname", "lastname", "e-mailaddress"})
_TELLING = frozenset(
    {"jobtitle", "businessphone", "homephone", "mobilephone", "suffix", "categories", "e-mail2address", "company"}
)  # fmt: skip
_ORDER = (
    "The dates fit day before month and month before day; they were read {} first, as is usual where you are."
)


def _is_header(names: Names) -> bool:
    here = frozenset(names)
    return here >= _NEEDED and len(here & _TELLING) >= 3


def detects(peek: Peek) -> bool:
    """Whether one of the first lines is a header of Outlook contacts."""
    return open_table(io.BytesIO(peek.head), _is_header) is not None


def read(file: Opened, options: Options) -> Iterator[Row]:
    """One person a line, after one pass over the dates to learn in which order they are written."""
    order = DayOrder()
    for line in _lines(file):
        if isinstance(line, Line):
            for found in filter(None, (numbers_of(line.get(name)) for name in DAYS)):
                order.see(*found)
    day_first, known = order.day_first(options, in_order=False)
    taken: dict[str, str] = {}
    for line in _lines(file):
        yield line if isinstance(line, RowError) else _row(line, taken, day_first=day_first)
    if not known:
        yield RowError("", _ORDER.format("the day" if day_first else "the month"), rows=0)


def _lines(file: Opened) -> Iterator[Line | RowError]:
    with file.open() as stream:
        table = open_table(stream, _is_header)
        if table is None:
            yield RowError("", "No header of Outlook contacts was found.", rows=0)
            return
        yield from table.lines


def _row(line: Line, taken: dict[str, str], *, day_first: bool) -> Row:
    card = card_of(line, day_first=day_first)
    if not card.name and not card.emails and not card.phones:
        return RowError(line.where, "The line names nobody.")
    content = digest("outlook", *(f"{name}={cell}" for name, cell in sorted(line.cells.items()) if cell))
    key = _key(card)
    if taken.setdefault(key, content) != content:
        # Two lines share an address: the second one is told apart by all that it says.
        key = content
    return PersonRow(source="outlook", key=key, where=line.where, card=card)


def _key(card: Card) -> str:
    """The first address, else name, number and employer: what stays when the rest is edited."""
    if card.emails:
        return digest("outlook", card.emails[0].casefold())
    employer = card.posts[0].organisation if card.posts else ""
    return digest("outlook", name_key(card.name), card.phones[0] if card.phones else "", employer)
