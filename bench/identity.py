"""Who is one person: merges and ranking on labelled records, and how long a large book takes.

The labelled records are not part of this project: AMITY_SHARED names the folder that holds `data/identity`.
The large books are made up.
"""

import csv
import json
import os
import sys
import tempfile
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any

from amity.people.linking import components
from amity.people.matching import Entry, entry
from amity.people.matching.entries import FULL
from bench import identity_index, identity_network
from bench.make_records import COLUMNS, records
from bench.measuring import Run, run
from bench.report import Part, Table

_SETS = ("contacts_open", "mailmap_open")
_SIZES = (10_000, 100_000)


def measure() -> Part:
    """Quality where the labelled sets are here; speed and memory always."""
    data = Path(os.environ.get("AMITY_SHARED", "/nowhere")) / "data" / "identity"
    tables = []
    with tempfile.TemporaryDirectory() as folder:
        if (data / "score.py").exists():
            rows = [row for name in _SETS for row in _quality(data, name, Path(folder))]
            tables.append(Table(("set", "joined by", "precision", "recall", "F1", "wrong clusters"), rows))
        else:
            print("  quality left out: AMITY_SHARED names no folder with data/identity")
        sizes = [_speed(people, Path(folder)) for people in _SIZES]
    network = data.parent / "network" / "1k" / "owner0001"
    if (network / "truth.json").exists():
        tables += identity_network.tables(network)
    columns = ("records", "wall", "CPU", "peak memory", "pairs wrong of joined", "recall", "budget")
    return Part(
        title="Who is one person",
        command="AMITY_SHARED=... python -m bench identity",
        tables=[*tables, Table(columns, sizes), identity_index.table()],
        notes=[
            "Pairwise, by the sets' own scorer. The weights were learnt from these sets; on people not seen: ADR 12.",
            "Rows with p join all pairs above it: the quality of the ranking, never done in the product.",
            "The network of 1,000: its LinkedIn, vCard and Google files brought in, then the best question answered 60 times.",
            "Found: who a stored record may be, with p and bars. Written: with links, questions and people beside it.",
        ],
    )


def _quality(data: Path, name: str, folder: Path) -> Iterable[tuple[str, ...]]:
    out, pairs = folder / "out.csv", folder / "pairs.csv"
    _match(data / f"{name}.csv", out, pairs, folder)
    entries = [_entry(row) for row in _rows(data / f"{name}.csv")]
    judged = [(row["id_a"], row["id_b"], float(row["p"])) for row in _rows(pairs)]
    ways = {
        "same address": _shared(entries, names=False),
        "same address or full name": _shared(entries, names=True),
    }
    ways |= {f"p >= {least}": [(a, b) for a, b, p in judged if p >= least] for least in (0.5, 0.8)}
    yield _row(name, "**`amity match`**", _score(data, name, out, folder))
    for way, edges in ways.items():
        _write(out, _clusters(entries, edges))
        yield _row(name, way, _score(data, name, out, folder))


def _row(name: str, way: str, score: dict[str, Any]) -> tuple[str, ...]:
    cells = (f"{score[key]:.4f}" for key in ("precision", "recall", "f1"))
    return (name.partition("_")[0], way, *cells, str(score["wrong_clusters"]))


def _match(records_file: Path, out: Path, pairs: Path, folder: Path) -> Run:
    command = (sys.executable, "-m", "amity", "match", records_file, out, "--pairs", pairs)
    return run(command, {"AMITY_HOME": str(folder)})


def _score(data: Path, name: str, out: Path, folder: Path) -> dict[str, Any]:
    command = (sys.executable, data / "score.py", data / f"{name}_truth.csv", out)
    found: dict[str, Any] = json.loads(run(command, {"AMITY_HOME": str(folder)}).out)
    return found


def _entry(row: dict[str, str]) -> Entry:
    return entry(row["id"], name=row["name"], emails=(row["email"], row.get("email2", "")))


def _shared(entries: list[Entry], *, names: bool) -> list[tuple[str, str]]:
    """Pairs by the plain rule: the same clean address, and if so wished the same full name."""
    first: dict[Hashable, str] = {}
    edges = []
    for one in entries:
        keys: list[Hashable] = [mail.address for mail in one.mails if not mail.shared]
        keys += [("name", one.ordered)] if names and one.kind == FULL else []
        edges += [(first.setdefault(key, one.id), one.id) for key in keys]
    return edges


def _clusters(entries: list[Entry], edges: list[tuple[str, str]]) -> dict[str, str]:
    number = {one.id: place for place, one in enumerate(entries)}
    found = components(number.values(), ((number[a], number[b]) for a, b in edges))
    return {id: str(found[place]) for id, place in number.items()}


def _speed(size: int, folder: Path) -> tuple[str, ...]:
    given, out, pairs = folder / "in.csv", folder / "out.csv", folder / "pairs.csv"
    told = list(records(size // 2))
    with given.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, COLUMNS)
        writer.writeheader()
        writer.writerows(record for _, record in told)
    took = _match(given, out, pairs, folder)
    right, wrong, recall = _judged({record["id"]: person for person, record in told}, out)
    return (
        f"{len(told):,}",
        f"{took.seconds:.0f} s",
        f"{took.processor:.0f} s",
        f"{took.peak:.0f} MB",
        f"{wrong} of {right + wrong:,}",
        f"{recall:.2f}",
        "60 s, 1,000 MB" if size == max(_SIZES) else "",
    )


def _judged(persons: dict[str, str], out: Path) -> tuple[int, int, float]:
    together: dict[str, list[str]] = {}
    for row in _rows(out):
        together.setdefault(row["cluster"], []).append(persons[row["id"]])
    of_one: dict[str, int] = {}
    for person in persons.values():
        of_one[person] = of_one.get(person, 0) + 1
    joined = sum(_pairs(len(cluster)) for cluster in together.values())
    right = sum(_pairs(cluster.count(person)) for cluster in together.values() for person in set(cluster))
    return right, joined - right, right / sum(map(_pairs, of_one.values()))


def _pairs(number: int) -> int:
    return number * (number - 1) // 2


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def _write(file: Path, clusters: dict[str, str]) -> None:
    with file.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle)
        writer.writerow(("id", "cluster"))
        writer.writerows(clusters.items())
