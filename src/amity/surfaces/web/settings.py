"""Settings: few, and each says what it changes. Every row saves on its own and can be taken back."""

from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from django.conf import settings as configured
from django.db import OperationalError, connection
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amity.actions import finding, rewording, settings
from amity.base.errors import BadInput
from amity.base.text import one_line
from amity.store.models import Network
from amity.surfaces.web import clock, full, reading, rows
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.ways import with_done
from amity.surfaces.words.manner import listed
from amity.today import people_for

SECTIONS = {  # which rows stand under which heading
    "pace": ("steady_people", "quiet_weekdays", "giving_minutes"),
    "words": ("page_language", "time_zone", "date_order", "name_order"),
    "safe": ("excerpt_length", "feeds_on"),
    "look": ("theme", "one_key_shortcuts"),
}
FAVOURS = (0, 30, 60, 120, 240)  # minutes a week for favours
FOUND = 8  # people offered when somebody is to be forgotten


def page(request: Asked) -> HttpResponse:
    """All settings."""
    return _page(request)


@require_POST
def change(request: Asked, name: str) -> HttpResponse:
    """One row, saved."""
    if name not in {row for some in SECTIONS.values() for row in some}:
        raise Http404
    try:
        made = settings.change(request.network, name, _value(name, request.POST))
    except (BadInput, OperationalError) as wrong:
        return _page(request, at=name, wrong=full.sentence(wrong), status=full.status(wrong))
    return redirect(with_done(f"/settings?at={name}", made.pk if made else None))


def time_zone(request: Asked) -> HttpResponse:
    """The time zones there are, by continent."""
    continents: dict[str, list[tuple[str, str]]] = {}
    for zone in sorted(available_timezones()):
        continent, _slash, city = zone.partition("/")
        if city and continent not in ("Etc", "SystemV", "US"):
            continents.setdefault(continent, []).append((zone, city.replace("_", " ").replace("/", ", ")))
    context = {"continents": continents, "chosen": request.network.time_zone}
    return render(request, "settings/time_zone.html", context)


def writing(request: Asked) -> HttpResponse:
    """Writing help: whom to ask, and a plain word on what leaves this machine."""
    network, form = request.network, request.POST
    wrong = ""
    if request.method == "POST":
        try:
            made = settings.set_writing_help(
                network, on=form.get("on") == "on", url=form.get("url", ""), model=form.get("model", "")
            )
            return redirect(with_done("/settings?at=writing_on", made.pk if made else None))
        except (BadInput, OperationalError) as mistake:
            wrong = full.sentence(mistake)
    context = {
        "wrong": wrong,
        "on": form.get("on") == "on" if wrong else network.writing_on,
        "address": form.get("url", "") if wrong else network.writing_url,
        "model": form.get("model", "") if wrong else network.writing_model,
        "has_key": bool(configured.AMITY_WRITING_KEY),
    }
    return render(request, "settings/writing.html", context, status=422 if wrong else 200)


def forgetting(request: Asked) -> HttpResponse:
    """Choose a person to forget; the page that follows asks for the name."""
    query = one_line(request.GET.get("q", ""), limit=200)
    today = clock.today(request.network)
    found = finding.named(request.network, query, today=today, most=FOUND) if query else []
    context = {
        "query": query,
        "found": [
            (one, rows.role(one.title, one.organisation.name if one.organisation else "")) for one in found
        ],
    }
    return render(request, "settings/forgetting.html", context)


def _value(name: str, form: QueryDict) -> Any:
    """What a form says, as the setting has it; what cannot be read stays a word and is refused."""
    said = form.get("value", "")
    match name:
        case "steady_people" | "excerpt_length" | "giving_minutes":
            return int(said) if said.isascii() and said.isdecimal() else said
        case "quiet_weekdays":
            days = form.getlist("value")
            return sorted({int(day) for day in days}) if set(days) <= set("0123456") else days
        case "one_key_shortcuts" | "feeds_on":
            return said == "on"
        case _:
            return said


def _page(request: Asked, *, at: str = "", wrong: str = "", status: int = 200) -> HttpResponse:
    at = at or request.GET.get("at", "")
    section = next((section for section, names in SECTIONS.items() if at in names), "")
    context = {"at": at, "section_at": section, "wrong": wrong}
    context |= _choices(request.network) | _pace(request.network) | _folder(request.network)
    return render(
        request,
        "settings/page.html",
        context | {"clock": datetime.now(clock.zone(request.network))},
        status=status,
    )


def _choices(network: Network) -> dict[str, Any]:
    dates = {"dmy": "24 Nov 2026", "mdy": "Nov 24, 2026", "ymd": "2026-11-24"}
    names = {"given": "Ana Sousa", "family": "Sousa Ana"}
    return {
        "languages": [("", _("As the browser asks")), *configured.LANGUAGES],
        "themes": [("", _("System")), ("light", _("Light")), ("dark", _("Dark"))],
        "dates": list(dates.items()),
        "date_order": network.date_order or "dmy",
        "names": list(names.items()),
        "excerpts": reading.excerpts(settings.EXCERPTS, network.excerpt_length),
    }


def _pace(network: Network) -> dict[str, Any]:
    steady, quiet = network.steady_people, sorted(network.quiet_weekdays)
    words = _("Low days show %(low)s, open days %(open)s. Rest days show nobody.")
    return {
        "pace_words": words % {"low": people_for("low", steady), "open": people_for("open", steady)},
        "favours": _favours(network.giving_minutes),
        "fewest": settings.STEADY[0],
        "most": settings.STEADY[-1],
        "weekdays": [(number, str(name), number in quiet) for number, name in sorted(WEEKDAYS.items())],
        "quiet_words": listed([str(WEEKDAYS[day]) for day in quiet])
        if quiet
        else _("None: every day has its few."),
    }


def _favours(chosen: int) -> list[tuple[int, str]]:
    """Minutes a week, with the one that is set where it is none of the usual."""
    some = sorted({*FAVOURS, chosen})
    return [(minutes, _("%(count)s min") % {"count": minutes} if minutes else _("None")) for minutes in some]


def _folder(network: Network) -> dict[str, Any]:
    leaves = (
        _("On: when you press “Other words”, the words of that draft go to %(where)s.")
        % {"where": rewording.where(network)}
        if rewording.is_on(network)
        else _("Off: drafts are made here, and nothing leaves this machine.")
    )
    return {
        "folder": str(configured.HOME),
        "size": settings.folder_size(),
        "engine": connection.vendor,
        "writing_words": leaves,
    }
