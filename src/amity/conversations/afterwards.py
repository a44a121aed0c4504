"""What a first message after an event begins with: thanks, a promise made there, what they told there."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from amity.base.text import one_line
from amity.conversations.address import to_you
from amity.conversations.facts import Fact, Promise, Reason, Someone, Touch
from amity.conversations.memory import Memory
from amity.conversations.sayable import promise_opening, said_to_you, sayable_subject
from amity.conversations.telling import Telling, when_it_was

_TOLD = ("goal", "need", "interest", "work", "family", "offer", "note")


def after_event(someone: Someone, reason: Reason, telling: Telling) -> Iterator[Memory]:
    """Best first: thanks where they are due, then what was promised, then what they told; the event itself at last.

    A second message begins with the event itself: what they told stood in the first one.
    """
    touch = _talk(someone, reason)
    if touch is None:
        return
    said_on = touch.at.date()
    if "second" in reason.details:
        yield from _again(touch, reason, telling)
    yield from _thanks(touch, reason, telling)
    yield from (found for p in _mine(someone, said_on) if (found := _of_promise(p, someone, telling)))
    yield from (found for f in _told(someone, said_on) if (found := _of_fact(f, touch, telling)))
    if event := sayable_subject(str(reason.details.get("event", ""))):
        yield _memory("after.event", "first", touch, telling, event=event)


def _talk(someone: Someone, reason: Reason) -> Touch | None:
    """The talk that the reason names, as it is known; else as much of it as the evidence tells."""
    named = next((e for e in reason.evidence if e.kind == "touch"), None)
    if named is None or named.on is None:
        return None
    for touch in (someone.last_touch, someone.first_touch):
        if touch and touch.id == named.id:
            return touch
    at = datetime.combine(named.on, time(12), UTC)
    return Touch(
        id=named.id, at=at, channel="in_person", direction="both", subject=named.text, source=named.source
    )


def _again(touch: Touch, reason: Reason, telling: Telling) -> Iterator[Memory]:
    if event := sayable_subject(str(reason.details.get("event", ""))):
        yield _memory("after.again", "news", touch, telling, event=event)


def _thanks(touch: Touch, reason: Reason, telling: Telling) -> Iterator[Memory]:
    event = sayable_subject(str(reason.details.get("event", "")))
    met = one_line(str(reason.details.get("met", "")), limit=60)
    match reason.details.get("thanked"):
        case "host" if event:
            yield _memory("thanks.host", "first", touch, telling, event=event)
        case "introduced" if met:
            yield _memory("thanks.introduced", "first", touch, telling, name=met)


def _mine(someone: Someone, said_on: date) -> list[Promise]:
    mine = [p for p in someone.promises if p.by == "me" and p.made_on == said_on and not p.when_we_meet]
    return sorted(mine, key=lambda p: (p.due or date.max, p.id))


def _of_promise(promise: Promise, someone: Someone, telling: Telling) -> Memory | None:
    turned = said_to_you(promise, telling.language, name=someone.name, formal=telling.formal)
    if not turned:
        return None
    return Memory(
        opening=promise_opening(turned, telling.language),
        closing="promise",
        values={"text": turned},
        source=f"promise:{promise.id}",
        stored=f"{promise.text} {turned}",
        subject="promise",
    )


def _told(someone: Someone, said_on: date) -> list[Fact]:
    """What they told on that day, what is theirs to tell first; nothing private."""
    told = [
        f
        for f in someone.facts
        if f.said_on == said_on and f.kind in _TOLD and not f.private and f.source == "you"
    ]
    return sorted(told, key=lambda f: (_TOLD.index(f.kind), f.id))


def _of_fact(fact: Fact, touch: Touch, telling: Telling) -> Memory | None:
    turned = None if telling.formal else to_you(fact.text, telling.language)
    if turned is None:
        return None
    when, from_when = when_it_was(touch.at.date(), telling)
    return Memory(
        opening="fact.told",
        closing=fact.kind if fact.kind != "note" else "first",
        values={"when": when, "from_when": from_when, "fact": turned},
        source=f"fact:{fact.id}",
        stored=f"{fact.text} {turned} {when}",
        subject="first",
    )


def _memory(opening: str, closing: str, touch: Touch, telling: Telling, **values: str) -> Memory:
    when, from_when = when_it_was(touch.at.date(), telling)
    return Memory(
        opening=opening,
        closing=closing,
        values={"when": when, "from_when": from_when, **values},
        source=f"touch:{touch.id}",
        stored=" ".join(
            (touch.subject, touch.place, when, from_when, *values.values(), "introduced thanks danke")
        ),
        subject="first",
    )
