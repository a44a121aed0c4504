"""In which order warm paths are looked at, and why: the chance of the path, how it fits, and the measured curve.

Moderately weak ties bring most work: best near ten people in common and few talks, while in trades
less digital the strong ones do (Rajkumar et al. 2022, randomised over 20 million people). A single strong
tie is likelier to help, weak ones win by number (Gee et al. 2017): so the chance counts, by its root. It
orders paths, never people; what each thing added is told.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, log, sqrt
from typing import Final

from amity.base.text import fold
from amity.giving.balance import Lean


class Trade(StrEnum):
    """Which side of the curve: in digital trades weak ties help most."""

    DIGITAL = "digital"
    HANDS = "hands"
    UNKNOWN = "unknown"


class Part(StrEnum):
    """What adds to a rank."""

    TIE = "tie"  # to the first person
    NEXT = "next"  # from one person to the next
    FIT = "fit"
    FRESH = "fresh"
    COMMON = "common"  # people in common
    BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One of them: how much of its most it adds, and the number behind it (days, people) where there is one."""

    part: Part
    share: float  # in [0, 1]
    number: int | None = None
    lean: Lean | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What is seen of one path."""

    strengths: tuple[float, ...]  # of its ties, the first being the owner's
    fit: float = 1.0
    common: int | None = None  # people in common with the first one
    days_a_year: float = 0.0  # on which the owner talks with the first one
    silent: int | None = None  # days
    lean: Lean = Lean.NOTHING
    owing: bool = False
    trade: Trade = Trade.UNKNOWN


@dataclass(frozen=True, slots=True)
class Rank:
    """A weight that orders, and what it is made of."""

    weight: float
    parts: tuple[Contribution, ...]


PEAK: Final = 10  # people in common
_WIDTH: Final = 0.9  # of the peak, in logarithms
_BONUS, _RING_BONUS = 0.6, 0.3
_RING: Final = (1.0, 52.0)  # contact days a year: between yearly and weekly
_FRESH: Final = 180.0  # days until half
_LEANS: Final = {
    Lean.GAVE: (1.05, 1.0),
    Lean.EVEN: (1.0, 0.8),
    Lean.NOTHING: (1.0, 0.6),
    Lean.RECEIVED: (0.9, 0.3),
}
_OWING: Final = 0.85
_DIGITAL: Final = re.compile(
    r"\b(?:software|data|daten|cloud|web|digital\w*|develop\w*|entwickl\w*|program\w*|engineer\w*|it|ai|ki|machine learning"
    r"|analytics|product|ux|design\w*|startup\w*|saas|security|research\w*|statisti\w*|marketing|media|online|tech\w*)\b"
)
_HANDS: Final = re.compile(
    r"\b(?:nurs\w*|pflege\w*|care|carpent\w*|handwerk\w*|build\w*|bau|construction|cook\w*|koch|kochin|restaurant\w*|hotel\w*"
    r"|school|teach\w*|lehrer\w*|kita|farm\w*|garden\w*|gart\w*|driver\w*|fahrer\w*|shop|retail|verkauf\w*|craft\w*|plumb\w*"
    r"|electric\w*|elektrik\w*|factory|fabrik|clean\w*|reinigung\w*|hair\w*|baker\w*|back\w*|physio\w*)\b"
)


def trade_of(texts: Iterable[str]) -> Trade:
    """Which trade these words speak of; unknown where they speak of neither, or of both.

    >>> trade_of(["A data job"]), trade_of(["Nurse at St. Mary"]), trade_of(["Somebody to sing with"])
    (<Trade.DIGITAL: 'digital'>, <Trade.HANDS: 'hands'>, <Trade.UNKNOWN: 'unknown'>)
    """
    words = " ".join(fold(text[:600]) for text in texts)
    digital, hands = bool(_DIGITAL.search(words)), bool(_HANDS.search(words))
    if digital == hands:
        return Trade.UNKNOWN
    return Trade.DIGITAL if digital else Trade.HANDS


def bump(common: int) -> float:
    """The inverted U over people in common: 1 at ten, falling on both sides.

    >>> [round(bump(n), 2) for n in (0, 3, 10, 30, 100)]
    [0.03, 0.53, 1.0, 0.52, 0.05]
    """
    return exp(-(log((common + 1) / (PEAK + 1)) ** 2) / (2 * _WIDTH**2))


def in_first_ring(days_a_year: float) -> bool:
    """A tie between weekly and yearly: where to look first (Granovetter 1973)."""
    return _RING[0] <= days_a_year <= _RING[1]


def rank(sight: Sight) -> Rank:
    """The weight of a path: root of its chance, fit, the curve of its trade, balance. With what each part added."""
    chance = 1.0
    for strength in sight.strengths:
        chance *= strength
    pull, lean_share = _LEANS[sight.lean]
    weight = (
        sqrt(chance) * (0.25 + 0.75 * sight.fit) * _curve(sight) * pull * (_OWING if sight.owing else 1.0)
    )
    parts = [
        Contribution(Part.TIE, sight.strengths[0]),
        *(Contribution(Part.NEXT, strength) for strength in sight.strengths[1:]),
        Contribution(Part.FIT, sight.fit),
    ]
    if sight.silent is not None:
        parts.append(Contribution(Part.FRESH, 0.5 ** (sight.silent / _FRESH), sight.silent))
    if sight.common is not None and sight.trade is not Trade.HANDS:
        parts.append(Contribution(Part.COMMON, bump(sight.common), sight.common))
    parts.append(Contribution(Part.BALANCE, lean_share, lean=sight.lean))
    return Rank(weight, tuple(parts))


def _curve(sight: Sight) -> float:
    """Weak ties in digital trades, strong ones in others; half of each where the trade is not known."""
    weak = bump(sight.common) if sight.common is not None else 0.0
    strong = sight.strengths[0]
    bonus = {Trade.DIGITAL: weak, Trade.HANDS: strong, Trade.UNKNOWN: (weak + strong) / 2}[sight.trade]
    return 1 + _BONUS * bonus + _RING_BONUS * in_first_ring(sight.days_a_year)


def chosen(ranked: Sequence[tuple[Rank, str, str]], most: int) -> list[int]:
    """Which of these paths to show, by place, best first: (rank, first person, last person) of each.

    One for each end, and through one first person only where no other leads further.
    """
    order = sorted(range(len(ranked)), key=lambda at: (-ranked[at][0].weight, ranked[at][1:]))
    best = _first_of_each(order, lambda at: ranked[at][2])
    alone = _first_of_each(best, lambda at: ranked[at][1])
    rest = [at for at in best if at not in set(alone)]
    return sorted((alone + rest)[:most], key=order.index)


def _first_of_each(places: Iterable[int], name: Callable[[int], str]) -> list[int]:
    once: dict[str, int] = {}
    for at in places:
        once.setdefault(name(at), at)
    return list(once.values())
