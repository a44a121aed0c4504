"""What went back and forth: a two-way street with nothing to settle."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions.giving import ledger, recommending, whom, wording
from amity.base.errors import NotFound
from amity.base.text import clean, one_line
from amity.store.models import Give
from amity.surfaces.web import clock, shown
from amity.surfaces.web.around import person_or_404
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.day import read_date
from amity.surfaces.web.give import common
from amity.surfaces.web.pieces import Field
from amity.surfaces.web.ways import safe_way
from amity.surfaces.words import give_pages
from amity.surfaces.words import giving as words

SHOWN, THANKS = 40, 3


def page(request: Asked) -> HttpResponse:
    """Both directions, the newest first; how it stands, the week's time, and a form for one more."""
    network, today = request.network, clock.today(request.network)
    wrong = common.wrong_or(partial(_add, request, None, today)) if request.method == "POST" else ""
    if request.method == "POST" and not wrong:
        return common.back(request, reverse("ledger"))
    way = request.GET.get("way", "")
    way = way if way in ledger.WAYS else ""
    asked = request.GET.get("start", "")
    start = int(asked) if asked.isdecimal() and len(asked) < 7 else 0
    balance = ledger.balance(network, today=today)
    rows = list(ledger.gives(network, way=way)[start : start + SHOWN + 1])
    context: dict[str, Any] = {
        "ways": common.ways("ledger"),
        "lines": lines(rows[:SHOWN], today),
        "more": start + SHOWN if len(rows) > SHOWN else None,
        "way": way,
        "unthanked": lines(ledger.gives(network, way="received").filter(thanked_on=None)[:THANKS], today),
        "recommendations": recommending.under_way(network),
        "balance": balance,
        "balance_words": words.balance(balance),
        "of": "",
        "week": give_pages.week(ledger.budget(network, today=today)),
        "fields": fields(None, today, request.POST if wrong else {}),
        "who": request.POST.get("who", "") if wrong else "",
        "form": request.POST if wrong else {},
        "wrong": wrong,
    }
    return render(request, "give/ledger.html", context, status=422 if wrong else 200)


def with_person(request: Asked, person_id: UUID) -> HttpResponse:
    """One more with somebody, from their page."""
    network, today = request.network, clock.today(request.network)
    person = person_or_404(network, person_id)
    wrong = common.wrong_or(partial(_add, request, person.id, today)) if request.method == "POST" else ""
    if request.method == "POST" and not wrong:
        return common.back(request, reverse("person", args=[person.id]))
    balance = ledger.balance(network, person_id=person.id, today=today)
    context: dict[str, Any] = {
        "ways": common.ways("ledger"),
        "person": person,
        "fields": fields(None, today, request.POST if wrong else {}),
        "lines": lines(ledger.gives(network, person_id=person.id)[:SHOWN], today),
        "balance": balance,
        "balance_words": words.balance(balance),
        "back": safe_way(request, reverse("person", args=[person.id])),
        "wrong": wrong,
    }
    return render(request, "give/with_person.html", context, status=422 if wrong else 200)


def one(request: Asked, give_id: UUID) -> HttpResponse:
    """One of them: changed, thanked for, taken out."""
    network, today = request.network, clock.today(request.network)
    try:
        row = ledger.one(network, give_id)
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    wrong = common.wrong_or(partial(_change, request, give_id, today)) if request.method == "POST" else ""
    if request.method == "POST" and not wrong:
        return common.back(request, reverse("ledger") if request.POST.get("do") == "delete" else request.path)
    write = partial(wording.thank, network, give_id, today=today)
    thanks = row.way == "received" and row.thanked_on is None
    context: dict[str, Any] = {
        "ways": common.ways("ledger"),
        "who": whom.named(row),
        "row": row,
        "fields": fields(row, today, request.POST if wrong else {}),
        "letter": common.letter_or_none(network, write) if thanks else None,
        "back": safe_way(request, reverse("ledger")),
        "wrong": wrong,
    }
    return render(request, "give/give.html", context, status=422 if wrong else 200)


def lines(rows: Any, today: date) -> list[dict[str, Any]]:
    """Rows of the ledger in words."""
    return [
        {
            "id": row.pk,
            "who": whom.named(row),
            "way": row.way,
            "text": row.text or give_pages.gave(row.kind),
            "kind": give_pages.gave(row.kind),
            "day": row.day,
            "when": shown.short_day(row.day, today),
            "outcome": row.outcome,
            "thanked": row.thanked_on is not None,
        }
        for row in rows
    ]


def fields(row: Give | None, today: date, typed: Mapping[str, str]) -> list[Field]:
    """The form for one of them; what was just typed stays."""

    def value(name: str, stored: Any) -> str:
        return typed.get(name, "" if stored is None else str(stored))

    supports = (("", "–"), *give_pages.supports())
    return [
        Field("way", _("Which way"), "choice", value("way", row.way if row else "given"), give_pages.ways()),
        Field(
            "kind",
            _("What it was"),
            "choice",
            value("kind", row.kind if row else "support"),
            give_pages.gives(),
        ),
        Field("text", _("In your words"), "text", value("text", row.text if row else "")),
        Field("day", _("When"), "date", value("day", row.day.isoformat() if row else today.isoformat())),
        Field(
            "minutes",
            _("Minutes it took"),
            "number",
            value("minutes", row.minutes if row else None),
            hint=_("May stay empty. It counts for the week’s time for favours."),
        ),
        Field(
            "support", _("Kind of support"), "choice", value("support", row.support if row else ""), supports
        ),
    ]


def _add(request: Asked, person_id: UUID | None, today: date) -> None:
    form = request.POST
    whose = person_id or common.somebody(request.network, form, "who")
    ledger.add(request.network, whose, ledger.Told(**_told(form, today)))


def _told(form: Mapping[str, str], today: date) -> dict[str, Any]:
    day = form.get("day", "")
    return {
        "way": form.get("way", ""),
        "kind": form.get("kind", ""),
        "text": one_line(form.get("text", ""), limit=300),
        "day": read_date(day) if day else today,
        "minutes": common.number_or_none(form.get("minutes", "")),
        "support": form.get("support", ""),
    }


def _change(request: Asked, give_id: UUID, today: date) -> None:
    network, form = request.network, request.POST
    outcome = clean(form.get("outcome", ""), limit=4_000)
    match form.get("do"):
        case "delete":
            ledger.remove(network, give_id)
        case "thanked":
            ledger.thank(network, give_id, today=today, outcome=outcome)
        case _:
            ledger.edit(network, give_id, **_told(form, today), outcome=outcome)
