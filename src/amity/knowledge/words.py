"""The words of a text as they are compared: folded, by a common stem, without those that say nothing."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from amity.base.text import fold

MOST = 12  # words of a question that are looked for
_LONGEST = 40  # letters of a word
_WORD = re.compile(r"[^\W_]+")
_ENDINGS: Final = (
    "ements", "ations", "ement", "ation", "ings", "ing", "ers", "ate", "ed", "er", "es", "en", "s", "e", "n",
)  # fmt: skip
_LEFT = 4  # letters that must stay when an ending is taken off

EMPTY: Final = frozenset(
    fold(word)
    for word in """
    a an the and or but if of in on at to for from by with about into over under out up down off as is are was were be been
    being am do does did doing done have has had having i me my mine you your yours he him his she her hers it its we us our
    they them their this that these those there here what which who whom whose when where why how not no nor so than then
    too very can could should would will may might must shall just also any some all each every few more most other such own
    know knows knew known tell tells told say says said ask asks asked think thinks thought talk talks talked speak spoke
    mention mentioned write wrote written hear heard meet met someone somebody anyone anybody anything something people
    person let get got make made re fwd fw aw wg hi hello dear thanks thank please regards
    der die das den dem des ein eine einen einem einer eines und oder aber wenn von im am an auf zu zum zur fur aus bei
    mit uber unter als ist sind war waren sein bin bist habe hat haben hatte ich mich mir mein meine du dich dir dein er
    ihn ihm sie es wir uns unser ihr euch ihre sich dies diese dieser dieses was welche welcher wer wen wem wann wo warum
    wie nicht kein keine so dann auch nur noch schon kann konnte soll sollte wird wurde werden muss darf
    weiss wissen wusste kennt kennen sagt sagte gesagt fragt gefragt fragen denkt meint meinte erzahlt erzahlte erwahnt
    schrieb geschrieben jemand jemanden jemandem alle etwas leute mensch menschen hallo liebe lieber danke bitte grusse
    """.split()
)


def spoken(text: str) -> list[str]:
    """The words of a text as they stand, in its own script.

    >>> spoken("Small-area models, O'Neil")
    ['Small', 'area', 'models', 'O', 'Neil']
    """
    return _WORD.findall(unicodedata.normalize("NFC", text))


def asked(text: str) -> list[str]:
    """The words of a question that say what it is about, each once, the first twelve of them.

    A question of nothing but small words is taken as it is.

    >>> asked("Who knows about small area estimation?")
    ['small', 'area', 'estimation']
    >>> asked("who is who")
    ['who', 'is']
    """
    return meaning_words(text) or _once(_cut(text))


def meaning_words(text: str) -> list[str]:
    """The same, without those that say nothing even where no other word is left."""
    return _once([word for word in _cut(text) if fold(word) not in EMPTY])


def _cut(text: str) -> list[str]:
    return [word[:_LONGEST] for word in spoken(text)]


def _once(words: list[str]) -> list[str]:
    """Each word once, the first twelve."""
    once: dict[str, str] = {}
    for word in words:
        once.setdefault(fold(word) or word, word)
    return list(once.values())[:MOST]


def terms(text: str) -> list[str]:
    """All words of a text by their stem, but for those that say nothing.

    >>> terms("Weighted surveys and the weighting of a survey")
    ['weight', 'survey', 'weight', 'survey']
    """
    return [stem(word) for word in fold(text).split() if word not in EMPTY]


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A folded word without its ending, English or German; two forms of a word mostly share what is left."""
    if word.endswith("ies") and len(word) - 2 >= _LEFT:
        return word[:-3] + "y"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEFT:
            return word[: -len(ending)]
    return word
