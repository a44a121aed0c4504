"""One person before a meeting: of the book, of a guest list, or only a name."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amity.actions import briefs, journal
from amity.actions.briefs import Page
from amity.base.errors import Ambiguous, BadInput, NotFound
from amity.conversations.facts import Promise
from amity.store.models import Network, Person
from amity.surfaces.documents.briefs import not_known
from amity.surfaces.web import clock, profile, rows, shown
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.events import sources
from amity.surfaces.web.ways import safe_way, with_done
from amity.surfaces.words import around
from amity.surfaces.words import briefs as words


@dataclass(frozen=True, slots=True)
class Owed:
    """A promise of one side in words."""

    id: str
    text: str
    words: str


def page(request: Asked, person_id: UUID) -> HttpResponse:
    """What to know of somebody of the book."""
    network, today = request.network, clock.today(request.network)
    try:
        made = briefs.brief(network, person_id, today=today)
    except (NotFound, BadInput):
        return redirect("person", person_id)
    return render(request, "prepare/brief.html", view(network, made, today))


def guest(request: Asked, event_id: UUID, guest_id: UUID) -> HttpResponse:
    """What to know of a line of a guest list; of somebody of the book their own page."""
    network, today = request.network, clock.today(request.network)
    try:
        made = briefs.guest(network, guest_id, today=today)
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    except BadInput:
        return redirect("event", event_id)
    if made.shown:
        return redirect("person-brief", made.shown.id)
    return render(request, "prepare/brief.html", view(network, made, today) | {"event_id": event_id})


def named(request: Asked) -> HttpResponse:
    """What to know of whoever a typed name means; something helps with a name nobody knows, too."""
    network, today = request.network, clock.today(request.network)
    name = request.GET.get("name", "").strip()[:300]
    if not name:
        return render(request, "prepare/brief_whom.html", {"name": "", "several": (), "wrong": ""})
    try:
        made = briefs.named(network, name, today=today)
    except Ambiguous as several:
        context = {"name": name, "several": _several(network, several.ids), "wrong": str(several)}
        return render(request, "prepare/brief_whom.html", context)
    except (NotFound, BadInput) as wrong:
        context = {"name": name, "several": (), "wrong": str(wrong)}
        return render(request, "prepare/brief_whom.html", context, status=422)
    if made.shown:
        return redirect("person-brief", made.shown.id)
    return render(request, "prepare/brief.html", view(network, made, today))


@require_POST
def still_true(request: Asked, fact_id: UUID) -> HttpResponse:
    """Yes or no to an old fact, with one tap."""
    network = request.network
    try:
        fact = briefs.still_true(network, fact_id, request.POST.get("answer", ""), today=clock.today(network))
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    except BadInput:
        return redirect(safe_way(request))
    person = fact.record.person_id
    back = safe_way(request, reverse("person-brief", args=[person]) if person else "/")
    return redirect(with_done(back, journal.entries(network, limit=1).changes[0].pk))


def view(network: Network, made: Page, today: date) -> dict[str, Any]:
    """A brief as its page shows it."""
    told, brief = made.shown or made.stranger, made.brief
    name = brief.name
    return {
        "made": made,
        "brief": brief,
        "name": name,
        "first": (made.shown.given if made.shown else "") or name.partition(" ")[0],
        "role": rows.role(told.title, told.organisation) if told else "",
        "said": made.stranger.said if made.stranger else "",
        "listed_for": made.stranger.event if made.stranger else "",
        "place": made.shown.place if made.shown else "",
        "not_known": not_known(made),
        "talk": words.talk(brief.last_touch, today) if brief.last_touch else "",
        "how": [(text, sources.address(*at)) for text, *at in words.how(made.how, today)],
        "questions": [sources.question(one, today) for one in brief.questions],
        "offer": words.offer(brief.offer),
        "offer_from": sources.sources(brief.offer.evidence, today),
        "ask": words.ask(brief.ask),
        "ask_from": sources.sources(brief.ask.evidence, today) if brief.ask.kind != "question" else [],
        "mine": [_owed(one, today) for one in brief.promises if one.by == "me"],
        "theirs": [_owed(one, today) for one in brief.promises if one.by != "me"],
        "matters": [
            (profile.FACT_ICONS.get(one.fact.kind, "heart"), one, _from(one.fact, today))
            for one in brief.matters
        ],
        "keep": [(one, _from(one, today)) for one in brief.keep_in_mind],
        "news": [(words.news(one, today), reverse("version", args=[int(one.id)])) for one in brief.news],
        "relations": [
            (around.relation(one.kind, one.label, turned=one.turned), one) for one in made.relations
        ],
        "openers": [
            (words.setting(setting), [one.text for one in some])
            for setting, some in groupby(brief.openers, key=lambda one: one.setting)
        ],
    }


def _owed(one: Promise, today: date) -> Owed:
    if one.when_we_meet:
        when = _("When you meet")
    else:
        when = _("You said %(day)s") if one.by == "me" else _("They said %(day)s")
        when = when % {"day": shown.short_day(one.due, today)} if one.due else ""
    return Owed(one.id, one.text, when)


def _from(fact: Any, today: date) -> str:
    """You, 22 Aug; still true on 3 Nov."""
    said = profile.source(fact, today)
    if fact.confirmed_on:
        said = _("%(said)s; still true on %(day)s") % {
            "said": said,
            "day": shown.short_day(fact.confirmed_on, today),
        }
    return said


def _several(network: Network, ids: tuple[UUID, ...]) -> list[tuple[UUID, str]]:
    people = (
        Person.objects.of(network).filter(id__in=ids).select_related("organisation").order_by("sort_name")
    )
    return [(one.id, around.told_apart(one)) for one in people]
