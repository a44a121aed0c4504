"""The board: openings put on it, moved along it and back, thanked for, taken off it."""

from functools import partial
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amity.actions import journal
from amity.actions.goals import asking, keeping, openings, wording
from amity.base.errors import NotFound
from amity.base.text import clean, one_line
from amity.opportunities.board import Step, stage_of
from amity.surfaces.web import clock, letters, shown
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.give import common
from amity.surfaces.web.goals import shown_openings
from amity.surfaces.web.ways import safe_way, uuid_or_none, with_done
from amity.surfaces.words import goals as words


@require_POST
def add(request: Asked, goal_id: UUID) -> HttpResponse:
    """Put an opening on the board; from a path with those on its way."""
    form, made = request.POST, list[UUID]()
    people = [id for text in form.getlist("person") if (id := uuid_or_none(text))]
    wrong = common.wrong_or(
        lambda: made.append(
            openings.add(
                request.network,
                goal_id,
                one_line(form.get("name", ""), limit=300),
                note=clean(form.get("note", ""), limit=4_000),
                people=people,
                today=clock.today(request.network),
            ).pk
        )
    )
    address = reverse("goal", args=[goal_id])
    if wrong:
        return render(request, "goals/refused.html", {"wrong": wrong, "back": address}, status=422)
    return redirect(_on_board(request, address, made[0]))


@require_POST
def move(request: Asked, opening_id: UUID) -> HttpResponse:
    """To the column that a button, a key or a drop names."""
    stage = request.POST.get("stage", "")
    if stage not in tuple(Step):
        raise Http404
    try:
        shown_now = openings.move(request.network, opening_id, stage, today=clock.today(request.network))
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    address = safe_way(request, reverse("goal", args=[shown_now.goal]))
    return redirect(_on_board(request, address, opening_id))


def one(request: Asked, opening_id: UUID) -> HttpResponse:
    """One opening: its moves, who led to it, thanks, what was asked."""
    network, today = request.network, clock.today(request.network)
    wrong = ""
    if request.method == "POST":
        goal = _one(request, opening_id).goal
        wrong = common.wrong_or(partial(_act, request, opening_id))
        if not wrong:
            gone = request.POST.get("do") == "delete"
            return common.back(request, reverse("goal", args=[goal]) if gone else request.path)
    told = _one(request, opening_id)
    context: dict[str, Any] = {
        "opening": told,
        "goal": keeping.one(network, told.goal),
        "card": shown_openings.card(told, today),
        "stages": [(column.stage, column.words) for column in shown_openings.board((), today)],
        "moves": [
            (_move(taken.step), shown.short_day(taken.day, today), taken.day, taken.words)
            for taken in told.steps
        ],
        "thanks": _thanks(request, told),
        "asks": shown_openings.asks(asking.listed(network, opening_id=opening_id), today),
        "wrong": wrong,
        "form": request.POST if wrong else {},
    }
    return render(request, "goals/opening.html", context, status=422 if wrong else 200)


def _one(request: Asked, opening_id: UUID) -> openings.Shown:
    try:
        return openings.one(request.network, opening_id)
    except NotFound as gone:
        raise Http404(str(gone)) from gone


def _act(request: Asked, opening_id: UUID) -> None:
    network, form, today = request.network, request.POST, clock.today(request.network)
    said = clean(form.get("words", ""), limit=4_000)
    match form.get("do", ""):
        case "delete":
            openings.remove(network, opening_id)
        case "edit":
            note = clean(form.get("note", ""), limit=4_000)
            openings.edit(network, opening_id, name=one_line(form.get("name", ""), limit=300), note=note)
        case "led":
            openings.led_by(network, opening_id, common.somebody(network, form, "who"))
        case "not_led":
            openings.not_led_by(network, opening_id, _id(form.get("led", "")))
        case "thanked":
            ledger_too = form.get("ledger") == "1"
            openings.thank(network, opening_id, _id(form.get("led", "")), today=today, ledger_too=ledger_too)
        case "answer":
            asking.answer(network, _id(form.get("ask", "")), form.get("said", ""), today=today)
        case stage if stage in tuple(Step):
            openings.move(network, opening_id, stage, today=today, words=said)
        case _:
            raise Http404


def _thanks(request: Asked, told: openings.Shown) -> list[tuple[openings.OnTheWay, letters.Letter | None]]:
    today = clock.today(request.network)
    return [
        (
            led,
            common.letter_or_none(
                request.network,
                partial(wording.thank, request.network, told.id, led.person.id, today=today),
                id=f"thanks-{number}",
            ),
        )
        for number, led in enumerate(told.to_thank)
    ]


def _move(step: Step) -> str:
    return _("It came about") if step is Step.REACHED else words.stage(stage_of(step))


def _id(typed: str) -> UUID:
    found = uuid_or_none(typed)
    if found is None:
        raise Http404
    return found


def _on_board(request: Asked, address: str, opening_id: UUID) -> str:
    """Back to the board, where the card has the focus again."""
    last = journal.entries(request.network, limit=1).changes
    done = with_done(urlsplit(address)._replace(fragment="").geturl(), last[0].pk if last else None)
    return f"{done}#o-{opening_id}"
