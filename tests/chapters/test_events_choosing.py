"""Choosing among events and looking back at them, as pure rules."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from amity.events.choosing import Option, Past, Signal, Why, alike, choose
from amity.events.results import AFTER, Helper, Met, Role, Was, result

DAY = date(2026, 11, 24)


def option(id: str, *signals: Signal, name: str = "Evening", days: int = 1) -> Option:
    return Option(id=id, name=name, day=DAY + timedelta(days=days), signals=signals)


def of(why: Why, who: str = "a") -> Signal:
    return Signal(why=why, who=who, name=who)


def order(*options: Option, past: tuple[Past, ...] = ()) -> list[str]:
    return [one.id for one in choose(options, past)]


def test_who_has_what_one_needs_outweighs_many_one_merely_knows() -> None:
    crowd = [of(Why.KNOWN, str(number)) for number in range(40)]

    assert order(option("crowd", *crowd), option("one", of(Why.OFFERS))) == ["one", "crowd"]


def test_a_person_counts_once_with_the_strongest_reason() -> None:
    (choice,) = choose([option("x", of(Why.KNOWN), of(Why.QUIET), of(Why.OFFERS))], ())

    assert [one.why for one in choice.reasons] == [Why.OFFERS]


def test_without_reasons_the_nearest_day_comes_first() -> None:
    assert order(option("later", days=9), option("soon", days=2)) == ["soon", "later"]


def test_what_always_drained_weighs_more_than_what_drained_once() -> None:
    always = tuple(Past(id=str(n), name="Gala", day=DAY, energy="drained") for n in range(3))
    once = (
        Past(id="x", name="Choir", day=DAY, energy="drained"),
        Past(id="y", name="Choir", day=DAY, energy="fine"),
    )

    assert order(option("gala", name="Gala"), option("choir", name="Choir"), past=always + once) == [
        "choir",
        "gala",
    ]


def test_events_are_alike_by_series_then_by_name_then_by_size() -> None:
    past = [
        Past(id="s", name="Else", day=DAY, series="x"), Past(id="n", name="Data Makers Porto", day=DAY),
        Past(id="z", name="Gala", day=DAY, size=200),
    ]  # fmt: skip

    assert [one.id for one in alike(Option(id="1", name="Data Makers", day=DAY, series="x"), past)] == ["s"]
    assert [one.id for one in alike(Option(id="1", name="Data Makers", day=DAY), past)] == ["n"]
    assert [one.id for one in alike(Option(id="1", name="Fair", day=DAY, size=90), past)] == ["z"]
    assert (
        alike(Option(id="1", name="Meetup evening", day=DAY), [Past(id="m", name="Evening talk", day=DAY)])
        == []
    )


SIGNALS = st.builds(of, st.sampled_from(Why), st.sampled_from("abcdef"))


@given(st.lists(st.lists(SIGNALS, max_size=5), min_size=1, max_size=6))
def test_the_order_does_not_depend_on_the_order_given(signals: list[list[Signal]]) -> None:
    options = [option(str(number), *some) for number, some in enumerate(signals)]
    mixed = [*reversed(options)]

    assert order(*options) == order(*mixed)
    assert sorted(order(*options)) == sorted(one.id for one in options)


def was(*talks: int, before: bool = False) -> Was:
    days = tuple(DAY + timedelta(days=number) for number in talks)
    return Was(id="e", last_day=DAY, met=(Met(person="a", name="Ana", talks=days, before=before),))


def test_a_tie_lived_by_a_talk_after_four_weeks_and_within_ninety_days() -> None:
    late = DAY + AFTER
    for days, lives in ((1, False), (28, False), (29, True), (90, True), (91, False)):
        assert bool(result(was(days), late).lived) is lives, days


def test_who_was_known_before_is_closer_and_no_new_tie() -> None:
    found = result(was(40, before=True), DAY + AFTER)

    assert (len(found.renewed), len(found.lived)) == (1, 0)


def test_before_ninety_days_nothing_is_settled() -> None:
    assert not result(was(3), DAY + timedelta(days=89)).ripe
    assert result(was(3), DAY + timedelta(days=90)).ripe


def test_thanks_go_once_to_each_and_first_to_who_introduced() -> None:
    helpers = (
        Helper(person="h", name="Host", role=Role.HOST), Helper(person="i", name="Ida", role=Role.INTRODUCED),
        Helper(person="h", name="Host", role=Role.SPEAKER), Helper(person="t", name="Tom", role=Role.HOST, thanked=True),
    )  # fmt: skip

    found = result(Was(id="e", last_day=DAY, helpers=helpers), DAY)

    assert [one.name for one in found.thank] == ["Ida", "Host"]
