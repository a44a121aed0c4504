"""What is owed after a gathering: a word to everybody who was met, soon, and once more within four weeks.

First words within two days are still remembered on both sides; a second talk within four weeks decides whether a tie
begins (Vergara Hidd et al. 2023). Nothing nags: each is shown in its time only, and an answer, a message or
"not this time" ends it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

FIRST_AFTER = timedelta(days=1)
SECOND_AFTER = timedelta(days=21)
APART = timedelta(days=10)  # at least, between a first message and a second one
SHOWN = timedelta(days=14)  # after its day, one that nobody ended is let go


class FollowUp(StrEnum):
    """Which message it is."""

    FIRST = "first"
    SECOND = "second"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Somebody who was there. `key` is the caller's own; `host` and `introduced` are what they are thanked for."""

    key: str
    talked: bool = True
    host: bool = False
    introduced: bool = False


@dataclass(frozen=True, slots=True)
class Owed:
    """A message to somebody, and the day for it."""

    key: str
    kind: FollowUp
    due: date


@dataclass(frozen=True, slots=True)
class Turn:
    """A talk or a message with somebody: when, and whose it was (out, in, both)."""

    at: datetime
    direction: str


def owed(met: Iterable[Met], *, day: date, today: date) -> tuple[Owed, ...]:
    """What is owed after `day`: thanks to hosts and to who introduced, a first word to the others, and to everybody
    who was talked to a second one. Never due before `today`.

    >>> [(one.kind.value, one.due.day) for one in owed([Met(key="a")], day=date(2026, 11, 19), today=date(2026, 11, 19))]
    [('first', 20), ('second', 10)]
    """
    return tuple(one for somebody in met for one in _to(somebody, day, today))


def _to(met: Met, day: date, today: date) -> Iterator[Owed]:
    soon = max(day + FIRST_AFTER, today)
    if met.host or met.introduced:
        yield Owed(met.key, FollowUp.THANKS, soon)
    elif met.talked:
        yield Owed(met.key, FollowUp.FIRST, soon)
    if met.talked:
        yield Owed(met.key, FollowUp.SECOND, max(day + SECOND_AFTER, soon + APART))


def due_by(today: date) -> tuple[date, date]:
    """The days of which a message is shown today: from the oldest that is not yet let go to today's own."""
    return today - SHOWN, today


def ended(kind: FollowUp, *, talk: datetime, due: date, turns: Sequence[Turn]) -> tuple[str, datetime] | None:
    """How and when what came after the talk ended it: "reply", "wrote", or None while nothing did.

    Their word ends all. The owner's own ends the first message; it ends a second one from ten days before its day.

    >>> out = Turn(datetime(2026, 11, 20, 9), "out")
    >>> talk = datetime(2026, 11, 19, 19)
    >>> ended(FollowUp.FIRST, talk=talk, due=date(2026, 11, 20), turns=[out])
    ('wrote', datetime.datetime(2026, 11, 20, 9, 0))
    >>> ended(FollowUp.SECOND, talk=talk, due=date(2026, 12, 10), turns=[out])
    """
    for turn in sorted(turns, key=lambda turn: turn.at):
        if turn.at <= talk:
            continue
        if turn.direction in ("in", "both"):
            return "reply", turn.at
        if turn.direction == "out" and (kind is not FollowUp.SECOND or turn.at.date() >= due - APART):
            return "wrote", turn.at
    return None
