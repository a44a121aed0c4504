"""What came of an event, ninety days later: ties that lived, what it cost, whom to thank.

A tie lived where there was a talk after the first four weeks: the message of the next morning is courtesy, the one
of the seventh week is a tie.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

AFTER = timedelta(days=90)
FIRST_WEEKS = timedelta(weeks=4)


class Role(StrEnum):
    """Why somebody is to be thanked."""

    HOST = "host"
    SPEAKER = "speaker"
    INTRODUCED = "introduced"  # they made the owner and somebody known to each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Somebody met there. `talks` are the days of later talks; `before` says that there were talks before it."""

    person: str
    name: str
    talks: tuple[date, ...] = ()
    before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """Somebody to thank, unless that was done."""

    person: str
    name: str
    role: Role
    thanked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Was:
    """An event that took place."""

    id: str
    last_day: date
    minutes: int | None = None
    energy: str = ""
    met: tuple[Met, ...] = ()
    helpers: tuple[Helper, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of it. `lived` and `renewed` are ties with a talk after the first four weeks: new ones, and older ones."""

    id: str
    ripe: bool  # ninety days have passed
    met: int
    lived: tuple[Met, ...]
    renewed: tuple[Met, ...]
    waiting: tuple[Met, ...]  # met, and no later talk yet
    minutes: int | None
    energy: str
    thank: tuple[Helper, ...]


def result(was: Was, today: date) -> Result:
    """What came of one event, as far as it can be known today: talks after it count for ninety days."""
    lasting = [one for one in was.met if _lived(one, was.last_day)]
    return Result(
        id=was.id,
        ripe=today >= was.last_day + AFTER,
        met=len(was.met),
        lived=tuple(one for one in lasting if not one.before),
        renewed=tuple(one for one in lasting if one.before),
        waiting=tuple(one for one in was.met if one not in lasting),
        minutes=was.minutes,
        energy=was.energy,
        thank=tuple(one for one in _in_order(was.helpers) if not one.thanked),
    )


def results(events: Iterable[Was], today: date) -> list[Result]:
    """All of them, in the order given."""
    return [result(one, today) for one in events]


def _lived(one: Met, day: date) -> bool:
    return any(day + FIRST_WEEKS < talk <= day + AFTER for talk in one.talks)


def _in_order(helpers: Sequence[Helper]) -> list[Helper]:
    """Each once, who introduced somebody first: that is owed most."""
    order = {Role.INTRODUCED: 0, Role.HOST: 1, Role.SPEAKER: 2}
    once: dict[str, Helper] = {}
    for one in sorted(helpers, key=lambda one: (order[one.role], one.name)):
        once.setdefault(one.person, one)
    return list(once.values())
