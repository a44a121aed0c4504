"""What matters to people: list, note, change, delete."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from amity.actions import listing, said
from amity.store.models import Fact
from amity.surfaces.api import cursors, fields, shapes
from amity.surfaces.api.answers import Asked, answer, if_seen, nothing, tagged
from amity.surfaces.api.receipts import once
from amity.surfaces.documents import people as documents
from amity.surfaces.serving import clock

router = Router(tags=["facts"])


class Which(fields.Paging):
    """Of whom."""

    person: fields.Id | None = None


class NewFact(fields.Body):
    """Something that matters to somebody."""

    person: fields.Id
    text: fields.Words
    kind: fields.FactKind = "note"
    private: bool = False


class FactChange(fields.Body):
    """What is not sent stays."""

    text: fields.Words = fields.unchanged()
    kind: fields.FactKind = fields.unchanged()
    private: bool = fields.unchanged()


@router.get("/facts", response=shapes.SomeFacts, summary="List facts")
def list_facts(request: Asked, which: Query[Which]) -> HttpResponse:
    """Last noted first."""
    behind = cursors.read(which.cursor, "facts")
    some = listing.facts(request.network, person=which.person, behind=behind, limit=which.limit)
    facts = [_document(fact) for fact in some.rows]
    return answer({"facts": facts, "next": cursors.write(some.next, "facts")})


@router.post("/facts", response={201: shapes.FactAbout}, summary="Note a fact")
def add_fact(request: Asked, told: NewFact, key: fields.Key) -> HttpResponse:
    """Private facts never stand in drafts, suggestions or exports; what looks sensitive is private by itself."""

    def make() -> HttpResponse:
        network = request.network
        options = told.model_dump(exclude={"person", "text"})
        made = said.add_fact(network, told.person, told.text, today=clock.today(network), **options)
        return tagged(_one(request, made.pk), status=201, place=f"/api/v1/facts/{made.pk}")

    return once(request, key, make)


@router.get("/facts/{fact_id}", response=shapes.FactAbout, summary="Show a fact")
def show_fact(request: Asked, fact_id: fields.Id) -> HttpResponse:
    """One fact, and whom it is about."""
    return tagged(_one(request, fact_id))


@router.patch("/facts/{fact_id}", response=shapes.FactAbout, summary="Change a fact")
def change_fact(request: Asked, fact_id: fields.Id, told: FactChange, seen: fields.IfMatch) -> HttpResponse:
    """The words, the kind or whether it is private."""
    with if_seen(request.network, seen, lambda: _one(request, fact_id)):
        said.edit_fact(request.network, fact_id, **told.given())
        return tagged(_one(request, fact_id))


@router.delete("/facts/{fact_id}", response={204: None}, summary="Delete a fact")
def delete_fact(request: Asked, fact_id: fields.Id, seen: fields.IfMatchOrNot) -> HttpResponse:
    """The journal can bring it back."""
    with if_seen(request.network, seen, lambda: _one(request, fact_id)):
        said.delete_fact(request.network, fact_id)
    return nothing()


def _one(request: Asked, fact_id: UUID) -> shapes.FactAbout:
    return _document(said.fact(request.network, fact_id))


def _document(fact: Fact) -> shapes.FactAbout:
    person = fact.record.person
    named = documents.named(person) if person else None
    return {**documents.fact(fact), "person": named, "private": fact.private}
