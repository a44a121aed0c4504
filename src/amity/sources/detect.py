"""What a file is, by its content: the source that reads it, or a sentence about what was seen."""

import re
from importlib import import_module
from typing import cast

from amity.base.errors import BadInput
from amity.base.text import one_line
from amity.sources import guests
from amity.sources.archives import is_office
from amity.sources.csv_text import columns_of, decoded, guess_encoding
from amity.sources.rows import Peek, Source

# Cheapest and surest first; the first that recognises the file reads it.
_MODULES = ("amity", "vcard", "calendar", "mbox", "whatsapp", "linkedin", "google", "outlook")
SUPPORTED = (
    "LinkedIn exports (the zip, its folder or single CSV files), vCards, Google and Outlook contacts"
    " (CSV), mail archives (mbox), calendars (iCalendar), exported WhatsApp chats and its own archives"
)
GUESTS = "This is a guest list. Give it to its event: on the page Events, or with “amity event import”."
_JSON = re.compile(r"[\[{]\s*(?:[\"\[{}\]]|-?\d+\s*[,\]]|true|false|null)")
_DATED = re.compile(r"\[?\d{1,4}[-/.] ?\d{1,2}[-/.] ?\d{1,4}")
_BEGINNINGS = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document or an Outlook message"),
    (b"!BDN", "an Outlook data file (PST)"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"bplist", "an Apple property list"),
    (b"PK\x03\x04", "a zip file"),
    (b"{\\rtf", "a formatted text document"),
)


def sources() -> tuple[Source, ...]:
    """All sources, in the order in which they are asked."""
    return tuple(cast(Source, import_module(f"amity.sources.{name}")) for name in _MODULES)


def recognise(peek: Peek) -> Source | None:
    """The source that reads this file, found by its content; None when it is not known."""
    return next((source for source in sources() if source.detects(peek)), None)


def by_name(name: str) -> Source:
    """The source called so. Raises `BadInput` with the names there are."""
    for source in sources():
        if name == source.NAME:
            return source
    raise BadInput(f"There is no source {name}; there are {_listed([source.NAME for source in sources()])}.")


def what_was_seen(peek: Peek) -> str:
    """One sentence for a file that nobody reads: what it looks like, and what can be read."""
    if guests.detects(peek):
        return GUESTS
    return f"This is {_seen(peek.head)}. Amity reads {SUPPORTED}."


def _seen(head: bytes) -> str:
    if not head.strip():
        return "an empty file"
    if is_office(head):
        return "an Office document; save the table as CSV first"
    for beginning, what in _BEGINNINGS:
        if head.startswith(beginning):
            return what
    if head[4:8] == b"ftyp":
        return "a video or a picture of a phone"
    if not guess_encoding(head).startswith("utf-16") and head.count(0) > 2:
        return "a file that is no text"
    return _seen_text(head)


def _seen_text(head: bytes) -> str:
    text = decoded(head).lstrip("\ufeff \t\r\n")
    first = text[:200].casefold()
    if first.startswith(("<!doctype html", "<html")):
        return "a web page"
    if first.startswith("<svg") or "<svg" in first:
        return "a drawing (SVG)"
    if first.startswith("<?xml") or (first.startswith("<") and ">" in first):
        return "an XML file"
    if _JSON.match(first):
        return "a JSON file"
    if first.startswith(("window.", "var ", "const ")):
        return "a script, perhaps of a Twitter archive"
    if _DATED.match(first):
        return "a text with dates, perhaps a chat"
    names = [name for written in columns_of(head) if (name := one_line(written, limit=40))]
    if len(names) > 1:
        return f"a table with the columns {_listed(names)}"
    return "a text"


def _listed(names: list[str]) -> str:
    shown = names[:8]
    more = f" and {len(names) - 8} more" if len(names) > 8 else ""
    return ", ".join(shown) + more
