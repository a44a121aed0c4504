"""The one-time link: printed in the terminal, good for one browser, then spent."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from amity.actions import networks, welcome
from amity.surfaces.serving import entry


def mint() -> str:
    """A fresh link's path; the one before it stops working. Only its hash is kept, in a file of the data folder."""
    token = secrets.token_urlsafe(24)
    fresh = os.open(_file(), os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(fresh, "w") as handle:
        handle.write(_hash(token))
    return reverse("open", args=[token])


def open_session(request: HttpRequest, token: str) -> HttpResponse:
    """Spends the link and lets this browser in."""
    if not _spend(token):
        return render(request, "closed.html", {"spent": True}, status=403)
    entry.let_in(request)
    welcome.settle_language(networks.home(), get_language() or "")
    return redirect("today")


def _spend(token: str) -> bool:
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
