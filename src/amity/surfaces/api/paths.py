"""Warm paths, and the owner's own word about who knows whom."""

from typing import Annotated

from django.http import HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from amity.actions import connections, paths
from amity.opportunities.paths import Target, TargetKind
from amity.surfaces.api import fields, shapes
from amity.surfaces.api.answers import Asked, answer
from amity.surfaces.documents import paths as documents
from amity.surfaces.serving import clock

router = Router(tags=["paths"])


class WhichPaths(Schema):
    """To whom: words that name a person, an organisation, or a role with a place or a topic; or an id of either."""

    to: Annotated[fields.Name, Field(max_length=200)]


class Stated(fields.Body):
    """Two people; `known` is null to forget what was said."""

    one: fields.Id
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
    "/people/{person_id}/connections/{other_id}", response=shapes.SomeEvidence, summary="What shows a tie"
)
def list_evidence(request: Asked, person_id: fields.Id, other_id: fields.Id) -> HttpResponse:
    """What shows that these two know each other, the owner's word first, then the strongest."""
    day = clock.today(request.network)
    found = connections.evidence_between(request.network, person_id, other_id, today=day)
    of_owner = connections.owner_id(request.network) in (person_id, other_id)
    return answer({"evidence": [documents.evidence(one, day, of_owner=of_owner) for one in found]})


@router.put("/connections", response=shapes.SomeEvidence, summary="Say whether two people know each other")
def state_connection(request: Asked, told: Stated) -> HttpResponse:
    """The owner's own word outranks all evidence. Saying it twice changes nothing; it can be taken back."""
    connections.state_connection(request.network, told.one, told.other, told.known)
    return list_evidence(request, told.one, told.other)
