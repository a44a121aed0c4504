"""What to ask, how small, and when: the smallest honest thing, direct and specific, and a gift first where one leans.

People expect about half of the yes they get to a direct request (Flynn & Lake 2008); before an ask
the owner's own answers so far are shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from amity.giving.balance import Balance, gift_first
from amity.opportunities.goals import Kind

ENOUGH: Final = 3  # answers, from which on the owner's own rate is told


class Small(StrEnum):
    """What is asked, the smaller the further somebody is."""

    TALK = "talk"  # twenty minutes, with somebody who is there
    INTRODUCTION = "introduction"  # to somebody they know
    WHOM = "whom"  # who would be the one to ask


class First(StrEnum):
    """What comes before the ask."""

    NOTHING = "nothing"
    PROMISE = "promise"  # the owner promised them something that is open
    GIFT = "gift"  # they gave more lately
    HELLO = "hello"  # silent for so long that an ask would come out of nowhere


@dataclass(frozen=True, slots=True)
class Rate:
    """How often the owner asked, and how often the answer was yes; open asks count as neither."""

    asked: int
    answered: int
    yes: int

    @property
    def tells(self) -> bool:
        """Whether there are enough answers to say something."""
        return self.answered >= ENOUGH


def rate(answers: Iterable[bool | None]) -> Rate:
    """The owner's own answers: yes, no, or None where it is open.

    >>> rate([True, False, None, True])
    Rate(asked=4, answered=3, yes=2)
    """
    told = list(answers)
    said = [one for one in told if one is not None]
    return Rate(len(told), len(said), sum(said))


def smallest(hops: int, *, end_known: bool) -> Small:
    """What to ask the first person of a way: of somebody at its end a talk, else a word to the next one.

    >>> smallest(1, end_known=True), smallest(2, end_known=True), smallest(2, end_known=False)
    (<Small.TALK: 'talk'>, <Small.INTRODUCTION: 'introduction'>, <Small.WHOM: 'whom'>)
    """
    if not end_known:
        return Small.WHOM
    return Small.TALK if hops <= 1 else Small.INTRODUCTION


def first(balance: Balance, *, owing: bool, silent_days: int | None) -> First:
    """What comes before an ask: a promise that is open, a gift where the balance leans, a word after a long silence."""
    if owing:
        return First.PROMISE
    if gift_first(balance):
        return First.GIFT
    if silent_days is None or silent_days > LONG_SILENCE:
        return First.HELLO
    return First.NOTHING


LONG_SILENCE: Final = 365  # days
_FOR: Final[dict[Kind, str]] = {
    Kind.HOME: "home",
    Kind.ADVICE: "advice",
    Kind.CLIENT: "work",
    Kind.JOB: "work",
}


def wording(kind: Kind, small: Small) -> str:
    """The kind of text: a talk sounds different when it is about a home, about advice, or about work."""
    return f"{small.value}.{_FOR.get(kind, 'other')}"
