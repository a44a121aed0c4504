"""What is known of some people, read in a constant number of statements: the input of drafts and of Today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from amity.conversations import facts
from amity.store.models import Fact, Handle, Network, Participant, Person, Promise, Tie, Touch

_FEW = 2  # touches: so few that the first one is read too


def known(
    network: Network, people: Sequence[Person], ties: Mapping[UUID, Tie], *, first_touches: bool = False
) -> dict[UUID, facts.Someone]:
    """Each of these people with facts, open promises, addresses and the last talk.

    The first talk is read for those with at most two, unless `first_touches` asks for everybody's.
    """
    ids = [person.id for person in people]
    told, promised, handles = _facts(network, ids), _promises(network, ids), _handles(network, ids)
    last = _last_touches(network, ids, ties)
    short = [id_ for id_, tie in ties.items() if first_touches or tie.events <= _FEW]
    first = _first_touches(network, [id_ for id_ in short if id_ in set(ids)])
    return {
        person.id: facts.Someone(
            id=str(person.id),
            name=person.name,
            given=person.given,
            title=person.title,
            organisation=person.organisation.name if person.organisation else "",
            place=person.place,
            email=handles[person.id].get(Handle.Kind.EMAIL, ""),
            phone=handles[person.id].get(Handle.Kind.PHONE, ""),
            url=handles[person.id].get(Handle.Kind.URL, ""),
            facts=tuple(told[person.id]),
            promises=tuple(promised[person.id]),
            last_touch=last.get(person.id),
            first_touch=first.get(person.id),
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


def _facts(network: Network, ids: Iterable[UUID]) -> dict[UUID, list[facts.Fact]]:
    found: dict[UUID, list[facts.Fact]] = defaultdict(list)
    rows = Fact.objects.of(network).filter(record__person__in=ids).order_by("id")
    for person, *row in rows.values_list("record__person_id", "id", "kind", "text", "source", "said_on", "private"):
        found[person].append(_fact(row))
    return found


def _fact(row: list[Any]) -> facts.Fact:  # a row of values holds whatever its columns hold
    id_, kind, text, source, said_on, private = row
    return facts.Fact(id=str(id_), kind=kind, text=text, source=source, said_on=said_on, private=private)


def _promises(network: Network, ids: Iterable[UUID]) -> dict[UUID, list[facts.Promise]]:
    found: dict[UUID, list[facts.Promise]] = defaultdict(list)
    rows = Promise.objects.of(network).filter(record__person__in=ids, kept_at=None, released_at=None)
    for promise in rows.select_related("record").order_by("made_on", "id"):
        if promise.record.person_id:
            found[promise.record.person_id].append(promise_fact(promise))
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


def _handles(network: Network, ids: Iterable[UUID]) -> dict[UUID, dict[str, str]]:
    found: dict[UUID, dict[str, str]] = defaultdict(dict)
    rows = Handle.objects.of(network).filter(record__person__in=ids, shared=False).order_by("id")
    for person, kind, value, shown in rows.values_list("record__person_id", "kind", "value", "shown"):
        if person is not None:
            found[person].setdefault(kind, shown or value)
    return found


def _last_touches(network: Network, ids: Iterable[UUID], ties: Mapping[UUID, Tie]) -> dict[UUID, facts.Touch]:
    last = {id_: ties[id_].last_at for id_ in ids if id_ in ties}
    told = _counting(network, last).filter(at__in=set(last.values()))
    return {
        person: touch_fact(row.touch)
        for row in told.order_by("touch_id")
        if (person := row.record.person_id) is not None and row.at == last.get(person)
    }


def _first_touches(network: Network, ids: Iterable[UUID]) -> dict[UUID, facts.Touch]:
    first: dict[UUID, facts.Touch] = {}
    for row in _counting(network, ids).order_by("at", "touch_id"):
        if row.record.person_id:
            first.setdefault(row.record.person_id, touch_fact(row.touch))
    return first


def _counting(network: Network, ids: Iterable[UUID]) -> Any:  # a queryset of participants
    told = Participant.objects.of(network).filter(record__person__in=list(ids), counts=True, touch__depth__gte=1)
    return told.select_related("touch", "record")
