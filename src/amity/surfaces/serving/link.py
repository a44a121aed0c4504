"""The one-time link: printed in the terminal, good for one browser, then spent.

It is made before there is any page, so it loads none: the process that only starts the server stays small.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from django.conf import settings

PATH = "/open/"


def mint() -> str:
    """A fresh link's path; the one before it stops working. Only its hash is kept, in a file of the data folder."""
    token = secrets.token_urlsafe(24)
    fresh = os.open(_file(), os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(fresh, "w") as handle:
        handle.write(_hash(token))
    return f"{PATH}{token}"


def spend(token: str) -> bool:
    """Whether this is the link that was printed; it is good no more."""
    try:
        matches = hmac.compare_digest(_file().read_text(), _hash(token))
    except OSError:
        return False
    if matches:
        _file().unlink(missing_ok=True)
    return matches


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _file() -> Path:
    return Path(settings.HOME) / "open.key"
