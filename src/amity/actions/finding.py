"""Find or do: the few people, the last change and the words noted that somebody may mean, in few statements."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from amity.actions import knowing, searching
from amity.actions.people import Wanted, fold_query, matching
from amity.actions.searching import Fit
from amity.store.models import Change, Event, Network, Person, Tie
from amity.store.search import Passage, nearness, search_events, search_text

__all__ = ["Found", "Passage", "find", "named"]

PEOPLE = 5
NOTED = 4
EVENTS = 3
SHORTEST = 2  # letters that are looked for in what was noted
ASKED = 4  # letters of something that somebody may know about


@dataclass(frozen=True, slots=True)
class Found:
    """What `query` may mean; without one, whom the owner was in contact with last."""

    query: str
    people: tuple[tuple[Person, str], ...]  # with the organisation
    noted: tuple[Passage, ...]
    last: Change | None
    said: tuple[Fit, ...] = ()  # what a sentence found where its words stand nowhere side by side
    knowers: int = 0  # people who may know about it
    events: tuple[Event, ...] = ()


def find(network: Network, query: str, *, today: date) -> Found:
    """Whoever matches, the closest first; events and what was noted in these words; the change that undo would take back."""
    people = named(network, query, today=today) if query else _lately(network)
    told = tuple((person, person.organisation.name if person.organisation else "") for person in people)
    noted = search_text(network, query, limit=NOTED) if len(query) >= SHORTEST else ()
    said, knowers = _beyond(network, query, today, none=not noted) if len(query) >= ASKED else ((), 0)
    events = search_events(network, query, today=today, limit=EVENTS) if len(query) >= SHORTEST else ()
    return Found(query, told, tuple(noted), _last(network), said, knowers, tuple(events))


def _beyond(network: Network, query: str, today: date, *, none: bool) -> tuple[tuple[Fit, ...], int]:
    """How many may know about it; and what a sentence finds, where its words were found nowhere as they stand."""
    answer = knowing.who_knows(network, query, today=today, meaning=none)
    if not none:
        return (), answer.total
    found = answer.said or searching.search(network, query, today=today, most=NOTED).said
    return tuple(found[:NOTED]), answer.total


def named(network: Network, query: str, *, today: date, most: int = PEOPLE) -> list[Person]:
    """People who match, those first whose name begins with what was typed; loaded with their organisation."""
    found = matching(network, Wanted(query=query), today).select_related("organisation")
    closest = (F("circle").asc(nulls_last=True), F("tie__strength").desc(nulls_last=True))
    return list(found.order_by(nearness(fold_query(query)), *closest, "sort_name", "id")[:most])


def _lately(network: Network) -> list[Person]:
    """Only people have ties, so whom one was in contact with last is found without looking at everybody."""
    latest = Tie.objects.of(network).select_related("person__organisation").order_by("-last_day", "person_id")
    return [tie.person for tie in latest[:PEOPLE]]


def _last(network: Network) -> Change | None:
    standing = Change.objects.of(network).filter(undone_by=None).exclude(verb="undo")
    return standing.order_by("-at", "-id").first()
