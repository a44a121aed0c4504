"""What a language has to say for a brief to be written in it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sayings:
    """Questions by kind (`fact.turned` where a fact can be said to "you", `fact.quoted` where not), openers, farewells."""

    told: str  # {fact} as a clause about "you"
    quoted: str  # {text} word for word
    again: str  # {fact}, {when}: said long ago
    again_quoted: str
    goes_on: Mapping[str, str]  # what to ask about a kind of fact
    promised: str
    met_at: str
    met: str
    subject: str
    news_work: str
    news_title: str
    news_place: str
    at_work: str
    by_title: str
    in_place: str
    need: str
    guest_title: str
    guest_organisation: str
    guest_said: str
    speaker: str
    host: str
    host_named: str  # {name}
    openers: Mapping[str, tuple[str, ...]]  # by setting
    leaving: tuple[str, ...]
    leaving_known: tuple[str, ...]
    if_then: str
    quiet: str
