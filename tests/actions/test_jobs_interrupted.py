"""Background work that is stopped or killed: it goes on, and ends as if nothing had happened."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from tests.homes import ask, environment

ROWS = 2500
PREPARE = """
import sys
from amity.surfaces.cli.output import network
home = network()
from amity.actions import importing
importing.prepare(home, [sys.argv[1]], importing.Options())
"""
SERVER = """
import time
from amity.config.background import background_work
with background_work():
    time.sleep(120)
"""
GROWS = """
import os, threading, time
os.environ["DJANGO_SETTINGS_MODULE"] = "amity.config.settings"
from amity.surfaces.cli import jobs
held = []
def grow():
    while True:
        held.append(b"x" * 50_000_000)
        time.sleep(1)
threading.Thread(target=grow, daemon=True).start()
jobs.run(parent=os.getppid())
"""


@pytest.fixture
def connections(tmp_path: Path) -> Path:
    """A LinkedIn file long enough to be interrupted."""
    file = tmp_path / "Connections.csv"
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    rows = [
        f"Ana{n},Sousa{n % 97},,ana{n}@example.org,Firm {n % 300},Baker,{n % 28 + 1:02d} Mar 2019"
        for n in range(ROWS)
    ]
    file.write_text("\n".join([head, *rows, ""]))
    return file


def _python(program: str, *words: str) -> None:
    subprocess.run([sys.executable, "-c", program, *words], check=True, timeout=60)


def _amity(*words: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "amity", *words], check=True, capture_output=True, text=True, timeout=120
    ).stdout


def _one(folder: Path, sql: str) -> object:
    rows = ask(folder, sql)
    return rows[0][0] if rows else None


def _until(true: Callable[[], object], *, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


@contextmanager
def _worker(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The job process, in the middle of its first import."""
    worker = subprocess.Popen([sys.executable, "-m", "amity", "jobs", "run"])
    try:
        _until(lambda: _one(folder, "SELECT rows_done FROM amity_importfile"))
        yield worker
    finally:
        worker.kill()
        worker.wait()


def _alive(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def test_a_worker_that_is_asked_to_stop_puts_its_import_back(folder: Path, connections: Path) -> None:
    _python(PREPARE, str(connections))

    with _worker(folder) as worker:
        worker.send_signal(signal.SIGTERM)
        worker.wait(30)

    assert worker.returncode == 0
    assert _one(folder, "SELECT state FROM amity_import") == "waiting"
    assert 0 < int(str(_one(folder, "SELECT rows_done FROM amity_importfile"))) < ROWS


def test_a_killed_import_ends_as_an_undisturbed_one(
    folder: Path, connections: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _python(PREPARE, str(connections))
    with _worker(folder) as worker:
        worker.kill()
        worker.wait()
    assert _one(folder, "SELECT state FROM amity_import") == "running"
    _one(
        folder, "UPDATE amity_import SET beat_at = '2020-01-01 00:00:00'"
    )  # its last sign of life is long ago

    _amity("jobs", "run", "--once")

    assert _one(folder, "SELECT state FROM amity_import") == "done"
    resumed = _amity("check", "--digest")
    for name, value in environment(folder.with_name("undisturbed")).items():
        monkeypatch.setenv(name, value)
    _amity("import", str(connections))
    assert resumed == _amity("check", "--digest")


def test_a_killed_worker_is_started_again_and_ends_with_the_server(folder: Path) -> None:
    server = subprocess.Popen([sys.executable, "-c", SERVER])
    children = psutil.Process(server.pid).children
    try:
        _until(children)
        first = children()[0]
        first.kill()
        _until(lambda: [child for child in children() if child.pid != first.pid and _alive(child)])
        second = next(child for child in children() if child.pid != first.pid)

        os.kill(server.pid, signal.SIGKILL)
        server.wait()

        _until(lambda: not _alive(second))
    finally:
        server.kill()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process does not tell its memory")
def test_a_worker_that_grew_large_ends_so_that_a_small_one_begins(folder: Path) -> None:
    _python(GROWS)  # it ends by itself, or this takes too long


def test_background_work_leaves_no_process_behind(folder: Path) -> None:
    from amity.config.background import background_work

    before = set(psutil.Process().children())
    with background_work():
        _until(lambda: set(psutil.Process().children()) - before)

    assert set(psutil.Process().children()) <= before
