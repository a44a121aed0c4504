"""Draw the map in the background and keep it: the same every day, drawn anew when something changed (docs/adr/0018)."""

from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from amity.actions import connections
from amity.base.text import fold
from amity.connections import drawing as chapter
from amity.connections.graph import Graph, graph_of_nodes
from amity.connections.naming import Kind, Shared
from amity.people.records import Standing
from amity.store import journal
from amity.store.bulk import insert
from amity.store.models import Drawing, Label, Network, Person, Position, Spot
from amity.store.writing import writing

__all__ = ["draw", "forget", "is_due", "work_off"]

_AT_LEAST = timedelta(seconds=5)  # between two drawings, and more where there are many people
_PER_PERSON = timedelta(milliseconds=50)
_LABELS: dict[str, Kind] = {
    Label.Kind.GROUP: Kind.GROUP,
    Label.Kind.TAG: Kind.GROUP,
    Label.Kind.TOPIC: Kind.TOPIC,
}
_FAMILY = "family"
_FORGOTTEN = "forgotten"  # no change has this id
_HELD = 100  # joiners and holders that are kept


def work_off() -> None:
    """Draws every map that is due."""
    for network in Network.objects.all():
        if is_due(network):
            draw(network, today=_today(network))


def is_due(network: Network) -> bool:
    """Whether something changed since the map was drawn, and that was a while ago; at once where there is none."""
    drawn = Drawing.objects.of(network).values("change", "drawn_at").first()
    if drawn is None:
        return _everybody(network).exists()
    if drawn["change"] == journal.newest(network):
        return False
    count = Spot.objects.of(network).count()
    return bool(timezone.now() - drawn["drawn_at"] >= _AT_LEAST + count * _PER_PERSON)


def draw(network: Network, *, today: date) -> None:
    """Draw the map as of that day, from where everybody stood before, and keep it in place of the last one."""
    change = journal.newest(network)
    graph = _with_everybody(network, connections.graph(network, today=today))
    drawn = chapter.draw(graph, _shared(network), _before(network))
    with writing(network):
        _keep(network, graph, drawn, change, today)


def forget(network: Network, person: UUID) -> None:
    """Take somebody off the map, inside the transaction that forgets them; it is drawn anew when it can be."""
    spot = Spot.objects.of(network).filter(person=person).first()
    drawn = Drawing.objects.of(network).first()
    if spot is None or drawn is None:
        return
    spot.erase()
    number = spot.number
    drawn.inside = [line for line in drawn.inside if number not in line]
    drawn.across = [line for line in drawn.across if number not in line[:2]]
    drawn.figures["gates"] = [gate for gate in drawn.figures["gates"] if gate[0] != number]
    drawn.figures["holders"] = [one for one in drawn.figures.get("holders", ()) if one[0] != number]
    drawn.figures["joiners"] = [one for one in drawn.figures["joiners"] if one != number]
    for world in drawn.worlds:
        if world["number"] == spot.world:
            world |= {"count": world["count"] - 1, "name": "", "kind": ""}  # it may have come from them
    drawn.change = _FORGOTTEN
    drawn.save()


def _keep(network: Network, graph: Graph[UUID], drawn: chapter.Drawn[UUID], change: str, today: date) -> None:
    there = set(_everybody(network).values_list("id", flat=True))  # some may have gone while it was drawn
    Spot.objects.of(network).erase()
    spots = (
        Spot(network=network, person_id=person, number=node, world=spot.world, seat=spot.seat, x=spot.x, y=spot.y,
             knows=spot.knows, joins=list(spot.joins))
        for node, (person, spot) in enumerate(zip(graph.people[1:], drawn.spots, strict=True), 1)
        if person in there
    )  # fmt: skip
    insert(spots)
    worlds = [_world(world) for world in drawn.worlds]
    across = [
        [link.one, link.other, *link.worlds, round(link.strength, 3), int(link.only)] for link in drawn.across
    ]
    Drawing.objects.of(network).erase()
    Drawing.objects.create(
        network=network,
        worlds=worlds,
        across=across,
        inside=[list(pair) for pair in drawn.inside],
        figures={
            "gates": [[node, list(several)] for node, several in drawn.gates.items()],
            "holders": [list(one) for one in drawn.holders[:_HELD]],
            "joiners": list(drawn.joiners[:_HELD]),
            "ties": len(graph.around(0)),
            "voices": drawn.voices,
        },
        change=change,
        drawn_for=today,
        drawn_at=timezone.now(),
    )


def _world(world: chapter.World) -> dict[str, object]:
    return {
        "number": world.number,
        "count": world.count,
        "name": world.name.words if world.name else "",
        "kind": world.name.kind.name.lower() if world.name else "",
        "x": round(world.x, 1),
        "y": round(world.y, 1),
        "r": round(world.radius, 1),
    }


def _today(network: Network) -> date:
    return settings.AMITY_TODAY or timezone.now().astimezone(ZoneInfo(network.time_zone)).date()


def _everybody(network: Network) -> "QuerySet[Person]":
    return Person.objects.of(network).filter(standing=Standing.PERSON, is_me=False)


def _with_everybody(network: Network, graph: Graph[UUID]) -> Graph[UUID]:
    """The same ties among all people of the network and nobody else, in an order that does not change."""
    ids = sorted(_everybody(network).values_list("id", flat=True))
    people = (graph.people[0], *ids)
    node = {person: place for place, person in enumerate(people)}
    ones = np.repeat(np.arange(len(graph.people), dtype=np.int32), np.diff(graph.starts))
    others, strengths = graph.neighbours, graph.strength
    place = np.array([node.get(person, -1) for person in graph.people], dtype=np.int32)
    kept = (place[ones] >= 0) & (place[others] >= 0)
    return graph_of_nodes(people, place[ones[kept]], place[others[kept]], strengths[kept], node=node)


def _before(network: Network) -> chapter.Before[UUID]:
    worlds = Drawing.objects.of(network).values_list("worlds", flat=True).first() or []
    spots = Spot.objects.of(network).values_list("person_id", "world", "seat")
    return chapter.Before(
        middles={world["number"]: (world["x"], world["y"]) for world in worlds},
        seats={person: (world, seat) for person, world, seat in spots},
    )


def _shared(network: Network) -> dict[UUID, list[Shared]]:
    """What people may have in common: groups and tags, employers and schools, family, topics, places."""
    found: dict[UUID, list[Shared]] = defaultdict(list)
    for person, kind, key, value in Label.objects.of(network).values_list(
        "person_id", "kind", "key", "value"
    ):
        if kind in _LABELS:
            found[person].append(Shared(_LABELS[kind], key, value))
        elif key == _FAMILY:
            found[person].append(Shared(Kind.FAMILY, key, value))
    posts = Position.objects.of(network).filter(record__person__isnull=False)
    for person, key, name in posts.values_list("record__person", "organisation__key", "organisation__name"):
        found[person].append(Shared(Kind.EMPLOYER, key, name))
    for person, key, name in (
        _everybody(network)
        .filter(organisation__isnull=False)
        .values_list("id", "organisation__key", "organisation__name")
    ):
        found[person].append(Shared(Kind.EMPLOYER, key, name))
    for person, place in _everybody(network).exclude(place="").values_list("id", "place"):
        found[person].append(Shared(Kind.PLACE, fold(place), place))
    return found
