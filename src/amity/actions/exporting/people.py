"""What cards and tables tell of a person: the fields shown, and everything their records add."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from amity.people.records import Card, Standing
from amity.people.showing import Sourced, best_first, family_name
from amity.store.bulk import chunks
from amity.store.models import (
    Date,
    Fact,
    Handle,
    Label,
    Network,
    Person,
    Photo,
    Position,
    Record,
    RecordVersion,
    Relation,
)
from amity.store.owned import Owned

AT_ONCE = 200  # people in memory
T = TypeVar("T", bound=Owned)


@dataclass(frozen=True, slots=True)
class Known:
    """A person with what hangs on their records, each thing once, in the order of the records."""

    person: Person
    cards: tuple[Sourced, ...]  # the best first
    handles: tuple[Handle, ...]
    posts: tuple[Position, ...]
    dates: tuple[Date, ...]
    relations: tuple[Relation, ...]
    labels: tuple[Label, ...]
    facts: tuple[Fact, ...]  # none that is private
    photo: Photo | None

    @property
    def nickname(self) -> str:
        return next((one.card.nickname for one in self.cards if one.card.nickname), "")

    @property
    def family(self) -> str:
        """The family name of the name that is shown."""
        return family_name(self.cards)

    def values(self, kind: str) -> list[str]:
        """Addresses of one kind, as they were written."""
        written = {
            handle.value: handle.shown or handle.value
            for handle in reversed(self.handles)
            if handle.kind == kind
        }
        return list(written.values())[::-1]

    def labelled(self, kind: str) -> list[str]:
        """Groups, tags, kinds or topics."""
        return [label.value for label in self.labels if label.kind == kind]


def everybody(network: Network) -> Iterator[Known]:
    """All people but the owner, by name; lists, robots and organisations are no people."""
    people = Person.objects.of(network).filter(standing=Standing.PERSON, is_me=False)
    for some in chunks(people.select_related("organisation").order_by("sort_name", "id").iterator(), AT_ONCE):
        yield from _known(network, some)


def _known(network: Network, people: Sequence[Person]) -> Iterator[Known]:
    listed = Record.objects.of(network).filter(person__in=[person.id for person in people]).order_by("pk")
    records = {record.pk: record for record in listed}
    cards = _cards(network, records)
    handles = _by_person(network, Handle, records)
    posts = _by_person(network, Position, records, "organisation")
    dates = _by_person(network, Date, records)
    relations = _by_person(network, Relation, records, "record", "other__person")
    facts = _by_person(network, Fact, records, private=False)
    photos = _by_person(network, Photo, records)
    labels: dict[UUID, list[Label]] = defaultdict(list)
    for label in Label.objects.of(network).filter(person__in=[person.id for person in people]).order_by("pk"):
        labels[label.person_id].append(label)
    for person in people:
        own = person.id
        yield Known(
            person, cards[own], tuple(handles[own]), tuple(posts[own]), tuple(dates[own]), tuple(relations[own]),
            tuple(labels[own]), tuple(facts[own]), next(reversed(photos[own]), None),
        )  # fmt: skip


def _cards(network: Network, records: dict[int, Record]) -> dict[UUID, tuple[Sourced, ...]]:
    told: dict[UUID, list[Sourced]] = defaultdict(list)
    for some in chunks(records):
        for version in RecordVersion.objects.of(network).filter(record__in=some):
            record = records[version.record_id]
            if version.number == record.latest and record.person_id:
                said_at = version.said_at or version.created_at
                told[record.person_id].append(Sourced(record.source, said_at, Card.from_json(version.said)))
    return defaultdict(tuple, {person: tuple(best_first(some)) for person, some in told.items()})


def _by_person(
    network: Network, table: type[T], records: dict[int, Record], *joined: str, **only: Any
) -> dict[UUID, list[T]]:
    told: dict[UUID, list[T]] = defaultdict(list)
    for some in chunks(records):
        rows = table._base_manager.filter(network_id=network.pk, record_id__in=some, **only)
        for row in rows.select_related(*joined).order_by("pk") if joined else rows.order_by("pk"):
            owner = records[row.record_id].person_id  # type: ignore[attr-defined]  # all these hang on a record
            if owner:
                told[owner].append(row)
    return told
