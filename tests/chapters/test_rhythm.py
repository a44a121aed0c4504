"""Rhythm: the state of a tie, its usual range, its chances."""

from datetime import UTC, date, datetime, timedelta
from math import exp, log
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity import rhythm
from amity.rhythm import Event

START = datetime(2024, 1, 1, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")

EVENTS = st.lists(
    st.builds(
        Event,
        at=st.integers(0, 60 * 24).map(lambda hours: START + timedelta(hours=hours)),
        direction=st.sampled_from(["out", "in", "both", "none"]),
        depth=st.integers(0, 3),
        asks=st.booleans(),
        touch=st.integers(1, 10_000),
    ),
    max_size=30,
    unique_by=lambda event: event.touch,
)


def on(*days: int, direction: str = "both", depth: int = 1) -> list[Event]:
    return [Event(START + timedelta(days=d), direction, depth, touch=d) for d in days]


def built(events: list[Event]) -> rhythm.Tie:
    tie = rhythm.build(events, UTC)
    assert tie
    return tie


@given(EVENTS, st.randoms(use_true_random=False))
def test_any_order_of_touches_gives_the_same_tie(events: list[Event], chance: object) -> None:
    shuffled = list(events)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert rhythm.build(shuffled, BERLIN) == rhythm.build(events, BERLIN)


@given(EVENTS, st.integers(0, 30))
def test_any_split_in_order_equals_building_at_once(events: list[Event], cut: int) -> None:
    ordered = sorted(events, key=lambda event: (event.at, event.touch))

    before = rhythm.extend(None, ordered[:cut], BERLIN)

    assert rhythm.extend(before, ordered[cut:], BERLIN) == rhythm.build(events, BERLIN)


@given(EVENTS)
def test_the_strength_is_the_forward_decayed_sum_of_contact_days(events: list[Event]) -> None:
    tie = rhythm.build(events, UTC)
    days = {event.at.date() for event in events if event.depth >= 1}

    if tie is None:
        assert not days
    else:
        landmark = date(2000, 1, 1)
        total = sum(exp((day - landmark).days * log(2) / 180) for day in days)
        assert tie.strength == pytest.approx(log(total))
        assert tie.days == len(days)


def test_an_event_older_than_the_last_one_asks_for_a_rebuild() -> None:
    tie = built(on(0, 10))

    assert rhythm.extend(tie, on(5), UTC) is None


def test_two_messages_of_one_day_are_one_contact_day() -> None:
    tie = built([Event(START, touch=1), Event(START + timedelta(hours=3), touch=2)])

    assert (tie.events, tie.days, tie.gaps) == (2, 1, 0)


def test_a_contact_day_is_a_day_on_the_owners_calendar() -> None:
    late = datetime(2024, 1, 1, 23, 30, tzinfo=UTC)

    tie = rhythm.build([Event(late)], BERLIN)

    assert tie
    assert tie.last_day == date(2024, 1, 2)


@pytest.mark.parametrize(
    ("turns", "unanswered", "waiting"),
    [
        ([("out", False)], 1, None),
        ([("in", True)], 0, 1),
        ([("in", True), ("out", False)], 1, None),
        ([("in", True), ("both", False)], 0, None),
        ([("in", True), ("in", False)], 0, 1),
        ([("in", True), ("in", True)], 0, 2),
        ([("in", False), ("out", True), ("out", False)], 2, None),
        ([("out", False), ("out", False), ("in", False)], 0, None),
        ([("out", False), ("none", False), ("out", False)], 2, None),
    ],
)
def test_whose_turn_it_is(turns: list[tuple[str, bool]], unanswered: int, waiting: int | None) -> None:
    tie = built(
        [
            Event(START + timedelta(days=i), direction, asks=asks, touch=i)
            for i, (direction, asks) in enumerate(turns, start=1)
        ]
    )

    assert (tie.unanswered_out, tie.waiting) == (unanswered, waiting)


def test_only_a_talk_both_ways_is_a_meeting() -> None:
    tie = built(on(0, depth=2) + on(5, depth=1) + on(9, direction="in", depth=2))

    assert tie.last_met == START


def test_fewer_than_three_contact_days_are_no_rhythm() -> None:
    tie = built(on(0, 30))

    assert rhythm.usual(tie) is None
    assert rhythm.quiet_from(tie) is None
    assert not rhythm.is_quiet(tie, date(2026, 1, 1))


def test_a_weekly_tie_is_quiet_after_weeks_and_a_yearly_one_is_not() -> None:
    weekly = built(on(*range(0, 140, 7)))
    rare = built(on(*range(0, 2000, 250)))
    later = timedelta(days=60)

    assert rhythm.is_quiet(weekly, weekly.last_day + later)
    assert not rhythm.is_quiet(rare, rare.last_day + later)


def test_the_usual_range_of_a_weekly_tie_holds_a_week() -> None:
    low, high = rhythm.usual(built(on(*range(0, 140, 7)))) or (0, 0)

    assert low <= 7 <= high


@given(st.lists(st.integers(1, 400), min_size=3, max_size=12))
def test_quiet_begins_after_the_usual_range(gaps: list[int]) -> None:
    days = [sum(gaps[:i]) for i in range(len(gaps) + 1)]
    tie = built(on(*days))

    start, (low, high) = rhythm.quiet_from(tie), rhythm.usual(tie) or (0, 0)

    assert 1 <= low <= high
    assert start
    assert (start - tie.last_day).days >= high


def test_quiet_begins_on_the_first_day_past_nine_in_ten_gaps() -> None:
    tie = built(on(*range(0, 140, 7)))
    start = rhythm.quiet_from(tie)
    assert start

    own = rhythm.cadence(tie)
    days = (start - tie.last_day).days

    assert own.outlives(days) < 0.1 <= own.outlives(days - 1)


def test_waits_grow_with_the_quantile_and_end_in_never() -> None:
    tie = built(on(*range(0, 140, 7)))

    short, middle, long = rhythm.wait(tie, 3.0, (0.1, 0.5, 0.9))
    (after_years,) = rhythm.wait(tie, 2000.0, (0.9,))

    assert 0 <= short < middle < long
    assert after_years == 9999.0


def test_the_chance_of_contact_falls_and_that_of_fading_rises_with_silence() -> None:
    tie = built(on(*range(0, 140, 7)))
    soon, late = START + timedelta(days=140), START + timedelta(days=340)

    assert rhythm.chance_of_contact(tie, soon) > rhythm.chance_of_contact(tie, late)
    assert rhythm.chance_of_fading(tie, soon) < rhythm.chance_of_fading(tie, late)


def test_a_worked_example_of_the_formulas() -> None:
    tie = built(on(0, 10, 30))
    now = datetime(2024, 2, 10, tzinfo=UTC)

    assert tie.gap_mean == pytest.approx((log(10) + log(20)) / 2)
    assert tie.gap_variance == pytest.approx((log(2) / 2) ** 2)
    assert rhythm.cadence(tie).m == pytest.approx((2 * tie.gap_mean + 1.6) / 3)
    assert rhythm.chance_of_contact(tie, now) == pytest.approx(0.46468, abs=1e-5)
    assert rhythm.chance_of_fading(tie, now) == pytest.approx(0.33386, abs=1e-5)
    assert rhythm.wait(tie, 10.0, (0.1, 0.5, 0.9)) == pytest.approx((1.562, 11.986, 79.402), abs=1e-3)
