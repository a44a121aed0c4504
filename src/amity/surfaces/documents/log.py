"""A typed line: what was understood, and what of it was stored."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from amity.actions.log import Stored, Understanding


def note(understood: "Understanding", stored: "Stored | None") -> dict[str, Any]:
    """The line as read; with `stored` also under which ids."""
    read = understood.note
    return {
        "stored": stored is not None,
        "touch": _touch(understood),
        "people": [_person(named.name, named.id, stored) for named in read.people],
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


def _touch(understood: "Understanding") -> dict[str, Any] | None:
    """The (first) encounter; its day is today where the line names none."""
    if not understood.note.encounters:
        return None
    first = understood.note.encounters[0]
    return {"date": first.date or understood.today, "channel": first.channel, "place": first.place}


def _person(name: str, id: str | None, stored: "Stored | None") -> dict[str, Any]:
    row = stored.people.get(name) if stored else None
    return {"id": row.id if row else id, "name": row.name if row else name, "new": id is None}
