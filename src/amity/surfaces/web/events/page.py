"""Events: what is to decide, what is coming, what was and what came of it; one more by hand or from a public calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amity.actions.events import choosing, declining, keeping, results
from amity.actions.giving import feeds
from amity.base.errors import BadInput, NotFound
from amity.base.text import clean, one_line
from amity.store.models import Event, Network
from amity.surfaces.web import clock, letters
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.give import common
from amity.surfaces.words import events as words

TO_DECIDE, COMING, PAST = 30, 60, 12
Going = Event.Going


@dataclass(frozen=True, slots=True)
class Line:
    """An event in the list: `says` are reasons, each with whether it speaks for going."""

    event: Event
    when: str
    says: tuple[tuple[str, bool], ...]
    guests: int
    known: int


@dataclass(frozen=True, slots=True)
class Was:
    """A past event: what came of it in sentences, whom to thank."""

    event: Event
    when: str
    says: str
    thanks: tuple[tuple[str, UUID], ...]
    asks: bool  # nothing was noted of it yet


def page(request: Asked) -> HttpResponse:
    """The list; with POST one more event."""
    wrong = common.wrong_or(partial(_add, request)) if request.method == "POST" else ""
    if request.method == "POST" and not wrong:
        return common.back(request, reverse("events"))
    network, today = request.network, clock.today(request.network)
    ranked = choosing.upcoming(network, today=today)
    lines = [_line(network, one, today) for one in ranked]
    past = results.past(network, today=today)
    context: dict[str, Any] = {
        "deciding": [line for line in lines if not line.event.going][:TO_DECIDE],
        "coming": sorted((line for line in lines if line.event.going == Going.YES), key=_by_day)[:COMING],
        "declined": sorted((line for line in lines if line.event.going == Going.NO), key=_by_day)[:COMING],
        "past": [_was(network, one, today) for one in past[:PAST]],
        "calendars": [(row, letters.web_address(row.url)) for row in feeds.listed(network, brings="events")],
        "wrong": wrong,
        "form": request.POST if wrong else {},
        "today": today,
    }
    return render(request, "events/page.html", context, status=422 if wrong else 200)


@require_POST
def decision(request: Asked, event_id: UUID) -> HttpResponse:
    """Going, not going, or open again; with a no, the way to a kind word for whoever asked."""
    going = request.POST.get("going", "")
    if going not in ("", *Going.values):
        raise Http404
    if common.wrong_or(partial(keeping.decide, request.network, event_id, going)):
        raise Http404
    if going == Going.NO and declining.invited_by(request.network, event_id):
        return common.back(request, reverse("event-no", args=[event_id]))
    return common.back(request, reverse("events"))


def no(request: Asked, event_id: UUID) -> HttpResponse:
    """A kind no to whoever asked."""
    network, today = request.network, clock.today(request.network)
    try:
        event = keeping.one(network, event_id)
        letter = common.letter(network, declining.decline(network, event_id, today=today), id="no")
    except NotFound:
        return redirect("events")
    context = {"event": event, "when": words.when(event, network.time_zone, today), "letter": letter}
    return render(request, "events/no.html", context)


def calendars(request: Asked) -> HttpResponse:
    """A public calendar of one's field or town is named, or taken out."""
    if request.method != "POST":
        return redirect("events")
    form, network = request.POST, request.network
    if form.get("do") == "remove":
        wrong = common.wrong_or(partial(feeds.remove, network, _id(form.get("calendar", ""))))
    else:
        near = form.get("near") == "on"
        wrong = common.wrong_or(partial(feeds.add, network, form.get("url", ""), near=near, brings="events"))
    if wrong:
        return render(request, "goals/refused.html", {"wrong": wrong, "back": reverse("events")}, status=422)
    return common.back(request, reverse("events"))


def _line(network: Network, one: choosing.Ranked, today: date) -> Line:
    said = words.reasons(one.choice, one.known, today)
    return Line(
        one.event, words.when(one.event, network.time_zone, today), tuple(said), one.guests, len(one.known)
    )


def _by_day(line: Line) -> tuple[date, str]:
    return line.event.day, line.event.name


def _was(network: Network, looked: results.Looked, today: date) -> Was:
    event, found = looked.event, looked.result
    return Was(
        event,
        words.when(event, network.time_zone, today),
        " ".join(words.result(found, event.last_day, today)),
        tuple((words.thanks(one), UUID(one.person)) for one in found.thank),
        asks=not found.met and not event.energy,
    )


def _add(request: Asked) -> None:
    form, zone = request.POST, ZoneInfo(request.network.time_zone)
    day = _day(form, "day")
    if day is None:
        raise BadInput(_("Choose the day of the event."))
    begins = _moment(form, "begins", day, zone)
    last = _day(form, "last_day") or day
    when = keeping.When(day=day, last_day=last, begins_at=begins, ends_at=_moment(form, "ends", last, zone))
    keeping.add(
        request.network,
        one_line(form.get("name", ""), limit=300),
        when,
        going="" if form.get("maybe") else Going.YES,
        place=one_line(form.get("place", ""), limit=200),
        note=clean(form.get("note", ""), limit=4_000),
    )


def _day(form: Mapping[str, str], field: str) -> date | None:
    typed = form.get(field, "").strip()
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise BadInput(_("“%(words)s” is no day.") % {"words": typed}) from None


def _moment(form: Mapping[str, str], field: str, day: date, zone: ZoneInfo) -> datetime | None:
    typed = form.get(field, "").strip()
    try:
        return datetime.combine(day, time.fromisoformat(typed), zone) if typed else None
    except (ValueError, OverflowError):
        raise BadInput(_("“%(words)s” is no time of day.") % {"words": typed}) from None


def _id(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise Http404 from None
