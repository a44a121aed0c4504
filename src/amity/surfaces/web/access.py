"""Coming in by the one-time link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from amity.actions import networks, welcome
from amity.surfaces.serving import entry, link


def open_session(request: HttpRequest, token: str) -> HttpResponse:
    """Spends the link and lets this browser in."""
    if not link.spend(token):
        return render(request, "closed.html", {"spent": True}, status=403)
    entry.let_in(request)
    welcome.settle_language(networks.home(), get_language() or "")
    return redirect("today")
