"""Warm paths as cards: the chain that is drawn, the reasons, the ask, why it ranks where it does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions.goals.keeping import Kept
from amity.actions.goals.ways import Hop, Way, Ways
from amity.base.text import fold
from amity.opportunities.asks import First, Small
from amity.opportunities.ranking import Part
from amity.store.models import Network
from amity.surfaces.web.goals.gifts import gifts
from amity.surfaces.web.letters import source_address
from amity.surfaces.words import goals as goal_words
from amity.surfaces.words import ways as words

SIGNS = 2  # reasons that say why somebody fits
SIGN_ICONS = {
    "now": "briefcase", "before": "history", "title": "briefcase", "place": "map-pin", "topic": "tag",
    "insight": "quote", "fact": "message-circle", "promise": "bookmark", "touch": "message-circle", "person": "user",
}  # fmt: skip
_STRONG, _MEDIUM = 0.5, 0.15  # strengths of ties


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two: its thickness is the tie, its label the evidence, its address where that opens."""

    thick: int
    label: str
    address: str
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """The owner, somebody, or "?"."""

    id: UUID | None = None
    name: str = ""
    edge: Edge | None = None  # to the next one
    unknown: bool = False

    @property
    def you(self) -> bool:
        """The owner."""
        return self.id is None and not self.unknown


@dataclass(frozen=True, slots=True)
class Card:
    """One path."""

    title: str
    warm: int
    warm_words: str
    nodes: list[Node]
    why: list[tuple[str, str, str, str]]  # an icon, a sentence, its weighty words, where they can be read
    first: str  # whom the owner would ask
    ask: str  # the address
    people: list[UUID]
    contribs: list[tuple[str, float, str]]
    on_board: str = ""  # the address of its opening there


@dataclass(frozen=True, slots=True)
class Warm:
    """Something kind before the ask."""

    id: UUID
    name: str
    said: str
    why: str
    address: str


def context(
    network: Network, found: Ways, goal: Kept | None, today: date, on_board: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """What the templates of paths need; `on_board` has the addresses of openings by their folded names."""
    board = on_board or {}
    return {
        "cards": [
            replace(one, on_board=board.get(fold(one.title), ""))
            for way in found.ways
            for one in [card(way, goal, today)]
        ],
        "verified": found.verified,
        "none_words": words.none(found, targets=bool(goal is None or goal.targets)),
        "warm_up": list(_warm_up(network, found))[:3],
        "ring": words.ring(found),
    }


def card(way: Way, goal: Kept | None, today: date) -> Card:
    """One path as a card."""
    warm, warm_words = words.warmth(way)
    title = words.title(way)
    contribs = words.contributions(way)
    if goal is None:
        contribs = [
            row for row, part in zip(contribs, way.rank.parts, strict=True) if part.part is not Part.FIT
        ]
    return Card(
        title=title,
        warm=warm,
        warm_words=warm_words,
        nodes=list(_nodes(way, today)),
        why=list(_why(way, today)),
        first=way.first.name.partition(" ")[0],
        ask=_ask(way, goal, title),
        people=[hop.other.id for hop in way.hops],
        contribs=contribs,
    )


def _nodes(way: Way, today: date) -> Iterator[Node]:
    edges = [_edge(hop, way, today) for hop in way.hops]
    yield Node(edge=edges[0])
    for place, hop in enumerate(way.hops):
        last = place + 1 == len(edges)
        after = None if last and not way.unknown else edges[place + 1] if not last else _dashed(way)
        yield Node(hop.other.id, hop.other.name, after)
    if way.unknown:
        yield Node(name=way.unknown, unknown=True)


def _edge(hop: Hop, way: Way, today: date) -> Edge:
    thick = 3 if hop.strength >= _STRONG else 2 if hop.strength >= _MEDIUM else 1
    ends = {"one": str(hop.one.id) if hop.one else "me", "other": str(hop.other.id)}
    label = words.label(hop, way.silent if hop.one is None else None, today)
    return Edge(thick, label, f"{reverse('goals-tie')}?{urlencode(ends)}")


def _dashed(way: Way) -> Edge:
    given = way.end.name.partition(" ")[0]
    return Edge(1, _("%(name)s may know whom") % {"name": given}, "", unknown=True)


def _why(way: Way, today: date) -> Iterator[tuple[str, str, str, str]]:
    end = way.end.name.partition(" ")[0]
    for sign in _best_signs(way):
        address = source_address(sign.evidence or f"person:{way.end.id}")
        yield SIGN_ICONS[sign.kind], *words.sign(sign, end, today), address
    first = way.first.name.partition(" ")[0]
    before = goal_words.first(way.before.first, first)
    if before:
        yield "hand-heart", before, "", ""
    yield "coffee" if way.small is Small.TALK else "ear", "", goal_words.small(way.small, first), ""


def _best_signs(way: Way) -> list[Any]:  # fitting.Sign
    """One of each target, what somebody is before what was said."""
    once: dict[Any, Any] = {}
    for sign in sorted(way.signs, key=lambda one: list(SIGN_ICONS).index(one.kind)):
        once.setdefault(sign.target, sign)
    return list(once.values())[:SIGNS]


def _ask(way: Way, goal: Kept | None, title: str) -> str:
    told = {"to": str(way.first.id), "small": way.small.value, "opening": title}
    if goal:
        told["goal"] = str(goal.id)
    if len(way.hops) > 1:
        told["other"] = str(way.hops[1].other.id)
    if way.unknown:
        told["place"] = way.unknown
    return f"{reverse('goals-ask')}?{urlencode([*told.items(), *(('way', str(hop.other.id)) for hop in way.hops)])}"


def _warm_up(network: Network, found: Ways) -> Iterator[Warm]:
    """A promise kept, a gift, a hello: before the ask, for whom the paths begin with; else who is to be warmed up first."""
    told = set[UUID]()
    wanted = {way.first.id for way in found.ways if way.before.first in (First.GIFT, First.HELLO)}
    given = gifts(network, wanted)
    for way in found.ways:
        first, name = way.first, way.first.name.partition(" ")[0]
        if first.id in told or way.before.first is First.NOTHING:
            continue
        told.add(first.id)
        yield _kind_thing(way, name, given.get(str(first.id), []))
    for one, silent in found.warm_first:
        if one.id not in told:
            name = one.name.partition(" ")[0]
            why = words.last_talk(silent)
            yield Warm(one.id, one.name, _("Say hello to %(name)s") % {"name": name}, why, _page(one.id))


def _kind_thing(way: Way, name: str, some: list[tuple[str, str]]) -> Warm:
    first, before = way.first, way.before
    match before.first:
        case First.PROMISE:
            promise, text = before.promises[0]
            said = _("Keep what you promised %(name)s: %(text)s") % {"name": name, "text": text}
            return Warm(first.id, first.name, said, _("Then ask."), reverse("promise", args=[promise]))
        case First.GIFT | First.HELLO if some:
            said, address = some[0]
            why = _("For %(name)s. Then ask.") % {"name": name}
            return Warm(first.id, first.name, said, why, address)
        case First.GIFT:
            said = _("Give %(name)s something small") % {"name": name}
            why = _("You received a little more lately. Then ask.")
            return Warm(first.id, first.name, said, why, reverse("person-gives", args=[first.id]))
    said = _("Say hello to %(name)s") % {"name": name}
    return Warm(first.id, first.name, said, words.last_talk(before.silent_days), _page(first.id))


def _page(person: UUID) -> str:
    return reverse("person", args=[person])
