"""Settle the village: its exports are imported and its notes are typed, as a person would do it."""

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from amity.actions import importing, knowledge, log, own, people
from amity.actions.events import guests
from amity.actions.events import keeping as events
from amity.actions.giving import ledger, needs, sharing, supporting
from amity.actions.goals import keeping, on_the_way, openings
from amity.people.handles import normal_email, normal_url
from amity.people.records import YearlyDay
from amity.people.showing import HAND
from amity.sources.files import InMemory
from amity.store.models import Handle, Network, Person, Touch
from amity.village import GATHERINGS, MAYA, PEOPLE, ZONE, Note, Villager, day, wishes, write


def settle(network: Network, folder: Path) -> None:
    """Write the village's exports into the folder, bring them in and type Maya's notes.

    Settled twice, nothing is added.
    """
    _belongs_to_maya(network)
    write(folder)
    chosen = importing.prepare(network, [folder], importing.Options())
    importing.run(network, chosen.id)
    if not Touch.objects.of(network).filter(source=HAND).exists():
        _goes_out(network)
        _by_hand(network)
        on_the_way.look(network, today=day(0))


def _belongs_to_maya(network: Network) -> None:
    network.name = MAYA.name.partition(" ")[0]
    network.time_zone = ZONE
    network.welcomed_at = network.welcomed_at or timezone.now()
    network.save()
    own.say(network, MAYA.addresses)


def _goes_out(network: Network) -> None:
    """Events to come, one with its guest list."""
    for one in GATHERINGS:
        when = events.When(day=one.day, begins_at=one.begins, ends_at=one.ends)
        event = events.add(
            network,
            one.name,
            when,
            going=one.going,
            place=one.place,
            size=one.size,
            note=one.note,
            goal=one.goal,
        )
        if one.guests:
            listed = InMemory("guests.csv", one.guests.encode())
            guests.take(network, event.pk, guests.look(network, listed))


def _by_hand(network: Network) -> None:
    found = {villager: _person(network, villager) for villager in PEOPLE}
    for villager, person in found.items():
        _describe(network, villager, person)
    notes = [(note, villager) for villager in PEOPLE for note in villager.of(Note)]
    for note, villager in sorted(notes, key=lambda pair: -pair[0].ago):
        said = log.understand(network, note.typed, today=day(note.ago))
        log.store(network, said, today=day(note.ago), choices={villager.name: found[villager].id})
    _wishes(network, {villager.name: found[villager].id for villager in reversed(PEOPLE)})


def _wishes(network: Network, id_of: Mapping[str, UUID]) -> None:
    """What Maya looks for, has to give, learnt, and what went back and forth."""
    for ago, text in wishes.OFFERS:
        needs.add(network, "offer", text, today=day(ago))
    for ago, text in wishes.NEEDS:
        needs.add(network, "need", text, today=day(ago))
    for learnt in wishes.LEARNT:
        knowledge.keep(network, id_of[learnt.who], learnt.text, topic=learnt.topic, day=day(learnt.ago))
    for went in wishes.WENT:
        told = ledger.Told(
            way=went.way, kind=went.kind, text=went.text, day=day(went.ago), minutes=went.minutes,
            support=went.support, outcome=went.outcome,
        )  # fmt: skip
        ledger.add(network, id_of[went.who], told)
    for one in wishes.CARRIES:
        supporting.add(
            network, id_of[one.who], one.kind, way=one.way, topic=one.topic, every=one.every, today=day(one.ago)
        )  # fmt: skip
    for title, url, note, kind in wishes.THINGS:
        sharing.add(network, title, kind=kind, url=url, note=note, today=day(30))
    _looks_for(network, wishes.LOOKED, id_of)


def _looks_for(network: Network, looked: wishes.Looked, id_of: Mapping[str, UUID]) -> None:
    goal = keeping.add(network, looked.text, note=looked.note, today=day(looked.ago))
    for name, through, ((first, stage, _), *later) in looked.openings:
        on_the_way = [id_of[who] for who in through]
        opening = openings.add(network, goal.pk, name, people=on_the_way, stage=stage, today=day(first))
        for ago, step, words in later:
            openings.move(network, opening.pk, step, today=day(ago), words=words)


def _person(network: Network, villager: Villager) -> Person:
    """Whom the imports made of them, found by an address; namesakes are not mixed up."""
    address = normal_email(villager.email) or normal_url(villager.url)
    handle = Handle.objects.of(network).filter(value=address).order_by("pk").first()
    if handle is None or handle.record.person_id is None:
        return people.find(network, villager.name)
    return people.find(network, str(handle.record.person_id))


def _describe(network: Network, villager: Villager, person: Person) -> None:
    met = villager.met
    said = {
        "circle": villager.circle,
        "kinds": villager.kinds,
        "tags": villager.tags,
        "topics": villager.topics,
        "place": "" if villager.place == person.place else villager.place,
        "days": (YearlyDay("met", met.month, met.day, met.year),) if met else (),
    }
    if any(said.values()):
        people.edit(network, person.id, said)
    if villager.peace:
        since, until, why = villager.peace
        people.pause(network, person.id, since=day(since), until=until, reason=why)
