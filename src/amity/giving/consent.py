"""The way of an introduction: both say yes before they meet, and nothing reaches the second before the first agrees.

An introduction is the list of its steps; where it stands follows from them. An answer that does not come
ends it after a while without a word to anybody; a no ends it kindly, and the other side never learns of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from amity.base.errors import BadInput

WAITS = timedelta(days=21)  # for an answer; after that it is let go of


class Step(StrEnum):
    """What can happen."""

    PROPOSED = "proposed"
    ASKED_FIRST = "asked_first"
    FIRST_YES = "first_yes"
    FIRST_NO = "first_no"
    ASKED_SECOND = "asked_second"
    SECOND_YES = "second_yes"
    SECOND_NO = "second_no"
    MADE = "made"
    OUTCOME = "outcome"
    CLOSED = "closed"  # the owner lets go of it


class State(StrEnum):
    """Where it stands."""

    PROPOSED = "proposed"
    ASKED_FIRST = "asked_first"
    FIRST_AGREED = "first_agreed"
    ASKED_SECOND = "asked_second"
    BOTH_YES = "both_yes"
    MADE = "made"
    OUTCOME = "outcome"
    DECLINED = "declined"
    EXPIRED = "expired"
    CLOSED = "closed"


ENDS = frozenset({State.OUTCOME, State.DECLINED, State.EXPIRED, State.CLOSED})
_AFTER = {
    Step.PROPOSED: State.PROPOSED,
    Step.ASKED_FIRST: State.ASKED_FIRST,
    Step.FIRST_YES: State.FIRST_AGREED,
    Step.FIRST_NO: State.DECLINED,
    Step.ASKED_SECOND: State.ASKED_SECOND,
    Step.SECOND_YES: State.BOTH_YES,
    Step.SECOND_NO: State.DECLINED,
    Step.MADE: State.MADE,
    Step.OUTCOME: State.OUTCOME,
    Step.CLOSED: State.CLOSED,
}
_ALLOWED: dict[State, tuple[Step, ...]] = {
    State.PROPOSED: (Step.ASKED_FIRST, Step.CLOSED),
    State.ASKED_FIRST: (Step.FIRST_YES, Step.FIRST_NO, Step.CLOSED),
    State.FIRST_AGREED: (Step.ASKED_SECOND, Step.CLOSED),
    State.ASKED_SECOND: (Step.SECOND_YES, Step.SECOND_NO, Step.CLOSED),
    State.BOTH_YES: (Step.MADE, Step.CLOSED),
    State.MADE: (Step.OUTCOME,),
    # A late yes is welcome; it goes on from where it stood.
    State.EXPIRED: (),
    State.OUTCOME: (),
    State.DECLINED: (),
    State.CLOSED: (),
}
_LATE = {
    State.ASKED_FIRST: (Step.FIRST_YES, Step.FIRST_NO),
    State.ASKED_SECOND: (Step.SECOND_YES, Step.SECOND_NO),
}


class NotYet(BadInput):
    """That step cannot be taken now; `state` is where the introduction stands."""

    def __init__(self, step: Step, state: State) -> None:
        self.step, self.state = step, state
        super().__init__(
            "This does not come now: each side is asked in turn, and nobody before the other agreed."
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """A step with its day, and what was said."""

    step: Step
    day: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an introduction stands on a day, since when, until when it waits, and what may come next."""

    state: State
    since: date
    until: date | None
    next: tuple[Step, ...]

    @property
    def open(self) -> bool:
        """Whether something is still to come."""
        return self.state not in ENDS


def standing(steps: Sequence[Taken], *, today: date) -> Standing:
    """Where these steps lead. The first is always PROPOSED; BadInput where they are in no order that can be."""
    if not steps or steps[0].step is not Step.PROPOSED:
        raise BadInput("An introduction begins with a proposal.")
    state, since = State.PROPOSED, steps[0].day
    for taken in steps[1:]:
        if taken.step not in _ALLOWED[state]:
            raise NotYet(taken.step, state)
        state, since = _AFTER[taken.step], taken.day
    until = _until(state, since)
    if until and today > until:
        return Standing(State.EXPIRED, until, None, _LATE.get(state, ()))
    return Standing(state, since, until, _ALLOWED[state])


def take(steps: Sequence[Taken], taken: Taken, *, today: date) -> tuple[Taken, ...]:
    """The steps with one more; NotYet where it may not follow."""
    now = standing(steps, today=today)
    if taken.step not in now.next:
        raise NotYet(taken.step, now.state)
    return (*steps, taken)


def _until(state: State, since: date) -> date | None:
    if state in (State.ASKED_FIRST, State.ASKED_SECOND):
        return since + WAITS
    return None
