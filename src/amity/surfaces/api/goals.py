"""Goals: what is looked for, the board of openings, what was asked, and who is at a place."""

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from amity.actions.goals import asking, keeping, lists, openings, visiting, ways
from amity.opportunities import visits
from amity.opportunities.goals import MOST_TARGETS, Target, TargetKind
from amity.surfaces.api import cursors, fields, goal_shapes
from amity.surfaces.api.answers import Asked, answer, if_seen, nothing, tagged
from amity.surfaces.api.receipts import once
from amity.surfaces.documents import goals as documents
from amity.surfaces.documents import ways as ways_documents
from amity.surfaces.serving import clock

router = Router(tags=["goals"])
Kind = Literal["job", "client", "collaboration", "business", "advice", "home", "other"]
Where = Literal["organisation", "role", "place", "topic"]
Stage = Literal["noticed", "asked", "talking", "referred", "closed"]
Answer = Literal["yes", "no", ""]

assert set(Kind.__args__) == set(keeping.KINDS), "one list of goals"  # type: ignore[attr-defined]
assert set(Where.__args__) == set(keeping.TARGET_KINDS), "one list of targets"  # type: ignore[attr-defined]


class Wanted(fields.Body):
    """Where it may come from."""

    kind: Where
    text: fields.Name


Targets = Annotated[list[Wanted], Field(max_length=MOST_TARGETS)]


class NewGoal(fields.Body):
    """In one's own words; kind and targets are guessed where they are not sent."""

    text: Annotated[str, Field(max_length=10_000, pattern=r"[^\s\x00-\x1f\x7f-\x9f]")]
    note: fields.Text = ""
    kind: Kind | None = None
    targets: Targets | None = None


class GoalChange(fields.Body):
    """What is not sent stays. `closed` ends it (`reached` says how) or opens it again."""

    text: fields.Words = fields.unchanged()
    note: fields.Text = fields.unchanged()
    kind: Kind = fields.unchanged()
    targets: Targets = fields.unchanged()
    closed: bool = fields.unchanged()
    reached: bool = fields.unchanged()
    outcome: fields.Text = fields.unchanged()


class NewOpening(fields.Body):
    """Something that may become of a goal; `people` lead to it, in the order of the way."""

    name: fields.Name
    note: fields.Text = ""
    stage: Stage = "noticed"
    people: Annotated[list[fields.Id], Field(max_length=openings.MOST_PEOPLE)] = []


class OpeningChange(fields.Body):
    """What is not sent stays."""

    name: fields.Name = fields.unchanged()
    note: fields.Text = fields.unchanged()


class NewMove(fields.Body):
    """To a column; `reached` closes it as something that came about, `words` say what came of it."""

    stage: Stage
    reached: bool = False
    words: Annotated[str, Field(max_length=5_000)] = ""


class NewAsk(fields.Body):
    """The owner asked somebody."""

    person: fields.Id
    goal: fields.Id | None = None
    opening: fields.Id | None = None
    text: Annotated[str, Field(max_length=5_000)] = ""


class AskChange(fields.Body):
    """Their answer; an empty one opens it again."""

    answer: Answer


class Which(fields.Paging):
    """Only those still looked for."""

    open: fields.Truth = False


class OfGoal(fields.Paging):
    """Of one goal."""

    goal: fields.Id | None = None


class To(Schema):
    """Where, or a sentence that says so; from when until when."""

    place: Annotated[str, Field(min_length=1, max_length=300)]
    since: fields.Day | None = None
    until: fields.Day | None = None


@router.get("/goals", response=goal_shapes.SomeGoals, summary="List goals")
def list_goals(request: Asked, which: Query[Which]) -> HttpResponse:
    """The newest first."""
    some = lists.goals(
        request.network, open_only=which.open, behind=cursors.read(which.cursor, "goals"), limit=which.limit
    )
    told = [documents.goal(one) for one in keeping.told(request.network, some.rows)]
    return answer({"goals": told, "next": cursors.write(some.next, "goals")})


@router.post("/goals", response={201: documents.Goal}, summary="Keep a goal")
def add_goal(request: Asked, told: NewGoal, key: fields.Key) -> HttpResponse:
    """In one's own words."""

    def make() -> HttpResponse:
        row = keeping.add(
            request.network, told.text, kind=told.kind or "", note=told.note, targets=_targets(told.targets),
            today=clock.today(request.network),
        )  # fmt: skip
        return tagged(_goal(request, row.pk), status=201, place=f"/api/v1/goals/{row.pk}")

    return once(request, key, make)


@router.get("/goals/{goal_id}", response=documents.Goal, summary="Show a goal")
def show_goal(request: Asked, goal_id: fields.Id) -> HttpResponse:
    """One goal."""
    return tagged(_goal(request, goal_id))


@router.patch("/goals/{goal_id}", response=documents.Goal, summary="Change, close or reopen a goal")
def change_goal(request: Asked, goal_id: fields.Id, told: GoalChange, seen: fields.IfMatch) -> HttpResponse:
    """Only what is sent changes."""
    with if_seen(request.network, seen, lambda: _goal(request, goal_id)):
        said: dict[str, Any] = told.given()
        ends: dict[str, Any] = {name: said.pop(name) for name in ("closed", "reached") if name in said}
        if "targets" in said:
            said["targets"] = _targets(told.targets)
        if said:
            keeping.edit(request.network, goal_id, **said)
        _end(request, goal_id, ends)
        return tagged(_goal(request, goal_id))


@router.delete("/goals/{goal_id}", response={204: None}, summary="Delete a goal")
def delete_goal(request: Asked, goal_id: fields.Id, seen: fields.IfMatchOrNot) -> HttpResponse:
    """With its board and its asks; the journal can bring all of it back."""
    with if_seen(request.network, seen, lambda: _goal(request, goal_id)):
        keeping.remove(request.network, goal_id)
    return nothing()


@router.get("/goals/{goal_id}/paths", response=ways_documents.Ways, summary="Warm paths to a goal")
def list_goal_paths(request: Asked, goal_id: fields.Id) -> HttpResponse:
    """To those who fit where it may come from, best first, each step with what shows it; five at most."""
    today = clock.today(request.network)
    found = ways.to_goal(request.network, keeping.one(request.network, goal_id), today=today)
    return answer(ways_documents.ways(found, today))


@router.get("/openings", response=goal_shapes.SomeOpenings, summary="List openings")
def list_openings(request: Asked, which: Query[OfGoal]) -> HttpResponse:
    """Of one goal or of all, the newest first."""
    some = lists.openings(
        request.network, goal=which.goal, behind=cursors.read(which.cursor, "openings"), limit=which.limit
    )
    told = [documents.opening(one) for one in openings.told(request.network, some.rows)]
    return answer({"openings": told, "next": cursors.write(some.next, "openings")})


@router.post(
    "/goals/{goal_id}/openings", response={201: documents.Opening}, summary="Put an opening on the board"
)
def add_opening(request: Asked, goal_id: fields.Id, told: NewOpening, key: fields.Key) -> HttpResponse:
    """With those who lead to it."""

    def make() -> HttpResponse:
        row = openings.add(
            request.network, goal_id, told.name, note=told.note, people=told.people, stage=told.stage,
            today=clock.today(request.network),
        )  # fmt: skip
        return tagged(_opening(request, row.pk), status=201, place=f"/api/v1/openings/{row.pk}")

    return once(request, key, make)


@router.get("/openings/{opening_id}", response=documents.Opening, summary="Show an opening")
def show_opening(request: Asked, opening_id: fields.Id) -> HttpResponse:
    """With its moves and people."""
    return tagged(_opening(request, opening_id))


@router.patch("/openings/{opening_id}", response=documents.Opening, summary="Change an opening")
def change_opening(
    request: Asked, opening_id: fields.Id, told: OpeningChange, seen: fields.IfMatch
) -> HttpResponse:
    """Only what is sent changes."""
    with if_seen(request.network, seen, lambda: _opening(request, opening_id)):
        openings.edit(request.network, opening_id, **told.given())
        return tagged(_opening(request, opening_id))


@router.post("/openings/{opening_id}/moves", response={201: documents.Opening}, summary="Move an opening")
def move_opening(request: Asked, opening_id: fields.Id, told: NewMove, key: fields.Key) -> HttpResponse:
    """On along the board, or back. The same column again changes nothing."""

    def make() -> HttpResponse:
        step = "reached" if told.reached else told.stage
        day = clock.today(request.network)
        openings.move(request.network, opening_id, step, today=day, words=told.words)
        return tagged(_opening(request, opening_id), status=201, place=f"/api/v1/openings/{opening_id}")

    return once(request, key, make)


@router.delete("/openings/{opening_id}", response={204: None}, summary="Take an opening off the board")
def delete_opening(request: Asked, opening_id: fields.Id, seen: fields.IfMatchOrNot) -> HttpResponse:
    """The journal can bring it back."""
    with if_seen(request.network, seen, lambda: _opening(request, opening_id)):
        openings.remove(request.network, opening_id)
    return nothing()


@router.get("/asks", response=goal_shapes.SomeAsks, summary="List what was asked")
def list_asks(request: Asked, which: Query[OfGoal]) -> HttpResponse:
    """The newest first, and how often the answer was yes."""
    some = lists.asks(
        request.network, goal=which.goal, behind=cursors.read(which.cursor, "asks"), limit=which.limit
    )
    rate = asking.rate(request.network, today=clock.today(request.network))
    told = [documents.asked(asking.told(row)) for row in some.rows]
    return answer(
        {"asks": told, "answers": documents.answers(rate), "next": cursors.write(some.next, "asks")}
    )


@router.post("/asks", response={201: documents.Asked}, summary="Note an ask")
def add_ask(request: Asked, told: NewAsk, key: fields.Key) -> HttpResponse:
    """The owner asked; nothing is sent by this."""

    def make() -> HttpResponse:
        row = asking.note(
            request.network, told.person, goal_id=told.goal, opening_id=told.opening, text=told.text,
            today=clock.today(request.network),
        )  # fmt: skip
        return tagged(_asked(request, row.pk), status=201, place=f"/api/v1/asks/{row.pk}")

    return once(request, key, make)


@router.get("/asks/{ask_id}", response=documents.Asked, summary="Show an ask")
def show_ask(request: Asked, ask_id: fields.Id) -> HttpResponse:
    """One ask."""
    return tagged(_asked(request, ask_id))


@router.patch("/asks/{ask_id}", response=documents.Asked, summary="Note an answer")
def change_ask(request: Asked, ask_id: fields.Id, told: AskChange, seen: fields.IfMatch) -> HttpResponse:
    """Yes or no; either is a good answer."""
    with if_seen(request.network, seen, lambda: _asked(request, ask_id)):
        asking.answer(request.network, ask_id, told.answer, today=clock.today(request.network))
        return tagged(_asked(request, ask_id))


@router.delete("/asks/{ask_id}", response={204: None}, summary="Delete an ask")
def delete_ask(request: Asked, ask_id: fields.Id, seen: fields.IfMatchOrNot) -> HttpResponse:
    """It was not asked after all."""
    with if_seen(request.network, seen, lambda: _asked(request, ask_id)):
        asking.remove(request.network, ask_id)
    return nothing()


@router.get("/journeys", response=documents.Journey, summary="Who is at a place")
def show_journey(request: Asked, to: Query[To]) -> HttpResponse:
    """Those who live there and those last met there, whom to write to first before the others."""
    today = clock.today(request.network)
    days = visits.between(visits.read(to.place, today=today), to.since, to.until)
    found = visiting.there(request.network, days, today=today)
    return answer(documents.journey(days, found, today))


def _targets(told: list[Wanted] | None) -> list[Target] | None:
    return None if told is None else [Target(TargetKind(one.kind), one.text) for one in told]


def _end(request: Asked, goal_id: UUID, ends: dict[str, Any]) -> None:
    """That it came about closes it too."""
    if ends.get("closed", True) is False:
        keeping.reopen(request.network, goal_id)
    elif ends.get("closed") or ends.get("reached"):
        reached = ends.get("reached", keeping.one(request.network, goal_id).reached)
        keeping.close(request.network, goal_id, reached=reached, today=clock.today(request.network))


def _goal(request: Asked, goal_id: UUID) -> documents.Goal:
    return documents.goal(keeping.one(request.network, goal_id))


def _opening(request: Asked, opening_id: UUID) -> documents.Opening:
    return documents.opening(openings.one(request.network, opening_id))


def _asked(request: Asked, ask_id: UUID) -> documents.Asked:
    return documents.asked(asking.one(request.network, ask_id))
