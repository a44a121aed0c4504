"""Persons from pairs: joined strongest first, and only where nothing in either whole cluster speaks against it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

CLEARLY = 4.0  # bits by which one of two that cannot both be right must be ahead

Pairwise = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Edge:
    """Two records that may be joined, and how strongly."""

    a: str
    b: str
    bits: float


@dataclass(frozen=True, slots=True)
class Grown:
    """Each id with the smallest of its cluster, and the edges that made the clusters: a forest."""

    persons: dict[str, str]
    chosen: tuple[Edge, ...]


def clusters(
    ids: Iterable[str], edges: Iterable[Edge], *, whole: Collection[str], forbidden: Pairwise
) -> dict[str, str]:
    """Each id with the smallest id of its cluster.

    >>> apart = lambda a, b: {a, b} == {"a", "c"}
    >>> clusters("abc", [Edge("a", "b", 9), Edge("b", "c", 8)], whole="abc", forbidden=apart)
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    return grow(ids, edges, whole=whole, forbidden=forbidden).persons


def grow(
    ids: Iterable[str],
    edges: Iterable[Edge],
    *,
    whole: Collection[str],
    forbidden: Pairwise,
    rivals: Pairwise = lambda _a, _b: False,
    fixed: Iterable[tuple[str, str]] = (),
) -> Grown:
    """The clusters, and which edges made them.

    `fixed` pairs are joined whatever speaks against it. Edges are taken strongest first. One is passed over when
    any record of one cluster and any of the other are `forbidden` to be one person; or when one of its records
    might as well belong to a rival of the other: two of whom only one can be right. `whole` are the records with a full name:
    any other joins what is there already, and never makes one of two clusters that each hold a full name.
    Neither the order of ids nor that of edges matters.
    """
    parts = _Parts(ids, whole)
    for a, b in fixed:
        parts.unite(a, b)
    strongest_first = _uncontested(edges, rivals)
    # What somebody said is one person speaks with one voice: its full name counts for each of its records.
    named = {id for id in parts.ids() if parts.is_whole(id)}
    chosen = [
        edge
        for edge in strongest_first
        if edge.a in named and edge.b in named and parts.join(edge, forbidden)
    ]
    chosen += [edge for edge in strongest_first if not parts.both_whole(edge) and parts.join(edge, forbidden)]
    return Grown(dict(parts.named()), tuple(chosen))


def _uncontested(edges: Iterable[Edge], rivals: Pairwise) -> list[Edge]:
    """The edges, strongest first, without those where somebody else fits as well who cannot be the same person."""
    strongest_first = sorted(edges, key=lambda edge: (-edge.bits, *sorted((edge.a, edge.b))))
    beside: dict[str, dict[str, float]] = defaultdict(dict)
    for edge in strongest_first:
        for one, other in ((edge.a, edge.b), (edge.b, edge.a)):
            beside[one][other] = max(edge.bits, beside[one].get(other, edge.bits))

    def contested(one: str, other: str, bits: float) -> bool:
        return any(
            theirs > bits - CLEARLY and third != other and third not in beside[other] and rivals(other, third)
            for third, theirs in beside[one].items()
        )

    return [
        edge
        for edge in strongest_first
        if not contested(edge.a, edge.b, edge.bits) and not contested(edge.b, edge.a, edge.bits)
    ]


class _Parts:
    """Disjoint sets of ids, with their members at hand."""

    def __init__(self, ids: Iterable[str], whole: Collection[str]) -> None:
        self._members: dict[str, list[str]] = {id: [id] for id in ids}
        self._of: dict[str, str] = {id: id for id in self._members}
        self._whole = {id for id in self._members if id in whole}

    def ids(self) -> Iterator[str]:
        """All records."""
        return iter(self._of)

    def is_whole(self, id: str) -> bool:
        """Whether the cluster of this record holds a full name already."""
        return self._of[id] in self._whole

    def both_whole(self, edge: Edge) -> bool:
        """Whether either side holds a full name already."""
        return self.is_whole(edge.a) and self.is_whole(edge.b)

    def join(self, edge: Edge, forbidden: Pairwise) -> bool:
        """Makes one of two clusters unless something in them forbids it. Returns whether it did."""
        a, b = self._of[edge.a], self._of[edge.b]
        if a == b or any(forbidden(x, y) for x in self._members[a] for y in self._members[b]):
            return False
        self.unite(edge.a, edge.b)
        return True

    def unite(self, one: str, other: str) -> None:
        """Makes one of two clusters."""
        a, b = self._of[one], self._of[other]
        if a == b:
            return
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        for id in self._members.pop(b):
            self._of[id] = a
            self._members[a].append(id)
        if b in self._whole:
            self._whole.add(a)

    def named(self) -> Iterator[tuple[str, str]]:
        """Each id with the smallest one beside it."""
        smallest: Mapping[str, str] = {name: min(ids) for name, ids in self._members.items()}
        return ((id, smallest[name]) for id, name in self._of.items())
