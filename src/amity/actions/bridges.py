"""Bridges of one's world: the ties that join two worlds alone, and those of them that have gone quiet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from amity.actions import map as maps
from amity.actions.map import Chart, Disc, Dot, Link
from amity.store.absent import absent
from amity.store.models import Network, Pause, Spot, Tie
from amity.store.remembering import remembered

__all__ = ["Act", "Bridge", "Risk", "alone", "at_risk", "holders", "joiners"]

SHOWN = 30  # bridges of a list
AT_RISK = 5
_LOOKED_AT = 100  # people on bridges, the closest ties first
_UNANSWERED = 2  # messages without an answer: another one is not what helps


@dataclass(frozen=True, slots=True)
class Bridge:
    """A tie that is the only one between two worlds."""

    one: Dot
    other: Dot
    worlds: tuple[Disc, Disc]


class Act(StrEnum):
    """What may help when a bridge is quiet."""

    WRITE = "write"
    INTRODUCE = "introduce"


@dataclass(frozen=True, slots=True)
class Risk:
    """Somebody who joins worlds and with whom it has been quiet for longer than this tie's own rhythm.

    `pair` are two people whom the owner could introduce to each other across, where writing is not the thing to do.
    """

    dot: Dot
    tie: Tie
    worlds: tuple[Disc, ...]  # theirs first
    act: Act
    pair: tuple[Dot, Dot] | None = None


def alone(network: Network) -> tuple[tuple[Bridge, ...], int]:
    """The single ties between two worlds, those of large worlds first, and how many there are; three statements."""
    chart = maps.chart(network)
    discs = {disc.number: disc for disc in chart.discs}
    only = [link for link in chart.across if link.only and set(link.worlds) <= discs.keys()]
    only.sort(key=lambda link: (-min(discs[world].count for world in link.worlds), link.one, link.other))
    there = maps.some(network, {end for link in only[:SHOWN] for end in (link.one, link.other)})
    return tuple(
        Bridge(there[link.one], there[link.other], (discs[link.worlds[0]], discs[link.worlds[1]]))
        for link in only[:SHOWN]
        if link.one in there and link.other in there
    ), len(only)


def joiners(network: Network, *, most: int) -> tuple[Dot, ...]:
    """People who know somebody in several worlds, those first whose own ties overlap least (Burt's constraint)."""
    wanted = maps.chart(network).joiners[:most]
    there = maps.some(network, wanted)
    return tuple(there[number] for number in wanted if number in there)


def holders(network: Network, *, most: int) -> tuple[tuple[Dot, int], ...]:
    """Through whom alone how many others are connected with the rest of the map, those first who hold most."""
    wanted = maps.chart(network).holders[:most]
    there = maps.some(network, [number for number, _count in wanted])
    return tuple((there[number], count) for number, count in wanted if number in there)


def at_risk(network: Network, *, today: date) -> tuple[Risk, ...]:
    """Bridges that have gone quiet, the closest ties first; nobody who died or asked to be left out."""
    return remembered(("risk", network.pk, today), lambda: _at_risk(network, today))


def _at_risk(network: Network, today: date) -> tuple[Risk, ...]:
    chart = maps.chart(network)
    discs = {disc.number: disc for disc in chart.discs}
    there = maps.some(network, _on_bridges(chart))
    ids = {dot.who.id: dot for dot in there.values()}
    quiet = Tie.objects.of(network).filter(person__in=list(ids), quiet_from__lte=today)
    ties = list(quiet.exclude(person__in=absent(network)).order_by("-strength", "person")[:AT_RISK])
    resting = _resting(network, [tie.person_id for tie in ties], today)
    found = []
    for tie in ties:
        dot = ids[tie.person_id]
        worlds = tuple(discs[world] for world in _joined(chart, dot) if world in discs)
        pair = None
        if tie.person_id in resting or tie.unanswered_out >= _UNANSWERED:
            pair = _across(network, dot, worlds, today)
            if pair is None:
                continue
        found.append(Risk(dot, tie, worlds, Act.INTRODUCE if pair else Act.WRITE, pair))
    return tuple(found)


def _on_bridges(chart: Chart) -> list[int]:
    """Both ends of single ties, and who alone leads to a world."""
    ends = [end for link in chart.across if link.only for end in (link.one, link.other)]
    return list(dict.fromkeys([*chart.gates, *ends]))[:_LOOKED_AT]


def _joined(chart: Chart, dot: Dot) -> Sequence[int]:
    """Their own world, and those that only they join with it."""
    own = [_beyond(link, dot) for link in chart.across if link.only and dot.number in (link.one, link.other)]
    led = [world for world in chart.gates.get(dot.number, ()) if world != dot.world]
    joined = [*dict.fromkeys([*led, *own])] or [world for world in dot.joins if world != dot.world]
    return (dot.world, *joined)


def _beyond(link: Link, dot: Dot) -> int:
    return link.worlds[1] if dot.number == link.one else link.worlds[0]


def _resting(network: Network, people: Iterable[UUID], today: date) -> set[UUID]:
    paused = Pause.objects.of(network).filter(record__person__in=list(people), since__lte=today)
    standing = paused.filter(Q(until=None) | Q(until__gt=today))
    return set(standing.values_list("record__person_id", flat=True))


def _across(network: Network, dot: Dot, worlds: Sequence[Disc], today: date) -> tuple[Dot, Dot] | None:
    """The closest ties in two of these worlds that are not quiet themselves."""
    found = [one for world in worlds[:2] if (one := _near(network, dot, world.number, today))]
    return (found[0], found[1]) if len(found) > 1 else None


def _near(network: Network, dot: Dot, world: int, today: date) -> Dot | None:
    there = Spot.objects.of(network).filter(world=world).exclude(person=dot.who.id)
    awake = Q(person__tie__quiet_from=None) | Q(person__tie__quiet_from__gt=today)
    near = there.filter(awake, person__tie__strength__isnull=False).exclude(person__in=absent(network))
    id = near.order_by("-person__tie__strength", "person").values_list("person_id", flat=True).first()
    return maps.dot(network, id) if id else None
