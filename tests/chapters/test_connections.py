"""Introductions: what two people who never met share."""

from hypothesis import given
from hypothesis import strategies as st

from amity.connections import acquaintance, common_ground

PAIRS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.floats(0.01, 50)).filter(lambda p: p[0] != p[1]),
    max_size=20,
)


@given(PAIRS)
def test_common_ground_is_the_same_from_both_sides(pairs: list[tuple[int, int, float]]) -> None:
    known = acquaintance(pairs)

    assert abs(common_ground(known, 0, 1) - common_ground(known, 1, 0)) < 1e-9


@given(PAIRS)
def test_who_shares_nobody_has_no_common_ground(pairs: list[tuple[int, int, float]]) -> None:
    known = acquaintance(pairs)
    shared = known.ties.get(0, {}).keys() & known.ties.get(1, {}).keys()

    assert bool(common_ground(known, 0, 1)) == bool(shared)


def test_a_close_common_friend_speaks_louder_than_one_who_knows_everybody() -> None:
    quiet = [("ana", "cem", 5.0), ("ben", "cem", 5.0)]
    busy = [("ana", "dan", 5.0), ("eve", "dan", 5.0)] + [(f"p{i}", "dan", 5.0) for i in range(50)]

    known = acquaintance(quiet + busy)

    assert common_ground(known, "ana", "ben") > common_ground(known, "ana", "eve")
