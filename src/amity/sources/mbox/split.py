"""Messages as they stand in the file, cut at their separator lines in bounded memory."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

CHUNK = 1 << 20
LARGEST_HEAD = 4 << 20  # of a larger message (attachments) only the beginning is kept
_HEADER = re.compile(rb"From [^\r\n]*\r?\n(?:>From [^\r\n]*\r?\n)?[!-9;-~]{1,200}[ \t]?:")
_NEED = 2_000  # octets behind a separator that decide whether it is one


@dataclass(frozen=True, slots=True)
class Raw:
    """One message: its separator line and the octets below it, quoting of From lines undone."""

    number: int
    separator: bytes
    data: bytes


def begins_message(data: bytes) -> bool:
    """Whether these octets are a separator line followed by a header."""
    return _HEADER.match(data[:_NEED]) is not None


def messages(stream: BinaryIO) -> Iterator[Raw]:
    """Every message, in order."""
    number = 0
    for block in _blocks(stream):
        separator, data = b"", block
        if block.startswith(b"From "):
            separator, _, data = block.partition(b"\n")
        if not data.strip():
            continue
        number += 1
        yield Raw(number, separator.rstrip(b"\r"), data.replace(b"\n>From ", b"\nFrom "))


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    """The text from one separator to the next; what is beyond the size limit is dropped."""
    rest = stream.read(CHUNK).lstrip(b"\r\n")
    kept = b""  # the beginning of a message whose end is not found yet
    ended = False
    while not ended:
        chunk = stream.read(CHUNK)
        ended = not chunk
        rest += chunk
        start, undecided = 0, -1
        for at in _candidates(rest):
            if not ended and at + _NEED > len(rest):
                undecided = at
                break
            if begins_message(rest[at + 1 : at + _NEED]):
                yield kept + rest[start : at + 1]
                kept, start = b"", at + 1
        safe = len(rest) if ended else max(start, (undecided if undecided >= 0 else len(rest)) - 8)
        if len(kept) < LARGEST_HEAD:
            kept = (kept + rest[start:safe])[:LARGEST_HEAD]
        rest = rest[safe:]
    yield kept


def _candidates(text: bytes) -> Iterator[int]:
    """Where a line "From ..." follows an empty line."""
    at = text.find(b"\nFrom ")
    while at >= 0:
        if text[at - 1 : at] == b"\n" or text[at - 2 : at] == b"\n\r":
            yield at
        at = text.find(b"\nFrom ", at + 1)
