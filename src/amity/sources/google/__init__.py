"""It is who you know: Google Contacts as CSV, with the header of Takeout and that of 2024.

However many numbered columns there are, all of them are read; what Amity has no place for is
kept verbatim on the card.
"""

import io
from collections.abc import Iterator

from amity.base.ids import digest
from amity.people.names import name_key
from amity.people.records import Card
from amity.sources.csv_text import Line, Names, open_table
from amity.sources.google.contacts import card_of
from amity.sources.rows import Opened, Options, Peek, PersonRow, Row, RowError

NAME = "google"

__all__ = ["NAME", "detects", "read"]

_OLD = {"givenname", "familyname", "groupmembership"}
_NEW = {"firstname", "lastname", "fileas", "labels"}


def _is_header(names: Names) -> bool:
    here = set(names)
    return here >= _OLD or here >= _NEW


def detects(peek: Peek) -> bool:
    """Whether one of the first lines is a header of Google Contacts."""
    return open_table(io.BytesIO(peek.head), _is_header) is not None


def read(file: Opened, options: Options) -> Iterator[Row]:  # noqa: ARG001 - the protocol
    """One person a line."""
    with file.open() as stream:
        table = open_table(stream, _is_header)
        if table is None:
            yield RowError("", "No header of Google Contacts was found.", rows=0)
            return
        taken: dict[str, str] = {}
        for line in table.lines:
            if isinstance(line, RowError):
                yield line
                continue
            yield _row(line, taken)


def _row(line: Line, taken: dict[str, str]) -> Row:
    card = card_of(line)
    if not card.name and not card.emails and not card.phones:
        return RowError(line.where, "The line names nobody.")
    content = digest("google", *(f"{name}={cell}" for name, cell in sorted(line.cells.items()) if cell))
    key = _key(card)
    if taken.setdefault(key, content) != content:
        # Two lines share an address: the second one is told apart by all that it says.
        key = content
    return PersonRow(source="google", key=key, where=line.where, card=card)


def _key(card: Card) -> str:
    """The first address, else name, number and employer: what stays when the rest is edited."""
    if card.emails:
        return digest("google", card.emails[0].casefold())
    employer = card.posts[0].organisation if card.posts else ""
    return digest("google", name_key(card.name), card.phones[0] if card.phones else "", employer)
