"""Data folders for programs that tests start as processes: each with its own database, on SQLite or PostgreSQL."""

import os
import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests import postgres


def environment(home: Path) -> dict[str, str]:
    """The environment of a program on that folder; on PostgreSQL its database is made on first use, without tables."""
    around = {**os.environ, "AMITY_HOME": str(home)}
    if not postgres.IS_WANTED:
        return around
    if not postgres.exists(_name(home)):
        postgres.make(_name(home))
    return {**around, "AMITY_DATABASE_URL": postgres.address(_name(home))}


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
        with postgres.connected(_name(home)) as tables:
            cursor = tables.execute(sql)
            return list(cursor.fetchall()) if cursor.description else []
    with closing(sqlite3.connect(home / "amity.sqlite3", timeout=30)) as tables:
        rows = tables.execute(sql).fetchall()
        tables.commit()
        return rows


def _name(home: Path) -> str:
    return f"home_{sha256(str(home).encode()).hexdigest()[:16]}"
