"""Asking: the smallest honest ask as a draft, what comes before it, and the answer."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amity.actions.goals import asking, keeping, wording
from amity.actions.goals.asking import Before
from amity.base.errors import NotFound
from amity.base.text import clean, one_line
from amity.opportunities.asks import First, Small
from amity.store.models import Network
from amity.surfaces.web import clock, shown
from amity.surfaces.web.around import person_or_404
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.give import common
from amity.surfaces.web.goals.gifts import gifts
from amity.surfaces.web.ways import uuid_or_none
from amity.surfaces.words import goals as words


def page(request: Asked) -> HttpResponse:
    """One ask: the draft, and what to give or to keep first. POST notes that it was asked."""
    network, today, asked = request.network, clock.today(request.network), request.GET
    person = person_or_404(network, _id(asked.get("to", "")))
    goal = _goal(network, asked.get("goal", ""))
    small, other = _small(asked.get("small", "")), uuid_or_none(asked.get("other", ""))
    small = Small.WHOM if small is Small.INTRODUCTION and other is None else small
    back = reverse("goal", args=[goal.id]) if goal else f"{reverse('goals-path')}?to={person.id}"
    opening = one_line(asked.get("opening", ""), limit=300)
    wrong = ""
    if request.method == "POST":
        wrong = common.wrong_or(partial(_note, request, person.id, goal, opening))
        if not wrong:
            return common.back(request, back)
    before = asking.before(network, person.id, today=today)
    write = partial(
        wording.ask, network, person.id, small, goal_id=goal.id if goal else None,
        other=other if small is Small.INTRODUCTION else None, place=asked.get("place", ""), today=today,
    )  # fmt: skip
    given = person.name.partition(" ")[0]
    context: dict[str, Any] = {
        "title": _("Ask %(name)s") % {"name": given},
        "person": person,
        "given": given,
        "goal": goal,
        "opening": opening,
        "small": words.small(small, given),
        "first": words.first(before.first, given),
        "before": _before(network, person.id, before),
        "waiting": _waiting(before, today),
        "rate": words.rate(asking.rate(network, today=today)),
        "letter": common.letter_or_none(network, write),
        "back": back,
        "wrong": wrong,
    }
    return render(request, "goals/ask.html", context, status=422 if wrong else 200)


@require_POST
def answer(request: Asked, ask_id: UUID) -> HttpResponse:
    """Yes, no, or open again; then back to where it was asked."""
    try:
        told = asking.one(request.network, ask_id)
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    said = request.POST.get("said", "")
    if common.wrong_or(
        partial(asking.answer, request.network, ask_id, said, today=clock.today(request.network))
    ):
        raise Http404
    return common.back(request, reverse("goal", args=[told.goal]) if told.goal else reverse("goals"))


def _note(request: Asked, person_id: UUID, goal: keeping.Kept | None, opening: str) -> None:
    way = [id for text in request.GET.getlist("way")[:5] if (id := uuid_or_none(text))]
    asking.note(
        request.network,
        person_id,
        goal_id=goal.id if goal else None,
        opening=opening,
        way=way,
        text=clean(request.POST.get("text", ""), limit=4_000),
        today=clock.today(request.network),
    )


def _before(network: Network, person_id: UUID, before: Before) -> list[tuple[str, str]]:
    """What can be kept or given first, with where that is done."""
    if before.first is First.PROMISE:
        return [(text, reverse("promise", args=[id])) for id, text in before.promises]
    if before.first not in (First.GIFT, First.HELLO):
        return []
    return gifts(network, [person_id])[str(person_id)]


def _waiting(before: Before, today: Any) -> str:  # a date
    if before.asked is None:
        return ""
    return _("You asked on %(day)s, and the answer may still come. There is no hurry.") % {
        "day": shown.short_day(before.asked.day, today)
    }


def _goal(network: Network, typed: str) -> keeping.Kept | None:
    if not typed:
        return None
    try:
        return keeping.one(network, _id(typed))
    except NotFound as gone:
        raise Http404(str(gone)) from gone


def _small(typed: str) -> Small:
    return Small(typed) if typed in tuple(Small) else Small.TALK


def _id(typed: str) -> UUID:
    found = uuid_or_none(typed)
    if found is None:
        raise Http404
    return found
