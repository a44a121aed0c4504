"""What was read stays in memory until anybody writes, in this process or another: it is never out of date."""

import sqlite3
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar, cast

from django.db import connection

T = TypeVar("T")
_MOST = 64  # answers


def remembered(key: Hashable, read: Callable[[], T]) -> T:
    """What `read` says, or what it said for this key since the last write to the database.

    `key` names the network and all that `read` depends on besides the database. Others get the same object: it
    must not be changed. Inside a transaction everything is read anew, for nobody else sees what it wrote.
    """
    state = _state()
    if state is None:
        return read()
    kept = _memory.since(state)
    if key not in kept:
        answer = read()
        if len(kept) >= _MOST:
            kept.clear()
        kept[key] = answer
        return answer
    return cast("T", kept[key])


@dataclass(slots=True)
class _Memory:
    """Answers that hold for one state of the database; another state begins with none."""

    state: Hashable = None
    kept: dict[Hashable, Any] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def since(self, state: Hashable) -> dict[Hashable, Any]:
        with self.lock:
            if state != self.state:
                self.state, self.kept = state, {}
            return self.kept


@dataclass(slots=True)
class _Watch:
    """A connection of its own that only looks whether others wrote: SQLite tells that without reading anything."""

    file: tuple[str, int] = ("", 0)  # with its inode: a file put in its place is another one
    eyes: sqlite3.Connection | None = None
    lock: Lock = field(default_factory=Lock)

    def version(self, name: str) -> Hashable:
        with self.lock:
            file = (name, Path(name).stat().st_ino)
            if self.eyes is None or file != self.file:
                # Not read-only: the last connection to be closed must be able to empty the log.
                address = f"{Path(name).absolute().as_uri()}?mode=rw"
                self.file, self.eyes = file, sqlite3.connect(address, uri=True, check_same_thread=False)
            return (*file, self.eyes.execute("PRAGMA data_version").fetchone()[0])


_memory, _watch = _Memory(), _Watch()


def _state() -> Hashable | None:
    """Equal states mean that everything committed is the same; None where that cannot be said."""
    if connection.in_atomic_block:
        return None
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_snapshot()::text")
            return cast("str", cursor.fetchone()[0])
    name = str(connection.settings_dict["NAME"])
    return _watch.version(name) if Path(name).exists() else None  # in memory, as in tests, there is no file
