"""The shortest path between some pairs by a graph library: python path_peers.py NAME GRAPH PAIRS. Runs in the peers' own environment."""

import json
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import numpy as np

Ask = Callable[[int, int], object]


def by_igraph(people: int, ones: Any, others: Any, weights: Any) -> Ask:
    """Dijkstra in C."""
    import igraph

    graph = igraph.Graph(n=people, edges=np.stack([ones, others], axis=1), edge_attrs={"w": weights.tolist()})
    return lambda one, other: graph.get_shortest_path(one, other, weights="w")


def by_rustworkx(people: int, ones: Any, others: Any, weights: Any) -> Ask:
    """Dijkstra in Rust, which asks Python for the weight of each edge."""
    import rustworkx

    graph = rustworkx.PyGraph(multigraph=True)
    graph.add_nodes_from(range(people))
    graph.add_edges_from(list(zip(ones.tolist(), others.tolist(), weights.tolist(), strict=True)))
    return lambda one, other: rustworkx.dijkstra_shortest_paths(graph, one, target=other, weight_fn=float)


def by_networkx(people: int, ones: Any, others: Any, weights: Any) -> Ask:
    """Dijkstra from both ends, in Python."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(people))
    graph.add_weighted_edges_from(zip(ones.tolist(), others.tolist(), weights.tolist(), strict=True))
    return lambda one, other: networkx.bidirectional_dijkstra(graph, one, other)


def main() -> None:
    """Prints the seconds each pair took."""
    name, file, many = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with np.load(file) as told:
        ones, others, pairs, people = told["ones"], told["others"], told["pairs"], int(told["people"])
        weights = -np.log(told["strengths"].astype(np.float64))
    ask = globals()[f"by_{name}"](people, ones, others, weights)
    times = []
    for one, other in pairs[:many].tolist():
        began = time.process_time()
        with suppress(Exception):  # no path at all: each library has an error of its own, and the time counts
            ask(one, other)
        times.append(time.process_time() - began)
    print(json.dumps({"times": times}))


if __name__ == "__main__":
    main()
