"""Whom somebody means who wants to reach "Ana Sousa", "Acme" or "a designer in Berlin"."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q, QuerySet

from amity.actions.connections.book import Book
from amity.actions.lookout import people_of
from amity.actions.organisations import like
from amity.actions.people import find
from amity.base.errors import Ambiguous, BadInput, NotFound
from amity.base.text import fold
from amity.opportunities.paths import Target, TargetKind
from amity.people.handles import organisation_key
from amity.store.models import Network, Organisation, Person, Position

MOST_REACHED = 150  # people whom words may mean: those nearest to the owner
MOST_FORMER = 10
LONGEST = 200  # letters of a target
_SMALL_WORDS = frozenset(
    "a an the in at of for on to and or who with from im in bei der die das ein eine einen und oder von für fur".split()
)


@dataclass(frozen=True, slots=True)
class Reached:
    """Whom a target means now; who was there before; whether it is somebody who is not to be turned to."""

    name: str
    people: tuple[UUID, ...]
    former: tuple[UUID, ...] = ()
    left_out: bool = False


def target_of(network: Network, text: str) -> Target[UUID]:
    """What was typed: an id, the name of a person, of an organisation, or words. Ambiguous where several bear the name."""
    said = text.strip()[:LONGEST]
    if not said:
        raise BadInput("Name somebody, an organisation, or a role with a place or a topic.")
    if id := _uuid(said):
        is_place = Organisation.objects.of(network).filter(id=id).exists()
        kind = TargetKind.ORGANISATION if is_place else TargetKind.PERSON
        return Target(kind, id if is_place else find(network, said).id)
    bearers = people_of(network).filter(name_key=fold(said))
    if fold(said) and bearers.exists():
        return Target(TargetKind.PERSON, find(network, said).id)
    places = like(network, said)
    key = organisation_key(said)
    exact = [one for one in places if one.key == key]
    if exact:
        return Target(TargetKind.ORGANISATION, exact[0].id)
    try:
        return Target(TargetKind.PERSON, find(network, said).id)
    except (NotFound, Ambiguous, BadInput):
        pass
    if len(places) == 1 and not _by_words(network, said).exists():
        return Target(TargetKind.ORGANISATION, places[0].id)
    return Target(TargetKind.WORDS, words=said)


def reached_by(book: Book, target: Target[UUID]) -> Reached:
    """Whom this target means. Raises NotFound where there is nobody or nothing with this id."""
    match target.kind:
        case TargetKind.PERSON:
            return _person(book, target)
        case TargetKind.ORGANISATION:
            return _organisation(book, target)
        case _:
            return Reached(target.words, _nearest(book, _by_words(book.network, target.words)))


def _person(book: Book, target: Target[UUID]) -> Reached:
    person = find(book.network, str(target.id))
    if person.is_me:
        raise BadInput("That is you.")
    gone = person.id in book.absent
    return Reached(person.name, () if gone else (person.id,), left_out=gone)


def _organisation(book: Book, target: Target[UUID]) -> Reached:
    place = Organisation.objects.of(book.network).filter(id=str(target.id)).first()
    if place is None:
        raise NotFound("There is no organisation with this id.")
    now = _nearest(book, people_of(book.network).filter(organisation=place))
    told = Position.objects.of(book.network).filter(organisation=place, record__person__isnull=False)
    were = people_of(book.network).filter(id__in=told.values("record__person")).exclude(organisation=place)
    return Reached(place.name, now, _nearest(book, were)[:MOST_FORMER])


def _by_words(network: Network, words: str) -> "QuerySet[Person]":
    """People in whose title, organisation, place, topics or name all these words stand."""
    told = [word for word in fold(words).split() if word not in _SMALL_WORDS][:8]
    found = people_of(network)
    if not told:
        return found.none()
    for word in told:
        found = found.filter(Q(search__contains=word) | Q(title__icontains=word))
    return found


def _nearest(book: Book, people: "QuerySet[Person]") -> tuple[UUID, ...]:
    in_order = people.order_by(F("tie__strength").desc(nulls_last=True), "sort_name", "id")
    some: Iterable[UUID] = in_order.values_list("id", flat=True)[:MOST_REACHED]
    return tuple(id for id in some if id not in book.absent)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
