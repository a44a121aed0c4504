"""The map as it was drawn: worlds, everybody's place, who joins what; each in a constant number of statements."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from amity.connections.naming import Kind
from amity.people.records import Standing
from amity.store.models import Drawing, Network, Person, Spot
from amity.store.remembering import remembered

__all__ = ["ALONE", "Chart", "Disc", "Dot", "Dots", "Link", "Tie", "Who", "chart", "dot", "dots", "in_world"]

ALONE = -1  # the number of the disc of those who are in no world
MANY = 300  # people: more of them are drawn by the browser
_HEADS = 3  # people that stand for a world without a name


@dataclass(frozen=True, slots=True)
class Tie:
    """As much of a tie as a dot shows."""

    days: int
    half_year: float
    last_day: date
    quiet_from: date | None
    strength: float


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody by id and name."""

    id: UUID
    name: str
    given: str

    @property
    def short(self) -> str:
        """What they are called."""
        return self.given or self.name


@dataclass(frozen=True, slots=True)
class Dot:
    """Somebody on the map."""

    who: Who
    number: int
    world: int
    seat: int
    x: float
    y: float
    knows: int
    joins: tuple[int, ...]
    circle: int | None
    tie: Tie | None


@dataclass(frozen=True, slots=True)
class Disc:
    """A world on the map. `heads` stand for it where it has no name."""

    number: int
    count: int
    name: str
    kind: Kind | None
    x: float
    y: float
    r: float
    heads: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between two worlds, by numbers of dots; `only` when no other joins these two."""

    one: int
    other: int
    worlds: tuple[int, int]
    strength: float
    only: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole map but for its dots. Without `drawn_for` it is not drawn yet; `people` are those of the book."""

    people: int
    drawn_for: date | None = None
    discs: tuple[Disc, ...] = ()
    across: tuple[Link, ...] = ()
    gates: Mapping[int, tuple[int, ...]] = field(
        default_factory=dict
    )  # dot -> worlds that they alone lead to
    # dot, and how many are connected with the rest through them alone
    holders: tuple[tuple[int, int], ...] = ()
    joiners: tuple[int, ...] = ()
    ties: int = 0
    voices: float | None = None

    @property
    def worlds(self) -> tuple[Disc, ...]:
        """Without the disc of those who are in none."""
        return tuple(disc for disc in self.discs if disc.number != ALONE)

    @property
    def alone(self) -> int:
        """How many are in no world."""
        return sum(disc.count for disc in self.discs if disc.number == ALONE)


@dataclass(frozen=True, slots=True)
class Dots:
    """Everybody on the map, and the lines inside worlds by numbers of dots."""

    dots: tuple[Dot, ...]
    inside: tuple[tuple[int, int], ...]


def chart(network: Network) -> Chart:
    """The map without its dots: five statements, whatever the number of people."""
    return remembered(("chart", network.pk), lambda: _chart(network))


def _chart(network: Network) -> Chart:
    people = Person.objects.of(network).filter(standing=Standing.PERSON, is_me=False).count()
    drawn = Drawing.objects.of(network).defer("inside").first()
    if drawn is None:
        return Chart(people)
    heads = _heads(network)
    figures = drawn.figures
    return Chart(
        people=people,
        drawn_for=drawn.drawn_for,
        discs=tuple(_disc(world, heads.get(world["number"], ())) for world in drawn.worlds if world["count"]),
        across=tuple(Link(a, b, (v, w), strength, bool(only)) for a, b, v, w, strength, only in drawn.across),
        gates={number: tuple(worlds) for number, worlds in figures["gates"]},
        holders=tuple((number, count) for number, count in figures.get("holders", ())),
        joiners=tuple(figures["joiners"]),
        ties=figures["ties"],
        voices=figures["voices"],
    )


def _disc(world: Mapping[str, Any], heads: tuple[Who, ...]) -> Disc:  # JSON values are Any by nature
    kind = Kind[world["kind"].upper()] if world["kind"] else None
    place = (world["x"], world["y"], world["r"])
    return Disc(world["number"], world["count"], world["name"], kind, *place, heads)


def _heads(network: Network) -> dict[int, tuple[Who, ...]]:
    """Who sits in the middle of each world: those who know most people in it."""
    rows = Spot.objects.of(network).filter(seat__lt=_HEADS, world__gte=0).order_by("world", "seat")
    heads: dict[int, tuple[Who, ...]] = {}
    for world, id, name, given in rows.values_list("world", "person_id", "person__name", "person__given"):
        heads[world] = (*heads.get(world, ()), Who(id, name, given))
    return heads


def dots(network: Network) -> Dots:
    """Everybody, in two statements."""
    return remembered(("dots", network.pk), lambda: _dots(network))


def _dots(network: Network) -> Dots:
    drawn = Drawing.objects.of(network).only("network", "inside").first()
    lines = drawn.inside if drawn else []
    return Dots(
        _told(Spot.objects.of(network).order_by("number")), tuple((one, other) for one, other in lines)
    )


def dot(network: Network, person: UUID) -> Dot | None:
    """Somebody's dot; None where they are not on the map."""
    return next(iter(_told(Spot.objects.of(network).filter(person=person))), None)


def some(network: Network, numbers: Collection[int]) -> dict[int, Dot]:
    """These dots, by number."""
    found = Spot.objects.of(network).filter(number__in=list(numbers)[:500])
    return {one.number: one for one in _told(found)}


def in_world(network: Network, world: int, *, start: int = 0, limit: int) -> tuple[Dot, ...]:
    """The people of one world, the closest ties first."""
    found = Spot.objects.of(network).filter(world=world)
    nearest = found.order_by(
        F("person__tie__strength").desc(nulls_last=True), "person__sort_name", "person_id"
    )
    return _told(nearest[start : start + limit])


_COLUMNS = (
    "person_id", "person__name", "person__given", "number", "world", "seat", "x", "y", "knows", "joins",
    "person__circle", "person__tie__days", "person__tie__half_year", "person__tie__last_day",
    "person__tie__quiet_from", "person__tie__strength",
)  # fmt: skip


def _told(rows: "QuerySet[Spot]") -> tuple[Dot, ...]:
    return tuple(map(_dot, rows.values_list(*_COLUMNS)))


def _dot(row: Iterable[Any]) -> Dot:  # columns of several types
    id, name, given, number, world, seat, x, y, knows, joins, circle, *tie = row
    kept = None if tie[0] is None else Tie(*tie)
    return Dot(Who(id, name, given), number, world, seat, x, y, knows, tuple(joins), circle, kept)
