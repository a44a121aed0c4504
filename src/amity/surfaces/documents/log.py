"""A typed line: what was understood, and what of it was stored."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import TypedDict

from amity.surfaces.documents.people import Named

if TYPE_CHECKING:
    from amity.actions.log import Stored, Understanding


class Encounter(TypedDict):
    """The talk that a line tells of."""

    date: date
    channel: str | None
    place: str | None


class Mentioned(TypedDict):
    """Somebody whom a line names; `id` is null while they are new and nothing is stored."""

    id: str | UUID | None
    name: str
    new: bool


class NotedFact(TypedDict):
    """Something that matters to somebody."""

    person: str
    text: str
    kind: str


class NotedPromise(TypedDict):
    """What one side said they would do."""

    by: str
    person: str
    text: str
    due: date | None


class NotedNeed(TypedDict):
    """What somebody needs."""

    person: str
    text: str


class Pair(TypedDict):
    """Two people to introduce to each other."""

    a: str
    b: str


class Unclear(TypedDict):
    """A name that several people bear."""

    name: str
    people: list[Named]


class Note(TypedDict):
    """A typed line as it was understood, and whether it is stored."""

    stored: bool
    touch: Encounter | None
    people: list[Mentioned]
    facts: list[NotedFact]
    promises: list[NotedPromise]
    needs: list[NotedNeed]
    introductions: list[Pair]
    unclear: list[Unclear]
    change: UUID | None


def note(understood: "Understanding", stored: "Stored | None") -> Note:
    """The line as read; with `stored` also under which ids."""
    read = understood.note
    return {
        "stored": stored is not None,
        "touch": _touch(understood),
        "people": [
            *(_person(named.name, named.id, stored) for named in read.people),
            *_chosen(understood, stored),
        ],
        "facts": [{"person": f.person, "text": f.text, "kind": f.kind} for f in read.facts],
        "promises": [{"by": p.by, "person": p.person, "text": p.text, "due": p.due} for p in read.promises],
        "needs": [{"person": n.person, "text": n.text} for n in read.needs],
        "introductions": [{"a": i.a, "b": i.b} for i in read.introductions],
        "unclear": [
            {"name": q.typed, "people": [{"id": p.id, "name": p.name} for p in q.people]}
            for q in understood.questions
        ],
        "change": stored.change if stored else None,
    }


def _touch(understood: "Understanding") -> Encounter | None:
    """The (first) encounter; its day is today where the line names none."""
    if not understood.note.encounters:
        return None
    first = understood.note.encounters[0]
    return {"date": first.date or understood.today, "channel": first.channel, "place": first.place}


def _chosen(understood: "Understanding", stored: "Stored | None") -> list[Mentioned]:
    """Whom the owner chose for a name that several bear."""
    unclear = {question.typed for question in understood.questions}
    chosen = {name: row for name, row in stored.people.items() if name in unclear} if stored else {}
    new = stored.new if stored else frozenset()
    return [{"id": row.id, "name": row.name, "new": name in new} for name, row in chosen.items()]


def _person(name: str, id: str | None, stored: "Stored | None") -> Mentioned:
    row = stored.people.get(name) if stored else None
    return {"id": row.id if row else id, "name": row.name if row else name, "new": id is None}
