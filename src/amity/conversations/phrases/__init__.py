"""The owner's side of a draft: openings and closings by what they speak of, in each language.

A text with `{...}` rests on the values named there; without, it is the sender's own. Closings are one
question or one gift. Placeholders in square brackets are for the owner to fill.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from amity.conversations.phrases.english import EN
from amity.conversations.phrases.form import Phrases
from amity.conversations.phrases.german import DE
from amity.conversations.phrases.german_formal import DE_SIE, says_sie

__all__ = ["DE", "DE_SIE", "EN", "IN", "Phrases", "language_code", "says_sie"]

IN: Final[Mapping[str, Phrases]] = MappingProxyType({"en": EN, "de": DE})
_NAMES = {"german": "de", "deutsch": "de", "english": "en", "englisch": "en"}


def language_code(said: str) -> str:
    """The two letters of a language as a card names it; empty where it is none of two letters or known by name.

    >>> language_code("de-CH"), language_code("German"), language_code("Klingon")
    ('de', 'de', '')
    """
    first = said.strip().casefold().replace("_", "-").partition("-")[0]
    return first if len(first) == 2 else _NAMES.get(first, "")
