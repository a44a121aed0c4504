"""The journal: every change that a person might ask about, with what it takes to undo it.

    with journal.entry(network, "edit", person=person_id, name="Ana Sousa") as entry:
        entry.before(fact)          # a snapshot of the row as stored
        fact.text = "..."
        fact.save()
        entry.created(touch)        # after it was inserted
        entry.deletes(promise)      # takes a snapshot and deletes the row

The entry is one transaction: either the change and its journal line are stored, or neither.
Projections (Person, Label, Tie) are not journaled; they follow from what is.
"""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.utils import timezone

from amity.store.models import Change, Network, Record
from amity.store.owned import Owned
from amity.store.writing import writing

# Each setting counts as a row of its own, so that one does not rest on another.
SETTINGS = Network._meta.label


@dataclass(slots=True)
class Entry:
    """What one change does to rows, in the order it was done."""

    network: Network
    verb: str
    person: UUID | None = None
    about: dict[str, Any] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)
    change: Change | None = None

    def created(self, *rows: Owned) -> None:
        """These rows were inserted."""
        self.rows.extend({"table": _label(row), "pk": str(row.pk), "did": "create"} for row in rows)

    def before(self, row: Owned) -> None:
        """This row is about to change: keep how it stands in the database now."""
        stored = type(row)._base_manager.get(network_id=self.network.pk, pk=row.pk)
        self.rows.append({"table": _label(row), "pk": str(row.pk), "did": "change", "was": freeze(stored)})

    def sets(self, **settings: Any) -> None:
        """Give settings of the network these values; those that stand already are left out."""
        network = Network.objects.get(pk=self.network.pk)
        for name, value in settings.items():
            if getattr(network, name) != value:
                was = {name: getattr(network, name)}
                self.rows.append({"table": SETTINGS, "pk": name, "did": "set", "was": was})
                setattr(network, name, value)
                setattr(self.network, name, value)
        network.save(update_fields=list(settings))

    def deletes(self, *rows: Owned) -> None:
        """Delete these rows, keeping what they held."""
        for row in rows:
            self.rows.append({"table": _label(row), "pk": str(row.pk), "did": "delete", "was": freeze(row)})
            row.erase()


@contextmanager
def entry(
    network: Network,
    verb: str,
    *,
    person: UUID | None = None,
    actor: str = "owner",
    **about: Any,
) -> Iterator[Entry]:
    """One journaled change. Nothing is written when it turns out that nothing changed."""
    with writing(network):
        opened = Entry(network, verb, person, about)
        yield opened
        if opened.rows:
            opened.change = Change.objects.create(
                network=network,
                at=timezone.now(),
                actor=actor,
                verb=opened.verb,
                person=opened.person,
                about=opened.about,
                rows=opened.rows,
            )


Key = tuple[str, str]  # a table and the number of a row in it, as text


@dataclass(slots=True)
class Concerned:
    """Whom an undo concerns: records, and people whose record may be gone with it."""

    records: set[int] = field(default_factory=set)
    people: set[UUID] = field(default_factory=set)

    def note(self, row: models.Model) -> None:
        """This row was taken back."""
        self.records |= records_of(row)
        if isinstance(row, Record) and row.person_id:
            self.people.add(row.person_id)


def newest(network: Network, *, before: datetime | None = None) -> str:
    """The id of the newest change, perhaps of those before a moment; empty where there is none."""
    changes = Change.objects.of(network).filter(at__lt=before) if before else Change.objects.of(network)
    return str(changes.order_by("-at", "-id").values_list("id", flat=True).first() or "")


def take_back(change: Change, entry: Entry, *, keep: frozenset[Key] = frozenset()) -> Concerned:
    """Undo one change row by row, newest first, inside `entry`, but for rows to keep. Returns whom it concerned."""
    concerned = Concerned()
    for step in reversed(change.rows):
        if step["did"] == "set":
            entry.sets(**step["was"])
            continue
        row = None if (step["table"], step["pk"]) in keep else _step_back(step, entry)
        if row is not None:
            concerned.note(row)
    return concerned


def _step_back(step: dict[str, Any], entry: Entry) -> Owned | None:
    model: Any = apps.get_model(step["table"])  # whichever table the step names
    standing: Owned | None = model._base_manager.filter(network_id=entry.network.pk, pk=step["pk"]).first()
    match step["did"]:
        case "create" if standing:
            entry.deletes(standing)
            return standing
        case "change" if standing:
            entry.before(standing)
            _restore(standing, step["was"])
            standing.save()
            return standing
        case "delete" if not standing:
            revived: Owned = model(network_id=entry.network.pk)
            _restore(revived, step["was"])
            revived.save(force_insert=True)
            entry.created(revived)
            return revived
    return None


def records_of(row: models.Model) -> set[int]:
    """The records that a row hangs on: its own, or both ends of a link."""
    if isinstance(row, Record):
        return {row.pk}
    ends = (getattr(row, name, None) for name in ("record_id", "a_id", "b_id"))
    return {end for end in ends if end is not None}


def freeze(row: models.Model) -> dict[str, Any]:
    """A row as JSON values."""
    return {f.attname: _plain(f, getattr(row, f.attname)) for f in row._meta.concrete_fields}


def _plain(column: Any, value: Any) -> Any:
    if value is None or isinstance(column, models.JSONField):
        return value
    if isinstance(column, models.BinaryField):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, bool | int | float | str):
        return value
    return column.to_python(value).isoformat() if hasattr(value, "isoformat") else str(value)


def _restore(row: models.Model, was: dict[str, Any]) -> None:
    for column in row._meta.concrete_fields:
        if column.attname in was:
            setattr(row, column.attname, _revive(column, was[column.attname]))


def _revive(column: Any, value: Any) -> Any:
    if value is None or isinstance(column, models.JSONField):
        return value
    if isinstance(column, models.BinaryField):
        return base64.b64decode(value)
    target = column.target_field if column.is_relation else column
    return target.to_python(value)


def _label(row: models.Model) -> str:
    return row._meta.label
