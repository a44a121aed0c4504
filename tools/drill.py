"""Drills that an import must survive: python tools/drill.py [--kill 50] [--torn 25] [--full 12] [--twice 2] [--seed 1].

Exports are made up, imported once undisturbed, then again and again while something goes wrong, and once more:

    kill   the process is killed at a random moment
    torn   and the end of the write-ahead log is lost as well, as when the power fails
    full   the disk is full at a random byte, then freed; what was said must be one sentence
    twice  four imports run at once, and one more

After each the database must be whole, every tie as its talks say, and the content that of the undisturbed run.
The figures go into bench/RESULTS.md when as many rounds as above were run.
"""

import argparse
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import report
from bench.__main__ import LISTED
from tests.actions.written import small_world

ROUNDS = {"kill": 50, "torn": 25, "full": 12, "twice": 2}
DISK = 64 << 20  # bytes of the small disk
LONGEST = 600  # seconds
Program = subprocess.Popen[str]


def amity(home: Path, *words: object, largest: int = 0) -> Program:
    """A command on that data folder; with `largest`, no file may grow beyond so many bytes."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # writing fails as on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    return subprocess.Popen(
        [sys.executable, "-m", "amity", *map(str, words)],
        env={**os.environ, "AMITY_HOME": str(home), "AMITY_DATABASE_URL": ""},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limit if largest else None,  # noqa: PLW1509  no threads here
    )


def finished(process: Program, what: str) -> str:
    """What it said on stdout; the drill ends where it was refused."""
    said, errors = process.communicate(timeout=LONGEST)
    if process.returncode:
        sys.exit(f"FAILED: {what}: a command ended with {process.returncode}: {errors[-500:]}")
    return said


class Drill:
    """Made-up exports, and what an undisturbed import of them gives."""

    def __init__(self, root: Path, rng: Random) -> None:
        self.root, self.rng, self.files = root, rng, root / "exports"
        small_world(self.files, people=120, mails=1500)
        home = root / "clean"
        began = time.monotonic()
        finished(self.bring(home), "undisturbed")
        self.seconds = time.monotonic() - began
        self.bytes = max(file.stat().st_size for file in home.iterdir())
        self.clean = self.content(home, "undisturbed")

    def bring(self, home: Path, *, largest: int = 0) -> Program:
        """Begins an import."""
        return amity(home, "import", self.files, "--me", "me@home.example", "--json", largest=largest)

    def content(self, home: Path, what: str) -> str:
        """One hash over what the folder holds, after all that must hold was checked."""
        return finished(amity(home, "check", "--rebuild", "--digest"), what)

    def ends_well(self, home: Path, what: str) -> None:
        """Imports once more; ends the drill where anything is lost or doubled."""
        finished(self.bring(home), what)
        if self.content(home, what) != self.clean:
            sys.exit(f"FAILED: {what}: the content differs, see {home}")

    def killed(self, home: Path) -> tuple[bool, str]:
        """An import killed at a random moment: whether it still ran, and when it was."""
        at, run = self.rng.uniform(0.02, self.seconds * 1.05), self.bring(home)
        try:
            run.wait(at)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
        run.communicate()
        return run.returncode != 0, f"killed after {at:.2f} s"

    def kill(self, home: Path) -> bool:
        """Killed at a random moment, and run again."""
        disturbed, what = self.killed(home)
        self.ends_well(home, what)
        return disturbed

    def torn(self, home: Path) -> bool:
        """Killed, the write-ahead log cut at a random byte, and run again."""
        _, what = self.killed(home)
        log, index = home / "amity.sqlite3-wal", home / "amity.sqlite3-shm"
        is_torn = log.exists() and log.stat().st_size > 0
        if is_torn:
            kept = self.rng.randrange(log.stat().st_size)
            os.truncate(log, kept)
            index.unlink(missing_ok=True)
            what += f", log cut to {kept} bytes"
        self.ends_well(home, what)
        return is_torn

    def full(self, home: Path) -> bool:
        """A disk full at a random byte, which must be said in one sentence; then freed, and run again."""
        room = self.rng.randrange(4096, self.bytes)
        with small_disk(home) as disk:
            what = f"room for {room} bytes ({'a disk' if disk else 'a limit'})"
            filling = home / "filling"
            if disk:
                filling.write_bytes(bytes(DISK - room))
            run = self.bring(home / "data", largest=0 if disk else room)
            _, errors = run.communicate(timeout=LONGEST)
            filling.unlink(missing_ok=True)
            if run.returncode and (len(errors.splitlines()) != 1 or "mistake" in errors):
                sys.exit(f"FAILED: {what}: it did not say one clear sentence: {errors[-800:]}")
            self.ends_well(home / "data", what)
        return run.returncode != 0

    def twice(self, home: Path) -> bool:
        """Four imports at once, and one more."""
        for run in [self.bring(home) for _ in range(4)]:
            finished(run, "four at once")
        self.ends_well(home, "four at once")
        return True

    def rounds(self, kind: str, number: int) -> int:
        """So many rounds of one kind; how many of them disturbed an import."""
        disturbed = 0
        for n in range(number):
            home = self.root / f"{kind}{n}"
            disturbed += getattr(self, kind)(home)
            shutil.rmtree(home)
        return disturbed


@contextmanager
def small_disk(place: Path) -> Iterator[bool]:
    """A disk of its own at `place` where this user may mount one; else only a folder."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(place)]
    mounted = os.geteuid() == 0 and subprocess.run(mount, check=False, capture_output=True).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(place)], check=True)


def main() -> None:
    """Runs the drills."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for kind, number in ROUNDS.items():
        words.add_argument(f"--{kind}", type=int, default=number, metavar=str(number))
    words.add_argument("--seed", type=int, default=1)
    said = vars(words.parse_args())
    root = Path(tempfile.mkdtemp(prefix="amity-drill-"))
    drill = Drill(root, Random(said.pop("seed")))
    print(f"undisturbed: {drill.seconds:.1f} s, {drill.bytes:,} bytes", flush=True)
    rows = []
    for kind, number in said.items():
        began, disturbed = time.monotonic(), drill.rounds(kind, number)
        rows.append([kind, str(number), str(disturbed), "nothing", f"{time.monotonic() - began:.0f} s"])
        print(
            f"{kind}: {number} rounds, {disturbed} of them disturbed an import; nothing lost or doubled",
            flush=True,
        )
    shutil.rmtree(root)
    if said == ROUNDS:
        write_down(drill, rows)


def write_down(drill: Drill, rows: list[list[str]]) -> None:
    """Puts the figures where the others are."""
    table = report.Table(["drill", "rounds", "that disturbed an import", "lost or doubled", "took"], rows)
    notes = [
        f"A round imports 120 people and 1,500 mails ({drill.seconds:.1f} s undisturbed), is disturbed, imports them again.",
        "After it the digest of the content is that of the undisturbed run, and `amity check --rebuild` is clean.",
        *(f"{kind}: {getattr(Drill, kind).__doc__}" for kind in ROUNDS),
    ]
    report.keep("drill", report.Part("Drills: what an import survives", "make drill", [table], notes))
    print(f"Written to {report.write(LISTED)}")


if __name__ == "__main__":
    main()
