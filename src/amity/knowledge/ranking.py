"""Who knows about something: texts are weighed by the words asked for, and vote for the people they come from.

BM25 (Robertson and Zaragoza 2009) over short texts; votes of the best 200 texts, each fading with its
age, times how active somebody was lately. Measured against plain activity in `bench/knowing.py`.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, TypeVar

P = TypeVar("P", bound=Hashable)

VOTERS: Final = 200  # texts that vote
FADES: Final = 365.0  # days after which a text weighs half
ACTIVE: Final = 90.0  # days after which a contact counts half as activity
UNSPOKEN: Final = (
    0.25  # activity of whom one was never in touch with, so that what a card says of them counts
)
_K1, _B = 1.2, 0.5  # subjects and notes are short: their length says little


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is known of all texts: how many there are, how many words they have on average, how many hold each word."""

    texts: float
    words: float
    holding: Mapping[str, float]

    def weight(self, word: str) -> float:
        """Rare words say more: ln(1 + (N - n + .5) / (n + .5)), never negative."""
        holding = min(self.holding.get(word, 0.0), self.texts)
        return math.log1p((self.texts - holding + 0.5) / (holding + 0.5))


def bm25(said: Sequence[str], asked: Iterable[str], shelf: Shelf) -> float:
    """How well a text fits the words asked for. Both are stems.

    >>> shelf = Shelf(1000, 8, {"sampl": 5, "meet": 400})
    >>> bm25(["sampl"], ["sampl"], shelf) > bm25(["meet"], ["meet"], shelf)
    True
    """
    counted = Counter(said)
    long = _K1 * (1 - _B + _B * len(said) / max(shelf.words, 1.0))
    return sum(
        shelf.weight(word) * counted[word] * (_K1 + 1) / (counted[word] + long)
        for word in asked
        if counted[word]
    )


@dataclass(frozen=True, slots=True)
class Text(Generic[P]):
    """A text that fits, whom it speaks for, how well it fits, and since how many days it stands (0 where it has no day)."""

    key: str
    people: tuple[P, ...]
    fit: float
    days: float = 0.0


@dataclass(frozen=True, slots=True)
class Knower(Generic[P]):
    """Somebody who may know, the texts that say so (the weightiest first), and their share of the best one's weight."""

    person: P
    weight: float
    texts: tuple[str, ...]
    share: float


def faded(days: float) -> float:
    """What is left of a text's weight after so many days.

    >>> faded(365)
    0.5
    """
    return float(0.5 ** (max(days, 0.0) / FADES))


def liveliness(counted: float) -> float:
    """What activity is worth: L(x) = ln(1 + x) of contact days decayed with a half-life of 90 days."""
    return math.log1p(counted + UNSPOKEN)


def knowers(texts: Iterable[Text[P]], activity: Mapping[P, float]) -> tuple[Knower[P], ...]:
    """Everybody that the best texts speak for, whoever is most likely to know first; ties by the order of the texts."""
    best = sorted(texts, key=lambda text: (-text.fit, text.days))[:VOTERS]
    votes: dict[P, list[tuple[float, str]]] = {}
    for text in best:
        for person in text.people:
            votes.setdefault(person, []).append((text.fit * faded(text.days), text.key))
    weights = {
        person: liveliness(activity.get(person, 0.0)) * sum(weight for weight, _ in some)
        for person, some in votes.items()
    }
    most = max(weights.values(), default=0.0)
    ordered = sorted(weights, key=lambda person: -weights[person])
    return tuple(
        Knower(person, weights[person], _keys(votes[person]), weights[person] / most if most else 0.0)
        for person in ordered
    )


def level(share: float) -> int:
    """One to four dots, beside the person whom most speaks for.

    >>> [level(share) for share in (1.0, .5, .2, .01)]
    [4, 3, 2, 1]
    """
    return 1 + sum(share >= least for least in (0.08, 0.3, 0.65))


def active_days(days: Iterable[date], today: date) -> float:
    """Contact days decayed with a half-life of 90 days.

    >>> active_days([date(2026, 1, 1), date(2026, 4, 1)], date(2026, 4, 1))
    1.5
    """
    return float(sum(0.5 ** ((today - day).days / ACTIVE) for day in days if day <= today))


def _keys(votes: Sequence[tuple[float, str]]) -> tuple[str, ...]:
    ordered = sorted(range(len(votes)), key=lambda at: (-votes[at][0], at))
    return tuple(dict.fromkeys(votes[at][1] for at in ordered))
