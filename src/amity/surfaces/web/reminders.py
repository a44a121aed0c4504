"""Reminders: what the owner wants to be told once, on a day or in a month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from amity.actions import reminders as action
from amity.actions.reminders import When
from amity.base.errors import NotFound
from amity.store.models import Person, Reminder
from amity.surfaces.web import clock, shown
from amity.surfaces.web.around import Form, person_or_404
from amity.surfaces.web.around import shown as form_page
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.day import read_date
from amity.surfaces.web.pieces import Field

MONTHS_AHEAD = 18


@dataclass(frozen=True, slots=True)
class Line:
    """One reminder in a list."""

    id: UUID
    text: str
    when: str
    on: date
    whole_month: bool
    person: UUID | None
    name: str


def page(request: Asked) -> HttpResponse:
    """All that are open, the nearest first; and a form for one that is about nobody."""
    today = clock.today(request.network)
    rows = list(action.still_open(request.network)[: action.SHOWN * 5])
    if request.method == "POST":
        return new(request)
    context = {"lines": lines(rows, today), "fields": _fields(None, today)}
    return render(request, "reminders/page.html", context)


def new(request: Asked, person_id: UUID | None = None) -> HttpResponse:
    """One more, about somebody or not."""
    network, today = request.network, clock.today(request.network)
    person = person_or_404(network, person_id) if person_id else None
    form = _form(None, person, today)
    form.acts["save"] = lambda: action.add(
        network, request.POST.get("text", ""), _when(request, today), person_id=person.id if person else None
    )
    return form_page(request, form)


def one(request: Asked, reminder_id: UUID) -> HttpResponse:
    """One reminder: changed, done or deleted."""
    network, today = request.network, clock.today(request.network)
    try:
        row = action.one(network, reminder_id)
    except NotFound as gone:
        raise Http404 from gone
    form = _form(row, action.person_of(row), today)
    form.acts["save"] = lambda: action.edit(
        network, reminder_id, text=request.POST.get("text", ""), when=_when(request, today)
    )
    form.acts["done"] = lambda: action.finish(network, reminder_id)
    form.acts["delete"] = lambda: action.remove(network, reminder_id)
    return form_page(request, form)


def lines(rows: Iterable[Reminder], today: date) -> list[Line]:
    """Reminders in words."""
    return [
        Line(
            id=row.pk,
            text=row.text,
            when=when_words(row, today),
            on=row.due,
            whole_month=row.whole_month,
            person=person.id if (person := action.person_of(row)) else None,
            name=person.name if person else "",
        )
        for row in rows
    ]


def when_words(row: Reminder, today: date) -> str:
    """5 Nov; some time in March."""
    if row.whole_month:
        return _("some time in %(month)s") % {"month": shown.month(row.due, today)}
    return _("today") if row.due == today else shown.short_day(row.due, today)


def _form(row: Reminder | None, person: Person | None, today: date) -> Form:
    title = _("Remind me about %(name)s") % {"name": person.name} if person else _("Remind me")
    labels = {"done": _("It is done"), "delete": _("Delete")} if row and not row.done_at else {}
    return Form(title, person, _fields(row, today), {}, labels)


def _fields(row: Reminder | None, today: date) -> list[Field]:
    day = row.due.isoformat() if row and not row.whole_month else ""
    month = f"{row.due:%Y-%m}" if row and row.whole_month else ""
    return [
        Field("text", _("Of what"), "text", row.text if row else ""),
        Field("on", _("On a day"), "date", day),
        Field("month", _("Or some time in"), "choice", month, _months(today, row)),
    ]


def _months(today: date, row: Reminder | None) -> tuple[tuple[str, str], ...]:
    first = [
        date(today.year + (today.month - 1 + n) // 12, (today.month - 1 + n) % 12 + 1, 1)
        for n in range(MONTHS_AHEAD)
    ]
    if row and row.whole_month and row.due not in first:
        first.insert(0, row.due)
    named = ((f"{month:%Y-%m}", formatted(month, pgettext("month with year", "F Y"))) for month in first)
    return (("", "–"), *named)


def _when(request: Asked, today: date) -> When:
    """A day goes before a month: whoever chose both named the day on purpose."""
    day = request.POST.get("on", "")
    month = "" if day else request.POST.get("month", "")
    return action.when(day=read_date(day) if day else None, month=month, today=today)
