"""Who knows what: answers with their passages, insights, what is moving."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import TypedDict

from amity.surfaces.documents.people import Named
from amity.surfaces.words import knowledge as words

if TYPE_CHECKING:
    from amity.actions import knowing, moving, searching
    from amity.store import models

_PASSAGES = 5  # of each person


class Passage(TypedDict):
    """Words with where they come from. `kind` and `id` name what they stand in: a touch, fact, promise, insight or person."""

    text: str
    source: str
    date: date | None
    kind: str
    id: str


class Spoken(Passage):
    """Words, and whom they are about."""

    people: list[UUID]


class Knower(TypedDict):
    """Somebody who may know, and why."""

    person: Named
    passages: list[Passage]
    why: str


class First(TypedDict):
    """Whom to ask first."""

    id: UUID
    name: str
    why: str


class Answer(TypedDict):
    """Who knows about something; `note` says so where nobody does, `might` are those who speak of things near it."""

    question: str
    people: list[Knower]
    ask_first: First | None
    might: list[Named]
    note: str


class Insight(TypedDict):
    """What somebody taught the owner."""

    id: UUID
    person: Named | None
    text: str
    topic: str
    said_on: date | None
    source: str
    touch: int | None
    used_on: date | None
    give: UUID | None


class Rising(TypedDict):
    """A topic that rose this quarter, and whom to ask about it."""

    topic: str
    people: list[Named]
    count: int
    text: str


def passage(one: "searching.Text") -> Passage:
    """Words that were said, noted or stand on a card."""
    return {
        "text": one.text,
        "source": words.source(one),
        "date": one.on,
        "kind": one.kind,
        "id": one.row,
    }


def said(one: "searching.Text") -> Spoken:
    """The same with whom they are about."""
    return {**passage(one), "people": list(one.people)}


def answer(told: "knowing.Answer", today: date) -> Answer:
    """Who knows."""
    first = told.first
    return {
        "question": told.question.text,
        "people": [knower(one, today) for one in told.people],
        "ask_first": {"id": first.person.id, "name": first.person.name, "why": words.first(told, today)}
        if first
        else None,
        "might": [{"id": person.id, "name": person.name} for person in told.might],
        "note": "" if first else words.nobody(told),
    }


def knower(one: "knowing.Knower", today: date) -> Knower:
    """One of them."""
    return {
        "person": {"id": one.person.id, "name": one.person.name},
        "passages": [passage(fit.text) for fit in one.passages[:_PASSAGES]],
        "why": words.why(one, today),
    }


def insight(row: "models.Insight") -> Insight:
    """One insight. Important: load `record__person` with it."""
    who = row.record.person
    return {
        "id": row.pk,
        "person": {"id": who.id, "name": who.name} if who and not who.is_me else None,
        "text": row.text,
        "topic": row.topic,
        "said_on": row.said_on,
        "source": row.source,
        "touch": row.touch_id,
        "used_on": row.used_on,
        "give": row.give,
    }


def rising(one: "moving.Rising") -> Rising:
    """A topic that rose."""
    return {
        "topic": one.topic,
        "people": [{"id": person.id, "name": person.name} for person in one.people],
        "count": one.count,
        "text": words.rising(one),
    }
