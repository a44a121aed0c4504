"""The strongest ways from the owner to somebody, over at most two people, through different first contacts.

The two ends meet in the middle: of three edges the first lies in the owner's row, the last in the
target's, and only the rows of one side are looked into, strongest first, until none can lead to a
better way. A row is intersected by binary search of the shorter in the longer, so that somebody
with a hundred thousand ties costs as little as anybody (docs/adr/0016).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

import numpy as np
from numpy.typing import NDArray

from amity.connections.graph import Graph

MOST = 5


@dataclass(frozen=True, slots=True)
class Route:
    """The owner, nobody to two others, a target: nodes of a graph; `chance` is the product of their ties."""

    nodes: tuple[int, ...]
    chance: float


@dataclass(frozen=True, slots=True)
class _Ends:
    """Who has a tie with one end: nodes ascending, the strength of the tie, and for targets which one it leads to."""

    nodes: NDArray[np.int32]
    strength: NDArray[np.float32]
    to: NDArray[np.int32]


@dataclass(slots=True)
class _Best:
    """For each first contact the best way so far, and what a better one must exceed to be among the `most` best."""

    most: int
    chance: dict[int, float]
    onward: dict[int, tuple[int, ...]]  # first contact -> the nodes behind it
    bar: float = 0.0

    def take(self, first: int, onward: tuple[int, ...], chance: float) -> None:
        if chance <= self.chance.get(first, 0.0) or chance <= self.bar:
            return
        self.chance[first], self.onward[first] = chance, onward
        if len(self.chance) > self.most:
            worst = min(self.chance, key=lambda node: (self.chance[node], -node))
            del self.chance[worst], self.onward[worst]
        if len(self.chance) == self.most:
            self.bar = min(self.chance.values())


def routes(
    graph: Graph[Any],
    targets: Sequence[int],
    *,
    most: int = MOST,
    barred: Collection[int] = (),
    start: int = 0,
) -> tuple[Route, ...]:
    """The best way through each first contact, the best `most` of these; empty when there is none.

    Nobody of `barred` is asked on the way; a target that the owner has a tie with is a way of one edge.
    `start` is the node of whoever asks: the owner, or somebody else.

    >>> from amity.connections.graph import graph_of
    >>> graph = graph_of("me", [("me", "ana", 0.5), ("me", "ben", 0.9), ("ana", "cem", 0.8), ("ben", "ana", 0.9)])
    >>> [([graph.people[node] for node in way.nodes], round(way.chance, 3)) for way in routes(graph, [graph.node["cem"]])]
    [(['me', 'ben', 'ana', 'cem'], 0.648), (['me', 'ana', 'cem'], 0.4)]
    """
    ends = np.unique(np.array([node for node in targets if node != start], dtype=np.int32))
    out = np.union1d(ends, np.array([start, *barred], dtype=np.int32))
    own, near = _own(graph, start), _toward(graph, ends)
    best = _Best(most, {}, {})
    for place in np.flatnonzero(_within(own.nodes, ends)).tolist():
        best.take(int(own.nodes[place]), (), float(own.strength[place]))
    own, near = _without(own, out), _without(near, out)
    _over_one(best, own, near)
    if len(own.nodes) <= len(near.nodes):
        _from_the_owner(best, graph, own, near)
    else:
        _from_the_target(best, graph, own, near)
    found = [Route((start, first, *best.onward[first]), chance) for first, chance in best.chance.items()]
    return tuple(nlargest(most, found, key=lambda way: (way.chance, -len(way.nodes), -way.nodes[1])))


def _own(graph: Graph[Any], start: int) -> _Ends:
    row = slice(graph.starts[start], graph.starts[start + 1])
    return _Ends(graph.neighbours[row], graph.strength[row], graph.neighbours[row])


def _toward(graph: Graph[Any], ends: NDArray[np.int32]) -> _Ends:
    """Who knows one of the targets: each once, with the one they know best."""
    rows = [slice(graph.starts[end], graph.starts[end + 1]) for end in ends]
    if len(rows) == 1:
        nodes = graph.neighbours[rows[0]]
        return _Ends(nodes, graph.strength[rows[0]], np.full(len(nodes), ends[0], dtype=np.int32))
    nodes = np.concatenate([graph.neighbours[:0], *(graph.neighbours[row] for row in rows)])
    strength = np.concatenate([graph.strength[:0], *(graph.strength[row] for row in rows)])
    to = np.repeat(ends, [row.stop - row.start for row in rows])
    order = np.lexsort((-strength, nodes))
    first = np.ones(len(nodes), dtype=bool)
    first[1:] = nodes[order][1:] != nodes[order][:-1]
    kept = order[first]
    return _Ends(nodes[kept], strength[kept], to[kept])


def _over_one(best: _Best, own: _Ends, near: _Ends) -> None:
    """Ways of two edges: somebody both ends have a tie with."""
    mine, theirs = _shared(own.nodes, near.nodes)
    chance = own.strength[mine] * near.strength[theirs]
    for place in _tops(chance, best):
        best.take(int(own.nodes[mine[place]]), (int(near.to[theirs[place]]),), float(chance[place]))


def _from_the_owner(best: _Best, graph: Graph[Any], own: _Ends, near: _Ends) -> None:
    """Ways of three edges, looked for in the rows of the owner's contacts."""
    top = float(near.strength.max(initial=0.0))
    for place in np.argsort(-own.strength, kind="stable").tolist():
        most = float(own.strength[place])
        if most * top <= best.bar:
            return
        first = int(own.nodes[place])
        here, there = _shared(graph.around(first), near.nodes)
        if len(here):
            chance = graph.strength[graph.starts[first] + here] * near.strength[there]
            way = int(chance.argmax())
            onward = int(near.nodes[there[way]]), int(near.to[there[way]])
            best.take(first, onward, most * float(chance[way]))


def _from_the_target(best: _Best, graph: Graph[Any], own: _Ends, near: _Ends) -> None:
    """The same, looked for in the rows of whom the target knows."""
    top = float(own.strength.max(initial=0.0))
    for place in np.argsort(-near.strength, kind="stable").tolist():
        most = float(near.strength[place])
        if most * top <= best.bar:
            return
        second = int(near.nodes[place])
        here, mine = _shared(graph.around(second), own.nodes)
        chance = graph.strength[graph.starts[second] + here] * own.strength[mine] * most
        for way in _tops(chance, best):
            best.take(int(own.nodes[mine[way]]), (second, int(near.to[place])), float(chance[way]))


def _tops(chance: NDArray[np.float32], best: _Best) -> list[int]:
    """Where the greatest chances stand that may count, greatest first: each is of another first contact."""
    places = np.flatnonzero(chance > best.bar)
    if len(places) > best.most:
        places = places[np.argpartition(-chance[places], best.most - 1)[: best.most]]
    return places[np.argsort(-chance[places], kind="stable")].tolist()  # type: ignore[no-any-return]


def _shared(one: NDArray[np.int32], other: NDArray[np.int32]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where the nodes stand that are in both rows: places in one, places in the other."""
    if len(one) > len(other):
        there, here = _shared(other, one)
        return here, there
    if not len(one):
        return np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp)
    places = np.searchsorted(other, one)
    places[places == len(other)] = 0
    found = np.flatnonzero(other[places] == one)
    return found, places[found]


def _within(nodes: NDArray[np.int32], ends: NDArray[np.int32]) -> NDArray[np.bool_]:
    found = np.zeros(len(nodes), dtype=bool)
    found[_shared(nodes, ends)[0]] = True
    return found


def _without(ends: _Ends, out: NDArray[np.int32]) -> _Ends:
    left = ~_within(ends.nodes, out)
    return ends if left.all() else _Ends(ends.nodes[left], ends.strength[left], ends.to[left])
