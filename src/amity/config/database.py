"""Where the data lives: an SQLite file in the data folder, or the PostgreSQL that `AMITY_DATABASE_URL` names."""

import os
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

LIKE = "Write it like postgresql://name:password@localhost:5432/amity"
PATIENCE = 30  # seconds a writer waits for another one, on either database
_OPTIONS = frozenset(
    {"application_name", "connect_timeout", "host", "passfile", "port", "sslcert", "sslkey", "sslmode"}
    | {"sslrootcert", "target_session_attrs"}
)


def database(home: Path) -> dict[str, object]:
    """Django's settings of the one database. Raises ImproperlyConfigured with one sentence."""
    url = _url()
    return _postgresql(url) if url else _sqlite(home)


def _sqlite(home: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": home / "amity.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": PATIENCE,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY;",
        },
    }


def _url() -> str:
    """The address itself, or what the file says that `AMITY_DATABASE_URL_FILE` names."""
    said, file = os.environ.get("AMITY_DATABASE_URL", ""), os.environ.get("AMITY_DATABASE_URL_FILE", "")
    if said and file:
        raise ImproperlyConfigured(
            "AMITY_DATABASE_URL and AMITY_DATABASE_URL_FILE are both set. Unset one of them."
        )
    try:
        return said.strip() or (Path(file).read_text("utf-8").strip() if file else "")
    except (OSError, UnicodeDecodeError) as unreadable:
        raise ImproperlyConfigured(
            f"AMITY_DATABASE_URL_FILE names {file}, which could not be read."
        ) from unreadable


def _postgresql(url: str) -> dict[str, object]:
    parts, name, port = _parts(url)
    options = _options(parts)
    if find_spec("psycopg") is None:
        raise ImproperlyConfigured(
            "AMITY_DATABASE_URL names PostgreSQL, and the package for it is missing. "
            "Install it with: pip install 'amity[postgres]'"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": options.pop("port", str(port or "")),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "application_name": "amity",
            "connect_timeout": 10,
            "options": f"-c lock_timeout={PATIENCE}s -c client_encoding=UTF8",
            **options,
        },
    }


def _parts(url: str) -> tuple[SplitResult, str, int | None]:
    """The parts of the address, with the name of the database and the port. No message repeats the password."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as wrong:
        raise ImproperlyConfigured(
            f"AMITY_DATABASE_URL is no address that can be read. {LIKE}, or unset it."
        ) from wrong
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in {"postgresql", "postgres"}:
        said = f"starts with {parts.scheme}://" if parts.scheme else "is no address"
        raise ImproperlyConfigured(
            f"AMITY_DATABASE_URL {said}, and only PostgreSQL can be named there. {LIKE}, or unset it for SQLite."
        )
    if not name or "/" in name or parts.fragment:
        raise ImproperlyConfigured(
            f"AMITY_DATABASE_URL must end with the name of one database. {LIKE}, or unset it for SQLite."
        )
    return parts, name, port


def _options(parts: SplitResult) -> dict[str, str]:
    try:
        options = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
    except ValueError as wrong:
        raise ImproperlyConfigured(
            "What stands behind the ? of AMITY_DATABASE_URL must look like sslmode=require&connect_timeout=5."
        ) from wrong
    unknown = sorted(options.keys() - _OPTIONS)
    if unknown:
        known = ", ".join(sorted(_OPTIONS))
        raise ImproperlyConfigured(
            f"AMITY_DATABASE_URL has an option {unknown[0]!r} that is not known here. Known are {known}."
        )
    return options
