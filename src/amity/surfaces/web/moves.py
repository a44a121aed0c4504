"""Offer and ask on a card of Today, with where more of them stands."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions.giving.beside import Prompt
from amity.surfaces.words import moves as words
from amity.today.facts import Suggestion


@dataclass(frozen=True, slots=True)
class Move:
    """One of the two."""

    kind: str
    icon: str
    label: str
    words: str
    address: str = ""
    more: str = ""  # what comes before an ask


def of_card(one: Suggestion, prompt: Prompt) -> list[Move]:
    """The offer, then the ask; with nothing to ask, the offer alone."""
    offer, ask = words.offer(one, prompt), words.ask(one, prompt)
    moves = [
        Move("offer", "gift", _("Offer"), offer.words, _address(offer), offer.first),
        Move("ask", "ear", _("Ask"), ask.words, _address(ask), ask.first),
    ]
    return [move for move in moves if move.words]


def _address(said: words.Said) -> str:
    if said.match:
        return reverse("give-match", args=[said.match.need.id, said.match.offer.id])
    return reverse("ledger-entry", args=[said.thanks.id]) if said.thanks else ""
