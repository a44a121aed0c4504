"""Worlds: groups of people who know each other, or have more in common, than with everybody else.

Modularity is raised by moving one person at a time, then one group at a time (Blondel et al. 2008), asking
again only those around whom something moved (Traag et al. 2019); a group that is not in one piece comes
apart. The order of people decides, never chance, so the same ties give the same worlds.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Hashable, Mapping, Sequence
from math import log10
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from amity.connections.graph import Graph, P

K = TypeVar("K")
SMALLEST = 3  # people: two who know each other are a pair, not a world
COMMON = 0.5  # what more than this share of all people have tells no world from another
NONE = -1  # the world of the owner, of those who know nobody here, and of pairs
_HARDLY = 1e-12  # a gain smaller than this is the arithmetic's
Rows = list[dict[int, float]]


def worlds(
    graph: Graph[P],
    common: Mapping[P, Collection[tuple[Hashable, float]]] = {},
    *,
    smallest: int = SMALLEST,
) -> NDArray[np.int32]:
    """The world of each node, the largest being 0; NONE for the owner and for whoever is in none.

    The owner is left out: they know everybody, and would make one world of all. `common` is what people
    have in common besides ties, each thing with its weight: it stands among them like somebody whom all of
    them know that well, so that a thing many share pulls as little between two of them as it should.
    What only one has, or more than half of everybody, is left out.

    >>> from amity.connections.graph import graph_of
    >>> trios = [("a", "b"), ("b", "c"), ("a", "c"), ("d", "e"), ("e", "f"), ("d", "f"), ("c", "d")]
    >>> ties = [(*pair, 1.0) for pair in trios] + [("me", one, 1.0) for one in "abcdefg"]
    >>> worlds(graph_of("me", ties)).tolist()
    [-1, 0, 0, 0, 1, 1, 1, -1]
    """
    rows = _rows(graph)
    people = len(rows)
    _stand_among(rows, graph, common)
    resolution = _resolution(people)
    home = list(range(len(rows)))
    level = rows
    while True:
        moved = _settle(level, resolution)
        count = len(set(moved))
        if count == len(level):
            break
        number = {old: new for new, old in enumerate(dict.fromkeys(moved))}
        moved = [number[one] for one in moved]
        home = [moved[one] for one in home]
        level = _gathered(level, moved, count)
    return _numbered(_in_one_piece(rows, home)[:people], smallest)


def carried(now: Sequence[Collection[K]], before: Mapping[int, Collection[K]]) -> list[int]:
    """The number of each world of today: that of the world of before with which it shares most people, else a free one.

    >>> carried([{"a", "b", "c"}, {"x", "y"}, {"d", "e"}], {4: {"d", "e", "f"}, 0: {"a", "b"}})
    [0, 1, 4]
    """
    was = {person: number for number, people in before.items() for person in people}
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for place, people in enumerate(now):
        for person in people:
            if person in was:
                shared[place, was[person]] += 1
    given: dict[int, int] = {}
    for (place, number), _count in sorted(shared.items(), key=lambda one: (-one[1], one[0])):
        if place not in given and number not in given.values():
            given[place] = number
    free = (number for number in range(len(now) + len(before)) if number not in before)
    return [given[place] if place in given else next(free) for place in range(len(now))]


def _rows(graph: Graph[P]) -> Rows:
    starts, ends, weights = graph.starts.tolist(), graph.neighbours.tolist(), graph.strength.tolist()
    rows: Rows = [{}]
    for node in range(1, len(starts) - 1):
        row = slice(starts[node], starts[node + 1])
        rows.append({end: weight for end, weight in zip(ends[row], weights[row], strict=True) if end})
    return rows


def _stand_among(rows: Rows, graph: Graph[P], common: Mapping[P, Collection[tuple[Hashable, float]]]) -> None:
    """A node more for each thing that several have in common, after all people."""
    having: dict[Hashable, dict[int, float]] = defaultdict(dict)
    for node, person in enumerate(graph.people):
        for thing, weight in common.get(person, ()) if node else ():
            having[thing][node] = max(weight, having[thing].get(node, 0.0))
    for some in having.values():
        if 1 < len(some) <= max(2, COMMON * (len(graph.people) - 1)):
            rows.append(some)
            for node, weight in some.items():
                rows[node][len(rows) - 1] = weight


def _resolution(people: int) -> float:
    """1 for a hundred people, 2 for ten thousand: with 1 small worlds vanish in large networks (Fortunato 2007).

    Measured on planted groups in bench/RESULTS.md.
    """
    return max(1.0, log10(max(people, 1)) / 2)


def _settle(rows: Rows, resolution: float) -> list[int]:
    """Move nodes, one at a time, to the neighbouring group where modularity gains most, until none gains."""
    degree = [sum(row.values()) for row in rows]
    whole = sum(degree)
    home, total = list(range(len(rows))), degree.copy()
    queue, waits = deque(range(len(rows))), [True] * len(rows)
    while queue and whole:
        node = queue.popleft()
        waits[node], here, row = False, home[node], rows[node]
        towards: dict[int, float] = defaultdict(float)
        for other, weight in row.items():
            if other != node:
                towards[home[other]] += weight
        total[here] -= degree[node]
        share = resolution * degree[node] / whole
        best, most = here, towards.get(here, 0.0) - share * total[here]
        for there, weight in towards.items():
            gain = weight - share * total[there]
            if gain > most + _HARDLY:
                best, most = there, gain
        total[best] += degree[node]
        if best != here:
            home[node] = best
            for other in row:
                if home[other] != best and not waits[other]:
                    waits[other] = True
                    queue.append(other)
    return home


def _gathered(rows: Rows, home: Sequence[int], count: int) -> Rows:
    """Each group as one node; ties inside it become a tie with itself."""
    gathered: Rows = [defaultdict(float) for _ in range(count)]
    for node, row in enumerate(rows):
        group = gathered[home[node]]
        for other, weight in row.items():
            group[home[other]] += weight
    return gathered


def _in_one_piece(rows: Rows, home: Sequence[int]) -> list[int]:
    """The same groups, each of them in its connected parts; a part bears the number of its first node."""
    part = [NONE] * len(rows)
    for first in range(len(rows)):
        if part[first] != NONE:
            continue
        part[first], around = first, [first]
        while around:
            for other in rows[around.pop()]:
                if part[other] == NONE and home[other] == home[first]:
                    part[other] = first
                    around.append(other)
    return part


def _numbered(part: Sequence[int], smallest: int) -> NDArray[np.int32]:
    """Worlds by size, then by their first person; those too small are none."""
    sizes: dict[int, int] = defaultdict(int)
    for one in part:
        sizes[one] += 1
    large = sorted((one for one in sizes if sizes[one] >= smallest), key=lambda one: (-sizes[one], one))
    number = {one: place for place, one in enumerate(large)}
    return np.array([number.get(one, NONE) for one in part], dtype=np.int32)
