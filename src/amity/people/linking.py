"""The log of links: which records are one person now, and what it takes to part them.

A link joins two records until it is withdrawn. Persons are the connected components of the links that hold. Nothing is
ever changed or removed, so every state there was can be had again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

ADDRESS, NAME = "same address", "same name and organisation"  # rules of the first versions, still stored
_MOST_PAIRS = 100  # that are kept apart one by one; of larger groups the oldest of each


@dataclass(frozen=True, slots=True)
class Link:
    """Two records are one person, as event `number` says."""

    number: int
    a: int
    b: int


@dataclass(frozen=True, slots=True)
class Parting:
    """What is written so that some records leave a person: links withdrawn, links that keep each side whole, pairs apart."""

    withdrawn: tuple[Link, ...]
    joined: tuple[tuple[int, int], ...]
    apart: tuple[tuple[int, int], ...]


def parting(members: Collection[int], links: Sequence[Link], leaving: Collection[int]) -> Parting:
    """How these members leave the others. Each side stays one person, and no pair across is joined again.

    >>> part = parting([1, 2, 3], [Link(7, 1, 2), Link(8, 2, 3)], leaving=[2])
    >>> [link.number for link in part.withdrawn], part.joined, part.apart
    ([7, 8], ((1, 3),), ((1, 2), (2, 3)))
    """
    go = sorted(set(leaving) & set(members))
    stay = sorted(set(members) - set(go))
    inside = set(go), set(stay)
    within = [link for link in links if link.a in members and link.b in members]
    withdrawn = [link for link in within if not any({link.a, link.b} <= side for side in inside)]
    kept = [(link.a, link.b) for link in within if any({link.a, link.b} <= side for side in inside)]
    joined = [pair for side in (go, stay) for pair in _bridges(side, kept)]
    return Parting(tuple(withdrawn), tuple(joined), tuple(_across(go, stay)))


def _bridges(side: Sequence[int], kept: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """What joins the pieces of one side: each piece's oldest with the oldest of all."""
    roots = sorted(set(components(side, kept).values()))
    return [(roots[0], root) for root in roots[1:]]


def _across(go: Sequence[int], stay: Sequence[int]) -> list[tuple[int, int]]:
    if not go or not stay:
        return []
    pairs = product(go, stay) if len(go) * len(stay) <= _MOST_PAIRS else [(go[0], stay[0])]
    return sorted((min(pair), max(pair)) for pair in pairs)


def sides(members: Collection[int], links: Sequence[Link], without: int) -> tuple[set[int], set[int]]:
    """The two sides of a person once this link does not hold: that of its `a`, and that of its `b`.

    Links that join the same two in another way go with it, so that the sides are two.
    """
    cut = next(link for link in links if link.number == without)
    rest = [(link.a, link.b) for link in links if {link.a, link.b} != {cut.a, cut.b}]
    root = components(members, rest)
    here = {id for id in members if root[id] == root[cut.a]}
    if cut.b in here:  # joined through others, too: the one record leaves alone
        return set(members) - {cut.b}, {cut.b}
    return here, set(members) - here


def components(ids: Iterable[int], links: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Each id with the smallest id of its connected component.

    >>> components([1, 2, 3], [(2, 3)])
    {1: 1, 2: 2, 3: 2}
    """
    root = {id: id for id in ids}

    def find(id: int) -> int:
        while root[id] != id:
            root[id] = root[root[id]]
            id = root[id]
        return id

    for a, b in links:
        if a in root and b in root:
            low, high = sorted((find(a), find(b)))
            root[high] = low
    return {id: find(id) for id in root}


def groups(roots: dict[int, int]) -> list[list[int]]:
    """The members of each component, oldest first."""
    found: dict[int, list[int]] = defaultdict(list)
    for id in sorted(roots):
        found[roots[id]].append(id)
    return list(found.values())
