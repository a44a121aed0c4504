"""What a site announces: RSS 0.9 to 2.0, RDF and Atom. Bytes in, entries out; nothing is fetched."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from amity.base.errors import BadInput
from amity.base.text import one_line
from amity.sources.bookmarks import is_talk
from amity.sources.days import day_of
from amity.sources.markup import plain_text
from amity.sources.trees import tree

MOST = 100  # entries of one reading
_LONGEST = 2_000
_OWN: Final = frozenset(
    {
        "",
        "http://www.w3.org/2005/Atom",
        "http://purl.org/atom/ns#",
        "http://purl.org/rss/1.0/",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://purl.org/dc/elements/1.1/",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    }
)
_BEGINS = frozenset({"startdate", "dtstart", "start", "start_date", "begins"})
_DATES = ("pubDate", "published", "date", "updated", "issued", "modified")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something new, in the words of whoever announced it."""

    title: str
    url: str
    summary: str
    kind: str  # article, talk
    day: date | None
    begins: date | None = None  # of an event that is announced: as the entry names it


@dataclass(frozen=True, slots=True)
class Told:
    """A feed with its newest entries."""

    title: str
    entries: tuple[Entry, ...]


def read(content: bytes, *, base: str = "") -> Told:
    """A feed as it is told; `base` is its address, for links that are written short. BadInput where it is none."""
    root = tree(content)
    if _word(root) not in ("rss", "RDF", "feed"):
        raise BadInput("This is no feed: neither RSS nor Atom.")
    about = next((one for one in root if _word(one) == "channel"), root)
    entries = []
    for item in _items(root):
        if entry := _entry(item, base):
            entries.append(entry)
        if len(entries) >= MOST:
            break
    return Told(_text(about, "title", 300), tuple(entries))


def _items(root: Element) -> Iterator[Element]:
    for one in root.iter():
        if _word(one) in ("item", "entry"):
            yield one


def _entry(item: Element, base: str) -> Entry | None:
    title, url = _text(item, "title", 300), _link(item, base)
    if not title and not url:
        return None
    summary = _text(item, "description", 500) or _text(item, "summary", 500)
    kind = "talk" if is_talk(url) or _is_heard(item) else "article"
    return Entry(title or url[:300], url, summary, kind, _day(item), _begins(item, title, summary))


def _word(element: Element) -> str:
    """The name without its vocabulary, where that is one of feeds; else empty: "media:title" is no title."""
    vocabulary, mark, word = element.tag.rpartition("}")
    return word if not mark or vocabulary in _OWN else ""


def _text(element: Element, word: str, limit: int) -> str:
    for one in element:
        if _word(one) == word:
            told = "".join(one.itertext())[: 20 * _LONGEST]
            return one_line(plain_text(told), limit=limit)
    return ""


def _link(item: Element, base: str) -> str:
    for one in item:
        if _word(one) == "link" and one.get("rel", "alternate") == "alternate":
            said = (one.get("href") or one.text or "").strip()
            with suppress(ValueError):
                url = urljoin(base, said) if said else ""
                if url.casefold().startswith(("http://", "https://")) and len(url) <= _LONGEST:
                    return url
    return ""


def _is_heard(item: Element) -> bool:
    return any(
        _word(one) in ("enclosure", "link") and one.get("type", "").startswith(("audio/", "video/"))
        for one in item
    )


def _begins(item: Element, title: str, summary: str) -> date | None:
    """The day that an event module names, whatever it is called there; else one in the title or the summary."""
    for one in item:
        if one.tag.rpartition("}")[2].casefold() in _BEGINS:
            return day_of((one.text or "").replace("T", " ")[:30])
    return day_of(title) or day_of(summary[:60])


def _day(item: Element) -> date | None:
    for word in _DATES:
        said = _text(item, word, 60)
        with suppress(ValueError, OverflowError):
            if said:
                return _moment(said).astimezone(UTC).date()
    return None


def _moment(said: str) -> datetime:
    moment = datetime.fromisoformat(said) if said[:4].isdigit() else parsedate_to_datetime(said)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
