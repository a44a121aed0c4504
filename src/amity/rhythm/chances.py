"""How likely contact or fading is: logistic models measured on twelve real histories (SCIENCE 2).

They rank; they are not shown as percentages, because they are not calibrated to one owner.
"""

from datetime import datetime, time
from math import exp, log1p

from amity.rhythm.cadence import cadence
from amity.rhythm.ties import HALF_YEAR, MONTH, WEEK, Tie

# Weights of: 1, L(d7), L(d30), L(d180), L(r), z, m.
CONTACT = (-2.6312, 0.0167, 1.1693, 0.9015, -0.2956, -0.0681, 0.3651)
FADING = (2.7264, -0.2003, -1.4320, -0.9557, -0.2371, 0.5201, -0.0511)
_DAY = 86400.0


def silence(tie: Tie, now: datetime) -> float:
    """Days since the beginning of the tie's last contact day; `now` is in the owner's zone."""
    began = datetime.combine(tie.last_day, time())
    return (now.replace(tzinfo=None) - began).total_seconds() / _DAY


def chance_of_contact(tie: Tie, now: datetime) -> float:
    """The chance of contact within 30 days."""
    return _chance(CONTACT, tie, now)


def chance_of_fading(tie: Tie, now: datetime) -> float:
    """The chance of 90 days of silence."""
    return _chance(FADING, tie, now)


def _chance(weights: tuple[float, ...], tie: Tie, now: datetime) -> float:
    age = silence(tie, now)
    own = cadence(tie)
    inputs = (
        1.0,
        log1p(tie.week * 0.5 ** (age / WEEK)),
        log1p(tie.month * 0.5 ** (age / MONTH)),
        log1p(tie.half_year * 0.5 ** (age / HALF_YEAR)),
        log1p((now - tie.last_at).total_seconds() / _DAY),
        own.deviations(age),
        own.m,
    )
    logit = sum(w * x for w, x in zip(weights, inputs, strict=True))
    return 1 / (1 + exp(-max(-40.0, min(40.0, logit))))
