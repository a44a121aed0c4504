"""Portraits inside a card. An address of a picture elsewhere is ignored: nothing is fetched."""

import base64
import binascii
from collections.abc import Iterable

from amity.sources.content_lines import Property

LARGEST = 5_000_000


def photo_of(found: Iterable[Property]) -> tuple[bytes, list[str]]:
    """The bytes of the first usable photo, and sentences about those left out."""
    for photo in found:
        text = photo.raw.strip()
        if text[:5].casefold() == "data:":
            head, _, text = text.partition(",")
            if "base64" not in head.casefold():
                continue
        elif photo.param("ENCODING").upper() not in ("B", "BASE64"):
            continue
        if len(text) > LARGEST * 4 // 3 + 4:
            return b"", ["The photo is larger than 5 MB and was left out."]
        try:
            return base64.b64decode("".join(text.split()) + "==", validate=False), []
        except binascii.Error:
            return b"", ["The photo is damaged and was left out."]
    return b"", []
