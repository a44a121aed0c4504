"""The shapes of lists about goals."""

from typing_extensions import TypedDict

from amity.surfaces.documents import goals


class SomeGoals(TypedDict):
    """A page of goals, the newest first."""

    goals: list[goals.Goal]
    next: str | None


class SomeOpenings(TypedDict):
    """A page of openings, the newest first."""

    openings: list[goals.Opening]
    next: str | None


class SomeAsks(TypedDict):
    """A page of what was asked, the newest first, and how often the answer was yes in three years."""

    asks: list[goals.Asked]
    answers: goals.Answers
    next: str | None
