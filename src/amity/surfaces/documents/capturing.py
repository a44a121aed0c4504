"""What programs are told about captures, lines written in passing, and messages owed after events."""

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import TypedDict

from amity.conversations.reading import FactRead, NeedRead, PromiseRead
from amity.surfaces.documents.people import Named, named
from amity.surfaces.words import capturing as words

if TYPE_CHECKING:
    from amity.actions.events.after import After, Card
    from amity.actions.events.capturing import Saved
    from amity.store.models import FollowUp, Jotting


class JottingLine(TypedDict):
    """A line written in passing. `state`: open until it is checked, then kept or dropped."""

    id: UUID
    event: UUID | None
    text: str
    at: datetime
    state: str


class FollowUpShort(TypedDict):
    """A message owed after an event: first, second or thanks. `ended`: wrote, reply, not_now, or empty."""

    id: UUID
    person: Named | None
    event: UUID | None
    kind: str
    text: str
    due: date
    words: str
    ended: str
    ended_on: date | None


class CaptureFact(TypedDict):
    """What somebody told."""

    kind: str
    text: str


class CapturePromise(TypedDict):
    """What one side said they would do."""

    by: str
    text: str
    due: date | None


class CapturePerson(TypedDict):
    """Somebody of a capture; `id` is null while they are new and nothing is stored."""

    id: str | UUID | None
    name: str
    new: bool
    talked: bool
    through: str
    facts: list[CaptureFact]
    needs: list[str]
    promises: list[CapturePromise]
    introductions: list[str]
    draft: str


class CaptureChoice(TypedDict):
    """Somebody whom a name may mean; `key` is what --who takes."""

    key: str
    name: str


class CaptureUnclear(TypedDict):
    """A name that several bear."""

    name: str
    people: list[CaptureChoice]


class Capture(TypedDict):
    """Lines noted at an event as they were understood, and whether they are stored."""

    stored: bool
    event: UUID
    date: date
    people: list[CapturePerson]
    unclear: list[CaptureUnclear]
    unread: list[str]
    touches: int
    promises: int
    follow_ups: int
    change: UUID | None


def jotting(row: "Jotting") -> JottingLine:
    """One line."""
    return {"id": row.pk, "event": row.event_id, "text": row.text, "at": row.at, "state": row.state}


def follow_up(row: "FollowUp") -> FollowUpShort:
    """One message. Important: load `record__person` with it."""
    person = row.record.person
    return {
        "id": row.pk,
        "person": named(person) if person else None,
        "event": row.event_id,
        "kind": row.kind,
        "text": words.kind(row),
        "due": row.due,
        "words": row.words,
        "ended": row.ended,
        "ended_on": row.ended_on,
    }


def capture(heard: "After", saved: "Saved | None") -> Capture:
    """The lines as read; with `saved` also under which ids."""
    open_names = {card.key.removeprefix("?") for card in heard.cards if card.key.startswith("?")}
    promises = sum(part.kind == "promise" for card in heard.cards for part in card.parts)
    return {
        "stored": saved is not None,
        "event": heard.event.pk,
        "date": heard.day,
        "people": [_person(card, saved) for card in heard.cards],
        "unclear": [
            {"name": which.typed, "people": [{"key": one.key, "name": one.name} for one in which.choices]}
            for which in heard.which
            if which.typed in open_names
        ],
        "unread": list(heard.unread),
        "touches": len(saved.touches) if saved else heard.talks,
        "promises": saved.promises if saved else promises,
        "follow_ups": saved.follow_ups if saved else 0,
        "change": saved.change if saved else None,
    }


def _person(card: "Card", saved: "Saved | None") -> CapturePerson:
    stored = saved.people.get(card.key) if saved else None
    said = [part.said for part in card.parts]
    known = None if card.is_new or card.key.startswith("?") else card.key
    return {
        "id": stored.id if stored else known,
        "name": stored.name if stored else card.name,
        "new": card.is_new,
        "talked": card.talked,
        "through": card.through,
        "facts": [{"kind": one.kind, "text": one.text} for one in said if isinstance(one, FactRead)],
        "needs": [one.text for one in said if isinstance(one, NeedRead)],
        "promises": [
            {"by": one.by, "text": one.text, "due": one.due} for one in said if isinstance(one, PromiseRead)
        ],
        "introductions": [part.other for part in card.parts if part.kind == "introduction"],
        "draft": card.draft.body if card.draft else "",
    }
