"""One event after it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from amity.surfaces.web.asked import Asked


def page(request: Asked, event_id: UUID) -> HttpResponse:
    """What came of it."""
    return redirect("event", event_id)
