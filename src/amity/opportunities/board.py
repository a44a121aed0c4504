"""The board of a goal: openings that are noticed, asked about, talked over, referred to, and closed.

It is about openings, never about people. An opening is the list of its moves; it may go back as well as on,
and a closed one may be opened again. Closing is kind either way: it came about, or "Not this time. Stay friends".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from amity.base.errors import BadInput


class Stage(StrEnum):
    """The columns of the board."""

    NOTICED = "noticed"
    ASKED = "asked"
    TALKING = "talking"
    REFERRED = "referred"
    CLOSED = "closed"


class Step(StrEnum):
    """What a move says: a column, or that it came about."""

    NOTICED = "noticed"
    ASKED = "asked"
    TALKING = "talking"
    REFERRED = "referred"
    CLOSED = "closed"
    REACHED = "reached"


STAGES: Final = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Taken:
    """One move with its day, and what was said."""

    step: Step
    day: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an opening stands, since when; `reached` is True where it came about, and `words` what came of it."""

    stage: Stage
    since: date
    reached: bool = False
    words: str = ""

    @property
    def open(self) -> bool:
        """Whether something may still come of it."""
        return self.stage is not Stage.CLOSED


def stage_of(step: Step) -> Stage:
    """The column of a move."""
    return Stage.CLOSED if step is Step.REACHED else Stage(step.value)


def standing(steps: Sequence[Taken]) -> Standing:
    """Where these moves lead: the last one says it. BadInput where there is none."""
    if not steps:
        raise BadInput("An opening begins where it was noticed.")
    last = steps[-1]
    return Standing(stage_of(last.step), last.day, last.step is Step.REACHED, last.words)


def beside(stage: Stage, by: int) -> Stage | None:
    """The column that many to the right (or left, below zero); None beyond the edge.

    >>> beside(Stage.NOTICED, 1), beside(Stage.NOTICED, -1)
    (<Stage.ASKED: 'asked'>, None)
    """
    place = STAGES.index(stage) + by
    return STAGES[place] if 0 <= place < len(STAGES) else None


def is_move(steps: Sequence[Taken], step: Step) -> bool:
    """Whether this says anything new: the same column once more is no move, but how it was closed may be said anew."""
    return not steps or steps[-1].step is not step
