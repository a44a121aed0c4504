"""Worlds, bridges, Burt's measures and places on the map, by hand and as properties."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.connections.bridges import cuts, links, only_ways
from amity.connections.constraint import constraint, effective_size
from amity.connections.drawing import Before, Drawn, draw
from amity.connections.graph import Graph, graph_of
from amity.connections.layout import GAP, place_discs, seats, take_seats
from amity.connections.naming import Kind, Shared, names
from amity.connections.worlds import NONE, worlds

Pairs = list[tuple[int, int, float]]
PAIRS = st.lists(
    st.tuples(st.integers(1, 14), st.integers(1, 14), st.floats(0.01, 1)).filter(lambda p: p[0] != p[1]),
    max_size=40,
)


def clique(*people: str, strength: float = 1.0) -> list[tuple[str, str, float]]:
    return [(one, other, strength) for one, other in combinations(people, 2)]


def of(*ties: tuple[str, str, float], people: str = "") -> Graph[str]:
    return graph_of("me", ties, sorted({end for tie in ties for end in tie[:2]} - {"me"} | set(people)))


TWO_WORLDS = [*clique("a", "b", "c", "d"), *clique("e", "f", "g"), ("d", "e", 0.3)]


# Worlds


def test_two_groups_with_one_tie_between_them_are_two_worlds() -> None:
    graph = of(*TWO_WORLDS)

    assert worlds(graph).tolist() == [NONE, 0, 0, 0, 0, 1, 1, 1]


def test_the_owner_does_not_make_one_world_of_everybody() -> None:
    graph = of(*TWO_WORLDS, *(("me", one, 1.0) for one in "abcdefg"))

    assert worlds(graph).tolist() == [NONE, 0, 0, 0, 0, 1, 1, 1]


def test_nobody_and_people_who_know_nobody_make_no_world() -> None:
    assert worlds(graph_of("me", [])).tolist() == [NONE]
    assert worlds(of(("a", "b", 1.0), people="cdef")).tolist() == [NONE] * 7


def test_what_people_have_in_common_draws_them_into_one_world() -> None:
    common = {one: [("climbing", 0.3)] for one in "abc"} | {one: [("choir", 0.3)] for one in "def"}

    assert worlds(of(people="abcdefg"), common).tolist() == [NONE, 0, 0, 0, 1, 1, 1, NONE]


def test_what_more_than_half_have_in_common_tells_no_world_from_another() -> None:
    common = {one: [("lisbon", 0.3)] for one in "abcde"}

    assert set(worlds(of(people="abcdefg"), common).tolist()) == {NONE}


@given(PAIRS)
def test_a_world_is_in_one_piece_and_the_same_each_time(pairs: Pairs) -> None:
    graph = graph_of(0, pairs, range(15))

    found = worlds(graph)

    assert worlds(graph).tolist() == found.tolist()
    for world in range(found.max() + 1):
        members = set(np.flatnonzero(found == world).tolist())
        reached, around = set(), [min(members)]
        while around:
            node = around.pop()
            reached.add(node)
            around += [n for n in graph.around(node).tolist() if n in members - reached]
        assert reached == members
        assert len(members) >= 3


# Bridges


def test_a_single_tie_between_two_worlds_is_a_bridge_and_its_ends_are_the_only_ways() -> None:
    graph = of(*TWO_WORLDS)

    (bridge,) = links(graph, worlds(graph))

    assert (graph.people[bridge.one], graph.people[bridge.other], bridge.only) == ("d", "e", True)
    assert {graph.people[node]: led for node, led in only_ways([bridge]).items()} == {
        "d": (0, 1),
        "e": (0, 1),
    }


def test_two_ties_by_way_of_one_person_are_no_single_bridge_but_the_person_is_the_only_way() -> None:
    graph = of(*TWO_WORLDS, ("d", "f", 0.3))

    found = links(graph, worlds(graph))

    assert [link.only for link in found] == [False, False]
    assert {graph.people[node] for node in only_ways(found)} == {"d"}


def test_whoever_holds_parts_together_alone_is_found_with_their_sizes() -> None:
    graph = of(*clique("a", "b", "c"), ("c", "d", 1.0), ("d", "e", 1.0), ("c", "f", 1.0))

    found = cuts(graph)

    assert {graph.people[node]: parts for node, parts in found.people.items()} == {"c": (2, 1), "d": (1,)}
    assert {(graph.people[a], graph.people[b]) for a, b in found.ties} == {("c", "d"), ("d", "e"), ("c", "f")}


@given(PAIRS)
def test_taking_somebody_away_separates_others_just_when_they_are_a_cut(pairs: Pairs) -> None:
    graph = graph_of(0, pairs, range(15))
    held = cuts(graph).people

    for node in range(1, 15):
        without = [pair for pair in pairs if node not in pair[:2]]
        before, after = _parts(pairs, set(range(1, 15))), _parts(without, set(range(1, 15)) - {node})
        assert (len(after) > len(before)) == (node in held)


def _parts(pairs: Pairs, people: set[int]) -> list[set[int]]:
    parts: list[set[int]] = [{one} for one in people]
    for one, other, _strength in pairs:
        joined = [part for part in parts if part & {one, other}]
        parts = [part for part in parts if part not in joined] + [set().union(*joined)]
    return parts


# Burt's constraint and effective size


def test_constraint_by_hand() -> None:
    """a knows b, c, d; b knows c. c_ab = (1/3 + 1/3 * 1/2)^2 = 1/4, c_ac the same, c_ad = 1/9."""
    graph = of(("a", "b", 1.0), ("a", "c", 1.0), ("a", "d", 1.0), ("b", "c", 1.0))

    assert constraint(graph, graph.node["a"]) == pytest.approx(1 / 4 + 1 / 4 + 1 / 9)
    assert effective_size(graph, graph.node["a"]) == pytest.approx(3 - 2 / 3)


def test_constraint_and_effective_size_by_hand_on_decayed_weights() -> None:
    """p_ab = 2/3, p_ac = 1/3; b: p_ba = 2/3, p_bc = 1/3; c: p_ca = p_cb = 1/2; m_bc = 1/2, m_cb = 1."""
    graph = of(("a", "b", 1.0), ("a", "c", 0.5), ("b", "c", 0.5))

    assert constraint(graph, graph.node["a"]) == pytest.approx((2 / 3 + 1 / 6) ** 2 + (1 / 3 + 2 / 9) ** 2)
    assert effective_size(graph, graph.node["a"]) == pytest.approx((1 - 1 / 3 * 1 / 2) + (1 - 2 / 3))


def test_the_owner_counts_only_where_it_is_asked_for() -> None:
    graph = of(("me", "a", 1.0), ("a", "b", 1.0))

    assert constraint(graph, graph.node["a"]) == 1.0
    assert constraint(graph, graph.node["a"], owner=True) == pytest.approx(0.5)
    assert constraint(of(people="a"), 1) is None
    assert effective_size(of(people="a"), 1) is None


# Names


def test_a_world_is_called_what_sets_it_apart_and_no_two_are_alike() -> None:
    ine = Shared(Kind.EMPLOYER, "ine", "INE")
    lisbon = Shared(Kind.PLACE, "lisbon", "Lisbon")
    known = {"a": [ine, lisbon], "b": [ine, lisbon], "c": [ine], "d": [lisbon], "e": [lisbon], "f": []}

    found = names(["abc", "de", "f"], known)

    assert [name and name.words for name in found] == ["INE", "Lisbon", None]


def test_a_world_of_which_only_half_share_something_has_no_name() -> None:
    known = {one: [Shared(Kind.PLACE, "faro", "Faro")] for one in "ab"}

    assert names(["abcd"], known) == [None]


# Places


@given(st.lists(st.floats(20, 200), max_size=12), st.integers(0, 12))
def test_discs_never_overlap_also_when_some_grew(radii: list[float], known: int) -> None:
    first = place_discs(radii, {})
    grown = [radius * 1.2 for radius in radii]

    found = place_discs(grown, {}, {disc: (x, y) for disc, (x, y) in enumerate(first.tolist()[:known])})

    for one, other in combinations(range(len(radii)), 2):
        far = float(np.hypot(*(found[one] - found[other])))
        assert far >= grown[one] + grown[other] + GAP * 0.8


@given(st.integers(1, 30), st.data())
def test_everybody_has_a_seat_of_their_own_and_keeps_it(count: int, data: st.DataObject) -> None:
    ties = [
        {other: 1.0 for other in range(count) if (one + other) % 3 == 0 and other != one}
        for one in range(count)
    ]
    before = data.draw(st.dictionaries(st.integers(0, count - 1), st.integers(0, 2 * count), max_size=count))
    before = {person: seat for seat, person in {seat: person for person, seat in before.items()}.items()}

    found = take_seats(count, ties, {0: (1.0, 0.0)}, before)

    assert len(set(found)) == count
    assert all(found[person] == seat for person, seat in before.items())


def test_seats_are_apart_from_each_other() -> None:
    places = seats(300)

    far = np.hypot(*(places[:, None, :] - places[None, :, :]).transpose(2, 0, 1))

    assert far[~np.eye(300, dtype=bool)].min() > 22


# The whole drawing


def kept(graph: Graph[str], drawn: Drawn[str]) -> Before[str]:
    middles = {world.number: (world.x, world.y) for world in drawn.worlds}
    return Before(middles, {p: (s.world, s.seat) for p, s in zip(graph.people[1:], drawn.spots, strict=True)})


def test_drawn_twice_it_is_the_same() -> None:
    graph = of(*TWO_WORLDS, people="xyz")

    drawn = draw(graph, {}, Before())

    assert draw(graph, {}, Before()) == drawn
    assert draw(graph, {}, kept(graph, drawn)) == drawn


def test_somebody_new_moves_nobody_else() -> None:
    graph = of(*TWO_WORLDS, people="xyz")
    drawn = draw(graph, {}, Before())
    more = of(*TWO_WORLDS, ("n", "a", 1.0), ("n", "b", 1.0), people="xyz")

    again = draw(more, {}, kept(graph, drawn))

    was = {
        person: (spot.world, spot.seat) for person, spot in zip(graph.people[1:], drawn.spots, strict=True)
    }
    now = {person: (spot.world, spot.seat) for person, spot in zip(more.people[1:], again.spots, strict=True)}
    assert {person: now[person] for person in was} == was
    assert now["n"][0] == now["a"][0]


def test_a_world_keeps_its_number_when_another_outgrows_it() -> None:
    graph = of(*TWO_WORLDS)
    drawn = draw(graph, {}, Before())
    larger = of(*TWO_WORLDS, *clique("e", "f", "g", "h", "i", "j"))

    again = draw(larger, {}, kept(graph, drawn))

    assert [(world.number, world.count) for world in again.worlds] == [(1, 6), (0, 4)]


def test_an_empty_network_and_one_of_strangers_can_be_drawn() -> None:
    assert draw(of(), {}, Before()).worlds == ()

    (alone,) = draw(of(people="abc"), {}, Before()).worlds

    assert (alone.number, alone.count) == (NONE, 3)


def test_who_joins_two_worlds_says_which() -> None:
    graph = of(*TWO_WORLDS)

    drawn = draw(graph, {}, Before())

    joins = {person: spot.joins for person, spot in zip(graph.people[1:], drawn.spots, strict=True)}
    assert (joins["d"], joins["e"], joins["a"]) == ((1,), (0,), ())
    assert {graph.people[node] for node in drawn.joiners} == {"d", "e"}


def test_who_holds_most_people_together_is_named_first() -> None:
    graph = of(("a", "b", 1.0), ("b", "c", 1.0), ("c", "d", 1.0), ("b", "e", 1.0), people="abcde")

    drawn = draw(graph, {}, Before())

    assert [(graph.people[node], count) for node, count in drawn.holders] == [("b", 2), ("c", 1)]
