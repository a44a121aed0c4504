"""python -m tests.fuzz SECONDS [TARGET...]: fuzz each target so long, one after the other, and say how often."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests/sources/data"
KEPT = ROOT / ".cache/fuzz"  # what was found interesting goes on from run to run


def fuzz(name: str, kept: Path, *how_long: str) -> tuple[int, str]:
    """How many inputs were tried, and what went wrong (empty when nothing did). `how_long` is an option of libFuzzer."""
    corpus = kept / name
    corpus.mkdir(parents=True, exist_ok=True)
    _sow(name, corpus)
    command = [sys.executable, "-m", "tests.fuzz.one", name, *how_long, "-timeout=10"]
    limits = [
        "-rss_limit_mb=1024",
        "-max_len=20000",
        f"-artifact_prefix={kept}/{name}-",
        "-print_final_stats=1",
    ]
    run = subprocess.run(
        [*command, *limits, str(corpus)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    tried = re.search(r"stat::number_of_executed_units: (\d+)", run.stderr)
    return int(tried[1]) if tried else 0, run.stderr[-4000:] if run.returncode else ""


def _sow(name: str, corpus: Path) -> None:
    from tests.fuzz.targets import FOLDERS

    for number, path in enumerate(sorted((DATA / FOLDERS.get(name, name)).rglob("*.*"))):
        if path.is_file():
            shutil.copyfile(path, corpus / f"sample-{number}")


def main() -> int:
    from tests.fuzz.targets import NAMES

    seconds, names = int(sys.argv[1]), sys.argv[2:] or list(NAMES)
    failed = 0
    for name in names:
        tried, wrong = fuzz(name, KEPT, f"-max_total_time={seconds}")
        failed += bool(wrong)
        print(f"| {name} | {seconds} s | {tried:,} | {'FAILED' if wrong else 'nothing'} |", flush=True)
        if wrong:
            print(wrong, file=sys.stderr)
    return int(failed > 0)


def briefly(name: str) -> tuple[int, str]:
    """A second or so of fuzzing that leaves nothing behind and tries the same inputs each time."""
    with tempfile.TemporaryDirectory() as folder:
        return fuzz(name, Path(folder), "-runs=1500", "-seed=20261122")


if __name__ == "__main__":
    sys.exit(main())
