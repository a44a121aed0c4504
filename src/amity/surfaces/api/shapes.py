"""Shapes of answers that only programs get: pages, and pieces that say whose they are."""

from datetime import date
from uuid import UUID

from typing_extensions import TypedDict

from amity.surfaces.documents import giving, importing, journal, paths, people, same


class FactAbout(people.Fact):
    """What matters to somebody, and to whom."""

    person: people.Named | None
    private: bool


class PromiseWith(people.Promise):
    """What one side said they would do, and who the other one is."""

    person: people.Named | None
    made_on: date
    when_we_meet: bool


class TouchWith(people.Touch):
    """One talk, and with whom."""

    people: list[people.Named]
    source: str


class Progress(importing.Report):
    """What an import did so far: waiting, running, asking, done, failed or undone."""

    state: str
    sentence: str
    rows_done: int


class SomePeople(TypedDict):
    """A page of the list of people."""

    people: list[people.Brief]
    total: int
    next: str | None


class Found(TypedDict):
    """Who answers to some words, by circle, then by the strength of the tie."""

    query: str
    people: list[people.Brief]
    total: int


class SomeTouches(TypedDict):
    """A page of talks, the newest first."""

    touches: list[TouchWith]
    next: str | None


class SomeFacts(TypedDict):
    """A page of facts, last noted first."""

    facts: list[FactAbout]
    next: str | None


class SomePromises(TypedDict):
    """A page of promises, last noted first."""

    promises: list[PromiseWith]
    next: str | None


class SomeChanges(TypedDict):
    """A page of the journal, newest first."""

    changes: list[journal.Change]
    next: str | None


class SomeReminders(TypedDict):
    """A page of open reminders, the nearest first."""

    reminders: list[people.Reminder]
    next: str | None


class SomeRelations(TypedDict):
    """All relations of somebody."""

    relations: list[people.Relation]


class DayOf(people.YearlyDay):
    """A day that comes back, and its id among those of one person."""

    id: str


class SomeDays(TypedDict):
    """All days of somebody."""

    dates: list[DayOf]


class SomeQuestions(TypedDict):
    """Questions that wait, the most telling first; how many wait, and how many may be asked today."""

    questions: list[same.Doubt]
    waiting: int
    possibly: int
    answered_today: int
    left_today: int


class Answered(TypedDict):
    """Who the first of the two is now, how many questions were answered, and the change that can be taken back."""

    person: people.Named
    answered: int
    change_id: UUID | None


class SomeJoins(TypedDict):
    """A page of joins, newest first."""

    joins: list[same.Join]
    total: int
    next: str | None


class Joined(TypedDict):
    """Who the two are now."""

    person: people.Named


class SomeSayings(TypedDict):
    """Needs and offers, the newest first."""

    sayings: list[giving.Saying]


class SomeMatches(TypedDict):
    """Needs that meet offers, five-minute favours first."""

    matches: list[giving.Match]


class SomeGives(TypedDict):
    """A page of the ledger, the newest first."""

    gives: list[giving.Give]
    next: str | None


class SomeIntroductions(TypedDict):
    """All introductions, those that wait for the owner first."""

    introductions: list[giving.Introduction]


class SuggestedIntroductions(TypedDict):
    """Whom to introduce to whom, the best first."""

    suggestions: list[giving.SuggestedIntroduction]


class SomeEvidence(TypedDict):
    """What shows that two people know each other."""

    evidence: list[paths.TieEvidence]


class SomePicks(TypedDict):
    """Whom to turn to."""

    people: list[giving.Pick]


class SomeThings(TypedDict):
    """A page of things worth sharing, the newest first."""

    resources: list[giving.Thing]
    next: str | None


class ImportLine(TypedDict):
    """One import of the list."""

    import_id: UUID
    state: str
    sentence: str
    names: list[str]


class SomeImports(TypedDict):
    """A page of imports, newest first."""

    imports: list[ImportLine]
    next: str | None


class Undone(TypedDict):
    """A change that was taken back."""

    undone: UUID
    verb: str


class ImportUndone(TypedDict):
    """An import that was taken back, and the change that says so."""

    undone: UUID
    change_id: UUID


class OpenNetwork(TypedDict):
    """The network of this session."""

    id: UUID
    name: str
    time_zone: str
    language: str


class Session(TypedDict):
    """Who is let in, and the token to send with whatever changes something."""

    csrf_token: str
    network: OpenNetwork
