"""What shows that two people know each other, how much it says, and how sure that is.

Each piece of evidence is a rate: rates add up, and the strength of a tie is 1 - exp(-sum of rates).
So two talks and a shared employer say more than either, and nothing ever says more than 1.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import exp, log, sqrt

HALF_LIFE = 90.0  # days, of talks on a path (SCIENCE section 2, warm path broker)
A_DAY = 0.25  # rate of one contact day today: one alone gives .22, twelve give .95
CROWD = 20  # people on one talk besides the owner: more of them have not met each other there
BESIDE = 0.5  # two who got the same message know of each other; they did not talk
MANY = 60  # people at one employer or in one group: more than that shows nothing about two of them

_EMPLOYER, _EMPLOYER_FADES = 0.3, 3 * 365.0
_SCHOOL, _SCHOOL_FADES = 0.2, 10 * 365.0
_GROUP = 0.25
_CONNECTED, _CONNECTED_FADES = 0.06, 5 * 365.0
_ENDORSED, _ENDORSED_FADES = 0.1, 2 * 365.0
_RECOMMENDED, _RECOMMENDED_FADES = 0.5, 3 * 365.0
_INTRODUCED, _INTRODUCED_FADES = 0.4, 2 * 365.0
_RELATED = {"partner": 3.0, "child": 3.0, "parent": 3.0, "sibling": 3.0, "friend": 1.0}
_RELATED_OTHERWISE = 0.7
_STATED = 1.0
_A_FEW_DAYS = 3  # on which two talked: then they know each other
_FEW = 8  # known at one employer: few enough that two of them have met


class Kind(StrEnum):
    """What a piece of evidence is."""

    STATED = "stated"  # the owner says so
    TALKED = "talked"  # mail, chat
    MET = "met"  # calendar, calls
    RELATION = "relation"
    INTRODUCED = "introduced"
    RECOMMENDED = "recommended"
    ENDORSED = "endorsed"
    EMPLOYER = "employer"
    SCHOOL = "school"
    GROUP = "group"
    CONNECTED = "connected"  # in a network of profiles, without a talk that is known


class Standing(StrEnum):
    """How sure it is that two people know each other."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a piece of evidence can be opened: talks by number, an organisation, a relation, an introduction by id."""

    name: str = ""  # of the organisation or group, the kind of relation
    label: str = ""  # the relation in the words of whoever noted it
    touches: tuple[int, ...] = ()  # the newest first
    organisation: str = ""
    relation: str = ""
    introduction: str = ""
    connection: str = ""  # the owner's own word


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing that shows a tie. `strength` is what it alone would make, decayed to the day asked for."""

    kind: Kind
    strength: float  # in (0, 1]; 0 where the owner says that the two do not know each other
    standing: Standing
    count: int = 1  # days, or people known at the employer or in the group
    first: date | None = None
    last: date | None = None
    source: Source = Source()

    @property
    def denies(self) -> bool:
        """The owner says that these two do not know each other."""
        return self.kind is Kind.STATED and not self.strength


def share(people: int, *, beside: bool = False) -> float:
    """How much one day counts on which `people` besides the owner were on a talk; 0 in a crowd.

    >>> share(2), share(3, beside=True), share(CROWD + 1)
    (1.0, 0.25, 0.0)
    """
    if people > CROWD:
        return 0.0
    return (BESIDE if beside else 1.0) / max(people - 1, 1)


def strength(rates: float) -> float:
    """The strength that rates make together.

    >>> round(strength(A_DAY), 2), round(strength(A_DAY + _EMPLOYER), 2)
    (0.22, 0.42)
    """
    return 1 - exp(-rates)


def together(evidence: Iterable[Evidence]) -> float:
    """The strength of all the evidence about one pair, in [0, 1); 0 where the owner denies it."""
    all_of_it = tuple(evidence)
    if any(one.denies for one in all_of_it):
        return 0.0
    left = 1.0
    for one in all_of_it:
        left *= 1 - one.strength
    return 1 - left


def standing(evidence: Iterable[Evidence]) -> Standing:
    """How sure a tie is: as sure as its surest evidence."""
    found = {one.standing for one in evidence if one.strength}
    return next((sure for sure in (Standing.CONFIRMED, Standing.LIKELY) if sure in found), Standing.POSSIBLE)


def talks(
    kind: Kind,
    days: float,
    *,
    count: int,
    most: float,
    first: date,
    last: date,
    touches: tuple[int, ...] = (),
) -> Evidence:
    """Talks on `count` days. `days` is the sum of their shares, decayed; `most` the greatest share of one of them."""
    close = most > BESIDE / 2
    sure = (
        Standing.CONFIRMED
        if close and count >= _A_FEW_DAYS
        else Standing.LIKELY
        if close
        else Standing.POSSIBLE
    )
    return Evidence(
        kind=kind, strength=strength(A_DAY * days), standing=sure, count=count, first=first, last=last,
        source=Source(touches=touches),
    )  # fmt: skip


def own_talks(
    kind: Kind,
    days: float,
    *,
    count: int,
    first: date,
    last: date,
    both_ways: bool,
    touches: tuple[int, ...] = (),
) -> Evidence:
    """The owner's own talks with somebody. One that went both ways leaves no doubt."""
    sure = Standing.CONFIRMED if both_ways or count >= _A_FEW_DAYS else Standing.LIKELY
    return Evidence(
        kind=kind, strength=strength(A_DAY * days), standing=sure, count=count, first=first, last=last,
        source=Source(touches=touches),
    )  # fmt: skip


def quarter_days(month: float, half_year: float) -> float:
    """Contact days under a half-life of 90 days, from counters of 30 and 180: exact for one day, else a little more.

    2^(-t/90) = 2^(-t/30)^.2 * 2^(-t/180)^.8; for sums Hoelder's inequality makes it an upper bound.

    >>> round(quarter_days(2 ** (-60 / 30), 2 ** (-60 / 180)), 6) == round(2 ** (-60 / 90), 6)
    True
    """
    return float(month**0.2 * half_year**0.8)


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody at an organisation: from when until when (None: not said)."""

    started: date | None = None
    ended: date | None = None
    current: bool = True


def colleagues(
    one: Stay, other: Stay, *, people: int, today: date, source: Source, school: bool = False
) -> Evidence | None:
    """Two who were at one organisation at the same time; `people` of it are known in all. None where they were not.

    The more people are known there, the less it says about two of them (by the square root); above MANY nothing.
    """
    if people > MANY:
        return None
    began = max(filter(None, (one.started, other.started)), default=None)
    ended = min(filter(None, (_until(one, today), _until(other, today))), default=None)
    dated = _dated(one) and _dated(other)
    if began and ended and began > ended:
        return None
    unknown = not dated and not (one.current and other.current)
    rate = (_SCHOOL if school else _EMPLOYER) / sqrt(max(people - 1, 1)) * (0.3 if unknown else 1.0)
    rate *= _faded(ended, today, _SCHOOL_FADES if school else _EMPLOYER_FADES)
    sure = Standing.LIKELY if people <= _FEW and not unknown else Standing.POSSIBLE
    return Evidence(
        kind=Kind.SCHOOL if school else Kind.EMPLOYER, strength=strength(rate), standing=sure, count=people,
        first=began, last=None if ended is None or ended >= today else ended, source=source,
    )  # fmt: skip


def related(kind: str, *, source: Source) -> Evidence:
    """A card or the owner names one as the other's partner, friend, manager."""
    rate = _RELATED.get(kind, _RELATED_OTHERWISE)
    return Evidence(kind=Kind.RELATION, strength=strength(rate), standing=Standing.CONFIRMED, source=source)


def introduced(day: date, *, today: date, source: Source) -> Evidence:
    """The owner introduced them to each other."""
    rate = _INTRODUCED * _faded(day, today, _INTRODUCED_FADES)
    return Evidence(
        kind=Kind.INTRODUCED, strength=strength(rate), standing=Standing.CONFIRMED, first=day, last=day, source=source
    )  # fmt: skip


def grouped(people: int, *, source: Source) -> Evidence | None:
    """Both are in one group of the address book, which the owner made: they may not know it. None where it is large."""
    if not 2 <= people <= MANY:
        return None
    return Evidence(
        kind=Kind.GROUP, strength=strength(_GROUP / (people - 1)), standing=Standing.POSSIBLE, count=people,
        source=source,
    )  # fmt: skip


def connected(day: date | None, *, today: date, source: Source = Source()) -> Evidence:
    """Connected with the owner in a network of profiles."""
    rate = _CONNECTED * _faded(day, today, _CONNECTED_FADES)
    return Evidence(
        kind=Kind.CONNECTED, strength=strength(rate), standing=Standing.LIKELY, first=day, last=day, source=source
    )  # fmt: skip


def praised(
    kind: Kind, *, count: int, first: date, last: date, today: date, touches: tuple[int, ...]
) -> Evidence:
    """One recommended or endorsed the other, in words that can be opened."""
    rate, fades = (
        (_RECOMMENDED, _RECOMMENDED_FADES) if kind is Kind.RECOMMENDED else (_ENDORSED, _ENDORSED_FADES)
    )
    sure = Standing.CONFIRMED if kind is Kind.RECOMMENDED else Standing.LIKELY
    return Evidence(
        kind=kind, strength=strength(rate * _faded(last, today, fades)), standing=sure, count=count, first=first,
        last=last, source=Source(touches=touches),
    )  # fmt: skip


def stated(*, known: bool, source: Source) -> Evidence:
    """The owner's own word, which outranks every counter."""
    return Evidence(
        kind=Kind.STATED, strength=strength(_STATED) if known else 0.0, standing=Standing.CONFIRMED, source=source
    )  # fmt: skip


def rate(strength: float) -> float:
    """The rate that makes this strength: the inverse of `strength`.

    >>> round(rate(strength(0.7)), 6)
    0.7
    """
    return -log(1 - strength) if strength < 1 else float("inf")


def _until(stay: Stay, today: date) -> date | None:
    return stay.ended or (today if stay.current else None)


def _dated(stay: Stay) -> bool:
    return stay.started is not None and (stay.current or stay.ended is not None)


def _faded(day: date | None, today: date, half_life: float) -> float:
    silent = max((today - day).days, 0) if day else 0
    return float(0.5 ** (silent / half_life))
