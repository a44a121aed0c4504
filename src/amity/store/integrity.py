"""Whether the database itself is whole: its pages, what points to what, and the indexes of search."""

from collections.abc import Iterator
from typing import Any

from django.db import connection

from amity.store import backup, search_index
from amity.store.owned import owned_tables

_MOST = 20  # rows named one by one
# Of every key between tables: how many rows point to nothing. PostgreSQL refuses such rows while its own
# checks are on; a copy that was brought back without them may hold some.
_KEYS = """
SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text, f.attname, c.convalidated
FROM pg_constraint AS c
JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
JOIN pg_attribute AS f ON f.attrelid = c.confrelid AND f.attnum = c.confkey[1]
WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace
"""
_USELESS = """
SELECT i.indexrelid::regclass::text FROM pg_index AS i JOIN pg_class AS k ON k.oid = i.indexrelid
WHERE NOT i.indisvalid AND k.relnamespace = current_schema()::regnamespace
"""
_TORN = "SELECT COALESCE(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()"


def damage(*, rebuild: bool = False) -> Iterator[str]:
    """What is wrong, one sentence each, with what to do; `rebuild` makes the indexes of search anew first."""
    if rebuild:
        search_index.rebuild()
    yield from _of_sqlite() if connection.vendor == "sqlite" else _of_postgresql()
    for table in search_index.damaged():
        yield f"Search does not know {table} as it is. Make its index anew: amity check --rebuild"


def _of_sqlite() -> Iterator[str]:
    answers = [str(row[0]) for row in _rows("PRAGMA integrity_check")]
    if answers != ["ok"]:
        yield f"The database file is damaged: {answers[0]}. Restore the newest backup."
    for table, row, parent, _ in _rows("PRAGMA foreign_key_check")[:_MOST]:
        yield f"Row {row} of {table} points to a row of {parent} that is not there."


def _of_postgresql() -> Iterator[str]:
    for (torn,) in _rows(_TORN):
        if torn:
            yield f"PostgreSQL found {torn} damaged pages in this database. {backup.advice()}"
    for (index,) in _rows(_USELESS):
        yield f"The index {index} cannot be used. Make it anew: REINDEX INDEX {index}"
    for table, column, parent, key, is_checked in _rows(_KEYS):
        if not is_checked:
            yield f"PostgreSQL was told not to check whether {table}.{column} points to something."
        lost = _rows(_lost(table, column, parent, key))[0][0]
        if lost:
            yield f"{lost} rows of {table} point to a row of {parent} that is not there."


def _lost(table: str, column: str, parent: str, key: str) -> str:
    """Counts rows that point to nothing, or into another network."""
    same = f'p."{key}" = c."{column}"'
    if {table, parent} <= owned_tables():
        same += " AND p.network_id = c.network_id"
    there = f"SELECT 1 FROM {parent} AS p WHERE {same}"  # noqa: S608 names are the catalogue's
    return f'SELECT count(*) FROM {table} AS c WHERE c."{column}" IS NOT NULL AND NOT EXISTS ({there})'  # noqa: S608


def _rows(sql: str) -> list[tuple[Any, ...]]:
    """The catalogue and the whole database are asked here, past networks."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())
