"""What shows that two people know each other, and how much it says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.connections import evidence
from amity.connections.evidence import CROWD, MANY, Evidence, Kind, Source, Standing, Stay

TODAY = date(2026, 11, 24)
SOURCE = Source(name="Acme")


def talked(days: float, *, count: int = 1, most: float = 1.0) -> Evidence:
    return evidence.talks(Kind.TALKED, days, count=count, most=most, first=TODAY, last=TODAY)


@given(st.lists(st.floats(0.01, 20), min_size=1, max_size=5))
def test_pieces_of_evidence_make_one_tie_as_if_their_days_were_added(days: list[float]) -> None:
    together = evidence.together(talked(some) for some in days)

    assert abs(together - evidence.strength(evidence.A_DAY * sum(days))) < 1e-9
    assert 0 < together <= 1


def test_the_owners_no_outranks_every_counter() -> None:
    no = evidence.stated(known=False, source=Source())

    assert evidence.together([talked(100, count=100), no]) == 0
    assert no.denies


@pytest.mark.parametrize(
    ("people", "beside", "expected"),
    [
        (2, False, 1.0),
        (2, True, 0.5),
        (5, False, 0.25),
        (CROWD, False, 1 / (CROWD - 1)),
        (CROWD + 1, False, 0.0),
    ],
)
def test_a_day_counts_less_the_more_were_there(people: int, beside: bool, expected: float) -> None:
    assert evidence.share(people, beside=beside) == pytest.approx(expected)


def test_a_few_days_among_few_confirm_and_one_among_many_is_only_possible() -> None:
    assert talked(3, count=3).standing is Standing.CONFIRMED
    assert talked(1).standing is Standing.LIKELY
    assert talked(1, most=0.1).standing is Standing.POSSIBLE


CASES = [
    # one, other, whether they were there at once
    (Stay(date(2015, 1, 1), date(2018, 1, 1), False), Stay(date(2017, 1, 1), None, True), True),
    (Stay(date(2015, 1, 1), date(2016, 1, 1), False), Stay(date(2017, 1, 1), None, True), False),
    (Stay(), Stay(), True),
    (Stay(None, date(2010, 1, 1), False), Stay(date(2012, 1, 1), None, True), False),
]


@pytest.mark.parametrize(("one", "other", "at_once"), CASES)
def test_colleagues_were_there_at_the_same_time(one: Stay, other: Stay, at_once: bool) -> None:
    found = evidence.colleagues(one, other, people=5, today=TODAY, source=SOURCE)
    turned = evidence.colleagues(other, one, people=5, today=TODAY, source=SOURCE)

    assert (found is not None) == at_once
    assert found == turned


def test_a_large_employer_says_little_and_a_very_large_one_nothing() -> None:
    few, many, all_of_them = (
        evidence.colleagues(Stay(), Stay(), people=people, today=TODAY, source=SOURCE)
        for people in (2, MANY, MANY + 1)
    )

    assert few is not None
    assert many is not None
    assert few.strength > 5 * many.strength
    assert (few.standing, many.standing) == (Standing.LIKELY, Standing.POSSIBLE)
    assert all_of_them is None


def test_what_was_long_ago_says_less() -> None:
    def years(ago: int) -> float:
        ended = TODAY - timedelta(days=365 * ago)
        stay = Stay(date(2000, 1, 1), ended, False)
        found = evidence.colleagues(stay, stay, people=4, today=TODAY, source=SOURCE)
        return found.strength if found else 0.0

    assert years(0) > years(3) > years(9) > 0
    assert evidence.rate(years(3)) == pytest.approx(evidence.rate(years(0)) / 2)


def test_one_is_as_sure_as_the_surest_evidence() -> None:
    guess = evidence.grouped(5, source=Source(name="Choir"))

    assert guess is not None
    assert evidence.standing([guess]) is Standing.POSSIBLE
    assert evidence.standing([guess, evidence.related("friend", source=Source())]) is Standing.CONFIRMED
    assert evidence.standing([]) is Standing.POSSIBLE
