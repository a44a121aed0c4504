"""Bridges: the ties that join worlds, and the people through whom alone a part of one's world is reached.

The owner is left out everywhere: what is asked is how people would find each other without them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amity.connections.graph import Graph, P


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between two people of different worlds; `only` when no other tie joins these two worlds."""

    one: int  # nodes, in the order of their worlds
    other: int
    worlds: tuple[int, int]
    strength: float
    only: bool


@dataclass(frozen=True, slots=True)
class Cuts:
    """What would come apart: `people` maps a node to the sizes of the parts that only they hold together.

    The largest part is not counted: it is where everybody else is. `ties` are the edges that are the only way.
    """

    people: dict[int, tuple[int, ...]]
    ties: tuple[tuple[int, int], ...]


def links(graph: Graph[P], world: NDArray[np.int32]) -> tuple[Link, ...]:
    """All ties between two worlds, by worlds, the strongest of each pair of worlds first.

    >>> from amity.connections.graph import graph_of
    >>> graph = graph_of("me", [("a", "b", 1.0), ("b", "c", 0.5), ("c", "d", 1.0)])
    >>> [(link.one, link.other, link.only) for link in links(graph, np.array([-1, 0, 0, 1, 1]))]
    [(2, 3, True)]
    """
    from_ = np.repeat(np.arange(len(graph.people), dtype=np.int32), np.diff(graph.starts))
    to = graph.neighbours
    across = (world[from_] >= 0) & (world[to] >= 0) & (world[from_] < world[to])
    pairs: dict[tuple[int, int], list[tuple[float, int, int]]] = defaultdict(list)
    for one, other, strength in zip(from_[across], to[across], graph.strength[across], strict=True):
        pairs[int(world[one]), int(world[other])].append((-float(strength), int(one), int(other)))
    return tuple(
        Link(one, other, both, -strength, only=len(ties) == 1)
        for both, ties in sorted(pairs.items())
        for strength, one, other in sorted(ties)
    )


def only_ways(between: Iterable[Link]) -> dict[int, tuple[int, ...]]:
    """Who alone joins which worlds to the rest: each tie that leads out of that world has this person at one end.

    >>> one_way = [Link(2, 3, (0, 1), 0.5, only=False), Link(2, 4, (0, 1), 0.5, only=False)]
    >>> only_ways(one_way)
    {2: (0, 1)}
    """
    out: dict[int, list[Link]] = defaultdict(list)
    for link in between:
        for world in link.worlds:
            out[world].append(link)
    found: dict[int, list[int]] = defaultdict(list)
    for world in sorted(out):
        for node in sorted(set.intersection(*({link.one, link.other} for link in out[world]))):
            found[node].append(world)
    return {node: tuple(several) for node, several in sorted(found.items())}


def cuts(graph: Graph[P]) -> Cuts:
    """Articulation points and bridges (Tarjan 1974), each in one walk over all ties.

    >>> from amity.connections.graph import graph_of
    >>> graph = graph_of("me", [("a", "b", 1.0), ("b", "c", 1.0), ("a", "c", 1.0), ("c", "d", 1.0), ("me", "d", 1.0)])
    >>> cuts(graph)
    Cuts(people={3: (1,)}, ties=((3, 4),))
    """
    starts, ends = graph.starts.tolist(), graph.neighbours.tolist()
    walk = _Walk(starts, ends)
    for node in range(1, len(starts) - 1):
        if not walk.order[node]:
            walk.from_(node)
    return Cuts(dict(sorted(walk.people.items())), tuple(sorted(walk.ties)))


class _Walk:
    """One walk in depth over each connected part, without recursion: parts may be thousands of people deep."""

    def __init__(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        count = len(starts) - 1
        self.starts, self.ends = starts, ends
        self.order, self.low, self.size = [0] * count, [0] * count, [1] * count
        self.seen = 0
        self.people: dict[int, tuple[int, ...]] = {}
        self.ties: list[tuple[int, int]] = []

    def from_(self, root: int) -> None:
        held: dict[int, list[int]] = defaultdict(list)  # node -> sizes of the parts that hang on it alone
        self._enter(root)
        path, place = [root], {root: self.starts[root]}
        parent = {root: root}
        while path:
            node = path[-1]
            if place[node] < self.starts[node + 1]:
                other = self.ends[place[node]]
                place[node] += 1
                if other == 0 or other == parent[node]:
                    continue
                if self.order[other]:
                    self.low[node] = min(self.low[node], self.order[other])
                else:
                    self._enter(other)
                    parent[other], place[other] = node, self.starts[other]
                    path.append(other)
            else:
                path.pop()
                if path:
                    self._leave(path[-1], node, held)
        self._end(root, held)

    def _enter(self, node: int) -> None:
        self.seen += 1
        self.order[node] = self.low[node] = self.seen

    def _leave(self, parent: int, node: int, held: dict[int, list[int]]) -> None:
        self.low[parent] = min(self.low[parent], self.low[node])
        self.size[parent] += self.size[node]
        if self.low[node] > self.order[parent]:
            self.ties.append((min(parent, node), max(parent, node)))
        if self.low[node] >= self.order[parent]:
            held[parent].append(self.size[node])

    def _end(self, root: int, held: dict[int, list[int]]) -> None:
        for node, parts in held.items():
            rest = self.size[root] - 1 - sum(parts)
            several = sorted([*parts, rest] if rest else parts, reverse=True)
            if len(several) > 1:
                self.people[node] = tuple(several[1:])
