"""In which order the paths to a goal are looked at, and why: the worth of each path, how its end fits, the balance.

The worth is that of `order_of_paths`: the chance under the measured curve. It orders paths, never people; what each
thing added is told.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import prod
from typing import Final

from amity.base.text import fold
from amity.connections.evidence import Standing
from amity.giving.balance import Lean
from amity.opportunities.order_of_paths import MUTUALS_PEAK, OCCASIONS_PEAK, Field, Measured, near_peak, weigh


class Part(StrEnum):
    """What adds to a rank."""

    TIE = "tie"  # to the first person
    NEXT = "next"  # from one person to the next
    FIT = "fit"
    FRESH = "fresh"
    COMMON = "common"  # people in common
    OFTEN = "often"  # how often the owner and the first person talk: best now and then
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
    standing: Standing = Standing.LIKELY
    common: int = 0  # people in common with the first one
    occasions: float = 0.0  # contact days with the first one, half-life 180 days
    silent: int | None = None  # days
    lean: Lean = Lean.NOTHING
    owing: bool = False
    trade: Field = Field.UNKNOWN


@dataclass(frozen=True, slots=True)
class Rank:
    """A weight that orders, and what it is made of."""

    weight: float
    parts: tuple[Contribution, ...]


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


def trade_of(texts: Iterable[str]) -> Field:
    """Which side of the curve these words speak of; unknown where they speak of neither, or of both.

    >>> trade_of(["A data job"]), trade_of(["Nurse at St. Mary"]), trade_of(["Somebody to sing with"])
    (<Field.DIGITAL: 'digital'>, <Field.HANDS_ON: 'hands_on'>, <Field.UNKNOWN: 'unknown'>)
    """
    words = " ".join(fold(text[:600]) for text in texts)
    digital, hands = bool(_DIGITAL.search(words)), bool(_HANDS.search(words))
    if digital == hands:
        return Field.UNKNOWN
    return Field.DIGITAL if digital else Field.HANDS_ON


def in_first_ring(days_a_year: float) -> bool:
    """A tie between weekly and yearly: where to look first (Granovetter 1973)."""
    return _RING[0] <= days_a_year <= _RING[1]


def rank(sight: Sight) -> Rank:
    """The worth of a path, times how its end fits and how things stand between the owner and the first person."""
    measured = Measured(
        chance=prod(sight.strengths), standing=sight.standing, occasions=sight.occasions, mutuals=sight.common,
        first_strength=sight.strengths[0],
    )  # fmt: skip
    worth, _why = weigh(measured, field=sight.trade)
    pull, lean_share = _LEANS[sight.lean]
    weight = worth * (0.25 + 0.75 * sight.fit) * pull * (_OWING if sight.owing else 1.0)
    parts = [
        Contribution(Part.TIE, sight.strengths[0]),
        *(Contribution(Part.NEXT, strength) for strength in sight.strengths[1:]),
        Contribution(Part.FIT, sight.fit),
    ]
    if sight.silent is not None:
        parts.append(Contribution(Part.FRESH, 0.5 ** (sight.silent / _FRESH), sight.silent))
    if sight.trade is not Field.HANDS_ON:
        often = near_peak(sight.occasions, OCCASIONS_PEAK)
        parts.append(Contribution(Part.OFTEN, often, round(sight.occasions)))
        parts.append(Contribution(Part.COMMON, near_peak(sight.common, MUTUALS_PEAK), sight.common))
    parts.append(Contribution(Part.BALANCE, lean_share, lean=sight.lean))
    return Rank(weight, tuple(parts))


def chosen(ranked: Sequence[tuple[Rank, str, str]], most: int) -> list[int]:
    """Which of these paths to show, by place, best first: (rank, first person, last person) of each.

    Those with another first person and another end than any better one come first, then those with either.
    """
    order = sorted(range(len(ranked)), key=lambda at: (-ranked[at][0].weight, ranked[at][1:]))
    taken: list[int] = []
    for wanted in (2, 1):
        for at in order:
            _rank, first, end = ranked[at]
            firsts, ends = {ranked[one][1] for one in taken}, {ranked[one][2] for one in taken}
            if len(taken) < most and at not in taken and (first not in firsts) + (end not in ends) >= wanted:
                taken.append(at)
    return sorted(taken, key=order.index)
