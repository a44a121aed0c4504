"""What every test stands on: a folder of its own, networks named in every query, no way out of this machine."""

import importlib
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_HOME = tempfile.mkdtemp(prefix="amity-tests-")
os.environ.update(
    AMITY_HOME=_HOME,
    DJANGO_SETTINGS_MODULE="amity.config.settings",
    TZ="UTC",
    LC_ALL="C.UTF-8",
    NO_COLOR="1",
    COLUMNS="120",
)

import django  # noqa: E402  (the folder comes before anything that may load the settings)
import pytest  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils.functional import empty  # noqa: E402
from typer.testing import CliRunner, Result  # noqa: E402

if settings.configured:  # a shell that names the settings had them read before the folder was set
    importlib.reload(importlib.import_module("amity.config.settings"))
    settings._wrapped = empty
django.setup()
assert Path(_HOME) == settings.HOME, "tests must never know a person's own folder"

from amity.actions.networks import home  # noqa: E402
from amity.store.models import Network  # noqa: E402
from amity.store.owned import assert_owned  # noqa: E402
from tests.village import village  # noqa: E402, F401  (a fixture for all tests)


class WayOut(AssertionError):
    """A test reached for an address that is not on this machine."""


def pytest_sessionfinish() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and not _is_here(*arguments):
        raise WayOut(f"tests stay on this machine: {arguments[1]!r}")
    if event == "socket.getaddrinfo" and arguments[0] not in {
        None,
        "",
        "localhost",
        "127.0.0.1",
        "::1",
        "0.0.0.0",
    }:
        raise WayOut(f"tests look up no names: {arguments[0]!r}")


def _is_here(connecting: socket.socket, address: Any) -> bool:
    if connecting.family not in {socket.AF_INET, socket.AF_INET6}:
        return True
    return str(address[0]).startswith("127.") or address[0] in {"::1", "localhost"}


sys.addaudithook(_watch)


@pytest.fixture(autouse=True)
def every_query_names_its_network(_django_db_marker: None) -> Iterator[None]:
    """In every test, a statement on an owned table that names no network fails.

    It stands after the database is ready and ends before it is emptied, which names no network.
    """
    with connection.execute_wrapper(assert_owned):
        yield


@pytest.fixture
def network(db: None) -> Network:
    """The home network, as a first start makes it."""
    return home()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own for programs that a test starts as processes."""
    monkeypatch.setenv("AMITY_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def amity(db: None) -> Callable[..., Result]:
    """The command line, in this process: `amity("today", "--json").stdout`, `.stderr`, `.exit_code`."""
    from amity.config.program import command_line

    app = command_line()
    return lambda *words, **options: CliRunner().invoke(
        app, [str(word) for word in words], prog_name="amity", **options
    )
