"""Forget somebody: delete all that is held about them, and leave everybody else as they were."""

import json
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q

from amity.actions import drawing, offline
from amity.actions.events.calendars import erase
from amity.actions.people import find
from amity.people.names import is_full_name
from amity.store import open_questions, search_meaning
from amity.store.bulk import chunks
from amity.store.models import (
    Absence,
    Answer,
    Ask,
    Attendance,
    Change,
    Connection,
    Date,
    Decision,
    Event,
    Fact,
    FollowUp,
    Give,
    Handle,
    Insight,
    Introduction,
    IntroductionStep,
    Jotting,
    LinkEvent,
    Network,
    OpeningPerson,
    Outcome,
    Participant,
    Pause,
    Person,
    Photo,
    Position,
    Promise,
    Receipt,
    Recommendation,
    Record,
    RecordVersion,
    Relation,
    Reminder,
    Support,
    Touch,
)
from amity.store.people import drop_unspoken, sweep_organisations
from amity.store.touches import erase_touches
from amity.store.writing import writing

_HELD = (
    Fact, Promise, Date, Position, Handle, Photo, Pause, Absence, Relation, Reminder, Outcome, Give, Support, Decision,
    OpeningPerson, Ask, Insight, Recommendation, FollowUp, RecordVersion,
)  # fmt: skip


def forget(network: Network, person_id: UUID) -> str:
    """Delete everything about somebody: records, talks with nobody else on them, notes, journal lines. Not undoable."""
    person = find(network, str(person_id))
    with writing(network):
        records = list(Record.objects.of(network).filter(person=person).values_list("pk", flat=True))
        touches = set(
            Participant.objects.of(network).filter(record__in=records).values_list("touch_id", flat=True)
        )
        Participant.objects.of(network).filter(record__in=records).erase()
        shared = _shared(network, touches)
        erase_touches(network, touches - shared)
        _forget_changes(network, person, records)
        _forget_at_events(network, person, records)
        Receipt.objects.of(network).erase()  # any of them may repeat what was said
        _forget_rows(network, records)
        Record.objects.of(network).filter(pk__in=records).erase()
        drawing.forget(network, person.id)
        Network.objects.filter(pk=network.pk).update(first_steps={})
        drop_unspoken(network, {person.id})
        search_meaning.drop_gone(network)  # what their words meant goes with the words
        sweep_organisations(network)
        FollowUp.objects.of(network).filter(met=person.name).update(met="")
        offline.turn_over(network)  # phones drop the pages they kept
    return person.name


def _forget_changes(network: Network, person: Person, records: Sequence[int]) -> None:
    """Lines of the journal about them, or that name them in full or by address, and those these lines undid."""
    told = _called(network, person, records)
    gone: set[UUID] = set()
    for change in Change.objects.of(network).filter(imported=None).order_by("-at"):
        said = json.dumps([change.about, change.rows], ensure_ascii=False)
        if change.person == person.id or change.undone_by_id in gone or any(name in said for name in told):
            gone.add(change.pk)
    for some in chunks(gone):
        Change.objects.of(network).filter(undone_by__in=some).erase()
        Change.objects.of(network).filter(pk__in=some).erase()


def _called(network: Network, person: Person, records: Sequence[int]) -> tuple[str, ...]:
    """Their full names and addresses, as they were told."""
    cards = RecordVersion.objects.of(network).filter(record__in=records).values_list("said", flat=True)
    names = {
        person.name,
        *(name for card in cards for name in (card.get("name", ""), *card.get("emails", ()))),
    }
    return tuple(name for name in names if "@" in name or is_full_name(name))


def _forget_at_events(network: Network, person: Person, records: Sequence[int]) -> None:
    """Their lines on guest lists, also those that only bear their name or address; appointments with nobody else."""
    lines = Attendance.objects.of(network)
    lines.filter(perhaps__in=records).update(perhaps=None)
    told = _called(network, person, records)
    named = Q(record__in=records) | Q(record=None, email__in=told) | Q(record=None, name__in=told)
    events = set(lines.filter(named).values_list("event_id", flat=True))
    lines.filter(named).erase()
    alone = events - set(lines.filter(event__in=events).values_list("event_id", flat=True))
    meetings = Event.objects.of(network).filter(pk__in=alone, kind=Event.Kind.MEETING)
    erase(network, list(meetings.values_list("pk", flat=True)))
    FollowUp.objects.of(network).filter(met__in=told).update(met="")
    texts = Jotting.objects.of(network).values_list("pk", "text")
    gone = [pk for pk, text in texts.iterator() if any(name in text for name in told)]
    for some in chunks(gone):
        Jotting.objects.of(network).filter(pk__in=some).erase()


def _shared(network: Network, touches: set[int]) -> set[int]:
    return {
        pk
        for some in chunks(touches)
        for pk in Participant.objects.of(network).filter(touch__in=some).values_list("touch_id", flat=True)
    }


def _forget_rows(network: Network, records: Sequence[int]) -> None:
    ended = LinkEvent.objects.of(network).filter(Q(a__in=records) | Q(b__in=records))
    LinkEvent.objects.of(network).filter(revokes__in=list(ended.values_list("pk", flat=True))).erase()
    LinkEvent.objects.of(network).filter(Q(a__in=records) | Q(b__in=records)).erase()
    Answer.objects.of(network).filter(Q(record__in=records) | Q(other__in=records)).erase()
    open_questions.forget(network, records)
    Relation.objects.of(network).filter(other__in=records).erase()
    Connection.objects.of(network).filter(Q(record__in=records) | Q(other__in=records)).erase()
    _forget_introductions(network, records)
    for table in _HELD:
        table.objects.of(network).filter(record__in=records).erase()
    Touch.objects.of(network).filter(own__in=records).update(own=None)


def _forget_introductions(network: Network, records: Sequence[int]) -> None:
    """Those of either side with all their steps, and what the ledger of the other side says of them."""
    theirs = Introduction.objects.of(network).filter(Q(record__in=records) | Q(other__in=records))
    ids = list(theirs.values_list("pk", flat=True))
    IntroductionStep.objects.of(network).filter(introduction__in=ids).erase()
    Give.objects.of(network).filter(introduction__in=ids).update(introduction=None, text="")
    theirs.erase()
