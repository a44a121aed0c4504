"""The state of stored questions follows from people, links and answers, like people follow from records."""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from amity.people.matching.asking import Doubt, stands
from amity.people.matching.decision import Outcome
from amity.people.records import Standing
from amity.people.showing import HAND
from amity.store import sketches
from amity.store.bulk import chunks, update
from amity.store.links import kept_apart
from amity.store.models import Answer, Network, Person, Question, Record
from amity.store.reading import records_of

Pair = frozenset[UUID]


def review(network: Network, records: Iterable[int]) -> None:
    """Bring the questions about the people of these records in step with who is who, in the caller's transaction."""
    people = _people(network, records)
    mine = records_of(network, people)
    rows = _questions(network, list(mine))
    ends = {end for row in rows for end in (row.a, row.b)}
    owner = mine | _owners(network, ends - mine.keys())
    if not rows:
        return
    size = _sizes(network, set(owner.values()))
    persons = _asked_about(network, size)
    apart = {frozenset((owner[a], owner[b])) for a, b in kept_apart(network, ends) if {a, b} <= owner.keys()}
    apart |= {
        frozenset((owner[a], owner[b])) for a, b in kept_apart(network, list(mine)) if {a, b} <= owner.keys()
    }
    unsure = _unsure(network)
    found = stands(
        (Doubt(row.number, owner[row.a], owner[row.b], row.bits, Outcome(row.outcome)) for row in rows),
        closed=lambda a, b: not {a, b} <= persons or frozenset((a, b)) in apart,
        unsure=lambda a, b: frozenset((a, b)) in unsure,
        size=size,
    )
    now = ((row, found[row.number]) for row in rows)
    changed = (
        Question(network=network, pk=row.number, state=stand.state.value, worth=stand.worth)
        for row, stand in now
        if (row.state, row.worth) != (stand.state, stand.worth)
    )
    update(changed, "state", "worth")


def forget(network: Network, records: Collection[int]) -> None:
    """Nothing is asked about these records any more, and nothing is found by what they said."""
    for some in chunks(records):
        Question.objects.of(network).filter(a__in=some).erase()
        Question.objects.of(network).filter(b__in=some).erase()
    sketches.forget(network, records)


def _people(network: Network, records: Iterable[int]) -> set[UUID]:
    found = set()
    for some in chunks(records):
        found |= set(Record.objects.of(network).filter(pk__in=some).values_list("person_id", flat=True))
    return found - {None}


class _Row(NamedTuple):
    """What is needed of a question; its evidence is not read."""

    number: int
    a: int
    b: int
    bits: float
    outcome: str
    state: str
    worth: float


_COLUMNS = ("pk", "a_id", "b_id", "bits", "outcome", "state", "worth")


def _questions(network: Network, records: Collection[int]) -> list[_Row]:
    found: set[_Row] = set()
    for some in chunks(records):
        for at_end in (Q(a__in=some), Q(b__in=some)):
            found |= {
                _Row(*row) for row in Question.objects.of(network).filter(at_end).values_list(*_COLUMNS)
            }
    return sorted(found)


def _owners(network: Network, records: Iterable[int]) -> dict[int, UUID]:
    return {
        pk: person
        for some in chunks(records)
        for pk, person in Record.objects.of(network).filter(pk__in=some).values_list("pk", "person_id")
    }


def _sizes(network: Network, people: Collection[UUID]) -> dict[UUID, int]:
    sizes = dict.fromkeys(people, 0)
    for some in chunks(people):
        told = Record.objects.of(network).filter(person__in=some).exclude(source=HAND)
        for person in told.values_list("person_id", flat=True):
            sizes[person] += 1
    return {person: max(1, size) for person, size in sizes.items()}  # what the owner notes changes no order


def _asked_about(network: Network, people: Iterable[UUID]) -> set[UUID]:
    """Nobody is asked about machines, lists and the owner."""
    persons = Person.objects.of(network).filter(standing=Standing.PERSON, is_me=False)
    return {
        person
        for some in chunks(people)
        for person in persons.filter(id__in=some).values_list("id", flat=True)
    }


def _unsure(network: Network) -> set[Pair]:
    given = Answer.objects.of(network).filter(question="same", answer="unsure", other__isnull=False)
    return {frozenset(pair) for pair in given.values_list("record__person_id", "other__person_id")}
