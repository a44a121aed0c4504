"""Welcome: wishes, people, a first letter. Every step can be skipped."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amity.actions import people, welcome
from amity.actions.people import Wanted
from amity.store.absent import absent
from amity.surfaces.web import clock, neighbour
from amity.surfaces.web.asked import Asked

WANTS = welcome.WANTS
FIRST = 5  # people offered for a first letter


def wishes(request: Asked) -> HttpResponse:
    """What somebody would like more of, and how many people a day feel right."""
    network = request.network
    if request.method == "POST":
        number = request.POST.get("people", "")
        a_day = int(number) if number.isdecimal() else network.steady_people
        welcome.welcome(network, wants=request.POST.getlist("wants"), a_day=a_day)
        return redirect("today" if request.POST.get("to") == "today" else "welcome-people")
    context = {"step": 1, "wants": wants(), "chosen": network.wants, "people": network.steady_people}
    return render(request, "welcome/wishes.html", context)


def first_people(request: Asked) -> HttpResponse:
    """Where are your people now? Files, or five names."""
    if request.method != "POST":
        return render(request, "welcome/people.html", {"step": 2, "names": "", "wrong": ""})
    names = request.POST.get("names", "")
    if not welcome.write_names(request.network, names.splitlines()):
        context = {"step": 2, "names": names, "wrong": _("One name is enough to begin.")}
        return render(request, "welcome/people.html", context, status=422)
    return redirect("welcome-first")


def first_letter(request: Asked) -> HttpResponse:
    """Write to one of them today."""
    today = clock.today(request.network)
    listing = people.list_people(request.network, Wanted(), today=today, limit=FIRST)
    gone = set(absent(request.network))
    context = {"step": 3, "people": [row.person for row in listing.rows if row.person.id not in gone]}
    return render(request, "welcome/first.html", context)


@require_POST
def village(request: Asked) -> HttpResponse:
    """Opens the village beside the own folder and leads there."""
    return render(request, "welcome/village.html", {"step": 2, "address": neighbour.open_village()})


def wants() -> list[dict[str, Any]]:
    """What somebody may like more of."""
    return [
        {
            "name": "close",
            "icon": "heart",
            "words": _("Staying close"),
            "more": _("Friends and family I miss"),
        },
        {
            "name": "work",
            "icon": "compass",
            "words": _("Work that fits"),
            "more": _("A job, clients, collaborators"),
        },
        {
            "name": "place",
            "icon": "map-pin",
            "words": _("A new place"),
            "more": _("Meeting people where I live"),
        },
        {
            "name": "learning",
            "icon": "library",
            "words": _("Learning"),
            "more": _("From people who know more"),
        },
        {"name": "ease", "icon": "smile", "words": _("Ease"), "more": _("Feeling calmer around people")},
    ]
