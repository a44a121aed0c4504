"""`amity serve`: one process for the pages, one for the long work, both ended together."""

import errno
import os
import signal
import socket
import sys
import tempfile
import threading
import time
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from ipaddress import ip_address
from pathlib import Path

from amity.base.errors import AmityError
from amity.config.background import background_work

VILLAGE_DAY = "2026-11-24"
READY = 30.0  # seconds until the server must answer
LAST_PORT, ANY_OTHER = 65535, 8001


class NotHere(AmityError):
    """The server may not or cannot listen where it was told to, or runs already."""


def serve(host: str, port: int, demo: bool, open_browser: bool) -> None:
    """Serves until it is interrupted. Raises AmityError with one sentence when it cannot start."""
    _only_loopback(host)
    if os.environ.pop("AMITY_ENDS_WITH_INPUT", ""):
        threading.Thread(target=_end_with_input, daemon=True).start()
    with ExitStack() as until_end:
        if demo:
            until_end.enter_context(_throw_away_folder())
        home = _ready_django()
        until_end.enter_context(_alone_in(home))
        _prepare(home, demo)
        port = _free_port(host, port)
        address = _address(host, port)
        threading.Thread(target=_announce, args=(host, port, address, open_browser), daemon=True).start()
        until_end.enter_context(background_work())
        _run(host, port)


def _end_with_input() -> None:
    """Whoever started this process holds the other end of its input: when they are gone, so are we.

    Important: `sys.stdin` has a lock, which a forked worker would inherit locked and wait for without end.
    """
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _only_loopback(host: str) -> None:
    try:
        is_here = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        is_here = False
    if not is_here:
        raise NotHere(
            f"Amity listens only on this computer until it has accounts, and {host} is elsewhere. "
            "Start it with --host 127.0.0.1."
        )


@contextmanager
def _throw_away_folder() -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="amity-village-") as folder:
        os.environ["AMITY_HOME"] = folder
        os.environ["AMITY_TODAY"] = VILLAGE_DAY
        for elsewhere in ("AMITY_DATABASE_URL", "AMITY_DATABASE_URL_FILE"):
            os.environ.pop(elsewhere, None)  # made-up people never come into a database of one's own
        yield


def _ready_django() -> Path:
    import django
    from django.conf import settings

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amity.config.settings")
    django.setup()
    return Path(settings.HOME)


@contextmanager
def _alone_in(home: Path) -> Iterator[None]:
    """One server for one folder and one database: the locks go when this process goes, however it ends."""
    from django.core.files import locks

    with (home / "server.lock").open("w", encoding="ascii") as lock:
        if not locks.lock(lock, locks.LOCK_EX | locks.LOCK_NB):
            raise NotHere(
                f"Amity already runs on {home}. Use the window that is open, or stop that one first."
            )
        from amity.store.writing import only_server

        with only_server():
            yield


def _prepare(home: Path, demo: bool) -> None:
    from amity.store.stock import take_stock
    from amity.store.upgrade import bring_up_to_date

    bring_up_to_date()
    take_stock()
    if demo:
        from amity.actions import networks, village

        village.settle(networks.home(), home / "exports")


def _free_port(host: str, port: int) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as refused:
            raise NotHere(_why_not(refused, host, port)) from refused
        return int(probe.getsockname()[1])


def _why_not(refused: OSError, host: str, port: int) -> str:
    match refused.errno:
        case errno.EADDRINUSE:
            why = f"Port {port} is in use by another program."
        case errno.EACCES:
            why = f"This user may not listen on port {port}."
        case _:
            why = f"Amity cannot listen at {host}, port {port}: {refused.strerror}."
    another = port + 1 if 1024 <= port < LAST_PORT else ANY_OTHER
    return f"{why} Choose another one: amity serve --port {another}"


def _address(host: str, port: int) -> str:
    from amity.surfaces.serving import link

    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}{link.mint()}"


def _announce(host: str, port: int, address: str, open_browser: bool) -> None:
    """Says where Amity is as soon as it answers there."""
    until = time.monotonic() + READY
    while time.monotonic() < until:
        try:
            socket.create_connection((host, port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.05)
    sys.stdout.write(f"Amity is open at {address}\nThe link is good for one browser. Stop with Ctrl-C.\n")
    sys.stdout.flush()
    if open_browser:
        webbrowser.open(address)


def _run(host: str, port: int) -> None:
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces

    connections.close_all()  # the worker opens its own
    server = Granian(
        "amity.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=1,
        log_enabled=False,
        websockets=False,
    )
    server.serve()
