"""Which way things went, in kind words: a balance is looked at before an ask, never settled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from amity.giving.facts import Exchange, Way

LOOKED_AT = timedelta(days=2 * 365)  # what lies further back is past
_WEIGHT = {"resource": 1.0, "support": 2.0, "advice": 2.0, "introduction": 3.0, "recommendation": 3.0}
_EVEN = 0.5  # share of the larger side by which the two may differ and still be even
_ALONE = 2.0  # with so little on both sides there is nothing to compare
_MINUTES = {"resource": 5, "introduction": 15, "advice": 30, "recommendation": 30, "support": 60}


class Lean(StrEnum):
    """Which side gave more lately."""

    NOTHING = "nothing"  # nothing was noted
    EVEN = "even"
    GAVE = "gave"  # the owner gave more
    RECEIVED = "received"  # the owner received more


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What went which way. It orders nobody and is no score."""

    given: int
    received: int
    lean: Lean
    last_given: date | None = None
    last_received: date | None = None
    unthanked: int = 0  # received things for which the owner did not say thanks yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The week's time for others: a limit that protects, not a goal."""

    minutes: int
    spent: int
    since: date  # Monday

    @property
    def left(self) -> int:
        """What is left of it; nothing when it is used up."""
        return max(0, self.minutes - self.spent)


def balance(exchanges: Iterable[Exchange], *, today: date) -> Balance:
    """How it stands between the owner and one person, or everybody."""
    told = [one for one in exchanges if today - LOOKED_AT <= one.day <= today]
    given = [one for one in told if one.way is Way.GIVEN]
    received = [one for one in told if one.way is Way.RECEIVED]
    return Balance(
        given=len(given),
        received=len(received),
        lean=_lean(_weight(given), _weight(received)),
        last_given=max((one.day for one in given), default=None),
        last_received=max((one.day for one in received), default=None),
        unthanked=sum(not one.thanked for one in received),
    )


def budget(exchanges: Iterable[Exchange], minutes: int, *, today: date) -> Budget:
    """What this week (from Monday) took already."""
    monday = today - timedelta(days=today.weekday())
    given = [one for one in exchanges if one.way is Way.GIVEN and monday <= one.day <= today]
    return Budget(minutes=minutes, spent=sum(took(one) for one in given), since=monday)


def took(one: Exchange) -> int:
    """How many minutes it took, as told, else as such things usually do."""
    return one.minutes if one.minutes is not None else _MINUTES.get(one.kind, 30)


def gift_first(stands: Balance) -> bool:
    """Whether a gift should come before the next ask."""
    return stands.lean is Lean.RECEIVED


def _weight(some: Iterable[Exchange]) -> float:
    return sum(_WEIGHT.get(one.kind, 1.0) for one in some)


def _lean(given: float, received: float) -> Lean:
    if not given and not received:
        return Lean.NOTHING
    if max(given, received) <= _ALONE or abs(given - received) <= _EVEN * max(given, received):
        return Lean.EVEN
    return Lean.GAVE if given > received else Lean.RECEIVED
