"""One match: why these two, and what to write to whom first."""

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from amity.actions.giving import introducing, ledger, needs, wording
from amity.base.errors import NotFound
from amity.giving.consent import Step
from amity.giving.facts import ME, Match
from amity.giving.sorting import kind_of_give
from amity.surfaces.web import clock
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.give import common, shown_matches
from amity.surfaces.web.ways import uuid_or_none


def page(request: Asked, need_id: UUID, offer_id: str) -> HttpResponse:
    """The text to send, and what became of it."""
    today = clock.today(request.network)
    match = _match(request, need_id, offer_id)
    wrong = ""
    if request.method == "POST":
        made: list[HttpResponse] = []
        wrong = common.wrong_or(lambda: made.append(_act(request, match, today)))
        if not wrong:
            return made[0]
    between = ME not in (match.need.person, match.offer.person)
    context: dict[str, Any] = {
        "ways": common.ways("give"),
        "match": shown_matches.card(match, today),
        "between": between,
        "mine": match.offer.person == ME,
        "letter": _letter(request, match, today),
        "wrong": wrong,
    }
    return render(request, "give/match.html", context, status=422 if wrong else 200)


def _match(request: Asked, need_id: UUID, offer_id: str) -> Match:
    try:
        ended = needs.one(request.network, need_id).ended_on
        found = () if ended else needs.matches_for(request.network, need_id)
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    match = next((one for one in found if one.offer.id == offer_id), None)
    if match is None:
        raise Http404("These two do not match any more.")
    return match


def _letter(request: Asked, match: Match, today: date) -> Any:  # a letter, or None where none can be written
    network, need = request.network, UUID(match.need.id)
    if ME in (match.need.person, match.offer.person):
        write = partial(wording.match, network, need, match.offer.id, today=today)
    else:
        first, second = UUID(match.offer.person), UUID(match.need.person)
        write = partial(wording.suggestion, network, first, second, need, today=today)
    return common.letter_or_none(network, write)


def _act(request: Asked, match: Match, today: date) -> HttpResponse:
    network, need = request.network, UUID(match.need.id)
    match request.POST.get("do"):
        case "not_this":
            needs.not_this(network, need, match.offer.id)
            return common.back(request, reverse("give"))
        case "given" if match.offer.person == ME:
            return _given(request, match, "given", match.need.person, today)
        case "given" if match.need.person == ME:
            return _given(request, match, "received", match.offer.person, today)
        case "asked" | "keep" as do if ME not in (match.need.person, match.offer.person):
            return _introduce(request, match, today, asked=do == "asked")
        case _:
            raise Http404


def _given(request: Asked, match: Match, way: str, person: str, today: date) -> HttpResponse:
    """It goes into the ledger, and the need is met."""
    told = ledger.Told(
        way=way,
        kind=kind_of_give(match.need.text),
        text=match.need.text,
        day=today,
        need=UUID(match.need.id),
        minutes=match.minutes if way == "given" else None,
    )
    ledger.meet(request.network, UUID(person), told, today=today)
    return common.back(request, reverse("give"))


def _introduce(request: Asked, match: Match, today: date, *, asked: bool) -> HttpResponse:
    row = introducing.propose(
        request.network,
        UUID(match.offer.person),
        UUID(match.need.person),
        why=match.need.text,
        need=UUID(match.need.id),
        offer=uuid_or_none(match.offer.id),
        today=today,
    )
    if asked:
        introducing.step(request.network, row.pk, Step.ASKED_FIRST, today=today)
    return redirect("introduction", row.pk)
