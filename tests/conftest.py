"""What every test stands on: a folder of its own, networks named in every query, no way out of this machine."""

import importlib
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

# A folder and a database come before anything that may load the settings.
from tests import postgres, tables

_HOME = tempfile.mkdtemp(prefix="amity-tests-")
for _named in ("AMITY_DATABASE_URL", "AMITY_DATABASE_URL_FILE"):
    os.environ.pop(_named, None)  # a shell that names somebody's own database
os.environ.update(
    AMITY_HOME=_HOME,
    DJANGO_SETTINGS_MODULE="amity.config.settings",
    TZ="UTC",
    LC_ALL="C.UTF-8",
    NO_COLOR="1",
    COLUMNS="120",
)
os.environ.setdefault(tables.SHARED, _HOME)  # workers find it named by the process above them
if postgres.IS_WANTED:
    postgres.ready()
    os.environ["AMITY_DATABASE_URL"] = postgres.address("amity")

import django  # noqa: E402
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
if postgres.IS_WANTED:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    connection.settings_dict["TEST"] |= {"NAME": f"test_{worker}", "TEMPLATE": postgres.TEMPLATE}

from amity.actions.networks import home  # noqa: E402
from amity.store.models import Network  # noqa: E402
from amity.store.owned import assert_owned  # noqa: E402
from tests import homes  # noqa: E402
from tests.village import village  # noqa: E402, F401  (a fixture for all tests)

_HERE = Path(__file__).parent
_ON_BOTH = {"actions", "conftest.py", "store", "story", "surfaces"}
# These start programs on the file of SQLite.
_OF_SQLITE = {"test_backup.py", "test_relations_told.py", "test_upgrade.py"}
# The same pages and answers once more, looked at for their words, their bytes and how many statements they took: all
# of it is decided above the database, and other tests open every page and ask every command on PostgreSQL as well.
_DECIDED_ABOVE = {"test_german.py", "test_reason_words.py", "test_statements.py", "test_weights.py"}
_STORIES_THAT_STORE = {"test_bringing.py", "test_finding.py", "test_logging.py", "test_newcomer.py"}


class WayOut(AssertionError):
    """A test reached for an address that is not on this machine."""


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """On PostgreSQL only what touches it runs, and of the stories those that store much."""
    if not postgres.IS_WANTED or collection_path in _HERE.parents:
        return None
    where = collection_path.relative_to(_HERE).parts
    if len(where) > 1 and where[0] == "story" and where[1].startswith("test_"):
        return where[1] not in _STORIES_THAT_STORE
    if where[-1:] and where[-1] in _OF_SQLITE | _DECIDED_ABOVE:
        return True
    return (bool(where) and where[0] not in _ON_BOTH) or None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest in one piece comes first, so that no worker ends with it while the other one waits."""
    items.sort(key=lambda item: item.path.name != "test_package.py")


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


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Before Django asks which migrations are pending, SQLite's database in memory has all its tables."""
    if postgres.IS_WANTED:
        yield
        return
    with closing(tables.in_memory(connection.creation._get_test_db_name())):
        yield


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
    """A data folder of its own, with all tables, for programs that a test starts as processes."""
    for name, value in homes.environment(tmp_path / "home").items():
        monkeypatch.setenv(name, value)
    return tmp_path / "home"


@pytest.fixture
def untouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a data folder will be, which nobody has used, for programs that a test starts as processes."""
    for name, value in homes.untouched(tmp_path / "home").items():
        monkeypatch.setenv(name, value)
    return tmp_path / "home"


@pytest.fixture(scope="module", autouse=True)
def databases_of_processes_make_room() -> Iterator[None]:
    """What programs of one file of tests stored is dropped with it."""
    yield
    if postgres.IS_WANTED:
        postgres.drop_all()


@pytest.fixture
def amity(db: None) -> Callable[..., Result]:
    """The command line, in this process: `amity("today", "--json").stdout`, `.stderr`, `.exit_code`."""
    from amity.config.program import command_line

    app = command_line()
    return lambda *words, **options: CliRunner().invoke(
        app, [str(word) for word in words], prog_name="amity", **options
    )
