"""What it takes to take an archive back: everything it told of, and the rows that name no import."""

from collections.abc import Sequence
from uuid import UUID

from django.apps import apps

from amity.actions.recasting import recast
from amity.actions.unpacking.parcel import brought_imports
from amity.store.bulk import chunks
from amity.store.models import Change, Import, ImportFile, ImportProblem, Network, OwnHandle

__all__ = ["brought_imports", "forget_imports", "take_back_noted"]


def take_back_noted(network: Network, running: UUID) -> None:
    """Notes, promises, answers, journal lines and own addresses that came with an archive go again."""
    change = Change.objects.of(network).filter(imported=running, verb="import").first()
    by_table: dict[str, list[str]] = {}
    for step in change.rows if change else ():
        by_table.setdefault(step["table"], []).append(step["pk"])
    _forget_addresses(network, by_table.pop(OwnHandle._meta.label, []))
    for label, keys in by_table.items():
        table = apps.get_model(label)
        for some in chunks(keys):
            if table is Change:
                Change.objects.of(network).filter(undone_by__in=[UUID(key) for key in some]).update(
                    undone_by=None
                )
            table._base_manager.filter(network_id=network.pk, pk__in=some)._raw_delete("default")
    if change and change.rows:
        change.rows = []
        change.save(update_fields=["rows"])


def _forget_addresses(network: Network, keys: Sequence[str]) -> None:
    gone = list(OwnHandle.objects.of(network).filter(pk__in=keys))
    for handle in gone:
        handle.erase()
    recast(network, [handle.value for handle in gone], mine=False)


def forget_imports(network: Network, brought: Sequence[UUID]) -> None:
    """The imports an archive told of go with it; nothing names them any more."""
    files = ImportFile.objects.of(network).filter(parent__in=brought)
    ImportProblem.objects.of(network).filter(file__in=files).erase()
    files.erase()
    Change.objects.of(network).filter(imported__in=brought).update(imported=None)
    Import.objects.of(network).filter(pk__in=brought).erase()
