"""Drills that an import must survive: python tools/drill.py [--kills 50] [--twice 2] [--seed 1].

Exports are made up, imported once undisturbed, then again and again while the process is killed at
random moments, or while four imports run at once. The content must be the same each time.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.actions.written import small_world


def amity(home: Path, *words: object) -> "subprocess.Popen[str]":
    """A command on that data folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "amity", *map(str, words)],
        env={**os.environ, "AMITY_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def finished(process: "subprocess.Popen[str]") -> str:
    """What it said; the drill ends where it was refused."""
    said, _ = process.communicate(timeout=600)
    if process.returncode:
        sys.exit(f"FAILED: a command ended with {process.returncode}: {said[-500:]}")
    return said


class Drill:
    """Made-up exports, and what a clean import of them gives."""

    def __init__(self, root: Path) -> None:
        self.root, self.files = root, root / "exports"
        small_world(self.files, people=120, mails=2500)
        began = time.monotonic()
        finished(self.bring(root / "clean"))
        self.seconds = time.monotonic() - began
        self.clean = self.digest(root / "clean")

    def bring(self, home: Path) -> "subprocess.Popen[str]":
        """Begins an import."""
        return amity(home, "import", self.files, "--me", "me@home.example", "--json")

    def digest(self, home: Path) -> str:
        """What the folder holds."""
        return finished(amity(home, "check", "--digest"))

    def compare(self, home: Path, what: str) -> None:
        """Ends the drill where anything is lost or doubled."""
        finished(amity(home, "check", "--rebuild"))
        if self.digest(home) != self.clean:
            sys.exit(f"FAILED: {what}: the content differs, see {home}")
        shutil.rmtree(home)

    def kill(self, number: int, rng: Random) -> bool:
        """One import killed at a random moment and run again; whether it was still running."""
        home, at = self.root / f"kill{number}", rng.uniform(0.02, self.seconds * 1.05)
        run = self.bring(home)
        try:
            run.wait(at)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
        run.communicate()
        finished(self.bring(home))
        self.compare(home, f"killed after {at:.2f} s")
        return run.returncode != 0

    def twice(self, number: int) -> None:
        """Four imports at once, and one more."""
        home = self.root / f"twice{number}"
        for run in [self.bring(home) for _ in range(4)]:
            finished(run)
        finished(self.bring(home))
        self.compare(home, "four at once")


def main() -> None:
    """Runs the drills."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--kills", type=int, default=50)
    words.add_argument("--twice", type=int, default=2)
    words.add_argument("--seed", type=int, default=1)
    said = words.parse_args()
    root = Path(tempfile.mkdtemp(prefix="amity-drill-"))
    drill, rng = Drill(root), Random(said.seed)
    print(f"undisturbed: {drill.seconds:.1f} s", flush=True)
    disturbed = sum(drill.kill(number, rng) for number in range(said.kills))
    print(
        f"killed: {said.kills} times, {disturbed} of them while it ran; nothing lost, nothing doubled",
        flush=True,
    )
    for number in range(said.twice):
        drill.twice(number)
    print(f"four at once: {said.twice} times; nothing lost, nothing doubled")
    shutil.rmtree(root)


if __name__ == "__main__":
    main()
