"""Needs and offers that may stand in what was written and noted: proposed with the sentence, stored only after a yes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from amity.actions.giving import decisions
from amity.actions.giving.whom import Named, record_for
from amity.base.errors import BadInput, NotFound
from amity.base.ids import digest
from amity.base.text import clean, fold
from amity.conversations import intent
from amity.conversations.gate import is_sensitive
from amity.store import journal
from amity.store.absent import absent
from amity.store.models import Fact, Network, Participant, Touch

LOOKED_AT = timedelta(days=120)  # what was written before is not asked about
MOST_READ = 400  # messages
SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A sentence that may hold a need or an offer of whoever wrote it."""

    key: str
    kind: str  # need, offer
    person: Named
    text: str  # the sentence, word for word
    touch: int
    day: date


def proposed(network: Network, *, today: date, limit: int = SHOWN) -> tuple[Proposal, ...]:
    """Sentences of the last months in which somebody asks for or offers something, the newest first."""
    answered = decisions.keys(network, "sentence")
    noted = _noted(network)
    found: dict[str, Proposal] = {}
    for one in _sentences(network, today):
        if one.key not in answered and (one.person.id, fold(one.text)) not in noted:
            found.setdefault(one.key, one)
        if len(found) >= limit:
            break
    return tuple(found.values())


def accept(network: Network, key: str, *, today: date, kind: str = "", text: str = "") -> Fact:
    """Yes: it becomes a need or an offer, in the words of the sentence or in the owner's."""
    chosen = _chosen(network, key, today)
    said, what = clean(text.strip(), limit=5_000) or chosen.text, kind or chosen.kind
    if what not in ("need", "offer"):
        raise BadInput("Say whether it is a need or an offer.")
    with journal.entry(
        network, f"add_{what}", person=chosen.person.id, name=chosen.person.name, text=said[:120]
    ) as entry:
        record = record_for(entry, chosen.person.id)
        fact = Fact.objects.create(
            network=network, record=record, kind=what, text=said, source="you", touch_id=chosen.touch, said_on=chosen.day,
            private=is_sensitive(said), created_at=timezone.now(),
        )  # fmt: skip
        entry.created(fact)
        decisions.note(entry, "sentence", key, record=record, answer=decisions.YES)
    return fact


def decline(network: Network, key: str, *, today: date) -> None:
    """No: the sentence is not proposed again."""
    chosen = _chosen(network, key, today)
    with journal.entry(
        network, "decide", person=chosen.person.id, name=chosen.person.name, what="sentence"
    ) as entry:
        record = record_for(entry, chosen.person.id)
        decisions.note(entry, "sentence", key, record=record, answer=decisions.NO)


def _chosen(network: Network, key: str, today: date) -> Proposal:
    found = next((one for one in proposed(network, today=today, limit=MOST_READ) if one.key == key), None)
    if found is None:
        raise NotFound("This was answered already, or what it came from is gone.")
    return found


def _sentences(network: Network, today: date) -> Iterator[Proposal]:
    """What people wrote to the owner, sentence by sentence."""
    zone = ZoneInfo(network.time_zone)
    since = datetime.combine(today - LOOKED_AT, time(), zone)
    until = datetime.combine(today + timedelta(days=1), time(), zone)
    touches = (
        Touch.objects.of(network)
        .filter(
            direction=Touch.Direction.IN,
            at__gte=since,
            at__lt=until,
            people__lte=3,
            channel__in=("mail", "message", "chat"),
        )
        .exclude(summary="")
    )
    some = list(touches.order_by("-at", "-pk")[:MOST_READ])
    senders = _senders(network, [touch.pk for touch in some])
    for touch in some:
        if touch.pk in senders:
            for kind, sentence in intent.asked_and_offered(touch.summary):
                who = senders[touch.pk]
                yield Proposal(
                    key=digest("sentence", touch.key, fold(sentence)), kind=kind, person=who, text=sentence,
                    touch=touch.pk, day=touch.at.astimezone(zone).date(),
                )  # fmt: skip


def _senders(network: Network, touches: list[int]) -> dict[int, Named]:
    rows = Participant.objects.of(network).filter(touch__in=touches, role__in=("from", "with"), counts=True)
    rows = rows.filter(record__person__is_me=False, record__person__standing="person")
    told = rows.exclude(record__person__in=absent(network)).order_by("touch_id", "-role", "pk")
    found: dict[int, Named] = {}
    for touch, role, who, name in told.values_list(
        "touch_id", "role", "record__person_id", "record__person__name"
    ):
        if role == "from" or touch not in found:
            found[touch] = Named(who, name)
    return found


def _noted(network: Network) -> set[tuple[UUID | None, str]]:
    rows = Fact.objects.of(network).filter(kind__in=("need", "offer"))
    return {(who, fold(text)) for who, text in rows.values_list("record__person_id", "text")}
