"""Days of somebody that come back every year: list, add, show, change, take off."""

from dataclasses import replace
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Path, Router
from pydantic import Field

from amity.actions import dates as action
from amity.actions import people
from amity.base.errors import NotFound
from amity.people.records import YearlyDay
from amity.store.models import Person
from amity.surfaces.api import fields, shapes
from amity.surfaces.api.answers import Asked, answer, if_seen, nothing, tagged
from amity.surfaces.api.problems import by_state
from amity.surfaces.api.receipts import once
from amity.surfaces.documents import people as documents
from amity.surfaces.serving import clock

router = Router(tags=["dates"])
DateId = Annotated[str, Path(pattern=r"^[a-z]{1,16}-[0-9]{2}-[0-9]{2}$", description="birthday-02-14")]
Kind = Literal["birthday", "anniversary", "met", "other"]
Month = Annotated[int, Field(ge=1, le=12)]
DayOfMonth = Annotated[int, Field(ge=1, le=31)]
Year = Annotated[int, Field(ge=1800, le=2099)]

assert set(Kind.__args__) == set(action.KINDS), "one list of kinds"  # type: ignore[attr-defined]


class NewDay(fields.Body):
    """A day that comes back; there is one birthday, one anniversary and one first meeting."""

    kind: Kind
    month: Month
    day: DayOfMonth
    year: Year | None = None
    label: Annotated[fields.Line, Field(description="Your own word, where the kind is other.")] = ""


class DayChange(fields.Body):
    """What is not sent stays; a year of null is not known."""

    kind: Kind = fields.unchanged()
    month: Month = fields.unchanged()
    day: DayOfMonth = fields.unchanged()
    year: Year | None = None
    label: fields.Line = fields.unchanged()


@router.get("/people/{person_id}/dates", response=shapes.SomeDays, summary="List days")
def list_dates(request: Asked, person_id: fields.Id) -> HttpResponse:
    """All that are shown, whoever said them."""
    return answer({"dates": _of(request, person_id)})


@router.post("/people/{person_id}/dates", response={201: shapes.SomeDays}, summary="Add a day")
def add_date(request: Asked, person_id: fields.Id, said: NewDay, key: fields.Key) -> HttpResponse:
    """A day that is not in the calendar, or another one without a name, is refused (409)."""

    def make() -> HttpResponse:
        with by_state():
            action.add(request.network, person_id, YearlyDay(**said.model_dump()))
        place = {"Location": f"/api/v1/people/{person_id}/dates"}
        return answer({"dates": _of(request, person_id)}, status=201, headers=place)

    return once(request, key, make)


@router.get("/people/{person_id}/dates/{date_id}", response=shapes.DayOf, summary="Show a day")
def show_date(request: Asked, person_id: fields.Id, date_id: DateId) -> HttpResponse:
    """One day."""
    return tagged(_one(request, person_id, date_id))


@router.patch("/people/{person_id}/dates/{date_id}", response=shapes.DayOf, summary="Change a day")
def change_date(
    request: Asked, person_id: fields.Id, date_id: DateId, said: DayChange, seen: fields.IfMatch
) -> HttpResponse:
    """Another kind, month or day gives it another id: the answer says which."""
    with if_seen(request.network, seen, lambda: _one(request, person_id, date_id)):
        standing = _one(request, person_id, date_id)
        told = YearlyDay(
            standing["kind"], standing["month"], standing["day"], standing["year"], standing["label"]
        )
        day = replace(told, **said.given())
        with by_state():
            action.put(request.network, person_id, day, instead_of=date_id)
        return tagged(_one(request, person_id, action.slot_of(day)))


@router.delete("/people/{person_id}/dates/{date_id}", response={204: None}, summary="Take a day off")
def delete_date(
    request: Asked, person_id: fields.Id, date_id: DateId, seen: fields.IfMatchOrNot
) -> HttpResponse:
    """Whoever said it; the journal can bring it back."""
    with if_seen(request.network, seen, lambda: _one(request, person_id, date_id)):
        action.remove(request.network, person_id, date_id)
    return nothing()


def _of(request: Asked, person_id: UUID) -> list[shapes.DayOf]:
    network = request.network
    person: Person = people.find(network, str(person_id))
    known = people.profile(network, person.id, today=clock.today(network)).dates
    return [{"id": action.slot_of(day), **documents.yearly_day(day)} for day in known]


def _one(request: Asked, person_id: UUID, date_id: str) -> shapes.DayOf:
    found = next((one for one in _of(request, person_id) if one["id"] == date_id), None)
    if found is None:
        raise NotFound("There is no such day; it may have been changed.")
    return found
