"""Every query names its network.

One rule serves three ends: nobody reads another's rows, a sharding engine finds the shard, and a
mistake shows in the first test that runs it. `Owned` gives rows their network, `OwnedKey` compares
it in every join, and `assert_owned` refuses a statement that touches an owned table without it.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models.lookups import Exact
from django.db.models.sql.where import AND, WhereNode

M = TypeVar("M", bound="Owned")


class UnownedQuery(AssertionError):
    """A statement touched an owned table without naming its network."""


class _InsideNetwork:
    """What keys inside one network share: joins and look-ups compare the network too.

    Rows are deleted by the store in an explicit order, so the database, not Django, guards the key;
    indexes are named where they are needed, with the network first.
    """

    def __init__(self, to: Any, on_delete: Any = models.DO_NOTHING, **options: Any) -> None:
        options.setdefault("related_name", "+")
        super().__init__(to, on_delete, **options)  # type: ignore[call-arg]

    def get_extra_restriction(self, alias: str | None, related_alias: str | None) -> Any:
        """Django's hook for joins: `alias` is the table the key points to, `related_alias` holds the key."""
        if not alias or not related_alias:
            return None
        theirs = self.related_model._meta.get_field("network").get_col(alias)  # type: ignore[attr-defined]
        ours = self.model._meta.get_field("network").get_col(related_alias)  # type: ignore[attr-defined]
        return WhereNode([Exact(theirs, ours)], AND)  # type: ignore[list-item]

    def get_extra_descriptor_filter(self, instance: Any) -> dict[str, Any]:
        """Django's hook for `row.key`: the look-up names the network of the row at hand."""
        return {"network_id": instance.network_id}


class OwnedKey(_InsideNetwork, models.ForeignKey):  # type: ignore[type-arg]
    """A foreign key inside one network."""

    def __init__(self, to: Any, on_delete: Any = models.DO_NOTHING, **options: Any) -> None:
        options.setdefault("db_index", False)
        super().__init__(to, on_delete, **options)


class OwnedOne(_InsideNetwork, models.OneToOneField):  # type: ignore[type-arg]
    """A one-to-one key inside one network."""


class OwnedQuerySet(models.QuerySet[M]):
    """Starts with `of(network)`; everything chained after it stays inside."""

    def of(self, network: "models.Model | Any") -> Self:
        """Rows of one network (a Network or its id)."""
        return self.filter(network_id=getattr(network, "pk", network))

    def erase(self) -> int:
        """Delete these rows in one statement, without Django's walk over related tables."""
        return self._raw_delete(self.db)


class Owned(models.Model):
    """A row that belongs to one network."""

    network = models.ForeignKey("amity.Network", models.DO_NOTHING, related_name="+", db_index=False)

    class Meta:
        abstract = True

    def erase(self) -> None:
        """Delete this row only."""
        type(self)._base_manager.filter(network_id=self.network_id, pk=self.pk)._raw_delete("default")

    def _do_update(self, base_qs: Any, *rest: Any, **named: Any) -> Any:
        named_qs = base_qs.filter(network_id=self.network_id)
        return super()._do_update(named_qs, *rest, **named)

    def refresh_from_db(self, *args: Any, **options: Any) -> None:
        """Reads the row again, inside its network."""
        options.setdefault("from_queryset", type(self)._base_manager.filter(network_id=self.network_id))
        super().refresh_from_db(*args, **options)


_TABLE = re.compile(r'(?:FROM|JOIN|INTO|UPDATE)\s+"?(amity_\w+)"?(?:\s+(?:AS\s+)?"?(\w+)"?)?', re.I)
_KEYWORDS = {
    "where",
    "set",
    "inner",
    "left",
    "on",
    "order",
    "group",
    "limit",
    "values",
    "select",
    "not",
    "using",
    "indexed",
    "cross",
    "join",
    "returning",
}
_SCHEMA = re.compile(
    r"^\s*(?:CREATE|DROP|ALTER|PRAGMA|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|EXPLAIN|ANALYZE|VACUUM)", re.I
)


@cache
def owned_tables() -> frozenset[str]:
    """Names of the tables whose every statement must name a network."""
    return frozenset(m._meta.db_table for m in apps.get_models() if issubclass(m, Owned))


@lru_cache(1000)
def unowned_tables_in(sql: str, owned: frozenset[str]) -> tuple[str, ...]:
    """The owned tables (or their aliases) of a statement for which no network is compared."""
    if _SCHEMA.match(sql):
        return ()
    named = [(table, _known_as(table, alias)) for table, alias in _TABLE.findall(sql)]
    concerned = [alias for table, alias in named if table in owned]
    return tuple(alias for alias in concerned if not _names_network(sql, alias, alone=len(named) == 1))


def _known_as(table: str, alias: str) -> str:
    return alias if alias and alias.lower() not in _KEYWORDS else table


def _names_network(sql: str, known_as: str, *, alone: bool) -> bool:
    if re.match(r"\s*(?:INSERT|REPLACE)", sql, re.I):
        return "network_id" in sql
    if re.match(r"\s*UPDATE", sql, re.I):  # what it sets says nothing about which rows it finds
        sql = "".join(re.split(r"\bWHERE\b", sql, maxsplit=1, flags=re.I)[1:])
    qualifier = rf'(?:"?{known_as}"?\.){"?" if alone else ""}'
    column = rf'{qualifier}"?network_id"?'
    return re.search(rf"{column}\s*(?:=|IN\b)|=\s*\(?{column}", sql, re.I) is not None


def assert_owned(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 Django calls it so
    """A wrapper for `connection.execute_wrapper`: refuses a statement that forgets its network."""
    missing = unowned_tables_in(sql, owned_tables())
    if missing:
        raise UnownedQuery(f"no network named for {', '.join(missing)} in: {sql[:400]}")
    return execute(sql, params, many, context)
