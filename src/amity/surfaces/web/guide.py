"""Help, and what else there is."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from amity.surfaces.web import frame
from amity.surfaces.web.asked import Asked


def page(request: Asked) -> HttpResponse:
    """A short guide: how to bring files, how to take back, where the data is, the keys."""
    return render(request, "help.html", {"folder": str(settings.HOME)})


def more(request: Asked) -> HttpResponse:
    """What does not fit below on a phone."""
    others = [place for place in frame.places()[2:] if place.name != "events"]
    some = [("", others), (_("Yours"), frame.beside()), ("", frame.foot())]
    return render(request, "more.html", {"more": [(title, places) for title, places in some if places]})
