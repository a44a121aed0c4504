"""Whom it may be worth meeting at an event, with who can introduce the owner: read for the whole list at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F

from amity import prepare
from amity.actions.giving import needs
from amity.actions.known import Shown
from amity.actions.lookout import people_of
from amity.conversations.facts import Evidence
from amity.giving.facts import ME, Basis, Need, Offer
from amity.people.handles import organisation_key
from amity.prepare import fitting
from amity.prepare.gathering import Introducer
from amity.store.absent import absent
from amity.store.models import Event, Network, Organisation, Together

_CLOSE = 500  # people of the organisations that guests name
Who = tuple[UUID, str]


@dataclass(frozen=True, slots=True)
class New:
    """Somebody of the book who comes and with whom no talk is known."""

    shown: Shown
    known: prepare.Known
    role: str
    brief: prepare.Brief


@dataclass(frozen=True, slots=True)
class _Around:
    """What is known around the guests: people at their organisations, who was with whom, who comes."""

    event: Event
    at: Mapping[str, Sequence[Who]]
    together: Mapping[UUID, Introducer]
    there: Mapping[UUID, str]

    def colleague(self, at_work: Sequence[Who], organisation: str) -> Introducer | None:
        """Somebody at the same organisation: who comes too, else the closest."""
        if not at_work or not organisation:
            return None
        person, name = next((who for who in at_work if who[0] in self.there), at_work[0])
        evidence = Evidence(kind="person", id=str(person), text=organisation)
        return Introducer(
            person=str(person), name=name, sure=False, there=person in self.there, evidence=(evidence,)
        )


def worth_meeting(
    network: Network,
    event: Event,
    new: Sequence[New],
    lines: Sequence[prepare.Stranger],
    *,
    there: Mapping[UUID, str],
    goals: Sequence[prepare.Sought],
) -> tuple[prepare.Worth, ...]:
    """The few worth meeting, of the book without a talk or from the list alone. `there` are those known, by name."""
    named = [one.organisation for one in lines] + [one.shown.organisation for one in new]
    keys = {organisation_key(one) for one in named} - {""}
    around = _Around(
        event, _people_at(network, keys), _together(network, [one.shown.id for one in new], there), there
    )
    candidates = [_of_book(one, around) for one in new] + [_of_list(guest, around) for guest in lines]
    wanted, having = _own(network)
    days = (event.last_day - event.day).days + 1
    return prepare.worth_meeting(candidates, goals=goals, needs=wanted, offers=having, days=days)


def _of_book(one: New, around: _Around) -> prepare.Candidate:
    shown = one.shown
    at_work = [who for who in around.at.get(organisation_key(shown.organisation), ()) if who[0] != shown.id]
    guest = prepare.Stranger(
        name=shown.name, id=str(shown.id), title=shown.title, organisation=shown.organisation, role=one.role,
        event=around.event.name,
    )  # fmt: skip
    return prepare.Candidate(
        guest=guest,
        person=str(shown.id),
        told=tuple(fitting.of_someone(one.known.someone, one.known.topics)),
        new_world=bool(shown.organisation) and not at_work,
        introducer=around.together.get(shown.id) or around.colleague(at_work, shown.organisation),
        promises=tuple(
            Evidence(kind="promise", id=p.id, on=p.made_on, text=p.text)
            for p in one.brief.promises
            if p.by == "me"
        ),
    )


def _of_list(guest: prepare.Stranger, around: _Around) -> prepare.Candidate:
    key = organisation_key(guest.organisation)
    at_work = around.at.get(key, ()) if key else ()
    return prepare.Candidate(
        guest=guest,
        told=tuple(fitting.of_stranger(guest)),
        new_world=bool(key) and not at_work,
        introducer=around.colleague(at_work, guest.organisation),
    )


def _people_at(network: Network, keys: Collection[str]) -> dict[str, list[Who]]:
    """With whom a talk is known at these organisations, the closest first."""
    if not keys:
        return {}
    named = Organisation.objects.of(network).filter(key__in=sorted(keys)[:_CLOSE])
    # Important: by id, for joined by their keys SQLite walks through all people (37 ms instead of 2).
    key_of: dict[UUID, str] = dict(named.values_list("id", "key"))
    if not key_of:
        return {}
    rows = people_of(network, besides=absent(network)).filter(
        organisation__in=list(key_of), tie__isnull=False
    )
    told = rows.order_by(F("tie__strength").desc(), "id").values_list("organisation_id", "id", "name")
    found: dict[str, list[Who]] = {}
    for at, id, name in told[:_CLOSE]:
        found.setdefault(key_of[at], []).append((id, name))
    return found


def _together(network: Network, new: Collection[UUID], there: Mapping[UUID, str]) -> dict[UUID, Introducer]:
    """Who of those known there was on a talk with each of these: a meeting before a message, the latest one."""
    if not new or not there:
        return {}
    rows = (
        Together.objects.of(network).filter(one__in=list(new), other__in=list(there)).order_by("day", "touch")
    )
    found: dict[UUID, Introducer] = {}
    for one, other, day, touch, met in rows.values_list("one", "other", "day", "touch", "met"):
        at, name = _id(one), there[_id(other)]
        if at in found and found[at].sure and not met:
            continue
        evidence = Evidence(kind="touch", id=str(touch), on=day, text=name)
        found[at] = Introducer(person=str(_id(other)), name=name, sure=met, evidence=(evidence,))
    return found


def _id(told: Any) -> UUID:
    """As the driver gives it: a UUID, or its text."""
    return told if isinstance(told, UUID) else UUID(told)


def _own(network: Network) -> tuple[list[Need], list[Offer]]:
    """What the owner looks for and has to give."""
    sayings = needs.listed(network, mine=True)
    wanted = [
        Need(id=str(one.id), person=ME, name="", text=one.text) for one in sayings if one.kind == "need"
    ]
    having = [
        Offer(id=str(one.id), person=ME, name="", text=one.text, basis=Basis.OFFER)
        for one in sayings
        if one.kind == "offer"
    ]
    return wanted, having
