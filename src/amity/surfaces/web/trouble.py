"""What is said when something is not there, not allowed or broken: what happened, what is safe, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page, or no such person in this network."""
    words = _("It may have been joined with another entry or taken out. Nothing else is missing.")
    return _page(request, _("There is nothing here"), words, 404)


def mistake(request: HttpRequest) -> HttpResponse:
    """A mistake of ours."""
    words = _(
        "Amity made a mistake here. What was stored before is safe, and a change that was not finished is not stored."
    )
    return _page(request, _("That did not work"), words, 500)


def refused_origin(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from one of our pages."""
    words = _(
        "This form did not come from a page of this Amity, so nothing was changed. Open the page again and repeat it."
    )
    return _page(request, _("Nothing was changed"), words, 403)


def healthy(request: HttpRequest) -> HttpResponse:
    """For whoever watches the server."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


def _page(request: HttpRequest, title: str, words: str, status: int) -> HttpResponse:
    return render(request, "trouble.html", {"title": title, "words": words}, status=status)
