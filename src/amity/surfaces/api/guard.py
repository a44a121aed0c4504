"""The door for programs: the session of a browser that was let in, and its token on whatever changes something.

Two middlewares; the server loads them for every request, so nothing heavy is imported here.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.translation import gettext as _

from amity.surfaces.api import problems as refusals
from amity.surfaces.serving import entry, uploads

Answer = Callable[[HttpRequest], HttpResponseBase]
TOKEN = "X-CSRFToken"  # noqa: S105  the name of a header
_READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def problems(answer: Answer) -> Answer:
    """Whatever is refused under /api/ is a problem document, also before a route is found."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if not request.path.startswith(entry.PROGRAMS) or response.status_code < 400:
            return response
        if response.headers.get("Content-Type") == refusals.MEDIA_TYPE or not isinstance(
            response, HttpResponse
        ):
            return response
        return refusals.in_place_of(response)

    return guarded


def access(answer: Answer) -> Answer:
    """A stranger learns nothing, not even which addresses there are; a page elsewhere changes nothing."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(entry.PROGRAMS):
            return answer(request)
        if not entry.enter(request):
            words = _("Open the link that Amity printed in the terminal, and send the cookie it sets.")
            return refusals.problem(401, words, headers={"WWW-Authenticate": "Session"})
        if request.method not in _READING and _is_forged(request):
            words = _("Send the token of /api/v1/session in the header %(name)s.") % {"name": TOKEN}
            return refusals.problem(403, words)
        response = answer(request)
        if response.status_code >= 400 and uploads.takes_files(request.path):
            uploads.discard_all(request)
        return response

    return guarded


def _is_forged(request: HttpRequest) -> bool:
    """Whether the token is not ours. Without the header nothing of the body is read, so no upload begins."""
    if TOKEN not in request.headers:
        return True
    forged = CsrfViewMiddleware(_nowhere).process_view(request, _nowhere, (), {}) is not None
    if forged:
        uploads.discard_all(request)
    return forged


def _nowhere(request: HttpRequest) -> HttpResponse:
    return HttpResponse()
