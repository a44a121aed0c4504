"""Links that somebody kept: the bookmark file that every browser exports, and OPML lists of feeds. Nothing is fetched."""

import html
import re
from dataclasses import dataclass
from typing import Final

from amity.base.errors import BadInput
from amity.base.text import one_line
from amity.sources.trees import tree

MOST = 20_000  # links of one file
LARGEST = 20_000_000  # bytes
_LINK: Final = re.compile(
    r"<a\s[^>]{0,4000}?href\s*=\s*\"([^\"]{1,2000})\"[^>]{0,20000}>([^<]{0,1000})</a>", re.I
)
_TALKS = re.compile(r"\b(?:youtube\.com|youtu\.be|vimeo\.com|ted\.com|media\.ccc\.de|pyvideo\.org)\b", re.I)


@dataclass(frozen=True, slots=True)
class Link:
    """An address with its title."""

    kind: str  # article, talk, feed
    title: str
    url: str  # of a feed: what is read, not the page it belongs to


def read(content: bytes) -> tuple[str, list[Link]]:
    """What kind of file it is ("bookmarks" or "opml") and its links. BadInput where it is neither."""
    if len(content) > LARGEST:
        raise BadInput("This file is larger than bookmark files are.")
    head = content[:2_000].lower()
    if b"<opml" in head:
        return "opml", _feeds(content)
    if b"netscape-bookmark" in head or b"<a " in content[:200_000].lower():
        return "bookmarks", _bookmarks(content.decode("utf-8", "replace"))
    raise BadInput(
        "This is neither a bookmark file nor an OPML list. Browsers export bookmarks as one HTML file."
    )


def _bookmarks(text: str) -> list[Link]:
    found: list[Link] = []
    for address, title in _LINK.findall(text):
        url = html.unescape(address).strip()
        if url.casefold().startswith(("http://", "https://")):
            kind = "talk" if is_talk(url) else "article"
            found.append(Link(kind, one_line(html.unescape(title), limit=300) or url[:300], url))
        if len(found) >= MOST:
            break
    return found


def is_talk(url: str) -> bool:
    """Whether an address is one at which talks are shown."""
    return _TALKS.search(url) is not None


def _feeds(content: bytes) -> list[Link]:
    found: list[Link] = []
    for outline in tree(content).iter("outline"):
        feed, page = outline.get("xmlUrl") or "", outline.get("htmlUrl") or outline.get("url") or ""
        url = feed or page
        if url.casefold().startswith(("http://", "https://")) and len(found) < MOST:
            title = outline.get("title") or outline.get("text") or url
            found.append(Link("feed" if feed else "article", one_line(title, limit=300), url[:2_000]))
    return found
