"""What an archive tells of its network's past: own addresses, imports with their reports, the journal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from amity.actions.recasting import recast
from amity.actions.unpacking.parcel import BROUGHT_BY, Parcel, Unpacked, once
from amity.sources.rows import ArchiveRow
from amity.store.bulk import chunks, insert
from amity.store.models import Change, Import, ImportFile, ImportProblem, OwnHandle

_FINISHED = frozenset({"done", "failed", "undone"})
_CUT_OFF = "This import was not finished when the archive was made."


def own(parcel: Parcel, rows: Sequence[ArchiveRow], done: Unpacked) -> None:  # noqa: ARG001 as all
    """The owner's addresses and names; what was answered about one here already stays."""
    told = once(rows, lambda said: (said["kind"], said["value"]))
    here = set(OwnHandle.objects.of(parcel.network).values_list("kind", "value"))
    new = [row.said for identity, row in told.items() if identity not in here]
    for said in new:
        handle = OwnHandle(network=parcel.network, **said)
        handle.save(force_insert=True)
        parcel.note(handle)
    mine = [said["value"] for said in new if said["standing"] != OwnHandle.Standing.DENIED]
    recast(parcel.network, mine, mine=True)


def imports(parcel: Parcel, rows: Sequence[ArchiveRow], done: Unpacked) -> None:  # noqa: ARG001 as all
    """What was brought in earlier, so that each of it can still be taken back alone. None of it runs again."""
    ids = parcel.placed(Import, (row.said["id"] for row in rows))
    for row in rows:
        if row.said["id"] in ids:
            insert([_import(parcel, row.said, ids.pop(row.said["id"]))])


def _import(parcel: Parcel, said: Mapping[str, Any], id: UUID) -> Import:
    values = {name: said[name] for name in ("paths", "sentence", "created_at", "finished_at")}
    ended = said["state"] in _FINISHED
    return Import(
        **(values if ended else {**values, "sentence": _CUT_OFF}),
        network=parcel.network,
        id=id,
        state=said["state"] if ended else Import.State.FAILED,
        options={BROUGHT_BY: str(parcel.running.pk)},
    )


def import_files(parcel: Parcel, rows: Sequence[ArchiveRow], done: Unpacked) -> None:  # noqa: ARG001 as all
    """The files of imports that came along."""
    told = once(rows, lambda said: (_parent(parcel, said), said["number"]))
    parents = {parent for parent, _ in told if parent}
    here = set(
        ImportFile.objects.of(parcel.network).filter(parent__in=parents).values_list("parent_id", "number")
    )
    insert(
        _file(parcel, row.said, parent)
        for (parent, number), row in told.items()
        if parent and (parent, number) not in here
    )


def _file(parcel: Parcel, said: Mapping[str, Any], parent: UUID) -> ImportFile:
    values = {name: value for name, value in said.items() if name != "parent"}
    return ImportFile(network=parcel.network, parent_id=parent, finished=True, **values)


def _parent(parcel: Parcel, said: Mapping[str, Any]) -> UUID | None:
    """The import that came along with this archive; None for one that was here before."""
    ids = parcel.ids_of(said["parent"])
    return next((one for one in ids if one in parcel.brought and one != parcel.running.pk), None)


def import_problems(parcel: Parcel, rows: Sequence[ArchiveRow], done: Unpacked) -> None:  # noqa: ARG001 as all
    """What was left out then, and why."""
    parents = {parent for row in rows if (parent := _parent(parcel, row.said))}
    files = {
        (file.parent_id, file.number): file
        for file in ImportFile.objects.of(parcel.network).filter(parent__in=parents)
    }
    insert(
        ImportProblem(
            network=parcel.network,
            file=file,
            **{name: row.said[name] for name in ("place", "why", "rows")},
        )
        for row in rows
        if (parent := _parent(parcel, row.said)) and (file := files.get((parent, row.said["number"])))
    )


def journal(parcel: Parcel, rows: Sequence[ArchiveRow], done: Unpacked) -> None:  # noqa: ARG001 as all
    """Lines of the journal, newest first as archives tell them: who took a line back stands before it."""
    ids = parcel.placed(Change, (row.said["id"] for row in rows))
    told = once((row for row in rows if row.said["id"] in ids), lambda said: said["id"])
    undoing = _stored(parcel, (row.said["undone_by"] for row in told.values())) | set(ids.values())
    made = [_change(parcel, row.said, ids[id], undoing) for id, row in told.items()]
    insert(made)
    parcel.note(*made)


def _stored(parcel: Parcel, ids: Iterable[UUID | None]) -> set[UUID]:
    wanted = [one for id in ids for one in parcel.ids_of(id)]
    return {
        pk
        for some in chunks(wanted)
        for pk in Change.objects.of(parcel.network).filter(pk__in=some).values_list("pk", flat=True)
    }


def _change(parcel: Parcel, said: Mapping[str, Any], id: UUID, undoing: set[UUID]) -> Change:
    came_along = parcel.brought - {parcel.running.pk}
    values = {name: said[name] for name in ("at", "actor", "verb", "about", "person")}
    return Change(
        network=parcel.network,
        id=id,
        imported_id=next((one for one in parcel.ids_of(said["imported"]) if one in came_along), None),
        undone_by_id=next((one for one in parcel.ids_of(said["undone_by"]) if one in undoing), None),
        **values,
    )
