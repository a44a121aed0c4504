"""“I am in Berlin next week”: who is there, and which of them to write to first, with the reasons."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from amity.base.text import one_line


class Because(StrEnum):
    """What speaks for meeting somebody there, the weightiest first."""

    PROMISED = "promised"  # something for when they meet
    LIVES = "lives"
    BIRTHDAY = "birthday"  # on one of these days
    QUIET = "quiet"  # silent for longer than usual
    CLOSE = "close"  # in one of the inner circles
    GOAL = "goal"  # on a way to something the owner looks for
    MET = "met"  # last met there
    TALKED = "talked"  # how long ago


@dataclass(frozen=True, slots=True)
class Days:
    """Where, from when until when."""

    place: str
    since: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Somebody who may be there."""

    person: str
    name: str
    lives: str = ""  # where, as their card has it, if that is the place
    met: tuple[str, date, str] | None = None  # the talk, its day, where it was
    last: date | None = None  # the last talk anywhere
    warmth: float = 0.0
    circle: int | None = None
    quiet: bool = False
    birthday: date | None = None
    promises: tuple[tuple[str, str], ...] = ()  # (id, words) for when they meet
    goal: tuple[str, str] | None = None  # (id, words)
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, with what opens it: the id of a promise, a talk, a goal; empty where their page says it."""

    why: Because
    text: str = ""
    day: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class There:
    """Somebody to write to, with the reasons; `weight` orders only."""

    person: str
    name: str
    reasons: tuple[Reason, ...]
    weight: float


_INNER: Final = {5: 1.5, 15: 1.0, 50: 0.3}
_LONG_AGO: Final = 5 * 365  # days after which a meeting there says little about where they are
_WEEK: Final = 7
_IN: Final = re.compile(
    r"\b(?:in|nach|to|at|near|visit(?:ing)?|bei|around)\s+(?!(?:the\s+)?(?:next|this|two|der|den)\b)([^\d,;.:]{2,80}?)"
    r"(?=\s+(?:next|this|tomorrow|from|on|until|for|nächste|diese|morgen|ab|vom|am|bis|im)\b|[\d,;.:]|$)",
    re.I,
)
_WHEN: Final = re.compile(
    r"\b(next week|this week|next weekend|this weekend|tomorrow|today|nächste[rn]? woche|diese[rn]? woche|morgen|heute|"
    r"am wochenende)\b",
    re.I,
)


def read(sentence: str, *, today: date) -> Days:
    """A place, or a sentence that names one with its days; without days the coming week from Monday to Sunday.

    >>> read("I am in Berlin next week", today=date(2026, 11, 24))
    Days(place='Berlin', since=datetime.date(2026, 11, 30), until=datetime.date(2026, 12, 6))
    >>> read("Porto", today=date(2026, 11, 24)).place
    'Porto'
    """
    said = one_line(sentence, limit=300)
    found, when = _IN.search(said), _WHEN.search(said)
    place = found[1] if found else _WHEN.sub("", said)
    since, until = _days(when[1].casefold() if when else "", today)
    return Days(place.strip(" .,;:!?"), since, until)


def names_days(sentence: str) -> bool:
    """Whether it says when: "Berlin next week"."""
    return _WHEN.search(sentence) is not None


def between(days: Days, since: date | None, until: date | None) -> Days:
    """The same place from and until other days, where they are given; one alone keeps how long it is."""
    first = since or (until if until and until < days.since else days.since)
    last = until or first + (days.until - days.since)
    return Days(days.place, first, last)


def rank(people: Iterable[Seen], days: Days, *, today: date) -> tuple[There, ...]:
    """Who is worth a line before the journey, best first. Nobody who is left in peace, and nobody only far acquainted with
    the place: they live there, or the owner met them there.
    """
    found = [
        There(one.person, one.name, reasons, _weight(one, reasons, today))
        for one in people
        if not one.paused and (one.lives or one.met) and (reasons := _reasons(one, days))
    ]
    return tuple(sorted(found, key=lambda there: (-there.weight, there.name, there.person)))


def _reasons(one: Seen, days: Days) -> tuple[Reason, ...]:
    found = [Reason(Because.PROMISED, text, evidence=f"promise:{id}") for id, text in one.promises]
    if one.lives:
        found.append(Reason(Because.LIVES, one.lives))
    if one.birthday and days.since <= one.birthday <= days.until:
        found.append(Reason(Because.BIRTHDAY, day=one.birthday))
    if one.quiet and one.last:
        found.append(Reason(Because.QUIET, day=one.last))
    if one.circle in _INNER:
        found.append(Reason(Because.CLOSE, str(one.circle)))
    if one.goal:
        found.append(Reason(Because.GOAL, one.goal[1], evidence=f"goal:{one.goal[0]}"))
    if one.met:
        found.append(Reason(Because.MET, one.met[2], one.met[1], f"touch:{one.met[0]}"))
    elif one.last and not one.quiet:
        found.append(Reason(Because.TALKED, day=one.last))
    return tuple(found)


def _weight(one: Seen, reasons: tuple[Reason, ...], today: date) -> float:
    why = {reason.why for reason in reasons}
    weight = one.warmth + _INNER.get(one.circle or 0, 0.0)
    weight += 6.0 * (Because.PROMISED in why) + 1.5 * (Because.BIRTHDAY in why) + 1.0 * (Because.QUIET in why)
    weight += 1.0 * (Because.LIVES in why) + 0.7 * (Because.GOAL in why)
    if one.met and not one.lives:
        weight -= min(1.0, (today - one.met[1]).days / _LONG_AGO)
    return weight


def _days(when: str, today: date) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday())
    if when in ("today", "heute"):
        return today, today
    if when in ("tomorrow", "morgen"):
        return today + timedelta(days=1), today + timedelta(days=1)
    if "weekend" in when or "wochenende" in when:
        saturday = monday + timedelta(days=5 + (_WEEK if when.startswith("next") else 0))
        return saturday, saturday + timedelta(days=1)
    first = today if when.startswith(("this", "diese")) else monday + timedelta(days=_WEEK)
    end = monday if when.startswith(("this", "diese")) else first
    return first, end + timedelta(days=6)
