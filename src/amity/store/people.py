"""People as they follow from records and links: `project` makes the view, hand edits hang on a hand record."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from amity.base.text import fold
from amity.people.handles import organisation_key
from amity.people.linking import components
from amity.people.records import Card, Standing
from amity.people.showing import AS_KNOWN, HAND, OWN, Shown, Sourced, shown
from amity.store import together
from amity.store.bulk import chunks, insert, put, update
from amity.store.journal import Entry
from amity.store.models import (
    Handle,
    Label,
    LinkEvent,
    Network,
    Organisation,
    OwnHandle,
    Person,
    Position,
    Record,
    RecordVersion,
    Spot,
    Tie,
)
from amity.store.sketches import sketch


def hand_record(entry: Entry, person: Person) -> Record:
    """The record that holds what the owner says of this person; made on first use, inside the journal entry."""
    found = Record.objects.of(entry.network).filter(person=person, source=HAND).order_by("id").first()
    if found:
        return found
    made = _hand(entry, Card(extra={AS_KNOWN: [person.name]}), person)
    oldest = Record.objects.of(entry.network).filter(person=person).order_by("id").first()
    if oldest and oldest.pk != made.pk:
        link = LinkEvent.objects.create(
            network=entry.network, kind=LinkEvent.Kind.LINK, a=oldest, b=made, rule=HAND, actor="owner", created_at=made.created_at
        )  # fmt: skip
        entry.created(link)
    return made


def new_person(entry: Entry, card: Card) -> Person:
    """Somebody the owner names by hand."""
    record = _hand(entry, card, None)
    project(entry.network, [record.pk])
    return Person.objects.of(entry.network).get(id=record.uid)


def _hand(entry: Entry, card: Card, person: Person | None) -> Record:
    now = timezone.now()
    record = Record(network=entry.network, source=HAND, person=person, created_at=now)
    record.key = str(record.uid)
    record.save()
    version = say(record, card, at=now)
    sketch(entry.network, [(record, card)], fresh=[record.pk])
    entry.created(record, version)
    return record


def say(record: Record, card: Card, *, at: datetime) -> RecordVersion:
    """Store what a record says now as its newest version (the record's `latest` is not touched)."""
    last = RecordVersion.objects.of(record.network_id).filter(record=record).order_by("-number").first()
    return RecordVersion.objects.create(
        network_id=record.network_id,
        record=record,
        number=last.number + 1 if last else 1,
        said=card.to_json(),
        said_hash=card.fingerprint(),
        created_at=at,
    )


def project(network: Network, record_ids: Iterable[int]) -> set[UUID]:
    """Work out again the people these records belong to. Returns the ids of all people concerned, gone ones too.

    Ties are not touched: whoever changes links rebuilds them for the ids returned.
    """
    records = _closure(network, set(record_ids))
    before = {r.person_id for r in records if r.person_id}
    roots = components([r.pk for r in records], _active_links(network, [r.pk for r in records]))
    uid = {r.pk: r.uid for r in records}
    groups: dict[UUID, list[Record]] = defaultdict(list)
    for record in records:
        groups[uid[roots[record.pk]]].append(record)
    _write_people(network, groups)
    _point(records, {r.pk: uid[roots[r.pk]] for r in records})
    _drop(network, before - groups.keys())
    return before | groups.keys()


def _closure(network: Network, ids: set[int]) -> list[Record]:
    """The records, with all others of their people and of everybody they are linked to."""
    known: dict[int, Record] = {}
    frontier = ids
    while frontier:
        fresh = _load(network, frontier)
        people = {r.person_id for r in fresh if r.person_id}
        fresh += _load_of(network, people)
        known |= {r.pk: r for r in fresh}
        linked = {end for pair in _active_links(network, [r.pk for r in fresh]) for end in pair}
        frontier = linked - known.keys()
    return sorted(known.values(), key=lambda record: record.pk)


def _load(network: Network, ids: Iterable[int]) -> list[Record]:
    return [r for some in chunks(ids) for r in Record.objects.of(network).filter(pk__in=some)]


def _load_of(network: Network, people: Iterable[UUID]) -> list[Record]:
    return [r for some in chunks(people) for r in Record.objects.of(network).filter(person__in=some)]


def _active_links(network: Network, ids: Sequence[int]) -> list[tuple[int, int]]:
    links: set[tuple[int, int, int]] = set()
    for some in chunks(ids):
        standing = LinkEvent.objects.of(network).filter(kind=LinkEvent.Kind.LINK)
        links |= set(standing.filter(a__in=some).values_list("pk", "a_id", "b_id"))
        links |= set(standing.filter(b__in=some).values_list("pk", "a_id", "b_id"))
    revoked = {
        pk
        for some in chunks([pk for pk, _, _ in links])
        for pk in LinkEvent.objects.of(network).filter(revokes__in=some).values_list("revokes_id", flat=True)
    }
    return [(a, b) for pk, a, b in sorted(links) if pk not in revoked]


def _write_people(network: Network, groups: dict[UUID, list[Record]]) -> None:
    sayings = _sayings(network, [r for group in groups.values() for r in group])
    mine = _my_records(network, [r.pk for group in groups.values() for r in group])
    views = {id: shown([sayings[r.pk] for r in group if r.pk in sayings]) for id, group in groups.items()}
    organisations = ensure_organisations(network, [v.post.organisation for v in views.values() if v.post])
    people = [
        _person(
            network, id, view, organisations, is_me=any(r.source == OWN or r.pk in mine for r in groups[id])
        )
        for id, view in views.items()
    ]
    put(people)
    _write_labels(network, views)


def _person(
    network: Network, id: UUID, view: Shown, organisations: dict[str, UUID], *, is_me: bool
) -> Person:
    key = organisation_key(view.post.organisation) if view.post else ""
    return Person(
        id=id,
        network=network,
        name=view.name[:300],
        given=view.given[:150],
        sort_name=view.sort_name[:300],
        name_key=view.name_key[:300],
        title=view.post.title[:300] if view.post else "",
        organisation_id=organisations.get(key),
        place=view.place[:200],
        circle=view.circle,
        standing=view.standing.value,
        is_me=is_me,
        search=view.search[:2000],
    )


def _sayings(network: Network, records: Sequence[Record]) -> dict[int, Sourced]:
    found = {}
    by_id = {record.pk: record for record in records}
    for some in chunks(by_id):
        for version in RecordVersion.objects.of(network).filter(record__in=some):
            record = by_id[version.record_id]
            if version.number == record.latest:
                card = replace(Card.from_json(version.said), standing=Standing(record.standing))
                found[record.pk] = Sourced(record.source, version.said_at or version.created_at, card)
    return found


def sayings_of(network: Network, people: Sequence[UUID]) -> dict[UUID, list[Sourced]]:
    """All that is said of these people now: two statements for each few hundred of them."""
    records = [r for some in chunks(people) for r in Record.objects.of(network).filter(person__in=some)]
    said = _sayings(network, records)
    found: dict[UUID, list[Sourced]] = defaultdict(list)
    for record in records:
        if record.person_id and record.pk in said:
            found[record.person_id].append(said[record.pk])
    return found


def _my_records(network: Network, ids: Sequence[int]) -> set[int]:
    """The records that bear an address of the owner, or nothing but their name."""
    own = OwnHandle.objects.of(network).exclude(standing=OwnHandle.Standing.DENIED)
    names = [handle.value for handle in own if handle.kind == "name"]
    values = [handle.value for handle in own if handle.kind != "name"]
    found: set[int] = set()
    for some in chunks(ids) if names or values else ():
        by_address = Handle.objects.of(network).filter(record__in=some, value__in=values)
        by_name = Record.objects.of(network).filter(pk__in=some, key__in=names)
        found.update(by_address.values_list("record_id", flat=True), by_name.values_list("pk", flat=True))
    return found


def ensure_organisations(network: Network, names: Iterable[str]) -> dict[str, UUID]:
    """Ids of organisations by key; those not known yet are made."""
    wanted = {key: name for name in names if (key := organisation_key(name))}
    found = {
        key: id
        for some in chunks(wanted)
        for key, id in Organisation.objects.of(network).filter(key__in=some).values_list("key", "id")
    }
    new = [
        Organisation(network=network, name=name[:300], key=key)
        for key, name in wanted.items()
        if key not in found
    ]
    Organisation.objects.bulk_create(new)
    return found | {organisation.key: organisation.id for organisation in new}


def sweep_organisations(network: Network) -> None:
    """Remove organisations at which nobody is any more."""
    used = Position.objects.of(network).values("organisation")
    shown_at = Person.objects.of(network).exclude(organisation=None).values("organisation")
    Organisation.objects.of(network).exclude(pk__in=used).exclude(pk__in=shown_at).erase()


def _write_labels(network: Network, views: dict[UUID, Shown]) -> None:
    for some in chunks(views):
        Label.objects.of(network).filter(person__in=some).erase()
    insert(
        Label(network=network, person_id=id, kind=kind, value=value[:120], key=fold(value)[:120])
        for id, view in views.items()
        for kind, value in view.labels
        if fold(value)
    )


def _point(records: Sequence[Record], person_of: dict[int, UUID]) -> None:
    moved = [r for r in records if r.person_id != person_of[r.pk]]
    for record in moved:
        record.person_id = person_of[record.pk]
    update(moved, "person")


def drop_unspoken(network: Network, people: Iterable[UUID]) -> set[UUID]:
    """Remove those of these people that no record speaks of any more. Returns their ids."""
    alone: set[UUID] = set()
    for some in chunks(people):
        spoken = Record.objects.of(network).filter(person__in=some).values_list("person_id", flat=True)
        standing = Person.objects.of(network).filter(id__in=some).values_list("id", flat=True)
        alone |= set(standing) - set(spoken)
    _drop(network, alone)
    return alone


def _drop(network: Network, gone: Iterable[UUID]) -> None:
    for some in chunks(gone):
        together.forget(network, some)
        Label.objects.of(network).filter(person__in=some).erase()
        Tie.objects.of(network).filter(person__in=some).erase()
        Spot.objects.of(network).filter(person__in=some).erase()
        Person.objects.of(network).filter(id__in=some).erase()
