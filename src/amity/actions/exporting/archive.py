"""A whole network as rows of Amity's own archive, chapter by chapter, in flat memory.

The form is that of `sources.amity.chapters`; docs/reference/archive.md says it in words. What
follows from other rows (people, labels, ties, chances) is left out, and so are the ways back that
the journal keeps: they name rows by numbers that mean nothing elsewhere.
"""

import base64
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import models

from amity import __version__
from amity.sources.amity.chapters import CHAPTERS, INSIDE, VERSION
from amity.store.bulk import chunks
from amity.store.models import (
    Absence,
    Answer,
    Ask,
    Attendance,
    Change,
    Columns,
    Connection,
    Date,
    Decision,
    Event,
    Fact,
    Feed,
    FollowUp,
    Give,
    Goal,
    GoalTarget,
    Handle,
    Import,
    ImportFile,
    ImportProblem,
    Insight,
    Introduction,
    IntroductionStep,
    Jotting,
    LinkEvent,
    Network,
    Opening,
    OpeningPerson,
    OpeningStep,
    Organisation,
    Outcome,
    OwnHandle,
    Participant,
    Pause,
    Photo,
    Position,
    Promise,
    Recommendation,
    Record,
    RecordVersion,
    Relation,
    Reminder,
    Resource,
    Support,
    Touch,
)
from amity.store.owned import Owned

Said = dict[str, Any]  # one row as JSON values
AT_ONCE = 500  # rows whose details are read together
_REFS = frozenset({"record", "other", "own", "a", "b"})  # keys to records: written as source and key
_KEYED = frozenset({"touch", "met", "event"})  # keys to rows that have a key of their own
_IDS = frozenset({"imported_by", "parent", "imported", "undone_by"})  # keys to rows with an id of their own
_PLAIN: dict[str, type[Owned]] = {
    "own": OwnHandle,
    "imports": Import,
    "import_files": ImportFile,
    "organisations": Organisation,
    "photos": Photo,
    "facts": Fact,
    "promises": Promise,
    "relations": Relation,
    "reminders": Reminder,
    "absences": Absence,
    "pauses": Pause,
    "answers": Answer,
    "outcomes": Outcome,
    "journal": Change,
    "resources": Resource,
    "introductions": Introduction,
    "introduction_steps": IntroductionStep,
    "gives": Give,
    "supports": Support,
    "decisions": Decision,
    "connections": Connection,
    "goals": Goal,
    "goal_targets": GoalTarget,
    "openings": Opening,
    "opening_steps": OpeningStep,
    "opening_people": OpeningPerson,
    "asks": Ask,
    "insights": Insight,
    "recommendations": Recommendation,
    "feeds": Feed,
    "events": Event,
    "attendances": Attendance,
    "columns": Columns,
    "jottings": Jotting,
    "follow_ups": FollowUp,
}


def lines(network: Network, chapter: str) -> Iterator[bytes]:
    """One chapter: the line that names it, then a line for each row, in an order that never changes."""
    yield _line({"amity": chapter, "version": VERSION, "program": __version__})
    rows = _plain(network, chapter, _PLAIN[chapter]) if chapter in _PLAIN else _WOVEN[chapter](network)
    for row in rows:
        yield _line(row)


def _line(row: Said) -> bytes:
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=_json)
    return text.encode("utf-8", "replace") + b"\n"


def _json(value: object) -> object:
    match value:
        case date() | time():  # a datetime is a date too
            return value.isoformat()
        case UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode()
    raise TypeError(f"{type(value).__name__} has no place in an archive")


def _plain(network: Network, chapter: str, table: type[Owned]) -> Iterator[Said]:
    """Rows of a table whose columns are the chapter's fields."""
    newest_first = chapter == "journal"  # so that who took a line back comes before it
    found = table._base_manager.filter(network_id=network.pk).order_by("-pk" if newest_first else "pk")
    return _told(chapter, tuple(CHAPTERS[chapter]), found)


def _told(chapter: str, names: Sequence[str], found: "models.QuerySet[Any]") -> Iterator[Said]:
    plain = {field.name for field in found.model._meta.concrete_fields if not field.is_relation}
    columns = [column for name in names for column in ((name,) if name in plain else _columns(name))]
    empty = {name: field.empty for name, field in CHAPTERS[chapter].items()}
    for values in found.values_list(*columns).iterator(chunk_size=2000):
        yield _without_empty(dict(_named(names, iter(values))), empty)


def _columns(name: str) -> tuple[str, ...]:
    if name in _REFS:
        return f"{name}__source", f"{name}__key"
    if name in _KEYED:
        return (f"{name}__key",)
    return (f"{name}_id",) if name in _IDS else (name,)


def _named(names: Sequence[str], values: Iterator[Any]) -> Iterator[tuple[str, Any]]:
    for name in names:
        if name in _REFS:
            source, key = next(values), next(values)
            yield name, [source, key] if source is not None else None
        else:
            yield name, next(values)


def _without_empty(row: Said, empty: Said) -> Said:
    return {name: value for name, value in row.items() if value != empty[name]}


def _network(network: Network) -> Iterator[Said]:
    yield {name: getattr(network, name) for name in CHAPTERS["network"]}


def _problems(network: Network) -> Iterator[Said]:
    found = ImportProblem.objects.of(network).order_by("pk")
    columns = ("file__parent_id", "file__number", "place", "why", "rows")
    for values in found.values_list(*columns).iterator(chunk_size=2000):
        yield dict(zip(("parent", "number", "place", "why", "rows"), values, strict=True))


def _records(network: Network) -> Iterator[Said]:
    """Each record with all it ever said and what follows from its newest saying, word for word."""
    found = Record.objects.of(network).order_by("pk").iterator(chunk_size=2000)
    for some in chunks(found, AT_ONCE):
        details = {name: _by_record(network, table, some, name) for name, table in _DETAILS.items()}
        for record in some:
            yield {
                **{name: getattr(record, name) for name in _RECORD},
                "imported_by": record.imported_by_id,
                **{name: told[record.pk] for name, told in details.items()},
            }


_DETAILS: dict[str, type[Owned]] = {
    "versions": RecordVersion,
    "handles": Handle,
    "positions": Position,
    "dates": Date,
}
_RECORD = tuple(name for name in CHAPTERS["records"] if name not in {*_DETAILS, "imported_by"})


def _by_record(
    network: Network, table: type[Owned], records: Sequence[Record], inside: str
) -> dict[int, list[Said]]:
    ids = [record.pk for record in records]
    of_records: Any = table._base_manager  # each of these tables hangs on records
    found = of_records.filter(network_id=network.pk, record_id__in=ids).order_by("pk")
    names = tuple(INSIDE[inside])
    columns = ["organisation__key" if name == "organisation" else name for name in names]
    told: dict[int, list[Said]] = defaultdict(list)
    for record, *values in found.values_list("record_id", *columns):
        told[record].append(dict(zip(names, values, strict=True)))
    return told


def _links(network: Network) -> Iterator[Said]:
    """Each link with whoever withdrew it."""
    events = LinkEvent.objects.of(network).exclude(kind=LinkEvent.Kind.REVOKE).order_by("pk")
    names = ("kind", "a", "b", "rule", "evidence", "actor", "imported_by", "created_at")
    columns = [column for name in names for column in _columns(name)]
    for some in chunks(events.values_list("pk", *columns).iterator(chunk_size=2000), AT_ONCE):
        withdrawn = _withdrawn(network, [pk for pk, *_ in some])
        for pk, *values in some:
            yield {**dict(_named(names, iter(values))), "revoked": withdrawn[pk]}


def _withdrawn(network: Network, links: Sequence[int]) -> dict[int | None, list[Said]]:
    told: dict[int | None, list[Said]] = defaultdict(list)
    found = LinkEvent.objects.of(network).filter(revokes__in=links).order_by("pk")
    for event in found:
        told[event.revokes_id].append(
            {
                "rule": event.rule,
                "actor": event.actor,
                "imported_by": event.imported_by_id,
                "created_at": event.created_at,
            }
        )
    return told


def _touches(network: Network) -> Iterator[Said]:
    """In the order in which they happened, so that ties can follow them when they are read."""
    names = tuple(name for name in CHAPTERS["touches"] if name != "participants")
    columns = [column for name in names for column in _columns(name)]
    empty = {name: field.empty for name, field in CHAPTERS["touches"].items()}
    found = Touch.objects.of(network).order_by("at", "pk").values_list("pk", *columns)
    for some in chunks(found.iterator(chunk_size=2000), AT_ONCE):
        parts = _participants(network, [pk for pk, *_ in some])
        for pk, *values in some:
            row = _without_empty(dict(_named(names, iter(values))), empty)
            yield {**row, "participants": parts[pk]}


def _participants(network: Network, touches: Iterable[int]) -> dict[int, list[Said]]:
    told: dict[int, list[Said]] = defaultdict(list)
    found = Participant.objects.of(network).filter(touch__in=list(touches)).order_by("pk")
    columns = ("touch_id", "record__source", "record__key", "role", "counts")
    for touch, source, key, role, counts in found.values_list(*columns):
        part: Said = {"record": [source, key], "role": role}
        told[touch].append(part if counts else {**part, "counts": False})
    return told


_WOVEN: dict[str, Callable[[Network], Iterator[Said]]] = {
    "network": _network,
    "import_problems": _problems,
    "records": _records,
    "links": _links,
    "touches": _touches,
}
