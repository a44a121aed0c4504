"""Today: choose one kind thing in ten seconds."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from amity.actions import energy as dial
from amity.actions import journal, people
from amity.actions import today as action
from amity.actions.giving import introducing
from amity.base.errors import AmityError, NotFound
from amity.store.models import Change, Network
from amity.surfaces.web import cards, clock, day
from amity.surfaces.web.around import person_or_404
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.frame import of_change
from amity.surfaces.web.give import shown_introductions
from amity.surfaces.web.ways import safe_way, uuid_or_none, with_done
from amity.today import Plan


def page(request: Asked) -> HttpResponse:
    """The few people of today; somebody new is welcomed first."""
    network, today = request.network, clock.today(request.network)
    everyone, _in_touch = people.count_people(network, today=today)
    if not everyone and network.welcomed_at is None:
        return redirect("welcome")
    more = 1 if request.GET.get("more") == "1" else 0
    plan = action.plan(network, today=today, more=more, evening=clock.is_evening(network))
    context = _around(request, plan, today) | {
        "known": everyone,
        "cards": cards.cards(network, plan.suggestions, today),
    }
    context |= {
        "beginning": plan.beginning,
        "can_show_more": plan.energy in ("low", "steady") and not more,
        "acted": day.acted(network, today),
        "introductions": _introductions(network, today),
    }
    return render(request, "today/page.html", context | day.rail(network, plan, today))


def write(request: Asked, person_id: UUID) -> HttpResponse:
    """The card of one person, because the owner wants to write to them."""
    network, today = request.network, clock.today(request.network)
    person = person_or_404(network, person_id)
    try:
        made = action.card_of(network, person.id, today=today)
    except NotFound as nobody:
        raise Http404(str(nobody)) from nobody
    (card,) = cards.cards(network, [made], today)
    return render(request, "person/write.html", {"card": card, **_for_a_card(request, today)})


@require_POST
def energy(request: Asked) -> HttpResponse:
    """Turn the dial."""
    dial.set_energy(request.network, request.POST.get("energy", ""), today=clock.today(request.network))
    return redirect("today")


@require_POST
def outcome(request: Asked, suggestion_id: str) -> HttpResponse:
    """Done, later or not this time: the card folds into one line with its undo."""
    network, today = request.network, clock.today(request.network)
    try:
        change = _tell(request, suggestion_id, today)
    except AmityError as wrong:
        return render(request, "today/_wrong.html", {"words": str(wrong)}, status=422)
    if not request.htmx:
        return redirect(with_done(safe_way(request), change.pk))
    plan = action.plan(network, today=today, evening=clock.is_evening(network))
    return render(request, "today/_did.html", {"did": of_change(change), "cost": day.cost(plan)})


@require_POST
def answer(request: Asked) -> HttpResponse:
    """One of the few questions, answered."""
    form, person = request.POST, uuid_or_none(request.POST.get("person", ""))
    if person:
        other = uuid_or_none(form.get("other", ""))
        action.answer(request.network, form.get("kind", ""), person, form.get("answer", ""), other=other)
    return redirect(with_done(safe_way(request), _last(request).pk))


def _tell(request: Asked, suggestion_id: str, today: date) -> Change:
    network, form, at = request.network, request.POST, clock.now(request.network)
    if form.get("kind") == "done":
        action.done(network, suggestion_id, today=today, at=at, words=form.get("words", ""))
    elif "skip" in form:
        action.skip(network, suggestion_id, reason=form["skip"], today=today, at=at)
    else:
        action.later(network, suggestion_id, until=_until(request, today), today=today)
    return _last(request)


def _until(request: Asked, today: date) -> date | None:
    match request.POST.get("later"):
        case "meet":
            return None
        case "evening":
            return today
        case "week":
            return today + timedelta(days=7 - today.weekday())
        case "day":
            return day.read_date(request.POST.get("until", ""))
        case _:
            return today + timedelta(days=1)


def _last(request: Asked) -> Change:
    return journal.entries(request.network, limit=1).changes[0]


def _introductions(network: Network, today: date) -> list[shown_introductions.Row]:
    """Those that wait for the owner."""
    rows = shown_introductions.rows(introducing.listed(network, today=today, open_only=True), today)
    return [row for row in rows if row.act][: day.SHOWN]


def _around(request: Asked, plan: Plan, today: date) -> dict[str, Any]:
    return {
        "greeting": day.greeting(request.network, clock.hour(request.network)),
        "cost": day.cost(plan),
        "energies": day.energies(),
        "energy": plan.energy,
        **_for_a_card(request, today),
    }


def _for_a_card(request: Asked, today: date) -> dict[str, Any]:
    return {
        "tomorrow": today + timedelta(days=1),
        "evening": clock.is_evening(request.network),
        "card_line": cards.LINE,
    }
