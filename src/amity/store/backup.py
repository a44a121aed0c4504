"""Copies of the database while it is in use, and the way back. SQLite only; PostgreSQL has tools of its own.

A copy is taken in one moment, checked by opening it and counting, and gets its name only then: what
stands under a backup's name is whole.
"""

import contextlib
import os
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.core.files import locks
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from amity.base.errors import AmityError

LEFTOVERS = 3600  # seconds after which a half-written copy belongs to a process that was killed
_COUNTED = (
    "amity_record",
    "amity_recordversion",
    "amity_touch",
    "amity_participant",
    "amity_fact",
    "amity_promise",
)
_HEAD = b"SQLite format 3\x00"


class NoBackup(AmityError):
    """A copy could not be made, or a file is none; the message says why and what is safe."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds."""

    path: Path
    people: int
    touches: int
    newest: datetime | None  # the last change written in its journal
    bytes: int
    made: datetime


def advice() -> str:
    """How this database is backed up, in one sentence."""
    if connection.vendor == "postgresql":
        name = connection.settings_dict["NAME"]
        return _(
            "The data is in PostgreSQL: back it up with “pg_dump --format=custom --file=amity.dump %(name)s”"
            " and bring it back into an empty database with “pg_restore --dbname=%(name)s amity.dump”."
        ) % {"name": name}
    return _(
        "“amity backup” makes a copy while Amity runs, and the server keeps daily ones in its data folder."
    )


def is_possible() -> bool:
    """Whether this database is a file that can be copied from here."""
    return connection.vendor == "sqlite" and not connection.is_in_memory_db()  # type: ignore[attr-defined]


def write_copy(target: Path) -> Contents:
    """A checked copy of the database at `target`, made while others read and write. Mode 0600.

    Raises `NoBackup`; then nothing is left at `target` that was not there before.
    """
    if not is_possible():
        raise NoBackup(advice())
    with _sentences(target), _draft_beside(target) as draft:
        _copy(draft)
        found = look_into(draft)
        _sync(draft)
        draft.replace(target)
        _sync(target.parent)
    return Contents(target, found.people, found.touches, found.newest, found.bytes, found.made)


def look_into(path: Path) -> Contents:
    """What a file holds. Raises `NoBackup` when it is no backup, damaged, or of a newer Amity."""
    with _sentences(path, reading=True):
        with path.open("rb") as file:
            if file.read(len(_HEAD)) != _HEAD:
                raise NoBackup(_("%(path)s is no backup of Amity.") % {"path": path})
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
            _check(path, opened)
            return _contents(path, opened)


def put_back(path: Path) -> Contents:
    """Make the backup at `path` this folder's database, which must hold nothing yet.

    Raises `NoBackup` when there is something, or the file is no sound backup; the folder stays as it was.
    """
    refuse_if_used()
    home = Path(connection.settings_dict["NAME"])
    look_into(path)
    with _sentences(home), _no_server(home.parent), _draft_beside(home) as draft:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as source:
            _fill(source, draft)
        found = look_into(draft)
        _sync(draft)
        connection.close()
        for suffix in ("-wal", "-shm"):  # of the empty database that gives way
            home.with_name(home.name + suffix).unlink(missing_ok=True)
        draft.replace(home)
        _sync(home.parent)
    return found


@contextmanager
def _no_server(folder: Path) -> Iterator[None]:
    """No server may have the empty database open that gives way."""
    with (folder / "server.lock").open("w", encoding="ascii") as lock:
        if not locks.lock(lock, locks.LOCK_EX | locks.LOCK_NB):
            raise NoBackup(_("Amity runs on %(folder)s. Stop it, then restore.") % {"folder": folder})
        yield


def refuse_if_used() -> None:
    """Nothing is ever written over. Raises `NoBackup` when this folder's database holds anything."""
    if not is_possible():
        raise NoBackup(advice())
    home = Path(connection.settings_dict["NAME"])
    if not home.exists():
        return
    with closing(sqlite3.connect(home)) as opened:
        tables = {name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        used = (
            "amity_change" in tables
            and opened.execute("SELECT EXISTS (SELECT 1 FROM amity_change)").fetchone()[0]
        )
        people = _people(opened) if used else 0
    if used:
        raise NoBackup(
            _(
                "%(folder)s already holds a network with %(people)d people. Restore into another folder: set"
                " AMITY_HOME to one that does not exist yet."
            )
            % {"folder": home.parent, "people": people}
        )


def _copy(draft: Path) -> None:
    """Counts and copy come from one moment, so that they can be compared."""
    source = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None, timeout=30)
    with closing(source):
        source.execute("BEGIN")
        before = {table: _count(source, table) for table in _COUNTED}
        _fill(source, draft)
        source.execute("ROLLBACK")
    with closing(sqlite3.connect(draft)) as copied:
        after = {table: _count(copied, table) for table in _COUNTED}
    if after != before:
        raise NoBackup(_("The copy did not hold what the database holds. Nothing was kept; try again."))


def _fill(source: sqlite3.Connection, draft: Path) -> None:
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(draft, isolation_level=None)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it


def _check(path: Path, opened: sqlite3.Connection) -> None:
    tables = {name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"django_migrations", *_COUNTED} <= tables:
        raise NoBackup(_("%(path)s is a database, but no backup of Amity.") % {"path": path})
    applied = {
        name
        for (name,) in opened.execute("SELECT name FROM django_migrations WHERE app = 'amity'").fetchall()
    }
    known = {name for app, name in MigrationLoader(None).disk_migrations or {} if app == "amity"}
    if applied - known:
        raise NoBackup(
            _("%(path)s was written by a newer Amity. Install that version or a later one to restore it.")
            % {"path": path}
        )
    sound = opened.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    if not sound or opened.execute("PRAGMA foreign_key_check").fetchone():
        raise NoBackup(_("%(path)s is damaged. Take another backup.") % {"path": path})


def _contents(path: Path, opened: sqlite3.Connection) -> Contents:
    newest = opened.execute("SELECT max(at) FROM amity_change").fetchone()[0]
    file = path.stat()
    return Contents(
        path=path,
        people=_people(opened),
        touches=_count(opened, "amity_touch"),
        newest=datetime.fromisoformat(newest).replace(tzinfo=UTC) if newest else None,
        bytes=file.st_size,
        made=datetime.fromtimestamp(file.st_mtime, UTC),
    )


def _people(opened: sqlite3.Connection) -> int:
    others = "SELECT count(*) FROM amity_person WHERE standing = 'person' AND NOT is_me"
    return int(opened.execute(others).fetchone()[0])


def _count(opened: sqlite3.Connection, table: str) -> int:
    return int(opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 names are ours


@contextmanager
def _draft_beside(target: Path) -> Iterator[Path]:
    """A name beside the final one; what is left under such a name by a killed process is cleared away."""
    for leftover in target.parent.glob(f".{target.stem[:5]}*.part"):
        with contextlib.suppress(OSError):
            if leftover.stat().st_mtime < time.time() - LEFTOVERS:
                leftover.unlink()
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        yield draft
    finally:
        for beside in ("", "-journal", "-wal", "-shm"):
            draft.with_name(draft.name + beside).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """To the disk, not only to the system's memory."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _sentences(path: Path, *, reading: bool = False) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as missing:
        where = path if reading else path.parent
        raise NoBackup(_("There is nothing at %(path)s.") % {"path": where}) from missing
    except (OSError, sqlite3.Error) as refused:
        why = getattr(refused, "strerror", None) or str(refused)
        if reading:
            raise NoBackup(
                _("%(path)s could not be read as a backup: %(why)s.") % {"path": path, "why": why}
            ) from refused
        raise NoBackup(
            _("%(path)s could not be written: %(why)s. Nothing was left there, and your data is safe.")
            % {"path": path, "why": why}
        ) from refused
