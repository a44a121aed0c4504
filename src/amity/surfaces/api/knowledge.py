"""Insights, who knows what, what is moving, and search over everything that was said and noted."""

from datetime import date
from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field
from typing_extensions import TypedDict

from amity.actions import knowing, moving, searching
from amity.actions import knowledge as action
from amity.actions.giving import wording
from amity.actions.pages import By, page
from amity.surfaces.api import cursors, fields
from amity.surfaces.api.answers import Asked, answer, if_seen, nothing, tagged
from amity.surfaces.api.receipts import once
from amity.surfaces.documents import giving
from amity.surfaces.documents import knowledge as documents
from amity.surfaces.documents.people import Named
from amity.surfaces.serving import clock

router = Router(tags=["knowledge"])
_NEWEST = (By("created_at", falling=True), By("id", falling=True))
Question = Annotated[str, Field(min_length=1, max_length=10_000)]


class NewInsight(fields.Body):
    """What somebody taught the owner, in their words."""

    person: fields.Id
    text: fields.Words
    topic: Annotated[str, Field(max_length=120)] = ""
    said_on: fields.Day | None = None


class InsightChange(fields.Body):
    """What is not sent stays."""

    text: fields.Words = fields.unchanged()
    topic: Annotated[str, Field(max_length=120)] = fields.unchanged()
    said_on: fields.Day = fields.unchanged()


class WhatCameOfIt(fields.Body):
    """What came of it."""

    outcome: fields.Text = ""


class Whose(fields.Paging):
    """Of one person."""

    person: fields.Id | None = None


class Sought(Schema):
    """A topic or a question, in words or a sentence."""

    q: Question


class SomeInsights(TypedDict):
    """A page of insights, the newest first."""

    insights: list[documents.Insight]
    next: str | None


class SomeRising(TypedDict):
    """Topics that rose this quarter."""

    topics: list[documents.Rising]


class FoundEvent(TypedDict):
    """An event, and the day it begins."""

    id: UUID
    name: str
    day: date
    place: str


class FoundEverywhere(TypedDict):
    """People, events, and what was said and noted; `understood` says which days and place were read from the sentence."""

    query: str
    understood: list[str]
    people: list[Named]
    events: list[FoundEvent]
    said: list[documents.Spoken]


@router.get("/who", response=documents.Answer, summary="Who knows")
def who_knows(request: Asked, which: Query[Sought]) -> HttpResponse:
    """Who may know about it, with passages and why; whom to ask first."""
    today = clock.today(request.network)
    return answer(documents.answer(knowing.who_knows(request.network, which.q, today=today), today))


@router.get("/search/everywhere", response=FoundEverywhere, summary="Search everywhere")
def search_everywhere(request: Asked, which: Query[Sought]) -> HttpResponse:
    """In words or a sentence with a time and a place, English or German."""
    from amity.surfaces.words import knowledge as words

    today = clock.today(request.network)
    found = searching.search(request.network, which.q, today=today)
    return answer(
        {
            "query": found.question.text,
            "understood": words.understood(found.question, today),
            "people": [{"id": person.id, "name": person.name} for person in found.people],
            "events": [
                {"id": one.pk, "name": one.name, "day": one.day, "place": one.place} for one in found.events
            ],
            "said": [documents.said(one.text) for one in found.said],
        }
    )


@router.get("/topics/moving", response=SomeRising, summary="What is moving")
def list_moving(request: Asked) -> HttpResponse:
    """Topics of which more people spoke this quarter than before, with whom to ask."""
    today = clock.today(request.network)
    return answer({"topics": [documents.rising(one) for one in moving.rising(request.network, today=today)]})


@router.get("/insights", response=SomeInsights, summary="List insights")
def list_insights(request: Asked, which: Query[Whose]) -> HttpResponse:
    """The newest first."""
    behind = cursors.read(which.cursor, "insights")
    rows = action.insights(request.network, person_id=which.person)
    some = page(rows, _NEWEST, behind=behind, limit=which.limit)
    told = [documents.insight(row) for row in some.rows]
    return answer({"insights": told, "next": cursors.write(some.next, "insights")})


@router.post("/insights", response={201: documents.Insight}, summary="Keep an insight")
def add_insight(request: Asked, told: NewInsight, key: fields.Key) -> HttpResponse:
    """With whom it is from."""

    def make() -> HttpResponse:
        row = action.keep(request.network, told.person, told.text, topic=told.topic, day=told.said_on)
        shown = documents.insight(action.one(request.network, row.pk))
        return tagged(shown, status=201, place=f"/api/v1/insights/{row.pk}")

    return once(request, key, make)


@router.get("/insights/{insight_id}", response=documents.Insight, summary="Show an insight")
def show_insight(request: Asked, insight_id: fields.Id) -> HttpResponse:
    """One of them."""
    return tagged(documents.insight(action.one(request.network, insight_id)))


@router.patch("/insights/{insight_id}", response=documents.Insight, summary="Change an insight")
def change_insight(
    request: Asked, insight_id: fields.Id, told: InsightChange, seen: fields.IfMatch
) -> HttpResponse:
    """Only what is sent changes."""
    with if_seen(request.network, seen, lambda: documents.insight(action.one(request.network, insight_id))):
        action.edit(request.network, insight_id, **told.given())
        return tagged(documents.insight(action.one(request.network, insight_id)))


@router.delete("/insights/{insight_id}", response={204: None}, summary="Delete an insight")
def delete_insight(request: Asked, insight_id: fields.Id, seen: fields.IfMatchOrNot) -> HttpResponse:
    """The journal can bring it back."""
    with if_seen(request.network, seen, lambda: documents.insight(action.one(request.network, insight_id))):
        action.remove(request.network, insight_id)
    return nothing()


@router.put("/insights/{insight_id}/credit", response=giving.Text, summary="Credit an insight")
def credit_insight(request: Asked, insight_id: fields.Id, told: WhatCameOfIt) -> HttpResponse:
    """It helped: the ledger says so, and the answer is a thank-you to send yourself."""
    today = clock.today(request.network)
    give = action.credit(request.network, insight_id, told.outcome, today=today)
    return answer(giving.text(wording.thank(request.network, give.pk, today=today)))
