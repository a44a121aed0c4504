"""Cards as they stand in the file: where each begins and ends, whatever is missing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from amity.sources.content_lines import Property, parse

MOST_PROPERTIES = 2_000
LONGEST_VALUE = 1_000_000
_PICTURES = (b"PHOTO", b"LOGO", b"SOUND", b"KEY")


@dataclass(slots=True)
class Raw:
    """One card's properties in order."""

    number: int
    properties: list[Property] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    too_many: int = 0


def cards(lines: Iterable[bytes]) -> Iterator[Raw]:
    """Every card. A new beginning ends a card that has no end, unless it is nested as an agent."""
    card: Raw | None = None
    count = agents = 0
    for line in lines:
        mark = line.strip().upper() if line[:1] in b"BbEe" and len(line) < 20 else b""
        if mark == b"BEGIN:VCARD":
            if card is not None and (agents or _awaits_agent(card)):
                agents += 1
                continue
            if card is not None:
                yield _closed(card)
            count += 1
            card = Raw(count)
        elif card is None:
            continue
        elif mark == b"END:VCARD":
            if agents:
                agents -= 1
                continue
            yield _closed(card)
            card = None
        elif line and not agents:
            _add(card, line)
    if card is not None:
        yield _closed(card)


def _awaits_agent(card: Raw) -> bool:
    return (
        bool(card.properties) and card.properties[-1].name == "AGENT" and not card.properties[-1].raw.strip()
    )


def _add(card: Raw, line: bytes) -> None:
    if len(card.properties) >= MOST_PROPERTIES:
        card.too_many += 1
        return
    if len(line) > LONGEST_VALUE and not _is_picture(line):
        card.left_out.append("A value longer than 1 MB was cut.")
        line = line[:LONGEST_VALUE]
    found = parse(line)
    if found is not None and found.name != "VERSION":
        card.properties.append(found)


def _is_picture(line: bytes) -> bool:
    return line.lstrip(b"item0123456789.")[:5].upper().startswith(_PICTURES)


def _closed(card: Raw) -> Raw:
    if card.too_many:
        card.left_out.append(
            f"The card has {MOST_PROPERTIES + card.too_many:,} properties;"
            f" all after the first {MOST_PROPERTIES:,} were left out."
        )
    return card
