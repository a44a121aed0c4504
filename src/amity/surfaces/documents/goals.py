"""Goals for programs: what is looked for, the board, what was asked, who is at a place."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import TypedDict

from amity.surfaces.documents.people import Named
from amity.surfaces.words import goals as words

if TYPE_CHECKING:
    from amity.actions.goals import asking, keeping, openings
    from amity.opportunities import visits
    from amity.opportunities.asks import Rate


class Target(TypedDict):
    """Where a goal may come from, in words."""

    kind: str
    text: str


class Goal(TypedDict):
    """What the owner looks for."""

    id: UUID
    text: str
    note: str
    kind: str
    targets: list[Target]
    created_on: date
    closed_on: date | None
    reached: bool
    outcome: str
    openings: int


class Move(TypedDict):
    """One move on the board."""

    stage: str
    reached: bool
    day: date
    words: str


class OnTheWay(TypedDict):
    """Somebody who led to an opening."""

    id: UUID
    person: Named
    thanked_on: date | None


class Opening(TypedDict):
    """An opening, where it stands, and who led to it. `to_thank` names whom nobody thanked yet."""

    id: UUID
    goal: UUID
    name: str
    note: str
    stage: str
    since: date
    reached: bool
    moves: list[Move]
    people: list[OnTheWay]
    to_thank: list[Named]


class Asked(TypedDict):
    """Something asked of somebody; `answer` is yes, no, or empty while it is open."""

    id: UUID
    person: Named | None
    goal: UUID | None
    opening: UUID | None
    text: str
    day: date
    answer: str
    answered_on: date | None


class Answers(TypedDict):
    """How often the owner's asks met a yes."""

    asked: int
    answered: int
    yes: int
    text: str


class Occasion(TypedDict):
    """Why somebody is worth a line before a journey; `evidence` names what opens it."""

    why: str
    text: str
    evidence: str


class There(TypedDict):
    """Somebody at a place."""

    person: Named
    reasons: list[Occasion]


class Journey(TypedDict):
    """A place with its days, and who is there, whom to write to first before the others."""

    place: str
    since: date
    until: date
    people: list[There]


def goal(one: "keeping.Kept") -> Goal:
    """One goal."""
    return {
        "id": one.id,
        "text": one.text,
        "note": one.note,
        "kind": one.kind.value,
        "targets": [{"kind": target.kind.value, "text": target.text} for target in one.targets],
        "created_on": one.created_on,
        "closed_on": one.closed_on,
        "reached": one.reached,
        "outcome": one.outcome,
        "openings": one.openings,
    }


def opening(one: "openings.Shown") -> Opening:
    """One opening."""
    return {
        "id": one.id,
        "goal": one.goal,
        "name": one.name,
        "note": one.note,
        "stage": one.standing.stage.value,
        "since": one.standing.since,
        "reached": one.standing.reached,
        "moves": [
            {
                "stage": "closed" if taken.step == "reached" else taken.step.value,
                "reached": taken.step == "reached",
                "day": taken.day,
                "words": taken.words,
            }
            for taken in one.steps
        ],
        "people": [
            {
                "id": led.id,
                "person": {"id": led.person.id, "name": led.person.name},
                "thanked_on": led.thanked_on,
            }
            for led in one.people
        ],
        "to_thank": [{"id": led.person.id, "name": led.person.name} for led in one.to_thank],
    }


def asked(one: "asking.Asked") -> Asked:
    """One ask."""
    return {
        "id": one.id,
        "person": {"id": one.person.id, "name": one.person.name} if one.person else None,
        "goal": one.goal,
        "opening": one.opening,
        "text": one.text,
        "day": one.day,
        "answer": one.answer,
        "answered_on": one.answered_on,
    }


def answers(own: "Rate") -> Answers:
    """The owner's own rate, with the sentence that a person reads."""
    return {"asked": own.asked, "answered": own.answered, "yes": own.yes, "text": words.rate(own)}


def journey(days: "visits.Days", found: "tuple[visits.There, ...]", today: date) -> Journey:
    """Who is there."""
    return {
        "place": days.place,
        "since": days.since,
        "until": days.until,
        "people": [
            {
                "person": {"id": UUID(one.person), "name": one.name},
                "reasons": [
                    {"why": reason.why.value, "text": words.there(reason, today), "evidence": reason.evidence}
                    for reason in one.reasons
                ],
            }
            for one in found
        ],
    }
