"""After an event: one box, one line a person, checked before anything is stored."""

from datetime import time
from typing import Any
from uuid import UUID

from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions.events import after as action
from amity.actions.events import capturing, jotting, keeping
from amity.base.errors import AmityError, BadInput, NotFound
from amity.store.models import Event
from amity.surfaces.web import clock, full
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.events import captured
from amity.surfaces.web.ways import uuid_or_none, with_done


def page(request: Asked, event_id: UUID) -> HttpResponse:
    """The box with what was jotted down there, what it says, and the storing of it."""
    try:
        event = keeping.one(request.network, event_id)
    except NotFound as gone:
        raise Http404 from gone
    if request.method != "POST":
        lines = list(jotting.waiting(request.network, event))
        text = "\n".join(line.text for line in lines)
        return _shown(request, event, text, jotted=[line.pk for line in lines])
    text, step = request.POST.get("text", ""), request.POST.get("step")
    if step == "count":
        return HttpResponse(_counted(request, event, text))
    if step != "save" or _same(request.POST.get("seen", "")) != _same(text):
        return _shown(request, event, text, jotted=_jotted(request))
    return _save(request, event, text)


def _save(request: Asked, event: Event, text: str) -> HttpResponse:
    today = clock.today(request.network)
    heard = _heard(request, event, text)
    try:
        wishes = captured.wishes(request.POST, heard, left_at=_left_at(request), jottings=_jotted(request))
        saved = capturing.store(request.network, heard, wishes, today=today)
    except (AmityError, OperationalError) as wrong:
        refused, status = full.sentence(wrong), full.status(wrong)
        return _shown(request, event, text, jotted=_jotted(request), refused=refused, status=status)
    return redirect(with_done(reverse("event-after", args=[event.pk]), saved.change))


def _shown(
    request: Asked, event: Event, text: str, *, jotted: list[UUID], refused: str = "", status: int = 200
) -> HttpResponse:
    heard = _heard(request, event, text)
    context: dict[str, Any] = {
        "event": event,
        "text": text,
        "seen": _same(text),
        "jotted": jotted,
        "refused": refused,
        "read": captured.shown(heard, request.POST, clock.today(request.network)),
        "energies": captured.energies(request.POST.get("energy", event.energy)),
        "left_at": request.POST.get("left_at", event.left_at.strftime("%H:%M") if event.left_at else ""),
        "planned": captured.planned(event, heard),
        "open": captured.still_open(
            action.unmentioned(request.network, event, {card.key for card in heard.cards})
        ),
    }
    part = "events/_captured.html" if request.htmx else "events/after.html"
    return render(request, part, context, status=200 if request.htmx else status)


def _counted(request: Asked, event: Event, text: str) -> str:
    heard = _heard(request, event, text)
    return captured.adds(heard, captured.wishes(request.POST, heard).off)


def _heard(request: Asked, event: Event, text: str) -> action.After:
    today = clock.today(request.network)
    return action.understand(
        request.network, event, text, today=today, choices=captured.choices(request.POST)
    )


def _same(text: str) -> str:
    """A browser sends line ends of its own."""
    return "\n".join(text.strip().splitlines())


def _jotted(request: Asked) -> list[UUID]:
    return [id for said in request.POST.getlist("jotting") if (id := uuid_or_none(said))]


def _left_at(request: Asked) -> time | None:
    said = request.POST.get("left_at", "").strip()
    try:
        return time.fromisoformat(said) if said else None
    except ValueError as unclear:
        raise BadInput(_("Write when you left as hours and minutes, like 20:10.")) from unclear
