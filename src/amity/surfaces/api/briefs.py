"""Briefs: what to know before a talk, and before an event."""

from typing import Annotated

from django.http import HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from amity.actions import briefs as action
from amity.actions.events import before
from amity.surfaces.api import fields
from amity.surfaces.api.answers import Asked, answer, nothing
from amity.surfaces.documents import briefs as documents
from amity.surfaces.serving import clock

router = Router(tags=["briefs"])


class BriefWhom(Schema):
    """A name as it was heard or read: of the book, of a guest list, or of nobody known."""

    name: Annotated[fields.Name, Field(max_length=200)]


class BriefAnswer(fields.Body):
    """Whether an old fact still holds: yes or no."""

    answer: Annotated[str, Field(pattern="^(yes|no)$")]


@router.get("/people/{person_id}/brief", response=documents.BriefPerson, summary="Prepare for a talk")
def show_brief(request: Asked, person_id: fields.Id) -> HttpResponse:
    """One page: what is open, what matters, one offer, one ask, three questions each with what it comes from."""
    day = clock.today(request.network)
    return answer(documents.person(action.brief(request.network, person_id, today=day), day))


@router.get("/briefs", response=documents.BriefPerson, summary="Prepare for a talk with whoever a name means")
def show_named_brief(request: Asked, whom: Query[BriefWhom]) -> HttpResponse:
    """Of somebody unknown it says so, and has ways to begin."""
    day = clock.today(request.network)
    return answer(documents.person(action.named(request.network, whom.name, today=day), day))


@router.get("/events/{event_id}/brief", response=documents.BriefEvent, summary="Prepare for an event")
def show_event_brief(request: Asked, event_id: fields.Id) -> HttpResponse:
    """Your plan, who is there, at most two a day worth meeting with the evidence, ways to begin and to go."""
    day = clock.today(request.network)
    return answer(documents.before(before.before(request.network, event_id, today=day), day))


@router.put(
    "/facts/{fact_id}/still-true", response={204: None}, summary="Say whether an old fact is still true"
)
def answer_still_true(request: Asked, fact_id: fields.Id, said: BriefAnswer) -> HttpResponse:
    """Yes confirms it as of today, no ends it; either can be taken back."""
    action.still_true(request.network, fact_id, said.answer, today=clock.today(request.network))
    return nothing()
