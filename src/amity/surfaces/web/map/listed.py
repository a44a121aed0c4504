"""The map as a list: the same worlds, people and bridges in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from amity.actions import bridges
from amity.actions import map as maps
from amity.actions.bridges import Bridge
from amity.actions.map import ALONE, Chart, Disc, Dot
from amity.store.models import Network
from amity.surfaces.web import clock
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.map import cards, looks, picture
from amity.surfaces.words import map as words
from amity.surfaces.words import ties

WORLDS = 8  # a page
PEOPLE = 6  # of each world
ALL = 60  # of one world, a page
JOINERS = 12
HOLDERS = 6


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person in a list."""

    id: UUID
    name: str
    level: int
    tie: str
    line: str
    address: str  # of their dot on the map


@dataclass(frozen=True, slots=True)
class World:
    """A world in words."""

    number: int
    name: str
    shade: str
    count: int
    shared: str
    people: list[Somebody]
    address: str  # of all its people


@dataclass(frozen=True, slots=True)
class Joined:
    """A single tie between two worlds."""

    one: Somebody
    other: Somebody
    worlds: tuple[str, str]
    address: str  # of what shows it


def page(request: Asked, chart: Chart) -> HttpResponse:
    """Everything, or the people of one world."""
    wanted = request.GET.get("world", "")
    if wanted:
        return _world(request, chart, wanted)
    network, today = request.network, clock.today(request.network)
    start = _start(request)
    worlds = [disc for disc in chart.discs if disc.number != ALONE]
    alone = next((disc for disc in chart.discs if disc.number == ALONE), None)
    found, total = bridges.alone(network)
    discs = {disc.number: disc for disc in chart.discs}
    context: dict[str, Any] = {
        "about": words.about(chart),
        "worlds": [_told(network, disc, discs, today) for disc in worlds[start : start + WORLDS]],
        "next": f"?view=list&from={start + WORLDS}" if len(worlds) > start + WORLDS else "",
        "alone": _told(network, alone, discs, today) if alone and not start else None,
        "bridges": [_joined(one, discs, today) for one in found] if not start else [],
        "more_bridges": max(0, total - len(found)),
        "joiners": [_somebody(dot, discs, today) for dot in bridges.joiners(network, most=JOINERS)]
        if not start
        else [],
        "holders": [_holder(*held, today) for held in bridges.holders(network, most=HOLDERS)]
        if not start
        else [],
        "risks": cards.risks(bridges.at_risk(network, today=today), today) if not start else [],
        "voices": words.voices(chart),
        "map_address": reverse("map"),
    }
    return render(request, "map/list.html", context)


def _world(request: Asked, chart: Chart, wanted: str) -> HttpResponse:
    network, today, start = request.network, clock.today(request.network), _start(request)
    discs = {disc.number: disc for disc in chart.discs}
    disc = next((disc for disc in chart.discs if str(disc.number) == wanted), None)
    if disc is None:
        raise Http404
    some = maps.in_world(network, disc.number, start=start, limit=ALL)
    address = picture.world_address(disc.number)
    context = {
        "world": _told(network, disc, discs, today, people=some),
        "next": f"{address}&from={start + ALL}" if disc.count > start + ALL else "",
        "list_address": f"{reverse('map')}?view=list",
        "said": words.people(disc.count),
    }
    return render(request, "map/world.html", context)


def _start(request: Asked) -> int:
    said = request.GET.get("from", "")
    return int(said) if said.isdecimal() and len(said) < 7 else 0


def _told(
    network: Network,
    disc: Disc,
    discs: dict[int, Disc],
    today: date,
    *,
    people: tuple[Dot, ...] | None = None,
) -> World:
    some = maps.in_world(network, disc.number, limit=PEOPLE) if people is None else people
    return World(
        number=disc.number,
        name=words.world(disc),
        shade=looks.shade(disc.number),
        count=disc.count,
        shared=words.shared(disc),
        people=[_somebody(dot, discs, today) for dot in some],
        address=picture.world_address(disc.number),
    )


def _somebody(dot: Dot, discs: dict[int, Disc], today: date) -> Somebody:
    return _said_of(dot, words.joins(dot, discs) if any(world in discs for world in dot.joins) else "", today)


def _holder(dot: Dot, count: int, today: date) -> Somebody:
    return _said_of(dot, words.held(count), today)


def _said_of(dot: Dot, line: str, today: date) -> Somebody:
    level = looks.level(dot, today)
    address = f"{reverse('map')}?person={dot.who.id}"
    return Somebody(dot.who.id, dot.who.name, level, ties.word(level), line, address)


def _joined(bridge: Bridge, discs: dict[int, Disc], today: date) -> Joined:
    one, other = (_somebody(dot, discs, today) for dot in (bridge.one, bridge.other))
    worlds = (words.world(bridge.worlds[0]), words.world(bridge.worlds[1]))
    return Joined(one, other, worlds, reverse("map-tie", args=[one.id, other.id]))
