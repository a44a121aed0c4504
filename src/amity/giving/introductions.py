"""Whom to introduce to whom: a need that meets an offer, a tie to both, worlds apart, and no sign that they know each other."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import sqrt
from types import MappingProxyType

from amity.giving.facts import ME, Match

_SAME_WORLD = 0.6  # what is left of it where both are at home in one world: they may meet without help
_STRANGER = 0.05  # of somebody with whom no talk is known
_PER_PERSON = 2  # introductions proposed of one person: nobody is passed around


class Speaks(StrEnum):
    """What speaks for an introduction."""

    MATCH = "match"  # one needs what the other has
    TIES = "ties"  # the owner knows both
    WORLDS = "worlds"  # they move in different worlds
    STRANGERS = "strangers"  # nothing shows that they know each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two. `warmth` is ln(1 + contact days decayed with a half-life of 180 days)."""

    id: str
    name: str
    warmth: float = 0.0
    worlds: frozenset[str] = frozenset()  # employers, schools, groups: folded names


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """Two who may want to meet. `first` has what `second` needs and is asked first: it costs them something."""

    first: Side
    second: Side
    match: Match
    reasons: tuple[Speaks, ...]
    strength: float
    shared: tuple[str, ...] = field(default=())  # worlds that both are in


def suggest(
    matches: Iterable[Match],
    sides: Mapping[str, Side],
    *,
    acquainted: Collection[frozenset[str]],
    settled: Collection[frozenset[str]] = (),
    willing: Mapping[str, float] = MappingProxyType({}),
) -> tuple[Suggested, ...]:
    """The best introductions first, at most two a person. Pairs that know each other, or are settled, are left out.

    strength = match x sqrt(tie to one x tie to the other) x how gladly each was introduced before (`willing`, 0 to 1),
    less where they share a world.
    """
    found: dict[frozenset[str], Suggested] = {}
    for match in matches:
        pair = frozenset((match.offer.person, match.need.person))
        if ME in pair or pair in acquainted or pair in settled or not pair <= sides.keys():
            continue
        gladly = willing.get(match.offer.person, 1.0) * willing.get(match.need.person, 1.0)
        one = _suggested(match, sides[match.offer.person], sides[match.need.person], gladly)
        if pair not in found or found[pair].strength < one.strength:
            found[pair] = one
    ranked = sorted(
        found.values(), key=lambda one: (-one.strength, one.first.name, one.second.name, one.match.need.id)
    )
    return tuple(_few_each(ranked))


def _suggested(match: Match, first: Side, second: Side, gladly: float) -> Suggested:
    shared = first.worlds & second.worlds
    ties = sqrt((_STRANGER + first.warmth) * (_STRANGER + second.warmth))
    reasons = [Speaks.MATCH]
    if first.warmth and second.warmth:
        reasons.append(Speaks.TIES)
    if first.worlds and second.worlds and not shared:
        reasons.append(Speaks.WORLDS)
    return Suggested(
        first=first,
        second=second,
        match=match,
        reasons=(*reasons, Speaks.STRANGERS),
        strength=match.strength * ties * gladly * (_SAME_WORLD if shared else 1.0),
        shared=tuple(sorted(shared)),
    )


def _few_each(ranked: Iterable[Suggested]) -> Iterable[Suggested]:
    times: dict[str, int] = {}
    for one in ranked:
        ends = (one.first.id, one.second.id)
        if all(times.get(end, 0) < _PER_PERSON for end in ends):
            for end in ends:
                times[end] = times.get(end, 0) + 1
            yield one
