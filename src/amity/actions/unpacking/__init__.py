"""Take a batch of Amity's own archive into the store: word for word into an empty network, joined into another.

What people see keeps its id. What is here already (a record under its source and key, a touch
under its key, a note under its id) is left as it is, so that bringing an archive in again changes
nothing. Each row knows which import brought it, so that the whole can be taken back.
"""

from collections.abc import Callable, Sequence

from amity.actions.unpacking import history, links, notes, photos, records, touches
from amity.actions.unpacking.parcel import Parcel, Unpacked
from amity.sources.rows import ArchiveRow
from amity.store.models import Import, Network, OwnHandle, Record

__all__ = ["Unpacked", "unpack"]

_Take = Callable[[Parcel, Sequence[ArchiveRow], Unpacked], None]
_TAKES: dict[str, _Take] = {
    "own": history.own,
    "imports": history.imports,
    "import_files": history.import_files,
    "import_problems": history.import_problems,
    "journal": history.journal,
    "organisations": records.organisations,
    "records": records.records,
    "links": links.links,
    "photos": photos.photos,
    "touches": touches.touches,
}


def unpack(network: Network, running: Import, rows: Sequence[ArchiveRow]) -> Unpacked:
    """Store the rows of one chapter that are not here yet, in the caller's transaction."""
    done = Unpacked()
    parcel = Parcel(network, running)
    chapter = rows[0].chapter
    told = [row for row in rows if not row.ends]
    if chapter == "network":
        _settings(network, told)
    elif told:
        _TAKES.get(chapter, notes.notes)(parcel, told, done)
    if chapter == "links" and any(row.ends for row in rows):
        records.settle(parcel, done)
    parcel.note_created()
    return done


def _settings(network: Network, rows: Sequence[ArchiveRow]) -> None:
    """Settings come along only where nothing was there before: whoever uses a network keeps theirs."""
    nobody = not Record.objects.of(network).exists() and not OwnHandle.objects.of(network).exists()
    if not nobody or not rows:
        return
    for name, value in rows[0].said.items():
        setattr(network, name, value)
    network.save(update_fields=list(rows[0].said))
