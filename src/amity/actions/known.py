"""What is known of some people, read in a constant number of statements: the input of drafts and of Today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import starmap
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Max, QuerySet, Value
from django.db.models.functions import Coalesce

from amity.conversations import facts
from amity.conversations.phrases import language_code
from amity.store.models import (
    Fact,
    Handle,
    Network,
    Participant,
    Person,
    Promise,
    RecordVersion,
    Touch,
)

_FEW = 2  # touches: so few that the first one is read too


class Shown(NamedTuple):
    """A person as Today and drafts need them: plain columns, which are read in half the time of a row."""

    id: UUID
    name: str
    given: str
    name_key: str
    title: str
    place: str
    circle: int | None
    organisation: str


def shown(people: "QuerySet[Person]") -> dict[UUID, Shown]:
    """These people by id."""
    told = people.annotate(at=Coalesce("organisation__name", Value("")))
    rows = told.values_list("id", "name", "given", "name_key", "title", "place", "circle", "at")
    return {row.id: row for row in starmap(Shown, rows)}


class NewestCard(NamedTuple):
    """What a record says now, as far as the day needs it."""

    person: UUID
    source: str
    position: str  # in a file
    said_at: datetime | None
    languages: list[str] | None


def known(
    network: Network,
    people: Sequence[Shown],
    ties: Mapping[UUID, Any],
    owner: Mapping[int, UUID],
    cards: Iterable[NewestCard],
    *,
    first_touches: bool = False,
) -> dict[UUID, facts.Someone]:
    """Each of these people with facts, open promises, addresses and the last talk.

    `owner` says whose each of their records is (`store.reading.records_of`), `cards` what these say now.
    The first talk is read for those with at most two, unless `first_touches` asks for everybody's.
    """
    told, promised, handles = _facts(network, owner), _promises(network, owner), _handles(network, owner)
    last = _last_touches(network, owner, ties)
    seen = _seen(network, {record: id_ for record, id_ in owner.items() if id_ not in ties})
    spoken = _languages(cards)
    short = {id_ for id_, tie in ties.items() if first_touches or tie.events <= _FEW}
    first = _first_touches(network, {record: id_ for record, id_ in owner.items() if id_ in short})
    return {
        person.id: facts.Someone(
            id=str(person.id),
            name=person.name,
            given=person.given,
            title=person.title,
            organisation=person.organisation,
            place=person.place,
            language=spoken.get(person.id, ""),
            email=handles[person.id].get(Handle.Kind.EMAIL, ""),
            phone=handles[person.id].get(Handle.Kind.PHONE, ""),
            url=handles[person.id].get(Handle.Kind.URL, ""),
            facts=tuple(told[person.id]),
            promises=tuple(promised[person.id]),
            last_touch=last.get(person.id),
            first_touch=first.get(person.id),
            seen=seen.get(person.id),
        )
        for person in people
    }


def touch_fact(touch: Touch) -> facts.Touch:
    """A stored touch as a chapter sees it."""
    return facts.Touch(
        id=str(touch.pk),
        at=touch.at,
        channel=touch.channel,
        direction=touch.direction,
        depth=touch.depth,
        people=touch.people,
        subject=touch.subject,
        summary=touch.summary,
        place=touch.place,
        source=touch.source,
        asks=touch.asks,
    )


def _facts(network: Network, owner: Mapping[int, UUID]) -> dict[UUID, list[facts.Fact]]:
    found: dict[UUID, list[facts.Fact]] = defaultdict(list)
    for fact in Fact.objects.of(network).filter(record__in=list(owner), ended_on=None).order_by("id"):
        found[owner[fact.record_id]].append(
            facts.Fact(
                id=str(fact.id),
                kind=fact.kind,
                text=fact.text,
                source=fact.source,
                said_on=fact.said_on,
                private=fact.private,
                confirmed_on=fact.confirmed_on,
                touch=str(fact.touch_id or ""),
            )
        )
    return found


def _promises(network: Network, owner: Mapping[int, UUID]) -> dict[UUID, list[facts.Promise]]:
    found: dict[UUID, list[facts.Promise]] = defaultdict(list)
    rows = Promise.objects.of(network).filter(record__in=list(owner), kept_at=None, released_at=None)
    for promise in rows.order_by("made_on", "id"):
        found[owner[promise.record_id]].append(promise_fact(promise))
    return found


def promise_fact(promise: Promise) -> facts.Promise:
    """A stored promise as a chapter sees it."""
    return facts.Promise(
        id=str(promise.id),
        by=promise.by,
        text=promise.text,
        made_on=promise.made_on,
        due=promise.due,
        when_we_meet=promise.when_we_meet,
    )


def _handles(network: Network, owner: Mapping[int, UUID]) -> dict[UUID, dict[str, str]]:
    found: dict[UUID, dict[str, str]] = defaultdict(dict)
    rows = Handle.objects.of(network).filter(record__in=list(owner), shared=False).order_by("id")
    for record, kind, value, shown in rows.values_list("record_id", "kind", "value", "shown"):
        found[owner[record]].setdefault(kind, shown or value)
    return found


def _last_touches(
    network: Network, owner: Mapping[int, UUID], ties: Mapping[UUID, Any]
) -> dict[UUID, facts.Touch]:
    """The talk at which each tie was last renewed."""
    times = {ties[person].last_at for person in owner.values() if person in ties}
    took_part = Participant.objects.of(network).filter(record__in=list(owner), at__in=times, counts=True)
    # Two people may have had their last talk together: each person has a touch, not each touch a person.
    last = {
        owner[record]: touch
        for touch, record, at in sorted(took_part.values_list("touch_id", "record_id", "at"))
        if at == ties[owner[record]].last_at
    }
    touches = touches_of(network, last.values())
    return {person: touch_fact(touches[touch]) for person, touch in last.items() if touch in touches}


def _seen(network: Network, owner: Mapping[int, UUID]) -> dict[UUID, facts.Touch]:
    """What people wrote last to a list, for those with whom no talk is known."""
    wrote = Participant.objects.of(network).filter(
        record__in=list(owner), role="from", counts=False, touch__direction=Touch.Direction.NONE
    )
    last = dict(wrote.values_list("record_id").annotate(Max("at")))
    if not last:
        return {}
    rows = wrote.filter(at__in=set(last.values())).order_by("at", "touch_id")
    newest = {
        owner[row]: touch
        for row, touch, at in rows.values_list("record_id", "touch_id", "at")
        if last[row] == at
    }
    touches = touches_of(network, newest.values())
    return {person: touch_fact(touches[touch]) for person, touch in newest.items() if touch in touches}


def newest_cards(network: Network, owner: Mapping[int, UUID]) -> list[NewestCard]:
    """Where each of these records was read last, and the languages it names; the oldest record first."""
    rows = RecordVersion.objects.of(network).filter(record__in=list(owner), number=F("record__latest"))
    told = rows.order_by("record_id").values_list(
        "record_id", "record__source", "position", "said_at", "said__languages"
    )
    return [NewestCard(owner[record], *rest) for record, *rest in told]


def _languages(cards: Iterable[NewestCard]) -> dict[UUID, str]:
    """The first language a card names, as two letters."""
    found: dict[UUID, str] = {}
    for card in cards:
        codes = (language_code(str(name)) for name in card.languages or ())
        if code := next(filter(None, codes), ""):
            found.setdefault(card.person, code)
    return found


def touches_of(network: Network, ids: Iterable[int]) -> dict[int, Touch]:
    """These touches by number, in their order."""
    return {touch.pk: touch for touch in Touch.objects.of(network).filter(pk__in=list(ids)).order_by("pk")}


def _first_touches(network: Network, owner: Mapping[int, UUID]) -> dict[UUID, facts.Touch]:
    first: dict[UUID, facts.Touch] = {}
    for row in _counting(network, owner).order_by("at", "touch_id"):
        first.setdefault(owner[row.record_id], touch_fact(row.touch))
    return first


def _counting(network: Network, owner: Mapping[int, UUID]) -> "QuerySet[Participant]":
    told = Participant.objects.of(network).filter(record__in=list(owner), counts=True, touch__depth__gte=1)
    return told.select_related("touch")
