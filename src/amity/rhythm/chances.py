"""How likely contact or fading is: logistic models measured on twelve real histories (SCIENCE 2).

They rank; they are not shown as percentages, because as shipped they are not calibrated to one owner.
"""

from dataclasses import dataclass
from datetime import datetime, time
from math import log1p
from operator import mul

from amity.rhythm.cadence import cadence
from amity.rhythm.fitting import Weights, chance
from amity.rhythm.ties import HALF_YEAR, MONTH, WEEK, Tie

# Weights of: 1, L(d7), L(d30), L(d180), L(r), z, m.
CONTACT = (-2.6312, 0.0167, 1.1693, 0.9015, -0.2956, -0.0681, 0.3651)
FADING = (2.7264, -0.2003, -1.4320, -0.9557, -0.2371, 0.5201, -0.0511)
_DAY = 86400.0


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of both chances, and how many rows of the owner's own history they rest on."""

    contact: Weights = CONTACT
    fading: Weights = FADING
    rows: int = 0


SHIPPED = Model()


def silence(tie: Tie, now: datetime) -> float:
    """Days since the beginning of the tie's last contact day; `now` is in the owner's zone."""
    began = datetime.combine(tie.last_day, time())
    return (now.replace(tzinfo=None) - began).total_seconds() / _DAY


def chance_of_contact(tie: Tie, now: datetime, model: Model = SHIPPED) -> float:
    """The chance of contact within 30 days."""
    return chance(sum(map(mul, model.contact, inputs(tie, now))))


def chance_of_fading(tie: Tie, now: datetime, model: Model = SHIPPED) -> float:
    """The chance of 90 days of silence."""
    return chance(sum(map(mul, model.fading, inputs(tie, now))))


def inputs(tie: Tie, now: datetime) -> Weights:
    """What both chances are read from: 1, L(d7), L(d30), L(d180), L(r), z, m."""
    age = silence(tie, now)
    own = cadence(tie)
    return (
        1.0,
        log1p(tie.week * 0.5 ** (age / WEEK)),
        log1p(tie.month * 0.5 ** (age / MONTH)),
        log1p(tie.half_year * 0.5 ** (age / HALF_YEAR)),
        log1p(max((now - tie.last_at).total_seconds() / _DAY, 0.0)),
        own.deviations(age),
        own.m,
    )
