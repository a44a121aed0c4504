"""People: a line of the list, everything about one of them, and the pieces that hang on them."""

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from amity.actions.people import Profile, Row
    from amity.actions.relatives import Relative
    from amity.store import models


class Named(TypedDict):
    """Somebody, by id and name."""

    id: UUID
    name: str


class Brief(TypedDict):
    """One line of the list of people."""

    id: UUID
    name: str
    title: str
    organisation: str
    place: str
    circle: int | None
    topics: list[str]
    last_talk: date | None
    quiet: bool


class Label(TypedDict):
    """A kind, tag, topic or group."""

    kind: str
    value: str


class Handle(TypedDict):
    """An address, number or profile by which somebody is known."""

    kind: str
    value: str
    shown: str


class YearlyDay(TypedDict):
    """A day that comes back every year."""

    kind: str
    label: str
    year: int | None
    month: int
    day: int


class Position(TypedDict):
    """A post that somebody holds or held."""

    organisation: str
    title: str
    current: bool


class BriefTie(TypedDict):
    """The tie with somebody in short."""

    contact_days: int
    last_day: date
    quiet: bool


class Fact(TypedDict):
    """What matters to somebody."""

    id: UUID
    kind: str
    text: str
    source: str
    date: date | None


class Promise(TypedDict):
    """What one side said they would do."""

    id: UUID
    by: str
    text: str
    due: date | None
    kept: bool
    released: bool


class Touch(TypedDict):
    """One talk of a timeline."""

    id: int
    at: datetime
    channel: str
    direction: str
    subject: str
    summary: str
    place: str


class Source(TypedDict):
    """Where something about somebody comes from: an entry of a source."""

    entry: UUID
    source: str
    since: datetime


class Relation(TypedDict):
    """The other one is `kind` to this person; `person` is set where they are in the book, `id` where you noted it."""

    id: UUID | None
    kind: str
    label: str
    name: str
    person: UUID | None


class RelationFrom(Relation):
    """The same, and who said so."""

    source: str


class Reminder(TypedDict):
    """Something to be told once; of a whole month, `due` is its first day."""

    id: UUID
    text: str
    due: date
    whole_month: bool
    done: bool
    person: Named | None


class Absence(TypedDict):
    """Somebody died, or asked to be left out (left_out)."""

    kind: str
    since: date | None


class Peace(TypedDict):
    """A time in which somebody is left in peace; for good where there is no end."""

    since: date
    until: date | None


class Person(TypedDict):
    """Everything about somebody, with the newest talks."""

    id: UUID
    name: str
    title: str
    organisation: str
    place: str
    circle: int | None
    labels: list[Label]
    handles: list[Handle]
    dates: list[YearlyDay]
    positions: list[Position]
    tie: BriefTie | None
    facts: list[Fact]
    promises: list[Promise]
    timeline: list[Touch]
    talks: int
    sources: list[Source]
    relations: list[RelationFrom]
    reminders: list[Reminder]
    absence: Absence | None
    in_peace: Peace | None


def brief(row: "Row", today: date) -> Brief:
    """One line of the list."""
    tie = row.tie
    return {
        "id": row.person.id,
        "name": row.person.name,
        "title": row.person.title,
        "organisation": row.organisation,
        "place": row.person.place,
        "circle": row.person.circle,
        "topics": list(row.topics),
        "last_talk": tie.last_day if tie else None,
        "quiet": bool(tie and tie.quiet_from and tie.quiet_from <= today),
    }


def person(profile: "Profile", today: date) -> Person:
    """Everything about somebody, with the newest talks."""
    shown, tie = profile.person, profile.tie
    return {
        "id": shown.id,
        "name": shown.name,
        "title": shown.title,
        "organisation": profile.organisation,
        "place": shown.place,
        "circle": shown.circle,
        "labels": [{"kind": label.kind, "value": label.value} for label in profile.labels],
        "handles": [{"kind": h.kind, "value": h.value, "shown": h.shown} for h in profile.handles],
        "dates": [yearly_day(d) for d in profile.dates],
        "positions": [
            {"organisation": p.organisation.name, "title": p.title, "current": p.current}
            for p in profile.posts
        ],
        "tie": {
            "contact_days": tie.days,
            "last_day": tie.last_day,
            "quiet": bool(not profile.absence and tie.quiet_from and tie.quiet_from <= today),
        }
        if tie
        else None,
        "facts": [fact(f) for f in profile.facts],
        "promises": [promise(p) for p in profile.promises],
        "timeline": [touch(t) for t in profile.touches],
        "talks": profile.touches_total,
        "sources": [{"entry": r.uid, "source": r.source, "since": r.created_at} for r in profile.sources],
        "relations": [{**relation(one), "source": one.source} for one in profile.relations],
        "reminders": [reminder(one, shown) for one in profile.reminders],
        "absence": absence(profile.absence) if profile.absence else None,
        "in_peace": peace(profile.pause) if profile.pause else None,
    }


def yearly_day(day: "models.Date") -> YearlyDay:
    """A day that comes back."""
    return {"kind": day.kind, "label": day.label, "year": day.year, "month": day.month, "day": day.day}


def absence(row: "models.Absence") -> Absence:
    """Somebody died, or asked to be left out."""
    return {"kind": row.kind, "since": row.since}


def peace(row: "models.Pause") -> Peace:
    """A time in which somebody is left in peace."""
    return {"since": row.since, "until": row.until}


def relation(one: "Relative") -> Relation:
    """Somebody around them."""
    return {
        "id": one.id,
        "kind": one.kind,
        "label": one.label,
        "name": one.name,
        "person": one.person,
    }


def reminder(row: "models.Reminder", about: "models.Person | None") -> Reminder:
    """What you want to be told."""
    return {
        "id": row.pk,
        "text": row.text,
        "due": row.due,
        "whole_month": row.whole_month,
        "done": row.done_at is not None,
        "person": named(about) if about else None,
    }


def named(person: "models.Person") -> Named:
    """Somebody, by id and name."""
    return {"id": person.id, "name": person.name}


def fact(said: "models.Fact") -> Fact:
    """What matters to somebody."""
    return {"id": said.id, "kind": said.kind, "text": said.text, "source": said.source, "date": said.said_on}


def promise(made: "models.Promise") -> Promise:
    """What one side said they would do."""
    return {
        "id": made.id,
        "by": made.by,
        "text": made.text,
        "due": made.due,
        "kept": bool(made.kept_at),
        "released": bool(made.released_at),
    }


def touch(talk: "models.Touch") -> Touch:
    """One talk of a timeline."""
    return {
        "id": talk.pk,
        "at": talk.at,
        "channel": talk.channel,
        "direction": talk.direction,
        "subject": talk.subject,
        "summary": talk.summary,
        "place": talk.place,
    }
