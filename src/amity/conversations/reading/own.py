"""What the owner says of themselves: "I need a flat in Leipzig", "Ich biete Hilfe beim Umzug"."""

import re
from dataclasses import dataclass
from typing import Final

from amity.base.text import one_line

_LONGEST = 500
_LEAD = r"^\W*"
_NEED: Final = re.compile(
    _LEAD
    + r"(?:i(?:'m| am)? (?:really |urgently |also |still )?(?:need|could use|want|looking for|am looking for|am searching for|searching for)|"
    r"(?:my )?need\s?:|looking for|ich (?:brauche|suche|benötige)|suche|gesucht\s?:)\s+(?P<said>\S.*)$",
    re.I | re.S,
)
_OFFER: Final = re.compile(
    _LEAD
    + r"(?:i (?:also |gladly )?(?:offer|can offer|can help with|can give|can lend|can share)|i(?:'m| am) (?:happy|glad) to (?:help with|offer|share|lend)|"
    r"(?:my )?offer\s?:|ich (?:biete|kann (?:gern |gerne )?helfen (?:bei|mit)|helfe (?:gern |gerne )?(?:bei|mit))|biete|angebot\s?:)\s+(?P<said>\S.*)$",
    re.I | re.S,
)
_TAIL = re.compile(r"\s+an[.!]*$", re.I)  # "Ich biete Nachhilfe an"


@dataclass(frozen=True, slots=True)
class OwnSaying:
    """A need or an offer of the owner, in their words."""

    kind: str  # need, offer
    text: str


def said_of_me(sentence: str) -> OwnSaying | None:
    """The owner's own need or offer, where the sentence begins with it; None where it is about others.

    >>> said_of_me("I need a flat in Leipzig."), said_of_me("Tom needs a van")
    (OwnSaying(kind='need', text='a flat in Leipzig'), None)
    """
    for kind, pattern in (("need", _NEED), ("offer", _OFFER)):
        found = pattern.match(one_line(sentence, limit=_LONGEST))
        if found:
            text = found["said"].strip().rstrip(".!")
            if kind == "offer" and re.match(r"\W*(?:ich )?biete\b", sentence, re.I):
                text = _TAIL.sub("", text)
            return OwnSaying(kind, text)
    return None
