"""Which events are worth an evening: who is there, what one looks for, minus what such events cost before.

The order follows from a few reasons, each with its evidence; the strongest of a kind counts whole, each further one
half of the one before, so that a long guest list alone decides nothing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from amity.base.text import fold
from amity.knowledge.words import EMPTY, stem

SHOWN = 3  # reasons that are said
_LEAST_WORD = 4  # letters of a word by which two events are alike
_SMALL, _LARGE = 12, 60  # people
_ORDINARY = frozenset(
    stem(word)
    for word in "meetup event evening night talk meeting conference workshop party lunch dinner breakfast drinks stammtisch"
    " treffen abend tagung konferenz vortrag monday tuesday wednesday thursday friday saturday sunday annual monthly weekly"
    " with online session edition 2024 2025 2026 2027 2028".split()
)


class Why(StrEnum):
    """What speaks for or against an event."""

    OFFERS = "offers"  # somebody there has what the owner needs
    NEEDS = "needs"  # somebody there needs what the owner has
    GOAL = "goal"  # somebody there is where a goal may come from
    QUIET = "quiet"  # somebody there was silent for longer than usual
    DORMANT = "dormant"  # a tie of old that sleeps
    TOPIC = "topic"  # it is about what a goal or an own need names
    GIVING = "giving"  # it is about what the owner has to give
    LIVED = "lived"  # ties from events like this lived
    LIFTED = "lifted"  # events like this left one lifted
    DRAINED = "drained"  # events like this drained
    KNOWN = "known"  # people one knows, and nothing more is known


_WORTH: Final = {
    Why.OFFERS: 1.6, Why.GOAL: 1.4, Why.NEEDS: 1.2, Why.QUIET: 1.0, Why.DORMANT: 0.9, Why.TOPIC: 0.8, Why.GIVING: 0.6, Why.LIVED: 0.7,
    Why.LIFTED: 0.6, Why.KNOWN: 0.2, Why.DRAINED: -1.5,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """What one fact says of one event: `who` is a person's id, `text` what it is about, `evidence` where it stands."""

    why: Why
    who: str = ""
    name: str = ""
    text: str = ""
    evidence: str = ""
    days: int | None = None  # of silence, or how many of `of` events
    of: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """An event that was: how it left the owner, and how many ties of it lived."""

    id: str
    name: str
    day: date
    series: str = ""
    size: int | None = None
    energy: str = ""  # drained, fine, lifted, or not said
    lived: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An event to decide about, with what is known of who comes and of what it is about."""

    id: str
    name: str
    day: date
    series: str = ""
    size: int | None = None
    signals: tuple[Signal, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """An event with its reasons, the strongest first. `worth` only orders; it is never shown."""

    id: str
    worth: float
    reasons: tuple[Signal, ...]

    @property
    def costs(self) -> Signal | None:
        """What speaks against it."""
        return next((one for one in self.reasons if one.why is Why.DRAINED), None)


def choose(options: Iterable[Option], past: Sequence[Past]) -> list[Choice]:
    """The events in the order in which they are worth going; equals by their day."""
    found = [(option, _judge(option, past)) for option in options]
    found.sort(key=lambda pair: (-round(pair[1].worth, 6), pair[0].day, pair[0].id))
    return [choice for _, choice in found]


def _judge(option: Option, past: Sequence[Past]) -> Choice:
    signals = [*_once_each(option.signals), *_from_before(option, past)]
    ordered = sorted(signals, key=lambda one: (-abs(_WORTH[one.why]), -(one.days or 0), one.name, one.text))
    times: Counter[Why] = Counter()
    worth = 0.0
    for one in ordered:
        share = one.days / one.of if one.of and one.days is not None else 1.0
        worth += _WORTH[one.why] * share * 0.5 ** times[one.why]
        times[one.why] += 1
    return Choice(option.id, worth, tuple(ordered))


def _once_each(signals: Iterable[Signal]) -> list[Signal]:
    """For each person the strongest reason alone: who is quiet and offers what one needs is one person."""
    best: dict[str, Signal] = {}
    rest: list[Signal] = []
    for one in signals:
        if not one.who:
            rest.append(one)
        elif one.who not in best or _WORTH[one.why] > _WORTH[best[one.who].why]:
            best[one.who] = one
    return [*best.values(), *rest]


def _from_before(option: Option, past: Sequence[Past]) -> list[Signal]:
    """What events like this one left behind."""
    like = alike(option, past)
    told = [one for one in like if one.energy]
    found: list[Signal] = []
    for energy, why in (("drained", Why.DRAINED), ("lifted", Why.LIFTED)):
        those = [one for one in told if one.energy == energy]
        if those:
            newest = max(those, key=lambda one: one.day)
            found.append(
                Signal(
                    why=why, text=newest.name, evidence=f"event:{newest.id}", days=len(those), of=len(told)
                )
            )
    lived = [one for one in like if one.lived]
    if lived:
        best = max(lived, key=lambda one: (one.lived, one.day))
        found.append(
            Signal(why=Why.LIVED, text=best.name, evidence=f"event:{best.id}", days=len(lived), of=len(like))
        )
    return found


def alike(option: Option | Past, past: Sequence[Past]) -> list[Past]:
    """Past events of the same series; else those that share a word of the name that says something; else of its size.

    >>> day = date(2026, 1, 1)
    >>> before = [Past(id="1", name="Data Makers Porto", day=day), Past(id="2", name="Choir night", day=day)]
    >>> [one.id for one in alike(Option(id="3", name="Data Makers Lisbon", day=day), before)]
    ['1']
    """
    others = [one for one in past if one.id != option.id]
    if option.series and (same := [one for one in others if one.series == option.series]):
        return same
    words = telling_words(option.name)
    if same := [one for one in others if words & telling_words(one.name)]:
        return same
    size = _about(option.size)
    return [one for one in others if size and _about(one.size) == size]


def telling_words(text: str) -> set[str]:
    """The words of a text that say what it is about, by their stem."""
    words = (word for word in fold(text).split() if len(word) >= _LEAST_WORD and word not in EMPTY)
    return {stem(word) for word in words if not word.isdecimal()} - _ORDINARY


def _about(size: int | None) -> str:
    if not size:
        return ""
    return "small" if size <= _SMALL else "large" if size > _LARGE else "middle"
