"""Events to come in the order in which they are worth an evening, with the reasons; a kind no for the others."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from amity.actions.events.results import pasts
from amity.actions.giving import needs
from amity.actions.goals import keeping as goals
from amity.base.text import fold
from amity.events.choosing import Choice, Option, Signal, Why, choose, telling_words
from amity.giving.facts import ME, Match
from amity.opportunities.goals import TargetKind
from amity.store.absent import absent
from amity.store.bulk import chunks
from amity.store.models import Attendance, Event, Network, Person, Tie
from amity.store.remembering import remembered
from amity.today.reasons import DORMANT, STRONG

MOST = 200  # events that are looked at
_MATCHES = 2_000


@dataclass(frozen=True, slots=True)
class Ranked:
    """An event to come with why it may be worth going, whom one knows there, and how many come."""

    event: Event
    choice: Choice
    known: tuple[str, ...]  # names, the closest first
    guests: int


class _There(NamedTuple):
    """Somebody of the book who comes."""

    id: UUID
    name: str
    title: str
    organisation: str


def upcoming(network: Network, *, today: date) -> tuple[Ranked, ...]:
    """All events to come, the most worthwhile first. A constant number of statements, and kept until somebody writes."""
    return remembered(("events", network.pk, today), lambda: _upcoming(network, today))


def _upcoming(network: Network, today: date) -> tuple[Ranked, ...]:
    rows = Event.objects.of(network).filter(last_day__gte=today).order_by("day", "begins_at", "id")
    events = {str(row.pk): row for row in rows[:MOST]}
    counts, there = _coming(network, [row.pk for row in events.values()])
    signals = _signals(network, there, today)
    named = _named(network, events.values())
    strength = _strength(network, {one.id for some in there.values() for one in some})
    options = [
        Option(
            id=id, name=row.name, day=row.day, series=row.series, size=row.size or counts.get(row.pk),
            signals=(*(one for who in there[row.pk] for one in signals[who.id]), *named[row.pk]),
        )
        for id, row in events.items()
    ]  # fmt: skip
    return tuple(
        Ranked(
            events[choice.id],
            choice,
            tuple(
                one.name
                for one in sorted(there[events[choice.id].pk], key=lambda one: -strength.get(one.id, 0.0))
            ),
            counts.get(events[choice.id].pk, 0),
        )
        for choice in choose(options, pasts(network, today=today))
    )


def _coming(network: Network, events: Collection[UUID]) -> tuple[dict[UUID, int], dict[UUID, list[_There]]]:
    """How many come to each, and who of them is in the book and may be met."""
    counts: dict[UUID, int] = defaultdict(int)
    people: dict[UUID, set[UUID]] = defaultdict(set)
    for some in chunks(events):
        rows = Attendance.objects.of(network).filter(event__in=some).exclude(coming="no")
        for event, person in rows.values_list("event_id", "record__person_id"):
            counts[event] += 1
            if person is not None:
                people[event].add(person)
    known: dict[UUID, _There] = {}
    gone = set(absent(network))
    for some in chunks({person for those in people.values() for person in those} - gone):
        told = Person.objects.of(network).filter(id__in=some, is_me=False)
        for id, name, title, organisation in told.values_list("id", "name", "title", "organisation__name"):
            known[id] = _There(id, name, title, organisation or "")
    there: dict[UUID, list[_There]] = defaultdict(list)
    for event, those in people.items():
        there[event] = [known[id] for id in sorted(those) if id in known]
    return counts, there


def _signals(
    network: Network, there: Mapping[UUID, Sequence[_There]], today: date
) -> dict[UUID, list[Signal]]:
    """What speaks for seeing each of these people."""
    people = {one.id: one for some in there.values() for one in some}
    found: dict[UUID, list[Signal]] = defaultdict(list)
    for id, one in people.items():
        found[id].append(Signal(why=Why.KNOWN, who=str(id), name=one.name, evidence=f"person:{id}"))
    _silence(network, people, today, found)
    for match in needs.matches(network, limit=_MATCHES) if people else ():
        _match(match, people, found)
    _goals(network, people, found)
    return found


def _silence(
    network: Network, people: Mapping[UUID, _There], today: date, found: dict[UUID, list[Signal]]
) -> None:
    for some in chunks(people):
        for tie in Tie.objects.of(network).filter(person__in=some):
            silent = (today - tie.last_day).days
            dormant = silent > DORMANT and tie.days >= STRONG
            quiet = tie.quiet_from is not None and tie.quiet_from <= today
            if dormant or quiet:
                found[tie.person_id].append(
                    Signal(
                        why=Why.DORMANT if dormant else Why.QUIET, who=str(tie.person_id), days=silent,
                        name=people[tie.person_id].name, evidence=f"person:{tie.person_id}",
                    )
                )  # fmt: skip


def _match(match: Match, people: Mapping[UUID, _There], found: dict[UUID, list[Signal]]) -> None:
    """Somebody there has what the owner needs, or needs what the owner has."""
    for why, mine, theirs in ((Why.OFFERS, match.need, match.offer), (Why.NEEDS, match.offer, match.need)):
        if mine.person != ME or theirs.person == ME:
            continue
        id = UUID(theirs.person)
        if id in people:
            text = match.need.text if why is Why.OFFERS else match.offer.text
            evidence = f"fact:{match.need.id}"
            found[id].append(
                Signal(why=why, who=theirs.person, name=people[id].name, text=text, evidence=evidence)
            )


def _goals(network: Network, people: Mapping[UUID, _There], found: dict[UUID, list[Signal]]) -> None:
    """Who is at an organisation or in a role that an open goal names."""
    for goal in goals.listed(network, open_only=True) if people else ():
        for target in goal.targets:
            wanted = f" {fold(target.text)} "
            for id, one in people.items():
                said = one.organisation if target.kind is TargetKind.ORGANISATION else one.title
                named = target.kind in (TargetKind.ORGANISATION, TargetKind.ROLE) and wanted.strip()
                if named and wanted in f" {fold(said)} ":
                    found[id].append(
                        Signal(
                            why=Why.GOAL,
                            who=str(id),
                            name=one.name,
                            text=goal.title,
                            evidence=f"goal:{goal.id}",
                        )
                    )


def _named(network: Network, events: Iterable[Event]) -> dict[UUID, list[Signal]]:
    """Events that are about what a goal, or an own need, is about."""
    about = [
        (words, goal.title, f"goal:{goal.id}", Why.TOPIC)
        for goal in goals.listed(network, open_only=True)
        for target in goal.targets
        if target.kind in (TargetKind.TOPIC, TargetKind.ROLE) and (words := telling_words(target.text))
    ]
    mine = needs.listed(network, mine=True)
    about += [
        (words, one.text, f"fact:{one.id}", Why.TOPIC if one.kind == "need" else Why.GIVING)
        for one in mine
        if (words := telling_words(one.text))
    ]
    found: dict[UUID, list[Signal]] = defaultdict(list)
    for event in events:
        words = telling_words(f"{event.name} {event.note}")
        said: set[str] = set()
        for wanted, text, evidence, why in about:
            if wanted & words and text not in said:
                said.add(text)
                found[event.pk].append(Signal(why=why, text=text, evidence=evidence))
    return found


def _strength(network: Network, people: Collection[UUID]) -> dict[UUID, float]:
    return {
        person: strength
        for some in chunks(people)
        for person, strength in Tie.objects.of(network)
        .filter(person__in=some)
        .values_list("person_id", "strength")
    }
