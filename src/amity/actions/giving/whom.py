"""Whom it is about: people of the book with what is known of them, and the owner, on whom notes may hang too."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import log1p
from typing import Any
from uuid import UUID

from django.utils import timezone

from amity import rhythm
from amity.actions.candidates import ties_of
from amity.actions.known import known, newest_cards, shown
from amity.actions.lookout import people_of
from amity.base.errors import NotFound
from amity.conversations.facts import Someone
from amity.people.records import Card
from amity.people.showing import OWN
from amity.store.absent import absent
from amity.store.journal import Entry
from amity.store.models import Network, OwnHandle, Person, Record
from amity.store.people import hand_record, project, say
from amity.store.reading import records_of

_BY_HAND = "hand"  # key of the owner's record where no file tells of them


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody by id and name; where None stands instead, the owner is meant."""

    id: UUID
    name: str


def person(network: Network, person_id: UUID) -> Person:
    """One person. Raises NotFound."""
    found = Person.objects.of(network).filter(id=person_id).first()
    if found is None:
        raise NotFound("There is nobody with this id.")
    return found


def record_for(entry: Entry, person_id: UUID | None) -> Record:
    """The record on which a note about somebody hangs; about the owner where no id is given."""
    return hand_record(entry, person(entry.network, person_id) if person_id else _owner(entry.network))


def _owner(network: Network) -> Person:
    """The owner's own person. One made here stays when the note is taken back: others may hang on it by then."""
    me = Person.objects.of(network).filter(is_me=True).order_by("id").first()
    if me:
        return me
    names = OwnHandle.objects.of(network).filter(kind="name").exclude(standing=OwnHandle.Standing.DENIED)
    name = names.order_by("pk").values_list("shown", flat=True).first() or ""
    record = Record.objects.create(network=network, source=OWN, key=_BY_HAND, created_at=timezone.now())
    say(record, Card(name=name), at=record.created_at)
    project(network, [record.pk])
    return Person.objects.of(network).get(id=record.uid)


def named(row: Any) -> Named | None:
    """Whose a row on a record is; None for the owner. Important: load `record__person` with it."""
    owner = row.record.person
    return None if owner is None or owner.is_me else Named(owner.id, owner.name)


def names_of(network: Network, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Names by id."""
    return dict(Person.objects.of(network).filter(id__in=list(ids)).values_list("id", "name"))


def someone(network: Network, ids: Iterable[UUID]) -> dict[UUID, Someone]:
    """These people with all that drafts need to know; nobody who died or asked to be left out."""
    people = shown(people_of(network, besides=absent(network)).filter(id__in=list(ids)))
    owner = records_of(network, people)
    cards = newest_cards(network, owner)
    return known(network, list(people.values()), ties_of(network, people), owner, cards)


def warmth(network: Network, ids: Iterable[UUID], day: date) -> Mapping[UUID, float]:
    """ln(1 + contact days, decayed to this day with a half-life of 180 days), of those with whom a talk is known."""
    return {id: log1p(rhythm.half_year_on(tie, day)) for id, tie in ties_of(network, ids).items()}
