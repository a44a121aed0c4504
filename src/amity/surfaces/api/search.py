"""Who answers to some words."""

from typing import Annotated

from django.http import HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from amity.actions import people as action
from amity.surfaces.api import fields, shapes
from amity.surfaces.api.answers import Asked, answer
from amity.surfaces.documents import people as documents
from amity.surfaces.serving import clock

router = Router(tags=["search"])


class Which(Schema):
    """The words, and how many people at most."""

    q: Annotated[fields.Name, Field(description="A name, an organisation, a place, a label; in any order.")]
    limit: fields.Count = 20


@router.get("/search", response=shapes.Found, summary="Search")
def search(request: Asked, which: Query[Which]) -> HttpResponse:
    """The people that all of the words fit."""
    today = clock.today(request.network)
    wanted = action.Wanted(query=which.q)
    found = action.list_people(request.network, wanted, today=today, limit=which.limit)
    people = [documents.brief(row, today) for row in found.rows]
    return answer({"query": which.q, "people": people, "total": found.total})
