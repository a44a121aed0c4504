"""Warm paths at a million people and ten million ties in memory, beside three graph libraries on the same graph; and from the store.

python -m bench.paths ours FILE      (a graph of this bench)
python -m bench.paths store          (AMITY_HOME is the folder of a book)
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from statistics import fmean
from typing import Any

import numpy as np

from bench.made_up import TODAY
from bench.make_book import book
from bench.measuring import NotMeasured, at_share, change, run
from bench.report import CACHE, HERE, Part, Table

PEOPLE, TIES = 1_000_000, 10_000_000
BOOK = 10_000, 1_000_000
QUERIES, OF_PEERS, STORED = 1_000, 5, 200
FEW, MANY = 10, 500  # ties of an ordinary and of a well-connected owner, at least
_PEERS = {"igraph": "igraph", "rustworkx": "rustworkx", "networkx": "networkx"}
_LIBRARIES = ("igraph", "rustworkx", "networkx", "numpy")
_BUDGET = "Wanted: p99 below 10 ms in memory, below 50 ms from SQLite, and a tenth of each peer's time."


def measure() -> Part:
    """The figures of both."""
    python = _environment()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.npz"
        make(file, PEOPLE, TIES)
        mine = _told(run((sys.executable, "-m", "bench.paths", "ours", file), {}, cwd=HERE.parent).out)
        rows = [_row("Amity, five paths", mine, mine)]
        for name in _PEERS:
            program = HERE / "peers" / "path_peers.py"
            try:
                theirs = _told(run((python, program, name, file, OF_PEERS), {}, longest=3600).out)
            except NotMeasured as failed:  # one that needs more memory than there is
                rows.append((name, "not measured", str(failed).strip().splitlines()[-1][:80], "", ""))
                continue
            rows.append(_row(f"{name}, one path", theirs, mine))
    stored = _stored_rows()
    return Part(
        title=f"Warm paths: {PEOPLE:,} people, {TIES:,} ties; and a book of {BOOK[0]:,} people, {BOOK[1]:,} talks",
        command="python -m bench paths",
        tables=[
            Table(("in memory", "p50, CPU", "p99, CPU", "worst", "times Amity's mean"), rows),
            Table(("from SQLite", "p50, CPU", "p95, CPU", "p99, CPU", "p50, wall"), stored),
        ],
        notes=[
            _BUDGET,
            f"Ties fall on people by a power law: half have {mine['median']} at most, one has {mine['most']:,}.",
            (
                f"Pairs are the same for all: half begin with somebody of {FEW} ties or more, half of {MANY} or more. Amity answers "
                f"{QUERIES:,} of them with up to five paths of at most three edges through different first contacts; a peer answers "
                f"the first {OF_PEERS} with its one shortest path of any length (weights -ln of the strength), which is less work."
            ),
            (
                "From SQLite nothing is in memory: “path” reads as much of the graph as the best ways need, “with evidence” also "
                "weighs them and names the talks behind each step. “After a change” comes first after somebody wrote."
            ),
        ],
    )


def make(file: Path, people: int, ties: int) -> None:
    """A graph in which few know many, and pairs to look for."""
    chance = np.random.default_rng(5)
    whole = np.cumsum(1 / np.arange(1, people + 1) ** 0.6)
    named = chance.permutation(people).astype(np.int32)
    ones, others = (named[np.searchsorted(whole / whole[-1], chance.random(ties))] for _ in range(2))
    strengths = np.clip(chance.beta(1.2, 3, ties), 0.01, 0.95).astype(np.float32)
    degrees = np.bincount(ones, minlength=people) + np.bincount(others, minlength=people)
    begin = np.concatenate([
        chance.choice(np.flatnonzero(degrees >= least), QUERIES // 2) for least in (FEW, MANY)
    ])  # fmt: skip
    pairs = np.stack([chance.permutation(begin), chance.integers(0, people, QUERIES)], axis=1).astype(
        np.int32
    )
    np.savez(file, ones=ones, others=others, strengths=strengths, pairs=pairs, people=people)


def ours(file: Path) -> dict[str, object]:
    """Up to five paths for each pair."""
    from amity.connections.graph import graph_of_nodes
    from amity.opportunities.routes import routes

    with np.load(file) as told:
        ones, others, strengths, pairs = (told[name] for name in ("ones", "others", "strengths", "pairs"))
        people = int(told["people"])
    graph = graph_of_nodes(range(people), ones, others, strengths, node={})
    del ones, others, strengths
    degrees = np.diff(graph.starts)
    times, found = [], []
    for one, other in pairs.tolist():
        began = time.process_time()
        ways = routes(graph, [other], start=one)
        times.append(time.process_time() - began)
        found.append(len(ways))
    return {"times": times, "found": found, "median": int(np.median(degrees)), "most": int(degrees.max())}


def from_store(today: str) -> dict[str, list[float]]:
    """Paths to some hundred people of the book of this process (`AMITY_HOME`)."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amity.config.settings")
    django.setup()
    from datetime import date

    from amity.actions import networks
    from amity.actions.connections.book import book_of
    from amity.actions.connections.graph import toward
    from amity.actions.paths import Target, TargetKind, find_paths
    from amity.opportunities.routes import routes
    from amity.store.models import Person

    network, day = networks.home(), date.fromisoformat(today)
    everybody = Person.objects.of(network).filter(standing="person", is_me=False).order_by("id")
    chosen = Random(3).choices(list(everybody.values_list("id", flat=True)), k=STORED)

    def path(id: object) -> None:
        graph = toward(book_of(network, day), [id])  # type: ignore[list-item]
        routes(graph, [graph.node[id]])  # type: ignore[index]

    def evidence(id: object) -> None:
        find_paths(network, Target(TargetKind.PERSON, id), today=day)  # type: ignore[arg-type]

    told: dict[str, list[float]] = {}
    for name, ask in (("a path", path), ("with evidence", evidence)):
        for when in ("", ", after a change"):
            times = told.setdefault(f"{name}{when}", [])
            walls = told.setdefault(f"{name}{when} (wall)", [])
            for id in chosen[: STORED if not when else STORED // 4]:
                if when:
                    change(Path(os.environ["AMITY_HOME"]))
                began, wall = time.process_time(), time.perf_counter()
                ask(id)
                times.append(time.process_time() - began)
                walls.append(time.perf_counter() - wall)
    return told


def _environment() -> Path:
    """A Python with the libraries of the peers, made on first use; they are no part of Amity's own environment."""
    folder = CACHE / "path-peers"
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run((sys.executable, "-m", "venv", folder), check=True)
        subprocess.run((python, "-m", "pip", "install", "--quiet", *_LIBRARIES), check=True)
    return python


def _told(out: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(out.strip().splitlines()[-1])
    return told


def _row(name: str, one: dict[str, Any], mine: dict[str, Any]) -> tuple[str, ...]:
    times = one["times"]
    mean = fmean(mine["times"][: len(times)])
    return (
        name, *(_ms(at_share(times, share)) for share in (0.5, 0.99)), _ms(max(times)),
        f"{fmean(times) / mean:,.0f}" if one is not mine else "",
    )  # fmt: skip


def _stored_rows() -> list[tuple[str, ...]]:
    env = {"AMITY_HOME": str(book(*BOOK))}
    told = _told(run((sys.executable, "-m", "bench.paths", "store"), env, cwd=HERE.parent).out)
    return [
        (name, *(_ms(at_share(times, share)) for share in (0.5, 0.95, 0.99)), _ms(at_share(told[f"{name} (wall)"], 0.5)))
        for name, times in told.items()
        if not name.endswith("(wall)")
    ]  # fmt: skip


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.2f} ms" if seconds < 0.01 else f"{seconds * 1000:,.0f} ms"


if __name__ == "__main__":
    answer = ours(Path(sys.argv[2])) if sys.argv[1] == "ours" else from_store(TODAY.isoformat())
    print(json.dumps(answer))
