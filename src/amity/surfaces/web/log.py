"""Log a conversation: a line is typed, understood, checked and only then stored."""

from typing import Any
from uuid import UUID

from django.db import OperationalError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amity.actions import log
from amity.actions.events import jotting
from amity.base.errors import AmityError
from amity.store.models import Person
from amity.surfaces.web import clock, full
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.heard import choices, heard, kept
from amity.surfaces.web.ways import safe_way, uuid_or_none, with_done

BOXES = ("log-p", "log-d")


def page(request: Asked) -> HttpResponse:
    """The line, what was understood, and the storing of it."""
    if request.method != "POST":
        return render(request, "log/page.html", _context(request))
    today = clock.today(request.network)
    understanding = log.understand(request.network, request.POST.get("text", ""), today=today)
    if request.POST.get("step") != "save" or request.POST.get("seen") != understanding.text:
        return _understood(request, understanding)
    off, nobody = kept(understanding, today, request.POST.getlist("keep"))
    chosen = nobody | choices(understanding, request.POST)
    try:
        stored = log.store(
            request.network, understanding, today=today, choices=chosen, without=off, jotting=_jotted(request)
        )
    except (AmityError, OperationalError) as wrong:
        return _understood(request, understanding, refused=full.sentence(wrong), status=full.status(wrong))
    return redirect(with_done(safe_way(request), stored.change))


def _understood(
    request: Asked, understanding: log.Understanding, *, refused: str = "", status: int = 422
) -> HttpResponse:
    today, about = clock.today(request.network), uuid_or_none(request.POST.get("about", ""))
    said = heard(understanding, today, about, request.POST, request.POST.getlist("keep"))
    context = _context(request) | {
        "understood": said if understanding.text else None,
        "text": understanding.text,
        "refused": refused,
    }
    if request.htmx:
        return render(request, "log/_understood.html", context)
    if not understanding.text:
        context["refused"] = _("Write a line first.")
    return render(request, "log/page.html", context, status=status if context["refused"] else 200)


def _context(request: Asked) -> dict[str, Any]:
    about = uuid_or_none(request.POST.get("about", "") or request.GET.get("about", ""))
    person = Person.objects.of(request.network).filter(pk=about).first() if about else None
    box = request.POST.get("box", "")
    return {
        "understood": None,
        "text": "",
        "refused": "",
        "about": person,
        "back": safe_way(request),
        "box": box if box in BOXES else BOXES[0],
        "jotting": _jotted(request),
        "jot_event": None,
        "waiting": () if request.method == "POST" else jotting.waiting(request.network),
    }


def _jotted(request: Asked) -> UUID | None:
    """The line jotted down before that this one was begun with."""
    return uuid_or_none(request.POST.get("jotting", ""))
