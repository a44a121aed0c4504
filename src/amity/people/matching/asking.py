"""Which pairs of people are worth a question, and in which order."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from amity.people.matching.decision import Outcome
from amity.people.matching.model import chance

_DOUBT = 4.0  # bits: a question as likely yes as no is worth a sixteenth of a sure one
_MOST_PAIRS = 6  # two large persons are no reason to ask the unlikely first


class Stand(StrEnum):
    """What becomes of a judged pair of records."""

    WAITS = "waits"
    LATER = "later"  # the owner was not sure
    POSSIBLY = "possibly"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A judged pair of records of two people; `outcome` is "leave" where it is too unlikely to ask."""

    number: int
    a: UUID
    b: UUID
    bits: float
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a pair and its place in the order."""

    state: Stand
    worth: float = 0.0


def stands(
    doubts: Iterable[Doubt],
    *,
    closed: Callable[[UUID, UUID], bool],
    unsure: Callable[[UUID, UUID], bool],
    size: Mapping[UUID, int],
) -> dict[int, Standing]:
    """The state of each pair. Between any two people the likeliest one stands for all, and asking outranks mere possibility."""
    between: dict[frozenset[UUID], list[Doubt]] = defaultdict(list)
    found: dict[int, Standing] = {}
    for doubt in doubts:
        found[doubt.number] = Standing(Stand.CLOSED)
        if doubt.a != doubt.b:
            between[frozenset((doubt.a, doubt.b))].append(doubt)
    for some in between.values():
        best = min(some, key=lambda one: (one.outcome is Outcome.LEAVE, -one.bits, one.number))
        if not closed(best.a, best.b):
            is_unsure = unsure(best.a, best.b)
            found[best.number] = Standing(
                _state(best, is_unsure=is_unsure), worth(best.bits, size[best.a], size[best.b])
            )
    return found


def _state(doubt: Doubt, *, is_unsure: bool) -> Stand:
    if doubt.outcome is Outcome.LEAVE:
        return Stand.POSSIBLY
    return Stand.LATER if is_unsure else Stand.WAITS


def worth(bits: float, here: int, there: int) -> float:
    """How many pairs of records a yes would join, by how likely it is; who doubts is asked late.

    Measured on the network of 1,000 (docs/adr/0013): 60 questions by likelihood alone, by pairs alone and by both.

    >>> worth(4, 1, 1) < worth(4, 2, 1) and worth(0, 2, 2) < worth(8, 1, 1)
    True
    """
    return chance(bits - _DOUBT) * min(here * there, _MOST_PAIRS)
