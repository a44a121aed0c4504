"""It is who you know: address books as vCard 2.1, 3.0 and 4.0, from phones, Apple, Google, Outlook.

Reads what programs really write: cards without end or name, three kinds of line folding, four
character sets, Apple's labels. What Amity has no place for is kept verbatim on the card.
"""

from collections.abc import Iterator

from amity.sources.content_lines import logical_lines, physical_lines
from amity.sources.csv_text import decoded
from amity.sources.rows import Opened, Options, Peek, PersonRow, Row, RowError
from amity.sources.vcard.cards import Raw, cards
from amity.sources.vcard.meaning import Unusable, is_group, meaning

NAME = "vcard"

__all__ = ["NAME", "detects", "read"]


def detects(peek: Peek) -> bool:
    """Whether one of the first lines begins a card."""
    lines = decoded(peek.head[:8192]).lstrip("\ufeff").splitlines()[:50]
    return any(line.strip().upper() == "BEGIN:VCARD" for line in lines)


def read(file: Opened, options: Options) -> Iterator[Row]:  # noqa: ARG001 - the protocol
    """One person a card; groups, empty and nameless cards are reported."""
    groups = empty = 0
    with file.open() as stream:
        for card in cards(logical_lines(physical_lines(stream))):
            if not card.properties:
                empty += 1
            elif is_group(card):
                groups += 1
            else:
                yield from _row(card)
    if groups:
        one, more = (
            "1 group of contacts left out: groups are no people.",
            f"{groups} groups of contacts left out: groups are no people.",
        )
        yield RowError("", one if groups == 1 else more, groups)
    if empty:
        one, more = "1 card without any content left out.", f"{empty} cards without any content left out."
        yield RowError("", one if empty == 1 else more, empty)


def _row(card: Raw) -> Iterator[Row]:
    where = f"card {card.number}"
    for why in card.left_out:
        yield RowError(where, why, rows=0)
    try:
        found = meaning(card)
    except Unusable as error:
        yield RowError(where, str(error))
        return
    for why in found.left_out:
        yield RowError(where, why, rows=0)
    yield PersonRow(
        source="vcard",
        key=found.key,
        where=where,
        card=found.card,
        photo=found.photo,
        said_at=found.said_at,
    )
