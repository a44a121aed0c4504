"""What the owner noted, promised, answered and chose, as an archive tells it: each row once, on its record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import UUIDField

from amity import today as days
from amity.actions.unpacking.parcel import Named, Parcel, Unpacked
from amity.base.ids import digest
from amity.conversations.facts import Why
from amity.people.showing import HAND
from amity.sources.rows import ArchiveRow
from amity.store.bulk import chunks, insert
from amity.store.models import (
    Absence,
    Answer,
    Ask,
    Attendance,
    Columns,
    Connection,
    Decision,
    Event,
    Fact,
    Feed,
    FollowUp,
    Give,
    Goal,
    GoalTarget,
    Insight,
    Introduction,
    IntroductionStep,
    Jotting,
    Opening,
    OpeningPerson,
    OpeningStep,
    Outcome,
    Pause,
    Promise,
    Recommendation,
    Record,
    Relation,
    Reminder,
    Resource,
    Support,
)
from amity.store.owned import Owned

Said = Mapping[str, Any]
# What a row speaks of by its id, which may be another one here.
_SPOKEN_OF: dict[str, type[Owned]] = {
    "introduction": Introduction,
    "resource": Resource,
    "need": Fact,
    "offer": Fact,
    "goal": Goal,
    "opening": Opening,
    "give": Give,
    "feed": Feed,
}
# Rows that mean nothing without the row they belong to.
_BELONGS: dict[str, tuple[str, str]] = {
    "introduction_steps": ("introduction", "The step is of an introduction that is not here."),
    "goal_targets": ("goal", "The target is of a goal that is not here."),
    "openings": ("goal", "The opening is of a goal that is not here."),
    "opening_steps": ("opening", "The move is of an opening that is not here."),
    "opening_people": ("opening", "The row is of an opening that is not here."),
}
_KEYS = frozenset(name for name, _ in _BELONGS.values())  # written as ids; keys in all tables but Give
_ONCE: dict[type[Owned], tuple[str, ...]] = {
    Resource: ("key",), Feed: ("key",), Decision: ("about", "key"), Event: ("key",), Columns: ("key",),
    Attendance: ("event_id", "key"),
}  # fmt: skip
_NOBODY = "The row is about a record that is not here."
_NO_EVENT = "The guest is of an event that is not here."
_TALKS = ("touch", "met")


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Where the rows of a chapter go, and what tells two of them apart where they have no id."""

    table: type[Owned]
    same: tuple[str, ...] = ()


_SHELVES = {
    "facts": _Shelf(Fact),
    "promises": _Shelf(Promise),
    "relations": _Shelf(Relation),
    "reminders": _Shelf(Reminder),
    "outcomes": _Shelf(Outcome),
    "absences": _Shelf(Absence, ("record_id", "kind", "since", "created_at")),
    "pauses": _Shelf(Pause, ("record_id", "since", "until", "reason")),
    "answers": _Shelf(Answer, ("question", "record_id", "other_id", "created_at")),
    "resources": _Shelf(Resource),
    "introductions": _Shelf(Introduction),
    "introduction_steps": _Shelf(IntroductionStep),
    "gives": _Shelf(Give),
    "supports": _Shelf(Support),
    "decisions": _Shelf(Decision),
    "connections": _Shelf(Connection),
    "goals": _Shelf(Goal),
    "goal_targets": _Shelf(GoalTarget),
    "openings": _Shelf(Opening),
    "opening_steps": _Shelf(OpeningStep),
    "opening_people": _Shelf(OpeningPerson),
    "asks": _Shelf(Ask),
    "insights": _Shelf(Insight),
    "recommendations": _Shelf(Recommendation),
    "feeds": _Shelf(Feed),
    "events": _Shelf(Event),
    "attendances": _Shelf(Attendance),
    "columns": _Shelf(Columns),
    "jottings": _Shelf(Jotting),
    "follow_ups": _Shelf(FollowUp),
}


def notes(parcel: Parcel, rows: Sequence[ArchiveRow], done: Unpacked) -> None:
    """Store the rows that are not here yet."""
    shelf = _SHELVES[rows[0].chapter]
    records = parcel.records(name for row in rows for name in (row.said.get("record"), row.said.get("other")))
    talks = [name for name in _TALKS if _holds_an_id(shelf.table, name)]
    touches = parcel.touches(row.said.get(name) for row in rows for name in talks)
    events = parcel.events(row.said.get("event") for row in rows)
    told = [row for row in rows if _is_wanted(parcel, row, records, done) and _is_there(row, events, done)]
    ids = {
        name: parcel.standing(table, (row.said.get(name) for row in told))
        for name, table in _SPOKEN_OF.items()
        if _holds_an_id(shelf.table, name)
    }
    told = [row for row in told if _has_its_whole(row, ids, done)]
    made = [
        _made(parcel, shelf.table, _spoken_of(shelf.table, row.said, ids), records, (touches, events))
        for row in told
    ]
    new = _unknown(parcel, shelf, made) if shelf.same else _placed(parcel, shelf.table, made)
    if shelf.table in _ONCE:
        new = _not_here(parcel, shelf.table, new)
    if shelf.table is Outcome:
        new = _new_outcomes(parcel, new)
    insert(new)
    _note(parcel, new)


def _is_wanted(parcel: Parcel, row: ArchiveRow, records: Mapping[Named, Record], done: Unpacked) -> bool:
    """Whether its record is here; what follows from a record comes along only with that record."""
    name = row.said.get("record")
    if name is None:
        return True
    record = records.get(name)
    if row.chapter == "attendances":
        return True  # without their record they are names on a list
    if record is None or (row.said.get("other") and row.said["other"] not in records):
        done.refuse(row, _NOBODY)
        return False
    follows = row.said.get("imported_by") is not None or (
        row.chapter == "relations" and record.source != HAND
    )
    return not follows or record.imported_by_id in parcel.brought


def _is_there(row: ArchiveRow, events: Mapping[str, UUID], done: Unpacked) -> bool:
    """A guest without the event means nothing."""
    if row.chapter != "attendances" or row.said["event"] in events:
        return True
    done.refuse(row, _NO_EVENT)
    return False


def _has_its_whole(row: ArchiveRow, here: Mapping[str, Mapping[Any, Any]], done: Unpacked) -> bool:
    """A step without its introduction means nothing, nor does a move without its opening."""
    name, why = _BELONGS.get(row.chapter, ("", ""))
    if not name or row.said[name] in here[name]:
        return True
    done.refuse(row, why)
    return False


def _spoken_of(table: type[Owned], said: Said, ids: Mapping[str, Mapping[Any, Any]]) -> Said:
    """The row with the ids that hold here; a key to what is not here leads nowhere."""

    def here(name: str, value: Any) -> Any:  # whatever the field holds
        if name not in ids or not value:
            return value
        return ids[name].get(value, None if _is_key(table, name) else value)

    return {name: here(name, value) for name, value in said.items()}


def _holds_an_id(table: type[Owned], name: str) -> bool:
    """Whether a field of this name leads to another row: an event's goal is in words."""
    fields = {field.name: field for field in table._meta.concrete_fields}
    return name in fields and (fields[name].is_relation or isinstance(fields[name], UUIDField))


def _is_key(table: type[Owned], name: str) -> bool:
    return name in _KEYS and table._meta.get_field(name).is_relation


def _not_here(parcel: Parcel, table: type[Owned], new: Sequence[Owned]) -> list[Owned]:
    """Those whose natural name is not taken: what is here already stays as it is."""
    names = _ONCE[table]
    here: set[tuple[Any, ...]] = set()
    for some in chunks(getattr(row, names[-1]) for row in new):
        found = table._base_manager.filter(network_id=parcel.network.pk, **{f"{names[-1]}__in": some})
        here |= set(found.values_list(*names))
    fresh = {tuple(getattr(row, name) for name in names): row for row in reversed(new)}
    return [row for name, row in reversed(fresh.items()) if name not in here]


def _made(
    parcel: Parcel,
    table: type[Owned],
    said: Said,
    records: Mapping[Named, Record],
    keyed: tuple[Mapping[str, int], Mapping[str, UUID]],
) -> Owned:
    values = dict(said)
    touches, events = keyed
    for name in ("record", "other"):
        if name in values:
            values[name] = records.get(values[name]) if values[name] else None
    for name in _KEYS & values.keys():
        if _is_key(table, name):
            values[f"{name}_id"] = values.pop(name)
    for name in _TALKS:
        if name in values and _holds_an_id(table, name):
            values[f"{name}_id"] = touches.get(values.pop(name) or "")
    if "event" in values:
        values["event_id"] = events.get(values.pop("event") or "")
    if values.get("imported_by"):
        values["imported_by_id"] = parcel.origin(values["imported_by"])
    values.pop("imported_by", None)
    return table(network=parcel.network, **values)


def _placed(parcel: Parcel, table: type[Owned], made: Sequence[Owned]) -> list[Owned]:
    """Those whose id is not here yet, under an id that is free."""
    ids = parcel.placed(table, (row.pk for row in made))
    new: dict[Any, Owned] = {}
    for row in made:
        if row.pk in ids:
            row.pk = ids[row.pk]
            new.setdefault(row.pk, row)
    return list(new.values())


def _unknown(parcel: Parcel, shelf: _Shelf, made: Sequence[Owned]) -> list[Owned]:
    of_records: Any = shelf.table._base_manager  # each of these tables hangs on records
    records = {row.record_id for row in made}  # type: ignore[attr-defined]
    here: set[tuple[Any, ...]] = set()
    for some in chunks(records):
        found = of_records.filter(network_id=parcel.network.pk, record_id__in=some)
        here |= set(found.values_list(*shelf.same))
    fresh: dict[tuple[Any, ...], Owned] = {}
    for row in made:
        fresh.setdefault(tuple(getattr(row, name) for name in shelf.same), row)
    return [row for known, row in fresh.items() if known not in here]


def _new_outcomes(parcel: Parcel, made: Sequence[Owned]) -> list[Owned]:
    """A suggestion's name holds that of its network, so it is derived anew; where it is taken, the outcome keeps its own."""
    outcomes = [row for row in made if isinstance(row, Outcome)]
    names = [_suggestion(parcel, row) for row in outcomes]
    taken: set[str] = set()
    for some in chunks(names):
        found = Outcome.objects.of(parcel.network).filter(suggestion__in=some)
        taken |= set(found.values_list("suggestion", flat=True))
    for row, name in zip(outcomes, names, strict=True):
        row.suggestion = digest("outcome", str(row.pk)) if name in taken else name
        taken.add(name)
    return [*outcomes]


def _suggestion(parcel: Parcel, row: Outcome) -> str:
    if row.leading not in set(Why) or row.record.person_id is None:
        return digest("outcome", str(row.pk))
    return days.suggestion_id(str(parcel.network.pk), row.day, str(row.record.person_id), Why(row.leading))


def _note(parcel: Parcel, new: Sequence[Owned]) -> None:
    """Rows that name no import are written down; the numbers the database gave are read back for it."""
    if not new:
        return
    if new[0].pk is not None:
        parcel.note(*(row for row in new if getattr(row, "imported_by_id", None) is None))
        return
    newest = type(new[0])._base_manager.filter(network_id=parcel.network.pk).order_by("-pk")[: len(new)]
    parcel.note(*newest)
