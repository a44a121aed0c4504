"""Who is connected to whom, as rows of an array."""

from hypothesis import given
from hypothesis import strategies as st

from amity.connections.graph import graph_of

TIES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.floats(0, 1.5)), max_size=30)


def _strongest(ties: list[tuple[int, int, float]]) -> dict[frozenset[int], float]:
    best: dict[frozenset[int], float] = {}
    for one, other, strength in ties:
        if one != other and strength > 0:
            pair = frozenset((one, other))
            best[pair] = max(best.get(pair, 0.0), min(strength, 1.0))
    return best


@given(TIES)
def test_every_tie_is_found_from_both_ends_with_its_strongest_side(
    ties: list[tuple[int, int, float]],
) -> None:
    graph = graph_of(0, ties, range(8))

    best = _strongest(ties)

    for one in range(8):
        around = {graph.people[node] for node in graph.around(graph.node[one]).tolist()}
        assert around == {other for other in range(8) if frozenset((one, other)) in best}
        for other in around:
            found = graph.between(graph.node[one], graph.node[other])
            assert abs(found - max(best[frozenset((one, other))], 1e-30)) < 1e-6


@given(TIES)
def test_rows_are_in_order_and_hold_each_tie_once(ties: list[tuple[int, int, float]]) -> None:
    graph = graph_of(0, ties)

    assert graph.people[0] == 0
    assert graph.starts[-1] == len(graph.neighbours) == len(graph.strength)
    for node in range(len(graph.people)):
        row = graph.around(node).tolist()
        assert row == sorted(set(row))
        assert node not in row


def test_an_owner_without_anybody_is_a_graph_of_one() -> None:
    graph = graph_of("me", [])

    assert graph.people == ("me",)
    assert graph.around(0).tolist() == []
