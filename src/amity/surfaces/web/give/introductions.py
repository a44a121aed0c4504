"""Introductions: both say yes before they meet, and nothing reaches the second before the first agrees."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from amity.actions.giving import introducing, wording
from amity.base.errors import NotFound
from amity.giving.consent import State, Step
from amity.giving.introductions import Suggested
from amity.store.models import Network, Person
from amity.surfaces.web import clock, letters
from amity.surfaces.web.around import person_or_404
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.give import common, shown_introductions, shown_matches
from amity.surfaces.web.ways import uuid_or_none
from amity.surfaces.words import give_pages
from amity.surfaces.words import giving as words

SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who may want to meet, with what speaks for it."""

    a: common.Side
    b: common.Side
    needs: str
    has: str
    why: list[str]
    first: str
    second: str
    need: str
    offer: str
    address: str


def page(request: Asked) -> HttpResponse:
    """Those under way, those that ended, and who may want to meet; a form for two of one's own choice."""
    return _page(request, None)


def with_person(request: Asked, person_id: UUID) -> HttpResponse:
    """The same for one person: whom to introduce them to."""
    return _page(request, person_or_404(request.network, person_id))


def one(request: Asked, introduction_id: UUID) -> HttpResponse:
    """One introduction: where it stands, the text for the next step, and what may come now."""
    network, today = request.network, clock.today(request.network)
    wrong = ""
    if request.method == "POST":
        act = partial(_act, request, introduction_id, today)
        wrong = common.wrong_or(act)
        if not wrong:
            gone = request.POST.get("do") in ("remove", "never")
            return common.back(request, reverse("introductions") if gone else request.path)
    try:
        told = introducing.one(network, introduction_id, today=today)
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    first, second = (common.Side("", who.name).first for who in (told.first, told.second))
    context: dict[str, Any] = {
        "ways": common.ways("introductions"),
        "row": shown_introductions.row(told, today),
        "steps": [(give_pages.step(one.step, first, second), one.day, one.words) for one in told.steps],
        "next": {str(step) for step in told.standing.next},
        "letter": _letter(network, told, today),
        "wrong": wrong,
        "said": request.POST.get("words", "") if wrong else "",
    }
    return render(request, "give/introduction.html", context, status=422 if wrong else 200)


def _act(request: Asked, introduction_id: UUID, today: date) -> None:
    network, form = request.network, request.POST
    match form.get("do", ""):
        case "remove":
            introducing.remove(network, introduction_id)
        case "yes" | "no" as said:
            introducing.answer(
                network, introduction_id, yes=said == "yes", today=today, words=form.get("words", "")
            )
        case step if step in tuple(Step):
            introducing.step(network, introduction_id, Step(step), today=today, words=form.get("words", ""))
        case _:
            raise Http404


_PARTS = {
    State.PROPOSED: "request",
    State.FIRST_AGREED: "opt_in",
    State.BOTH_YES: "joint",
    State.MADE: "thanks",
    State.OUTCOME: "thanks",
    State.DECLINED: "kindly",
    State.EXPIRED: "kindly",
}


def _letter(network: Network, told: introducing.Shown, today: date) -> letters.Letter | None:
    part = _PARTS.get(told.standing.state)
    if part is None:
        return None
    write: Callable[[], wording.Written] = partial(wording.introduction, network, told.id, part, today=today)
    return common.letter_or_none(network, write)


def _page(request: Asked, person: Person | None) -> HttpResponse:
    network, today = request.network, clock.today(request.network)
    wrong = ""
    if request.method == "POST":
        if request.POST.get("do") == "not_these":
            wrong = common.wrong_or(partial(_not_these, request))
            if not wrong:
                return common.back(request, request.path)
        else:
            made: list[UUID] = []
            wrong = common.wrong_or(lambda: made.append(_propose(request, person, today)))
            if not wrong:
                return redirect("introduction", made[0])
    listed = introducing.listed(network, today=today, person_id=person.id if person else None)
    context: dict[str, Any] = {
        "ways": common.ways("introductions"),
        "person": person,
        "open": shown_introductions.rows((one for one in listed if one.standing.open), today),
        "ended": shown_introductions.rows((one for one in listed if not one.standing.open), today)[:20],
        "pairs": _pairs(network, person, today),
        "wrong": wrong,
        "form": request.POST if wrong else {},
    }
    return render(request, "give/introductions.html", context, status=422 if wrong else 200)


def _not_these(request: Asked) -> None:
    first, second = (uuid_or_none(request.POST.get(name, "")) for name in ("first", "second"))
    if first is None or second is None:
        raise Http404
    introducing.not_these(request.network, first, second)


def _propose(request: Asked, person: Person | None, today: date) -> UUID:
    """From a suggestion by ids, or from a form by names; what was asked already is noted with it."""
    network, form = request.network, request.POST
    first = uuid_or_none(form.get("first", "")) or (
        person.id if person else common.somebody(network, form, "who")
    )
    second = uuid_or_none(form.get("second", "")) or common.somebody(network, form, "whom")
    if form.get("order") == "other":
        first, second = second, first
    row = introducing.propose(
        network,
        first,
        second,
        why=form.get("why", ""),
        need=uuid_or_none(form.get("need", "")),
        offer=uuid_or_none(form.get("offer", "")),
        today=today,
    )
    if form.get("do") == "asked":
        introducing.step(network, row.pk, Step.ASKED_FIRST, today=today)
    return row.pk


def _pairs(network: Network, person: Person | None, today: date) -> list[Pair]:
    most = 100 if person else SUGGESTED
    found = common.kept(
        ("pairs", network.pk, today, most), lambda: introducing.suggested(network, today=today, limit=most)
    )
    wanted = str(person.id) if person else ""
    return [_pair(one, today) for one in found if not wanted or wanted in (one.first.id, one.second.id)][
        :SUGGESTED
    ]


def _pair(one: Suggested, today: date) -> Pair:
    match = shown_matches.card(one.match, today)
    offer = one.match.offer.id
    return Pair(
        a=common.Side(one.second.id, one.second.name),
        b=common.Side(one.first.id, one.first.name),
        needs=match.need,
        has=match.offer,
        why=[words.speaks(reason) for reason in one.reasons],
        first=one.first.id,
        second=one.second.id,
        need=one.match.need.id,
        offer="" if offer.startswith("post:") else offer,
        address=match.address,
    )
