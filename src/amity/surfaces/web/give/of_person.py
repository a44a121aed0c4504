"""What the page of a person shows of Give: needs and offers, what went both ways, introductions, support."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions.giving import beside, needs
from amity.actions.people import Profile
from amity.giving.balance import Balance
from amity.giving.facts import ME, Exchange, Match
from amity.giving.support import Carried
from amity.store.models import Fact, Network
from amity.surfaces.web import shown
from amity.surfaces.web.give import shown_introductions
from amity.surfaces.web.give.common import side
from amity.surfaces.words import give_pages
from amity.surfaces.words import giving as words

LINES = 5


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
    lines: list[dict[str, str]]
    introductions: list[shown_introductions.Row]
    support: list[tuple[str, str]]  # what, and about what


def view(network: Network, known: Profile, today: date) -> View:
    """For one person."""
    found = beside.of_person(network, known.person.id, today=today)
    return View(
        sayings=[_said(fact, found.matches) for fact in known.facts if fact.kind in needs.KINDS],
        balance=found.balance,
        balance_words=words.balance(found.balance),
        lines=[_line(one, today) for one in found.exchanges[:LINES]],
        introductions=shown_introductions.rows(found.introductions, today),
        support=[_support(one) for one in found.support],
    )


def _said(fact: Fact, matches: tuple[Match, ...]) -> Said:
    ended = fact.ended_on is not None
    return Said(fact.pk, fact.kind == "need", fact.text, ended, [] if ended else _met(str(fact.pk), matches))


def _line(one: Exchange, today: date) -> dict[str, str]:
    return {
        "id": one.id,
        "way": one.way,
        "text": one.text or give_pages.gave(one.kind),
        "when": shown.short_day(one.day, today),
    }


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


def _support(one: Carried) -> tuple[str, str]:
    kind = dict(give_pages.supports())[one.kind]
    template = _("Gives you: %(kind)s") if one.way == "received" else _("You give: %(kind)s")
    more = [one.topic, give_pages.rhythm(one.every) if one.every else ""]
    return template % {"kind": kind}, " · ".join(filter(None, more))
