"""Which path to try first: how strong it is, and what was measured of ties that led to work.

Rajkumar et al. 2022 (Science; 20 million people, randomised): moderately weak ties lead to most new
work, most of all with near ten mutual contacts and little interaction; in less digital industries
strong ties do. Granovetter 1973: ties used "occasionally", between weekly and yearly. These are
averages over many people, so they only move a path up to threefold, and the reasons say so.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import exp, log

from amity.connections.evidence import Standing

MUTUALS_PEAK = 10  # shared contacts
OCCASIONS_PEAK = 2.0  # contact days in the last half year or so: neither weekly nor yearly
_WIDTH = 1.0  # of both curves, in natural logarithms
_LIFT = 1.0  # what a curve at its peak adds
_SURENESS = {Standing.CONFIRMED: 1.0, Standing.LIKELY: 0.8, Standing.POSSIBLE: 0.4}


class Field(StrEnum):
    """Which way the curve goes."""

    DIGITAL = "digital"  # software, media, finance: moderately weak ties
    HANDS_ON = "hands_on"  # trades, care, hospitality: strong ties
    UNKNOWN = "unknown"


class Counts(StrEnum):
    """What a path was weighed by."""

    STRENGTH = "strength"  # the product of its ties
    SURENESS = "sureness"  # how sure its least sure step is
    OCCASIONAL = "occasional"  # how often the owner and the first contact talk
    CLOSE = "close"  # the same, where strong ties matter more
    MUTUALS = "mutuals"  # how many contacts the owner and the first contact share


@dataclass(frozen=True, slots=True)
class Contribution:
    """One reason for a path's place: by what it was multiplied, and what that rests on."""

    counts: Counts
    factor: float
    value: float  # the chance, contact days, contacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What is known of a path before it is weighed."""

    chance: float
    standing: Standing
    occasions: float  # contact days with the first contact, half-life 180 days
    mutuals: int
    first_strength: float  # of the owner's tie to the first contact


def weigh(path: Measured, *, field: Field = Field.UNKNOWN) -> tuple[float, tuple[Contribution, ...]]:
    """How much a path is worth trying, and why, the weightiest reason first. Only the order of worths means anything.

    >>> near = Measured(chance=.2, standing=Standing.LIKELY, occasions=2, mutuals=10, first_strength=.5)
    >>> close = Measured(chance=.2, standing=Standing.LIKELY, occasions=60, mutuals=200, first_strength=1)
    >>> weigh(near)[0] > weigh(close)[0], weigh(near, field=Field.HANDS_ON)[0] < weigh(close, field=Field.HANDS_ON)[0]
    (True, True)
    """
    lift = _LIFT / 2 if field is Field.UNKNOWN else _LIFT
    mutual = 1 + lift * near_peak(path.mutuals, MUTUALS_PEAK)
    if field is Field.HANDS_ON:
        tie = Contribution(Counts.CLOSE, 1 + 2 * lift * path.first_strength, path.occasions)
        mutual = 1.0
    else:
        tie = Contribution(
            Counts.OCCASIONAL, 1 + lift * near_peak(path.occasions, OCCASIONS_PEAK), path.occasions
        )
    sure = _SURENESS[path.standing]
    rest = sorted(
        (tie, Contribution(Counts.MUTUALS, mutual, path.mutuals), Contribution(Counts.SURENESS, sure, sure)),
        key=lambda one: -abs(log(one.factor)),
    )
    worth = path.chance * tie.factor * mutual * sure
    return worth, (Contribution(Counts.STRENGTH, path.chance, path.chance), *rest)


def near_peak(value: float, peak: float) -> float:
    """An inverted U on a logarithmic scale: 1 at the peak, less on either side.

    >>> [round(near_peak(n, 10), 2) for n in (0, 3, 10, 30, 300)]
    [0.06, 0.6, 1.0, 0.58, 0.0]
    """
    away = log((value + 1) / (peak + 1)) / _WIDTH
    return exp(-away * away / 2)
