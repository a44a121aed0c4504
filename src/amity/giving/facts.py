"""What the chapter decides on: needs, offers, gives and things to share. No database and no clock."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ME = "me"  # stands for the owner where a person is named


class Way(StrEnum):
    """Which way something goes, as the owner sees it."""

    GIVEN = "given"
    RECEIVED = "received"


class Basis(StrEnum):
    """Where it is known from that somebody has something, the surest first."""

    OFFER = "offer"  # they offered it
    WORK = "work"  # it is their work, as noted or as their card says
    INTEREST = "interest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What somebody looks for. `person` is their id, or `ME`."""

    id: str  # of the fact
    person: str
    name: str
    text: str
    said_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What somebody has to give, or knows. `person` is their id, or `ME`."""

    id: str  # of the fact; "post:<person id>" where it is only their post
    person: str
    name: str
    text: str
    basis: Basis = Basis.OFFER
    said_on: date | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """Words of a need and of an offer that mean the same: "flat" and "apartment"."""

    needed: str
    offered: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Somebody needs what somebody has. `words` are the reason; `strength` only orders."""

    need: Need
    offer: Offer
    words: tuple[Shared, ...]
    strength: float
    minutes: int  # what it may take


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One thing given or received."""

    person: str
    way: Way
    kind: str  # resource, introduction, advice, recommendation, support
    day: date
    minutes: int | None = None
    support: str = ""
    text: str = ""
    thanked: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An article, book or talk worth sharing."""

    id: str
    kind: str
    title: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """Something a person cares about: a fact, or a topic of theirs."""

    id: str
    person: str
    name: str
    text: str
    kind: str  # interest, goal, work, need, topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A thing that may please somebody, and the words that say why."""

    thing: Thing
    care: Care
    words: tuple[Shared, ...]
    strength: float
