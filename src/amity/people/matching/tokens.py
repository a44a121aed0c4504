"""How two words of names are alike: the same, a short form, an initial, or one name spelt in two ways."""

import re
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

from rapidfuzz.distance import OSA, JaroWinkler

_SAME_SOUND = (("ph", "f"), ("ck", "k"), ("w", "v"), ("th", "t"), ("ks", "x"), ("sch", "sh"), ("tch", "ch"))
_UMLAUT = re.compile(r"(?<=[aou])e")
_Y = re.compile(r"ij|ii|iy|yi|y|j")
_TWICE = re.compile(r"(.)\1")
_PREFIX = 4  # letters of a short form that is simply the beginning
_ALIKE = 0.9  # Jaro-Winkler
_MORE = 3  # letters that one of two spellings may have more
_LONG = 5  # letters from which one slip of the pen still leaves one name


class Likeness(StrEnum):
    """From nearest to farthest."""

    SAME = "same"
    SHORT = "short"
    BEGINNING = "beginning"
    INITIAL = "initial"
    SPELT = "spelt"
    NONE = "none"


@cache
def short_forms() -> dict[str, frozenset[str]]:
    """Names that may be each other's short form, both ways."""
    forms: dict[str, set[str]] = {}
    text = resources.files("amity.people.matching").joinpath("nicknames.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        name, *short = line.split()
        for form in short:
            forms.setdefault(name, set()).add(form)
            forms.setdefault(form, set()).add(name)
    return {name: frozenset(others) for name, others in forms.items()}


@lru_cache(maxsize=200_000)
def likeness(a: str, b: str) -> Likeness:
    """How two folded words are alike; the order does not matter.

    >>> [str(likeness(*pair)) for pair in (("robert", "bob"), ("stephan", "stefan"), ("a", "ana"), ("ana", "eva"))]
    ['short', 'spelt', 'initial', 'none']
    """
    if a == b:
        return Likeness.SAME
    if len(a) == 1 or len(b) == 1:
        return Likeness.INITIAL if a[:1] == b[:1] else Likeness.NONE
    if b in short_forms().get(a, ()):
        return Likeness.SHORT
    shorter, longer = sorted((a, b), key=lambda word: (len(word), word))
    if len(shorter) >= _PREFIX and longer.startswith(shorter):
        return Likeness.BEGINNING
    return Likeness.SPELT if _one_name(shorter, longer) else Likeness.NONE


def _one_name(shorter: str, longer: str) -> bool:
    if _by_sound(shorter) == _by_sound(longer):
        return True
    if len(shorter) < _PREFIX or len(longer) - len(shorter) > _MORE:
        return False
    near = len(shorter) >= _LONG and one_slip(shorter, longer)
    return near or are_near(shorter, longer, _ALIKE)


@lru_cache(maxsize=100_000)
def _by_sound(word: str) -> str:
    """What spellings of one name share: ae and a, ph and f, y and i, one letter or two.

    >>> _by_sound("mueller") == _by_sound("muler"), _by_sound("jelena") == _by_sound("yelena")
    (True, True)
    """
    word = _UMLAUT.sub("", word)
    for written, heard in _SAME_SOUND:
        word = word.replace(written, heard)
    return _TWICE.sub(r"\1", _Y.sub("i", word))


def one_slip(a: str, b: str) -> bool:
    """Whether one letter was added, left out, changed or swapped with its neighbour.

    >>> one_slip("marten", "martin"), one_slip("brian", "brain"), one_slip("anna", "otto")
    (True, True, False)
    """
    return OSA.distance(a, b, score_cutoff=1) <= 1


def are_near(a: str, b: str, least: float) -> bool:
    """Whether two words begin alike and are as like as this; the order does not matter.

    By Jaro and Winkler (1990): matching letters within half the longer word, and a prefix that counts .1 a letter.
    """
    if a[:1] != b[:1] or abs(len(a) - len(b)) > _MORE:
        return False
    return JaroWinkler.similarity(*sorted((a, b)), prefix_weight=0.1) >= least
