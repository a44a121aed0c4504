"""Who people are to each other: list those of somebody, note, delete."""

from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from ninja import Router
from pydantic import Field

from amity.actions import people, relatives
from amity.actions import relations as action
from amity.store.models import Record
from amity.surfaces.api import fields, shapes
from amity.surfaces.api.answers import Asked, answer, nothing
from amity.surfaces.api.problems import by_state
from amity.surfaces.api.receipts import once
from amity.surfaces.documents import people as documents

router = Router(tags=["relations"])


class ByName(fields.Body):
    """The other one is `kind` to this person; somebody who need not be in the book."""

    kind: fields.RelationKind
    name: fields.Name
    label: Annotated[fields.Line, Field(description="Your own word, where the kind is other.")] = ""


class InTheBook(fields.Body):
    """The other one is `kind` to this person; somebody of the book."""

    kind: fields.RelationKind
    other: fields.Id
    label: fields.Line = ""


@router.get("/people/{person_id}/relations", response=shapes.SomeRelations, summary="List relations")
def list_relations(request: Asked, person_id: fields.Id) -> HttpResponse:
    """Of either side, what the owner noted and what cards say; `id` is set where it may be deleted."""
    return answer({"relations": _of(request, person_id)})


@router.post("/people/{person_id}/relations", response={201: shapes.SomeRelations}, summary="Note a relation")
def add_relation(
    request: Asked, person_id: fields.Id, said: ByName | InTheBook, key: fields.Key
) -> HttpResponse:
    """It shows on both sides."""

    def make() -> HttpResponse:
        with by_state():  # the same person is refused
            action.add(request.network, person_id, action.Said(**said.model_dump()))
        place = {"Location": f"/api/v1/people/{person_id}/relations"}
        return answer({"relations": _of(request, person_id)}, status=201, headers=place)

    return once(request, key, make)


@router.delete("/relations/{relation_id}", response={204: None}, summary="Delete a relation")
def delete_relation(request: Asked, relation_id: fields.Id) -> HttpResponse:
    """Only what the owner noted (else 409); the journal can bring it back."""
    with by_state():
        action.remove(request.network, relation_id)
    return nothing()


def _of(request: Asked, person_id: UUID) -> list[documents.Relation]:
    person = people.find(request.network, str(person_id))
    records = list(Record.objects.of(request.network).filter(person=person))
    return [documents.relation(one) for one in relatives.of_person(request.network, person, records)]
