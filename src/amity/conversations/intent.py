"""Whether a sentence asks for something or offers something: weights learnt from labelled sentences, then words.

SCIENCE.md section 2: words and pieces of words, weighed (TF-IDF), with logistic regression. `tools/learn_intent.py`
writes the weights; they are read once, in pure Python.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from math import exp, log, sqrt
from typing import Final, Self

from amity.base.text import one_line
from amity.conversations.wording import sentences

_WORD = re.compile(r"\$?[\w']+|\?")
_LONGEST = 400  # characters of a sentence
_PIECES = (3, 4, 5)

# What a request is for, and what an offer holds: only these are proposed, the sentence stays as it was written.
_NEED: Final = re.compile(
    r"\b(?:(?:i|we)(?:'m| am|'re| are)? (?:\w+ ){0,2}(?:need|looking for|searching for|could use|hunting for)|do you (?:\w+ )?know (?:\w+ )?(?:anyone|anybody|somebody|someone|a |an |of )|"
    r"(?:can|could) you (?:\w+ )?(?:recommend|introduce|suggest|lend|help)|(?:any|an?) (?:idea|tip|recommendation)s?\b.{0,30}\b(?:for|where|who)|would you (?:\w+ )?(?:introduce|recommend|help|read|look)|"
    r"ich (?:\w+ ){0,2}(?:brauche|suche|benötige)|wir (?:\w+ ){0,2}(?:brauchen|suchen)|kennst du (?:\w+ )?(?:jemand\w*|ein\w*)|kannst du (?:\w+ ){0,3}(?:empfehlen|helfen|leihen|vorstellen)|hast du (?:einen tipp|eine idee))",
    re.I,
)
_OFFER: Final = re.compile(
    r"\b(?:(?:i|we)(?:'m| am|'re| are)? (?:\w+ ){0,2}(?:happy to|glad to|able to (?:help|offer|lend))|(?:i|we) (?:can|could|would be glad to|would love to) (?:\w+ )?(?:help|lend|offer|show|introduce|recommend|share|teach|read|give you|put you)|"
    r"(?:i|we) (?:\w+ )?(?:offer|have an? (?:spare|extra))|let me know if (?:you need|i can)|you (?:can|may|are welcome to) (?:\w+ )?(?:have|borrow|use|stay)|"
    r"ich (?:\w+ ){0,2}(?:biete|helfe (?:gern|dir))|ich (?:kann|könnte) (?:\w+ ){0,5}(?:helfen|leihen|zeigen|vorstellen|anbieten|geben|empfehlen)|wir haben (?:noch )?(?:ein\w* )?(?:übrig|frei\w*)|du kannst (?:\w+ ){0,4}(?:haben|leihen|benutzen|wohnen))",
    re.I,
)
_NOT = re.compile(
    r"\b(?:unsubscribe|click|http|www|account|password|subscription|newsletter|abmelden|klick\w*|konto)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of a sentence weighs: its rarity and its coefficient."""

    version: str
    start: float
    threshold: float
    pieces: Mapping[str, tuple[float, float]]

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The inverse of what `tools/learn_intent.py` writes."""
        said = json.loads(text)
        pieces = {name: (rarity, weight) for name, (rarity, weight) in said["pieces"].items()}
        return cls(said["version"], said["start"], said["threshold"], pieces)


@cache
def shipped() -> Weights:
    """The weights of this version."""
    return Weights.from_json(resources.files(__package__).joinpath("intent.json").read_text("utf-8"))


def asked_and_offered(text: str, *, weights: Weights | None = None) -> Iterator[tuple[str, str]]:
    """The sentences of a text in which its writer needs or offers something: ("need" or "offer", the sentence)."""
    for sentence in sentences(text):
        said = one_line(sentence, limit=_LONGEST)
        kind = _kind(said)
        if kind and not said.endswith("…") and is_intent(said, weights=weights):
            yield kind, said


def is_intent(sentence: str, *, weights: Weights | None = None) -> bool:
    """Whether a sentence is a request or a commitment (F1 .798 over ten parts, each judged by what the others taught)."""
    known = weights or shipped()
    return chance(sentence, known) >= known.threshold


def chance(sentence: str, weights: Weights) -> float:
    """The chance that it is one, 0 to 1."""
    told = {
        name: 1.0 + log(times) for name, times in Counter(pieces(sentence)).items() if name in weights.pieces
    }
    values = {name: much * weights.pieces[name][0] for name, much in told.items()}
    length = sqrt(sum(value * value for value in values.values())) or 1.0
    score = weights.start + sum(value * weights.pieces[name][1] for name, value in values.items()) / length
    return 1.0 / (1.0 + exp(-score))


def pieces(sentence: str) -> Iterator[str]:
    """Words, pairs of words and pieces of words, by which a sentence is weighed."""
    words = _WORD.findall(sentence[:_LONGEST].casefold())
    yield from words
    yield f"^ {words[0]}" if words else "^"
    yield from (f"{one} {other}" for one, other in pairwise(words))
    for word in words:
        padded = f"_{word}_"
        for length in _PIECES:
            yield from (f"-{padded[at : at + length]}" for at in range(len(padded) - length + 1))


def _kind(sentence: str) -> str:
    if _NOT.search(sentence):
        return ""
    return "need" if _NEED.search(sentence) else "offer" if _OFFER.search(sentence) else ""
