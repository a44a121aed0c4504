"""The session that a request belongs to."""

from django.http import HttpResponse
from django.middleware.csrf import get_token
from ninja import Router

from amity.surfaces.api import shapes
from amity.surfaces.api.answers import Asked, answer

router = Router(tags=["session"])


@router.get("/session", response=shapes.Session, summary="Who is let in")
def show_session(request: Asked) -> HttpResponse:
    """The network, and the token that belongs into X-CSRFToken of every request that changes something."""
    network = request.network
    shown: shapes.OpenNetwork = {
        "id": network.pk,
        "name": network.name,
        "time_zone": network.time_zone,
        "language": network.language,
    }
    return answer({"csrf_token": get_token(request), "network": shown})
