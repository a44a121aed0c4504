"""Whether everything is in order: integrity of the database, of every invariant, and one hash over the content."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from amity.actions import ties
from amity.people.showing import Shown, shown
from amity.store import together
from amity.store.bulk import chunks
from amity.store.integrity import damage
from amity.store.models import (
    Ask,
    Attendance,
    Connection,
    Decision,
    Event,
    Fact,
    Feed,
    FollowUp,
    Give,
    Goal,
    GoalTarget,
    Handle,
    Insight,
    Introduction,
    IntroductionStep,
    Jotting,
    LinkEvent,
    Network,
    Opening,
    OpeningPerson,
    OpeningStep,
    OwnHandle,
    Participant,
    Person,
    Promise,
    Recommendation,
    Record,
    RecordVersion,
    Resource,
    Support,
    Tie,
    Touch,
)
from amity.store.people import sayings_of
from amity.store.sketches import lay_postings, sketch_again
from amity.store.writing import writing

DIGITS = 9  # of floats in the digest


def check(network: Network, *, rebuild: bool = False) -> list[str]:
    """What is wrong, one sentence each; empty when all is well."""
    found = [*damage(rebuild=rebuild), *_records(network), *_people(network)]
    return found + (
        [*ties.compare(network), *together.compare(network), *_sketches(network)] if rebuild else []
    )


def _sketches(network: Network) -> Iterator[str]:
    """What records are found by is made anew where it differs from what they say."""
    with writing(network):
        records = list(Record.objects.of(network).order_by("pk").values_list("pk", flat=True))
        changed = sum(sketch_again(network, some) for some in chunks(records))
        lost = lay_postings(network)
    if changed or lost:
        yield f"{changed + lost} records were not found by what they say; now they are."


def _records(network: Network) -> Iterator[str]:
    records = Record.objects.of(network)
    lost = records.filter(person=None).count()
    if lost:
        yield f"{lost} records belong to nobody."
    versions = set(RecordVersion.objects.of(network).values_list("record_id", "number"))
    missing = [pk for pk, latest in records.values_list("pk", "latest") if (pk, latest) not in versions]
    if missing:
        yield f"{len(missing)} records have no content, the first is record {missing[0]}."


def _people(network: Network) -> Iterator[str]:
    """Every person is the view of their records, and bears the id of the oldest."""
    oldest: dict[Any, Any] = {}
    for owner, uid in Record.objects.of(network).order_by("pk").values_list("person_id", "uid"):
        oldest.setdefault(owner, uid)
    for some in chunks(Person.objects.of(network).order_by("id").iterator()):
        said = sayings_of(network, [person.id for person in some])
        for person in some:
            if oldest.get(person.id) != person.id:
                yield f"{person.name} does not bear the id of the oldest record."
            elif not _is_shown(person, shown(said.get(person.id, []))):
                yield f"{person.name} is shown differently from what the records say."


def _is_shown(person: Person, view: Shown) -> bool:
    return (view.name[:300], view.circle, view.place[:200]) == (person.name, person.circle, person.place)


def digest(network: Network) -> str:
    """SHA-256 over the content: equal for equal content, whatever the ids, the order or the number of runs."""
    hashed = hashlib.sha256()
    for part in (
        _said,
        _grouped,
        _apart,
        _talks,
        _tied,
        _noted,
        _promised,
        _owned,
        *_GIVING,
        *_CONNECTED,
        *_GOALS,
        *_EVENTS,
    ):
        lines = sorted(
            json.dumps(line, sort_keys=True, ensure_ascii=False, default=str) for line in part(network)
        )
        hashed.update("\n".join([part.__name__, *lines, ""]).encode())
    return hashed.hexdigest()


def _names(network: Network) -> dict[int, str]:
    """A name for each record that does not depend on its id (hand records by what they say)."""
    named = {}
    said = {
        (r, n): h
        for r, n, h in RecordVersion.objects.of(network).values_list("record_id", "number", "said_hash")
    }
    for pk, source, key, latest in Record.objects.of(network).values_list("pk", "source", "key", "latest"):
        named[pk] = f"{source}:{said.get((pk, latest), '') if source == 'hand' else key}"
    return named


def _said(network: Network) -> Iterator[Any]:
    names = _names(network)
    latest = dict(Record.objects.of(network).values_list("pk", "latest"))
    standing = dict(Record.objects.of(network).values_list("pk", "standing"))
    for record, number, said in RecordVersion.objects.of(network).values_list("record_id", "number", "said"):
        if latest[record] == number:
            yield [names[record], standing[record], said]
    for record, kind, value, shared in Handle.objects.of(network).values_list(
        "record_id", "kind", "value", "shared"
    ):
        yield [names[record], kind, value, shared]


def _grouped(network: Network) -> Iterator[Any]:
    names = _names(network)
    people: dict[Any, list[str]] = {}
    for pk, person in Record.objects.of(network).values_list("pk", "person_id"):
        people.setdefault(person, []).append(names[pk])
    yield from (sorted(records) for records in people.values())


def _apart(network: Network) -> Iterator[Any]:
    names = _names(network)
    for a, b in LinkEvent.objects.of(network).filter(kind="apart").values_list("a_id", "b_id"):
        yield sorted([names[a], names[b]])


def _talks(network: Network) -> Iterator[Any]:
    names = _names(network)
    parts: dict[int, list[Any]] = {}
    for touch, record, role, counts in Participant.objects.of(network).values_list(
        "touch_id", "record_id", "role", "counts"
    ):
        parts.setdefault(touch, []).append([names[record], role, counts])
    columns = (
        "at",
        "channel",
        "direction",
        "depth",
        "people",
        "subject",
        "summary",
        "place",
        "asks",
        "day_only",
    )
    for pk, key, source, *rest in Touch.objects.of(network).values_list("pk", "key", "source", *columns):
        yield [key if source != "hand" else "", rest, sorted(parts.get(pk, []))]


def _tied(network: Network) -> Iterator[Any]:
    names = _names(network)
    eldest: dict[Any, str] = {}
    for pk, person in Record.objects.of(network).order_by("-pk").values_list("pk", "person_id"):
        eldest[person] = min(names[pk], eldest.get(person, names[pk]))
    left_out = {"person", "network", "waiting"}
    columns = [f.name for f in Tie._meta.concrete_fields if f.name not in left_out]
    for person, *values in Tie.objects.of(network).values_list("person_id", *columns):
        yield [eldest.get(person, ""), [round(v, DIGITS) if isinstance(v, float) else v for v in values]]


def _noted(network: Network) -> Iterator[Any]:
    names = _names(network)
    for record, *fact in Fact.objects.of(network).values_list(
        "record_id", "kind", "text", "source", "said_on", "private", "ended_on"
    ):
        yield [names[record], *fact]


def _promised(network: Network) -> Iterator[Any]:
    names = _names(network)
    for record, *promise in Promise.objects.of(network).values_list(
        "record_id", "by", "text", "due", "made_on"
    ):
        yield [names[record], *promise]


def _owned(network: Network) -> Iterator[Any]:
    yield from OwnHandle.objects.of(network).values_list("kind", "value", "standing")


def _given(network: Network) -> Iterator[Any]:
    names = _names(network)
    columns = ("way", "kind", "support", "text", "day", "minutes", "outcome", "thanked_on")
    for record, *give in Give.objects.of(network).values_list("record_id", *columns):
        yield [names[record], *give]


def _introduced(network: Network) -> Iterator[Any]:
    names = _names(network)
    steps: dict[Any, list[Any]] = {}
    told = IntroductionStep.objects.of(network).order_by("introduction", "number")
    for introduction, *step in told.values_list("introduction_id", "number", "kind", "day", "words"):
        steps.setdefault(introduction, []).append(step)
    for pk, one, other, why in Introduction.objects.of(network).values_list(
        "pk", "record_id", "other_id", "why"
    ):
        yield [names[one], names[other], why, steps.get(pk, [])]


def _supported(network: Network) -> Iterator[Any]:
    names = _names(network)
    columns = ("way", "kind", "topic", "every", "since", "until")
    for record, *support in Support.objects.of(network).values_list("record_id", *columns):
        yield [names[record], *support]


def _saved(network: Network) -> Iterator[Any]:
    yield from Resource.objects.of(network).values_list("key", "kind", "title", "url", "note", "saved_on")


def _decided(network: Network) -> Iterator[Any]:
    names = _names(network)
    for record, *decision in Decision.objects.of(network).values_list("record_id", "about", "answer"):
        yield [names[record], *decision]


def _stated(network: Network) -> Iterator[Any]:
    names = _names(network)
    for one, other, known in Connection.objects.of(network).values_list("record_id", "other_id", "known"):
        yield [*sorted([names[one], names[other]]), known]


def _looked_for(network: Network) -> Iterator[Any]:
    names = {
        pk: [text, day] for pk, text, day in Goal.objects.of(network).values_list("pk", "text", "created_on")
    }
    targets = sorted(GoalTarget.objects.of(network).values_list("goal_id", "kind", "text"), key=str)
    columns = ("pk", "note", "kind", "closed_on", "reached", "outcome")
    for pk, *goal in Goal.objects.of(network).values_list(*columns):
        yield [names[pk], goal, sorted([kind, text] for one, kind, text in targets if one == pk)]


def _opened(network: Network) -> Iterator[Any]:
    names, goals = _names(network), dict(Goal.objects.of(network).values_list("pk", "text"))
    steps: dict[Any, list[Any]] = {}
    moves = OpeningStep.objects.of(network).order_by("opening", "number")
    for opening, *step in moves.values_list("opening_id", "stage", "day", "words"):
        steps.setdefault(opening, []).append(step)
    people: dict[Any, list[Any]] = {}
    led = OpeningPerson.objects.of(network).order_by("opening", "number")
    for opening, record, thanked in led.values_list("opening_id", "record_id", "thanked_on"):
        people.setdefault(opening, []).append([names[record], thanked])
    for pk, goal, name, note in Opening.objects.of(network).values_list("pk", "goal_id", "name", "note"):
        yield [goals[goal], name, note, steps.get(pk, []), people.get(pk, [])]


def _asked(network: Network) -> Iterator[Any]:
    names, goals = _names(network), dict(Goal.objects.of(network).values_list("pk", "text"))
    columns = ("text", "day", "answer", "answered_on")
    for record, goal, *ask in Ask.objects.of(network).values_list("record_id", "goal_id", *columns):
        yield [names[record], goals.get(goal, ""), *ask]


def _taught(network: Network) -> Iterator[Any]:
    names = _names(network)
    columns = ("text", "topic", "said_on", "source", "used_on")
    for record, *insight in Insight.objects.of(network).values_list("record_id", *columns):
        yield [names[record], *insight]


def _asked_for(network: Network) -> Iterator[Any]:
    names = _names(network)
    columns = ("way", "text", "asked_on", "answer", "answered_on")
    for record, *asked in Recommendation.objects.of(network).values_list("record_id", *columns):
        yield [names[record], *asked]


def _listened_to(network: Network) -> Iterator[Any]:
    yield from Feed.objects.of(network).values_list("key", "url", "title")


def _taking_place(network: Network) -> Iterator[Any]:
    guests: dict[Any, list[Any]] = {}
    columns = ("name", "email", "organisation", "title", "said", "role", "coming")
    for event, *guest in Attendance.objects.of(network).values_list("event_id", *columns):
        guests.setdefault(event, []).append(guest)
    told = (
        "kind",
        "name",
        "day",
        "last_day",
        "begins_at",
        "place",
        "note",
        "going",
        "goal",
        "if_then",
        "openers",
        "energy",
    )
    for pk, *event in Event.objects.of(network).values_list("pk", *told):
        yield [event, sorted(guests.get(pk, []))]


def _jotted(network: Network) -> Iterator[Any]:
    yield from Jotting.objects.of(network).values_list("text", "at", "state")


def _owed_after(network: Network) -> Iterator[Any]:
    names = _names(network)
    columns = ("kind", "due", "met", "words", "ended", "ended_on")
    for record, *owed in FollowUp.objects.of(network).values_list("record_id", *columns):
        yield [names[record], *owed]


_GIVING = (_given, _introduced, _supported, _saved, _decided, _asked_for, _listened_to, _taught)
_CONNECTED = (_stated,)
_GOALS = (_looked_for, _opened, _asked)
_EVENTS = (_taking_place, _jotted, _owed_after)
