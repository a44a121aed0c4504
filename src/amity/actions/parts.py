"""The entries that somebody is made of, and which of them leave when a join is taken apart."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from amity.base.errors import BadInput, NotFound
from amity.people.linking import sides
from amity.people.records import Card
from amity.people.showing import HAND
from amity.store.links import Kind, standing_links
from amity.store.models import LinkEvent, Network, Person, Record, RecordVersion


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of a source: who it says it is, and something more that tells it from others."""

    record: UUID
    source: str
    name: str
    more: tuple[str, ...]  # what they do, addresses, numbers
    since: datetime

    @property
    def by_hand(self) -> bool:
        """Whether it is what the owner noted."""
        return self.source == HAND


@dataclass(frozen=True, slots=True)
class Split:
    """What taking a join apart makes of somebody."""

    person: Person
    stays: tuple[Part, ...]
    leaves: tuple[Part, ...]


def parts(network: Network, person_id: UUID) -> tuple[Part, ...]:
    """The entries of a person, the oldest first."""
    records = Record.objects.of(network).filter(person=person_id).order_by("pk")
    return _told(network, list(records))


def split(network: Network, link: int) -> Split:
    """What `same.unjoin` of this link would do. NotFound where there is no such join, BadInput where it is gone."""
    event = LinkEvent.objects.of(network).filter(pk=link, kind=Kind.LINK).select_related("a__person").first()
    if event is None or event.a.person is None:
        raise NotFound(_("There is no such join."))
    members = list(Record.objects.of(network).filter(person=event.a.person).order_by("pk"))
    leaving = leaving_by(network, [record.pk for record in members], link)
    told = {record.pk: part for record, part in zip(members, _told(network, members), strict=True)}
    return Split(
        person=event.a.person,
        stays=tuple(part for pk, part in told.items() if pk not in leaving),
        leaves=tuple(part for pk, part in told.items() if pk in leaving),
    )


def leaving_by(network: Network, members: Collection[int], link: int) -> set[int]:
    """The records on the younger side of a link; BadInput where that link holds no more."""
    links = [one.link for one in standing_links(network, members)]
    if link not in {one.number for one in links}:
        raise BadInput(_("That join was already taken apart."))
    here, there = sides(members, links, link)
    return here if min(there) < min(here) else there


def _told(network: Network, records: Sequence[Record]) -> tuple[Part, ...]:
    latest = {record.pk: record.latest for record in records}
    cards = {
        version.record_id: Card.from_json(version.said)
        for version in RecordVersion.objects.of(network).filter(record__in=list(latest))
        if version.number == latest[version.record_id]
    }
    return tuple(_part(record, cards.get(record.pk, Card())) for record in records)


def _part(record: Record, card: Card) -> Part:
    work = next((post for post in card.posts if post.current), None)
    said = [", ".join(filter(None, (work.title, work.organisation)))] if work else []
    more = [*filter(None, said), *card.emails, *card.phones, *card.urls]
    name = next(filter(None, (card.name, card.nickname, *more)), "")
    return Part(
        record.uid, record.source, name, tuple(one for one in more if one != name)[:3], record.created_at
    )
