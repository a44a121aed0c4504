"""A message owed after an event, on a page of its own."""

from datetime import date, timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions import journal
from amity.actions.events import answering, following
from amity.base.errors import AmityError, NotFound
from amity.store.models import FollowUp
from amity.surfaces.web import cards, clock, day
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.ways import safe_way, with_done
from amity.surfaces.words import capturing


def page(request: Asked, follow_up_id: UUID) -> HttpResponse:
    """Why, the words, and what may become of it: written, later, not this time."""
    try:
        row = following.one(request.network, follow_up_id)
    except NotFound as gone:
        raise Http404 from gone
    if request.method != "POST":
        return _shown(request, row)
    try:
        _act(request, row)
    except AmityError as wrong:
        return _shown(request, row, refused=str(wrong), status=422)
    last = journal.entries(request.network, limit=1).changes
    way = reverse("follow-up", args=[row.pk]) if request.POST.get("do") == "reword" else safe_way(request)
    return redirect(with_done(way, last[0].pk if last else None))


def _act(request: Asked, row: FollowUp) -> None:
    network, today = request.network, clock.today(request.network)
    match request.POST.get("do"):
        case "wrote":
            answering.wrote(network, row.pk, at=clock.now(network), today=today)
        case "later":
            following.later(network, row.pk, _until(request, today), today=today)
        case "not_now":
            following.not_now(network, row.pk, today=today)
        case "reword":
            following.reword(network, row.pk, request.POST.get("words", ""))


def _until(request: Asked, today: date) -> date:
    said = request.POST.get("until", "")
    return day.read_date(said) if said else today + timedelta(days=1)


def _shown(request: Asked, row: FollowUp, *, refused: str = "", status: int = 200) -> HttpResponse:
    network, today = request.network, clock.today(request.network)
    card = None
    if not row.ended:
        try:
            (card,) = cards.cards(network, [answering.card(network, row, today=today)], today)
        except NotFound as gone:
            refused = refused or str(gone)
    person = row.record.person
    context = {
        "row": row,
        "card": card,
        "person": person,
        "refused": refused,
        "ended": capturing.ended(row, today),
        "kind": capturing.kind(row),
        "tomorrow": today + timedelta(days=1),
        "title": _("Write to %(name)s") % {"name": person.name if person else ""},
    }
    return render(request, "events/follow_up.html", context, status=status)
