"""A first version of a message, from stored facts only: one memory, one gift or question, under 60 words."""

from collections.abc import Iterator
from datetime import date
from zlib import crc32

from amity.base.text import one_line
from amity.conversations.facts import Clause, Draft, Reason, Someone, Why
from amity.conversations.gate import OWNER, Ground, judge
from amity.conversations.memories import memories
from amity.conversations.memory import Memory
from amity.conversations.phrases import DE_SIE, EN, IN, Phrases, says_sie
from amity.conversations.telling import Telling
from amity.conversations.wording import likeness, word_pairs
from amity.people.calling import called

__all__ = ["channel_for", "greeted", "openers", "spoken_with", "write"]

_CHANNEL = {"mail": "email", "message": "message", "chat": "chat", "call": "call"}


def write(
    someone: Someone,
    reasons: tuple[Reason, ...],
    *,
    today: date,
    language: str = "en",
    taken: tuple[str, ...] = (),
) -> Draft:
    """A draft that passes the gate; the same input gives the same text.

    The leading reason chooses the memory; `someone.language` wins over `language`; `taken` are the
    texts already written to others, from which this one differs. Each clause of the body is in
    `basis` with its source: "touch:<id>", "fact:<id>", "promise:<id>", "date:<id>", "person:<id>",
    whatever kind the evidence has, or "owner". Where nothing is stored, the memory is an
    `[ask: ...]` for the owner to fill. German says "Sie" where the mails with somebody do.
    """
    spoken = spoken_with(someone, language)
    formal = spoken == "de" and says_sie(someone)
    phrases = DE_SIE if formal else IN.get(spoken, EN)
    telling = Telling(today, phrases, spoken, company=someone.organisation, formal=formal)
    for memory in memories(someone, reasons, telling):
        for draft in _variants(someone, memory, reasons, phrases, taken):
            if _may_be_shown(draft, memory, someone, taken):
                return draft
    return _only_a_greeting(someone, reasons, phrases)


def openers(someone: Someone, language: str, *, besides: str = "") -> tuple[str, ...]:
    """Ways to begin where nothing is known to begin with: a greeting, and what only the owner can add."""
    phrases = IN.get(spoken_with(someone, language), EN)
    greeting = greeted(phrases.greetings[0], someone)
    said = besides.partition(",")[2].strip()
    return tuple(f"{greeting} {opening}" for opening in phrases.openings["named"] if opening != said)


def spoken_with(someone: Someone, language: str) -> str:
    """Their language where it can be written in; else the owner's."""
    if someone.language[:2] in IN:
        return someone.language[:2]
    return language if language in IN else "en"


def _variants(
    someone: Someone, memory: Memory, reasons: tuple[Reason, ...], phrases: Phrases, taken: tuple[str, ...]
) -> list[Draft]:
    """All ways to say it, the least like `taken` first, else in an order of the person's own."""
    drafts = list(_in_own_order(someone, memory, reasons, phrases))
    said = frozenset[tuple[str, str]]().union(*(word_pairs(draft.body) for draft in drafts))
    near = [other for other in taken if not said.isdisjoint(word_pairs(other))]
    return sorted(drafts, key=lambda draft: max((likeness(draft.body, other) for other in near), default=0.0))


def _in_own_order(
    someone: Someone, memory: Memory, reasons: tuple[Reason, ...], phrases: Phrases
) -> Iterator[Draft]:
    openings = phrases.openings[memory.opening]
    closings = phrases.closings.get(memory.closing, ("",))
    start = crc32(f"{someone.id}:{memory.opening}".encode())
    greeting = greeted(phrases.greetings[start % len(phrases.greetings)], someone)
    for step in range(len(openings) * len(closings)):
        opening = _one_stop(openings[(start + step) % len(openings)].format(**memory.values))
        closing = closings[(start // 7 + step + step // len(openings)) % len(closings)]
        channel = channel_for(someone, reasons)
        yield Draft(
            channel=channel,
            subject=_subject(memory, phrases) if channel == "email" else "",
            body=" ".join(part for part in (greeting, opening, closing) if part),
            basis=tuple(_basis(greeting, opening, closing, memory)),
        )


def _one_stop(sentence: str) -> str:
    """A name that ends in a point, like "Acme, Inc.", ends the sentence too."""
    return sentence.replace("..", ".")


def _basis(greeting: str, opening: str, closing: str, memory: Memory) -> Iterator[Clause]:
    yield Clause(greeting, OWNER)
    if said := opening.partition("[")[0].strip(" .:!"):
        yield Clause(said, memory.source)
    if closing:
        yield Clause(closing, OWNER)


def _may_be_shown(draft: Draft, memory: Memory, someone: Someone, taken: tuple[str, ...]) -> bool:
    """The gate, told what is stored: the memory's own words, and which facts are private."""
    private = [Ground(f"fact:{f.id}", f.text, private=True) for f in someone.facts if f.private]
    grounds = [*private, Ground(memory.source, memory.stored), Ground(f"name:{someone.id}", someone.name)]
    owing = any(p.by == "me" for p in someone.promises)
    return judge(draft.body, basis=draft.basis, facts=grounds, recent=taken, owing=owing).passes


def _only_a_greeting(someone: Someone, reasons: tuple[Reason, ...], phrases: Phrases) -> Draft:
    """When every way to say it is taken: the owner says it in their own words."""
    greeting = greeted(phrases.greetings[0], someone)
    opening = phrases.openings["none"][0]
    body = f"{greeting} {opening}"
    return Draft(channel=channel_for(someone, reasons), body=body, basis=(Clause(greeting, OWNER),))


def greeted(greeting: str, someone: Someone) -> str:
    """A greeting by name, where there is one."""
    name = called(someone.name, someone.given)
    if not name:
        return greeting.replace(" {given}", "").replace(" {name}", "")
    return greeting.format(given=name, name=one_line(someone.name, limit=60))


def _subject(memory: Memory, phrases: Phrases) -> str:
    return phrases.subjects[memory.subject].format(**memory.values)


def channel_for(someone: Someone, reasons: tuple[Reason, ...] = ()) -> str:
    """As they last wrote to each other; else by mail where an address is known; else a message."""
    last = someone.last_touch
    channel = _CHANNEL.get(last.channel, "") if last else ""
    if not channel and reasons and reasons[0].why is Why.CONNECTED:
        return "message"
    if channel == "email" and not someone.email:
        return "message"
    return channel or ("email" if someone.email else "message")
