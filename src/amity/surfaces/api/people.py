"""People: list, add, show, change, forget."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import Field

from amity.actions import forgetting, listing
from amity.actions import people as action
from amity.actions import profile as profiles
from amity.people.records import Card
from amity.surfaces.api import cursors, fields, shapes
from amity.surfaces.api.answers import Asked, answer, if_seen, nothing, tagged
from amity.surfaces.api.receipts import once
from amity.surfaces.documents import people as documents
from amity.surfaces.serving import clock

router = Router(tags=["people"])


class Which(fields.Paging):
    """As `amity people` filters."""

    query: Annotated[fields.Line, Field(description="Words: a name, a place, an organisation.")] = ""
    circle: fields.CircleAsked | None = None
    kind: fields.Line = ""
    tag: fields.Line = ""
    place: fields.Line = ""
    topic: fields.Line = ""
    quiet: Annotated[fields.Truth, Field(description="Only people silent for longer than usual.")] = False

    def wanted(self) -> action.Wanted:
        """The same for the action."""
        return action.Wanted(**self.model_dump(exclude={"limit", "cursor"}))


class NewPerson(fields.Body):
    """Somebody new."""

    name: fields.Name
    circle: fields.Circle | None = None
    kinds: fields.Labels = []
    tags: fields.Labels = []
    topics: fields.Labels = []
    place: fields.Line = ""
    emails: fields.Addresses = []
    phones: fields.Addresses = []


class PersonChange(fields.Body):
    """What is said of somebody by hand; what is not sent stays, an empty value is said no more."""

    name: fields.Name = fields.unchanged()
    circle: fields.Circle | None = None
    kinds: fields.Labels = fields.unchanged()
    tags: fields.Labels = fields.unchanged()
    topics: fields.Labels = fields.unchanged()
    place: fields.Line = fields.unchanged()
    emails: fields.Addresses = fields.unchanged()
    phones: fields.Addresses = fields.unchanged()


@router.get("/people", response=shapes.SomePeople, summary="List people")
def list_people(request: Asked, which: Query[Which]) -> HttpResponse:
    """By circle, then by the strength of the tie, then by name."""
    network, today = request.network, clock.today(request.network)
    behind = cursors.read(which.cursor, "people")
    some = listing.some_people(network, which.wanted(), today=today, behind=behind, limit=which.limit)
    people = [documents.brief(row, today) for row in some.rows]
    return answer({"people": people, "total": some.total, "next": cursors.write(some.next, "people")})


@router.post("/people", response={201: documents.Person}, summary="Add somebody")
def add_person(request: Asked, said: NewPerson, key: fields.Key) -> HttpResponse:
    """Somebody by hand, with the owner's own labels."""

    def make() -> HttpResponse:
        made = action.add(request.network, Card(**_values(said)))
        return tagged(_document(request, made.id), status=201, place=f"/api/v1/people/{made.id}")

    return once(request, key, make)


@router.get("/people/{person_id}", response=documents.Person, summary="Show somebody")
def show_person(request: Asked, person_id: fields.Id) -> HttpResponse:
    """Everything about somebody, with the newest talks. An id that was joined to another gives that one."""
    return tagged(_document(request, person_id))


@router.patch("/people/{person_id}", response=documents.Person, summary="Change what is said of somebody")
def change_person(
    request: Asked, person_id: fields.Id, said: PersonChange, seen: fields.IfMatch
) -> HttpResponse:
    """Hand edits win over files."""
    with if_seen(request.network, seen, lambda: _document(request, person_id)):
        action.edit(request.network, person_id, _values(said))
        return tagged(_document(request, person_id))


@router.delete("/people/{person_id}", response={204: None}, summary="Forget somebody")
def forget_person(request: Asked, person_id: fields.Id, seen: fields.IfMatchOrNot) -> HttpResponse:
    """Deletes all that is held about somebody. Important: this cannot be undone."""
    with if_seen(request.network, seen, lambda: _document(request, person_id)):
        forgetting.forget(request.network, person_id)
    return nothing()


def _values(said: fields.Body) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in said.given().items()}


def _document(request: Asked, person_id: UUID) -> documents.Person:
    network, today = request.network, clock.today(request.network)
    person = action.find(network, str(person_id))
    return documents.person(profiles.profile(network, person.id, today=today), today)
