"""Map: worlds and the people who join them, as a picture or as a list."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRefresh

from amity.actions import bridges, people
from amity.actions import map as maps
from amity.actions.map import ALONE, Chart, Disc, Dot
from amity.store.models import Network
from amity.store.remembering import remembered
from amity.surfaces.web import clock
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.filters import circle_words
from amity.surfaces.web.map import cards, listed, looks, picture
from amity.surfaces.web.ways import uuid_or_none
from amity.surfaces.words import map as words
from amity.surfaces.words import ties

COLOURS = ("worlds", "ties", "recent", "circles")
WORLDS, RISKS = 12, 3  # beside the map; the list holds all


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to colour the dots."""

    name: str
    words: str
    address: str
    on: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A world in the list beside the map."""

    words: str
    shade: str
    count: int
    address: str


def page(request: Asked) -> HttpResponse:
    """The picture or the list; with htmx only the card of whoever was chosen."""
    chart = maps.chart(request.network)
    if request.htmx and "waiting" in request.GET:
        return HttpResponse(status=204) if chart.drawn_for is None else HttpResponseClientRefresh()
    if chart.drawn_for is None:
        return _nothing_yet(request, chart)
    if request.GET.get("view") == "list":
        return listed.page(request, chart)
    today = clock.today(request.network)
    chosen, wrong = _chosen(request, chart)
    context: dict[str, Any] = {
        "card": cards.of(request.network, chosen, chart, today) if chosen else None,
        "wrong": wrong,
    }
    if request.htmx and not request.htmx.history_restore_request:
        return render(request, "map/_card.html", context)
    return render(request, "map/page.html", context | _around(request, chart, chosen, today))


def everybody(request: Asked) -> HttpResponse:
    """All dots and lines for the browser to draw, column by column; written once until something changes."""
    network, today = request.network, clock.today(request.network)
    key = ("map for the browser", network.pk, today, get_language())
    return HttpResponse(remembered(key, lambda: _columns(network, today)), content_type="application/json")


def _columns(network: Network, today: date) -> bytes:
    chart, told = maps.chart(network), maps.dots(network)
    levels = {dot.number: looks.level(dot, today) for dot in told.dots}
    names, firm = looks.named(chart, told.dots), set(looks.lines(chart))
    columns: dict[str, Any] = {
        "ids": [str(dot.who.id) for dot in told.dots],
        "numbers": [dot.number for dot in told.dots],
        "names": [dot.who.name for dot in told.dots],
        "x": [dot.x for dot in told.dots],
        "y": [dot.y for dot in told.dots],
        "sizes": [looks.radius(dot, names, levels) for dot in told.dots],
        "worlds": [dot.world for dot in told.dots],
        "ties": [levels[dot.number] for dot in told.dots],
        "recent": [looks.recency(dot, today) for dot in told.dots],
        "circles": [dot.circle or 0 for dot in told.dots],
        "inside": told.inside,
        "across": [
            [link.one, link.other, int(link.only and link in firm), int(link in firm)]
            for link in chart.across
        ],
        "discs": [_disc(disc) for disc in chart.discs],
    }
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _disc(disc: Disc) -> dict[str, Any]:
    shade = None if disc.number == ALONE else looks.hue(disc.number)
    said = {"number": disc.number, "name": words.world(disc), "x": disc.x, "y": disc.y, "r": disc.r}
    return said | {"hue": shade}


def _nothing_yet(request: Asked, chart: Chart) -> HttpResponse:
    context = {"about": words.about(chart), "people": chart.people, "asks_again": chart.people > 0}
    return render(request, "map/nothing.html", context)


def _chosen(request: Asked, chart: Chart) -> tuple[Dot | None, str]:
    """Whom the address names or the search finds; else whoever holds a bridge, so that the map begins somewhere."""
    network, query = request.network, request.GET.get("q", "").strip()
    person = uuid_or_none(request.GET.get("person", ""))
    if query:
        found = people.list_people(network, people.Wanted(query=query), today=clock.today(network), limit=1)
        person = found.rows[0].person.id if found.rows else None
        if person is None:
            return None, _("No one here matches “%(query)s”.") % {"query": query}
    dot = maps.dot(network, person) if person else None
    return dot or (None if person else _first(network, chart)), ""


def _first(network: Network, chart: Chart) -> Dot | None:
    ends = [end for link in chart.across if link.only for end in (link.one, link.other)]
    numbers = [*chart.gates, *ends, *chart.joiners][:1]
    return next(iter(maps.some(network, numbers).values()), None)


def _around(request: Asked, chart: Chart, chosen: Dot | None, today: date) -> dict[str, Any]:
    network = request.network
    by = request.GET.get("by", "")
    by = by if by in COLOURS else COLOURS[0]
    is_large = chart.people > maps.MANY
    query = f"{urlencode({'by': by})}&" if by != COLOURS[0] else ""
    if is_large:
        drawn = picture.worlds_only(chart)
    else:
        drawn = picture.everybody(chart, maps.dots(network), today=today, selected=chosen, query=query)
    person = chosen.who.id if chosen else None
    return {
        "chart": chart,
        "about": words.about(chart),
        "drawn": drawn,
        "is_large": is_large,
        "by": by,
        "colours": _colours(by, person),
        "legend": _legend(by),
        "worlds": [_named(disc) for disc in chart.discs if disc.number != ALONE][:WORLDS],
        "more_worlds": max(0, len(chart.worlds) - WORLDS),
        "alone": chart.alone,
        "alone_address": picture.world_address(ALONE),
        "list_address": f"{reverse('map')}?view=list",
        "risks": cards.risks(bridges.at_risk(network, today=today), today)[:RISKS],
        "apart": _apart(chart),
        "voices": words.voices(chart),
        "chosen": chosen,
        "others": chosen is not None and _others(chart, chosen),
        "hot": any(link.only for link in chart.across),
        "query": request.GET.get("q", ""),
    }


def _others(chart: Chart, chosen: Dot) -> bool:
    return any(not link.only and chosen.number in (link.one, link.other) for link in chart.across)


def _named(disc: Disc) -> Named:
    return Named(words.world(disc), looks.shade(disc.number), disc.count, picture.world_address(disc.number))


def _colours(by: str, person: UUID | None) -> list[Choice]:
    said = {"worlds": _("Worlds"), "ties": _("Ties"), "recent": _("Recent"), "circles": _("Circles")}
    kept = {"person": str(person)} if person else {}
    return [Choice(name, said[name], f"?{urlencode({'by': name, **kept})}", name == by) for name in COLOURS]


def _legend(by: str) -> list[tuple[str, str]]:
    """Class and words of each colour, where colours say something besides the world."""
    match by:
        case "ties":
            return [(f"t{level}", ties.word(level) or _("No tie yet")) for level in (4, 3, 2, 1, 0)]
        case "recent":
            return [(f"r{step}", said) for step, said in enumerate(words.recencies())]
        case "circles":
            rings = [(f"c{size}", f"{circle_words(size)} · {size}") for size in people.CIRCLES]
            return [*rings, ("c0", _("In none"))]
        case _:
            return []


def _apart(chart: Chart) -> str:
    """The two largest worlds with a name that nothing joins."""
    worlds = [disc for disc in chart.worlds if disc.name][:6]
    joined = {link.worlds for link in chart.across} | {link.worlds[::-1] for link in chart.across}
    pairs = ((a, b) for at, a in enumerate(worlds) for b in worlds[at + 1 :])
    found = next(((a, b) for a, b in pairs if (a.number, b.number) not in joined), None)
    return words.apart(*found) if found else ""


__all__ = ["everybody", "page"]
