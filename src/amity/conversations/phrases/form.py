"""What a language has to say for a draft to be written in it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one language says: greetings, openings and closings by topic, subjects of mails, words for time."""

    greetings: tuple[str, ...]
    openings: Mapping[str, tuple[str, ...]]
    closings: Mapping[str, tuple[str, ...]]
    subjects: Mapping[str, str]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    numbers: tuple[str, ...]
    weeks: tuple[str, ...]  # one week, two weeks, ...
    times: Mapping[str, tuple[str, str]]  # when it was, and "from" when something dates
    many_years: str
    day_of_month: str
