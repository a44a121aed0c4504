"""Everything a brief rests on, of one person or of all who come to an event, in a constant number of statements."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from amity import prepare
from amity.actions import news
from amity.actions.candidates import ties_of
from amity.actions.giving import beside, sharing
from amity.actions.goals import keeping
from amity.actions.known import Shown, known, newest_cards, shown
from amity.actions.lookout import people_of
from amity.giving.facts import ME, Fit
from amity.prepare.facts import Heard
from amity.store.absent import absent
from amity.store.models import Goal, Label, Network
from amity.store.reading import records_of

GOALS = 3  # the newest open ones


@dataclass(frozen=True, slots=True)
class Read:
    """People with what briefs rest on; `records` says whose each record is."""

    people: Mapping[UUID, Shown]
    known: Mapping[UUID, prepare.Known]
    records: Mapping[int, UUID]
    ties: Mapping[UUID, Any]


def read(network: Network, ids: Collection[UUID], *, today: date, goals: tuple[prepare.Sought, ...]) -> Read:
    """These people, without those who died or asked to be left out."""
    people = shown(people_of(network, besides=absent(network)).filter(id__in=list(ids)))
    if not people:
        return Read({}, {}, {}, {})
    records, ties = records_of(network, people), ties_of(network, people)
    someone = known(network, list(people.values()), ties, records, newest_cards(network, records))
    last = {id: tie.last_day for id, tie in ties.items()}
    heard = news.since_talks(network, records, last, today)
    prompts = beside.prompts(network, list(people), today=today)
    things, topics = _things(network, people), _topics(network, people)
    made = {
        id: prepare.Known(
            someone=one,
            topics=topics.get(id, ()),
            last_day=last.get(id),
            news=_heard(heard[id]) if id in heard else (),
            needs=_theirs(prompts[id], id),
            has=prompts[id].has,
            thing=things.get(id),
            thanks=prompts[id].thanks,
            gift_first=prompts[id].gift_first,
            goals=goals,
        )
        for id, one in someone.items()
    }
    return Read(people, made, records, ties)


def sought(network: Network) -> tuple[prepare.Sought, ...]:
    """What the owner looks for now, the newest first; one statement where there is nothing."""
    rows = Goal.objects.of(network).filter(closed_on=None).order_by("-created_at", "-id")[:GOALS]
    newest = list(rows)
    told = keeping.told(network, newest) if newest else ()
    return tuple(prepare.Sought(id=str(one.id), text=one.title, targets=one.targets) for one in told)


def _theirs(prompt: beside.Prompt, person: UUID) -> Any:
    """A need of theirs that the owner or somebody else meets; not one that they meet themselves."""
    match = prompt.match
    return match if match and match.need.person == str(person) and match.need.person != ME else None


def _heard(told: Any) -> tuple[Heard, ...]:
    version = next((one for one in told.evidence if one.kind == "version"), None)
    if version is None:
        return ()
    return (Heard(id=version.id, news=told.news, seen=told.seen, source=version.source),)


def _things(network: Network, people: Collection[UUID]) -> dict[UUID, Fit]:
    found: dict[UUID, Fit] = {}
    for fit in sharing.fitting(network, people=people, limit=10 * len(people)):
        found.setdefault(UUID(fit.care.person), fit)
    return found


def _topics(network: Network, people: Collection[UUID]) -> dict[UUID, tuple[str, ...]]:
    rows = Label.objects.of(network).filter(kind=Label.Kind.TOPIC, person__in=list(people)).order_by("key")
    found: dict[UUID, tuple[str, ...]] = {}
    for person, value in rows.values_list("person_id", "value"):
        found[person] = (*found.get(person, ()), value)
    return found
