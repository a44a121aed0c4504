"""Whom it may be worth meeting at an event: at most two a day, each with reasons that rest on something."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from amity.conversations.facts import Evidence
from amity.giving.facts import ME, Basis, Match, Need, Offer
from amity.giving.matching import matches
from amity.prepare.facts import Sought, Stranger
from amity.prepare.fitting import Told, fits, lives_there

A_DAY = 2
_LEAST = 1.5


class Why(StrEnum):
    """Why somebody may be worth meeting."""

    NEEDS = "needs"  # they look for what the owner has
    HAS = "has"  # they have what the owner looks for
    GOAL = "goal"  # they fit a goal
    PROMISED = "promised"  # something is to be handed over, and no talk is known
    WORLD = "world"  # nobody of the book is where they are
    SPEAKS = "speaks"  # they speak there, or host it
    KNOWN_BY = "known_by"  # somebody can introduce the owner


_WEIGHT = {
    Why.NEEDS: 3.0,
    Why.HAS: 3.0,
    Why.GOAL: 2.5,
    Why.PROMISED: 2.0,
    Why.KNOWN_BY: 1.0,
    Why.WORLD: 0.75,
    Why.SPEAKS: 0.5,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason with what it rests on: `text` of theirs, `mine` of the owner's."""

    why: Why
    text: str = ""
    mine: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Introducer:
    """Somebody who can introduce the owner to them; `there` says whether they come too."""

    person: str
    name: str
    sure: bool
    there: bool = True
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody on the list with whom no talk is known; `person` is set for somebody of the book."""

    guest: Stranger
    person: str = ""
    told: tuple[Told, ...] = ()
    new_world: bool = False  # nobody of the book is at their organisation
    introducer: Introducer | None = None
    promises: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """Somebody worth meeting; the first reason is the weightiest."""

    candidate: Candidate
    reasons: tuple[Reason, ...]


def worth_meeting(
    candidates: Sequence[Candidate],
    *,
    goals: Sequence[Sought],
    needs: Sequence[Need],
    offers: Sequence[Offer],
    days: int = 1,
) -> tuple[Worth, ...]:
    """The few worth meeting, at most two for each day. `needs` and `offers` are the owner's own.

    Nobody is proposed for being new or well placed alone: something of theirs meets something of the owner's, or
    somebody there knows them.
    """
    having, needing = _matched(candidates, needs, offers)
    weighed: list[tuple[float, str, Worth]] = []
    for one in candidates:
        reasons = tuple(_reasons(one, goals, having.get(_key(one), ()), needing.get(_key(one), ())))
        weight = sum(_WEIGHT[reason.why] for reason in reasons)
        if weight >= _LEAST:
            weighed.append((-weight, one.guest.name.casefold(), Worth(candidate=one, reasons=reasons)))
    weighed.sort(key=lambda one: (one[0], one[1], _key(one[2].candidate)))
    return tuple(worth for _, _, worth in weighed[: A_DAY * max(days, 1)])


def _key(one: Candidate) -> str:
    return one.person or f"guest:{one.guest.id}"


def _matched(
    candidates: Iterable[Candidate], needs: Sequence[Need], offers: Sequence[Offer]
) -> tuple[dict[str, list[Match]], dict[str, list[Match]]]:
    """What they have for the owner's needs, and what of the owner's meets what they say they look for."""
    theirs: list[Offer] = []
    wanted: list[Need] = []
    for one in candidates:
        for at, told in enumerate(one.told):
            id = f"{_key(one)}:{at}"
            if told.field in ("work", "said", "topic"):
                basis = Basis.WORK if told.field == "work" else Basis.OFFER
                theirs.append(
                    Offer(id=id, person=_key(one), name=one.guest.name, text=told.text, basis=basis)
                )
            if told.field == "said":
                wanted.append(Need(id=id, person=_key(one), name=one.guest.name, text=told.text))
    having: dict[str, list[Match]] = {}
    for match in matches(needs, theirs):
        having.setdefault(match.offer.person, []).append(match)
    needing: dict[str, list[Match]] = {}
    for match in matches(wanted, offers):
        if match.offer.person == ME:
            needing.setdefault(match.need.person, []).append(match)
    return having, needing


def _reasons(
    one: Candidate, goals: Sequence[Sought], having: Sequence[Match], needing: Sequence[Match]
) -> Iterable[Reason]:
    if one.promises:
        yield Reason(why=Why.PROMISED, text=one.promises[0].text, evidence=one.promises)
    if needing:
        match = needing[0]
        mine = Evidence(kind="fact", id=match.offer.id, text=match.offer.text)
        yield Reason(
            why=Why.NEEDS,
            text=match.need.text,
            mine=match.offer.text,
            evidence=(_told(one, match.need.id), mine),
        )
    if having:
        match = having[0]
        mine = Evidence(kind="fact", id=match.need.id, text=match.need.text)
        yield Reason(
            why=Why.HAS,
            text=match.offer.text,
            mine=match.need.text,
            evidence=(_told(one, match.offer.id), mine),
        )
    if sign := fits(goals, one.told):
        goal = Evidence(kind="goal", id=sign.goal.id, text=sign.goal.text)
        there = lives_there(sign.goal, one.told)
        text = sign.told.text if not there else f"{sign.told.text}, {_place(one)}"
        yield Reason(why=Why.GOAL, text=text, mine=sign.goal.text, evidence=(sign.told.evidence, goal))
    if one.guest.role in ("speaker", "host"):
        yield Reason(why=Why.SPEAKS, text=one.guest.role, evidence=(_line(one, one.guest.role),))
    if one.new_world and one.guest.organisation:
        organisation = one.guest.organisation
        yield Reason(why=Why.WORLD, text=organisation, evidence=(_line(one, organisation),))
    if one.introducer:
        yield Reason(why=Why.KNOWN_BY, text=one.introducer.name, evidence=one.introducer.evidence)


def _told(one: Candidate, id: str) -> Evidence:
    return one.told[int(id.rpartition(":")[2])].evidence


def _place(one: Candidate) -> str:
    return next((told.text for told in one.told if told.field == "place"), "")


def _line(one: Candidate, text: str) -> Evidence:
    if one.person:
        return Evidence(kind="person", id=one.person, text=text)
    return Evidence(kind="guest", id=one.guest.id, text=text, source=one.guest.event)
