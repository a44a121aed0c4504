"""The words of a page or mail written in HTML, found in linear time and never run."""

import html
import re

LONGEST = 200_000
_HIDDEN = ("script", "style", "head", "title", "blockquote")
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]*>", re.I)
_COMMENT_END = "-->"
_TAG = re.compile(r"<[^<>]{0,5000}>?")
_SPACES = re.compile(r"[ \t\xa0]+")
_LINES = re.compile(r"\n{3,}")


def plain_text(source: str) -> str:
    """What a reader would see: no scripts, styles, quoted replies or tags."""
    text = _without_comments(source[:LONGEST])
    for tag in _HIDDEN:
        text = _without(tag, text)
    text = _BREAK.sub("\n", text.replace("\r", "").replace("\n", " "))
    text = html.unescape(_TAG.sub("", text))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _LINES.sub("\n\n", "\n".join(lines)).strip()


def _without_comments(text: str) -> str:
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        kept.append(text[at:start])
        end = text.find(_COMMENT_END, start)
        if end < 0:
            return "".join(kept)
        at = end + len(_COMMENT_END)
    return "".join((*kept, text[at:]))


def _without(tag: str, text: str) -> str:
    """The text without these elements and what is in them, nested ones included."""
    marks = re.compile(rf"<(/?){tag}\b", re.I)
    kept: list[str] = []
    depth = at = 0
    for mark in marks.finditer(text):
        if not depth and not mark[1]:
            kept.append(text[at : mark.start()])
        depth = max(0, depth - 1) if mark[1] else depth + 1
        at = mark.end() if depth else text.find(">", mark.end()) + 1 or len(text)
    return "".join(kept) + ("" if depth else text[at:])
