"""What happened, and the way back."""

from django.http import HttpResponse
from ninja import Query, Router

from amity.actions import journal as action
from amity.actions import listing
from amity.surfaces.api import cursors, fields, shapes
from amity.surfaces.api.answers import Asked, answer
from amity.surfaces.api.problems import by_state
from amity.surfaces.documents import journal as documents

router = Router(tags=["journal"])


class Which(fields.Paging):
    """About whom."""

    person: fields.Id | None = None


@router.get("/journal", response=shapes.SomeChanges, summary="List what happened")
def list_changes(request: Asked, which: Query[Which]) -> HttpResponse:
    """Newest first."""
    behind = cursors.read(which.cursor, "journal")
    some = listing.changes(request.network, person=which.person, behind=behind, limit=which.limit)
    changes = [documents.change(change) for change in some.rows]
    return answer({"changes": changes, "next": cursors.write(some.next, "journal")})


@router.post("/journal/{change_id}/undo", response=shapes.Undone, summary="Take a change back")
def undo_change(request: Asked, change_id: fields.Id) -> HttpResponse:
    """The undoing stands in the journal too, and can be taken back."""
    with by_state():
        change = action.undo(request.network, change_id)
    return answer({"undone": change.pk, "verb": change.verb})
