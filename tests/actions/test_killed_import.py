"""An import that is killed at any moment, or run beside others, ends as an undisturbed one."""

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests.actions.written import card, small_world, vcards
from tests.homes import ask, copied, environment

KILLS = 10
SEED = 20261122


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exports of about three batches each."""
    folder = tmp_path_factory.mktemp("exports")
    small_world(folder, people=200, mails=1300)
    return folder


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose tables are made, to be copied."""
    home = tmp_path_factory.mktemp("empty") / "home"
    amity(home, "journal")
    return home


@pytest.fixture(scope="module")
def undisturbed(files: Path, empty: Path) -> tuple[str, float]:
    """The digest of one clean import, and how long it took."""
    home = copied(empty, empty.with_name("clean"))
    began = time.monotonic()
    bring(home, files)
    return digest(home), time.monotonic() - began


def start(home: Path, *words: object) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "amity", *map(str, words)],
        env=environment(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finished(process: "subprocess.Popen[bytes]") -> str:
    out, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors.decode()
    return out.decode()


def amity(home: Path, *words: object) -> str:
    return finished(start(home, *words))


def bringing(home: Path, files: Path) -> "subprocess.Popen[bytes]":
    return start(home, "import", files, "--me", "me@home.example", "--json")


def bring(home: Path, files: Path) -> str:
    return finished(bringing(home, files))


def digest(home: Path) -> str:
    return amity(home, "check", "--digest")


@pytest.mark.slow
def test_an_import_killed_ten_times_at_random_ends_as_a_clean_one(
    files: Path, empty: Path, undisturbed: tuple[str, float], tmp_path: Path
) -> None:
    """One folder, killed again and again until it is through; each run goes on where the last one stopped."""
    rng, (clean, seconds) = Random(SEED), undisturbed
    home, killed = copied(empty, tmp_path / "home"), 0
    for _ in range(KILLS):
        started, run = time.monotonic(), bringing(home, files)
        try:
            run.wait(rng.uniform(0.1, seconds * 0.8))
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            killed += 1
        run.communicate()
        if run.returncode == 0:  # it was through before: begin anew, and strike earlier from now on
            seconds = min(seconds, time.monotonic() - started)
            assert digest(home) == clean
            shutil.rmtree(home)
            copied(empty, home)

    bring(home, files)

    assert killed >= KILLS // 2
    assert digest(home) == clean
    assert amity(home, "check", "--rebuild") == "Everything is in order.\n"


def rows_read(home: Path) -> int:
    return int(ask(home, "SELECT COALESCE(SUM(rows_done), 0) FROM amity_importfile")[0][0])


@pytest.mark.slow
def test_a_second_run_after_a_kill_goes_on_with_the_same_import(
    files: Path, empty: Path, tmp_path: Path
) -> None:
    home = copied(empty, tmp_path / "home")
    run = bringing(home, files)
    while not rows_read(home):
        time.sleep(0.02)
    run.kill()
    run.communicate()
    assert run.returncode != 0

    bring(home, files)

    assert amity(home, "journal").count("\n") == 1


@pytest.mark.slow
def test_two_imports_of_the_same_files_at_once_double_nothing(
    files: Path, empty: Path, undisturbed: tuple[str, float], tmp_path: Path
) -> None:
    home = copied(empty, tmp_path / "home")

    for run in [bringing(home, files), bringing(home, files)]:
        finished(run)

    assert digest(home) == undisturbed[0]


@pytest.mark.slow
def test_an_import_beside_others_who_write_loses_nothing(
    files: Path, empty: Path, undisturbed: tuple[str, float], tmp_path: Path
) -> None:
    home = copied(empty, tmp_path / "home")
    other = vcards(
        tmp_path / "other.vcf", *(card(f"Zoe Other{n}", emails=[f"zoe{n}@zoe.example"]) for n in range(40))
    )
    importing, added = bringing(home, files), 0
    while importing.poll() is None or not added:
        amity(home, "person", "add", f"Yara Byhand{added}")
        added += 1
        if added == 1:
            amity(home, "import", other)
    finished(importing)

    assert amity(home, "people", "byhand", "--limit", "1000").count("Yara") == added
    assert amity(home, "people", "zoe", "--limit", "1000").count("Zoe") == 40
    assert amity(home, "check", "--rebuild") == "Everything is in order.\n"

    for change in json.loads(amity(home, "journal", "--json"))["changes"]:
        if "exports" not in change["sentence"]:
            amity(home, "undo", change["id"])

    assert digest(home) == undisturbed[0]
