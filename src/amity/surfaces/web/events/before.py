"""One event before it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from amity.actions.events import keeping
from amity.base.errors import NotFound
from amity.surfaces.web.asked import Asked


def page(request: Asked, event_id: UUID) -> HttpResponse:
    """What it is, where and when."""
    try:
        event = keeping.one(request.network, event_id)
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    return render(request, "events/before.html", {"event": event})


def sheet(request: Asked, event_id: UUID) -> HttpResponse:
    """The same on one page."""
    return redirect("event", event_id)
