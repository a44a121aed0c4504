"""Today: the few people worth attention, and what became of a suggestion."""

from datetime import timedelta
from typing import Annotated, Literal

from django.http import HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from amity.actions import today as action
from amity.actions.giving import beside
from amity.store.models import Outcome, Person
from amity.surfaces.api import fields
from amity.surfaces.api.answers import Asked, answer
from amity.surfaces.api.problems import by_state
from amity.surfaces.documents import today as documents
from amity.surfaces.serving import clock

router = Router(tags=["suggestions"])


class Which(Schema):
    """How much there is to give today."""

    energy: fields.Energy | None = None
    minutes: fields.Minutes | None = None


class Became(fields.Body):
    """Done, later (from a day on; tomorrow if not said) or not this time (with a reason, if you like)."""

    outcome: Literal["done", "later", "skip"]
    until: fields.Day | None = None
    reason: Literal["", "energy", "nothing", "elsewhere", "wrong", "peace"] = ""


@router.get("/suggestions", response=documents.Plan, summary="Today")
def show_today(request: Asked, which: Query[Which]) -> HttpResponse:
    """The few people worth attention today: why, with what to offer, and a draft. Looking stores nothing."""
    day = clock.today(request.network)
    plan = action.plan(
        request.network,
        today=day,
        energy=which.energy,
        minutes=which.minutes,
        evening=clock.is_evening(request.network),
    )
    given = beside.of_cards(request.network, plan.suggestions, today=day)
    return answer(documents.plan(plan, given))


@router.put("/suggestions/{suggestion_id}/outcome", response=documents.Outcome, summary="What became of it")
def tell_outcome(
    request: Asked, suggestion_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{22}$")], told: Became
) -> HttpResponse:
    """Told twice it counts once; another outcome takes the place of the one before."""
    outcome = _tell(request, suggestion_id, told)
    person = Person.objects.of(request.network).get(records=outcome.record_id)
    return answer(documents.outcome(outcome, person))


def _tell(request: Asked, suggestion_id: str, told: Became) -> Outcome:
    network, today = request.network, clock.today(request.network)
    at = clock.now(network)
    match told.outcome:
        case "done":
            return action.done(network, suggestion_id, today=today, at=at)
        case "later":
            until = told.until or today + timedelta(days=1)
            with by_state():  # which days are over depends on today
                return action.later(network, suggestion_id, until=until, today=today)
        case _:
            return action.skip(network, suggestion_id, reason=told.reason, today=today, at=at)
