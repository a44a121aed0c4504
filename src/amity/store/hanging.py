"""What rests on a change: rows that later changes touched, and rows that hang on rows it made."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps

from amity.people.records import Card
from amity.people.showing import AS_KNOWN, HAND
from amity.store.journal import Key
from amity.store.models import (
    Change,
    Date,
    Drawing,
    Handle,
    Label,
    LinkEvent,
    Network,
    Person,
    Photo,
    Position,
    Question,
    Record,
    RecordVersion,
    Sketch,
    Spot,
    Tie,
    Together,
)
from amity.store.open_questions import forget
from amity.store.owned import Owned

_DERIVED = (Handle, Position, Date, Photo)  # they follow from what a record says
_VIEWS = (*_DERIVED, Person, Label, Tie, Together, Change, Sketch, Question, Spot, Drawing)
_PARTS = (RecordVersion, LinkEvent)  # of a record


def hand_records_kept(network: Network, change: Change) -> frozenset[Key]:
    """Rows that made somebody's hand record with this change, where it is needed by others by now.

    The first note about somebody makes the record on which all later ones hang.
    """
    made = _made(change)
    records = Record.objects.of(network).filter(pk__in=made[_label(Record)], source=HAND)
    kept: set[Key] = set()
    for record in records:
        if _stands_for_a_note(network, record) and _is_needed(network, record, made):
            kept.add((_label(Record), str(record.pk)))
            kept |= _parts_of(network, record, made)
    return frozenset(kept)


def rests_on(network: Network, change: Change, keep: frozenset[Key]) -> tuple[tuple[Change, ...], bool]:
    """Later changes that touched the same rows or made rows that hang on them; and whether anything does."""
    own = {(row["table"], row["pk"]) for row in change.rows} - keep
    made = {table: {pk for pk in pks if (table, pk) not in keep} for table, pks in _made(change).items()}
    hanging = {key for table, pks in made.items() for key in _hanging(network, table, pks)} - own
    standing = Change.objects.of(network).filter(at__gte=change.at, undone_by=None)
    later = standing.exclude(verb="undo").exclude(pk=change.pk).order_by("-at", "-id")
    found = tuple(
        one
        for one in later.iterator()
        if any((row["table"], row["pk"]) in own or (row["table"], row["pk"]) in hanging for row in one.rows)
    )
    return found, bool(found or hanging)


def derived_of(network: Network, records: Iterable[int]) -> None:
    """Remove what followed from records that are gone."""
    wanted = set(records)
    gone = wanted - set(Record.objects.of(network).filter(pk__in=wanted).values_list("pk", flat=True))
    forget(network, gone)
    for table in _DERIVED if gone else ():
        table.objects.of(network).filter(record__in=gone).erase()


def _made(change: Change) -> dict[str, set[str]]:
    made: dict[str, set[str]] = defaultdict(set)
    for row in change.rows:
        if row["did"] == "create":
            made[row["table"]].add(row["pk"])
    return made


def _stands_for_a_note(network: Network, record: Record) -> bool:
    """It was made to hold a note about somebody known already, not to add somebody."""
    first = RecordVersion.objects.of(network).filter(record=record).order_by("number").first()
    return first is not None and AS_KNOWN in Card.from_json(first.said).extra


def _is_needed(network: Network, record: Record, made: dict[str, set[str]]) -> bool:
    keys = _hanging(network, _label(Record), {str(record.pk)})
    return any(pk not in made[table] for table, pk in keys)


def _parts_of(network: Network, record: Record, made: dict[str, set[str]]) -> set[Key]:
    keys = _hanging(network, _label(Record), {str(record.pk)})
    parts = {_label(table) for table in _PARTS}
    return {(table, pk) for table, pk in keys if table in parts and pk in made[table]}


def _hanging(network: Network, table: str, pks: set[str]) -> set[Key]:
    """Rows that point to these, but for views and what follows from records."""
    model: Any = apps.get_model(table)  # whichever table a journal line names
    found: set[Key] = set()
    for field in _keys_to(model) if pks else ():
        theirs: Any = field.model
        rows = theirs._base_manager.filter(network_id=network.pk, **{f"{field.name}__in": pks})
        found |= {(_label(theirs), str(pk)) for pk in rows.values_list("pk", flat=True)[:200]}
    return found


def _keys_to(model: Any) -> list[Any]:
    """The foreign keys by which owned rows hang on rows of a table."""
    own = [one for one in apps.get_app_config("amity").get_models() if issubclass(one, Owned)]
    return [
        field
        for one in own
        if one not in _VIEWS
        for field in one._meta.concrete_fields
        if field.is_relation and field.related_model is model
    ]


def _label(model: Any) -> str:
    return str(model._meta.label)


__all__ = ["derived_of", "hand_records_kept", "rests_on"]
