"""The shapes in which programs are told of Give."""

from datetime import date, datetime
from uuid import UUID

from typing_extensions import TypedDict

from amity.surfaces.documents.people import Named


class Saying(TypedDict):
    """A need or an offer; of the owner where `person` is null."""

    id: UUID
    kind: str
    text: str
    person: Named | None
    said_on: date | None
    ended_on: date | None


class Side(TypedDict):
    """One side of a match; the owner where `person` is null. `id` is a fact, or post:<person> where only a post says it."""

    id: str
    person: Named | None
    text: str


class MatchingWords(TypedDict):
    """Words that mean the same."""

    needed: str
    offered: str


class Match(TypedDict):
    """Somebody needs what somebody has, and the words that say so."""

    need: Side
    offer: Side
    basis: str
    words: list[MatchingWords]
    minutes: int


class Give(TypedDict):
    """One thing given or received."""

    id: UUID
    person: Named | None
    way: str
    kind: str
    support: str
    text: str
    day: date
    minutes: int | None
    outcome: str
    thanked_on: date | None


class Balance(TypedDict):
    """How it stands, in numbers and in words."""

    given: int
    received: int
    lean: str
    text: str
    last_given: date | None
    last_received: date | None
    unthanked: int


class Budget(TypedDict):
    """The week's time for others, in minutes."""

    minutes: int
    spent: int
    left: int
    since: date


class Step(TypedDict):
    """One thing that happened on the way of an introduction."""

    step: str
    day: date
    words: str


class Introduction(TypedDict):
    """Two people, where their introduction stands, and what may come next."""

    id: UUID
    first: Named
    second: Named
    why: str
    state: str
    since: date
    until: date | None
    next: list[str]
    steps: list[Step]


class SuggestedIntroduction(TypedDict):
    """Two who may want to meet. `first` is asked first."""

    first: Named
    second: Named
    need: Side
    offer: Side
    words: list[MatchingWords]
    reasons: list[str]


class Clause(TypedDict):
    """A piece of a text and what it rests on."""

    clause: str
    source: str


class Text(TypedDict):
    """A text to send oneself; empty with the reason where the gate refuses it."""

    to: list[Named]
    channel: str
    subject: str
    body: str
    basis: list[Clause]
    blurb: str
    shorter: str
    warmer: str
    refused: str


class Thread(TypedDict):
    """One person on a line of support."""

    person: Named
    times: int
    last: date | None
    topic: str
    every: int | None


class SupportLine(TypedDict):
    """One kind of support, both ways."""

    kind: str
    received: list[Thread]
    given: list[Thread]


class SupportMap(TypedDict):
    """Who supports whom, what nobody gives, and on whom most rests."""

    lines: list[SupportLine]
    gaps: list[str]
    leaning: Named | None


class Because(TypedDict):
    """Why somebody is the one to ask; `fact` can be opened."""

    why: str
    text: str
    fact: str


class Pick(TypedDict):
    """Somebody to ask."""

    person: Named
    reasons: list[Because]
    text: str
    gift_first: bool
    promise_first: bool


class Thing(TypedDict):
    """Something worth sharing."""

    id: UUID
    kind: str
    title: str
    url: str
    note: str
    source: str
    saved_on: date


class Recommendation(TypedDict):
    """Three lines that were asked for; `way` received: the owner asked, given: they asked the owner."""

    id: UUID
    person: Named
    way: str
    text: str
    asked_on: date
    answer: str


class Feed(TypedDict):
    """A feed that the owner named; `trouble` says why its last reading brought nothing."""

    id: UUID
    title: str
    url: str
    near: bool
    read_at: datetime | None
    trouble: str


class Fit(TypedDict):
    """A thing for somebody, and their words that say so."""

    thing: UUID
    title: str
    person: Named
    care: str
    words: list[MatchingWords]


class Announced(TypedDict):
    """Something new in a feed, kept by nobody yet, with whom it may please."""

    id: UUID
    feed: str
    kind: str
    title: str
    url: str
    summary: str
    found_on: date
    fits: list[Fit]


class Proposed(TypedDict):
    """Something read that may be a need, an offer or a give; nothing is stored until it is accepted."""

    key: str
    kind: str
    person: Named
    text: str
    day: date
