"""Support: who gives whom what, whom to turn to; and things worth sharing."""

from typing import Annotated, Literal

from django.http import HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from amity.actions.giving import sharing, supporting
from amity.actions.pages import By, page
from amity.surfaces.api import cursors, fields, shapes
from amity.surfaces.api.answers import Asked, answer, nothing
from amity.surfaces.api.gives import SupportKind, Way
from amity.surfaces.api.receipts import once
from amity.surfaces.documents import giving as documents
from amity.surfaces.serving import clock

router = Router(tags=["support"])
_NEWEST = (By("saved_on", falling=True), By("created_at", falling=True), By("id", falling=True))
Wish = Literal["advice", "company", "feedback", "referral"]
Days = Annotated[int, Field(ge=1, le=3_660)]

assert set(Wish.__args__) == set(supporting.WISHES), "one list of wishes"  # type: ignore[attr-defined]


class NewSupport(fields.Body):
    """Somebody supports the owner (received), or the owner them (given)."""

    person: fields.Id
    kind: SupportKind
    way: Way
    topic: fields.Line = ""
    every: Days | None = None


class NewThing(fields.Body):
    """An article, book or talk worth sharing. Its address is never fetched."""

    title: fields.Name
    kind: Literal["article", "book", "talk"] = "article"
    url: Annotated[str, Field(max_length=2_000, pattern=r"^(https?://[!-~]+)?$")] = ""
    note: fields.Words | None = None


class AboutWhat(Schema):
    """What it is about, in a few words."""

    about: fields.Line = ""


@router.get("/support", response=documents.SupportMap, summary="Who supports whom")
def show_support(request: Asked) -> HttpResponse:
    """Each kind both ways, what nobody gives, and on whom most rests."""
    told = supporting.support_map(request.network, today=clock.today(request.network))
    return answer(documents.support_map(told))


@router.post("/support", response={201: documents.SupportMap}, summary="Note support")
def add_support(request: Asked, told: NewSupport, key: fields.Key) -> HttpResponse:
    """With topics and how often you talk of it, in days."""

    def make() -> HttpResponse:
        day = clock.today(request.network)
        supporting.add(
            request.network,
            told.person,
            told.kind,
            way=told.way,
            topic=told.topic,
            every=told.every,
            today=day,
        )
        shown = documents.support_map(supporting.support_map(request.network, today=day))
        return answer(shown, status=201, headers={"Location": "/api/v1/support"})

    return once(request, key, make)


@router.get("/support/{wish}", response=shapes.SomePicks, summary="Whom to turn to")
def whom_to_ask(request: Asked, wish: Wish, which: Query[AboutWhat]) -> HttpResponse:
    """Three people at most, each with what speaks for them."""
    day = clock.today(request.network)
    picks = supporting.whom_to_ask(request.network, wish, which.about, today=day)
    return answer({"people": [documents.pick(one) for one in picks]})


@router.get("/resources", response=shapes.SomeThings, summary="List things worth sharing")
def list_resources(request: Asked, which: Query[fields.Paging]) -> HttpResponse:
    """All that is saved, the newest first."""
    behind = cursors.read(which.cursor, "resources")
    some = page(sharing.saved(request.network), _NEWEST, behind=behind, limit=which.limit)
    told = [documents.thing(row) for row in some.rows]
    return answer({"resources": told, "next": cursors.write(some.next, "resources")})


@router.post("/resources", response={201: documents.Thing}, summary="Save something worth sharing")
def add_resource(request: Asked, told: NewThing, key: fields.Key) -> HttpResponse:
    """One that is here already stays as it is."""

    def make() -> HttpResponse:
        row = sharing.add(
            request.network, told.title, kind=told.kind, url=told.url, note=told.note or "",
            today=clock.today(request.network),
        )  # fmt: skip
        return answer(documents.thing(row), status=201, headers={"Location": "/api/v1/resources"})

    return once(request, key, make)


@router.delete("/resources/{resource_id}", response={204: None}, summary="Delete something saved")
def delete_resource(request: Asked, resource_id: fields.Id) -> HttpResponse:
    """The journal can bring it back."""
    sharing.remove(request.network, resource_id)
    return nothing()
