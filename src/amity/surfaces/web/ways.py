"""Where to go after a form: back to one of our own pages, with a line that says what was done."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from amity.store.models import Event


def safe_way(request: HttpRequest, otherwise: str = "/") -> str:
    """The page named in the form's `back`, when it is one of ours."""
    return local(request.POST.get("back", ""), otherwise)


def local(address: str, otherwise: str) -> str:
    """An address from a form or another address, when it is one of ours."""
    is_ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if is_ours else otherwise


def with_done(path: str, change: UUID | None) -> str:
    """The same page, which then says what that change did."""
    parts = urlsplit(path)
    kept = [pair for pair in parts.query.split("&") if pair and not pair.startswith("done=")]
    query = "&".join([*kept, urlencode({"done": change})] if change else kept)
    return parts._replace(query=query).geturl()


def event_address(event: Event, today: date) -> str:
    """The page that helps with an event: before it to prepare, afterwards what came of it."""
    return reverse("event" if event.last_day >= today else "event-after", args=[event.pk])


def uuid_or_none(text: str) -> UUID | None:
    """An id from a form or an address."""
    try:
        return UUID(text)
    except ValueError:
        return None


def as_seen(fields: Iterable[Any]) -> str:
    """A mark of what a form showed, so that the later of two windows notices a change in between.

    `fields` have a `name` and a `value`.
    """
    said = repr([(field.name, field.value) for field in fields])
    return sha256(said.encode()).hexdigest()[:16]


def changed_elsewhere() -> str:
    """What the later of two windows is told."""
    return _(
        "This was changed in another window meanwhile. Nothing is stored yet and your words still stand here; "
        "save again to put them in place of the others."
    )
