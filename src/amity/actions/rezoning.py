"""Ties in another time zone: talks may fall on other days, so all ties are built anew.

With few talks that is done at once; with many a note is left, which holds the zone, and whoever works
in the background takes it up. The note goes when all is done in the zone it names, so a kill half way
or another change meanwhile only means to begin again.
"""

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from amity.actions import ties
from amity.store.bulk import chunks
from amity.store.models import Network, Participant, Person
from amity.store.writing import writing

__all__ = ["follow", "work_off"]

AT_ONCE = 20_000  # parts in talks that count; about two seconds
_SOME = 200  # people in one transaction


def follow(network: Network) -> None:
    """Inside the transaction that changes the zone: build the ties anew, or have it done."""
    if Participant.objects.of(network).filter(counts=True).count() <= AT_ONCE:
        ties.rebuild(network, _people(network))
        return
    zone = network.time_zone
    transaction.on_commit(lambda: _leave_note(network.pk, zone))


def work_off() -> int:
    """Build anew what notes ask for. Returns for how many networks."""
    notes = sorted(_folder().glob("*.zone")) if _folder().is_dir() else []
    for note in notes:
        network = Network.objects.filter(pk=note.stem).first()
        if network:
            for some in chunks(_people(network), _SOME):
                with writing(network):
                    ties.rebuild(network, some)
        if network is None or note.read_text("utf-8") == network.time_zone:
            note.unlink()
    return len(notes)


def _people(network: Network) -> list[UUID]:
    return list(Person.objects.of(network).order_by("id").values_list("id", flat=True))


def _leave_note(network: UUID, zone: str) -> None:
    _folder().mkdir(mode=0o700, exist_ok=True)
    draft = _folder() / f"{network}.new"
    draft.write_text(zone, "utf-8")
    draft.replace(_folder() / f"{network}.zone")


def _folder() -> Path:
    return Path(settings.HOME) / "rezoning"
