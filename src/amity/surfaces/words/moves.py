"""Offer and ask on a card of Today, the same on every surface: what Give knows comes first where it is more than a kind word."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from amity.actions.giving.beside import Prompt
from amity.giving.facts import ME, Exchange, Match
from amity.surfaces.words import reasons as words
from amity.today.facts import Suggestion

_OWED = frozenset(
    {"promised", "answer", "wishes", "thanks", "no_hurry"}
)  # what a match does not take the place of


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One of the two in words, with what it rests on; `first` says what comes before an ask."""

    words: str
    match: Match | None = None
    thanks: Exchange | None = None
    first: str = ""


def offer(one: Suggestion, prompt: Prompt) -> Said:
    """What they need and somebody has, then thanks that are still to be said, then what follows from notes."""
    plain = Said(words=words.gesture(one.offer))
    if one.offer.kind in _OWED:
        return plain
    if prompt.match:
        return Said(words=_met(prompt.match), match=prompt.match)
    if prompt.thanks:
        text = prompt.thanks.text
        said = _("Thanks for what they gave you: %(text)s") % {"text": text} if text else ""
        return Said(words=said or _("Thanks for what they gave you"), thanks=prompt.thanks)
    return plain


def ask(one: Suggestion, prompt: Prompt) -> Said:
    """What the owner needs and they have, where nothing is owed to them; else one question."""
    first = _("They gave more lately, so the offer comes first.") if prompt.gift_first else ""
    plain = words.gesture(one.ask)
    if prompt.has and plain and not prompt.gift_first and one.offer.kind not in _OWED:
        need = {"need": prompt.has.need.text}
        return Said(words=_("Whether they can help with what you need: %(need)s") % need, match=prompt.has)
    return Said(words=plain, first=first)


def whom_first(match: Match) -> tuple[str, str] | None:
    """Whom to ask before anything is said to the other side: id and name; None where the owner has it."""
    return None if match.offer.person == ME else (match.offer.person, match.offer.name)


def _met(match: Match) -> str:
    said = {"need": match.need.text, "offer": match.offer.text, "name": match.offer.name}
    if match.offer.person == ME:
        return _("What you offer (%(offer)s) for what they need: %(need)s") % said
    return _("An introduction to %(name)s, for what they need: %(need)s") % said
