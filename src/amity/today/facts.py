"""What Today decides on, and what it hands over: small facts, no database and no clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from amity.base.ids import digest
from amity.conversations.facts import Draft, Evidence, Reason, Someone, Touch, Why
from amity.people.news import News


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """The tie with somebody as Today sees it."""

    first_day: date
    last_day: date
    events: int
    usual: tuple[int, int] | None  # days between talks, usually; None: too few talks to know
    quiet_from: date | None
    warmth: float  # ln(1 + contact days, decayed to today with a half-life of 180 days)
    unanswered_out: int = 0
    last_met: date | None = None
    fading: float = 0.0  # the chance that a quiet tie stays silent; it orders, it is never shown
    contact_days: int = 0
    engagement: float = 0.0  # as warmth, on the day of the last talk: how close it was before the silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearly:
    """A day that comes back: birthday, anniversary, connected, met."""

    id: str
    kind: str
    month: int
    day: int
    year: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Something the owner and somebody have in common: an employer, a school, a place."""

    why: Why
    name: str
    evidence: Evidence
    both_now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """An organisation or a town where nobody is with whom the owner talks these days, but this one."""

    kind: str  # organisation, place
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """News of somebody: what two versions of their card tell, and when the owner's book first had it."""

    news: News
    seen: date
    evidence: tuple[Evidence, ...] = ()  # the newer version, then the one before


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesake:
    """Another person with the same full name, and the day of the last talk with them, if one is known."""

    id: str
    last_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What became of an earlier suggestion of this person."""

    day: date
    kind: str  # done, later, skip
    leading: str
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A message owed after an event: first, second or thanks. `words` are the owner's own; empty: drafted."""

    id: str
    kind: str
    due: date
    event: str
    talk: Evidence | None = None
    met_on: date
    words: str = ""
    met: str = ""  # whom they introduced
    event_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may be worth attention today, with everything that speaks for and against it."""

    someone: Someone
    talks: Talks | None = None
    waiting: Touch | None = None  # their latest question without an answer
    dates: tuple[Yearly, ...] = ()
    shared: tuple[Shared, ...] = ()
    namesakes: tuple[Namesake, ...] = ()
    circle: int | None = None
    kinds: frozenset[str] = frozenset()
    met: bool | None = None  # the owner's answer to "Have you met?"
    met_evidence: Evidence | None = None
    known_by: Evidence | None = None  # the record they are known by
    named: Evidence | None = None  # the owner's own card, where no file knows them
    heard: Heard | None = None
    bridge: Bridge | None = None
    goal: Evidence | None = None  # what the owner looks for, on a warm path to which they stand first
    owed: Owed | None = None  # after an event, and due
    followed: bool = False  # what is owed after a first meeting is kept as such, or was ended
    paused: bool = False
    paused_until: date | None = None
    past: tuple[Past, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesture:
    """Something to offer, or something to ask. Surfaces turn `kind` and `details` into a sentence.

    Offers: promised, answer, wishes, thanks, need, hint, coffee, memory, again, own_news, about_me, glad, no_hurry, call,
    step.<what>, attention. Asks: about.<kind of fact>, subject, life, work, start, awaited, looked_for, news,
    none.
    """

    kind: str
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One card of Today. The first reason leads."""

    id: str
    someone: Someone
    reasons: tuple[Reason, ...]
    offer: Gesture
    ask: Gesture
    draft: Draft
    minutes: int
    talks: Talks | None = None
    openers: tuple[str, ...] = ()  # other ways to begin, where nothing is known to begin with


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Somebody with a reason who is not suggested, and why.

    `why` is paused, unanswered, later, skipped, done, same_name, dormant or budget.
    """

    person: str
    name: str
    why: str
    until: date | None = None
    lead: Why | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A first meeting of the last weeks; `suggestion` is its card, or empty when there is none today."""

    person: str
    name: str
    met_on: date
    touch: Touch | None = None
    suggestion: str = ""
    owed: Owed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPromise:
    """A promise that is neither kept nor released."""

    id: str
    person: str
    name: str
    by: str
    text: str
    due: date | None = None
    when_we_meet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingUp:
    """A birthday of the next days."""

    person: str
    name: str
    kind: str
    on: date
    date_id: str
    years: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """An appointment, or a gathering the owner goes to, of today or tomorrow. `people` are those of the book who come."""

    id: str
    name: str
    kind: str  # meeting, gathering
    on: date
    begins_at: datetime | None = None
    place: str = ""
    people: tuple[tuple[str, str], ...] = ()  # id and name
    promised: tuple[str, ...] = ()  # what was promised for when they meet


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A reminder whose day or month has come; about somebody, or not."""

    id: str
    text: str
    due: date
    whole_month: bool = False
    person: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something only the owner knows: `met` (have you met them?) or `same` (are these two one person?)."""

    kind: str
    person: str
    name: str
    title: str = ""
    organisation: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A day: the few people worth attention, and what else is open."""

    date: date
    energy: str
    suggestions: tuple[Suggestion, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    promises: tuple[OpenPromise, ...] = ()
    coming_up: tuple[ComingUp, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    reminders: tuple[Told, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    questions: tuple[Question, ...] = ()
    beginning: bool = False  # names alone: no talk with anybody is known yet

    @property
    def minutes(self) -> int:
        """About how long all of it takes."""
        return sum(suggestion.minutes for suggestion in self.suggestions)


def suggestion_id(network: str, day: date, person: str, lead: Why) -> str:
    """The id of a card: derived, so that nothing is stored to show it."""
    derived = digest(network, day.isoformat(), person, lead.value)
    # On the command line a dash at the head would be an option.
    return f"_{derived[1:]}" if derived.startswith("-") else derived
