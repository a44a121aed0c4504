"""What stands beside somebody on Today and on their page: what could be given, how it stands, introductions under way."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from amity.actions.giving import introducing, ledger, needs, supporting
from amity.giving import balance as chapter
from amity.giving.balance import Balance, Lean
from amity.giving.facts import ME, Exchange, Match, Way
from amity.giving.support import Carried
from amity.store.models import Network
from amity.today.facts import Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What Give adds to one card of Today; empty where there is nothing."""

    match: Match | None = None  # they need what the owner or somebody else has
    has: Match | None = None  # they have what the owner needs
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


def of_cards(network: Network, suggestions: Collection[Suggestion], *, today: date) -> dict[UUID, Prompt]:
    """For the cards of a day, whichever surface shows them."""
    return prompts(network, [UUID(one.someone.id) for one in suggestions], today=today)


def prompts(network: Network, people: Collection[UUID], *, today: date) -> dict[UUID, Prompt]:
    """For the cards of a day, in a constant number of statements."""
    if not people:
        return {}
    met: dict[str, Match] = {}
    having: dict[str, Match] = {}
    for match in needs.matches_of_each(network, people):
        met.setdefault(match.need.person, match)
        if match.need.person == ME:
            having.setdefault(match.offer.person, match)
    told: dict[str, list[Exchange]] = defaultdict(list)
    for one in ledger.exchanges_with(network, people):
        told[one.person].append(one)
    return {
        id: replace(_prompt(told[str(id)], today), match=met.get(str(id)), has=having.get(str(id)))
        for id in people
    }


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


def _prompt(told: Sequence[Exchange], today: date) -> Prompt:
    """The latest thing not thanked for, of the time that is looked at, and how it stands."""
    stands = chapter.balance(told, today=today)
    received = [
        one
        for one in told
        if one.way is Way.RECEIVED and not one.thanked and one.day >= today - chapter.LOOKED_AT
    ]
    return Prompt(
        thanks=max(received, key=lambda one: one.day, default=None),
        gift_first=stands.lean is Lean.RECEIVED,
    )
