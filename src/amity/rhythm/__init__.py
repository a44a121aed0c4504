"""Regular check-ins: how often two people usually talk, and whether a silence is longer than usual.

The chapter keeps one small state per tie (`Tie`), fed by `Event`s in O(1), and reads from it the
tie's own usual range (`usual`), the day from which it is quiet (`quiet_from`), its strength and the
chances of SCIENCE section 2, which `refit` fits to the owner's own past. It counts days with contact, never messages. It never names the date
of a next talk, because that cannot be known, and it judges nobody: long silences are ordinary.
"""

from amity.rhythm.cadence import Cadence, cadence, is_quiet, quiet_from, usual, wait
from amity.rhythm.chances import SHIPPED, Model, chance_of_contact, chance_of_fading
from amity.rhythm.refit import refit
from amity.rhythm.ties import Event, Tie, bars, build, extend, half_year_on

__all__ = [
    "SHIPPED",
    "Cadence",
    "Event",
    "Model",
    "Tie",
    "bars",
    "build",
    "cadence",
    "chance_of_contact",
    "chance_of_fading",
    "extend",
    "half_year_on",
    "is_quiet",
    "quiet_from",
    "refit",
    "usual",
    "wait",
]
