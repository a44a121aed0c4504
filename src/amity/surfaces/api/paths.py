"""Warm paths, and the owner's own word about who knows whom."""

from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from amity.actions import connections, paths, people
from amity.opportunities.paths import Target, TargetKind
from amity.surfaces.api import fields, shapes
from amity.surfaces.api.answers import Asked, answer
from amity.surfaces.documents import paths as documents
from amity.surfaces.serving import clock

router = Router(tags=["paths"])


class WhichPaths(Schema):
    """To whom: words that name a person, an organisation, or a role with a place or a topic; or an id of either."""

    to: Annotated[fields.Name, Field(max_length=200)]


class WhichTwo(Schema):
    """Two people."""

    one: fields.Id
    other: fields.Id


class Stated(fields.Body):
    """The other one; `known` is null to forget what was said."""

    other: fields.Id
    known: bool | None


@router.get("/paths", response=documents.Paths, summary="Find warm paths")
def find_paths(request: Asked, which: Query[WhichPaths]) -> HttpResponse:
    """Over at most two people, with the evidence of each step, the one to try first first; or whom to warm first."""
    day = clock.today(request.network)
    found = paths.find_paths(request.network, paths.target_of(request.network, which.to), today=day)
    return answer(documents.paths(found, day))


@router.get("/people/{person_id}/paths", response=documents.Paths, summary="Find warm paths to a person")
def find_paths_to_person(request: Asked, person_id: fields.Id) -> HttpResponse:
    """The same by id."""
    day = clock.today(request.network)
    found = paths.find_paths(request.network, Target(TargetKind.PERSON, person_id), today=day)
    return answer(documents.paths(found, day))


@router.get(
    "/connections", response=shapes.SomeEvidence, summary="What shows that two people know each other"
)
def list_evidence(request: Asked, which: Query[WhichTwo]) -> HttpResponse:
    """The owner's word first, then the strongest."""
    return _evidence(request, which.one, which.other)


@router.put(
    "/people/{person_id}/connections",
    response=shapes.SomeEvidence,
    summary="Say whether two people know each other",
)
def state_connection(request: Asked, person_id: fields.Id, told: Stated) -> HttpResponse:
    """The owner's own word outranks all evidence. Saying it twice changes nothing; it can be taken back."""
    connections.state_connection(request.network, person_id, told.other, told.known)
    return _evidence(request, person_id, told.other)


def _evidence(request: Asked, one: UUID, other: UUID) -> HttpResponse:
    day, owner = clock.today(request.network), connections.owner_id(request.network)
    for end in {one, other} - {owner}:
        people.find(request.network, str(end))
    found = connections.evidence_between(request.network, one, other, today=day)
    of_owner = owner in (one, other)
    return answer({"evidence": [documents.evidence(proof, day, of_owner=of_owner) for proof in found]})
