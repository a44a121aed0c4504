"""Hostile files through the real command, and random bytes against every parser."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.__main__ import KEPT, fuzz
from tests.fuzz.targets import NAMES

from bench.report import Part, Table

SECONDS = 60  # of fuzzing for each parser
IMPORTERS = {"linkedin", "csv", "google", "vcard", "ics", "mbox", "whatsapp"}
EARLIER = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:e\r\nFN:Earlier Person\r\nEND:VCARD\r\n"
GOOD = b"good@x.example"


@dataclass(frozen=True)
class Run:
    """One call of the command."""

    code: int
    out: str
    wall: float
    cpu: float
    peak: int  # MB


def measure() -> Part | None:
    """Both tables; the first needs AMITY_SHARED, where the generator of hostile files is."""
    rows = []
    for name in NAMES:
        tried, wrong = fuzz(name, KEPT, f"-max_total_time={SECONDS}")
        rows.append([name, f"{tried:,}", "something" if wrong else "nothing"])
    tables = [Table(["fuzzed parser", f"inputs in {SECONDS} s", "broke"], rows)]
    notes = [
        f"`make fuzz` goes on from what was found interesting, 300 s a parser; these are {SECONDS} s each."
    ]
    if shared := os.environ.get("AMITY_SHARED"):
        tables.insert(0, _evil(Path(shared) / "tools" / "make_evil.py"))
        notes.insert(
            0, "Ended as stated: refused with exit 1 and an unchanged digest, or read with the good row kept."
        )
    return Part("Hostile files and random bytes", "AMITY_SHARED=... python -m bench hostile", tables, notes)


def _evil(generator: Path) -> Table:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        subprocess.run([sys.executable, str(generator), str(place / "evil")], check=True, capture_output=True)
        listed = json.loads((place / "evil" / "manifest.json").read_text("utf-8"))
        (place / "earlier.vcf").write_text(EARLIER, "utf-8")
        _amity(place / "home", "import", str(place / "earlier.vcf"), "--me", "me@x.example")
        before = _amity(place / "home", "check", "--digest").out
        ended = defaultdict(list)
        for one in listed:
            if one["importer"] in IMPORTERS:
                ended[one["expect"]].append(_one(place, place / "evil" / one["file"], one["expect"], before))
    return Table(
        ["what is to happen", "files", "ended as stated", "slowest", "most CPU", "most memory"],
        [_row(expected, runs) for expected, runs in sorted(ended.items())],
    )


def _row(expected: str, runs: list[tuple[Run, bool]]) -> list[str]:
    slowest, cpu = max(run.wall for run, _ in runs), max(run.cpu for run, _ in runs)
    peak = max(run.peak for run, _ in runs)
    held = sum(held for _, held in runs)
    return [expected, str(len(runs)), str(held), f"{slowest:.1f} s", f"{cpu:.1f} s", f"{peak} MB"]


def _one(place: Path, file: Path, expected: str, before: str) -> tuple[Run, bool]:
    """The import of one file into a copy of the same book, and whether it ended as stated."""
    home = place / "copy"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(place / "home", home)
    run = _amity(home, "import", str(file), "--json")
    if expected == "refuse":
        held = run.code == 1 and _amity(home, "check", "--digest").out == before
    else:
        has_good = file.suffix == ".zip" or GOOD in file.read_bytes().replace(b"\0", b"")
        wanted = ["Earlier", "Good"] if has_good else ["Earlier"]
        held = run.code == 0 and all(_knows(home, name) for name in wanted)
    if not held:
        print(f"{file.name} did not end as stated ({expected})", file=sys.stderr)
    return run, held


def _knows(home: Path, name: str) -> bool:
    return json.loads(_amity(home, "people", name, "--json").out)["total"] > 0


def _amity(home: Path, *words: str) -> Run:
    started = time.perf_counter()
    settings = {**os.environ, "AMITY_HOME": str(home)}
    with (
        tempfile.TemporaryFile() as out,
        subprocess.Popen(
            [sys.executable, "-m", "amity", *words], env=settings, stdout=out, stderr=subprocess.DEVNULL
        ) as process,
    ):
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode()
    wall, cpu = time.perf_counter() - started, used.ru_utime + used.ru_stime
    return Run(process.returncode, text, wall, cpu, used.ru_maxrss >> 10)
