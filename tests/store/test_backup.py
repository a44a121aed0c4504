"""Copies are whole or not there; nothing is ever written over; what is no backup gets a sentence."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from amity.actions.backing_up import kept
from tests.homes import environment

pytestmark = pytest.mark.skipif(
    bool(os.environ.get("AMITY_DATABASE_URL")), reason="PostgreSQL has tools of its own"
)
HOLDS = """
import django; django.setup()
from amity.actions import networks, people
from amity.people.records import Card
for name in ("Ana Sousa", "Ben Okafor"):
    people.add(networks.home(), Card(name=name))
"""


def amity(*words: object, home: Path) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, on a folder of its own."""
    around = os.environ | {"AMITY_HOME": str(home)}
    command = [sys.executable, "-m", "amity", *map(str, words)]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=around)


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two people in it."""
    home = tmp_path_factory.mktemp("used")
    subprocess.run([sys.executable, "-c", HOLDS], check=True, env=environment(home))
    return home


@pytest.fixture(scope="module")
def copy(used: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of it."""
    target = tmp_path_factory.mktemp("stick") / "amity.sqlite3"
    made = amity("backup", target, home=used)
    assert made.returncode == 0, made.stderr
    return target


def test_a_copy_is_one_private_file_and_says_what_it_holds(used: Path, copy: Path) -> None:
    again = amity("backup", copy.parent, "--json", home=used)

    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert [path for path in copy.parent.iterdir() if path.suffix != ".sqlite3"] == []
    assert '"people": 2' in again.stdout
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_backup_makes_the_same_folder_again(used: Path, copy: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"

    looked = amity("restore", copy, "--json", home=new)
    asked = amity("restore", copy, home=new)
    restored = amity("restore", copy, "--yes", home=new)

    assert '"people": 2' in looked.stdout
    assert '"restored": false' in looked.stdout
    assert (asked.returncode, "Nothing was restored" in asked.stderr) == (1, True)
    assert restored.returncode == 0, restored.stderr
    assert stat.S_IMODE((new / "amity.sqlite3").stat().st_mode) == 0o600
    assert amity("check", "--digest", home=new).stdout == amity("check", "--digest", home=used).stdout
    assert amity("check", "--rebuild", home=new).returncode == 0


def test_nothing_is_restored_over_people(used: Path, copy: Path) -> None:
    before = amity("check", "--digest", home=used).stdout

    refused = amity("restore", copy, "--yes", home=used)

    assert refused.returncode == 1
    assert "already holds a network with 2 people" in refused.stderr
    assert amity("check", "--digest", home=used).stdout == before


def _text(copy: Path, to: Path) -> None:
    to.write_text("a letter")


def _other(copy: Path, to: Path) -> None:
    with closing(sqlite3.connect(to)) as opened:
        opened.execute("CREATE TABLE recipes (name)")


def _damaged(copy: Path, to: Path) -> None:
    content = bytearray(copy.read_bytes())
    page = len(content) // 4096 // 3 * 4096
    content[page : page + 8 * 4096] = b"\xff" * 8 * 4096
    to.write_bytes(content)


def _cut(copy: Path, to: Path) -> None:
    to.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])


def _newer(copy: Path, to: Path) -> None:
    to.write_bytes(copy.read_bytes())
    with closing(sqlite3.connect(to)) as opened, opened:
        opened.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('amity', '9999_later', '')"
        )


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_text, "is no backup of Amity"),
        (_other, "is a database, but no backup of Amity"),
        (_damaged, "damaged|could not be read as a backup"),
        (_cut, "damaged|could not be read as a backup"),
        (_newer, "newer Amity"),
    ],
)
def test_what_is_no_backup_gets_a_sentence_and_leaves_the_folder_empty(
    copy: Path, tmp_path: Path, spoil: Callable[[Path, Path], None], sentence: str
) -> None:
    spoil(copy, tmp_path / "given.sqlite3")

    refused = amity("restore", tmp_path / "given.sqlite3", "--yes", home=tmp_path / "new")

    assert refused.returncode == 1
    assert any(words in refused.stderr for words in sentence.split("|")), refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (tmp_path / "new" / "amity.sqlite3").exists()


def test_a_folder_that_is_not_there_and_one_that_takes_nothing(used: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    missing = amity("backup", tmp_path / "nowhere" / "amity.sqlite3", home=used)
    inside = amity("backup", tmp_path / "file" / "amity.sqlite3", home=used)

    assert (missing.returncode, "There is nothing at" in missing.stderr) == (1, True)
    assert (inside.returncode, "could not be written" in inside.stderr) == (1, True)


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
from amity.config.program import main
sys.argv = ["amity", "backup", sys.argv[1]]
main()
"""


def test_a_full_disk_leaves_the_older_copy(used: Path, copy: Path, tmp_path: Path) -> None:
    target = tmp_path / "amity.sqlite3"
    target.write_bytes(copy.read_bytes())

    refused = subprocess.run(
        [sys.executable, "-c", FULL, str(target)],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"AMITY_HOME": str(used)},
    )

    assert refused.returncode == 1
    assert "could not be written" in refused.stderr
    assert "your data is safe" in refused.stderr
    assert target.read_bytes() == copy.read_bytes()
    assert list(tmp_path.iterdir()) == [target]


SLOW = """
import sqlite3, sys, time
import django; django.setup()
from pathlib import Path
from amity.store import backup
filled = backup._fill
def slowly(source, draft):
    filled(source, draft)
    print("half", flush=True)
    time.sleep(60)
backup._fill = slowly
backup.write_copy(Path(sys.argv[1]))
"""


def test_a_copy_that_was_killed_leaves_no_file_under_its_name(used: Path, tmp_path: Path) -> None:
    target = tmp_path / "amity.sqlite3"
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, str(target)], env=environment(used), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "half\n"
        process.send_signal(signal.SIGKILL)
    (leftover,) = tmp_path.iterdir()
    os.utime(leftover, (time.time() - 7200, time.time() - 7200))

    made = amity("backup", target, home=used)

    assert leftover.suffix == ".part"
    assert made.returncode == 0, made.stderr
    assert list(tmp_path.iterdir()) == [target]


def test_a_copy_is_of_one_moment_while_others_write(used: Path, tmp_path: Path) -> None:
    """Each writer's row comes in two tables at once; no copy may hold one without the other."""
    with closing(sqlite3.connect(used / "amity.sqlite3", timeout=30, isolation_level=None)) as writer:
        writer.execute("CREATE TABLE IF NOT EXISTS pair_a (n)")
        writer.execute("CREATE TABLE IF NOT EXISTS pair_b (n)")
        with subprocess.Popen(
            [sys.executable, "-m", "amity", "backup", str(tmp_path / "one.sqlite3")],
            env=os.environ | {"AMITY_HOME": str(used)},
        ) as copying:
            while copying.poll() is None:
                writer.execute("BEGIN IMMEDIATE")
                writer.execute("INSERT INTO pair_a VALUES (1)")
                writer.execute("INSERT INTO pair_b VALUES (1)")
                writer.execute("COMMIT")
        writer.execute("DELETE FROM pair_a")

    assert copying.returncode == 0
    with closing(sqlite3.connect(tmp_path / "one.sqlite3")) as opened:
        a, b = (opened.execute(f"SELECT count(*) FROM pair_{x}").fetchone()[0] for x in "ab")
    assert a == b


def test_copies_of_a_year_shrink_to_days_weeks_and_months() -> None:
    today = date(2026, 11, 22)
    moments = [datetime(2026, 11, 22, 3, tzinfo=UTC) - timedelta(days=n) for n in range(500)]

    stay = kept(moments, today=today)

    assert {moment for moment in moments if moment.date() > today - timedelta(days=7)} <= stay
    assert len({(moment.year, moment.month) for moment in stay}) == 12
    assert 7 + 3 + 10 <= len(stay) <= 7 + 4 + 12
    assert kept(stay, today=today) == stay


def test_all_copies_since_yesterday_stay() -> None:
    made = [datetime(2026, 11, 22, hour, tzinfo=UTC) for hour in range(20)]

    assert kept(made, today=date(2026, 11, 22)) == set(made)
    assert kept(made, today=date(2026, 11, 24)) == {made[-1]}
