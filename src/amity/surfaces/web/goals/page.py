"""Goals: the newest one with its warm paths and its board, a list of all, a form for one more and for changing one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions import journal
from amity.actions.goals import asking, keeping, openings, ways
from amity.base.errors import NotFound
from amity.base.text import clean, fold
from amity.opportunities.goals import LONGEST, MOST_TARGETS, Kind, Target, TargetKind
from amity.store.models import Network
from amity.surfaces.web import clock
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.give import common
from amity.surfaces.web.goals import shown_openings, shown_ways
from amity.surfaces.web.goals.there import box
from amity.surfaces.web.ways import with_done
from amity.surfaces.words import goals as words

SPARE = 3  # empty lines for targets in the form


@dataclass(frozen=True, slots=True)
class Line:
    """A goal in a list."""

    id: UUID
    title: str
    kind: str
    says: str
    open: bool


def page(request: Asked) -> HttpResponse:
    """The newest goal that is looked for; without any, what a goal is and a form for the first."""
    goals = keeping.listed(request.network)
    wanted = [one for one in goals if one.open]
    if request.GET.get("all") == "1" or not wanted:
        return _list(request, goals)
    return _goal(request, wanted[0], goals)


def new(request: Asked) -> HttpResponse:
    """A goal in one's own words."""
    if request.method != "POST":
        return render(request, "goals/new.html", {"wrong": "", "form": {}})
    form, made = request.POST, list[UUID]()
    wrong = common.wrong_or(lambda: made.append(_add(request.network, form, clock.today(request.network))))
    if wrong:
        return render(request, "goals/new.html", {"wrong": wrong, "form": form}, status=422)
    return redirect(_done(request.network, reverse("goal", args=made)))


def one(request: Asked, goal_id: UUID) -> HttpResponse:
    """One goal."""
    return _goal(request, _one(request.network, goal_id), keeping.listed(request.network))


def edit(request: Asked, goal_id: UUID) -> HttpResponse:
    """Its words, its kind, where it may come from; closing it, taking it out of the book."""
    network, goal = request.network, _one(request.network, goal_id)
    wrong = ""
    if request.method == "POST":
        wrong = common.wrong_or(partial(_change, request, goal))
        if not wrong:
            gone = request.POST.get("do") == "delete"
            return redirect(_done(network, reverse("goals") if gone else reverse("goal", args=[goal_id])))
    typed = _typed(request.POST) if wrong else [*goal.targets]
    spare = max(0, min(SPARE, MOST_TARGETS - len(typed)))
    context: dict[str, Any] = {
        "goal": goal,
        "kinds": [(kind.value, words.kind(kind)) for kind in Kind],
        "target_kinds": [(kind.value, words.target(kind)) for kind in TargetKind],
        "targets": [(target.kind.value, target.text) for target in typed] + [("organisation", "")] * spare,
        "form": request.POST if wrong else {"text": goal.text, "note": goal.note, "kind": goal.kind.value},
        "wrong": wrong,
    }
    return render(request, "goals/edit.html", context, status=422 if wrong else 200)


def _goal(request: Asked, goal: keeping.Kept, goals: tuple[keeping.Kept, ...]) -> HttpResponse:
    network, today = request.network, clock.today(request.network)
    found = ways.to_goal(network, goal, today=today)
    board = shown_openings.board(openings.listed(network, goal_id=goal.id), today)
    there = {fold(card.name): card.address for column in board[:-1] for card in column.cards}
    asks = asking.listed(network, goal_id=goal.id)
    context: dict[str, Any] = {
        "goal": goal,
        "others": [_line(each) for each in goals if each.id != goal.id],
        "kind": words.kind(goal.kind),
        "targets": [(words.target(each.kind), each.text) for each in goal.targets],
        "board": board,
        "count": sum(len(column.cards) for column in board),
        "asks": shown_openings.asks(asks, today),
        "rate": words.rate(asking.rate(network, today=today)),
        "know": f"{reverse('knowledge')}?{urlencode({'q': goal.title})}",
        "box": box(today),
        **shown_ways.context(network, found, goal, today, there),
    }
    return render(request, "goals/page.html", context)


def _list(request: Asked, goals: tuple[keeping.Kept, ...]) -> HttpResponse:
    context = {
        "goals": [_line(one) for one in goals],
        "wrong": "",
        "form": {},
        "box": box(clock.today(request.network)),
    }
    return render(request, "goals/list.html", context)


def _line(one: keeping.Kept) -> Line:
    if one.open:
        says = _("looked for since %(day)s") % {"day": one.created_on.isoformat()}
    else:
        says = one.outcome or (_("came about") if one.reached else _("let rest"))
    return Line(one.id, one.title, words.kind(one.kind), says, one.open)


def _one(network: Network, goal_id: UUID) -> keeping.Kept:
    try:
        return keeping.one(network, goal_id)
    except NotFound as gone:
        raise Http404(str(gone)) from gone


def _add(network: Network, form: Mapping[str, str], today: date) -> UUID:
    text, note = (clean(form.get(name, ""), limit=LONGEST) for name in ("text", "note"))
    return keeping.add(network, text, note=note, today=today).pk


def _change(request: Asked, goal: keeping.Kept) -> None:
    network, form, today = request.network, request.POST, clock.today(request.network)
    match form.get("do"):
        case "delete":
            keeping.remove(network, goal.id)
        case "reached" | "rest" as how:
            outcome = clean(form.get("outcome", ""), limit=LONGEST)
            keeping.close(network, goal.id, reached=how == "reached", outcome=outcome, today=today)
        case "reopen":
            keeping.reopen(network, goal.id)
        case _:
            keeping.edit(
                network,
                goal.id,
                text=form.get("text", ""),
                note=form.get("note", ""),
                kind=form.get("kind", goal.kind.value),
                targets=_typed(form),
            )


def _typed(form: Any) -> list[Target]:  # Django's form, which holds several values of a name
    kinds, texts = form.getlist("target_kind"), form.getlist("target")
    known = tuple(TargetKind)
    return [
        Target(TargetKind(kind), text)
        for kind, text in zip(kinds, texts, strict=False)
        if kind in known and text.strip()
    ]


def _done(network: Network, address: str) -> str:
    last = journal.entries(network, limit=1).changes
    return with_done(address, last[0].pk if last else None)
