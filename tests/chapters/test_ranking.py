"""Which path to a goal is looked at first, and who is worth a line before a journey: rules without a database."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.connections.evidence import Standing
from amity.giving.balance import Lean
from amity.opportunities import visits
from amity.opportunities.order_of_paths import Field
from amity.opportunities.ranking import Part, Rank, Sight, chosen, in_first_ring, rank, trade_of
from amity.opportunities.visits import Because, Days, Seen

TODAY = date(2026, 11, 24)
SIGHT = Sight(strengths=(0.4, 0.5), fit=1.0, common=10, occasions=2.0, silent=20, standing=Standing.LIKELY)
DAYS = Days("Berlin", date(2026, 11, 30), date(2026, 12, 6))


def _weight(**changes: Any) -> float:
    return rank(replace(SIGHT, **changes)).weight


def test_a_path_that_fits_better_comes_first() -> None:
    assert _weight() > _weight(fit=0.4)


def test_moderately_weak_ties_come_first_where_work_is_digital_and_strong_ones_where_it_is_done_by_hand() -> (
    None
):
    weak = replace(SIGHT, strengths=(0.4, 0.5), common=10, occasions=2.0)
    close = replace(SIGHT, strengths=(0.4, 0.5), common=200, occasions=60.0)

    assert rank(replace(weak, trade=Field.DIGITAL)).weight > rank(replace(close, trade=Field.DIGITAL)).weight
    hands = [
        rank(replace(SIGHT, strengths=(first, 0.2 / first), trade=Field.HANDS_ON)).weight
        for first in (0.4, 0.8)
    ]
    assert hands[1] > hands[0]  # the same chance, but the first tie is the strong one


def test_a_promise_that_is_open_and_a_balance_that_leans_move_a_path_back() -> None:
    assert _weight() > _weight(owing=True)
    assert _weight(lean=Lean.GAVE) > _weight() > _weight(lean=Lean.RECEIVED)
    assert _weight(standing=Standing.CONFIRMED) > _weight(standing=Standing.POSSIBLE)


def test_every_part_says_how_much_of_its_most_it_adds() -> None:
    parts = rank(replace(SIGHT, lean=Lean.EVEN)).parts

    assert [one.part for one in parts] == [
        Part.TIE, Part.NEXT, Part.FIT, Part.FRESH, Part.OFTEN, Part.COMMON, Part.BALANCE,
    ]  # fmt: skip
    assert all(0 <= one.share <= 1 for one in parts)
    assert Part.COMMON not in {one.part for one in rank(replace(SIGHT, trade=Field.HANDS_ON)).parts}
    assert Part.FRESH not in {one.part for one in rank(replace(SIGHT, silent=None)).parts}


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (["A data job in Lisbon"], Field.DIGITAL),
        (["Arbeit in der Pflege"], Field.HANDS_ON),
        (["Software for nurses"], Field.UNKNOWN),
        (["Somebody to sing with"], Field.UNKNOWN),
        (["Etwas Neues", "Softwareentwicklung, Data Engineer"], Field.DIGITAL),
        ([], Field.UNKNOWN),
    ],
)
def test_the_words_say_which_side_of_the_curve(words: list[str], field: Field) -> None:
    assert trade_of(words) is field


def test_several_first_contacts_and_ends_come_before_either_twice() -> None:
    ranked = [
        (Rank(9.0, ()), "miguel", "ines"),
        (Rank(8.0, ()), "miguel", "tom"),
        (Rank(7.0, ()), "ana", "ines"),
        (Rank(1.0, ()), "lucia", "noor"),
    ]

    assert chosen(ranked, 2) == [0, 3]
    assert chosen(ranked, 3) == [0, 1, 3]
    assert chosen(ranked, 9) == [0, 1, 2, 3]


@given(st.lists(st.tuples(st.floats(0, 10), st.sampled_from("abc"), st.sampled_from("xyz")), max_size=12))
def test_what_is_chosen_is_in_order_and_each_adds_somebody(paths: list[tuple[float, str, str]]) -> None:
    places = chosen([(Rank(weight, ()), first, end) for weight, first, end in paths], 5)

    weights = [paths[at][0] for at in places]
    assert weights == sorted(weights, reverse=True)
    assert weights[:1] == sorted((weight for weight, _, _ in paths), reverse=True)[:1]
    assert len(places) == len({paths[at][1:] for at in places}) <= 5


def test_the_first_ring_lies_between_weekly_and_yearly() -> None:
    assert [in_first_ring(days) for days in (0.3, 1.0, 20.0, 52.0, 120.0)] == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("said", "place", "since", "until"),
    [
        ("I am in Berlin next week", "Berlin", "2026-11-30", "2026-12-06"),
        ("Berlin", "Berlin", "2026-11-30", "2026-12-06"),
        ("in New York this weekend", "New York", "2026-11-28", "2026-11-29"),
        ("Ich bin nächste Woche in Köln", "Köln", "2026-11-30", "2026-12-06"),
        ("Porto tomorrow", "Porto", "2026-11-25", "2026-11-25"),
        ("this week in Łódź", "Łódź", "2026-11-24", "2026-11-29"),
        ("上海", "上海", "2026-11-30", "2026-12-06"),
        ("", "", "2026-11-30", "2026-12-06"),
    ],
)
def test_a_journey_is_read_from_a_sentence(said: str, place: str, since: str, until: str) -> None:
    days = visits.read(said, today=TODAY)

    assert (days.place, days.since.isoformat(), days.until.isoformat()) == (place, since, until)


def test_days_that_are_given_win_and_one_alone_keeps_the_length() -> None:
    assert visits.between(DAYS, date(2026, 12, 10), None).until == date(2026, 12, 16)
    assert visits.between(DAYS, None, date(2026, 12, 20)).since == DAYS.since


@given(st.text(max_size=400))
def test_any_sentence_is_read_as_a_journey_in_good_time(said: str) -> None:
    days = visits.read(said, today=TODAY)
    assert days.since <= days.until


def test_whoever_has_something_for_the_meeting_comes_first_and_nobody_left_in_peace() -> None:
    lives = Seen(person="1", name="Ana", lives="Berlin", last=TODAY - timedelta(days=40))
    promised = replace(lives, person="2", name="Tom", promises=(("p", "the book"),))
    quiet = replace(lives, person="3", name="Wei", quiet=True, circle=15, birthday=date(2026, 12, 1))
    met = Seen(person="4", name="Noor", met=("7", date(2020, 5, 1), "Café, Berlin"), last=date(2020, 5, 1))
    people = [
        lives,
        promised,
        quiet,
        met,
        replace(lives, person="5", paused=True),
        Seen(person="6", name="Far"),
    ]

    found = visits.rank(people, DAYS, today=TODAY)

    assert [one.name for one in found] == ["Tom", "Wei", "Ana", "Noor"]
    assert {reason.why for reason in found[1].reasons} == {
        Because.LIVES, Because.BIRTHDAY, Because.QUIET, Because.CLOSE,
    }  # fmt: skip
    assert found[0].reasons[0].evidence == "promise:p"
    assert found[3].reasons[0].evidence == "touch:7"
