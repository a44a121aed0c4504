"""First words to somebody met at an event, from what was said there and nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from amity.actions.recently import texts_to_others
from amity.conversations.drafts import write
from amity.conversations.facts import Draft, Evidence, Fact, Promise, Reason, Someone, Touch, Why
from amity.conversations.gate import is_sensitive
from amity.conversations.reading import FactRead, NeedRead, PromiseRead
from amity.store.models import Event, Network

if TYPE_CHECKING:
    from amity.actions.events.after import Card

_TALK = "talk"  # the talk that a capture tells of, before it is stored


def first_words(
    network: Network,
    event: Event,
    cards: Sequence["Card"],
    known: Mapping[UUID, Someone],
    *,
    day: date,
    today: date,
) -> dict[str, Draft]:
    """A draft for everybody of these who was talked to, by key; each differs from the others and from recent ones."""
    written: dict[str, Draft] = {}
    tomorrow = max(day + timedelta(days=1), today)
    recent = texts_to_others(network, list(known), today=today)
    for card in cards:
        if not card.talked:
            continue
        to = _as_met(card, known.get(_uuid(card)), event, day)
        reason = reason_for(
            event.name, [touch for touch in (to.first_touch,) if touch], card.thanked, _through(card, cards)
        )
        taken = (*recent, *(draft.body for draft in written.values()))
        written[card.key] = write(
            to, (reason,), today=tomorrow, language=network.language or "en", taken=taken
        )
    return written


def reason_for(event: str, talks: Iterable[Touch], thanked: str = "", met: str = "") -> Reason:
    """Why somebody met at an event is written to. `thanked` is host or introduced; then `met` is who was met by that."""
    evidence = tuple(
        Evidence(kind="touch", id=one.id, on=one.at.date(), text=event, source=one.source) for one in talks
    )
    details: dict[str, str | int] = {"event": event, "after": 1}
    if thanked == "host" or (thanked and met):
        details |= {"thanked": thanked, "met": met}
    return Reason(why=Why.FOLLOW_UP, evidence=evidence, details=details)


def _as_met(card: "Card", known: Someone | None, event: Event, day: date) -> Someone:
    """Somebody with what was said at this event, and nothing from before it."""
    to = known or Someone(id=card.key, name=card.name, given=card.name.split()[0] if card.name else "")
    at = datetime.combine(day, time(12), UTC)
    talk = Touch(
        id=_TALK,
        at=at,
        channel="in_person",
        direction="both",
        depth=2,
        subject=event.name,
        place=event.place,
        source="hand",
    )
    return replace(to, facts=tuple(_facts(card, day)), promises=tuple(_promises(card, day)), first_touch=talk)


def _facts(card: "Card", day: date) -> Iterable[Fact]:
    for part in card.parts:
        said = part.said
        if isinstance(said, FactRead | NeedRead):
            kind = said.kind if isinstance(said, FactRead) else "need"
            yield Fact(
                id=part.key,
                kind=kind,
                text=said.text,
                source="you",
                said_on=day,
                private=is_sensitive(said.text),
            )


def _promises(card: "Card", day: date) -> Iterable[Promise]:
    for part in card.parts:
        said = part.said
        if isinstance(said, PromiseRead):
            yield Promise(
                id=part.key,
                by=said.by,
                text=said.text,
                made_on=day,
                due=said.due,
                when_we_meet=said.when_we_meet,
            )


def _through(card: "Card", cards: Sequence["Card"]) -> str:
    """Whom they introduced to the owner."""
    return next((other.name for other in cards if other.through == card.name), "")


def _uuid(card: "Card") -> UUID:
    try:
        return UUID(card.key)
    except ValueError:
        return UUID(int=0)
