"""“I am in Berlin next week”: who is there, and whom to write to first."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from amity.actions.goals import visiting
from amity.actions.goals.on_the_way import on_the_way
from amity.base.errors import AmityError
from amity.base.text import one_line
from amity.opportunities import visits
from amity.surfaces.web import clock, letters
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.day import read_date
from amity.surfaces.words import goals as words

SHOWN = 24


@dataclass(frozen=True, slots=True)
class Box:
    """The form: where, from when until when."""

    place: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Somebody:
    """One of those who are there."""

    id: str
    name: str
    reasons: list[tuple[str, str]]  # in words, and what opens it


def box(today: date) -> Box:
    """The form as it stands on other pages: the coming week."""
    monday = today - timedelta(days=today.weekday() - 7)
    return Box(since=monday.isoformat(), until=(monday + timedelta(days=6)).isoformat())


def page(request: Asked) -> HttpResponse:
    """Who is there; a calm page for a place nobody in the book has to do with."""
    network, today = request.network, clock.today(request.network)
    asked = one_line(request.GET.get("place", ""), limit=300)
    days = visits.read(asked, today=today)
    wrong, found = "", tuple[visits.There, ...]()
    try:
        if asked:
            days = visits.between(days, _day(request, "since", asked), _day(request, "until", asked))
            found = visiting.there(
                network, days, today=today, goals=on_the_way(network, today=today), limit=SHOWN
            )
    except AmityError as refused:
        wrong = str(refused)
    context: dict[str, Any] = {
        "asked": asked,
        "days": days,
        "box": Box(days.place, days.since.isoformat(), days.until.isoformat()),
        "people": [_somebody(one, today) for one in found],
        "wrong": wrong,
    }
    return render(request, "goals/there.html", context, status=422 if wrong else 200)


def _day(request: Asked, name: str, asked: str) -> date | None:
    """A day of the form; a sentence that names its own days is believed before what the form held by itself."""
    typed = request.GET.get(name, "")
    return read_date(typed) if typed and not visits.names_days(asked) else None


def _somebody(one: visits.There, today: date) -> Somebody:
    reasons = [(words.there(reason, today), _address(reason.evidence)) for reason in one.reasons]
    return Somebody(one.person, one.name, reasons)


def _address(evidence: str) -> str:
    kind, _colon, id = evidence.partition(":")
    return reverse("goal", args=[id]) if kind == "goal" else letters.source_address(evidence) if kind else ""
