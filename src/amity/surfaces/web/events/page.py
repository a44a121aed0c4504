"""Events: what is coming, what is to decide, what was."""

from django.http import HttpResponse
from django.shortcuts import render

from amity.store.models import Event
from amity.surfaces.web import clock
from amity.surfaces.web.asked import Asked


def page(request: Asked) -> HttpResponse:
    """The list."""
    today = clock.today(request.network)
    rows = Event.objects.of(request.network).filter(last_day__gte=today).order_by("day", "id")[:200]
    return render(request, "events/page.html", {"events": rows})
