"""Watches a program: how long, at what cost, how much memory."""

import os
import sqlite3
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench.report import CACHE

LONGEST = 1200.0  # seconds a measured program may take


class NotMeasured(Exception):
    """A program that was to be measured failed; says how."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a program took; `peak` is in megabytes, processor time counts its children."""

    seconds: float
    processor: float
    peak: float
    out: str


def surroundings(more: Mapping[str, str]) -> dict[str, str]:
    """What a measured program finds around it: like an installed one it keeps its bytecode."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(CACHE / "bytecode"), **more}


def run(
    command: Sequence[str | Path],
    env: Mapping[str, str],
    watch: Callable[[], None] = lambda: None,
    *,
    cwd: Path | None = None,
    longest: float = LONGEST,
) -> Run:
    """Run a program to its end; `watch` is called about forty times a second meanwhile."""
    started = time.monotonic()
    with subprocess.Popen(
        list(map(str, command)), env=surroundings(env), cwd=cwd,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as child:  # fmt: skip
        chunks = []
        os.set_blocking(child.stdout.fileno(), False)  # type: ignore[union-attr]
        while True:
            done, status, used = os.wait4(child.pid, os.WNOHANG)
            if piece := child.stdout.read():  # type: ignore[union-attr]
                chunks.append(piece)
            if done:
                break
            if time.monotonic() - started > longest:
                child.kill()
            watch()
            time.sleep(0.001 if time.monotonic() - started < 1 else 0.025)
        seconds = time.monotonic() - started
        child.returncode = os.waitstatus_to_exitcode(status)
    out = b"".join(chunks).decode("utf-8", "replace")
    if child.returncode:
        raise NotMeasured(f"{' '.join(map(str, command))} ended with {child.returncode}:\n{out[-2000:]}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, out)


def typical(command: Sequence[str | Path], env: Mapping[str, str], times: int = 11) -> Run:
    """The median of several runs, after one that does not count."""
    run(command, env)
    runs = [run(command, env) for _ in range(times)]
    return Run(
        statistics.median(one.seconds for one in runs),
        statistics.median(one.processor for one in runs),
        max(one.peak for one in runs),
        runs[-1].out,
    )


def at_share(values: Sequence[float], share: float) -> float:
    """The value that this share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.5) - 1))]


def change(folder: Path) -> None:
    """A write to the database of that data folder that means nothing: what programs keep of it in memory is out of date."""
    with closing(sqlite3.connect(folder / "amity.sqlite3", timeout=30)) as tables:
        number = tables.execute("PRAGMA user_version").fetchone()[0]
        tables.execute(f"PRAGMA user_version = {(number + 1) % 2**31}")
