"""Promises, mine and theirs: list, note, change, keep, let go, delete."""

from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import Field

from amity.actions import listing, said
from amity.store.models import Promise
from amity.surfaces.api import cursors, fields, shapes
from amity.surfaces.api.answers import Asked, answer, if_seen, nothing, tagged
from amity.surfaces.api.receipts import once
from amity.surfaces.documents import people as documents
from amity.surfaces.serving import clock

router = Router(tags=["promises"])


class Which(fields.Paging):
    """Of whom, and whether only those that wait."""

    person: fields.Id | None = None
    open: Annotated[fields.Truth, Field(description="Only those neither kept nor let go.")] = False


class NewPromise(fields.Body):
    """What one side said they would do."""

    person: fields.Id
    text: fields.Words
    by: fields.Side = "me"
    due: fields.Day | None = None
    when_we_meet: bool = False


class PromiseChange(fields.Body):
    """What is not sent stays. Keeping and letting go are taken back through the journal."""

    text: fields.Words = fields.unchanged()
    by: fields.Side = fields.unchanged()
    due: fields.Day = fields.unchanged()
    kept: Literal[True] = fields.unchanged()
    released: Literal[True] = fields.unchanged()


@router.get("/promises", response=shapes.SomePromises, summary="List promises")
def list_promises(request: Asked, which: Query[Which]) -> HttpResponse:
    """Last noted first."""
    behind = cursors.read(which.cursor, "promises")
    some = listing.promises(
        request.network, person=which.person, still_open=which.open, behind=behind, limit=which.limit
    )
    promises = [_document(promise) for promise in some.rows]
    return answer({"promises": promises, "next": cursors.write(some.next, "promises")})


@router.post("/promises", response={201: shapes.PromiseWith}, summary="Note a promise")
def add_promise(request: Asked, told: NewPromise, key: fields.Key) -> HttpResponse:
    """Without a day it waits for some time, or for the next meeting."""

    def make() -> HttpResponse:
        network = request.network
        options = told.model_dump(exclude={"person", "text"})
        made = said.add_promise(network, told.person, told.text, today=clock.today(network), **options)
        return tagged(_one(request, made.pk), status=201, place=f"/api/v1/promises/{made.pk}")

    return once(request, key, make)


@router.get("/promises/{promise_id}", response=shapes.PromiseWith, summary="Show a promise")
def show_promise(request: Asked, promise_id: fields.Id) -> HttpResponse:
    """One promise, and with whom."""
    return tagged(_one(request, promise_id))


@router.patch(
    "/promises/{promise_id}", response=shapes.PromiseWith, summary="Change, keep or let go of a promise"
)
def change_promise(
    request: Asked, promise_id: fields.Id, told: PromiseChange, seen: fields.IfMatch
) -> HttpResponse:
    """`kept` and `released` are told once and stay."""
    with if_seen(request.network, seen, lambda: _one(request, promise_id)):
        changes = told.given()
        kept, released = changes.pop("kept", None), changes.pop("released", None)
        if changes:
            said.edit_promise(request.network, promise_id, **changes)
        if kept:
            said.keep_promise(request.network, promise_id)
        if released:
            said.release_promise(request.network, promise_id)
        return tagged(_one(request, promise_id))


@router.delete("/promises/{promise_id}", response={204: None}, summary="Delete a promise")
def delete_promise(request: Asked, promise_id: fields.Id, seen: fields.IfMatchOrNot) -> HttpResponse:
    """The journal can bring it back."""
    with if_seen(request.network, seen, lambda: _one(request, promise_id)):
        said.delete_promise(request.network, promise_id)
    return nothing()


def _one(request: Asked, promise_id: UUID) -> shapes.PromiseWith:
    return _document(said.promise(request.network, promise_id))


def _document(promise: Promise) -> shapes.PromiseWith:
    person = promise.record.person
    return {
        **documents.promise(promise),
        "person": documents.named(person) if person else None,
        "made_on": promise.made_on,
        "when_we_meet": promise.when_we_meet,
    }
