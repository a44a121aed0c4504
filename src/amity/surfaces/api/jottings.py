"""Lines written in passing: send one, however often, and list those that wait."""

from django.http import HttpResponse
from ninja import Query, Router
from typing_extensions import TypedDict

from amity.actions.events import jotting as action
from amity.actions.events import keeping
from amity.actions.pages import By, page
from amity.surfaces.api import cursors, fields
from amity.surfaces.api.answers import Asked, answer, nothing
from amity.surfaces.documents import capturing as documents
from amity.surfaces.documents.capturing import JottingLine

router = Router(tags=["events"])
_OLDEST = (By("at"), By("id"))


class NewJotting(fields.Body):
    """A line. Its id is made where it is written, so that it can be sent again when no answer came."""

    id: fields.Id
    text: fields.Note
    event: fields.Id | None = None
    at: fields.Moment | None = None  # by that device's clock


class JottingsAsked(fields.Paging):
    """Of which event; without it, those of none."""

    event: fields.Id | None = None


class JottingLines(TypedDict):
    """A page of lines that wait, the oldest first."""

    jottings: list[JottingLine]
    next: str | None


@router.get("/jottings", response=JottingLines, summary="List lines that wait")
def list_jottings(request: Asked, which: Query[JottingsAsked]) -> HttpResponse:
    """Those of an event, or of none, that nobody checked yet."""
    event = keeping.one(request.network, which.event) if which.event else None
    behind = cursors.read(which.cursor, "jottings")
    some = page(action.waiting(request.network, event), _OLDEST, behind=behind, limit=which.limit)
    lines = [documents.jotting(row) for row in some.rows]
    return answer({"jottings": lines, "next": cursors.write(some.next, "jottings")})


@router.post("/jottings", response={201: JottingLine}, summary="Jot down a line")
def add_jotting(request: Asked, told: NewJotting) -> HttpResponse:
    """Sent again under its id, it is kept once and answered with what became of it."""
    row = action.jot(request.network, told.id, told.text, at=told.at, event_id=told.event)
    return answer(documents.jotting(row), status=201, headers={"Location": f"/api/v1/jottings/{row.pk}"})


@router.get("/jottings/{jotting_id}", response=JottingLine, summary="Show a line")
def show_jotting(request: Asked, jotting_id: fields.Id) -> HttpResponse:
    """One line, checked or not."""
    return answer(documents.jotting(action.one(request.network, jotting_id)))


@router.delete("/jottings/{jotting_id}", response={204: None}, summary="Put a line aside")
def drop_jotting(request: Asked, jotting_id: fields.Id) -> HttpResponse:
    """The journal can bring it back."""
    action.drop(request.network, jotting_id)
    return nothing()
