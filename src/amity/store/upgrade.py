"""Bringing the tables up to date: a copy first, one process at a time, never backwards."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from django.core.files import locks
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from amity.base.errors import AmityError
from amity.store.sketches import lay as lay_sketches
from amity.store.stock import take_stock
from amity.store.together import lay as lay_together
from amity.store.writing import writing


class NewerDatabase(AmityError):
    """The tables were written by a newer Amity than this one."""


def bring_up_to_date() -> Path | None:
    """Applies what is pending, after a copy of the database, whose path is returned if one was made.

    On PostgreSQL nothing is copied: all is applied in one transaction, or nothing.
    """
    if not _is_pending():
        return None
    if connection.vendor == "postgresql":
        with writing(None):
            if _is_pending():
                _migrate()
        return None
    file = Path(connection.settings_dict["NAME"])
    with file.with_name("upgrade.lock").open("w", encoding="ascii") as lock:
        locks.lock(lock, locks.LOCK_EX)
        if not _is_pending():  # another process did it while this one waited
            return None
        copy = _copied(file)
        _migrate()
        return copy


def _migrate() -> None:
    """All pending migrations or none: Django notes some of them done only after their own transaction."""
    connection.disable_constraint_checking()  # SQLite cannot do this inside a transaction
    try:
        with transaction.atomic():
            call_command("migrate", verbosity=0, interactive=False)
            lay_sketches()
            lay_together()
    finally:
        connection.enable_constraint_checking()
    take_stock()  # of a new index it knows nothing yet, and takes it for a small one


def _is_pending() -> bool:
    executor = MigrationExecutor(connection)
    unknown = {
        key for key in executor.loader.applied_migrations if key not in executor.loader.disk_migrations
    }
    if any(app == "amity" for app, _ in unknown):
        raise NewerDatabase(
            "This data was last opened by a newer Amity. Install that version or a later one to open it."
        )
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _copied(file: Path) -> Path | None:
    if not connection.introspection.table_names():
        return None
    folder = file.with_name("backups")
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = folder / f"before-upgrade-{datetime.now(UTC):%Y%m%dT%H%M%S}.sqlite3"
    unfinished = folder / "before-upgrade.part"  # a copy bears its name only when it is whole
    unfinished.unlink(missing_ok=True)  # of a process that was killed
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(unfinished)) as target:
            unfinished.chmod(0o600)
            source.backup(target)
        return unfinished.rename(copy)
    finally:
        unfinished.unlink(missing_ok=True)
