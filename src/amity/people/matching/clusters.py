"""Persons from pairs: joined strongest first, and only where nothing in either whole cluster speaks against it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edge:
    """Two records that may be joined, and how strongly."""

    a: str
    b: str
    bits: float


def clusters(
    ids: Iterable[str],
    edges: Iterable[Edge],
    *,
    whole: Collection[str],
    forbidden: Callable[[str, str], bool],
) -> dict[str, str]:
    """Each id with the smallest id of its cluster.

    Edges are taken strongest first. One is passed over when any record of one cluster and any of the other are
    `forbidden` to be one person. `whole` are the records with a full name: any other joins what is there
    already, and never makes one of two clusters that each hold a full name. Neither the order of ids nor that of edges matters.

    >>> apart = lambda a, b: {a, b} == {"a", "c"}
    >>> clusters("abc", [Edge("a", "b", 9), Edge("b", "c", 8)], whole="abc", forbidden=apart)
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    parts = _Parts(ids, whole)
    strongest_first = sorted(edges, key=lambda edge: (-edge.bits, *sorted((edge.a, edge.b))))
    for edge in strongest_first:
        if edge.a in whole and edge.b in whole:
            parts.join(edge, forbidden)
    for edge in strongest_first:
        if not parts.both_whole(edge):
            parts.join(edge, forbidden)
    return dict(parts.named())


class _Parts:
    """Disjoint sets of ids, with their members at hand."""

    def __init__(self, ids: Iterable[str], whole: Collection[str]) -> None:
        self._members: dict[str, list[str]] = {id: [id] for id in ids}
        self._of: dict[str, str] = {id: id for id in self._members}
        self._whole = {id for id in self._members if id in whole}

    def both_whole(self, edge: Edge) -> bool:
        """Whether either side holds a full name already."""
        return self._of[edge.a] in self._whole and self._of[edge.b] in self._whole

    def join(self, edge: Edge, forbidden: Callable[[str, str], bool]) -> None:
        """Makes one of two clusters unless something in them forbids it."""
        a, b = self._of[edge.a], self._of[edge.b]
        if a == b or any(forbidden(x, y) for x in self._members[a] for y in self._members[b]):
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
