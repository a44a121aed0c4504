"""The map: worlds found among 10,000 people whose groups are known, time to draw it, and the page through the server."""

import time
from collections import Counter
from collections.abc import Sequence
from math import log
from random import Random

from amity.connections.drawing import Before, draw
from amity.connections.graph import Graph, graph_of
from amity.connections.worlds import worlds
from bench.make_book import book
from bench.measuring import NotMeasured
from bench.pages import Server, serve, timed
from bench.report import Part, Table

PEOPLE, TOUCHES = 10_000, 100_000
ACROSS = (0.05, 0.2, 0.4)  # share of ties that lead out of one's group
TIMES = 20  # requests each
PATIENCE = 120  # seconds for the map to be drawn
ADDRESSES = (
    ("Map", "/map"),
    ("Map, somebody chosen", "/map?q=a"),
    ("Map as a list", "/map?view=list"),
    ("One world, all its people", "/map?view=list&world=0"),
    ("Map, all dots for the browser", "/map/dots"),
)


def measure() -> Part:
    """The figures of the map."""
    with serve(book(PEOPLE, TOUCHES)) as server:
        waited = _until_drawn(server)
        pages = [
            [name, "p95 80 ms", *timed(server, (path,), folder=book(PEOPLE, TOUCHES), times=TIMES)]
            for name, path in ADDRESSES
        ]
    return Part(
        title="The map",
        command="python -m bench map",
        tables=[
            Table(("ties out of one's group", "worlds found", "groups", "agreement", "worlds", "everything drawn", "again"),
                  [_planted(share) for share in ACROSS]),
            Table(("page at 10,000 people", "budget", "p50", "p95", "CPU each", "again: p95", "HTML, gzipped"), pages),
        ],
        notes=[
            f"Groups: {PEOPLE:,} people in groups of 3 to some hundred, about 8 ties each, drawn by chance.",
            "Agreement is the normalised mutual information of groups and worlds (1: the same).",
            "Drawn again from what was drawn before, nobody moves.",
            f"Pages of a book with {TOUCHES:,} talks; its first map stood there {waited:.0f} s after the server began.",
            f"{TIMES} requests each. The first column of times is after a change of the file: nothing read before counts.",
        ],
    )  # fmt: skip


def _planted(across: float) -> list[str]:
    graph, group = _grouped(across)
    started = time.process_time()
    found = worlds(graph)
    took = time.process_time() - started
    started = time.process_time()
    drawn = draw(graph, {}, Before())
    whole = time.process_time() - started
    before = Before(
        {world.number: (world.x, world.y) for world in drawn.worlds},
        {person: (spot.world, spot.seat) for person, spot in zip(graph.people[1:], drawn.spots, strict=True)},
    )
    started = time.process_time()
    again = draw(graph, {}, before)
    if again.spots != drawn.spots:
        raise NotMeasured("Drawn again, somebody moved.")
    repeated = time.process_time() - started
    alike = _agreement(group, found[1:].tolist())
    return [
        f"{across:.0%}", str(found.max() + 1), str(len(set(group))), f"{alike:.3f}", f"{took:.1f} s", f"{whole:.1f} s",
        f"{repeated:.1f} s",
    ]  # fmt: skip


def _grouped(across: float) -> tuple[Graph[int], list[int]]:
    chance = Random(7)
    group: list[int] = []
    while len(group) < PEOPLE:
        size = min(PEOPLE - len(group), 600, int(3 + 8 * chance.paretovariate(1.2)))
        group += [group[-1] + 1 if group else 0] * size
    members: dict[int, list[int]] = {}
    for person, number in enumerate(group, 1):
        members.setdefault(number, []).append(person)
    ties = []
    for person, number in enumerate(group, 1):
        for _ in range(4):
            stranger = chance.random() < across
            other = chance.randint(1, PEOPLE) if stranger else chance.choice(members[number])
            if other != person:
                ties.append((person, other, 0.1 + 0.9 * chance.random()))
    return graph_of(0, ties, range(1, PEOPLE + 1)), group


def _agreement(one: Sequence[int], other: Sequence[int]) -> float:
    """Normalised mutual information of two ways to group the same people."""
    count, a, b = len(one), Counter(one), Counter(other)
    both = Counter(zip(one, other, strict=True))
    shared = sum(n / count * log(n * count / (a[x] * b[y])) for (x, y), n in both.items())
    entropy = [-sum(n / count * log(n / count) for n in some.values()) for some in (a, b)]
    return 2 * shared / sum(entropy)


def _until_drawn(server: Server) -> float:
    started = time.perf_counter()
    while b"is being drawn" in server.get("/map")[1]:
        if time.perf_counter() - started > PATIENCE:
            raise NotMeasured("The map was not drawn in time.")
        time.sleep(1)
    return time.perf_counter() - started
