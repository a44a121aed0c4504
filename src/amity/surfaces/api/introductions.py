"""Introductions: whom to introduce to whom, the steps of each, and its texts. Nothing is sent by itself."""

from typing import Literal

from django.http import HttpResponse
from ninja import Router

from amity.actions.giving import introducing, wording
from amity.giving.consent import Step
from amity.surfaces.api import fields, shapes
from amity.surfaces.api.answers import Asked, answer, nothing
from amity.surfaces.api.problems import by_state
from amity.surfaces.api.receipts import once
from amity.surfaces.documents import giving as documents
from amity.surfaces.serving import clock

router = Router(tags=["introductions"])
Next = Literal[
    "asked_first",
    "first_yes",
    "first_no",
    "asked_second",
    "second_yes",
    "second_no",
    "made",
    "outcome",
    "closed",
]
Part = Literal["request", "opt_in", "joint", "thanks", "kindly"]


class NewIntroduction(fields.Body):
    """Two people; `first` is asked first. `need` is the fact it answers."""

    first: fields.Id
    second: fields.Id
    why: fields.Text = ""
    need: fields.Id | None = None


class NewStep(fields.Body):
    """What happened next; `words` are an answer, or what came of it."""

    step: Next
    words: fields.Text = ""


@router.get(
    "/introductions/suggested", response=shapes.SuggestedIntroductions, summary="Whom to introduce to whom"
)
def suggest_introductions(request: Asked) -> HttpResponse:
    """The best first, with what speaks for each. Nobody hears of it."""
    found = introducing.suggested(request.network, today=clock.today(request.network))
    return answer({"suggestions": [documents.suggested(one) for one in found]})


@router.get("/introductions", response=shapes.SomeIntroductions, summary="List introductions")
def list_introductions(request: Asked) -> HttpResponse:
    """Those that wait for the owner first, then the newest; 200 at most."""
    some = introducing.listed(request.network, today=clock.today(request.network))
    return answer({"introductions": [documents.introduction(one) for one in some]})


@router.post("/introductions", response={201: documents.Introduction}, summary="Keep an introduction in mind")
def add_introduction(request: Asked, told: NewIntroduction, key: fields.Key) -> HttpResponse:
    """The first step, of which nobody hears. 409 where these two are being introduced, or one is left out."""

    def make() -> HttpResponse:
        day = clock.today(request.network)
        with by_state():
            row = introducing.propose(
                request.network, told.first, told.second, why=told.why, need=told.need, today=day
            )
        shown = introducing.one(request.network, row.pk, today=day)
        place = {"Location": f"/api/v1/introductions/{row.pk}"}
        return answer(documents.introduction(shown), status=201, headers=place)

    return once(request, key, make)


@router.get(
    "/introductions/{introduction_id}", response=documents.Introduction, summary="Show an introduction"
)
def show_introduction(request: Asked, introduction_id: fields.Id) -> HttpResponse:
    """Where it stands, and what may come next."""
    shown = introducing.one(request.network, introduction_id, today=clock.today(request.network))
    return answer(documents.introduction(shown))


@router.post(
    "/introductions/{introduction_id}/steps", response={201: documents.Introduction}, summary="Take a step"
)
def add_step(request: Asked, introduction_id: fields.Id, told: NewStep, key: fields.Key) -> HttpResponse:
    """409 where it may not come now: the second is not asked before the first agreed."""

    def make() -> HttpResponse:
        day = clock.today(request.network)
        with by_state():
            shown = introducing.step(
                request.network, introduction_id, Step(told.step), today=day, words=told.words
            )
        return answer(documents.introduction(shown), status=201)

    return once(request, key, make)


@router.get(
    "/introductions/{introduction_id}/texts/{part}",
    response=documents.Text,
    summary="A text of an introduction",
)
def show_text(request: Asked, introduction_id: fields.Id, part: Part) -> HttpResponse:
    """From the moment on at which it may be sent; 409 before."""
    with by_state():
        written = wording.introduction(
            request.network, introduction_id, part, today=clock.today(request.network)
        )
    return answer(documents.text(written))


@router.delete("/introductions/{introduction_id}", response={204: None}, summary="Delete an introduction")
def delete_introduction(request: Asked, introduction_id: fields.Id) -> HttpResponse:
    """With all its steps; the journal can bring it back."""
    introducing.remove(request.network, introduction_id)
    return nothing()
