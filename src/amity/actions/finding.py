"""Find or do: the few people, the last change and the words noted that somebody may mean, in few statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, F, Value, When

from amity.actions.people import Wanted, fold_query, matching
from amity.people.records import Standing
from amity.store.models import Change, Network, Person

__all__ = ["Found", "Noted", "find"]

PEOPLE = 5


@dataclass(frozen=True, slots=True)
class Noted:
    """Words that were said or noted, with whom they are about."""

    person: UUID
    name: str
    text: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Found:
    """What `query` may mean; without one, whom the owner was in contact with last."""

    query: str
    people: tuple[tuple[Person, str], ...]  # with the organisation
    noted: tuple[Noted, ...]
    last: Change | None


def find(network: Network, query: str, *, today: date) -> Found:
    """Whoever matches, the closest first; what was noted in these words; the change that undo would take back."""
    people = _people(network, query, today) if query else _lately(network)
    told = tuple((person, person.organisation.name if person.organisation else "") for person in people)
    return Found(query, told, (), _last(network))


def _people(network: Network, query: str, today: date) -> Sequence[Person]:
    found = matching(network, Wanted(query=query), today).select_related("organisation")
    return found.order_by(
        _nearness(query),
        F("circle").asc(nulls_last=True),
        F("tie__strength").desc(nulls_last=True),
        "sort_name",
        "id",
    )[:PEOPLE]


def _nearness(query: str) -> Case:
    """Names that begin with what was typed, then any word that does, then all that holds it."""
    typed = next(iter(fold_query(query)), "")
    begins = When(search__startswith=typed, then=Value(0))
    return Case(begins, When(search__contains=f" {typed}", then=Value(1)), default=Value(2))


def _lately(network: Network) -> Sequence[Person]:
    everyone = Person.objects.of(network).filter(standing=Standing.PERSON, is_me=False)
    talked = everyone.filter(tie__last_day__isnull=False).select_related("organisation")
    return talked.order_by("-tie__last_day", "sort_name", "id")[:PEOPLE]


def _last(network: Network) -> Change | None:
    standing = Change.objects.of(network).filter(undone_by=None).exclude(verb="undo")
    return standing.order_by("-at", "-id").first()
