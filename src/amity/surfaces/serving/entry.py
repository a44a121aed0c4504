"""Who is let in: a browser that came by the one-time link, to the network of this folder."""

from django.http import HttpRequest

from amity.actions import networks

PROGRAMS = "/api/"  # addresses with a door of their own
_OPEN = "open"


def let_in(request: HttpRequest) -> None:
    """From now on this browser is known."""
    request.session.flush()
    request.session[_OPEN] = True


def enter(request: HttpRequest) -> bool:
    """Whether this browser was let in; then its network is at hand as `request.network`."""
    if not request.session.get(_OPEN):
        return False
    request.network = networks.home()  # type: ignore[attr-defined]
    return True
