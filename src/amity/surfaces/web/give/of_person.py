"""What the page of a person shows of Give: needs and offers, what went both ways, introductions, support."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions.giving import beside
from amity.giving.balance import Balance
from amity.giving.facts import ME, Match
from amity.store.models import Network
from amity.surfaces.web.give import ledger, shown_introductions
from amity.surfaces.web.give.common import side
from amity.surfaces.words import give_pages
from amity.surfaces.words import giving as words


@dataclass(frozen=True, slots=True)
class Said:
    """A need or an offer of theirs, and who meets it."""

    id: UUID
    is_need: bool
    text: str
    ended: bool
    met: list[tuple[str, str]]  # words and where they lead


@dataclass(frozen=True, slots=True)
class View:
    """All of it."""

    sayings: list[Said]
    balance: Balance
    balance_words: str
    lines: list[dict[str, Any]]
    introductions: list[shown_introductions.Row]
    support: list[tuple[str, str]]  # what, and about what


def view(network: Network, person_id: UUID, today: date) -> View:
    """For one person."""
    known = beside.of_person(network, person_id, today=today)
    return View(
        sayings=[
            Said(
                one.id,
                one.kind == "need",
                one.text,
                one.ended_on is not None,
                _met(str(one.id), known.matches),
            )
            for one in known.sayings
        ],
        balance=known.balance,
        balance_words=words.balance(known.balance),
        lines=ledger.lines(known.gives, today),
        introductions=shown_introductions.rows(known.introductions, today),
        support=[_support(one) for one in known.support],
    )


def _met(fact: str, matches: tuple[Match, ...]) -> list[tuple[str, str]]:
    """Sam could help; You could help; It would help Oscar."""
    found = []
    for match in matches:
        address = reverse("give-match", args=[match.need.id, match.offer.id])
        if match.need.id == fact:
            who = side(match.offer.person, match.offer.name)
            mine = match.offer.person == ME
            found.append(
                (_("You could help") if mine else _("%(name)s could help") % {"name": who.name}, address)
            )
        elif match.offer.id == fact:
            who = side(match.need.person, match.need.name)
            mine = match.need.person == ME
            found.append(
                (
                    _("It would help you") if mine else _("It would help %(name)s") % {"name": who.name},
                    address,
                )
            )
    return found[:2]


def _support(one: Any) -> tuple[str, str]:  # giving.support.Carried
    kind = dict(give_pages.supports())[one.kind]
    template = _("Gives you: %(kind)s") if one.way == "received" else _("You give: %(kind)s")
    more = [one.topic, give_pages.rhythm(one.every) if one.every else ""]
    return template % {"kind": kind}, " · ".join(filter(None, more))
