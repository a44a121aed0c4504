"""Who is one person: questions with what speaks for and against, joins, and the two that one has become."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import TypedDict

from amity.surfaces.documents.people import Named, named
from amity.surfaces.words import same as words

if TYPE_CHECKING:
    from amity.actions import joins, questions
    from amity.actions import same as action
    from amity.people import side_by_side
    from amity.store import models


class About(Named):
    """Somebody, with what tells them from others of the name."""

    title: str
    place: str


class Doubt(TypedDict):
    """Two people who may be one; `id` names the question. `chance` is from 0 to 1, `bits` its log odds; `put_off` where you were not sure."""

    id: str
    a: About
    b: About
    chance: float
    bits: float
    rule: str
    veto: str
    put_off: bool
    sentence: str


class Clue(TypedDict):
    """What one kind of evidence says: above 0 bits for one person, below for two."""

    kind: str
    level: str
    bits: float
    sentence: str


class Value(TypedDict):
    """What a source says, and when."""

    text: str
    source: str
    said_at: datetime | None


class Field(TypedDict):
    """One line of both side by side; `kept` is what is shown once they are one: a, b, both or same."""

    field: str
    a: list[Value]
    b: list[Value]
    kept: str


class OneOfTwo(About):
    """One of the two, and which sources speak of them."""

    organisation: str
    sources: list[str]
    entries: int


class AskedPair(TypedDict):
    """A question with all that helps to answer it. `of_company` says how many others can be answered with it."""

    id: str
    a: OneOfTwo
    b: OneOfTwo
    chance: float
    bits: float
    rule: str
    veto: str
    put_off: bool
    sentence: str
    fields: list[Field]
    clues: list[Clue]
    company: str
    of_company: int


class Entry(TypedDict):
    """One of the two entries of a join."""

    id: UUID
    source: str
    name: str


class Join(TypedDict):
    """Why two entries are one person. `actor` is owner or amity; no bits where the owner said so."""

    id: int
    person: Named
    a: Entry
    b: Entry
    rule: str
    sentence: str
    actor: str
    at: datetime
    bits: float | None
    clues: list[Clue]


class Parted(TypedDict):
    """The two people that one has become."""

    stayed: Named
    left: Named


def question_id(pair: "questions.Pair") -> str:
    """Both people's ids, as they stand in the question."""
    return f"{pair.a.id}:{pair.b.id}"


def question(pair: "questions.Pair") -> Doubt:
    """A question as a line of a list."""
    return {
        "id": question_id(pair),
        "a": _about(pair.a),
        "b": _about(pair.b),
        "chance": round(pair.chance, 4),
        "bits": round(pair.bits, 3),
        "rule": pair.rule,
        "veto": pair.veto,
        "put_off": pair.put_off,
        "sentence": words.verdict(pair.chance, pair.veto),
    }


def asked(one: "questions.Asked") -> AskedPair:
    """A question with all that helps to answer it."""
    pair = one.pair
    reasons = (words.verdict(pair.chance, pair.veto), words.rule(pair.rule), words.veto(pair.veto))
    return {
        "id": question_id(pair),
        "a": _side(one.a),
        "b": _side(one.b),
        "chance": round(pair.chance, 4),
        "bits": round(pair.bits, 3),
        "rule": pair.rule,
        "veto": pair.veto,
        "put_off": pair.put_off,
        "sentence": " ".join(filter(None, reasons)),
        "fields": [_field(field) for field in one.fields],
        "clues": [_clue(bar) for bar in one.bars],
        "company": one.company,
        "of_company": one.of_company,
    }


def join(one: "joins.Join") -> Join:
    """One join."""
    return {
        "id": one.number,
        "person": named(one.person),
        "a": _entry(one.a),
        "b": _entry(one.b),
        "rule": one.rule,
        "sentence": words.rule("owner" if one.actor == "owner" else one.rule),
        "actor": one.actor,
        "at": one.at,
        "bits": one.bits,
        "clues": [_clue(bar) for bar in one.bars],
    }


def parted(two: "action.Parted") -> Parted:
    """The two people that one has become."""
    return {"stayed": named(two.stayed), "left": named(two.left)}


def _about(person: "models.Person") -> About:
    return {**named(person), "title": person.title, "place": person.place}


def _side(side: "questions.Side") -> OneOfTwo:
    return {
        **_about(side.person),
        "organisation": side.organisation,
        "sources": list(side.sources),
        "entries": side.records,
    }


def _field(field: "side_by_side.Field") -> Field:
    return {
        "field": field.field,
        "a": [_value(value) for value in field.a],
        "b": [_value(value) for value in field.b],
        "kept": field.kept.value,
    }


def _value(value: "side_by_side.Value") -> Value:
    return {"text": value.text, "source": value.source, "said_at": value.said_at}


def _clue(bar: "questions.Bar") -> Clue:
    return {"kind": bar.kind, "level": bar.level, "bits": round(bar.bits, 3), "sentence": words.bar(bar)}


def _entry(end: "joins.End") -> Entry:
    return {"id": end.record, "source": end.source, "name": end.name}
