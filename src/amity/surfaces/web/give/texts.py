"""Texts that stand on their own: letting a promise go, asking for a recommendation."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions import said
from amity.actions.giving import recommending, wording
from amity.store.models import Promise
from amity.surfaces.web import clock
from amity.surfaces.web.around import person_or_404
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.give import common
from amity.surfaces.web.ways import safe_way, uuid_or_none


def release(request: Asked, promise_id: UUID) -> HttpResponse:
    """A promise that cannot be kept is better let go aloud."""
    network, today = request.network, clock.today(request.network)
    rows = Promise.objects.of(network).filter(pk=promise_id, record__person__isnull=False)
    row = rows.select_related("record__person").first()
    if row is None or row.by != Promise.By.ME:
        raise Http404
    if request.method == "POST":
        if common.wrong_or(partial(said.release_promise, network, promise_id)):
            raise Http404
        return common.back(request, reverse("give"))
    write = partial(wording.let_go, network, promise_id, today=today)
    context = _context(
        request, write, _("Let it go kindly"), _("A promise let go aloud is better than a silent one.")
    )
    context |= {
        "about": row.text,
        "person": row.record.person,
        "told": _("I told them"),
        "back": reverse("give"),
    }
    return render(request, "give/text.html", context)


def recommendation(request: Asked, person_id: UUID) -> HttpResponse:
    """Ask somebody for a recommendation, by name and for something you did together; what was asked for waits here."""
    network, today = request.network, clock.today(request.network)
    person = person_or_404(network, person_id)
    back = safe_way(request, reverse("person", args=[person.id]))
    wrong = ""
    if request.method == "POST":
        wrong = common.wrong_or(partial(_recommend, request, person.id, today))
        if not wrong:
            return common.back(request, request.path)
    write = partial(wording.recommendation, network, person.id, today=today)
    standing = recommending.under_way(network, person_id=person.id)
    context = {
        "person": person,
        "letter": common.letter_or_none(network, write),
        "open": standing,
        "ways_open": {one.way for one in standing},
        "back": back,
        "wrong": wrong,
    }
    return render(request, "give/recommendation.html", context, status=422 if wrong else 200)


def _recommend(request: Asked, person_id: UUID, today: date) -> None:
    network, form = request.network, request.POST
    match form.get("do", ""):
        case "asked":
            recommending.ask(network, person_id, today=today)
        case "wanted":
            recommending.ask(network, person_id, way="given", today=today)
        case "written" | "declined" as said:
            id = uuid_or_none(form.get("id", ""))
            if id is None:
                raise Http404
            recommending.answer(network, id, written=said == "written", today=today)
        case _:
            raise Http404


def _context(request: Asked, write: Callable[[], Any], title: str, words: str) -> dict[str, Any]:
    return {
        "title": title,
        "words": words,
        "letter": common.letter_or_none(request.network, write),
        "wrong": "",
    }
