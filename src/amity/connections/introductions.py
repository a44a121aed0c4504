"""Introductions: Adamic and Adar's sum over common contacts, on decayed weights (SCIENCE section 2)."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from math import log, log1p
from typing import Generic, TypeVar

P = TypeVar("P", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Acquaintance(Generic[P]):
    """Who knows whom how well, both ways, and the sum of each one's ties."""

    ties: dict[P, dict[P, float]]
    strength: dict[P, float]


def acquaintance(pairs: Iterable[tuple[P, P, float]]) -> Acquaintance[P]:
    """From (one, other, contact days decayed to now with a half-life of 180 days).

    A pair known from both sides counts by its stronger side. Weights become L(d) = ln(1 + d).
    """
    ties: dict[P, dict[P, float]] = {}
    for one, other, days in pairs:
        weight = log1p(days)
        for a, b in ((one, other), (other, one)):
            known = ties.setdefault(a, {})
            known[b] = max(known.get(b, 0.0), weight)
    return Acquaintance(ties, {p: sum(known.values()) for p, known in ties.items()})


def common_ground(known: Acquaintance[P], one: P, other: P) -> float:
    """Sum over common contacts w of L(one, w) L(w, other) / ln(2 + strength(w)).

    >>> known = acquaintance([("me", "ana", 1.0), ("me", "ben", 1.0), ("cem", "ben", 5.0)])
    >>> round(common_ground(known, "ana", "ben"), 3), common_ground(known, "ana", "cem")
    (0.394, 0)
    """
    fewer, more = known.ties.get(one, {}), known.ties.get(other, {})
    if len(fewer) > len(more):
        fewer, more = more, fewer
    return sum(weight * more[w] / log(2 + known.strength[w]) for w, weight in fewer.items() if w in more)
