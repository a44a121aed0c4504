"""What is said aloud before, in and after a talk, in each language: questions by what they rest on, ways to begin and to go.

`{...}` stands for stored words; without, a sentence claims nothing and works with anybody.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from amity.prepare.phrases.english import EN
from amity.prepare.phrases.form import Sayings
from amity.prepare.phrases.german import DE, DE_SIE

__all__ = ["DE", "DE_SIE", "EN", "IN", "Sayings", "spoken"]

IN: Final[Mapping[str, Sayings]] = MappingProxyType({"en": EN, "de": DE})


def spoken(language: str, *, formal: bool = False) -> Sayings:
    """The sayings of a language; German also with "Sie"."""
    return DE_SIE if formal and language == "de" else IN.get(language, EN)
