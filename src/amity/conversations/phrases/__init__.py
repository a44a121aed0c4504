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

__all__ = ["DE", "EN", "IN", "Phrases"]

IN: Final[Mapping[str, Phrases]] = MappingProxyType({"en": EN, "de": DE})
