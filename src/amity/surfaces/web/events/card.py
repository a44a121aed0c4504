"""A photo of a business card: fields proposed, a question about the talk, nothing stored before both are looked at."""

from dataclasses import asdict, fields
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions import journal, photographed
from amity.actions.events import carded, keeping
from amity.base.errors import AmityError, NotFound
from amity.people.business_cards import CardRead
from amity.store.models import Event
from amity.surfaces.serving import uploads
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.ways import with_done


def page(request: Asked, event_id: UUID) -> HttpResponse:
    """The photo, what it says, and the keeping of it."""
    try:
        event = keeping.one(request.network, event_id)
    except NotFound as gone:
        uploads.discard_all(request)
        raise Http404 from gone
    match request.method, request.POST.get("do"):
        case "POST", "look":
            return _look(request, event)
        case "POST", _:
            return _keep(request, event)
    return _shown(request, event)


def _look(request: Asked, event: Event) -> HttpResponse:
    arrived = request.FILES.get("photo")
    try:
        if not isinstance(arrived, uploads.Kept):
            return _shown(request, event, wrong=_("Choose a photo first."), status=422)
        return _shown(request, event, card=photographed.read(arrived.path))
    except AmityError as wrong:
        return _shown(request, event, wrong=str(wrong), status=422)
    finally:
        uploads.discard_all(request)


def _keep(request: Asked, event: Event) -> HttpResponse:
    card = CardRead(**{one.name: request.POST.get(one.name, "").strip() for one in fields(CardRead)})
    talk = request.POST.get("talk", "")
    try:
        carded.keep(request.network, event, card, talk)
    except AmityError as wrong:
        return _shown(request, event, card=card, talk=talk, wrong=str(wrong), status=422)
    last = journal.entries(request.network, limit=1).changes
    return redirect(with_done(reverse("event-after", args=[event.pk]), last[0].pk if last else None))


def _shown(
    request: Asked,
    event: Event,
    *,
    card: CardRead | None = None,
    talk: str = "",
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    words = {
        "name": _("Name"),
        "title": _("Title"),
        "organisation": _("Organisation"),
        "email": _("E-mail"),
        "phone": _("Phone"),
        "url": _("Page"),
    }
    said = asdict(card) if card else {}
    context = {
        "event": event,
        "wrong": wrong,
        "talk": talk,
        "is_there": photographed.is_there(),
        "fields": [(name, label, said.get(name, "")) for name, label in words.items()],
        "read": card is not None,
    }
    return render(request, "events/card.html", context, status=status)
