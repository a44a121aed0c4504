"""Whom nothing suggests: left in peace for a while, or gone for good."""

from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Router
from pydantic import Field

from amity.actions import absences, peace, people
from amity.base.errors import NotFound
from amity.store.absent import absences_of
from amity.store.models import Absence
from amity.surfaces.api import fields
from amity.surfaces.api.answers import Asked, if_seen, nothing, tagged
from amity.surfaces.api.problems import by_state
from amity.surfaces.documents import people as documents
from amity.surfaces.serving import clock

router = Router(tags=["pause and absence"])
Kind = Literal["died", "left_out"]

assert set(Kind.__args__) == set(Absence.Kind.values), "one list of kinds"  # type: ignore[attr-defined]


class InPeace(fields.Body):
    """Until which day; for good where none is named."""

    until: fields.Day | None = None


class Gone(fields.Body):
    """What happened, and since when where that is known."""

    kind: Annotated[Kind, Field(description="They died, or asked to be left out.")]
    since: fields.Day | None = None


@router.get("/people/{person_id}/pause", response=documents.Peace, summary="Show a time of peace")
def show_pause(request: Asked, person_id: fields.Id) -> HttpResponse:
    """404 where nobody is left in peace."""
    return tagged(_pause(request, person_id))


@router.put("/people/{person_id}/pause", response=documents.Peace, summary="Leave somebody in peace")
def put_pause(request: Asked, person_id: fields.Id, said: InPeace, seen: fields.IfMatchOrNot) -> HttpResponse:
    """From today on; it takes the place of what was said before. A day that is over is refused (409)."""
    network = request.network
    with if_seen(network, seen, lambda: _pause(request, person_id)), by_state():
        peace.leave(network, person_id, until=said.until, today=clock.today(network))
        return tagged(_pause(request, person_id))


@router.delete("/people/{person_id}/pause", response={204: None}, summary="End a time of peace")
def end_pause(request: Asked, person_id: fields.Id, seen: fields.IfMatchOrNot) -> HttpResponse:
    """It ends today."""
    with if_seen(request.network, seen, lambda: _pause(request, person_id)):
        if not people.resume(request.network, person_id, today=clock.today(request.network)):
            raise NotFound("They are not being left in peace.")
    return nothing()


@router.get("/people/{person_id}/absence", response=documents.Absence, summary="Show an absence")
def show_absence(request: Asked, person_id: fields.Id) -> HttpResponse:
    """404 where nothing of the kind was noted."""
    return tagged(_absence(request, person_id))


@router.put("/people/{person_id}/absence", response=documents.Absence, summary="Note an absence")
def put_absence(request: Asked, person_id: fields.Id, said: Gone, seen: fields.IfMatchOrNot) -> HttpResponse:
    """Nothing proposes contact with them any more. A day to come is refused (409)."""
    network = request.network
    with if_seen(network, seen, lambda: _absence(request, person_id)), by_state():
        absences.note(network, person_id, said.kind, since=said.since, today=clock.today(network))
        return tagged(_absence(request, person_id))


@router.delete("/people/{person_id}/absence", response={204: None}, summary="Withdraw an absence")
def withdraw_absence(request: Asked, person_id: fields.Id, seen: fields.IfMatchOrNot) -> HttpResponse:
    """It was a mistake, or they are glad to hear from you again."""
    with if_seen(request.network, seen, lambda: _absence(request, person_id)):
        if not absences.withdraw(request.network, person_id):
            raise NotFound("Nothing of the kind was noted.")
    return nothing()


def _pause(request: Asked, person_id: UUID) -> documents.Peace:
    network = request.network
    person = people.find(network, str(person_id))
    row = peace.standing(network, person.id, today=clock.today(network)).first()
    if row is None:
        raise NotFound("They are not being left in peace.")
    return documents.peace(row)


def _absence(request: Asked, person_id: UUID) -> documents.Absence:
    person = people.find(request.network, str(person_id))
    row = absences_of(request.network, person.id).order_by("-id").first()
    if row is None:
        raise NotFound("Nothing of the kind was noted.")
    return documents.absence(row)
