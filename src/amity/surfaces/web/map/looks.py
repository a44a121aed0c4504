"""How a dot looks: its size, whether its name stands beside it, its colours by world, tie, recency and circle."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from amity.actions.map import ALONE, Chart, Dot, Link
from amity.surfaces.words import map as words
from amity.surfaces.words import ties

FIRST_HUE, NEXT_HUE = 150, 105  # degrees; 105 walks through 24 hues before it comes back
SIZES = (4.4, 4.4, 5.2, 6.0, 7.2)  # radius by tie: none, new, light, good, strong
NAMED, SELECTED = 11.0, 13.0
_NAMES = ((12, 3), (6, 2), (1, 1))  # in a world of so many people at least, so many names
LINES, LINES_EACH, MOST_LINES = 10, 2, 120
_BRIDGES = 24  # names of people on bridges


def hue(world: int) -> int:
    """The hue of a world, a multiple of 15 degrees; neighbours in number are far apart in colour."""
    return (FIRST_HUE + world * NEXT_HUE) % 360


def shade(world: int) -> str:
    """The class of a world's colour; those in none have none."""
    return "none" if world == ALONE else f"h{hue(world)}"


def level(dot: Dot, today: date) -> int:
    """The tie from 0 (none) to 4 (strong)."""
    return ties.level(dot.tie, today) if dot.tie else 0


def recency(dot: Dot, today: date) -> int:
    """From 0 (this month) to 4 (no talk is known)."""
    return words.recency((today - dot.tie.last_day).days if dot.tie else None)


def named(chart: Chart, dots: Iterable[Dot]) -> frozenset[int]:
    """The numbers of those whose name stands on the map: who holds a bridge, and the closest ties of each world."""
    there: dict[int, list[Dot]] = defaultdict(list)
    for dot in dots:
        there[dot.world].append(dot)
    found = set(_on_bridges(chart))
    for some in there.values():
        close = sorted((dot for dot in some if dot.tie), key=_closeness)
        found |= {dot.number for dot in close[: _most(len(some))]}
    return frozenset(found)


def _on_bridges(chart: Chart) -> list[int]:
    ends = [end for link in lines(chart) if link.only for end in (link.one, link.other)]
    return list(dict.fromkeys([*chart.gates, *ends]))[:_BRIDGES]


def lines(chart: Chart) -> tuple[Link, ...]:
    """The links between worlds that are drawn firmly: the strongest, about two for each world, single ones among them.

    More of them would hide each other; those of somebody who is chosen are always drawn.
    """
    most = min(MOST_LINES, LINES + LINES_EACH * len(chart.worlds))
    strongest = sorted(chart.across, key=lambda link: (-link.strength, link.one, link.other))
    single = [link for link in strongest if link.only][: most // 2]
    others = [link for link in strongest if not link.only][: most - len(single)]
    return (*others, *single)


def _closeness(dot: Dot) -> tuple[int, float, int]:
    return dot.circle or 1000, -dot.tie.strength if dot.tie else 0.0, dot.number


def _most(people: int) -> int:
    return next(names for at_least, names in _NAMES if people >= at_least)


def radius(dot: Dot, names: frozenset[int], levels: Mapping[int, int]) -> float:
    """Of a dot, in the units of the map."""
    return NAMED if dot.number in names else SIZES[levels[dot.number]]
