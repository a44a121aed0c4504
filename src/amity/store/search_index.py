"""What search stands on: indexes that the database itself keeps, whoever writes.

SQLite: FTS5 tables without content of their own, kept by triggers. Changing a table may make it
anew, which drops its triggers and counts its rows afresh; therefore everything is looked at after
each migration and laid again where something is missing.

PostgreSQL: GIN indexes over expressions. The one for names needs pg_trgm, which the owner of a database
may create; where that is not to be had, names are read one after the other.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError, connection, transaction

LETTERS: dict[str, tuple[str, ...]] = {"amity_person": ("search",)}  # found by any three letters
WORDS: dict[str, tuple[str, ...]] = {
    "amity_touch": ("subject", "summary"),
    "amity_fact": ("text",),
    "amity_promise": ("text",),
    "amity_insight": ("text", "topic"),
    "amity_person": ("title",),
    "amity_label": ("value",),
    "amity_event": ("name", "place", "note"),
}
_BETWEEN = "-_./@:\\+=&?#%~<>|*\"'()[]{},;!"  # the parser of PostgreSQL keeps some of these inside a word
_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_BASES = {code: unicodedata.normalize("NFD", chr(code))[0].lower() for code in _LATIN}
PLAIN = {code: base for code, base in _BASES.items() if base.isascii() and base.isalpha()}
"""The small plain letter under the accent of each Latin one, as PostgreSQL holds words."""


def lay(**_: Any) -> None:  # Django's signal says more than is needed
    """Make what is missing, after each migration."""
    if not {*LETTERS, *WORDS} <= set(connection.introspection.table_names()):
        return
    _lay_on_sqlite() if connection.vendor == "sqlite" else _lay_on_postgresql()


def rebuild() -> None:
    """Make all anew from the rows."""
    with transaction.atomic(), connection.cursor() as cursor:
        for name, *_ in _indexes():
            if connection.vendor == "sqlite":
                cursor.execute(f"INSERT INTO {name}({name}) VALUES ('rebuild')")  # noqa: S608 names are ours
            else:
                cursor.execute(f"REINDEX INDEX {name}")


def damaged() -> list[str]:
    """The tables that search does not know as they are."""
    if connection.vendor != "sqlite":
        return []  # an index over an expression is the database's own
    return [table for name, table, _, _ in _indexes() if not _holds(name)]


def _holds(name: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
    except DatabaseError:
        return False
    return True


def _indexes() -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    """Name, table, columns and how words are cut."""
    for table, columns in LETTERS.items():
        yield f"{table}_letters", table, columns, "tokenize = 'trigram'"
    for table, columns in WORDS.items():
        cut = "tokenize = 'porter unicode61 remove_diacritics 2', detail = none"
        yield f"{table}_words", table, columns, cut


def _lay_on_sqlite() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'trigger')")
        there = {name for (name,) in cursor.fetchall()}
        for name, table, columns, cut in _indexes():
            triggers = dict(_triggers(name, table, columns))
            if {name, *triggers} <= there:
                continue
            for trigger in triggers:
                cursor.execute(f"DROP TRIGGER IF EXISTS {trigger}")
            cursor.execute(f"DROP TABLE IF EXISTS {name}")
            named = ", ".join(columns)
            cursor.execute(
                f"CREATE VIRTUAL TABLE {name} USING fts5({named}, content = '{table}', columnsize = 0, {cut})"
            )
            for made in triggers.values():
                cursor.execute(made)
            cursor.execute(f"INSERT INTO {name}({name}) VALUES ('rebuild')")  # noqa: S608 names are ours


def _triggers(name: str, table: str, columns: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    named = ", ".join(columns)
    new, old = (", ".join(f"{row}.{column}" for column in columns) for row in ("new", "old"))
    comes = f"INSERT INTO {name}(rowid, {named}) VALUES (new.rowid, {new});"  # noqa: S608 names are ours
    goes = f"INSERT INTO {name}({name}, rowid, {named}) VALUES ('delete', old.rowid, {old});"  # noqa: S608
    differs = f"({old}) IS NOT ({new})"
    yield f"{name}_in", f"CREATE TRIGGER {name}_in AFTER INSERT ON {table} BEGIN {comes} END"
    yield f"{name}_out", f"CREATE TRIGGER {name}_out AFTER DELETE ON {table} BEGIN {goes} END"
    yield (
        f"{name}_new",
        f"CREATE TRIGGER {name}_new AFTER UPDATE OF {named} ON {table} WHEN {differs} BEGIN {goes} {comes} END",
    )


def _lay_on_postgresql() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SET CONSTRAINTS ALL IMMEDIATE"
        )  # a table whose rows are still to be checked gets no index
        cursor.execute("SELECT current_schema(), to_regclass('amity_touch_words') IS NULL")
        schema, missing = cursor.fetchone()
        if missing:
            for made in _stemming(f'"{schema}"'):
                cursor.execute(made)
        for table, columns in WORDS.items():
            cursor.execute(
                f"CREATE INDEX IF NOT EXISTS {table}_words ON {table} USING gin ({words_of(columns)})"
            )
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('amity_person_letters') IS NULL")
        missing = cursor.fetchone()[0]
    if missing:
        _lay_letters()


def _lay_letters() -> None:
    """Any three letters of a name, where the extension for it may be made; else names are read one by one."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            for table, columns in LETTERS.items():
                listed = ", ".join(f"{column} gin_trgm_ops" for column in columns)
                cursor.execute(f"CREATE INDEX {table}_letters ON {table} USING gin ({listed})")
    except DatabaseError:
        return


def _stemming(schema: str) -> Iterator[str]:
    """Words as FTS5 cuts them: without accents, by their English stem, none left out.

    Everything is named with its schema, for a copy is brought back without one.
    """
    accented, letters = "".join(map(chr, PLAIN)), "".join(PLAIN.values())
    between = _BETWEEN.replace("'", "''")
    yield f"CREATE TEXT SEARCH DICTIONARY {schema}.amity_stem (TEMPLATE = snowball, Language = english)"
    yield f"CREATE TEXT SEARCH CONFIGURATION {schema}.amity (COPY = pg_catalog.simple)"
    yield (
        f"ALTER TEXT SEARCH CONFIGURATION {schema}.amity "
        f"ALTER MAPPING REPLACE pg_catalog.simple WITH {schema}.amity_stem"
    )
    yield (
        f"CREATE FUNCTION {schema}.amity_words(said text) RETURNS tsvector "
        "LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN "
        f"to_tsvector('{schema}.amity'::regconfig, lower(translate(said, "
        f"'{accented}{between}', '{letters}{' ' * len(_BETWEEN)}')))"
    )


def words_of(columns: tuple[str, ...], prefix: str = "") -> str:
    """The expression that PostgreSQL has an index of."""
    return "amity_words(" + " || ' ' || ".join(f"{prefix}{column}" for column in columns) + ")"
