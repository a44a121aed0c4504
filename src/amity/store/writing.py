"""Who writes comes one after the other: in a whole SQLite file, in one network of a PostgreSQL database.

SQLite's transactions begin with IMMEDIATE, so a transaction that will write reads nothing that
another one is about to change. PostgreSQL has no such thing; there a transaction takes a lock
of its network first and reads afterwards (docs/adr/0011).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import OperationalError, connection, transaction

from amity.base.errors import AmityError
from amity.store.models.network import Network

_ALL = 0  # the lock of what belongs to no network: founding the first one, and the tables themselves
_SERVER = 1  # the lock that a server holds as long as it runs
_BUSY = "3s"  # a server that was killed a moment ago may still hold its lock


class ServedElsewhere(AmityError):
    """Another server answers for this database."""


@contextmanager
def writing(network: Network | UUID | None) -> Iterator[None]:
    """One transaction that writes, with no other writer of this network beside it.

    Important: what the writing is decided by must be read inside. None stands for all that belongs
    to no network.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_number(network)])
        yield


@contextmanager
def only_server() -> Iterator[None]:
    """Be the one server of a PostgreSQL database; the lock goes when its connection goes, however that ends.

    On SQLite nothing is done: there the data folder is locked.
    """
    if connection.vendor != "postgresql":
        yield
        return
    own = connection.copy()
    try:
        with own.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = '{_BUSY}'")
            cursor.execute("SELECT pg_advisory_lock(%s)", [_SERVER])
    except OperationalError as held:
        own.close()
        raise ServedElsewhere(
            "Amity already runs on this database, perhaps on another machine. Use that one, or stop it first."
        ) from held
    try:
        yield
    finally:
        own.close()


def _number(network: Network | UUID | None) -> int:
    if network is None:
        return _ALL
    id = network if isinstance(network, UUID) else network.pk
    return int.from_bytes(id.bytes[8:], "big", signed=True)
