"""A book that grows: new records find their own as if all had come at once; questions stand once between two people."""

from collections.abc import Iterable
from itertools import combinations
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.people.matching import Entry, Judged, Outcome, Rule, Veto, entry, match
from amity.people.matching.asking import Doubt, Stand, stands, worth
from amity.people.matching.book import Book
from amity.people.matching.growing import Held, Settled, judge_all, resettle
from amity.people.matching.sketching import index_keys, is_comparable, read, written
from tests.chapters.test_matching_clusters import MADE_UP, entries

ANA, BEN, CEM = (UUID(int=n) for n in (1, 2, 3))


def judged(some: Iterable[Entry], book: Book) -> list[Judged]:
    by_id = {one.id: one for one in some}
    return judge_all(combinations(sorted(by_id), 2), by_id, book)


def settled(*some: Entry, held: Iterable[Held] = (), apart: Iterable[frozenset[str]] = ()) -> Settled:
    book = Book.of(some)
    return resettle(some, judged(some, book), book, held=list(held), apart=set(apart))


def pairs(found: Iterable[Judged | Held]) -> set[tuple[str, str]]:
    return {(one.a, one.b) for one in found}


@given(MADE_UP)
def test_a_sketch_holds_all_of_an_entry(told: list[tuple[str, ...]]) -> None:
    for one in entries(told):
        assert read(one.id, written(one)) == one
        if is_comparable(one):
            assert index_keys(one)


@given(MADE_UP, st.randoms(use_true_random=False))
def test_one_after_the_other_they_become_what_they_are_at_once(
    told: list[tuple[str, ...]], chance: Random
) -> None:
    """Around the last one everybody is here; so it gives what the whole book gives."""
    made = entries(told)
    chance.shuffle(made)
    book = Book.of(made)
    at_once = match(made).persons

    done = resettle(made, judged(made, book), book, held=[], apart=set())

    together: dict[str, str] = {one.id: one.id for one in made}
    for pair in done.joined:
        a, b = together[pair.a], together[pair.b]
        together |= {id: min(a, b) for id, name in together.items() if name in (a, b)}
    assert together == at_once


def test_what_was_joined_stays_joined_when_the_book_has_grown() -> None:
    old = Held("1", "2", 9.0, by_hand=False)

    done = settled(entry("1", name="Maria Garcia"), entry("2", name="Maria Garcia"), held=[old])

    assert (done.withdrawn, done.joined) == ((), ())


def test_a_join_that_something_speaks_against_is_withdrawn() -> None:
    old = Held("1", "2", 9.0, by_hand=False)

    done = settled(entry("1", name="Ana Sousa"), entry("2", name="Ben Okafor"), held=[old])

    assert pairs(done.withdrawn) == {("1", "2")}


def test_what_somebody_said_holds_whatever_speaks_against_it() -> None:
    said = Held("1", "2", 0.0, by_hand=True, answered=True)

    done = settled(entry("1", name="Ana Sousa"), entry("2", name="Ana Costa"), held=[said])

    assert done.withdrawn == ()


def test_who_goes_by_two_names_is_found_by_either() -> None:
    said = Held("1", "2", 0.0, by_hand=True, answered=True)
    both = (
        entry("1", name="Ana Sousa", emails=["ana@sousa.example"]),
        entry("2", name="Ana Costa", emails=["ana.costa@costa.example"]),
    )

    done = settled(*both, entry("3", name="Ana Costa", emails=["ana.costa@costa.example"]), held=[said])

    assert pairs(done.joined) == {("2", "3")}


def test_of_two_who_fit_equally_well_nobody_is_joined() -> None:
    family = ["gate@garden.example"]
    done = settled(
        entry("1", emails=family),
        entry("2", name="Ana Sousa", emails=family),
        entry("3", name="Ben Okafor", emails=family),
    )

    assert done.joined == ()
    assert {(one.a, one.b) for one in done.doubts if one.decision.veto is Veto.CLUSTER} == {
        ("1", "2"),
        ("1", "3"),
    }


def test_kept_apart_they_are_asked_about_no_more_than_once() -> None:
    both = [entry(id, name="Ottokar Zwirnbein", emails=["o@zwirn.example"]) for id in "12"]

    done = settled(*both, apart=[frozenset("12")])

    assert done.joined == ()
    assert [pair.decision.outcome for pair in done.doubts] == [Outcome.ASK]


@pytest.mark.parametrize(
    ("other", "joined"),
    [
        ({"name": "A. Sousa", "emails": ["ana.sousa@acme.example"]}, True),
        ({"name": "Ana Suosa", "emails": ["ana.sousa7@acme.example"]}, True),
        ({"name": "A. Sousa", "emails": ["anita.sousa@acme.example"]}, False),
        ({"name": "A. Sousa", "emails": ["ana.sousa.costa@acme.example"]}, False),
        ({"name": "A. Sousa", "emails": ["ana.sousa@bakery.example"], "organisations": ["Bakery"]}, False),
    ],
)
def test_an_address_may_spell_what_a_name_leaves_out(other: dict[str, object], joined: bool) -> None:
    ana = entry("1", name="Ana Sousa", organisations=["Acme"])

    done = settled(ana, entry("2", **other))  # type: ignore[arg-type]

    assert [pair.decision.rule for pair in done.joined] == ([Rule.WORK] if joined else [])


def test_complementary_initials_do_not_disagree() -> None:
    at = {"emails": ["tonya@cortez.example"]}

    done = settled(entry("1", name="Tonya C.", **at), entry("2", name="T. Cortez", **at))  # type: ignore[arg-type]

    assert pairs(done.joined) == {("1", "2")}


# Questions


def stand(*doubts: Doubt, closed: bool = False, unsure: bool = False) -> dict[int, str]:
    found = stands(
        doubts, closed=lambda _a, _b: closed, unsure=lambda _a, _b: unsure, size={ANA: 1, BEN: 2, CEM: 1}
    )
    return {number: one.state.value for number, one in found.items()}


def test_between_two_people_one_question_stands() -> None:
    found = stand(
        Doubt(1, ANA, BEN, 2.0, Outcome.ASK),
        Doubt(2, BEN, ANA, 7.0, Outcome.LEAVE),
        Doubt(3, ANA, BEN, 5.0, Outcome.ASK),
        Doubt(4, ANA, CEM, 0.0, Outcome.LEAVE),
        Doubt(5, ANA, ANA, 9.0, Outcome.ASK),
    )

    assert found == {1: Stand.CLOSED, 2: Stand.CLOSED, 3: Stand.WAITS, 4: Stand.POSSIBLY, 5: Stand.CLOSED}


def test_answers_close_or_put_off() -> None:
    doubt = Doubt(1, ANA, BEN, 2.0, Outcome.ASK)

    assert stand(doubt, closed=True) == {1: Stand.CLOSED}
    assert stand(doubt, unsure=True) == {1: Stand.LATER}


@given(st.floats(-20, 40), st.floats(0, 20), st.integers(1, 9), st.integers(1, 9))
def test_likelier_and_larger_is_never_worth_less(bits: float, more: float, here: int, there: int) -> None:
    assert worth(bits, here, there) <= worth(bits + more, here, there)
    assert worth(bits, here, there) <= worth(bits, here + 1, there)
    assert worth(bits, here, there) == worth(bits, there, here)
