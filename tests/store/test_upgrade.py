"""From the first stored database on: copied, brought up to date with nothing lost, and usable after a kill half way.

`data/made-by-0001.sqlite3.xz` is the village as the very first Amity stored it, with a row in every table: three
outcomes and two answers were added to what `amity serve --demo` of that day held. It is never made anew.
"""

import json
import lzma
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from amity.village import PEOPLE
from tests import tables

FIRST = Path(__file__).with_name("data") / "made-by-0001.sqlite3.xz"
DIES = """
import os, signal, sys
from pathlib import Path
import django
django.setup()
from django.db import connection
from amity.store.upgrade import bring_up_to_date

last, log = int(sys.argv[1]), Path(os.environ["AMITY_HOME"]) / "statements"
changed = 0

def dies(execute, sql, parameters, many, context):
    global changed
    answer = execute(sql, parameters, many, context)
    if sql.split(None, 1)[0].upper() in ("CREATE", "ALTER", "DROP", "INSERT", "UPDATE"):
        changed += 1
        if changed == last:
            os.kill(os.getpid(), signal.SIGKILL)
    return answer

with connection.execute_wrapper(dies):
    bring_up_to_date()
log.write_text(str(changed))
"""
NO_ROOM = (
    "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))"
)
STARTS = "import sys; sys.argv = ['amity', 'check']; from amity.config.program import main; main()"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder with the first stored database."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    (home / "amity.sqlite3").write_bytes(lzma.decompress(FIRST.read_bytes()))
    return home


def run(home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """A program on that folder, with SQLite whatever the other tests run on."""
    around = {name: value for name, value in os.environ.items() if name != "AMITY_DATABASE_URL"}
    return subprocess.run(
        [sys.executable, *words],
        env={**around, "AMITY_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def amity(home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return run(home, "-m", "amity", *words)


def dying_after(home: Path, statements: int) -> "subprocess.CompletedProcess[str]":
    """An upgrade that is killed with SIGKILL once it has made so many changes."""
    return run(home, "-c", DIES, str(statements))


def rows(file: Path, like: dict[str, list[str]] | None = None) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of ours; with `like`, only those tables and columns."""
    with closing(sqlite3.connect(file)) as opened:
        asked = like or columns(file)
        return {
            table: opened.execute(f'SELECT {", ".join(names)} FROM "{table}" ORDER BY 1').fetchall()
            for table, names in asked.items()
        }


def columns(file: Path) -> dict[str, list[str]]:
    with closing(sqlite3.connect(file)) as opened:
        tables = opened.execute(
            r"SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'amity\_%' ESCAPE '\'"
        )
        return {
            table: [f'"{column[1]}"' for column in opened.execute(f"PRAGMA table_info({table})")]
            for (table,) in tables.fetchall()
        }


def shape(file: Path) -> dict[str, Any]:
    """All tables with their columns and keys, indexes and triggers, in whatever order they were made."""
    with closing(sqlite3.connect(file)) as opened:
        made = opened.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'")
        return {
            f"{kind} {name}": {
                what: sorted(str(row[number:]) for row in opened.execute(f"PRAGMA {what}({name})"))
                for what, number in (("table_info", 1), ("foreign_key_list", 2))
            }
            | {"checks": sql.count(" CHECK "), "rowid": "WITHOUT ROWID" in sql}
            if kind == "table"
            else " ".join((sql or "").split())
            for kind, name, sql in made
        }


def applied(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as opened:
        found = opened.execute("SELECT name FROM django_migrations WHERE app = 'amity' ORDER BY name")
        return [name for (name,) in found]


def copies(home: Path) -> Iterator[Path]:
    return (home / "backups").iterdir()


def test_the_first_stored_database_has_a_row_in_every_table(home: Path) -> None:
    held = rows(home / "amity.sqlite3")

    assert [table for table, found in held.items() if not found] == []
    assert (len(held), len(held["amity_person"]), len(held["amity_touch"])) == (26, 26, 238)


@pytest.mark.slow
def test_the_first_stored_database_is_copied_then_brought_up_to_date_with_every_row_kept(home: Path) -> None:
    file = home / "amity.sqlite3"
    then, before = columns(file), rows(file)

    checked = amity(home, "check", "--rebuild")

    assert (checked.returncode, checked.stdout) == (0, "Everything is in order.\n"), checked.stderr
    (copy,) = copies(home)
    assert str(copy) in checked.stderr
    assert copy.stat().st_mode & 0o777 == 0o600
    assert (applied(copy), rows(copy)) == (["0001_beginning"], before)
    assert len(applied(file)) > 1
    assert rows(file, then) == before
    assert shape(file) == shape(tables.in_a_file())


@pytest.mark.slow
def test_what_the_first_amity_stored_is_shown_by_this_one(home: Path) -> None:
    listed = json.loads(amity(home, "people", "--json", "--limit", "100").stdout)
    day = json.loads(amity(home, "today", "--today", "2026-11-25", "--json").stdout)

    assert {villager.name for villager in PEOPLE} <= {one["name"] for one in listed["people"]}
    assert day["suggestions"]
    assert "Kofi Mensah" not in [
        one["person"]["name"] for one in day["suggestions"]
    ]  # "a wrong idea", she said


@pytest.mark.slow
def test_an_upgrade_killed_half_way_leaves_a_usable_database(home: Path, tmp_path: Path) -> None:
    """Killed again and again, later each time; each time the next start finds all that was there."""
    file = home / "amity.sqlite3"
    then, before = columns(file), rows(file)
    whole = tmp_path / "undisturbed"
    whole.mkdir()
    (whole / "amity.sqlite3").write_bytes(file.read_bytes())
    dying_after(whole, 0)
    changes = int((whole / "statements").read_text())
    assert changes > 10

    for killed_after in (1, changes // 2, changes):
        killed = dying_after(home, killed_after)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        with closing(sqlite3.connect(file)) as opened:
            assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert rows(file, then) == before
        assert applied(file) == ["0001_beginning"]

    assert amity(home, "check", "--rebuild").stdout == "Everything is in order.\n"
    assert rows(file, then) == before
    assert applied(file) == applied(whole / "amity.sqlite3")


def test_a_copy_for_which_there_is_no_room_changes_nothing_and_leaves_nothing(home: Path) -> None:
    before = rows(home / "amity.sqlite3")

    full = run(home, "-c", f"{NO_ROOM}; {STARTS}")

    assert (full.returncode, full.stdout) == (1, "")
    assert full.stderr.startswith("The database could not be read or written: ")
    assert list(copies(home)) == []
    assert applied(home / "amity.sqlite3") == ["0001_beginning"]
    assert rows(home / "amity.sqlite3") == before


def test_a_database_of_a_newer_amity_is_refused_and_left_as_it_is(home: Path) -> None:
    with closing(sqlite3.connect(home / "amity.sqlite3")) as newer:
        newer.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('amity', '9999_later', '2030-01-01')"
        )
        newer.commit()
    kept = rows(home / "amity.sqlite3")

    for words in (["check"], ["serve", "--port", "0"]):
        refused = amity(home, *words)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert refused.stderr == (
            "This data was last opened by a newer Amity. Install that version or a later one to open it.\n"
        )
    assert rows(home / "amity.sqlite3") == kept
    assert not (home / "backups").exists()
