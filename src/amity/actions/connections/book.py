"""What is read once for one question about connections, however many people it leads to."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from amity.actions.lookout import people_of
from amity.giving.consent import Step
from amity.store.absent import absent
from amity.store.bulk import chunks
from amity.store.models import Connection, IntroductionStep, Label, Network, Person, Record, Relation
from amity.store.reading import records_of
from amity.store.remembering import remembered

PRAISED = ("linkedin.recommendations", "linkedin.endorsements")  # sources with records of their own


def book_of(network: Network, today: date) -> "Book":
    """The same book until somebody writes."""
    return remembered(("connections", network.pk, today), lambda: Book(network, today))


@dataclass(frozen=True)
class Book:
    """A network as it stands on a day. What is small is read whole, what is large by people."""

    network: Network
    today: date
    _ids: dict[Any, UUID] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def owners(self) -> tuple[UUID, ...]:
        """The owner's own people, the oldest first: of several files there may be several."""
        mine = Person.objects.of(self.network).filter(is_me=True).order_by("id")
        return tuple(mine.values_list("id", flat=True))

    @property
    def owner(self) -> UUID:
        """Under which id the owner stands; where no file told of them, the network's."""
        return self.owners[0] if self.owners else self.network.pk

    def id(self, told: Any) -> UUID:
        """An id as the driver gives it, made once: equal ids are then one object, which dictionaries find faster."""
        found = self._ids.get(told)
        if found is None:
            found = self._ids[told] = told if isinstance(told, UUID) else UUID(told)
        return found

    def meant(self, id: UUID) -> UUID:
        """Whom an id means: any person of the owner's the owner."""
        return self.owner if id in self.owners else id

    @cached_property
    def absent(self) -> frozenset[UUID]:
        """Who died or asked to be left out."""
        return frozenset(absent(self.network))

    @cached_property
    def introduced(self) -> tuple[tuple[UUID, date, UUID, UUID], ...]:
        """Introductions that were made: id, day, one and the other."""
        made = IntroductionStep.objects.of(self.network).filter(kind=Step.MADE, day__lte=self.today)
        ends = ("introduction__record__person_id", "introduction__other__person_id")
        told = made.order_by("day", "id").values_list("introduction_id", "day", *ends)
        return tuple(
            (id, day, one, other) for id, day, one, other in told if None not in (one, other) and one != other
        )

    @cached_property
    def stated(self) -> tuple[tuple[UUID, UUID, UUID, bool], ...]:
        """What the owner said of two people: id, one, the other, whether they know each other. The last word counts."""
        rows = Connection.objects.of(self.network).order_by("created_at", "id")
        last = {}
        for id, one, other, known in rows.values_list("id", "record__person_id", "other__person_id", "known"):
            if None not in (one, other) and one != other:
                last[frozenset((one, other))] = (id, one, other, known)
        return tuple(last.values())

    @cached_property
    def has_relations(self) -> bool:
        """Whether any relation is noted at all."""
        return Relation.objects.of(self.network).exists()

    @cached_property
    def has_groups(self) -> bool:
        """Whether anybody is in a group of the address book."""
        return Label.objects.of(self.network).filter(kind=Label.Kind.GROUP).exists()

    @cached_property
    def praised(self) -> dict[int, UUID]:
        """Records of recommendations and endorsements, each with its person."""
        rows: Any = Record.objects.of(self.network).filter(source__in=PRAISED)
        return {pk: person for pk, person in rows.values_list("pk", "person_id") if person is not None}

    def records(self, people: Collection[UUID]) -> dict[int, UUID]:
        """The records of these people, each with its person."""
        found: dict[int, UUID] = {}
        for some in chunks(people):
            found |= records_of(self.network, some)
        return found

    def people(self, ids: Collection[UUID] | None = None) -> dict[UUID, str]:
        """Those of these ids that are people and may be turned to, by name: no list or machine, not the owner, nobody absent."""
        everybody = people_of(self.network)
        parts = [everybody] if ids is None else [everybody.filter(id__in=some) for some in chunks(ids)]
        found = (row for part in parts for row in part.values_list("id", "name"))
        return {id: name for id, name in found if id not in self.absent}

    def bearers(self, keys: Collection[str]) -> dict[str, UUID]:
        """Who bears a full name that nobody else bears."""
        found: dict[str, list[UUID]] = defaultdict(list)
        for some in chunks(keys):
            people = Person.objects.of(self.network).filter(name_key__in=some)
            for key, id in people.values_list("name_key", "id"):
                found[key].append(id)
        return {key: ids[0] for key, ids in found.items() if len(ids) == 1}
