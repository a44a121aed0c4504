"""Needs and offers: typed in a sentence, understood, checked and only then kept; each with who may help."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions import log, said
from amity.actions.giving import needs, typed, wording
from amity.base.errors import AmityError, NotFound
from amity.surfaces.web import clock, full
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.give import common, shown_matches
from amity.surfaces.web.heard import choices, heard, kept

SHOWN = 60


def page(request: Asked) -> HttpResponse:
    """All of them, and the line for one more."""
    if request.method == "POST":
        return _typed(request)
    return render(request, "give/needs.html", _context(request))


def one(request: Asked, fact_id: UUID) -> HttpResponse:
    """One need or offer: who may help or be helped, a kind no, its end."""
    network, today = request.network, clock.today(request.network)
    acts: dict[str, Callable[[], Any]] = {
        "end": partial(needs.end, network, fact_id, today=today),
        "open": partial(needs.open_again, network, fact_id),
        "delete": partial(said.delete_fact, network, fact_id),
    }
    if request.method == "POST":
        do = request.POST.get("do", "")
        if do not in acts or common.wrong_or(acts[do]):
            raise Http404
        return common.back(request, reverse("give-needs") if do == "delete" else request.path)
    try:
        row = needs.one(network, fact_id)
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    told = needs.saying(row)
    context: dict[str, Any] = {
        "ways": common.ways("give-needs"),
        "told": told,
        "who": common.Side(str(told.person.id), told.person.name) if told.person else common.Side("", ""),
        "matches": shown_matches.cards(needs.matches_for(network, fact_id)[:SHOWN], today),
        "no": _kind_no(request, told, today),
    }
    return render(request, "give/need.html", context)


def _kind_no(
    request: Asked, told: needs.Saying, today: date
) -> Any:  # a letter, or None where there is nobody to write to
    if told.kind != "need" or told.person is None or told.ended_on:
        return None
    write = partial(wording.decline, request.network, told.id, today=today)
    return common.letter_or_none(request.network, write, id="no")


def _typed(request: Asked) -> HttpResponse:
    """First what was understood; with the same words once more it is kept."""
    network, form, today = request.network, request.POST, clock.today(request.network)
    read = typed.read(network, form.get("text", ""), today=today)
    seen = form.get("text", "").strip()
    if form.get("step") != "save" or form.get("seen", "").strip() != seen or not seen:
        return _understood(request, read)
    try:
        if read.own:
            needs.add(network, form.get("kind", read.own.kind), form.get("said", read.own.text), today=today)
            return common.back(request, reverse("give-needs"))
        assert read.note is not None  # a sentence is one or the other
        return _store(request, read.note, today)
    except (AmityError, OperationalError) as wrong:
        return _understood(request, read, refused=full.sentence(wrong), status=full.status(wrong))


def _store(request: Asked, note: log.Understanding, today: date) -> HttpResponse:
    off, nobody = kept(note, today, request.POST.getlist("keep"))
    chosen = nobody | choices(note, request.POST)
    log.store(request.network, note, today=today, choices=chosen, without=off)
    return common.back(request, reverse("give-needs"))


def _understood(request: Asked, read: typed.Read, *, refused: str = "", status: int = 422) -> HttpResponse:
    today, text = clock.today(request.network), request.POST.get("text", "").strip()
    context = _context(request) | {"text": text, "refused": refused if text else _("Write a line first.")}
    if text and read.own:
        context["own"] = read.own
    elif text and read.note:
        said = heard(read.note, today, None, request.POST, request.POST.getlist("keep"))
        context["understood"] = said
    return render(request, "give/needs.html", context, status=status if context["refused"] else 200)


def _context(request: Asked) -> dict[str, Any]:
    told = needs.listed(request.network)
    return {
        "ways": common.ways("give-needs"),
        "mine": [one for one in told if one.person is None],
        "theirs": [one for one in told if one.person][:SHOWN],
        "text": "",
        "refused": "",
        "own": None,
        "understood": None,
        "box": "need",
    }
