"""What is said when something is not there, not allowed or broken: what happened, what is safe, what to do."""

import sys
from collections.abc import Callable, Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from amity.surfaces.serving import entry
from amity.surfaces.web import full

Answer = Callable[[HttpRequest], HttpResponseBase]
_WRITTEN = ("text", "name", "names", "note", "label", "title", "place", "said", "languages", "reason")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page, or no such person in this network."""
    words = _("It may have been joined with another entry or taken out. Nothing else is missing.")
    return _page(request, _("There is nothing here"), words, 404)


def mistake(request: HttpRequest) -> HttpResponse:
    """A mistake of ours; or no room for files that were still being received, before any view was asked."""
    error = sys.exception()
    if error and full.is_full(error):
        return _no_room(request)
    words = _(
        "Amity made a mistake here. What was stored before is safe, and a change that was not finished is not stored."
    )
    return _page(request, _("That did not work"), words, 500)


class FullDisk:
    """Where a form could not be saved for want of room, a page says so and gives the typed words back."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Django asks this when a view raised."""
        if not full.is_full(error) or request.path.startswith(entry.PROGRAMS):
            return None
        if request.method != "POST":
            return _no_room(request)
        words = _("The disk is full. What was stored before is safe. Make some room, go back and save again.")
        return _page(request, _("This couldn’t be saved"), words, 507, typed=_typed(request.POST))


def _no_room(request: HttpRequest) -> HttpResponse:
    words = _("The disk is full. What was stored before is safe. Make some room and open the page again.")
    return _page(request, _("There is no room left"), words, 507)


def _typed(form: QueryDict) -> list[str]:
    """What a person wrote into a form: words, not ids and choices."""
    return [said for name, some in form.lists() if name in _WRITTEN for said in some if said.strip()]


def refused_origin(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from one of our pages."""
    words = _(
        "This form did not come from a page of this Amity, so nothing was changed. Open the page again and repeat it."
    )
    return _page(request, _("Nothing was changed"), words, 403)


def healthy(request: HttpRequest) -> HttpResponse:
    """For whoever watches the server."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


def _page(
    request: HttpRequest, title: str, words: str, status: int, *, typed: Sequence[str] = ()
) -> HttpResponse:
    context = {"title": title, "words": words, "typed": typed}
    return render(request, "trouble.html", context, status=status)
