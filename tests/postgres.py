"""A PostgreSQL server for one test run: in a temporary folder, by an unprivileged user, gone with the tests.

`AMITY_TEST_DATABASE=postgresql pytest` runs what touches a database on it. The first process starts
the server and prepares a template with all tables; workers find its address in the environment.
"""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from tests import tables

IS_WANTED = os.environ.get("AMITY_TEST_DATABASE", "") == "postgresql"
TEMPLATE = "amity_template"
_ROLE = "amity"  # no superuser, as on anybody's server
_SOCKET = "AMITY_TEST_SOCKET"
_LAID = ("--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8")
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "autovacuum_naptime": "10min",
}


def address(name: str) -> str:
    """`AMITY_DATABASE_URL` of a database of this server."""
    return f"postgresql://{_ROLE}@/{name}?host={os.environ[_SOCKET]}"


def ready() -> None:
    """Starts the server, unless a process above this one did, and lays the template."""
    if _SOCKET in os.environ:
        return
    folder = Path(tempfile.mkdtemp(prefix="amity-pg-"))
    server = _start(folder)
    atexit.register(_stop, server, folder)
    os.environ[_SOCKET] = str(folder)
    _until_it_answers(server)
    with connected("postgres", role="postgres") as admin:
        admin.execute(f"CREATE ROLE {_ROLE} LOGIN CREATEDB")
    make(TEMPLATE)
    with tempfile.TemporaryDirectory() as home:
        tables.make(Path(home), url=address(TEMPLATE))


def programs() -> Path:
    """Where Debian keeps what only a server's owner runs; elsewhere on the PATH."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    found = str(versions[-1]) if versions else shutil.which("initdb")
    assert found, "the tests need PostgreSQL: tools/set_up.sh tests"
    return Path(found).parent


def _start(folder: Path) -> "subprocess.Popen[bytes]":
    there, cluster = programs(), folder / "cluster"
    as_user = _as_user(folder)
    subprocess.run(
        [*as_user, there / "initdb", "-D", cluster, *_LAID],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
    )
    told = [f"--{name}={value}" for name, value in _SETTINGS.items()]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [*as_user, there / "postgres", "-D", cluster, f"--unix_socket_directories={folder}", *told],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=folder,
        )


def _as_user(folder: Path) -> list[str]:
    """PostgreSQL refuses root; where the tests are killed, the server is told to end (where Linux can tell it)."""
    setpriv = shutil.which("setpriv")
    ends = ["--pdeathsig", "INT"] if setpriv else []
    if os.getuid() != 0:
        return [setpriv, *ends] if setpriv else []
    assert setpriv, "as root the tests need setpriv, to run PostgreSQL as another user"
    names = [entry.pw_name for entry in pwd.getpwall()]
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return [setpriv, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", *ends]


def _until_it_answers(server: "subprocess.Popen[bytes]") -> None:
    import psycopg

    end = time.monotonic() + 60
    while True:
        try:
            connected("postgres", role="postgres").close()
            return
        except psycopg.OperationalError:
            log = Path(os.environ[_SOCKET], "log").read_text("utf-8", "replace")
            has_time = server.poll() is None and time.monotonic() < end
            assert has_time, f"PostgreSQL did not start:\n{log}"
            time.sleep(0.05)


def _stop(server: "subprocess.Popen[bytes]", folder: Path) -> None:
    server.send_signal(2)  # do not wait for whoever is connected
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        server.kill()
    shutil.rmtree(folder, ignore_errors=True)


def connected(name: str, *, role: str = _ROLE) -> Any:  # a connection of psycopg, which is loaded when wanted
    """A connection to a database, each statement by itself."""
    import psycopg

    return psycopg.connect(host=os.environ[_SOCKET], dbname=name, user=role, autocommit=True)


_made: set[str] = set()


def make(name: str, template: str = "template0") -> None:
    """A database like another one, in which nobody may be at work."""
    with connected("postgres") as admin:
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
    _made.add(name)


def exists(name: str) -> bool:
    """Whether this process made that database."""
    return name in _made


def drop(name: str) -> None:
    """A database that this process made makes room, whoever is connected."""
    with connected("postgres") as admin:
        admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    _made.discard(name)


def drop_all() -> None:
    """All databases that this process made make room, but for the template."""
    for name in _made - {TEMPLATE}:
        drop(name)
