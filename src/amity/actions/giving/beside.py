"""What stands beside somebody on Today and on their page: what could be given, how it stands, introductions under way."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from amity.actions.giving import introducing, ledger, needs, supporting
from amity.giving import balance as chapter
from amity.giving.balance import Balance, Lean
from amity.giving.facts import ME, Exchange, Match, Way
from amity.giving.support import Carried
from amity.store.models import Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What Give adds to one card of Today; empty where there is nothing."""

    match: Match | None = None  # they need what the owner or somebody else has
    thanks: Exchange | None = None  # what they gave and were not thanked for
    gift_first: bool = False  # they gave more lately


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What the page of one person shows of Give."""

    matches: tuple[Match, ...]
    exchanges: Sequence[Exchange]  # the newest first
    balance: Balance
    support: list[Carried] = field(default_factory=list)
    introductions: tuple[introducing.Shown, ...] = ()


def prompts(network: Network, people: Collection[UUID], *, today: date) -> dict[UUID, Prompt]:
    """For the cards of a day, in a constant number of statements."""
    if not people:
        return {}
    met: dict[str, Match] = {}
    for match in needs.matches_of_each(network, people):
        met.setdefault(match.need.person, match)
    told: dict[str, list[Exchange]] = defaultdict(list)
    for one in ledger.exchanges_with(network, people):
        told[one.person].append(one)
    return {id: _prompt(met.get(str(id)), told[str(id)], today) for id in people}


def of_person(network: Network, person_id: UUID, *, today: date) -> Beside:
    """For the page of one person, in a constant number of statements."""
    told = ledger.exchanges(network, person_id=person_id)
    return Beside(
        matches=needs.matches_of_each(network, [person_id]),
        exchanges=told[::-1],
        balance=chapter.balance(told, today=today),
        support=supporting.said(network, person_id=person_id),
        introductions=introducing.listed(network, today=today, person_id=person_id, open_only=True),
    )


def _prompt(match: Match | None, told: Sequence[Exchange], today: date) -> Prompt:
    """The latest thing not thanked for, of the time that is looked at; a match only where it helps them."""
    stands = chapter.balance(told, today=today)
    received = [
        one
        for one in told
        if one.way is Way.RECEIVED and not one.thanked and one.day >= today - chapter.LOOKED_AT
    ]
    return Prompt(
        match=match if match and match.need.person != ME else None,
        thanks=max(received, key=lambda one: one.day, default=None),
        gift_first=stands.lean is Lean.RECEIVED,
    )
