"""Messages owed after events: list them, read one, move, reword or end it."""

from typing import Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router
from typing_extensions import TypedDict

from amity.actions.events import following as action
from amity.actions.pages import By, page
from amity.surfaces.api import cursors, fields
from amity.surfaces.api.answers import Asked, answer, if_seen, tagged
from amity.surfaces.documents import capturing as documents
from amity.surfaces.documents.capturing import FollowUpShort
from amity.surfaces.serving import clock

router = Router(tags=["events"])
_NEAREST = (By("due"), By("created_at"), By("id"))


class FollowUpChange(fields.Body):
    """What is not sent stays."""

    due: fields.Day = fields.unchanged()
    words: fields.Text = fields.unchanged()
    ended: Literal["not_now"] = fields.unchanged()


class FollowUps(TypedDict):
    """A page of messages that nothing ended, the nearest first."""

    follow_ups: list[FollowUpShort]
    next: str | None


@router.get("/follow-ups", response=FollowUps, summary="List messages owed")
def list_follow_ups(request: Asked, which: Query[fields.Paging]) -> HttpResponse:
    """First words, second ones and thanks after events."""
    behind = cursors.read(which.cursor, "follow_ups")
    some = page(action.listed(request.network), _NEAREST, behind=behind, limit=which.limit)
    rows = [documents.follow_up(row) for row in some.rows]
    return answer({"follow_ups": rows, "next": cursors.write(some.next, "follow_ups")})


@router.get("/follow-ups/{follow_up_id}", response=FollowUpShort, summary="Show a message owed")
def show_follow_up(request: Asked, follow_up_id: fields.Id) -> HttpResponse:
    """One message, ended or not."""
    return tagged(_one(request, follow_up_id))


@router.patch("/follow-ups/{follow_up_id}", response=FollowUpShort, summary="Move, reword or end a message")
def change_follow_up(
    request: Asked, follow_up_id: fields.Id, told: FollowUpChange, seen: fields.IfMatch
) -> HttpResponse:
    """`ended` is "not this time": it ends the second one too. Writing and answers end it by themselves."""
    network, today = request.network, clock.today(request.network)
    with if_seen(network, seen, lambda: _one(request, follow_up_id)):
        said = told.given()
        if "words" in said:
            action.reword(network, follow_up_id, said["words"])
        if "due" in said:
            action.later(network, follow_up_id, said["due"], today=today)
        if "ended" in said:
            action.not_now(network, follow_up_id, today=today)
        return tagged(_one(request, follow_up_id))


def _one(request: Asked, id: UUID) -> FollowUpShort:
    return documents.follow_up(action.one(request.network, id))
