"""One insight: kept, changed, deleted; and thanks with what came of it where it helped."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions import knowledge as action
from amity.actions.giving import ledger, wording
from amity.base.errors import AmityError, BadInput, NotFound
from amity.base.text import clean, one_line
from amity.store.models import Give, Insight, Network, Participant, Person, Touch
from amity.surfaces.web import clock
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.day import read_date
from amity.surfaces.web.give import common
from amity.surfaces.web.pieces import Field
from amity.surfaces.web.ways import as_seen, changed_elsewhere, safe_way, uuid_or_none
from amity.surfaces.words.manner import named, short_day


def new(request: Asked) -> HttpResponse:
    """Keep what somebody taught: by hand, from a person, from a talk."""
    network, today = request.network, clock.today(request.network)
    touch = _talk(network, request.POST.get("touch") or request.GET.get("touch", ""))
    wrong = common.wrong_or(partial(_keep, request, touch)) if request.method == "POST" else ""
    if request.method == "POST" and not wrong:
        return common.back(request, reverse("knowledge"))
    person = _person(network, request.GET.get("person", ""), touch)
    form = request.POST
    context = {
        "form": form,
        "who": form.get("who", named(person.name) if person else ""),
        "text": form.get("text", ""),
        "topic": form.get("topic", ""),
        "day": form.get("day", (touch.at.date() if touch else today).isoformat()),
        "touch": touch.pk if touch else "",
        "note": touch.summary if touch else "",
        "back": safe_way(request, reverse("person", args=[person.id]) if person else reverse("knowledge")),
        "wrong": wrong,
    }
    return render(request, "knowledge/new.html", context, status=422 if wrong else 200)


def _keep(request: Asked, touch: Touch | None) -> None:
    form, network = request.POST, request.network
    action.keep(
        network,
        common.somebody(network, form, "who"),
        form.get("text", ""),
        topic=one_line(form.get("topic", ""), limit=120),
        day=_day(form.get("day", "")),
        touch=touch.pk if touch else None,
    )


def _day(typed: str) -> date | None:
    return read_date(typed) if typed.strip() else None


def _talk(network: Network, typed: str) -> Touch | None:
    known = typed.isascii() and typed.isdecimal() and len(typed) < 19
    return Touch.objects.of(network).filter(pk=int(typed)).first() if known else None


def _person(network: Network, typed: str, touch: Touch | None) -> Person | None:
    id = uuid_or_none(typed)
    if id:
        return Person.objects.of(network).filter(id=id).first()
    parts = Participant.objects.of(network).filter(touch=touch or 0, record__person__is_me=False)
    part = parts.select_related("record__person").order_by("pk").first()
    return part.record.person if part else None


def one(request: Asked, insight_id: UUID) -> HttpResponse:
    """Change it, delete it, or say that it helped."""
    network = request.network
    try:
        row = action.one(network, insight_id)
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    fields = _fields(row)
    if request.method != "POST":
        return render(request, "knowledge/insight.html", _context(request, row, fields))
    seen = as_seen(fields)
    if request.POST.get("seen", seen) != seen:
        context = _context(request, row, _as_typed(fields, request.POST)) | {"wrong": changed_elsewhere()}
        return render(request, "knowledge/insight.html", context, status=409)
    wrong = _try(partial(_do, network, row, fields, request.POST))
    if wrong:
        context = _context(request, row, _as_typed(fields, request.POST)) | {"wrong": wrong}
        return render(request, "knowledge/insight.html", context, status=422)
    return common.back(request, reverse("knowledge"))


def credit(request: Asked, insight_id: UUID) -> HttpResponse:
    """It helped: what came of it goes into the ledger, and a thank-you that says so can be sent."""
    network, today = request.network, clock.today(request.network)
    try:
        row = action.one(network, insight_id)
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    if request.method == "POST":
        return _credited(request, row, today)
    give = Give.objects.of(network).filter(pk=row.give).first() if row.give else None
    letter = None
    if give:
        letter = common.letter_or_none(network, partial(wording.thank, network, give.pk, today=today))
    context = {
        "insight": row,
        "person": row.record.person,
        "give": give,
        "letter": letter,
        "back": reverse("knowledge"),
    }
    return render(request, "knowledge/credit.html", context)


def _credited(request: Asked, row: Insight, today: date) -> HttpResponse:
    network, here = request.network, reverse("insight-credit", args=[row.pk])
    if request.POST.get("do") == "thanked" and row.give:
        common.wrong_or(partial(ledger.thank, network, row.give, today=today))
        return common.back(request, reverse("knowledge"))
    outcome = clean(request.POST.get("outcome", ""), limit=5_000)
    if common.wrong_or(partial(action.credit, network, row.pk, outcome, today=today)):
        raise Http404
    return redirect(here)


def _context(request: Asked, row: Insight, fields: list[Field]) -> dict[str, Any]:
    today = clock.today(request.network)
    said = [row.topic, short_day(row.said_on, today) if row.said_on else ""]
    return {
        "insight": row,
        "person": row.record.person,
        "about": ", ".join(filter(None, said)),
        "fields": fields,
        "seen": as_seen(_fields(row)),
        "wrong": "",
        "ends": {},
        "back": safe_way(request, reverse("knowledge")),
    }


def _fields(row: Insight) -> list[Field]:
    return [
        Field("text", _("In their words"), "long", row.text),
        Field("topic", _("What it is about"), "text", row.topic),
        Field("said_on", _("Day"), "date", row.said_on.isoformat() if row.said_on else ""),
    ]


def _as_typed(fields: list[Field], form: Mapping[str, str]) -> list[Field]:
    return [Field(one.name, one.words, one.kind, form.get(one.name, "")) for one in fields]


def _do(network: Network, row: Insight, fields: list[Field], form: Mapping[str, str]) -> None:
    if form.get("do") == "delete":
        action.remove(network, row.pk)
        return
    typed = {one.name: form.get(one.name, "").replace("\r\n", "\n") for one in fields}
    changes: dict[str, Any] = {one.name: typed[one.name] for one in fields if typed[one.name] != one.value}
    if "said_on" in changes:
        changes["said_on"] = _day(changes["said_on"])
    action.edit(network, row.pk, **changes)


def _try(act: Callable[[], None]) -> str:
    try:
        act()
    except NotFound as gone:
        raise Http404 from gone
    except (AmityError, BadInput) as wrong:
        return str(wrong)
    return ""
