"""A need and an offer that meet, as a card shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from amity.giving.facts import ME, Basis, Match
from amity.surfaces.web import letters, shown
from amity.surfaces.web.give.common import Side, side
from amity.surfaces.words import giving as words


@dataclass(frozen=True, slots=True)
class Card:
    """One match in words."""

    a: Side  # needs
    b: Side  # has
    need: str
    offer: str
    has: str  # offers, or what else says that they have it
    words: str  # the words that meet
    said: str  # where and when the need was said
    minutes: str
    act: str
    address: str
    need_address: str
    offer_address: str


def cards(matches: Iterable[Match], today: date) -> list[Card]:
    """All of them."""
    return [card(match, today) for match in matches]


def card(match: Match, today: date) -> Card:
    """One of them."""
    need, offer = match.need, match.offer
    return Card(
        a=side(need.person, need.name),
        b=side(offer.person, offer.name),
        need=need.text,
        offer=offer.text,
        has=_has(match),
        words=meeting(match),
        said=_("Said on %(day)s") % {"day": shown.short_day(need.said_on, today)} if need.said_on else "",
        minutes=words.favour(match.minutes),
        act=act(match),
        address=reverse("give-match", args=[need.id, offer.id]),
        need_address=reverse("give-need", args=[need.id]),
        offer_address=letters.source_address(
            offer.id if offer.id.startswith("post:") else f"fact:{offer.id}",
            "" if offer.person == ME else offer.person,
        ),
    )


def meeting(match: Match) -> str:
    """The words that meet: “flat” and “apartment”; “recipe” where both say the same."""
    said = [
        _("“%(one)s”") % {"one": one.needed}
        if one.needed == one.offered
        else _("“%(one)s” and “%(other)s”") % {"one": one.needed, "other": one.offered}
        for one in match.words
    ]
    return ", ".join(said)


def act(match: Match) -> str:
    """What the button says: whom to ask or to write first."""
    if match.offer.person == ME:
        return _("Write to %(name)s") % {"name": side(match.need.person, match.need.name).first}
    name = {"name": side(match.offer.person, match.offer.name).first}
    return _("Ask %(name)s") % name if match.need.person == ME else _("Ask %(name)s first") % name


def _has(match: Match) -> str:
    mine = match.offer.person == ME
    match match.offer.basis:
        case Basis.OFFER:
            return _("can offer") if mine else _("offers")
        case Basis.WORK:
            return _("do this for a living") if mine else _("does this for a living")
        case _:
            return _("care about this") if mine else _("cares about this")
