"""Who is connected to whom, as compressed sparse rows: small in memory, and read without a dictionary per person."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

P = TypeVar("P", bound=Hashable)
FAINTEST = 1e-30  # the least strength that is kept: a float32 holds it


@dataclass(frozen=True, slots=True, eq=False)
class Graph(Generic[P]):
    """Who is connected to whom. Node 0 is the owner; every tie stands in the row of both ends.

    The row of node i is `neighbours[starts[i]:starts[i + 1]]`, ascending, with `strength` beside it.
    """

    people: tuple[P, ...]  # node -> person
    starts: NDArray[np.int64]  # (n + 1,)
    neighbours: NDArray[np.int32]  # (2 m,) sorted within each row
    strength: NDArray[np.float32]  # (2 m,) in (0, 1], decayed to the day asked for
    node: Mapping[P, int] = field(repr=False)  # person -> node

    def around(self, node: int) -> NDArray[np.int32]:
        """The nodes this one has a tie with, ascending."""
        return self.neighbours[self.starts[node] : self.starts[node + 1]]

    def between(self, one: int, other: int) -> float:
        """The strength of the tie of two nodes; 0 where there is none."""
        row = self.around(one)
        place = int(np.searchsorted(row, other))
        found = place < len(row) and row[place] == other
        return float(self.strength[self.starts[one] + place]) if found else 0.0


def graph_of(owner: P, edges: Iterable[tuple[P, P, float]], people: Iterable[P] = ()) -> Graph[P]:
    """The graph of these ties, in the order in which people are named: the owner, `people`, the ends of ties.

    A tie given twice, from either side, counts by its strongest; one without strength, or of somebody
    with themselves, is left out. Strengths above 1 count as 1.

    >>> graph = graph_of("me", [("me", "ana", 0.5), ("ben", "ana", 0.25), ("ana", "me", 0.1)], ["cem"])
    >>> graph.people, graph.around(2).tolist(), graph.between(3, 2), graph.between(0, 3)
    (('me', 'cem', 'ana', 'ben'), [0, 3], 0.25, 0.0)
    """
    node: dict[P, int] = {owner: 0}
    for person in people:
        node.setdefault(person, len(node))
    ones, others, strengths = [], [], []
    for one, other, strength in edges:
        ones.append(node.setdefault(one, len(node)))
        others.append(node.setdefault(other, len(node)))
        strengths.append(strength)
    ends = np.array([ones, others], dtype=np.int32).reshape(2, -1)
    return graph_of_nodes(tuple(node), ends[0], ends[1], np.array(strengths), node=node)


def graph_of_nodes(
    people: Sequence[P],
    ones: NDArray[np.int32],  # (m,) nodes
    others: NDArray[np.int32],  # (m,) nodes
    strengths: NDArray[np.floating],  # (m,)
    *,
    node: Mapping[P, int] | None = None,
) -> Graph[P]:
    """The same from arrays: tie i is between nodes `ones[i]` and `others[i]`."""
    kept = (ones != others) & (strengths > 0)
    ones, others, strengths = ones[kept], others[kept], np.clip(strengths[kept], FAINTEST, 1.0)
    from_, to = np.concatenate([ones, others]), np.concatenate([others, ones])
    both = np.concatenate([strengths, strengths]).astype(np.float32)
    order = np.lexsort((-both, to, from_))
    from_, to, both = from_[order], to[order], both[order]
    first = np.ones(len(from_), dtype=bool)
    first[1:] = (from_[1:] != from_[:-1]) | (to[1:] != to[:-1])
    from_, to, both = from_[first], to[first], both[first]
    starts = np.zeros(len(people) + 1, dtype=np.int64)
    np.cumsum(np.bincount(from_, minlength=len(people)), out=starts[1:])
    places = node if node is not None else {person: place for place, person in enumerate(people)}
    return Graph(tuple(people), starts, to.astype(np.int32), both, places)
