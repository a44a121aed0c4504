"""Cards written: vCard 3.0, which phones, Apple, Google and Outlook all read.

4.0 says more, but telephones older than a few years and Outlook leave it lying; what 3.0 lacks
(a day without a year, labels) is written as Apple does, which the others pass over unharmed.
"""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from amity.people.records import Post, YearlyDay

FOLD = 75  # octets in a line
_NO_YEAR = "1604"
_APPLES = {"partner", "child", "parent", "friend", "assistant", "manager", "anniversary"}
_KEPT_OUT = frozenset(
    "AGENT NOTE KEY SOUND LOGO MEMBER X-ABRELATEDNAMES RELATED X-ABDATE ANNIVERSARY X-ANNIVERSARY X-SOCIALPROFILE".split()
)  # said by us, somebody's own words, or no use elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What stands on one card. `kept` are lines of another program's card, word for word."""

    uid: str
    name: str
    given: str = ""
    family: str = ""
    nickname: str = ""
    emails: Iterable[str] = ()
    phones: Iterable[str] = ()
    urls: Iterable[str] = ()
    post: Post | None = None
    place: str = ""
    days: Iterable[YearlyDay] = ()
    related: Iterable[tuple[str, str]] = ()  # what they are, and the name
    categories: Iterable[str] = ()
    note: str = ""
    photo: bytes = field(default=b"", repr=False)
    kept: Iterable[str] = ()


def card(written: Written) -> bytes:
    """The whole card, folded, with CRLF."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", *_lines(written), "END:VCARD"]
    return b"".join(_folded(line) for line in lines)


def _lines(w: Written) -> Iterator[str]:
    yield f"UID:{w.uid}"
    yield f"FN:{escaped(w.name)}"
    yield f"N:{escaped(w.family)};{escaped(w.given)};;;"
    if w.nickname:
        yield f"NICKNAME:{escaped(w.nickname)}"
    yield from (f"EMAIL;TYPE=INTERNET:{escaped(email)}" for email in w.emails)
    yield from (f"TEL:{escaped(phone)}" for phone in w.phones)
    yield from (f"URL:{escaped(url)}" for url in w.urls)
    if w.post and w.post.organisation:
        yield f"ORG:{escaped(w.post.organisation)}"
    if w.post and w.post.title:
        yield f"TITLE:{escaped(w.post.title)}"
    kept = [line for line in w.kept if _is_kept(line)]
    if w.place and not any(_property(line) == "ADR" for line in kept):
        yield f"ADR:;;;{escaped(w.place)};;;"
    if words := ",".join(escaped(word) for word in w.categories):
        yield f"CATEGORIES:{words}"
    yield from _numbered(w)
    if w.note:
        yield f"NOTE:{escaped(w.note)}"
    yield from kept
    if w.photo:
        yield f"PHOTO;ENCODING=b;TYPE=JPEG:{base64.b64encode(w.photo).decode()}"


def _numbered(w: Written) -> Iterator[str]:
    """Days and relations, each with its label in a group of its own. Groups `amityN` meet no other program's."""
    number = 0
    for day in w.days:
        if day.kind == "birthday":
            yield f"BDAY{_day(day)}"
            continue
        number += 1
        yield f"amity{number}.X-ABDATE{_day(day)}"
        yield f"amity{number}.X-ABLabel:{_label(day.label or day.kind)}"
    for kind, name in w.related:
        number += 1
        yield f"amity{number}.X-ABRELATEDNAMES:{escaped(name)}"
        yield f"amity{number}.X-ABLabel:{_label(kind)}"


def _day(day: YearlyDay) -> str:
    if day.year:
        return f":{day.year:04}-{day.month:02}-{day.day:02}"
    return f";X-APPLE-OMIT-YEAR={_NO_YEAR}:{_NO_YEAR}-{day.month:02}-{day.day:02}"


def _label(word: str) -> str:
    return f"_$!<{word.capitalize()}>!$_" if word in _APPLES else escaped(word)


def _is_kept(line: str) -> bool:
    name = _property(line)
    odd = "QUOTED-PRINTABLE" in line.upper() or "\n" in line or "\r" in line or ":" not in line
    return not odd and name not in _KEPT_OUT and not name.startswith(("X-ABLABEL", "BEGIN", "END"))


def _property(line: str) -> str:
    name = line.partition(":")[0].partition(";")[0]
    return name.rpartition(".")[2].upper()


def escaped(text: str) -> str:
    """Text as a value: backslash, comma, semicolon and new line escaped."""
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, none of which ends inside a letter."""
    octets = line.encode("utf-8", "replace")
    pieces, start = [], 0
    while len(octets) - start > FOLD - bool(start):
        end = start + FOLD - bool(start)
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end])
        start = end
    return b"\r\n ".join([*pieces, octets[start:]]) + b"\r\n"
