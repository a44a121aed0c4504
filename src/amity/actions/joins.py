"""All joins there are: which records are one person, since when, by whom and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amity.actions.questions import Bar, bars_of
from amity.people.records import Card
from amity.people.showing import HAND
from amity.store.models import LinkEvent, Network, Person, Record, RecordVersion

PAGE = 50
_NO_JOINS = (
    HAND,
    "own",
)  # what the owner notes of somebody, and the owner's own cards, are no joins to look at


@dataclass(frozen=True, slots=True)
class End:
    """One of the two records of a join."""

    record: UUID
    source: str
    name: str  # as this record says it, or an address


@dataclass(frozen=True, slots=True)
class Join:
    """A link that holds. `number` names it for `same.unjoin`."""

    number: int
    person: Person
    a: End
    b: End
    rule: str
    actor: str  # owner, or amity
    at: datetime
    bits: float | None  # None where the owner said so
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Joins:
    """One page, newest first; `next` is the number after which the next page begins."""

    rows: tuple[Join, ...]
    total: int
    next: int | None


def joins(
    network: Network, *, person: UUID | None = None, after: int | None = None, limit: int = PAGE
) -> Joins:
    """The joins that hold, newest first; of one person where given."""
    withdrawn = LinkEvent.objects.of(network).exclude(revokes=None).values("revokes")
    holding = LinkEvent.objects.of(network).filter(kind=LinkEvent.Kind.LINK).exclude(rule__in=_NO_JOINS)
    holding = holding.exclude(pk__in=withdrawn)
    if person is not None:
        holding = holding.filter(a__in=list(_records(network, person)))
    total = holding.count()
    page = holding.filter(pk__lt=after) if after is not None else holding
    found = list(page.select_related("a__person", "b").order_by("-pk")[: limit + 1])
    rows = _told(network, found[:limit])
    return Joins(rows, total, found[limit - 1].pk if len(found) > limit else None)


def _records(network: Network, person: UUID) -> Sequence[int]:
    return list(Record.objects.of(network).filter(person=person).values_list("pk", flat=True))


def _told(network: Network, links: Sequence[LinkEvent]) -> tuple[Join, ...]:
    names = _names(network, [record for link in links for record in (link.a, link.b)])
    return tuple(
        Join(
            number=link.pk,
            person=link.a.person,
            a=End(link.a.uid, link.a.source, names[link.a_id]),
            b=End(link.b.uid, link.b.source, names[link.b_id]),
            rule=link.rule,
            actor=link.actor,
            at=link.created_at,
            bits=link.evidence.get("bits"),
            bars=bars_of(link.evidence),
        )
        for link in links
        if link.a.person is not None
    )


def _names(network: Network, records: Sequence[Record]) -> dict[int, str]:
    latest = {record.pk: record.latest for record in records}
    names = dict.fromkeys(latest, "")
    for version in RecordVersion.objects.of(network).filter(record__in=list(latest)):
        if version.number == latest[version.record_id]:
            card = Card.from_json(version.said)
            known = (card.name, card.nickname, *card.emails, *card.phones, *card.urls)
            names[version.record_id] = next(filter(None, known), "")
    return names
