"""A plan that ends: how many talks are enough, and when to leave."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import median

from amity.base.text import fold

USUAL = timedelta(minutes=90)
_LONG = timedelta(hours=4)  # from here on it is a day, not an evening
_OF_A_LONG_ONE = 2 / 3
MOST_TALKS = 3
_ENOUGH = 2  # evenings that tell a good length
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ein": 1, "eine": 1, "einem": 1, "zwei": 2, "drei": 3, "vier": 4,
    "funf": 5,
}  # fmt: skip
_WORDS = {
    "en": ("one real conversation", "two real conversations", "three real conversations"),
    "de": ("ein richtiges Gespräch", "zwei richtige Gespräche", "drei richtige Gespräche"),
}


def number_of(goal: str) -> int | None:
    """How many talks a goal names, from one to five.

    >>> number_of("Two real conversations"), number_of("3 Gespräche"), number_of("See Ana")
    (2, 3, None)
    """
    for word in fold(goal).split():
        if word.isdecimal() and 1 <= int(word[:2]) <= 5:
            return int(word)
        if word in _NUMBERS:
            return _NUMBERS[word]
    return None


def real_conversations(count: int, language: str) -> str:
    """The goal for so many, from one to three.

    >>> real_conversations(2, "en"), real_conversations(9, "de")
    ('two real conversations', 'drei richtige Gespräche')
    """
    return _WORDS.get(language, _WORDS["en"])[min(max(count, 1), MOST_TALKS) - 1]


def good_length(lasted: Sequence[timedelta]) -> timedelta | None:
    """How long the owner stayed where it left them fine or lifted: the median; None where too few evenings tell.

    >>> good_length([timedelta(hours=1), timedelta(hours=2)])
    datetime.timedelta(seconds=5400)
    """
    told = [one for one in lasted if timedelta() < one < timedelta(hours=16)]
    if len(told) < _ENOUGH:
        return None
    return timedelta(seconds=median(one.total_seconds() for one in told))


def first_length(begins: datetime, ends: datetime | None) -> timedelta:
    """What is proposed where nothing is known of the owner: ninety minutes of an evening, two thirds of a long day."""
    return (ends - begins) * _OF_A_LONG_ONE if ends and is_long(begins, ends) else USUAL


def is_long(begins: datetime | None, ends: datetime | None) -> bool:
    """Whether it takes most of a day."""
    return begins is not None and ends is not None and ends - begins >= _LONG


def leave_by(begins: datetime, ends: datetime | None, length: timedelta | None) -> datetime:
    """When to leave: after the owner's good length, else the first one; never after the end. To five minutes."""
    leave = begins + (length or first_length(begins, ends))
    leave = min(leave, ends) if ends and ends > begins else leave
    return leave - timedelta(minutes=leave.minute % 5, seconds=leave.second, microseconds=leave.microsecond)
