"""Change what was said and done: edit, delete, keep and let go of touches, facts and promises. All journaled."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions import ties
from amity.base.errors import BadInput, NotFound
from amity.base.ids import digest, uuid7
from amity.base.text import clean, one_line
from amity.conversations.gate import is_sensitive
from amity.store import journal
from amity.store.models import Fact, Give, Insight, Network, Outcome, Participant, Person, Promise, Touch
from amity.store.people import hand_record

KINDS = ("family", "work", "interest", "goal", "worry", "preference", "need", "offer", "note")
CHANNELS = ("mail", "message", "chat", "call", "video", "in_person", "meeting", "letter")
TALKS = frozenset({"call", "video", "in_person", "meeting"})  # more than a message
R = TypeVar("R", Fact, Promise)


def add_fact(
    network: Network, person_id: UUID, text: str, *, kind: str, today: date, private: bool = False
) -> Fact:
    """Something that matters to somebody, told by the owner."""
    person = _person(network, person_id)
    with journal.entry(network, "add_fact", person=person.id, name=person.name) as entry:
        fact = Fact(network=network, kind=_kind(kind), text=_text(text), source="you", said_on=today)
        fact.private = private or is_sensitive(fact.text)
        fact.record, fact.created_at = hand_record(entry, person), timezone.now()
        fact.save()
        entry.created(fact)
    return fact


def fact(network: Network, fact_id: UUID) -> Fact:
    """One fact, with whom it is about."""
    return _row(network, Fact, fact_id, "fact")


def promise(network: Network, promise_id: UUID) -> Promise:
    """One promise, with whom it was made."""
    return _row(network, Promise, promise_id, "promise")


def edit_fact(
    network: Network,
    fact_id: UUID,
    *,
    text: str | None = None,
    kind: str | None = None,
    private: bool | None = None,
) -> Fact:
    """Change the words, the kind or the privacy of a fact; what is not given stays."""
    fact = _row(network, Fact, fact_id, "fact")
    changes = {"text": text and _text(text), "kind": kind and _kind(kind), "private": private}
    return _edit(network, fact, "edit_fact", {name: new for name, new in changes.items() if new is not None})


def delete_fact(network: Network, fact_id: UUID) -> None:
    """Take a fact out of the book; the journal can bring it back."""
    _delete(network, _row(network, Fact, fact_id, "fact"), "delete_fact")


def add_promise(
    network: Network,
    person_id: UUID,
    text: str,
    *,
    by: str,
    today: date,
    due: date | None = None,
    when_we_meet: bool = False,
) -> Promise:
    """What the owner (me) or the other one (them) said they would do."""
    _check_side(by)
    person = _person(network, person_id)
    with journal.entry(network, "add_promise", person=person.id, name=person.name) as entry:
        promise = Promise(network=network, by=by, text=_text(text), due=due, when_we_meet=when_we_meet)
        promise.record, promise.made_on = hand_record(entry, person), today
        promise.created_at = timezone.now()
        promise.save()
        entry.created(promise)
    return promise


def edit_promise(
    network: Network,
    promise_id: UUID,
    *,
    text: str | None = None,
    due: date | None = None,
    by: str | None = None,
) -> Promise:
    """Change what was promised, by when or by whom; what is not given stays."""
    if by is not None:
        _check_side(by)
    changes: dict[str, Any] = {"text": text and _text(text), "due": due, "by": by}
    promise = _row(network, Promise, promise_id, "promise")
    return _edit(
        network, promise, "edit_promise", {name: new for name, new in changes.items() if new is not None}
    )


def keep_promise(network: Network, promise_id: UUID) -> Promise:
    """It was done."""
    promise = _row(network, Promise, promise_id, "promise")
    return _edit(network, promise, "keep", {"kept_at": promise.kept_at or timezone.now()})


def release_promise(network: Network, promise_id: UUID) -> Promise:
    """Let it go kindly: nobody waits for it any more."""
    promise = _row(network, Promise, promise_id, "promise")
    return _edit(network, promise, "release", {"released_at": promise.released_at or timezone.now()})


def delete_promise(network: Network, promise_id: UUID) -> None:
    """Take a promise out of the book; the journal can bring it back."""
    _delete(network, _row(network, Promise, promise_id, "promise"), "delete_promise")


def add_touch(
    network: Network,
    people: Sequence[UUID],
    *,
    day: date,
    channel: str,
    direction: str = Touch.Direction.BOTH,
    place: str = "",
    summary: str = "",
) -> Touch:
    """A talk with people of the book, told piece by piece; their ties follow."""
    _check_channel(channel)
    there = {person.id: person for person in (_person(network, id) for id in people)}
    if not there:
        raise BadInput(_("Say with whom."))
    names = [person.name for person in there.values()]
    with journal.entry(network, "log", person=next(iter(there)), names=names) as entry:
        touch = Touch.objects.create(
            network=network, key=digest("hand", str(uuid7())), at=_on(network, day), source="hand",
            channel=channel, direction=direction, depth=2 if channel in TALKS else 1, people=len(there),
            summary=clean(summary.strip()), place=one_line(place, limit=200), day_only=True,
        )  # fmt: skip
        entry.created(touch)
        for record in [hand_record(entry, person) for person in there.values()]:
            part = Participant(network=network, touch=touch, record=record, role="with", at=touch.at)
            part.save()
            entry.created(part)
        ties.rebuild(network, there)
    return touch


def edit_touch(
    network: Network,
    touch_id: int,
    *,
    day: date | None = None,
    channel: str | None = None,
    place: str | None = None,
    summary: str | None = None,
) -> Touch:
    """Change the day, the channel, the place or the words of a talk; the ties of all who were there follow."""
    if channel is not None:
        _check_channel(channel)
    touch = _touch(network, touch_id)
    people = _people_of(network, touch)
    with journal.entry(
        network, "edit_touch", person=next(iter(people), None), names=list(people.values())
    ) as entry:
        entry.before(touch)
        touch.channel = channel or touch.channel
        touch.place = touch.place if place is None else place.strip()[:200]
        touch.summary = touch.summary if summary is None else clean(summary.strip())
        if day:
            touch.at, touch.day_only = _on(network, day), True
        touch.save()
        _move_participants(entry, touch)
        ties.rebuild(network, people)
    return touch


def delete_touch(network: Network, touch_id: int) -> None:
    """Take a talk out of the book; what was said at it stays. The ties of all who were there follow."""
    touch = _touch(network, touch_id)
    people = _people_of(network, touch)
    with journal.entry(
        network, "delete_touch", person=next(iter(people), None), names=list(people.values())
    ) as entry:
        for table in (Fact, Promise, Outcome, Give, Insight):
            for row in table.objects.of(network).filter(touch=touch):
                entry.before(row)
                row.touch = None
                row.save()
        entry.deletes(*Participant.objects.of(network).filter(touch=touch), touch)
        ties.rebuild(network, people)


def _move_participants(entry: journal.Entry, touch: Touch) -> None:
    """Participants repeat the time of their touch."""
    for participant in Participant.objects.of(entry.network).filter(touch=touch).exclude(at=touch.at):
        entry.before(participant)
        participant.at = touch.at
        participant.save()


def _edit(network: Network, row: R, verb: str, changes: dict[str, Any]) -> R:
    person = row.record.person
    with journal.entry(
        network, verb, person=person.id if person else None, name=person.name if person else ""
    ) as entry:
        if any(getattr(row, name) != new for name, new in changes.items()):
            entry.before(row)
            for name, new in changes.items():
                setattr(row, name, new)
            row.save()
    return row


def _delete(network: Network, row: Fact | Promise, verb: str) -> None:
    person = row.record.person
    with journal.entry(
        network, verb, person=person.id if person else None, name=person.name if person else ""
    ) as entry:
        entry.deletes(row)


def _row(network: Network, table: type[R], id: UUID, noun: str) -> R:
    found = table.objects.of(network).select_related("record__person").filter(pk=id).first()
    if found is None:
        raise NotFound(f"There is no {noun} with this id; it may have been deleted.")
    return found


def _touch(network: Network, touch_id: int) -> Touch:
    found = Touch.objects.of(network).filter(pk=touch_id).first()
    if found is None:
        raise NotFound("There is no talk with this id; it may have been deleted.")
    return found


def _people_of(network: Network, touch: Touch) -> dict[UUID, str]:
    there = Person.objects.of(network).filter(records__participations__touch=touch)
    return dict(there.order_by("sort_name").values_list("id", "name"))


def _person(network: Network, person_id: UUID) -> Person:
    found = Person.objects.of(network).filter(id=person_id).first()
    if found is None:
        raise NotFound("There is nobody with this id.")
    return found


def _text(text: str) -> str:
    said = clean(text.strip(), limit=5_000)
    if not said:
        raise BadInput(_("Write a few words first."))
    return said


def _check_side(by: str) -> None:
    if by not in Promise.By.values:
        raise BadInput("A promise is yours (me) or theirs (them).")


def _check_channel(channel: str) -> None:
    if channel not in CHANNELS:
        raise BadInput(f"A channel is one of {', '.join(CHANNELS)}.")


def _kind(kind: str) -> str:
    if kind not in KINDS:
        raise BadInput(f"A fact is about one of {', '.join(KINDS)}.")
    return kind


def _on(network: Network, day: date) -> datetime:
    return datetime.combine(day, time(12), ZoneInfo(network.time_zone))
