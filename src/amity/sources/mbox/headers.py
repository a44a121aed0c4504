"""The head of a mail: the few headers that tell who, when and in answer to what."""

import re
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from functools import lru_cache

from amity.sources.csv_text import decoded, decoded_as

LONGEST_HEAD = 4 << 20
LONGEST_VALUE = 100_000
_WANTED = frozenset(
    b"from to cc reply-to x-original-from sender date message-id in-reply-to references subject received"
    b" precedence list-id list-post list-unsubscribe auto-submitted x-auto-response-suppress x-gmail-labels"
    b" x-folder x-gm-thrid content-type content-transfer-encoding content-disposition".split()
)
_HEADER = re.compile(rb"^([A-Za-z-]{2,30})[ \t]*:((?:.*)(?:\n[ \t].*)*)", re.M)
_FOLD = re.compile(r"\n[ \t]+")
_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class Mail:
    """The wanted headers by lower-case name (of several the first), how many addressees, the body."""

    headers: dict[str, str]
    body: bytes

    def get(self, name: str) -> str:
        """A header's value on one line, not decoded; empty when it is missing."""
        return self.headers.get(name, "")


def open_mail(data: bytes) -> Mail:
    """A message taken apart into headers and body."""
    end = _END.search(data, 0, LONGEST_HEAD)
    at = end.start() if end else min(len(data), LONGEST_HEAD)
    headers: dict[str, str] = {}
    for found in _HEADER.finditer(data, 0, at):
        name = found[1].lower()
        if name in _WANTED and (key := name.decode()) not in headers:
            headers[key] = _value(found[2][:LONGEST_VALUE])
    return Mail(headers, data[end.end() :] if end else b"")


def _value(octets: bytes) -> str:
    try:
        text = octets.decode()
    except UnicodeDecodeError:
        text = decoded(octets)
    if "\0" in text:
        text = text.replace("\0", "")
    if "\n" in text:
        text = _FOLD.sub(" ", text.replace("\r", ""))
    return text.strip()


def decode_words(text: str) -> str:
    """Encoded words (RFC 2047) as text; what cannot be decoded stays readable."""
    return _decode_words(text) if "=?" in text else text


@lru_cache(maxsize=10_000)
def _decode_words(text: str) -> str:
    text = text[:LONGEST_VALUE]
    try:
        pieces = decode_header(text)
    except (ValueError, LookupError, HeaderParseError):
        return text
    return "".join(_piece(piece, charset) for piece, charset in pieces)


def _piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    if charset in (None, "unknown-8bit"):
        return decoded(piece)
    return decoded_as(piece, charset or "utf-8")
