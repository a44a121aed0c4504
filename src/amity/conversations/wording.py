"""Sentences and words of a short text, and when two texts say the same."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from amity.base.text import fold

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_STEM = 4  # letters two words must share at their beginning to count as forms of one

PLAIN = frozenset(
    """
    a about after again all also am an and any are as at be been before but by can could did do does
    for from get go had has have how if in into is it its just know last let like many may me more most
    much must my new no not now of off on one only or our out over so some soon still such than that the
    their them then there these they thing things this those time to too us very was we well were what
    when where which while who whom whose why will with would you your yours i im ive id ill
    aber als also am an auch auf aus bei bin bist bis da damals dann das dass dein deine deinem deinen
    deiner dem den denn der des dich die dir doch du durch ein eine einem einen einer er es euch fur
    gerade habe haben hast hat hatte hattest ich ihr ihre im in ist ja jetzt kann kannst konnte mal man
    mein meine mich mir mit nach nicht noch nun nur ob oder schon sehr sein seit sich sie sind so um und
    uns unser unsere vom von vor war warst was wann wem wen wenn wer werden wie wieder wir wird wirst wo
    woran zu zum zur
    """.split()
)


def sentences(text: str) -> list[str]:
    """The sentences of a text with their closing marks, in order."""
    return [found.strip() for found in _SENTENCE.findall(text) if found.strip()]


def words(text: str) -> list[str]:
    """The words as written, in order; an apostrophe belongs to its word."""
    return _WORD.findall(text)


def content_words(text: str) -> list[str]:
    """Folded words that carry meaning: no articles, pronouns, auxiliaries (English and German)."""
    folded = (fold(word) for word in words(text))
    return [word for word in folded if len(word) > 1 and word not in PLAIN]


def same_word(a: str, b: str) -> bool:
    """Whether two folded words are forms of one: "translates" and "translating", "Wohnung" and "Wohnungssuche".

    >>> same_word("malt", "malst"), same_word("boat", "book")
    (True, False)
    """
    if a == b:
        return True
    shared = _shared_beginning(a, b)
    if shared >= max(_STEM, min(len(a), len(b)) - 2):
        return True
    return shared == 3 and len(a) <= 6 and len(b) <= 6 and a[-1] == b[-1] == "t"


def _shared_beginning(a: str, b: str) -> int:
    for position, (one, other) in enumerate(zip(a, b, strict=False)):
        if one != other:
            return position
    return min(len(a), len(b))


def backed(word: str, by: Iterable[str]) -> bool:
    """Whether a folded word, or a form of it, stands among those."""
    return any(same_word(word, other) for other in by)


def likeness(a: str, b: str) -> float:
    """How much of the shorter text stands in the other, 0 to 1: the share of its word pairs.

    The first words up to a comma are the greeting and do not count.
    """
    ours, theirs = word_pairs(a), word_pairs(b)
    if not ours or not theirs:
        return 0.0
    return len(ours & theirs) / min(len(ours), len(theirs))


def _without_greeting(text: str) -> str:
    head, comma, rest = text.partition(",")
    return rest if comma and len(head.split()) <= 4 else text


@lru_cache(maxsize=2_000)  # each draft is held beside the same few hundred texts
def word_pairs(text: str) -> frozenset[tuple[str, str]]:
    """Each word of a text with the next one, without the greeting."""
    return frozenset(pairwise(fold(_without_greeting(text)).split()))
