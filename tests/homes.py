"""Data folders for programs that tests start as processes: each with its own database, on SQLite or PostgreSQL."""

import os
import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests import postgres, tables


def environment(home: Path) -> dict[str, str]:
    """The environment of a program on that folder, for which all tables are laid if nothing is there."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if postgres.IS_WANTED and not postgres.exists(_name(home)):
        postgres.make(_name(home), template=postgres.TEMPLATE)
    if not postgres.IS_WANTED and not any(home.iterdir()):
        shutil.copyfile(tables.in_a_file(), home / "amity.sqlite3")
    return _around(home)


def untouched(home: Path) -> dict[str, str]:
    """The environment of a program on a folder that nobody has used: nothing is laid."""
    if postgres.IS_WANTED and not postgres.exists(_name(home)):
        postgres.make(_name(home))
    return _around(home)


def _around(home: Path) -> dict[str, str]:
    around = {**os.environ, "AMITY_HOME": str(home)}
    return around | ({"AMITY_DATABASE_URL": postgres.address(_name(home))} if postgres.IS_WANTED else {})


def copied(home: Path, to: Path) -> Path:
    """The same folder with the same data, elsewhere. Nobody may be at work in it."""
    shutil.copytree(home, to)
    if postgres.IS_WANTED:
        if postgres.exists(_name(to)):
            postgres.drop(_name(to))
        postgres.make(_name(to), template=_name(home))
    return to


def ask(home: Path, sql: str) -> list[tuple[Any, ...]]:
    """The answer to a statement, past Amity, while others may be at work."""
    if postgres.IS_WANTED:
        with postgres.connected(_name(home)) as opened:
            cursor = opened.execute(sql)
            return list(cursor.fetchall()) if cursor.description else []
    with closing(sqlite3.connect(home / "amity.sqlite3", timeout=30)) as opened:
        rows = opened.execute(sql).fetchall()
        opened.commit()
        return rows


def _name(home: Path) -> str:
    return f"home_{sha256(str(home).encode()).hexdigest()[:16]}"
