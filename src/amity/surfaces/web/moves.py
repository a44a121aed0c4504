"""Offer and ask on a card of Today: what Give knows comes first where it is more than a kind word."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions.giving.beside import Prompt
from amity.giving.facts import ME, Match
from amity.surfaces.words import reasons as words
from amity.today.facts import Suggestion

_OWED = frozenset(
    {"promised", "answer", "wishes", "thanks", "no_hurry"}
)  # what a match does not take the place of


@dataclass(frozen=True, slots=True)
class Move:
    """One of the two, with where more of it stands."""

    kind: str
    icon: str
    label: str
    words: str
    address: str = ""
    more: str = ""  # what comes before an ask


def of_card(one: Suggestion, prompt: Prompt) -> list[Move]:
    """The offer, then the ask; with nothing to ask, the offer alone."""
    said = [_offer(one, prompt), _ask(one, prompt)]
    return [move for move in said if move.words]


def _offer(one: Suggestion, prompt: Prompt) -> Move:
    plain = Move("offer", "gift", _("Offer"), words.gesture(one.offer))
    if one.offer.kind in _OWED:
        return plain
    if prompt.match:
        match = prompt.match
        address = reverse("give-match", args=[match.need.id, match.offer.id])
        return Move("offer", "gift", _("Offer"), _met(match), address)
    if prompt.thanks:
        address = reverse("ledger-entry", args=[prompt.thanks.id])
        said = _("Thanks for what they gave you: %(text)s") % {"text": prompt.thanks.text}
        said = said if prompt.thanks.text else _("Thanks for what they gave you")
        return Move("offer", "gift", _("Offer"), said, address)
    return plain


def _ask(one: Suggestion, prompt: Prompt) -> Move:
    more = _("They gave more lately, so the offer comes first.") if prompt.gift_first else ""
    return Move("ask", "ear", _("Ask"), words.gesture(one.ask), more=more)


def _met(match: Match) -> str:
    said = {"need": match.need.text, "offer": match.offer.text, "name": match.offer.name}
    if match.offer.person == ME:
        return _("What you offer (%(offer)s) for what they need: %(need)s") % said
    return _("An introduction to %(name)s, for what they need: %(need)s") % said
