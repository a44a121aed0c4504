"""The map of one network: worlds with their names, everybody's place, and which ties are worth a line.

Drawn again from what was drawn before, it changes only where the network did.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from math import hypot
from typing import Generic

import numpy as np
from numpy.typing import NDArray

from amity.connections import layout
from amity.connections.bridges import Link, cuts, links, only_ways
from amity.connections.constraint import constraint, effective_size
from amity.connections.graph import Graph, P
from amity.connections.naming import Shared, names
from amity.connections.worlds import NONE, carried, worlds

INSIDE = 3  # lines from each person to others of their world
BETWEEN = 3  # lines from one world to another
LINES = 1_500  # between worlds in all: more of them would hide each other


@dataclass(frozen=True, slots=True)
class World:
    """A disc of the map. `number` stays the same as long as most of its people are in it."""

    number: int
    count: int
    name: Shared | None
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Somebody's place: the number of their world (NONE for who is in none), their seat there, whom they know."""

    world: int
    seat: int
    x: float
    y: float
    knows: int
    joins: tuple[int, ...] = ()  # the other worlds in which they know somebody


@dataclass(frozen=True, slots=True)
class Before(Generic[P]):
    """What of the last drawing is kept: the middle of each disc, and everybody's world and seat."""

    middles: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    seats: Mapping[P, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drawn(Generic[P]):
    """The whole map. Links name nodes of the graph; `spots[node - 1]` is where node stands."""

    worlds: tuple[World, ...]  # the largest first; last, with the number NONE, the disc of those in none
    spots: tuple[Spot, ...]
    inside: tuple[tuple[int, int], ...]
    across: tuple[Link, ...]  # the worlds in it are numbers
    gates: dict[int, tuple[int, ...]]  # node -> the worlds that are reached through them alone
    holders: tuple[tuple[int, int], ...]  # node, and how many are connected with the rest through them alone
    joiners: tuple[int, ...]  # people with ties into several worlds, those first whose ties overlap least
    voices: float | None  # the owner's effective size


def draw(graph: Graph[P], known: Mapping[P, Collection[Shared]], before: Before[P]) -> Drawn[P]:
    """The map of today."""
    found = worlds(graph, {person: [one.pull for one in some] for person, some in known.items()})
    members = [np.flatnonzero(found == world).tolist() for world in range(int(found.max(initial=NONE)) + 1)]
    was: dict[int, list[P]] = defaultdict(list)
    for person, (number, _seat) in before.seats.items():
        if number != NONE:
            was[number].append(person)
    people = [[graph.people[node] for node in some] for some in members]
    numbers = carried(people, was)
    between = links(graph, found)
    alone = [node for node in range(1, len(graph.people)) if found[node] == NONE]
    groups = dict(zip([*numbers, NONE], [*members, alone], strict=True))
    discs = _discs(graph, groups, [_numbered(link, numbers) for link in between], before)
    called = names(people, known)
    across = _worth_a_line([_numbered(link, numbers) for link in between])
    return Drawn(
        worlds=_worlds(members, numbers, called, discs),
        spots=_spots(graph, numbers, discs, between),
        inside=_inside(graph, found),
        across=across,
        gates={n: tuple(numbers[w] for w in some) for n, some in only_ways(between).items()},
        holders=_holders(graph),
        joiners=_joiners(graph, between),
        voices=effective_size(graph, 0, owner=True),
    )


@dataclass(slots=True)
class _Disc:
    nodes: list[int]
    seats: list[int]
    middle: tuple[float, float]
    radius: float


def _discs(
    graph: Graph[P], groups: Mapping[int, list[int]], between: Sequence[Link], before: Before[P]
) -> list[_Disc]:
    """Of each world, the last one of those in none; where they lie, and who sits where."""
    kept = {number: _kept(graph, nodes, number, before) for number, nodes in groups.items()}
    numbers = [number for number in groups if number != NONE or groups[NONE]]
    place = {number: at for at, number in enumerate(numbers)}
    radii = [
        layout.radius(max([len(groups[number]), *(seat + 1 for seat in kept[number].values())]))
        for number in numbers
    ]
    pull: dict[tuple[int, int], float] = defaultdict(float)
    for link in between:
        one, other = sorted(place[world] for world in link.worlds)
        pull[one, other] += link.strength
    there = {place[number]: middle for number, middle in before.middles.items() if number in place}
    middles = layout.place_discs(radii, pull, there)
    at = {number: (float(x), float(y)) for number, (x, y) in zip(numbers, middles.tolist(), strict=True)}
    outward = _outward(between, at)
    discs = []
    for number, nodes in groups.items():
        seats = layout.take_seats(len(nodes), _ties(graph, nodes), _of(nodes, outward), kept[number])
        radius = radii[place[number]] if number in place else 0.0
        discs.append(_Disc(nodes, seats, at.get(number, (0.0, 0.0)), radius))
    return discs


def _kept(graph: Graph[P], nodes: Sequence[int], number: int, before: Before[P]) -> dict[int, int]:
    """Who sat in this disc already; seats of a disc that became far too wide are given anew."""
    kept = {}
    for place, node in enumerate(nodes):
        world, seat = before.seats.get(graph.people[node], (None, 0))
        if world == number and seat < 2 * len(nodes) + 2:
            kept[place] = seat
    return kept


def _ties(graph: Graph[P], nodes: Sequence[int]) -> list[dict[int, float]]:
    place = {node: place for place, node in enumerate(nodes)}
    return [
        {
            place[other]: strength
            for other, strength in zip(
                graph.around(node).tolist(),
                graph.strength[graph.starts[node] : graph.starts[node + 1]].tolist(),
                strict=True,
            )
            if other in place
        }
        for node in nodes
    ]


def _outward(
    between: Sequence[Link], middles: Mapping[int, tuple[float, float]]
) -> dict[int, tuple[float, float]]:
    """For each node with ties into other worlds, the direction in which these lie."""
    ways: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for link in between:
        here, there = (middles[world] for world in link.worlds)
        way = there[0] - here[0], there[1] - here[1]
        far = hypot(*way) or 1.0
        for node, sign in ((link.one, 1), (link.other, -1)):
            ways[node][0] += sign * link.strength * way[0] / far
            ways[node][1] += sign * link.strength * way[1] / far
    length = {node: hypot(*way) or 1.0 for node, way in ways.items()}
    return {node: (way[0] / length[node], way[1] / length[node]) for node, way in ways.items()}


def _of(nodes: Sequence[int], outward: Mapping[int, tuple[float, float]]) -> dict[int, tuple[float, float]]:
    return {place: outward[node] for place, node in enumerate(nodes) if node in outward}


def _worlds(
    members: Sequence[list[int]],
    numbers: Sequence[int],
    called: Sequence[Shared | None],
    discs: Sequence[_Disc],
) -> tuple[World, ...]:
    made = [
        World(number, len(nodes), name, *disc.middle, disc.radius)
        for number, nodes, name, disc in zip(numbers, members, called, discs, strict=False)
    ]
    alone = discs[-1]
    if alone.nodes:
        made.append(World(NONE, len(alone.nodes), None, *alone.middle, alone.radius))
    return tuple(made)


def _spots(
    graph: Graph[P], numbers: Sequence[int], discs: Sequence[_Disc], between: Sequence[Link]
) -> tuple[Spot, ...]:
    joins: dict[int, set[int]] = defaultdict(set)
    for link in between:
        joins[link.one].add(numbers[link.worlds[1]])
        joins[link.other].add(numbers[link.worlds[0]])
    places = layout.seats(max((seat + 1 for disc in discs for seat in disc.seats), default=0))
    ids = [*numbers, NONE]
    spots: dict[int, Spot] = {}
    for number, disc in zip(ids, discs, strict=True):
        for node, seat in zip(disc.nodes, disc.seats, strict=True):
            x, y = (float(places[seat][axis]) + disc.middle[axis] for axis in (0, 1))
            knows = int((graph.around(node) != 0).sum())
            spots[node] = Spot(number, seat, round(x, 1), round(y, 1), knows, tuple(sorted(joins[node])))
    return tuple(spots[node] for node in range(1, len(graph.people)))


def _inside(graph: Graph[P], found: NDArray[np.int32]) -> tuple[tuple[int, int], ...]:
    """The strongest ties of each to others of their world; those in none have at most the other of a pair."""
    lines: set[tuple[int, int]] = set()
    for node in range(1, len(graph.people)):
        row = slice(graph.starts[node], graph.starts[node + 1])
        told = zip((-graph.strength[row]).tolist(), graph.neighbours[row].tolist(), strict=True)
        same = sorted((weak, other) for weak, other in told if other and found[other] == found[node])
        lines |= {(min(node, other), max(node, other)) for _weak, other in same[:INSIDE]}
    return tuple(sorted(lines))


def _worth_a_line(between: Sequence[Link]) -> tuple[Link, ...]:
    """A few of each pair of worlds, the strongest first."""
    seen: dict[tuple[int, int], int] = defaultdict(int)
    some = []
    for link in between:
        seen[link.worlds] += 1
        if seen[link.worlds] <= BETWEEN:
            some.append(link)
    return tuple(sorted(some, key=lambda link: (-link.strength, link.one, link.other))[:LINES])


def _numbered(link: Link, numbers: Sequence[int]) -> Link:
    one, other = link.worlds
    return Link(link.one, link.other, (numbers[one], numbers[other]), link.strength, link.only)


def _holders(graph: Graph[P]) -> tuple[tuple[int, int], ...]:
    """Articulation points, those first who hold most people."""
    held = [(node, sum(parts)) for node, parts in cuts(graph).people.items()]
    return tuple(sorted(held, key=lambda one: (-one[1], one[0])))


def _joiners(graph: Graph[P], between: Sequence[Link]) -> tuple[int, ...]:
    ends = {node for link in between for node in (link.one, link.other)}
    held = {node: constraint(graph, node) or 0.0 for node in ends}
    return tuple(sorted(ends, key=lambda node: (round(held[node], 9), node)))


__all__ = ["Before", "Drawn", "Spot", "World", "draw"]
