"""Answers: documents as JSON, each under a tag that stands for exactly what was said."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from amity.base.ids import digest
from amity.store.models import Network
from amity.surfaces.api.problems import Changed
from amity.surfaces.documents import as_json

Document = Mapping[str, Any]


class Asked(HttpRequest):
    """A request after the door: who is let in has a network. Only a type."""

    network: Network


def answer(
    document: Document, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """A list, or what was done."""
    return HttpResponse(
        as_json(document), status=status, content_type="application/json", headers=dict(headers or {})
    )


def tagged(document: Document, *, status: int = 200, place: str = "") -> HttpResponse:
    """One thing that may be changed later: with its tag, and where it stands when it was just made."""
    headers = {"ETag": tag(document)} | ({"Location": place} if place else {})
    return answer(document, status=status, headers=headers)


def nothing() -> HttpResponse:
    """It is gone."""
    return HttpResponse(status=204)


def tag(document: Document) -> str:
    """Equal for two documents that say the same."""
    return f'"{digest(as_json(document))}"'


@contextmanager
def if_seen(network: Network, wanted: str | None, look: Callable[[], Document]) -> Iterator[None]:
    """Changes something only if it still reads as the program last saw it (`If-Match`); nobody comes between."""
    with transaction.atomic():
        lock(network)
        if wanted is not None and not _matches(wanted, tag(look())):
            raise Changed(_("This was changed meanwhile. Read it again, then change it."))
        yield


def lock(network: Network) -> None:
    """One writer at a time; on SQLite the transaction itself sees to that."""
    Network.objects.select_for_update().get(pk=network.pk)


def _matches(wanted: str, standing: str) -> bool:
    return wanted.strip() == "*" or standing in (one.strip() for one in wanted.split(","))
