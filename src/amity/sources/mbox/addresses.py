"""Addresses of a mail: names decoded and in spoken order, the work of mailing lists undone."""

import re
from email.utils import getaddresses
from functools import lru_cache

from amity.base.text import one_line
from amity.people.names import spoken_name
from amity.sources.mbox.headers import decode_words

Address = tuple[str, str]  # name, address
LONGEST = 20_000  # of a header: several hundred addresses, of which fifty are kept
MOST = 200
_SIMPLE = re.compile(r'(?:"((?:[^"\\]|\\.)*)"|([^"<>@,;:()\\]*?)) ?<([^<>@\s,;]+@[^<>@\s,;]+)>')
_BARE = re.compile(r"<?([^<>@\s,;:()\"]+@[^<>@\s,;:()\"]+)>?")
_MARKS = re.compile(r'\\.|[",]')
_VIA = re.compile(r"^(.{1,200}?)\s+via\s+\S", re.I)
_LIST_DOMAIN = re.compile(
    r"@(?:lists?\d?|groups|mailman|listserv|ml)\.|@(?:googlegroups|groups\.yahoo|yahoogroups)\.|@.*\blists\.",
    re.I,
)
_MAILTO = re.compile(r"mailto:([^>?\s,]+@[^>?\s,]+)", re.I)
_LIST_ID = re.compile(r"<([\w-]{1,80})\.([\w.-]{3,200})>")


def addresses(header: str) -> tuple[Address, ...]:
    """Names and addresses in a header, in order, at most 200."""
    return _cached(header) if len(header) < 1_000 else _addresses(header)


def _addresses(header: str) -> tuple[Address, ...]:
    found: list[Address] = []
    for piece in _pieces(_whole(header)):
        found += _one(" ".join(piece.split()))
        if len(found) >= MOST:
            break
    return tuple(found)


_cached = lru_cache(maxsize=20_000)(_addresses)


def _whole(header: str) -> str:
    """The header, or as many whole addresses as are read of a monstrous one."""
    return header if len(header) <= LONGEST else header[:LONGEST].rpartition(",")[0]


def _pieces(header: str) -> list[str]:
    """The header cut at its commas, those between quotation marks left alone."""
    if '"' not in header:
        return header.split(",")
    pieces: list[str] = []
    start, quoted = 0, False
    for mark in _MARKS.finditer(header):
        if mark[0] == '"':
            quoted = not quoted
        elif mark[0] == "," and not quoted:
            pieces.append(header[start : mark.start()])
            start = mark.end()
    return [*pieces, header[start:]]


def _one(piece: str) -> list[Address]:
    if simple := _SIMPLE.fullmatch(piece):
        quoted, plain, address = simple.groups()
        return [(decode_words(_unquoted(quoted) if quoted is not None else plain), address)]
    if bare := _BARE.fullmatch(piece):
        return [("", bare[1])]
    if "@" not in piece or len(piece) > 2_000 or piece.count("(") > 20:
        return []
    return [(decode_words(name), address) for name, address in getaddresses([piece]) if "@" in address]


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text) if "\\" in text else text


@lru_cache(maxsize=20_000)
def shown_name(name: str, address: str) -> str:
    """The person's name in a display name; empty when it only repeats the address."""
    spoken = spoken_name(one_line(name, limit=300))
    return "" if spoken in (address, address.partition("@")[0]) else spoken[:300]


def before_via(name: str) -> str:
    """The author's name where a list wrote "Author via List"; empty otherwise."""
    found = _VIA.match(name)
    return found[1].strip(" '\"") if found else ""


def list_addresses(list_id: str, list_post: str) -> set[str]:
    """The addresses of the list that a mail went through, as its headers tell them."""
    found = {address.casefold() for address in _MAILTO.findall(list_post[:2_000])}
    if named := _LIST_ID.search(list_id[:1_000]):
        found.add(f"{named[1]}@{named[2]}".casefold())
    return found


def looks_like_list(address: str) -> bool:
    """Whether the domain of the address is one of mailing lists."""
    return _LIST_DOMAIN.search(address[-200:]) is not None
