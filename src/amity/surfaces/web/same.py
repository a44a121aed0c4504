"""One person or two: a question at a time, with both records side by side and what speaks for and against."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from amity.actions import questions, same
from amity.actions.questions import Asked as Question
from amity.actions.questions import Pair, Waiting
from amity.base.errors import AmityError, NotFound
from amity.people.records import YearlyDay
from amity.people.side_by_side import Field, Kept, Value
from amity.store.models import Network, Person
from amity.surfaces.web import clock, frame, profile, shown, waterfall
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.ways import local, safe_way, uuid_or_none, with_done
from amity.surfaces.words import same as words

IN_THE_RAIL = 8  # questions that are named beside the one asked
_BOTH = {Kept.BOTH, Kept.SAME}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side says of one thing, and whether that is shown once the two are one."""

    values: list[tuple[str, str]]  # with where and when it was said, if the side has several sources
    kept: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One thing, as both sides say it."""

    words: str
    note: str
    a: Cell
    b: Cell


@dataclass(frozen=True, slots=True)
class Head:
    """One side: who, and from where."""

    person: Person
    source: str
    since: str


@dataclass(frozen=True, slots=True)
class Next:
    """A question as a line of the rail."""

    a: str
    b: str
    chance: int | None
    address: str
    is_current: bool


def page(request: Asked) -> HttpResponse:
    """The next question, or the one that the address names; enough is enough after some a day."""
    network, today = request.network, clock.today(request.network)
    waiting = questions.waiting(network, today=today)
    chosen, goes_on = _chosen(request), request.GET.get("on") == "1"
    question = _question(network, chosen) if chosen else None
    if question is None and waiting.pairs and (goes_on or waiting.left_today):
        best = waiting.pairs[0]
        question = _question(network, (best.a.id, best.b.id))
    context: dict[str, Any] = {
        "question": _view(question, network, today) if question else None,
        "about": _about(waiting),
        "waiting": waiting,
        "next": _rail(waiting.pairs, question),
        "possibly": []
        if question or waiting.waiting
        else _rail(questions.possibly(network, limit=IN_THE_RAIL), None),
        "before": _before(request),
        "back": _back(request, chosen=bool(chosen), goes_on=goes_on),
    }
    return render(request, "same/page.html", context)


@require_POST
def answer(request: Asked) -> HttpResponse:
    """Yes, no or not sure; for one question, or for all about two people at the same company."""
    network, form = request.network, request.POST
    a, b = uuid_or_none(form.get("a", "")), uuid_or_none(form.get("b", ""))
    if a is None or b is None:
        raise Http404
    company = uuid_or_none(form.get("company", ""))
    try:
        if company:
            same.answer_company(network, company, form.get("answer", ""))
        else:
            same.answer(network, a, b, form.get("answer", ""))
    except NotFound as gone:
        raise Http404 from gone
    except AmityError:  # answered in another window meanwhile: the next question says enough
        return redirect(safe_way(request, reverse("same")))
    last = same.last(network)
    return redirect(with_done(safe_way(request, reverse("same")), last.pk if last else None))


def _chosen(request: Asked) -> tuple[UUID, UUID] | None:
    a, b = uuid_or_none(request.GET.get("a", "")), uuid_or_none(request.GET.get("b", ""))
    return (a, b) if a and b else None


def _question(network: Network, between: tuple[UUID, UUID]) -> Question | None:
    """What an address asks may be answered by now: then the next one is offered."""
    try:
        return questions.asked(network, *between)
    except NotFound:
        return None


def _back(request: Asked, *, chosen: bool, goes_on: bool) -> str:
    """Where an answer leads: to the next question, or to the page that led here."""
    onward = reverse("same") + ("?on=1" if goes_on else "")
    return local(request.GET.get("back", ""), onward) if chosen else onward


def _before(request: Asked) -> frame.Done | None:
    """The last answer, for as long as it can be taken back; not said twice right after it was given."""
    last = same.last(request.network)
    return frame.of_change(last) if last and str(last.pk) != request.GET.get("done", "") else None


def _about(waiting: Waiting) -> str:
    if not waiting.waiting:
        return _("What is certain, Amity joins by itself. It asks only where it cannot tell.")
    said = ngettext(
        "One question waits.", "%(count)s questions wait, the most telling first.", waiting.waiting
    ) % {"count": waiting.waiting}
    if not waiting.answered_today:
        return said
    done = ngettext(
        "You have answered one today.", "You have answered %(count)s today.", waiting.answered_today
    ) % {"count": waiting.answered_today}
    return f"{said} {done}"


def _rail(pairs: tuple[Pair, ...], current: Question | None) -> list[Next]:
    now = {current.pair.a.id, current.pair.b.id} if current else set()
    return [
        Next(
            pair.a.name,
            pair.b.name,
            _told(pair),
            address(pair.a.id, pair.b.id),
            {pair.a.id, pair.b.id} == now,
        )
        for pair in pairs[:IN_THE_RAIL]
    ]


def _told(pair: Pair) -> int | None:
    """How likely in a hundred; no number where something stands against it that no clue counts."""
    return None if pair.veto else words.in_hundred(pair.chance)


def address(a: UUID, b: UUID, back: str = "") -> str:
    """The page of one question."""
    return f"{reverse('same')}?a={a}&b={b}" + (f"&back={back}" if back else "")


def _view(question: Question, network: Network, today: date) -> dict[str, Any]:
    """One question for the template."""
    pair = question.pair
    return {
        "a": _head(question.a, question, "a", today),
        "b": _head(question.b, question, "b", today),
        "rows": [_row(field, question, today) for field in question.fields],
        "steps": waterfall.steps(question.bars, question.fields),
        "whole": waterfall.whole(pair.bits, question.bars),
        "odds": words.odds(pair.bits),
        "chance": _told(pair),
        "likelihood": words.likelihood(pair.chance, pair.veto),
        "verdict": words.verdict(pair.chance, pair.veto),
        "reasons": " ".join(filter(None, (words.rule(pair.rule), words.veto(pair.veto)))),
        "company": question.company,
        "company_id": pair.a.organisation_id if question.of_company else None,
        "of_company": question.of_company,
        "put_off": pair.put_off,
    }


def _head(side: questions.Side, question: Question, which: str, today: date) -> Head:
    named = list(dict.fromkeys(profile.source_words(source) for source in side.sources))
    days = [
        value.said_at.date() for field in question.fields for value in getattr(field, which) if value.said_at
    ]
    said = ngettext("one entry", "%(count)s entries", side.records) % {"count": side.records}
    since = ", ".join(filter(None, (said, shown.short_day(max(days), today) if days else "")))
    return Head(side.person, ", ".join(named), since)


def _row(field: Field, question: Question, today: date) -> Row:
    a, b = (
        Cell(
            [(_text(field.field, one.text, today), _from(one, side, today)) for one in values],
            bool(values) and (field.kept in _BOTH or field.kept is kept),
        )
        for values, side, kept in ((field.a, question.a, Kept.A), (field.b, question.b, Kept.B))
    )
    return Row(words.field(field.field), words.kept(field.kept, a=bool(field.a), b=bool(field.b)), a, b)


def _from(value: Value, side: questions.Side, today: date) -> str:
    """LinkedIn, 5 Nov; nothing where one source says all of this side, as its heading tells."""
    if len(side.sources) < 2:
        return ""
    day = shown.short_day(value.said_at.date(), today) if value.said_at else ""
    return ", ".join(filter(None, (profile.source_words(value.source), day)))


def _text(field: str, text: str, today: date) -> str:
    """A value as people read it; a birthday is stored as --MM-DD where its year is unknown."""
    if field == "url":
        return text.partition("://")[2].removeprefix("www.") or text
    if field != "birthday":
        return text
    year, month, day = text.removeprefix("-").rsplit("-", 2)
    known = YearlyDay("birthday", int(month), int(day), int(year) if year.isdecimal() else None)
    return profile.yearly(known, today)
