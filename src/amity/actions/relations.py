"""Who people are to each other, as the owner says it: noted on one side, shown on both."""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions.people import find
from amity.base.errors import BadInput, NotFound
from amity.base.text import one_line
from amity.people import relations as chapter
from amity.people.names import name_key
from amity.people.records import Standing
from amity.people.showing import HAND
from amity.store import journal
from amity.store.models import Network, Person, Record, Relation
from amity.store.people import hand_record


@dataclass(frozen=True, slots=True)
class Said:
    """What the owner says: the other one, by name or as a person in the book, is `kind` to somebody."""

    kind: str
    name: str = ""
    other: UUID | None = None
    label: str = ""


def named(network: Network, name: str, *, besides: UUID) -> list[Person]:
    """The people in the book whom a typed name may mean: those who bear exactly this name."""
    key = name_key(name)
    people = Person.objects.of(network).filter(name_key=key, standing=Standing.PERSON, is_me=False)
    return list(people.exclude(id=besides).select_related("organisation").order_by("id")[:6]) if key else []


def add(network: Network, person_id: UUID, said: Said) -> Relation:
    """Note who somebody is to this person."""
    person = find(network, str(person_id))
    with journal.entry(network, "relate", person=person.id, name=person.name) as entry:
        row = Relation(network=network, created_at=timezone.now())
        _say(row, person, said)
        row.record = hand_record(entry, person)
        row.save()
        entry.created(row)
        entry.about["other"] = row.name
    return row


def edit(network: Network, relation_id: UUID, said: Said) -> Relation:
    """Say it anew."""
    row = own(network, relation_id)
    person = _whose(row)
    with journal.entry(network, "edit_relation", person=person.id, name=person.name) as entry:
        was = (row.kind, row.name, row.other_id, row.label)
        _say(row, person, said)
        if was != (row.kind, row.name, row.other_id, row.label):
            entry.before(row)
            row.save()
        entry.about["other"] = row.name
    return row


def remove(network: Network, relation_id: UUID) -> None:
    """Take it out of the book; the journal can bring it back."""
    row = own(network, relation_id)
    person = _whose(row)
    with journal.entry(network, "unrelate", person=person.id, name=person.name, other=row.name) as entry:
        entry.deletes(row)


def own(network: Network, relation_id: UUID) -> Relation:
    """A relation that the owner noted; what a file says is changed by a newer file."""
    rows = Relation.objects.of(network).select_related("record__person", "other__person")
    row = rows.filter(pk=relation_id).first()
    if row is None:
        raise NotFound("There is no relation with this id; it may have been removed.")
    if row.record.source != HAND:
        raise BadInput(_("This comes from a file you brought in, so it stays as the file says."))
    return row


def _say(row: Relation, person: Person, said: Said) -> None:
    if said.kind not in chapter.KINDS:
        raise BadInput(f"A relation is one of {', '.join(chapter.KINDS)}.")
    chosen = find(row.network, str(said.other)) if said.other else None
    row.kind = said.kind
    row.label = one_line(said.label, limit=60) if said.kind == "other" else ""
    row.name = chosen.name if chosen else one_line(said.name, limit=300)
    if not row.name:
        raise BadInput(_("Write a name first."))
    if chosen is not None and chosen.id == person.id:
        raise BadInput(_("That is the same person."))
    row.other = _oldest(row.network, chosen) if chosen else None
    row.name_key = ""  # only what files say is found by name: here the owner chose


def _oldest(network: Network, person: Person) -> Record | None:
    return Record.objects.of(network).filter(person=person).order_by("id").first()


def _whose(row: Relation) -> Person:
    person: Person | None = row.record.person
    if person is None:
        raise NotFound("There is nobody to whom this belongs any more.")
    return person
