"""The map as SVG: soft discs, dots that are links, lines that join worlds. It prints, and needs no script."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.urls import reverse
from markupsafe import Markup

from amity.actions.map import ALONE, Chart, Disc, Dot, Dots, Link
from amity.surfaces.web.map import looks
from amity.surfaces.words import map as words
from amity.surfaces.words import ties

PAPER = 708.0  # units: a wider drawing gets larger words
NARROWEST, LOWEST = 520.0, 380.0
MARGIN = 26.0
LETTER = 4.4  # half the width of a letter in the name of a world, about
TOP = 52.0  # room for the tools above
STEPS = (
    10,
    12,
    14,
    17,
    20,
    24,
    29,
    35,
    42,
    50,
    60,
    75,
    90,
    120,
    160,
    200,
)  # tenths: how much larger words are
BEND = 0.1
BELOW, ROOM = 3, 5  # between a dot and its name, and for the ring around whoever is selected
FINGER = 20  # what a finger or a pointer may miss a dot by: half way to the next seat
NAMES = 30  # of worlds, the largest
WIDEST = 9.0  # line between two worlds where only worlds are drawn


@dataclass(frozen=True, slots=True)
class Paper:
    """The part of the plane that is drawn."""

    left: float
    top: float
    width: float
    height: float

    @property
    def box(self) -> str:
        """As SVG writes it."""
        return f"{self.left:.0f} {self.top:.0f} {self.width:.0f} {self.height:.0f}"

    @property
    def step(self) -> int:
        """How much larger words and dots are than on the mock's paper, in tenths."""
        wanted = 10 * self.width / PAPER
        return next((step for step in STEPS if step >= wanted), STEPS[-1])


def paper(discs: Iterable[Disc]) -> Paper:
    """Around all discs with their names."""
    discs = tuple(discs)
    half = [(disc.x, max(disc.r, LETTER * len(words.world(disc)))) for disc in discs]
    left = min((x - wide for x, wide in half), default=0.0)
    right = max((x + wide for x, wide in half), default=0.0)
    top = min((disc.y - disc.r for disc in discs), default=0.0)
    bottom = max((disc.y + disc.r for disc in discs), default=0.0)
    large = max(1.0, (right - left) / PAPER)
    width = max(NARROWEST, right - left + 2 * MARGIN * large)
    height = max(LOWEST, bottom - top + (MARGIN + TOP) * large)
    return Paper((left + right - width) / 2, (top + bottom - height - TOP * large / 3) / 2, width, height)


@dataclass(frozen=True, slots=True)
class _Look:
    """What decides how dots look."""

    names: frozenset[int]
    levels: Mapping[int, int]
    chosen: int | None
    today: date
    query: str

    def radius(self, dot: Dot) -> float:
        return looks.radius(dot, self.names, self.levels)


def everybody(chart: Chart, dots: Dots, *, today: date, selected: Dot | None, query: str) -> Markup:
    """Every dot a link that selects it. `query` is what stays in the address."""
    sheet = paper(chart.discs)
    levels = {dot.number: looks.level(dot, today) for dot in dots.dots}
    chosen = selected.number if selected else None
    look = _Look(looks.named(chart, dots.dots), levels, chosen, today, query)
    spots = {dot.number: dot for dot in dots.dots}
    drawn = [
        _discs(chart),
        _inside(dots, spots),
        _across(chart, spots, chosen),
        Markup("").join(_dot(dot, look) for dot in dots.dots),
        _ring(selected, look),
        _world_names(chart),
        _names(dots.dots, look, sheet),
    ]
    return _svg(sheet, words.about(chart), Markup("").join(drawn))


def worlds_only(chart: Chart) -> Markup:
    """Only the worlds and what joins them: for print and without script where there are too many dots to draw."""
    sheet = paper(chart.discs)
    middle = {disc.number: disc for disc in chart.discs}
    pairs: dict[tuple[int, int], list[Link]] = {}
    for link in looks.lines(chart):
        pairs.setdefault(link.worlds, []).append(link)
    lines = [
        _line(middle[a], middle[b], "hot" if some[0].only else "", _width(len(some)))
        for (a, b), some in sorted(pairs.items())
        if a in middle and b in middle
    ]
    links = [
        Markup('<a class="disc" href="{}" aria-label="{}"><circle class="{}" cx="{:.0f}" cy="{:.0f}" r="{:.0f}"/></a>').format(
            world_address(disc.number), f"{words.world(disc)}, {words.people(disc.count)}", looks.shade(disc.number),
            disc.x, disc.y, disc.r,
        )
        for disc in chart.discs
    ]  # fmt: skip
    return _svg(sheet, words.about(chart), Markup("").join([*links, *lines, _world_names(chart)]))


def _width(ties: int) -> Markup:
    return Markup(' stroke-width="{:.1f}"').format(min(1.0 + ties, WIDEST)) if ties > 1 else Markup("")


def world_address(number: int) -> str:
    """Where the people of a world are listed."""
    return f"{_page()}?view=list&world={number}"


@cache
def _page() -> str:
    return reverse("map")


def _svg(sheet: Paper, label: str, inside: Markup) -> Markup:
    return Markup('<svg class="net f{}" viewBox="{}" role="group" aria-label="{}">{}</svg>').format(
        sheet.step, sheet.box, label, inside
    )


def _discs(chart: Chart) -> Markup:
    return Markup("").join(
        Markup('<circle class="disc {}" cx="{:.0f}" cy="{:.0f}" r="{:.0f}"/>').format(
            looks.shade(disc.number), disc.x, disc.y, disc.r
        )
        for disc in chart.discs
    )


def _inside(dots: Dots, spots: Mapping[int, Dot]) -> Markup:
    lines = (
        f"M{spots[a].x:.0f} {spots[a].y:.0f}L{spots[b].x:.0f} {spots[b].y:.0f}"
        for a, b in dots.inside
        if a in spots and b in spots
    )
    return Markup('<path class="ed" d="{}"/>').format("".join(lines))


def _across(chart: Chart, spots: Mapping[int, Dot], chosen: int | None) -> Markup:
    """Those of the selected person last, so that they lie above the others."""
    worth = set(looks.lines(chart))
    there = [link for link in chart.across if link.one in spots and link.other in spots]
    there.sort(key=lambda link: (link.only, chosen in (link.one, link.other)))
    drawn = []
    for link in there:
        theirs, firm = chosen in (link.one, link.other), link in worth
        kind = "hot" if link.only and firm else "on" if theirs else "" if firm else "faint"
        ends = Markup(' data-ends="{} {}"{}').format(
            link.one, link.other, Markup("") if firm else Markup(" data-faint")
        )
        drawn.append(_line(spots[link.one], spots[link.other], kind, ends))
    return Markup("").join(drawn)


def _line(one: Dot | Disc, other: Dot | Disc, kind: str, more: Markup) -> Markup:
    bent = (one.x + other.x) / 2 + (other.y - one.y) * BEND, (one.y + other.y) / 2 - (other.x - one.x) * BEND
    way = f"M{one.x:.0f} {one.y:.0f}Q{bent[0]:.0f} {bent[1]:.0f} {other.x:.0f} {other.y:.0f}"
    return Markup('<path class="br {}"{} d="{}"/>').format(kind, more, way)


def _dot(dot: Dot, look: _Look) -> Markup:
    level = look.levels[dot.number]
    shape = [looks.shade(dot.world), f"t{level}", f"r{looks.recency(dot, look.today)}", f"c{dot.circle or 0}"]
    if dot.number in look.names:
        shape.append("big")
    current = Markup(' aria-current="true"') if dot.number == look.chosen else Markup("")
    label = ", ".join(filter(None, (dot.who.name, ties.word(level))))
    at = dot.x, dot.y
    seen = Markup('<circle cx="{:.0f}" cy="{:.0f}" r="{:.1f}"/>').format(*at, look.radius(dot))
    felt = Markup('<circle class="hit" cx="{:.0f}" cy="{:.0f}" r="{}"/>').format(*at, FINGER)
    return Markup('<a class="dot {}" href="?{}person={}" data-n="{}" aria-label="{}"{}>{}{}</a>').format(
        " ".join(shape), look.query, dot.who.id, dot.number, label, current, seen, felt
    )


def _ring(selected: Dot | None, look: _Look) -> Markup:
    if selected is None:
        return Markup('<circle class="ring" r="16" visibility="hidden"/>')
    return Markup('<circle class="ring" cx="{:.0f}" cy="{:.0f}" r="{:.1f}"/>').format(
        selected.x, selected.y, look.radius(selected) + 5
    )


def _world_names(chart: Chart) -> Markup:
    named = sorted(chart.discs, key=lambda disc: -disc.count)[:NAMES]
    return Markup("").join(
        Markup('<text class="wl" x="{:.0f}" y="{:.0f}" text-anchor="middle">{}</text>').format(
            disc.x, disc.y - disc.r - 8, words.world(disc)
        )
        for disc in named
        if disc.number != ALONE or len(chart.discs) > 1
    )


def _names(dots: Iterable[Dot], look: _Look, sheet: Paper) -> Markup:
    return Markup("").join(
        _name(dot, look, sheet) for dot in dots if dot.number in look.names or dot.number == look.chosen
    )


def _name(dot: Dot, look: _Look, sheet: Paper) -> Markup:
    chosen = dot.number == look.chosen
    below = look.radius(dot) + BELOW + sheet.step + (ROOM if chosen else 0)
    return Markup(
        '<text class="nl{}" x="{:.0f}" y="{:.0f}" text-anchor="middle" data-of="{}">{}</text>'
    ).format(" sel" if chosen else "", dot.x, dot.y + below, dot.number, dot.who.short)


__all__ = ["Paper", "everybody", "paper", "world_address", "worlds_only"]
