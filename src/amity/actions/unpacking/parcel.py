"""What the chapters of an archive share while they are taken in: who brought what, which ids are free, who is meant."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID, uuid5

from amity.sources.rows import ArchiveRow, RowError
from amity.store.bulk import chunks
from amity.store.models import Change, Event, Import, Network, Record, Touch
from amity.store.owned import Owned

BROUGHT_BY = "brought_by"  # among the options of an import that an archive told of
Named = tuple[str, str]  # a record by its source and key


@dataclass(slots=True)
class Unpacked:
    """What one batch added, and the rows that could not be taken."""

    records: int = 0
    people_new: int = 0
    people_matched: int = 0
    touches_new: int = 0
    touches_seen: int = 0
    errors: list[RowError] = field(default_factory=list)

    def refuse(self, row: ArchiveRow, why: str) -> None:
        """This row is left out."""
        self.errors.append(RowError(f"{row.chapter}, {row.where}", why))


@dataclass
class Parcel:
    """One archive on its way into one network."""

    network: Network
    running: Import
    created: list[dict[str, Any]] = field(default_factory=list)

    @cached_property
    def brought(self) -> frozenset[UUID]:
        """The import that runs, and those that its archive told of."""
        return frozenset(brought_imports(self.network, self.running.pk))

    def origin(self, told: UUID | None) -> UUID:
        """The import that a row belongs to here: the one that first brought it, where that one came along."""
        return next((one for one in self.ids_of(told) if one in self.brought), self.running.pk)

    def ids_of(self, id: UUID | None) -> tuple[UUID, ...]:
        """The id as it was, and the one it gets where another network of this database has it already."""
        return (id, uuid5(self.network.pk, str(id))) if id else ()

    def note(self, *rows: Owned) -> None:
        """These rows go when the archive is taken back; all others are found by the import they name."""
        self.created.extend({"table": row._meta.label, "pk": str(row.pk), "did": "create"} for row in rows)

    def note_created(self) -> None:
        """Write them down with the import's line in the journal."""
        if not self.created:
            return
        change = Change.objects.of(self.network).filter(imported=self.running, verb="import").first()
        if change:
            change.rows = [*change.rows, *self.created]
            change.save(update_fields=["rows"])

    def placed(self, table: type[Owned], ids: Iterable[UUID]) -> dict[UUID, UUID]:
        """For each id that is not here yet, the one it gets: itself, unless another network has it."""
        wanted = list(dict.fromkeys(ids))
        here = {
            found
            for some in chunks(one for id in wanted for one in self.ids_of(id))
            for found in table._base_manager.filter(network_id=self.network.pk, pk__in=some).values_list(
                "pk", flat=True
            )
        }
        new = [id for id in wanted if not here.intersection(self.ids_of(id))]
        taken = taken_elsewhere(self.network, table, "pk", new)
        return {id: self.ids_of(id)[id in taken] for id in new}

    def standing(self, table: type[Owned], ids: Iterable[UUID | None]) -> dict[UUID, UUID]:
        """The ids under which these rows stand here; those that are not here are missing."""
        told = {one: id for id in ids if id for one in self.ids_of(id)}
        here = {
            found
            for some in chunks(told)
            for found in table._base_manager.filter(network_id=self.network.pk, pk__in=some).values_list(
                "pk", flat=True
            )
        }
        return {id: one for one, id in told.items() if one in here}

    def touches(self, keys: Iterable[str | None]) -> dict[str, int]:
        """The numbers of touches by their keys."""
        wanted = {key for key in keys if key}
        return {
            key: pk
            for some in chunks(wanted)
            for key, pk in Touch.objects.of(self.network).filter(key__in=some).values_list("key", "pk")
        }

    def events(self, keys: Iterable[str | None]) -> dict[str, UUID]:
        """The ids of events by their keys."""
        wanted = {key for key in keys if key}
        return {
            key: pk
            for some in chunks(wanted)
            for key, pk in Event.objects.of(self.network).filter(key__in=some).values_list("key", "pk")
        }

    def records(self, named: Iterable[Named | None]) -> dict[Named, Record]:
        """The records that are meant; those that are not here are missing."""
        keys: dict[str, set[str]] = defaultdict(set)
        for source, key in filter(None, named):
            keys[source].add(key)
        return {
            (record.source, record.key): record
            for source, wanted in keys.items()
            for some in chunks(wanted)
            for record in Record.objects.of(self.network).filter(source=source, key__in=some)
        }


def brought_imports(network: Network, running: UUID) -> list[UUID]:
    """An import with those that the archive it read told of."""
    told = Import.objects.of(network).filter(**{f"options__{BROUGHT_BY}": str(running)})
    return [running, *told.values_list("pk", flat=True)]


def taken_elsewhere(network: Network, table: type[Owned], column: str, values: Sequence[Any]) -> set[Any]:
    """Those of these ids that another network of this database bears. Only that they are taken is read."""
    others = Network.objects.exclude(pk=network.pk).values("pk")
    return {
        value
        for some in chunks(values)
        for value in table._base_manager.filter(network_id__in=others, **{f"{column}__in": some}).values_list(
            column, flat=True
        )
    }


def once(rows: Iterable[ArchiveRow], key: Any) -> Mapping[Any, ArchiveRow]:
    """The rows by what tells them apart, the first of each."""
    kept: dict[Any, ArchiveRow] = {}
    for row in rows:
        kept.setdefault(key(row.said), row)
    return kept
