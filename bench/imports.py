"""Import: 5,000 LinkedIn rows, 2,000 vCards and 50,000 mails; again; and with a fifth of the mails."""

import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from bench import make_files
from bench.made_up import OWNER, OWNER_MAIL
from bench.measuring import Run, run
from bench.report import CACHE, Part, Table

ROWS, CARDS, MAILS = 5_000, 2_000, 50_000
BUDGET, FIRST_BUDGET, MEMORY_BUDGET = 60, 5, 300  # seconds, seconds, megabytes


def measure() -> Part:
    """The figures of importing."""
    files = make_files.make(CACHE / "files", rows=ROWS, cards=CARDS, mails=MAILS)
    fewer = make_files.make(CACHE / "fewer", rows=ROWS, cards=CARDS, mails=MAILS // 5)
    with tempfile.TemporaryDirectory() as folder:
        seen = FirstPeople(Path(folder))
        first = bring_in(Path(folder), files, seen)
        again = bring_in(Path(folder), files)
    with tempfile.TemporaryDirectory() as folder:
        small = bring_in(Path(folder), fewer)
    counts = {name: json.loads(one.out) for name, one in (("first", first), ("again", again))}
    rows = ROWS + CARDS + MAILS
    return Part(
        title=f"Import of {ROWS:,} LinkedIn rows, {CARDS:,} vCards and {MAILS:,} mails",
        command="python -m bench import",
        tables=[
            Table(
                ("", "wall", "CPU", "rows/s of CPU", "peak memory", "new people", "new talks", "budget"),
                [
                    _row("first time", first, counts["first"], rows, f"{BUDGET} s, {MEMORY_BUDGET} MB"),
                    _row(
                        "the same again",
                        again,
                        counts["again"],
                        rows,
                        "no longer than the first time, nothing new",
                    ),
                    _row(
                        f"with {MAILS // 5:,} mails",
                        small,
                        json.loads(small.out),
                        rows - MAILS * 4 // 5,
                        "memory alike",
                    ),
                ],
            ),
        ],
        notes=[
            f"First people in the list {seen.after:.1f} s after the command was started (budget {FIRST_BUDGET} s).",
            f"Memory with {MAILS:,} mails is {first.peak / small.peak:.2f} times that with {MAILS // 5:,}.",
            f"The mailbox is {files.mailbox.stat().st_size / 1e6:.0f} MB.",
            f"The same again takes {again.processor / first.processor:.2f} times the CPU of the first time.",
        ],
    )


def bring_in(home: Path, files: make_files.Files, watch: Callable[[], None] = lambda: None) -> Run:
    """`amity import` as a person would type it."""
    command = [sys.executable, "-m", "amity", "import", *files, "--me", OWNER, "--me", OWNER_MAIL, "--json"]
    return run(command, {"AMITY_HOME": str(home)}, watch)


def _row(name: str, one: Run, said: dict, rows: int, budget: str) -> tuple[str, ...]:  # type: ignore[type-arg]
    return (
        name, f"{one.seconds:.1f} s", f"{one.processor:.1f} s", f"{rows / one.processor:,.0f}", f"{one.peak:.0f} MB",
        f"{said['people_new']:,}", f"{said['touches_new']:,}", budget,
    )  # fmt: skip


class FirstPeople:
    """Looks from outside when the first people are there."""

    def __init__(self, home: Path) -> None:
        self.file, self.started, self.after = home / "amity.sqlite3", time.monotonic(), 0.0

    def __call__(self) -> None:
        if self.after or not self.file.exists():
            return
        try:
            with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as book:
                if book.execute("SELECT 1 FROM amity_person WHERE NOT is_me LIMIT 1").fetchone():
                    self.after = time.monotonic() - self.started
        except sqlite3.OperationalError:
            return  # the tables are not there yet
