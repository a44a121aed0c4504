"""Needs and offers typed in a sentence. The reader of sentences is large, so it is loaded by whoever needs it."""

from dataclasses import dataclass
from datetime import date

from amity.actions import log
from amity.actions.giving import needs
from amity.conversations.reading.own import OwnSaying, said_of_me
from amity.store.models import Fact, Network


@dataclass(frozen=True, slots=True)
class Read:
    """A typed sentence as understood: the owner's own need or offer, or a note about others. Nothing is stored yet."""

    own: OwnSaying | None
    note: log.Understanding | None


def read(network: Network, sentence: str, *, today: date) -> Read:
    """What a sentence says: "I need a flat in Leipzig", "Tom offers two hours a month"."""
    own = said_of_me(sentence)
    return Read(own, None) if own else Read(None, log.understand(network, sentence, today=today))


def note(network: Network, sentence: str, *, today: date) -> list[Fact]:
    """Store the needs and offers of a sentence, and what else it says. Ambiguous where a name means several."""
    found = read(network, sentence, today=today)
    if found.own:
        return [needs.add(network, found.own.kind, found.own.text, today=today)]
    assert found.note is not None  # a sentence is one or the other
    stored = log.store(network, found.note, today=today)
    return [fact for fact in stored.facts if fact.kind in needs.KINDS]
