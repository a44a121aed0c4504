"""Typed lines: understood, and stored when that is asked for."""

from typing import Annotated, Literal

from django.http import HttpResponse
from ninja import Router
from pydantic import Field

from amity.actions import log as action
from amity.surfaces.api import fields
from amity.surfaces.api.answers import Asked, answer
from amity.surfaces.api.receipts import once
from amity.surfaces.documents import log as documents
from amity.surfaces.serving import clock

router = Router(tags=["notes"])
Choice = fields.Id | Literal["new", "skip"]


class Typed(fields.Body):
    """What happened, in your own words."""

    text: Annotated[fields.Words, Field(examples=["Met Ana at PyCon, promised intro to Sam"])]
    store: Annotated[bool, Field(description="Nothing is stored unless this is true.")] = False
    choices: Annotated[
        dict[str, Choice], Field(max_length=50, description="Whom a name means that several people bear.")
    ] = {}


@router.post("/notes", response={200: documents.Note, 201: documents.Note}, summary="Log a talk in a line")
def read_note(request: Asked, typed: Typed, key: fields.Key) -> HttpResponse:
    """As `amity log`: shows what was understood; with `store` it is stored too, unless a name is unclear (409)."""
    today = clock.today(request.network)

    def make() -> HttpResponse:
        understood = action.understand(request.network, typed.text, today=today)
        if not typed.store or understood.is_empty:
            return answer(documents.note(understood, None))
        stored = action.store(request.network, understood, today=today, choices=typed.choices)
        return answer(documents.note(understood, stored), status=201)

    return once(request, key, make)
