"""Text made comparable and safe to store."""

import re
import unicodedata

from anyascii import anyascii

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^\w]+")


def clean(text: str, *, limit: int = 100_000) -> str:
    """Text without lone surrogates, NUL and control characters, in NFC, cut at `limit` characters."""
    return unicodedata.normalize("NFC", _CONTROL.sub("", text[:limit]))


def one_line(text: str, *, limit: int = 500) -> str:
    """The same words on one line, single spaces between them."""
    return _SPACE.sub(" ", clean(text, limit=limit * 4)).strip()[:limit]


def fold(text: str) -> str:
    """Lower-case ASCII words separated by single spaces: what two spellings share.

    >>> fold("José  ÁLVAREZ-Núñez")
    'jose alvarez nunez'
    """
    plain = anyascii(unicodedata.normalize("NFKC", text)).casefold()
    return " ".join(_NOT_WORD.sub(" ", plain.replace("'", "")).split())


def excerpt(text: str, length: int) -> str:
    """The first `length` characters, ended at a word, with an ellipsis where something is left out."""
    flat = one_line(text, limit=max(length * 2, 1))
    if length <= 0:
        return ""
    if len(flat) <= length:
        return flat
    return flat[:length].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
