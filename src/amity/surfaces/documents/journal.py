"""What happened."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import TypedDict

from amity.surfaces.words.changes import sentence

if TYPE_CHECKING:
    from amity.store import models


class Change(TypedDict):
    """One line of the journal."""

    id: UUID
    at: datetime
    actor: str
    verb: str
    person: UUID | None
    import_id: UUID | None
    sentence: str
    undone: bool


def change(made: "models.Change") -> Change:
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
