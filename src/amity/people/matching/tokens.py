"""How two words of names are alike: the same, a short form, an initial, or one name spelt in two ways."""

import re
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

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
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    left, right = a[start : len(a) - end], b[start : len(b) - end]
    return max(len(left), len(right)) <= 1 or (len(left) == len(right) == 2 and left == right[::-1])


def are_near(a: str, b: str, least: float) -> bool:
    """Whether two words begin alike and are as like as this (Jaro-Winkler); the order does not matter."""
    if a[:1] != b[:1] or abs(len(a) - len(b)) > _MORE:
        return False
    shorter, longer = sorted((a, b))
    return jaro_winkler(shorter, longer) >= least


@lru_cache(maxsize=100_000)
def jaro_winkler(a: str, b: str) -> float:
    """Likeness of two words from 0 to 1 (Winkler 1990, prefix weight .1).

    >>> round(jaro_winkler("martha", "marhta"), 3), round(jaro_winkler("dixon", "dicksonx"), 3)
    (0.961, 0.813)
    """
    jaro = _jaro(a, b)
    prefix = 0
    while prefix < min(4, len(a), len(b)) and a[prefix] == b[prefix]:
        prefix += 1
    return jaro + prefix * 0.1 * (1 - jaro) if jaro > 0.7 else jaro


def _jaro(a: str, b: str) -> float:
    """Matching letters within half the longer word, and how many of them are out of order (Jaro 1989)."""
    window = max(len(a), len(b)) // 2 - 1
    taken = [False] * len(b)
    met = []
    for place, letter in enumerate(a):
        for other in range(max(0, place - window), min(len(b), place + window + 1)):
            if not taken[other] and b[other] == letter:
                taken[other] = True
                met.append(letter)
                break
    if not met:
        return 0.0
    swapped = sum(one != two for one, two in zip(met, _taken(b, taken), strict=True)) / 2
    return (len(met) / len(a) + len(met) / len(b) + (len(met) - swapped) / len(met)) / 3


def _taken(word: str, taken: list[bool]) -> list[str]:
    return [letter for letter, was in zip(word, taken, strict=True) if was]
