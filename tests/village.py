"""The village for tests: settled once in a session, then put back row by row, which takes a few milliseconds."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from amity.actions.networks import home
from amity.actions.village import settle
from amity.store.models import Network

_Rows = list[tuple[str, str, list[tuple[Any, ...]]]]
_settled: _Rows = []


@pytest.fixture
def village(db: None, tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Maya's network on 24 November 2026, with everybody in it."""
    if _settled:
        _put_back()
        return home()
    network = home()
    settle(network, tmp_path_factory.mktemp("village") / "exports")
    _settled.extend(_rows(network))
    return network


def _tables() -> Iterator[type[models.Model]]:
    yield from apps.get_app_config("amity").get_models()


def _rows(network: Network) -> Iterator[tuple[str, str, list[tuple[Any, ...]]]]:
    for table in _tables():
        names = [column.column for column in table._meta.concrete_fields]
        listed = ", ".join(f'"{name}"' for name in names)
        owned = "network_id" in names
        with connection.cursor() as cursor:
            sql = f'SELECT {listed} FROM "{table._meta.db_table}"'
            cursor.execute(
                f'{sql} WHERE "network_id" = %s' if owned else sql, [_written(network)] if owned else []
            )
            yield table._meta.db_table, listed, cursor.fetchall()


def _written(network: Network) -> object:
    """The id as the database holds it."""
    return Network._meta.pk.get_db_prep_value(network.pk, connection)


def _put_back() -> None:
    with connection.cursor() as cursor:
        for table, listed, rows in _settled:
            marks = ", ".join(["%s"] * (listed.count(",") + 1))
            cursor.executemany(f'INSERT INTO "{table}" ({listed}) VALUES ({marks})', rows)
