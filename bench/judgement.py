"""The model of ties on real, labelled mail archives: their own scorer over `amity rank`.

The data are not part of this project: AMITY_SHARED names the folder that holds `data/judgement`.
"""

import json
import os
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean
from typing import Any

from bench.measuring import run
from bench.report import Part, Table

_AT_LEAST = {"next": ("0.848", "0.732"), "fade": ("0.778", "0.828"), "intro": ("0.723", "0.289")}
_MEASURES = ("auc", "ndcg10")
_NAMES = {"next": "in touch within a month", "fade": "about to fade", "intro": "two who will meet"}


def measure() -> Part | None:
    """The scores; None when the data are not here."""
    shared = os.environ.get("AMITY_SHARED", "")
    data = Path(shared) / "data" / "judgement"
    if not shared or not (data / "score.py").exists():
        print("  left out: AMITY_SHARED names no folder with data/judgement")
        return None
    if find_spec("numpy") is None:
        print("  left out: the scorer needs numpy (group bench)")
        return None
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "scores.json"
        ranker = f"{sys.executable} -m amity rank"
        command = (sys.executable, data / "score.py", "--part", data, "--cmd", ranker, "--json", out)
        took = run(command, {"AMITY_HOME": folder})
        scores = json.loads(out.read_text(encoding="utf-8"))
    return Part(
        title="The model of ties on labelled mail archives",
        command="AMITY_SHARED=... python -m bench judgement",
        tables=[Table(("set", *_NAMES.values()), _rows(scores))],
        notes=[
            f"AUC / NDCG@10, as means over owners; in all at least {_wanted()} (next, fade, intro).",
            f"All sets scored in {took.seconds:.0f} s, {took.processor:.0f} s CPU, ranking and scoring together.",
        ],
    )


def _rows(scores: dict[str, Any]) -> list[tuple[str, ...]]:
    """One row a data set, and the means over those that have the task."""
    rows = [(name, *(_cell(said.get(task)) for task in _NAMES)) for name, said in scores.items()]
    return [
        *rows,
        (
            "mean of all",
            *(_mean([said[task] for said in scores.values() if task in said]) for task in _NAMES),
        ),
    ]


def _mean(of_sets: list[dict[str, Any]]) -> str:
    names = [name for name in _MEASURES if any(name in said for said in of_sets)]
    return " / ".join(f"{fmean(said[name][0] for said in of_sets):.3f}" for name in names)


def _cell(said: dict[str, Any] | None) -> str:
    return _mean([said]) if said else ""


def _wanted() -> str:
    return ", ".join("/".join(pair) for pair in _AT_LEAST.values())
