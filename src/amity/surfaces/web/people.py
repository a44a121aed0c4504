"""People: find anyone in under two seconds."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.actions import people, questions
from amity.base.errors import BadInput
from amity.base.text import one_line
from amity.people.records import Card
from amity.surfaces.web import clock, rows
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.fields import fields_of, read_card
from amity.surfaces.web.filters import Filters, chips, menus

AT_ONCE = 60


def page(request: Asked) -> HttpResponse:
    """The list; with htmx only the part that changed."""
    filters, after = Filters.read(request.GET), request.GET.get("after", "")
    start, today = int(after) if after.isdecimal() else 0, clock.today(request.network)
    listing = people.list_people(request.network, filters.wanted(), today=today, start=start, limit=AT_ONCE)
    is_part = bool(request.htmx) and not request.htmx.history_restore_request
    around = {} if is_part else _around(request, filters, today)
    counts = around.get("counts", {}) if filters == Filters() else {}
    context = {"listing": listing, "filters": filters, "chips": chips(filters)} | around
    context |= rows.of(
        request.network, listing, filters, today=today, ongoing=request.GET.get("in", ""), counts=counts
    )
    part = "people/_rows.html" if start else "people/_results.html"
    return render(request, part if is_part else "people/page.html", context)


def new(request: Asked) -> HttpResponse:
    """Add somebody by hand."""
    if request.method != "POST":
        named = Card(name=one_line(request.GET.get("name", ""), limit=300))
        return render(request, "people/new.html", {"fields": fields_of(named)})
    card = read_card(request.POST)
    try:
        made = people.add(request.network, card)
    except BadInput as wrong:
        return render(request, "people/new.html", {"fields": fields_of(card, name=str(wrong))}, status=422)
    return redirect("person", made.id)


def _around(request: Asked, filters: Filters, today: date) -> dict[str, Any]:
    choices = people.choices(request.network)
    return {
        "counts": dict(choices["circle"]),
        "menus": menus(filters, choices),
        "quiet_address": "" if filters.quiet else replace(filters, quiet=True).address(),
        "asks": questions.how_many(request.network),
        "about": _about(*people.count_people(request.network, today=today)),
    }


def _about(everyone: int, in_touch: int) -> str:
    if not everyone:
        return _("The people you bring in stand here.")
    said = ngettext("%(count)s person.", "%(count)s people.", everyone) % {"count": f"{everyone:,}"}
    if not in_touch:
        return said
    words = _("You have been in touch with %(count)s of them this half year, and that is plenty.")
    return f"{said} {words % {'count': in_touch}}"
