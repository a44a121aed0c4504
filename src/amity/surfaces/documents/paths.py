"""Warm paths, as programs are told of them."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import TypedDict

from amity.surfaces.documents.people import Named
from amity.surfaces.words import connections as words

if TYPE_CHECKING:
    from amity.connections import evidence as chapter
    from amity.opportunities.paths import Found, Hop, Path
    from amity.opportunities.paths import WarmFirst as First


class WhereShown(TypedDict):
    """Where a piece of evidence can be opened: what does not apply is empty."""

    name: str
    touches: list[int]
    organisation: UUID | None
    relation: UUID | None
    introduction: UUID | None
    connection: UUID | None


class TieEvidence(TypedDict):
    """One thing that shows that two people know each other."""

    kind: str
    text: str
    standing: str
    count: int
    first: date | None
    last: date | None
    source: WhereShown


PathStep = TypedDict(
    "PathStep", {"from": Named | None, "to": Named, "standing": str, "evidence": list[TieEvidence]}
)


class PathReason(TypedDict):
    """Why a path stands where it stands; `value` is a count, or the product of strengths."""

    kind: str
    text: str
    value: float


class WarmPath(TypedDict):
    """From the owner (null) over at most two people."""

    hops: list[PathStep]
    standing: str
    why: list[PathReason]


class WarmFirst(TypedDict):
    """Whom to be in touch with before anything is asked."""

    person: Named
    kind: str
    text: str
    toward: Named | None
    evidence: list[TieEvidence]


class PathTarget(TypedDict):
    """What was looked for: a person, an organisation, or words; `reached` counts the people it means."""

    kind: str
    id: UUID | None
    name: str
    reached: int


class Paths(TypedDict):
    """The path to try first comes first. `verified` is false where none is sure; `missing` then says why, in words."""

    target: PathTarget
    verified: bool
    missing: str | None
    paths: list[WarmPath]
    warm_first: list[WarmFirst]


def paths(found: "Found[UUID]", today: date) -> Paths:
    """All that was found."""
    target = found.target
    return {
        "target": {
            "kind": target.kind.value,
            "id": target.id,
            "name": found.name,
            "reached": len(found.reached),
        },
        "verified": found.is_verified,
        "missing": words.missing(found.missing, found.name) if found.missing else None,
        "paths": [_path(one, found.names, today) for one in found.paths],
        "warm_first": [_warm(one, found.names, today) for one in found.warm_first],
    }


def evidence(one: "chapter.Evidence", today: date, *, of_owner: bool) -> TieEvidence:
    """One piece of evidence."""
    source = one.source
    return {
        "kind": one.kind.value,
        "text": words.evidence(one, today, of_owner=of_owner),
        "standing": one.standing.value,
        "count": one.count,
        "first": one.first,
        "last": one.last,
        "source": {
            "name": source.name,
            "touches": list(source.touches),
            "organisation": _id(source.organisation),
            "relation": _id(source.relation),
            "introduction": _id(source.introduction),
            "connection": _id(source.connection),
        },
    }


def _path(one: "Path[UUID]", names: Mapping[UUID, str], today: date) -> WarmPath:
    owner = one.hops[0].from_person
    return {
        "hops": [_step(hop, names, owner, today) for hop in one.hops],
        "standing": one.standing.value,
        "why": [
            {"kind": reason.counts.value, "text": words.why(reason), "value": round(reason.value, 4)}
            for reason in one.why
        ],
    }


def _step(hop: "Hop[UUID]", names: Mapping[UUID, str], owner: UUID, today: date) -> PathStep:
    of_owner = hop.from_person == owner
    return {
        "from": None if of_owner else _named(hop.from_person, names),
        "to": _named(hop.to_person, names),
        "standing": hop.standing.value,
        "evidence": [evidence(one, today, of_owner=of_owner) for one in hop.evidence],
    }


def _warm(one: "First[UUID]", names: Mapping[UUID, str], today: date) -> WarmFirst:
    toward = _named(one.toward, names) if one.toward else None
    name = names.get(one.person, "")
    return {
        "person": _named(one.person, names),
        "kind": one.reason.value,
        "text": words.warm(one.reason, name, toward["name"] if toward else ""),
        "toward": toward,
        "evidence": [evidence(proof, today, of_owner=False) for proof in one.evidence],
    }


def _named(id: UUID, names: Mapping[UUID, str]) -> Named:
    return {"id": id, "name": names.get(id, "")}


def _id(text: str) -> UUID | None:
    return UUID(text) if text else None
