"""All tables with nothing in them, as a first start makes them: made once in a test run, then copied.

Making them takes seconds, and a hundred data folders, databases and workers of the tests begin with them.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from fcntl import LOCK_EX, flock
from pathlib import Path

SHARED = "AMITY_TEST_TABLES"  # names the folder in which all processes of a test run find them


def in_a_file() -> Path:
    """Of SQLite, made by whichever process asks first."""
    made = Path(os.environ[SHARED], "tables.sqlite3")
    with made.with_name("lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not made.exists():
            with tempfile.TemporaryDirectory() as home:
                make(Path(home), url="")
                _copy(Path(home, "amity.sqlite3"), made)
    return made


def make(home: Path, *, url: str) -> None:
    """In the database at that address, or in that folder without one, by a process."""
    around = {**os.environ, "AMITY_HOME": str(home), "AMITY_DATABASE_URL": url}
    program = "import django; django.setup(); from amity.store.upgrade import bring_up_to_date as b; b()"
    subprocess.run([sys.executable, "-c", program], check=True, env=around)


def _copy(file: Path, to: Path) -> None:
    unfinished = to.with_suffix(".part")
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(unfinished)) as target:
        source.backup(target)
    unfinished.rename(to)


def in_memory(name: str) -> sqlite3.Connection:
    """A database in memory of that name; it is there for as long as its connection is open.

    Without the stock that a first start takes of its tables: they were empty then, and tests fill them.
    """
    memory = sqlite3.connect(name, uri=True, check_same_thread=False)
    with closing(sqlite3.connect(in_a_file())) as source:
        source.backup(memory)
    for (taken,) in memory.execute(
        "SELECT name FROM sqlite_master WHERE name GLOB 'sqlite_stat?'"
    ).fetchall():
        memory.execute(f"DROP TABLE {taken}")
    memory.commit()
    return memory
