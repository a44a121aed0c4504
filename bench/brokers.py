"""Who stood between two people when they first had to do with each other: the product of decayed ties, beside chance.

On real mail archives in which everybody's mail is seen. Whenever two people are on one message for the
first time, whoever wrote it to both, and was in touch with both before, brought them together. All whom
both were in touch with are ranked as first steps of a path from the one to the other, by what was known
the moment before. The data are no part of this project: AMITY_SHARED names the folder that holds them.
"""

import csv
import gzip
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean

from amity.connections import evidence
from amity.connections.graph import graph_of
from amity.opportunities.routes import routes
from bench.report import Part, Table

SETS = ("enronpw", "mips", "radoslaw", "w3c")
WANTED = {"enronpw", "mips"}
ABOVE = 0.15
_DAY = 86_400
Message = tuple[int, int, tuple[int, ...]]  # moment, sender, receivers


def measure() -> Part | None:
    """The figures; None when the data are not here."""
    data = Path(os.environ.get("AMITY_SHARED", "/nowhere")) / "data" / "judgement"
    if not (data / "enronpw.csv.gz").exists():
        print("  left out: AMITY_SHARED names no folder with data/judgement")
        return None
    rows = []
    for name in SETS:
        found, by_chance = ranks(messages(data / f"{name}.csv.gz"))
        ours, random = fmean(1 / rank for rank in found), fmean(by_chance)
        rows.append((name, f"{len(found):,}", f"{random:.3f}", f"{ours:.3f}", f"{ours - random:+.3f}"))
        print("  ", *rows[-1])
        if name in WANTED and ours - random < ABOVE:
            print(f"  {name}: less than {ABOVE} above chance")
    return Part(
        title="Who stood between two people (MRR)",
        command="AMITY_SHARED=... python -m bench brokers",
        tables=[Table(("set", "first meetings", "chance", "paths", "above chance"), rows)],
        notes=[
            (
                "A first meeting counts when somebody wrote to both who was in touch with both before, and at least two such "
                "people were there to choose from. Each pair counts once; what is asked is known the moment before."
            ),
            f"Wanted: {ABOVE} above chance on {' and '.join(sorted(WANTED))}.",
            "Ranked by `amity.opportunities.routes` over ties of `amity.connections.evidence`: contact days, half-life 90 days.",
        ],
    )


def messages(file: Path) -> list[Message]:
    """Every message once, the oldest first, whichever side it is told from."""
    received: dict[tuple[int, int], set[int]] = defaultdict(set)
    with gzip.open(file, "rt", encoding="ascii") as lines:
        for row in csv.DictReader(lines):
            ego, alter = int(row["ego"]), int(row["alter"])
            sender, receiver = (ego, alter) if row["direction"] == "out" else (alter, ego)
            received[int(row["timestamp"]), sender].add(receiver)
    return [(at, sender, tuple(sorted(all_ - {sender}))) for (at, sender), all_ in sorted(received.items())]


class Ties:
    """Contact days of each pair, forward-decayed, and who was ever on one message with whom."""

    def __init__(self) -> None:
        self.days: dict[tuple[int, int], tuple[int, float]] = {}
        self.around: dict[int, set[int]] = defaultdict(set)
        self.seen: set[tuple[int, int]] = set()

    def strength(self, one: int, other: int, day: int) -> float:
        last, days = self.days[min(one, other), max(one, other)]
        return evidence.strength(evidence.A_DAY * days * 0.5 ** ((day - last) / evidence.HALF_LIFE))

    def talk(self, one: int, other: int, day: int) -> None:
        pair = (min(one, other), max(one, other))
        last, days = self.days.get(pair, (day - 1, 0.0))
        if day > last:
            self.days[pair] = (day, days * 0.5 ** ((day - last) / evidence.HALF_LIFE) + 1)
        self.around[one].add(other)
        self.around[other].add(one)

    def firsts(self, receivers: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Receivers who never had to do with each other, and were never on one message."""
        for place, one in enumerate(receivers):
            for other in receivers[place + 1 :]:
                if (one, other) not in self.seen and other not in self.around[one]:
                    yield one, other
                self.seen.add((one, other))


def ranks(told: Sequence[Message]) -> tuple[list[float], list[float]]:
    """Of each first meeting the rank of who stood between, and the reciprocal rank that chance would give."""
    ties, found, by_chance = Ties(), [], []
    for at, sender, receivers in told:
        day = at // _DAY
        for one, other in ties.firsts(receivers):
            common = ties.around[one] & ties.around[other]
            if sender in common and len(common) > 1:
                found.append(_rank(ties, (one, other), sender, common, day))
                by_chance.append(fmean(1 / rank for rank in range(1, len(common) + 1)))
        for receiver in receivers:
            ties.talk(sender, receiver, day)
    return found, by_chance


def _rank(ties: Ties, pair: tuple[int, int], between: int, common: set[int], day: int) -> float:
    """Where `between` stands among all first steps; equals share their places."""
    one, other = pair
    edges = [(end, who, ties.strength(end, who, day)) for who in sorted(common) for end in pair]
    graph = graph_of(one, edges)
    ways = routes(graph, [graph.node[other]], most=len(common))
    chance = {graph.people[way.nodes[1]]: way.chance for way in ways}
    mine = chance.get(between, 0.0)
    better = sum(chance.get(who, 0.0) > mine for who in common)
    equal = sum(chance.get(who, 0.0) == mine for who in common)
    return better + (equal + 1) / 2
