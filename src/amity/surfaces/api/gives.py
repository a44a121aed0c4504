"""Give: needs and offers, who has what somebody needs, and what went back and forth."""

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from amity.actions.giving import ledger, needs
from amity.actions.giving import whom as people
from amity.actions.pages import By, page
from amity.surfaces.api import cursors, fields, shapes
from amity.surfaces.api.answers import Asked, answer, if_seen, nothing, tagged
from amity.surfaces.api.receipts import once
from amity.surfaces.documents import giving as documents
from amity.surfaces.serving import clock

router = Router(tags=["give"])
_NEWEST = (By("day", falling=True), By("created_at", falling=True), By("id", falling=True))
Way = Literal["given", "received"]
Kind = Literal["resource", "introduction", "advice", "recommendation", "support"]
SupportKind = Literal["guidance", "encouragement", "practical", "feedback", "sponsorship", "company"]
Spent = Annotated[int, Field(ge=0, le=ledger.LONGEST)]

assert set(Way.__args__) == set(ledger.WAYS), "one list of ways"  # type: ignore[attr-defined]
assert set(Kind.__args__) == set(ledger.KINDS), "one list of gives"  # type: ignore[attr-defined]
assert set(SupportKind.__args__) == set(ledger.SUPPORTS), "one list of supports"  # type: ignore[attr-defined]


class NewSaying(fields.Body):
    """A need or an offer of somebody; of the owner where no person is named."""

    kind: Literal["need", "offer"]
    text: fields.Words
    person: fields.Id | None = None


class NewGive(fields.Body):
    """Something given to, or received from, somebody."""

    person: fields.Id
    way: Way
    kind: Kind
    day: fields.Day
    text: fields.Text = ""
    minutes: Spent | None = None
    support: SupportKind | None = None
    outcome: fields.Text = ""


class GiveChange(fields.Body):
    """What is not sent stays. `thanked` is told once and stays; the journal takes it back."""

    way: Way = fields.unchanged()
    kind: Kind = fields.unchanged()
    day: fields.Day = fields.unchanged()
    text: fields.Text = fields.unchanged()
    minutes: Spent = fields.unchanged()
    support: SupportKind = fields.unchanged()
    outcome: fields.Text = fields.unchanged()
    thanked: Literal[True] = fields.unchanged()


class With(Schema):
    """Of one person."""

    person: fields.Id | None = None


class Whose(fields.Paging):
    """Of one person, one way."""

    person: fields.Id | None = None
    way: Way | None = None


@router.get("/needs", response=shapes.SomeSayings, summary="List needs and offers")
def list_needs(request: Asked) -> HttpResponse:
    """Those that stand, of everybody and of the owner, the newest first; 500 at most."""
    told = needs.listed(request.network)
    return answer({"sayings": [documents.saying(one) for one in told]})


@router.post("/needs", response={201: documents.Saying}, summary="Note a need or an offer")
def add_need(request: Asked, told: NewSaying, key: fields.Key) -> HttpResponse:
    """One that stands already in the same words is not noted twice."""

    def make() -> HttpResponse:
        day = clock.today(request.network)
        row = needs.add(request.network, told.kind, told.text, person_id=told.person, today=day)
        return answer(_saying(request, row.pk), status=201, headers={"Location": "/api/v1/needs"})

    return once(request, key, make)


@router.put("/needs/{saying_id}/end", response=documents.Saying, summary="End a need or an offer")
def end_need(request: Asked, saying_id: fields.Id) -> HttpResponse:
    """It was met, or no longer stands. Told twice it counts once."""
    needs.end(request.network, saying_id, today=clock.today(request.network))
    return answer(_saying(request, saying_id))


@router.get("/matches", response=shapes.SomeMatches, summary="Who has what somebody needs")
def list_matches(request: Asked) -> HttpResponse:
    """Five-minute favours first, with the words that match."""
    return answer(
        {"matches": [documents.match(one) for one in needs.matches(request.network, limit=fields.MOST)]}
    )


@router.get("/gives", response=shapes.SomeGives, summary="List gives")
def list_gives(request: Asked, which: Query[Whose]) -> HttpResponse:
    """What went back and forth, the newest first."""
    behind = cursors.read(which.cursor, "gives")
    rows = ledger.gives(request.network, person_id=which.person, way=which.way or "")
    some = page(rows, _NEWEST, behind=behind, limit=which.limit)
    told = [documents.give(row, people.named(row)) for row in some.rows]
    return answer({"gives": told, "next": cursors.write(some.next, "gives")})


@router.get("/balance", response=documents.Balance, summary="How it stands")
def show_balance(request: Asked, which: Query[With]) -> HttpResponse:
    """With everybody, or with one person."""
    day = clock.today(request.network)
    person = people.person(request.network, which.person).id if which.person else None
    return answer(documents.balance(ledger.balance(request.network, person_id=person, today=day)))


@router.post("/gives", response={201: documents.Give}, summary="Note a give")
def add_give(request: Asked, told: NewGive, key: fields.Key) -> HttpResponse:
    """Given or received."""

    def make() -> HttpResponse:
        said = told.model_dump(exclude={"person", "support"})
        row = ledger.add(request.network, told.person, ledger.Told(**said, support=told.support or ""))
        return tagged(_give(request, row.pk), status=201, place=f"/api/v1/gives/{row.pk}")

    return once(request, key, make)


@router.get("/gives/{give_id}", response=documents.Give, summary="Show a give")
def show_give(request: Asked, give_id: fields.Id) -> HttpResponse:
    """One line of the ledger."""
    return tagged(_give(request, give_id))


@router.patch("/gives/{give_id}", response=documents.Give, summary="Change a give, or note thanks")
def change_give(request: Asked, give_id: fields.Id, told: GiveChange, seen: fields.IfMatch) -> HttpResponse:
    """Only what is sent changes."""
    with if_seen(request.network, seen, lambda: _give(request, give_id)):
        changes: dict[str, Any] = told.given()
        thanked = changes.pop("thanked", None)
        if changes:
            ledger.edit(request.network, give_id, **changes)
        if thanked:
            ledger.thank(request.network, give_id, today=clock.today(request.network))
        return tagged(_give(request, give_id))


@router.delete("/gives/{give_id}", response={204: None}, summary="Delete a give")
def delete_give(request: Asked, give_id: fields.Id, seen: fields.IfMatchOrNot) -> HttpResponse:
    """The journal can bring it back."""
    with if_seen(request.network, seen, lambda: _give(request, give_id)):
        ledger.remove(request.network, give_id)
    return nothing()


def _give(request: Asked, give_id: UUID) -> documents.Give:
    row = ledger.one(request.network, give_id)
    return documents.give(row, people.named(row))


def _saying(request: Asked, saying_id: UUID) -> documents.Saying:
    return documents.saying(needs.saying(needs.one(request.network, saying_id)))
