"""A tie's own rhythm: ln(gap) is normal around the tie's mean, drawn towards everybody's (SCIENCE 2)."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import erfc, exp, floor, log, sqrt
from typing import Protocol

K0, M0, V0, C = 1.0, 1.6, 2.5, 1.3  # weight, mean and variance of everybody's ln(gap); widening
MOST_GAPS = 7  # more gaps than this make the tie's own mean no surer
QUIET_SHARE = 0.03  # of ties end without a next contact
OWN_GAPS = 2  # fewer gaps than this are no rhythm of one's own
NEVER = 9999.0  # days; the silence is likelier an end than a pause


class Gaps(Protocol):
    """What a rhythm is read from: a `Tie`, or its row."""

    @property
    def last_day(self) -> date:
        """The last day with contact."""
        ...

    @property
    def gaps(self) -> int:
        """How many gaps there were between contact days."""
        ...

    @property
    def gap_mean(self) -> float:
        """The moving mean of ln(gap in days)."""
        ...

    @property
    def gap_variance(self) -> float:
        """The moving variance of ln(gap in days)."""
        ...


@dataclass(frozen=True, slots=True)
class Cadence:
    """Mean `m` and deviation `s` of ln(gap in days), after shrinkage."""

    m: float
    s: float

    def gap(self, p: float) -> float:
        """The gap in days that a share `p` of gaps does not pass; NEVER where ties end instead.

        >>> round(Cadence(1.6, 1.8).gap(.5), 1)
        5.3
        """
        return self._longest(1 - p)

    def outlives(self, gap: float) -> float:
        """The share of gaps longer than this many days."""
        z = (log(max(gap, 0.05)) - self.m) / self.s
        return QUIET_SHARE + (1 - QUIET_SHARE) * erfc(z / sqrt(2)) / 2

    def deviations(self, gap: float) -> float:
        """How many deviations this silence lies from the usual, between -3 and 5."""
        return max(-3.0, min(5.0, (log(max(gap, 0.5)) - self.m) / self.s))

    def _longest(self, surviving: float) -> float:
        if surviving <= QUIET_SHARE:
            return NEVER
        return exp(self.m + self.s * _normal(1 - (surviving - QUIET_SHARE) / (1 - QUIET_SHARE)))

    def wait(self, silence: float, p: float) -> float:
        """Days from now within which contact comes with probability `p`, after this silence."""
        so_far = max(silence, 0.5)
        longest = self._longest((1 - p) * self.outlives(so_far))
        return longest if longest == NEVER else max(0.0, longest - so_far)


def cadence(tie: Gaps) -> Cadence:
    """The tie's rhythm: m = (k mu + K0 M0)/(k + K0), s^2 = (k v + K0 V0)/(k + K0) C, k at most 7."""
    k = min(tie.gaps, MOST_GAPS)
    m = (k * tie.gap_mean + K0 * M0) / (k + K0)
    return Cadence(m, sqrt((k * tie.gap_variance + K0 * V0) / (k + K0) * C))


def usual(tie: Gaps) -> tuple[int, int] | None:
    """The usual days between two talks, from the quarter to the three-quarter mark; None: too few talks."""
    if tie.gaps < OWN_GAPS:
        return None
    own = cadence(tie)
    low = max(1, round(own.gap(0.25)))
    return low, max(low, round(own.gap(0.75)))


def quiet_from(tie: Gaps) -> date | None:
    """The first day on which the silence is longer than nine in ten of this tie's gaps.

    It stays the same until the next event, so that quiet ties are found by index.
    """
    if tie.gaps < OWN_GAPS:
        return None
    longest = cadence(tie).gap(0.90)
    days = floor(min(longest, NEVER)) + 1
    return tie.last_day + timedelta(days=days)


def is_quiet(tie: Gaps, today: date) -> bool:
    """Whether this silence is longer than usual for this tie."""
    start = quiet_from(tie)
    return start is not None and today >= start


def wait(tie: Gaps, silence: float, quantiles: tuple[float, ...]) -> tuple[float, ...]:
    """For each quantile, the days from now until the next contact, given `silence` days so far."""
    own = cadence(tie)
    return tuple(own.wait(silence, p) for p in quantiles)


@lru_cache(maxsize=256)
def _normal(p: float) -> float:
    """The quantile of the standard normal, by halving. Cached: every tie asks for the same few marks."""
    low, high = -8.0, 8.0
    for _ in range(60):
        middle = (low + high) / 2
        if erfc(-middle / sqrt(2)) / 2 < p:
            low = middle
        else:
            high = middle
    return low
