"""Whose relations are shown on somebody's page: of either side, what the owner noted and what cards say."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from amity.people import relations as chapter
from amity.people.records import Standing
from amity.people.showing import HAND
from amity.store.models import Network, Person, Record, Relation

MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Relative:
    """One line on somebody's page: the other one is `kind` to them. `id` is set where the owner may change it."""

    kind: str
    label: str
    name: str
    person: UUID | None
    source: str
    id: UUID | None = None
    turned: bool = False  # it is noted on the other one's side


def of_person(network: Network, person: Person, records: Sequence[Record]) -> tuple[Relative, ...]:
    """All relations of one person, of either side, each once; in two statements."""
    ids = [record.pk for record in records]
    rows = _rows(network, person, ids)
    keys = {key for row in rows if not row.other_id for key in (row.name_key, person.name_key) if key}
    bearers = _bearers(network, keys)
    found: dict[tuple[str, object], Relative] = {}
    for row in rows:
        one = _own(row, person, bearers) if row.record_id in ids else _turned(row, person, bearers)
        if one and one.person != person.id:
            same = (one.kind, one.person or one.name.casefold())
            if same not in found or (one.id and not found[same].id):  # what may be changed stands for both
                found[same] = one
    order = {kind: place for place, kind in enumerate(chapter.KINDS)}
    return tuple(
        sorted(found.values(), key=lambda one: (order.get(one.kind, len(order)), one.name.casefold()))
    )


def _rows(network: Network, person: Person, ids: Sequence[int]) -> list[Relation]:
    wanted = Q(record__in=ids) | Q(other__in=ids)
    if " " in person.name_key:
        wanted |= Q(name_key=person.name_key, other=None)
    rows = Relation.objects.of(network).filter(wanted).select_related("record__person", "other__person")
    return list(rows.order_by("created_at", "id")[:MOST_SHOWN])


def _bearers(network: Network, keys: Iterable[str]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = defaultdict(list)
    people = Person.objects.of(network).filter(name_key__in=list(keys), standing=Standing.PERSON, is_me=False)
    for person in people.only("network", "id", "name", "name_key"):
        found[person.name_key].append(person)
    return found


def _own(row: Relation, person: Person, bearers: dict[str, list[Person]]) -> Relative:
    """What is noted on this person's side; a full name that one other person bears leads to them."""
    other = row.other.person if row.other_id and row.other else _only(bearers, row.name_key)
    if other is not None and other.id == person.id:
        other = None
    return Relative(
        kind=row.kind,
        label=row.label,
        name=other.name if other else row.name,
        person=other.id if other else None,
        source=row.record.source,
        id=row.pk if row.record.source == HAND else None,
    )


def _turned(row: Relation, person: Person, bearers: dict[str, list[Person]]) -> Relative | None:
    """What is noted on the other one's side, seen from here. A mere name counts when nobody else bears it."""
    other = row.record.person
    if other is None or other.is_me or (not row.other_id and _only(bearers, row.name_key) != person):
        return None
    return Relative(
        kind=chapter.inverse(row.kind),
        label=row.label,
        name=other.name,
        person=other.id,
        source=row.record.source,
        id=row.pk if row.record.source == HAND else None,
        turned=True,
    )


def _only(bearers: dict[str, list[Person]], key: str) -> Person | None:
    found = bearers.get(key, []) if key else []
    return found[0] if len(found) == 1 else None
