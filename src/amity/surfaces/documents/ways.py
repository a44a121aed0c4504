"""Warm paths for programs."""

from datetime import date
from typing import TYPE_CHECKING

from typing_extensions import TypedDict

from amity.surfaces.documents.people import Named
from amity.surfaces.words import goals as goal_words
from amity.surfaces.words import ways as words

if TYPE_CHECKING:
    from amity.actions.goals import looking
    from amity.actions.goals import ways as action


class Proof(TypedDict):
    """One thing that shows a tie."""

    kind: str
    text: str
    standing: str


Hop = TypedDict(
    "Hop",
    {"from": Named | None, "to": Named, "strength": float, "standing": str, "evidence": list[Proof]},
)  # "from" is null for the owner


class Why(TypedDict):
    """What something adds to the rank, of its most."""

    what: str
    share: float
    text: str


class Way(TypedDict):
    """A path: its steps, how sure it is, why it ranks where it does, what to ask, and what comes before."""

    title: str
    hops: list[Hop]
    standing: str
    why: list[Why]
    ask: str
    before: str
    unknown: str


class Ways(TypedDict):
    """Paths, best first; whom to warm up first where none is verified, with the sentence that says so."""

    paths: list[Way]
    warm_first: list[Named]
    text: str


def ways(found: "action.Ways", today: date) -> Ways:
    """All of them."""
    return {
        "paths": [_way(one, today) for one in found.ways],
        "warm_first": [_named(one) for one, _silent in found.warm_first],
        "text": "" if found.verified else words.none(found, targets=True),
    }


def _way(way: "action.Way", today: date) -> Way:
    given = way.first.name.partition(" ")[0]
    return {
        "title": words.title(way),
        "hops": [_hop(hop, today) for hop in way.hops],
        "standing": way.standing.value,
        "why": [
            {"what": what, "share": round(share, 4), "text": said}
            for what, share, said in words.contributions(way)
        ],
        "ask": goal_words.small(way.small, given),
        "before": goal_words.first(way.before.first, given),
        "unknown": way.unknown,
    }


def _hop(hop: "action.Hop", today: date) -> Hop:
    return {
        "from": _named(hop.one) if hop.one else None,
        "to": _named(hop.other),
        "strength": round(hop.strength, 6),
        "standing": hop.standing.value,
        "evidence": [
            {"kind": one.kind.value, "text": words.evidence(one, today), "standing": one.standing.value}
            for one in hop.evidence
        ],
    }


def _named(one: "looking.Known") -> Named:
    return {"id": one.id, "name": one.name}
