"""Talks: list by person and time, tell piece by piece, change, delete."""

from collections.abc import Sequence
from typing import Annotated

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import Field

from amity.actions import listing, said
from amity.store.models import Person, Touch
from amity.surfaces.api import cursors, fields, shapes
from amity.surfaces.api.answers import Asked, answer, if_seen, nothing, tagged
from amity.surfaces.api.receipts import once
from amity.surfaces.documents import people as documents

router = Router(tags=["touches"])


class Which(fields.Paging):
    """Of whom, from which day until which (both included), through which channel."""

    person: fields.Id | None = None
    since: fields.Day | None = None
    until: fields.Day | None = None
    channel: Annotated[str, Field(max_length=12)] = ""

    def wanted(self) -> listing.WhichTouches:
        """The same for the action."""
        return listing.WhichTouches(**self.model_dump(exclude={"limit", "cursor"}))


class NewTouch(fields.Body):
    """A talk with people of the book."""

    people: Annotated[list[fields.Id], Field(min_length=1, max_length=50)]
    day: fields.Day
    channel: fields.Channel
    direction: fields.Direction = "both"
    place: fields.Line = ""
    summary: fields.Text = ""


class TouchChange(fields.Body):
    """What is not sent stays."""

    day: fields.Day = fields.unchanged()
    channel: fields.Channel = fields.unchanged()
    place: fields.Line = fields.unchanged()
    summary: fields.Text = fields.unchanged()


@router.get("/touches", response=shapes.SomeTouches, summary="List talks")
def list_touches(request: Asked, which: Query[Which]) -> HttpResponse:
    """The newest first."""
    behind = cursors.read(which.cursor, "touches")
    some = listing.touches(request.network, which.wanted(), behind=behind, limit=which.limit)
    there = listing.people_of(request.network, some.rows)
    touches = [_document(touch, there.get(touch.pk, ())) for touch in some.rows]
    return answer({"touches": touches, "next": cursors.write(some.next, "touches")})


@router.post("/touches", response={201: shapes.TouchWith}, summary="Tell of a talk")
def add_touch(request: Asked, told: NewTouch, key: fields.Key) -> HttpResponse:
    """A talk, piece by piece; a typed line goes to /notes."""

    def make() -> HttpResponse:
        made = said.add_touch(request.network, told.people, **told.model_dump(exclude={"people"}))
        return tagged(_one(request, made.pk), status=201, place=f"/api/v1/touches/{made.pk}")

    return once(request, key, make)


@router.get("/touches/{touch_id}", response=shapes.TouchWith, summary="Show a talk")
def show_touch(request: Asked, touch_id: fields.TouchId) -> HttpResponse:
    """One talk, and with whom."""
    return tagged(_one(request, touch_id))


@router.patch("/touches/{touch_id}", response=shapes.TouchWith, summary="Change a talk")
def change_touch(
    request: Asked, touch_id: fields.TouchId, told: TouchChange, seen: fields.IfMatch
) -> HttpResponse:
    """The ties of all who were there follow."""
    with if_seen(request.network, seen, lambda: _one(request, touch_id)):
        said.edit_touch(request.network, touch_id, **told.given())
        return tagged(_one(request, touch_id))


@router.delete("/touches/{touch_id}", response={204: None}, summary="Delete a talk")
def delete_touch(request: Asked, touch_id: fields.TouchId, seen: fields.IfMatchOrNot) -> HttpResponse:
    """What was said at it stays; the journal can bring it back."""
    with if_seen(request.network, seen, lambda: _one(request, touch_id)):
        said.delete_touch(request.network, touch_id)
    return nothing()


def _one(request: Asked, touch_id: int) -> shapes.TouchWith:
    touch = listing.touch(request.network, touch_id)
    return _document(touch, listing.people_of(request.network, [touch]).get(touch.pk, ()))


def _document(touch: Touch, people: Sequence[Person]) -> shapes.TouchWith:
    named = [documents.named(person) for person in people]
    return {**documents.touch(touch), "people": named, "source": touch.source}
