"""The small facts on which every chapter decides. Nothing here knows a database or a clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """One contact event as a chapter sees it: whose turn it was, how deep, in which words."""

    id: str
    at: datetime
    channel: str  # mail, message, chat, call, video, in_person, meeting, letter, invitation
    direction: str  # out, in, both, none: as the owner sees it
    depth: int = 1
    people: int = 1
    subject: str = ""
    summary: str = ""
    place: str = ""
    source: str = ""
    asks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What matters to somebody, in the words it was said."""

    id: str
    kind: str  # family, work, interest, goal, worry, preference, need, offer, note
    text: str
    source: str
    said_on: date | None = None
    private: bool = False
    confirmed_on: date | None = None  # the owner said that it is still true
    touch: str = ""  # the talk at which it was said


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Something `by` ("me" or "them") said they would do."""

    id: str
    by: str
    text: str
    made_on: date
    due: date | None = None
    when_we_meet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """A person with what is known of them: the input of drafts and of Today."""

    id: str  # the person's UUID as text
    name: str
    given: str = ""
    title: str = ""
    organisation: str = ""
    place: str = ""
    language: str = ""  # in which to write; empty: the owner's
    email: str = ""
    phone: str = ""
    url: str = ""
    facts: tuple[Fact, ...] = ()
    promises: tuple[Promise, ...] = ()
    last_touch: Touch | None = None
    first_touch: Touch | None = None
    seen: Touch | None = None  # their latest word to others, like a list; only where no talk is known


class Why(StrEnum):
    """Kinds of reasons, in no order: the planner decides what leads."""

    PROMISE = "promise"  # I said I would
    REPLY = "reply"  # they asked, and nothing was answered yet
    FOLLOW_UP = "follow_up"  # a first meeting a few days ago
    BIRTHDAY = "birthday"
    QUIET = "quiet"  # silent for longer than this tie usually is
    NEWS = "news"  # another job or town than their card said before
    AWAITED = "awaited"  # they said they would, and the day they named is over
    DORMANT = "dormant"  # close once, silent for years
    GOAL = "goal"  # the first on a warm path to something the owner looks for
    CONNECTED = "connected"  # connected so many years ago this week
    EMPLOYER = "employer"  # we both work or worked there
    SCHOOL = "school"
    PLACE = "place"  # lives where I live
    MET = "met"  # the owner said: yes, we have met
    HEARD = "heard"  # the last thing known of them, when nothing else is
    CHOSEN = "chosen"  # the owner wants to write to them, whatever the day says
    NAMED = "named"  # the owner wrote their name down, and nothing else is known
    WHEN_MEET = "when_meet"  # something to bring when they meet; it never leads
    SAME_NAME = "same_name"  # silence is not claimed: a namesake talked later


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a reason comes from, so that it can be opened: kind is touch, fact, promise, date, position, goal, record or
    version (of a record: what its source said then).
    """

    kind: str
    id: str
    on: date | None = None
    text: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why somebody is worth attention now. Surfaces turn `why` and `details` into a sentence."""

    why: Why
    evidence: tuple[Evidence, ...] = ()
    details: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a draft and the id of what it rests on ("fact:<id>", "touch:<id>", "owner")."""

    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A message the owner may send. Amity never sends it."""

    channel: str  # email, message, call, voice, in_person
    body: str
    subject: str = ""
    basis: tuple[Clause, ...] = ()
