"""One person before a meeting."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from amity.surfaces.web.asked import Asked


def page(request: Asked, person_id: UUID) -> HttpResponse:
    """What to know of them."""
    return redirect("person", person_id)
