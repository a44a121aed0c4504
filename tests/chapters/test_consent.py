"""The way of an introduction: nothing reaches the second side before the first agrees, whatever is tried."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.base.errors import BadInput
from amity.giving.consent import ENDS, WAITS, NotYet, State, Step, Taken, standing, take

DAY = date(2026, 11, 24)
BEGUN = (Taken(Step.PROPOSED, DAY),)


def after(*steps: Step) -> tuple[Taken, ...]:
    taken = BEGUN
    for step in steps:
        taken = take(taken, Taken(step, DAY), today=DAY)
    return taken


@given(st.lists(st.tuples(st.sampled_from(Step), st.integers(0, 40)), max_size=14))
def test_whatever_is_tried_the_second_hears_only_after_the_first_agreed(
    tried: list[tuple[Step, int]],
) -> None:
    taken, today = BEGUN, DAY
    for step, days in tried:
        today += timedelta(days=days)
        try:
            taken = take(taken, Taken(step, today), today=today)
        except NotYet:
            continue
    order = [one.step for one in taken]
    now = standing(taken, today=today)

    assert order[0] is Step.PROPOSED
    assert len(set(order)) == len(order)  # nobody is asked twice
    if Step.ASKED_SECOND in order:
        assert order.index(Step.FIRST_YES) < order.index(Step.ASKED_SECOND)
    if Step.MADE in order:
        assert {Step.FIRST_YES, Step.SECOND_YES} <= set(order[: order.index(Step.MADE)])
    if Step.FIRST_NO in order or Step.SECOND_NO in order:
        assert now.state is State.DECLINED
        assert now.next == ()
    if Step.ASKED_SECOND not in order:
        assert now.state not in (State.ASKED_SECOND, State.BOTH_YES, State.MADE, State.OUTCOME)
    assert now.open == (now.state not in ENDS)


def test_the_whole_way() -> None:
    steps = (Step.ASKED_FIRST, Step.FIRST_YES, Step.ASKED_SECOND, Step.SECOND_YES, Step.MADE, Step.OUTCOME)
    states = [standing(after(*steps[:n]), today=DAY).state for n in range(len(steps) + 1)]

    assert states == [
        State.PROPOSED, State.ASKED_FIRST, State.FIRST_AGREED, State.ASKED_SECOND, State.BOTH_YES, State.MADE, State.OUTCOME,
    ]  # fmt: skip


def test_an_answer_that_does_not_come_ends_it_and_a_late_one_is_welcome() -> None:
    asked = after(Step.ASKED_FIRST)
    late = DAY + WAITS + timedelta(days=1)

    assert standing(asked, today=DAY + WAITS).state is State.ASKED_FIRST
    assert standing(asked, today=late).state is State.EXPIRED
    assert standing(asked, today=late).next == (Step.FIRST_YES, Step.FIRST_NO)
    agreed = take(asked, Taken(Step.FIRST_YES, late), today=late)
    assert standing(agreed, today=late).state is State.FIRST_AGREED


def test_steps_out_of_order_are_refused() -> None:
    with pytest.raises(NotYet):
        take(BEGUN, Taken(Step.ASKED_SECOND, DAY), today=DAY)
    with pytest.raises(BadInput):
        standing((), today=DAY)
