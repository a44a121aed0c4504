"""Knowledge: what people taught you, who knows about something, whom to ask first, what is moving."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amity.actions import knowing, moving, searching
from amity.actions import knowledge as action
from amity.actions.giving import sharing, wording
from amity.base.text import one_line
from amity.store.models import Insight, Network
from amity.surfaces.web import clock, passages
from amity.surfaces.web.around import person_or_404
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.give import common
from amity.surfaces.web.ways import event_address
from amity.surfaces.words import events as event_words
from amity.surfaces.words import knowledge as words
from amity.surfaces.words.manner import named, short_day

LONGEST = 600  # characters of a question
SAID, KEPT, READING = 7, 12, 4


@dataclass(frozen=True, slots=True)
class Knows:
    """Somebody who may know."""

    id: UUID
    name: str
    first: str
    level: int
    why: str
    evidence: list[passages.Shown]


def page(request: Asked) -> HttpResponse:
    """With a question who knows; without one what was kept and what moves."""
    query = one_line(request.GET.get("q", ""), limit=LONGEST)
    context = _asked(request, query) if query else _at_rest(request)
    return render(request, "knowledge/page.html", {"query": query, **context, **_rail(request.network)})


def _asked(request: Asked, query: str) -> dict[str, Any]:
    network, today = request.network, clock.today(request.network)
    answer = knowing.who_knows(network, query, today=today)
    asked = answer.question.words
    said = passages.shown(network, answer.said[: 4 * SAID], asked, today)
    insights = [one for one in said if one.kind == "insight"]
    first = answer.first
    return {
        "answer": answer,
        "understood": words.understood(answer.question, today),
        "insights": insights,
        "said": [one for one in said if one.kind not in ("insight", "person")][: SAID - len(insights[:SAID])],
        "knows": [_knows(network, one, asked, today) for one in answer.people],
        "nobody": "" if first else words.nobody(answer),
        "first_why": words.first(answer, today),
        "ask": _ask(first.person.id, query, answer) if first else "",
        "elsewhere": f"{reverse('search')}?{urlencode({'q': query})}",
    }


def _knows(network: Network, one: knowing.Knower, asked: tuple[str, ...], today: date) -> Knows:
    person = one.person
    evidence = passages.shown(network, one.passages[:6], asked, today)[:3]
    return Knows(
        person.id, person.name, person.given or named(person.name), one.level, words.why(one, today), evidence
    )


def _ask(person: UUID, query: str, answer: knowing.Answer) -> str:
    about = " ".join(answer.question.words) or query
    return f"{reverse('knowledge-ask', args=[person])}?{urlencode({'about': about})}"


def _at_rest(request: Asked) -> dict[str, Any]:
    network, today = request.network, clock.today(request.network)
    asked = request.GET.get("start", "")
    start = int(asked) if asked.isdecimal() and len(asked) < 7 else 0
    rows = list(action.insights(network)[start : start + KEPT + 1])
    return {
        "answer": None,
        "kept": [_kept(row, today) for row in rows[:KEPT]],
        "more": start + KEPT if len(rows) > KEPT else None,
        "proposed": [_proposed(one, today) for one in action.proposed(network, today=today)],
        "moving": [
            (one, words.rising(one), f"{reverse('knowledge')}?{urlencode({'q': one.topic})}")
            for one in moving.rising(network, today=today)
        ],
    }


def _kept(row: Insight, today: date) -> passages.Shown:
    person = row.record.person
    assert person is not None  # the action leaves out what belongs to nobody
    where = row.touch.place or words.channels().get(row.touch.channel, "") if row.touch else row.topic
    when = short_day(row.said_on, today) if row.said_on else ""
    said = ", ".join(filter(None, (where, when)))
    address = reverse("insight", args=[row.pk])
    return passages.Shown(
        "insight", str(row.pk), person.id, person.name, [(row.text, False)], said, address, "quote",
        by_meaning=False,
    )  # fmt: skip


def _proposed(one: action.Proposed, today: date) -> dict[str, Any]:
    kind, row = one.evidence
    return {
        "key": one.key,
        "person": one.person,
        "text": one.text,
        "address": reverse(kind, args=[row]),
        "when": short_day(one.day, today) if one.day else "",
    }


def _rail(network: Network) -> dict[str, Any]:
    saved = sharing.saved(network)
    fits: dict[str, list[str]] = {}
    for fit in common.kept(("fits", network.pk), partial(sharing.fitting, network)):
        fits.setdefault(fit.thing.id, []).append(fit.care.name.partition(" ")[0])
    rows = list(saved[:READING])
    return {
        "reading": [(row, ", ".join(fits.get(str(row.pk), [])[:2])) for row in rows],
        "reading_total": saved.count(),
    }


def ask(request: Asked, person_id: UUID) -> HttpResponse:
    """A small honest question to somebody who may know."""
    network, today = request.network, clock.today(request.network)
    person = person_or_404(network, person_id)
    about = one_line(request.GET.get("about", ""), limit=200)
    write = partial(wording.ask, network, "advice", person.id, about, today=today)
    context = {
        "title": _("Ask %(name)s") % {"name": person.given or named(person.name)},
        "about": about,
        "words": _(
            "A small question is easier to answer than a large one, and most people like to be asked."
        ),
        "person": person,
        "letter": common.letter_or_none(network, write),
        "told": "",
        "back": f"{reverse('knowledge')}?{urlencode({'q': about})}" if about else reverse("knowledge"),
    }
    return render(request, "give/text.html", context)


@require_POST
def proposal(request: Asked) -> HttpResponse:
    """Whether words found in a note are worth keeping."""
    network, today = request.network, clock.today(request.network)
    answers = {"yes": action.accept, "no": action.decline}
    chosen = answers.get(request.POST.get("answer", ""))
    if chosen is None or common.wrong_or(partial(chosen, network, request.POST.get("key", ""), today=today)):
        raise Http404
    return common.back(request, reverse("knowledge"))


def search(request: Asked) -> HttpResponse:
    """Everything that fits a sentence: people, then what was said and noted."""
    network, today = request.network, clock.today(request.network)
    query = one_line(request.GET.get("q", ""), limit=LONGEST)
    found = searching.search(network, query, today=today) if query else None
    context: dict[str, Any] = {"query": query, "found": found, "understood": [], "said": [], "events": []}
    if found:
        context |= {
            "understood": words.understood(found.question, today),
            "said": passages.shown(network, found.said, found.question.words, today),
            "events": [
                (event, event_words.when(event, network.time_zone, today), event_address(event, today))
                for event in found.events
            ],
            "named": [named(name) for name in found.named],
            "who": f"{reverse('knowledge')}?{urlencode({'q': query})}",
        }
    return render(request, "knowledge/search.html", context)
