"""Who may look, and what a browser may do with a page.

A single user on loopback signs in by a one-time link that the terminal prints. Names other than loopback
are refused, so that a page elsewhere cannot reach in by pointing its own name at this machine.
"""

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from amity.actions import offline
from amity.store.models import Network
from amity.surfaces.serving import entry
from amity.surfaces.words import manner

Answer = Callable[[HttpRequest], HttpResponseBase]
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
PRIVATE = "no-store"
OPEN_TO_ALL = ("/open/", "/assets/", "/static/", "/healthz", "/sw.js", "/manifest.webmanifest")
KEPT = "X-Amity-Kept"  # a device drops the pages it kept when this changes (docs/adr/0022)


def headers(answer: Answer) -> Answer:
    """Every response says what a browser may do with it; what is not a shared file is never kept."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", PRIVATE)
        return response

    return guarded


def loopback(answer: Answer) -> Answer:
    """Only the names of this machine are answered."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        try:
            request.get_host()
        except DisallowedHost:
            words = _("Amity answers only at 127.0.0.1 and localhost on the machine it runs on.")
            return HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")
        return answer(request)

    return guarded


def access(answer: Answer) -> Answer:
    """A browser that came by the link is let in, with its network at hand as `request.network`."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        manner.use(date_order="", name_order="given")
        if request.path.startswith((*OPEN_TO_ALL, entry.PROGRAMS)):
            return answer(request)
        if entry.enter(request):
            network: Network = request.network  # type: ignore[attr-defined]
            _as_wished(network)
            response = answer(request)
            response.headers.setdefault(KEPT, offline.mark(network))
            return response
        return render(request, "closed.html", status=403)

    return guarded


def _as_wished(network: Network) -> None:
    """The language, the order of dates and that of names are the owner's."""
    if network.page_language:
        translation.activate(network.page_language)
    manner.use(date_order=network.date_order, name_order=network.name_order)
