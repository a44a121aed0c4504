"""What happened."""

from typing import TYPE_CHECKING, Any

from amity.surfaces.words.changes import sentence

if TYPE_CHECKING:
    from amity.store.models import Change


def change(made: "Change") -> dict[str, Any]:
    """One line of the journal."""
    return {
        "id": made.pk,
        "at": made.at,
        "actor": made.actor,
        "verb": made.verb,
        "person": made.person,
        "import_id": made.imported_id,
        "sentence": sentence(made),
        "undone": made.undone_by_id is not None,
    }
