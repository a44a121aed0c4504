"""A line written in passing: kept at once, checked later."""

from datetime import datetime
from uuid import UUID

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from amity.actions import journal
from amity.actions.events import jotting, keeping
from amity.base.errors import AmityError, NotFound
from amity.base.ids import uuid7
from amity.store.models import Event, Jotting
from amity.surfaces.web import full
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.ways import local, uuid_or_none, with_done


def page(request: Asked) -> HttpResponse:
    """The box on a page of its own, with the lines that wait; a POST keeps one, however often it comes."""
    if request.method != "POST":
        event = _event(request, request.GET.get("event", ""))
        return _shown(request, event, back=local(request.GET.get("back", ""), ""))
    text, id = request.POST.get("text", ""), uuid_or_none(request.POST.get("id", "")) or uuid7()
    event = _event(request, request.POST.get("event", ""))
    try:
        line = jotting.jot(
            request.network,
            id,
            text,
            at=_moment(request.POST.get("at", "")),
            event_id=_id(request.POST.get("event", "")),
        )
    except (AmityError, OperationalError) as wrong:
        return _refused(request, event, text, full.sentence(wrong), full.status(wrong))
    if _wants_data(request):
        return JsonResponse({"id": str(line.pk), "state": line.state})
    return redirect(with_done(_way_back(request, event), _change_of(request, line)))


def token(request: HttpRequest) -> HttpResponse:
    """What a form needs to be believed: asked for before lines are sent that were written long ago."""
    return JsonResponse({"token": get_token(request)})


@require_POST
def drop(request: Asked, jotting_id: UUID) -> HttpResponse:
    """A line that is of no use after all."""
    try:
        jotting.drop(request.network, jotting_id)
    except NotFound:
        return redirect("log")
    last = journal.entries(request.network, limit=1).changes
    back = local(request.POST.get("back", ""), "/log")
    return redirect(with_done(back, last[0].pk if last else None))


def _shown(
    request: Asked,
    event: Event | None,
    *,
    text: str = "",
    refused: str = "",
    back: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "jot_event": event,
        "waiting": jotting.waiting(request.network, event), "text": text, "refused": refused, "back": back,
    }  # fmt: skip
    return render(request, "events/jot.html", context, status=status)


def _refused(request: Asked, event: Event | None, text: str, why: str, status: int) -> HttpResponse:
    if _wants_data(request):
        return JsonResponse({"why": why}, status=status)
    return _shown(
        request, event, text=text, refused=why, back=local(request.POST.get("back", ""), ""), status=status
    )


def _way_back(request: Asked, event: Event | None) -> str:
    return local(request.POST.get("back", ""), f"/jot?event={event.pk}" if event else "/jot")


def _change_of(request: Asked, line: Jotting) -> UUID | None:
    """The change that kept it, where it was kept just now."""
    last = journal.entries(request.network, limit=1).changes
    wrote = last and any(row["pk"] == str(line.pk) for row in last[0].rows)
    return last[0].pk if wrote else None


def _event(request: Asked, said: str) -> Event | None:
    id = _id(said)
    try:
        return keeping.one(request.network, id) if id else None
    except NotFound:
        return None


def _id(said: str) -> UUID | None:
    return uuid_or_none(said)


def _moment(said: str) -> datetime | None:
    """When it was written, as the device says: with its zone, else not believed."""
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _wants_data(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


__all__ = ["drop", "page", "token"]
