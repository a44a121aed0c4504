"""Warm paths: the strongest ways to somebody, beside all ways tried one by one."""

from hypothesis import given, settings
from hypothesis import strategies as st

from amity.connections.graph import Graph, graph_of
from amity.opportunities.routes import routes

TIES = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from((0.1, 0.3, 0.5, 0.7, 0.9, 1.0))),
    max_size=40,
)


def _all_ways(graph: Graph[int], targets: set[int], barred: set[int]) -> dict[int, float]:
    """The best chance through each first contact, by trying everything."""
    best: dict[int, float] = {}

    def go(way: list[int], chance: float) -> None:
        at = way[-1]
        if at in targets:
            best[way[1]] = max(best.get(way[1], 0.0), chance)
            return
        if len(way) == 4 or (len(way) > 1 and at in barred):
            return
        for onward in graph.around(at).tolist():
            if onward not in way:
                go([*way, onward], chance * graph.between(at, onward))

    go([0], 1.0)
    return best


@settings(max_examples=300)
@given(TIES, st.sets(st.integers(1, 9), min_size=1, max_size=3), st.sets(st.integers(1, 9), max_size=2))
def test_the_best_ways_are_found_as_if_all_were_tried(
    ties: list[tuple[int, int, float]], targets: set[int], barred: set[int]
) -> None:
    graph = graph_of(0, ties, range(10))
    wanted = sorted(_all_ways(graph, targets, barred - targets).values(), reverse=True)

    found = routes(graph, sorted(targets), most=3, barred=barred - targets)

    assert [round(way.chance, 5) for way in found] == [round(chance, 5) for chance in wanted[:3]]


@given(TIES, st.integers(1, 9))
def test_each_way_is_one_of_ties_and_begins_with_somebody_else(
    ties: list[tuple[int, int, float]], target: int
) -> None:
    graph = graph_of(0, ties, range(10))

    found = routes(graph, [target])

    assert len({way.nodes[1] for way in found}) == len(found)
    for way in found:
        assert way.nodes[0] == 0
        assert way.nodes[-1] == target
        assert len(way.nodes) <= 4
        product = 1.0
        for one, other in zip(way.nodes, way.nodes[1:], strict=False):
            product *= graph.between(one, other)
        assert abs(product - way.chance) < 1e-5


def test_a_strong_tie_over_two_people_beats_a_faint_one_over_one() -> None:
    ties = [
        ("me", "ana", 0.1),
        ("ana", "eva", 0.5),
        ("me", "ben", 0.9),
        ("ben", "cem", 0.9),
        ("cem", "eva", 0.9),
    ]
    graph = graph_of("me", ties)

    found = routes(graph, [graph.node["eva"]])

    assert [[graph.people[node] for node in way.nodes] for way in found] == [
        ["me", "ben", "cem", "eva"],
        ["me", "ana", "eva"],
    ]
    assert [round(way.chance, 4) for way in found] == [0.729, 0.05]


def test_three_people_in_between_are_too_many() -> None:
    graph = graph_of(0, [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (3, 4, 1.0)])

    assert routes(graph, [4]) == ()
    assert [way.nodes for way in routes(graph, [3])] == [(0, 1, 2, 3)]


def test_who_is_barred_is_not_asked_but_may_be_the_target() -> None:
    graph = graph_of(0, [(0, 1, 0.9), (1, 3, 0.9), (0, 2, 0.5), (2, 3, 0.5)], range(4))

    assert [way.nodes for way in routes(graph, [3], barred=[1])] == [(0, 2, 3)]
    assert routes(graph, [1], barred=[1])[0].nodes == (0, 1)
