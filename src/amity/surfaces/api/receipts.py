"""Creation under a key: asked once more, it gives the same answer and makes no second thing."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from amity.base.ids import digest
from amity.store.models import Receipt
from amity.surfaces.api.answers import Asked, lock
from amity.surfaces.api.problems import KeyTaken

KEPT = timedelta(days=1)
_HEADERS = ("ETag", "Location", "Content-Type")


def once(
    request: Asked, key: str | None, make: Callable[[], HttpResponse], *, body: str | None = None
) -> HttpResponse:
    """What `make` answers, or what it answered to the same request under this key before.

    `body` stands for what was sent where that is no text, as with files.
    """
    if not key:
        return make()
    sent = request.body.decode("utf-8", "surrogateescape") if body is None else body
    asked = digest(request.method or "", request.get_full_path(), sent)
    with transaction.atomic():
        lock(request.network)
        receipts = Receipt.objects.of(request.network)
        receipts.filter(created_at__lt=timezone.now() - KEPT).erase()
        before = receipts.filter(key=key).first()
        if before is None:
            made = make()
            _keep(request, key, asked, made)
            return made
    if before.asked != asked:
        raise KeyTaken(_("This key stands for something else that was asked for. Choose a new one."))
    return HttpResponse(before.body, status=before.status, headers=before.headers)


def _keep(request: Asked, key: str, asked: str, made: HttpResponse) -> None:
    Receipt.objects.create(
        network=request.network,
        key=key,
        asked=asked,
        status=made.status_code,
        body=made.content.decode(),
        headers={name: made.headers[name] for name in _HEADERS if name in made.headers},
        created_at=timezone.now(),
    )
