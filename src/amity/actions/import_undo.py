"""Take an import back: what it added goes, and only that.

What other imports or the owner's own hand hang on a record keeps that record. What the import had
changed (a newer saying) gives way to what was said before.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from amity.actions import importing, matching, ties
from amity.base.errors import BadInput, NotFound
from amity.people.records import Card
from amity.store.bulk import chunks
from amity.store.models import (
    Answer,
    Change,
    Date,
    Fact,
    Handle,
    Import,
    LinkEvent,
    Network,
    Organisation,
    Outcome,
    Participant,
    Pause,
    Person,
    Photo,
    Position,
    Promise,
    Record,
    RecordVersion,
    Touch,
)
from amity.store.people import drop_unspoken, project
from amity.store.sayings import Saying, write_details

_DERIVED = (Handle, Position, Date, Photo)
_BY_HAND = (Answer, Pause, Outcome, Promise, Fact)


def undo(network: Network, import_id: UUID) -> Change:
    """Remove what this import added, in one transaction, and journal it."""
    with transaction.atomic():
        undone = Import.objects.of(network).filter(pk=import_id).first()
        if undone is None:
            raise NotFound(f"There is no import {import_id}.")
        if undone.state == Import.State.UNDONE:
            raise BadInput("That import was already taken back.")
        people = _take_back(network, undone)
        ties.rebuild(network, people)
        return _journal(network, undone)


def _take_back(network: Network, undone: Import) -> set[UUID]:
    people = _remove_touches(network, undone)
    Fact.objects.of(network).filter(imported_by=undone).erase()
    _remove_links(network, undone)
    told = set(
        RecordVersion.objects.of(network).filter(imported_by=undone).values_list("record_id", flat=True)
    )
    RecordVersion.objects.of(network).filter(imported_by=undone).erase()
    emptied = _without_versions(network, told)
    kept = _still_needed(network, emptied)
    _keep(network, kept)
    _say_again(network, told - emptied)
    neighbours = _neighbours(network, emptied - kept)
    people |= _remove_records(network, emptied - kept)
    people |= matching.match(network, (told - emptied) | kept | neighbours)
    _sweep_organisations(network)
    return people


def _remove_touches(network: Network, undone: Import) -> set[UUID]:
    mine = Touch.objects.of(network).filter(imported_by=undone)
    parts = Participant.objects.of(network).filter(touch__in=mine)
    people = set(parts.values_list("record__person_id", flat=True).distinct())
    Promise.objects.of(network).filter(touch__in=mine).update(touch=None)
    Fact.objects.of(network).filter(touch__in=mine).update(touch=None)
    Outcome.objects.of(network).filter(touch__in=mine).update(touch=None)
    parts.erase()
    mine.erase()
    return people - {None}


def _remove_links(network: Network, undone: Import) -> None:
    """Links this import made, and its withdrawals of older ones, so that those hold again."""
    mine = LinkEvent.objects.of(network).filter(imported_by=undone)
    LinkEvent.objects.of(network).filter(revokes__in=mine.values("pk")).erase()
    mine.erase()


def _without_versions(network: Network, records: Iterable[int]) -> set[int]:
    wanted = set(records)
    left = {
        pk
        for some in chunks(wanted)
        for pk in RecordVersion.objects.of(network)
        .filter(record__in=some)
        .values_list("record_id", flat=True)
    }
    return wanted - left


def _still_needed(network: Network, records: Iterable[int]) -> set[int]:
    """Records on which another import's touches hang."""
    return {
        pk
        for some in chunks(records)
        for pk in Participant.objects.of(network).filter(record__in=some).values_list("record_id", flat=True)
    }


def _keep(network: Network, kept: set[int]) -> None:
    """Such a record goes on with what the talk itself tells: its address. It belongs to the other import now."""
    for record in Record.objects.of(network).filter(pk__in=kept):
        handles = Handle.objects.of(network).filter(record=record)
        card = Card(
            emails=tuple(h.shown for h in handles if h.kind == Handle.Kind.EMAIL),
            urls=tuple(h.shown for h in handles if h.kind == Handle.Kind.URL),
            phones=tuple(h.shown for h in handles if h.kind == Handle.Kind.PHONE),
        )
        touch = Touch.objects.of(network).filter(participants__record=record).order_by("pk").first()
        other = touch.imported_by_id if touch else None
        RecordVersion.objects.create(
            network=network, record=record, number=1, said=card.to_json(), said_hash=card.fingerprint(),
            imported_by_id=other, created_at=timezone.now(),
        )  # fmt: skip
        record.latest, record.imported_by_id, record.name_key = 1, other, ""
        record.save()


def _say_again(network: Network, records: Iterable[int]) -> None:
    """The newest saying that is left counts again."""
    told = []
    for some in chunks(records):
        newest = (
            RecordVersion.objects.of(network)
            .filter(record__in=some)
            .values("record")
            .annotate(top=Max("number"))
        )
        top = {row["record"]: row["top"] for row in newest}
        for record in Record.objects.of(network).filter(pk__in=some):
            version = RecordVersion.objects.of(network).get(record=record, number=top[record.pk])
            record.latest = version.number
            record.imported_by_id = (
                RecordVersion.objects.of(network).filter(record=record).order_by("number")[0].imported_by_id
            )
            record.save()
            card = Card.from_json(version.said)
            told.append(
                (
                    record,
                    Saying(
                        source=record.source, key=record.key, where="", card=card, said_at=version.said_at
                    ),
                )
            )
    for record, saying in told:
        first = record.imported_by
        write_details(network, [(record, saying)], imported_by=first, region=network.region)


def _neighbours(network: Network, gone: Iterable[int]) -> set[int]:
    """Records that share an address or a name with those that go: their joins are judged again."""
    found: set[int] = set()
    for some in chunks(gone):
        values = Handle.objects.of(network).filter(record__in=some).values_list("value", flat=True)
        names = (
            Record.objects.of(network)
            .filter(pk__in=some)
            .exclude(name_key="")
            .values_list("name_key", flat=True)
        )
        for few in chunks(values):
            found.update(Handle.objects.of(network).filter(value__in=few).values_list("record_id", flat=True))
        for few in chunks(names):
            found.update(Record.objects.of(network).filter(name_key__in=few).values_list("pk", flat=True))
    return found - set(gone)


def _remove_records(network: Network, gone: set[int]) -> set[UUID]:
    people = _people_of(network, gone)
    rest = _heirs(network, gone, people)
    for some in chunks(gone):
        for noted in _BY_HAND:
            for row in noted.objects.of(network).filter(record__in=some):
                _hand_over(row, rest)
        Answer.objects.of(network).filter(other__in=some).erase()
        for table in _DERIVED:
            table.objects.of(network).filter(record__in=some).erase()
        ended = LinkEvent.objects.of(network).filter(Q(a__in=some) | Q(b__in=some))
        LinkEvent.objects.of(network).filter(revokes__in=list(ended.values_list("pk", flat=True))).erase()
        ended.erase()
        Touch.objects.of(network).filter(own__in=some).update(own=None)
        Record.objects.of(network).filter(pk__in=some).erase()
    left = {
        pk
        for some in chunks(people)
        for pk in Record.objects.of(network).filter(person__in=some).values_list("pk", flat=True)
    }
    return people | project(network, left) | drop_unspoken(network, people)


def _people_of(network: Network, records: Iterable[int]) -> set[UUID]:
    return {
        person
        for some in chunks(records)
        for person in Record.objects.of(network).filter(pk__in=some).values_list("person_id", flat=True)
    }


def _heirs(network: Network, gone: set[int], people: set[UUID]) -> dict[int, int]:
    """For each record that goes, the oldest record of the same person that stays."""
    members: dict[UUID, list[int]] = {}
    for some in chunks(people):
        for pk, person in (
            Record.objects.of(network).filter(person__in=some).order_by("pk").values_list("pk", "person_id")
        ):
            members.setdefault(person, []).append(pk)
    heirs: dict[int, int] = {}
    for ids in members.values():
        stay = [pk for pk in ids if pk not in gone]
        heirs |= {pk: stay[0] for pk in ids if pk in gone and stay}
    return heirs


def _hand_over(row: Answer | Pause | Outcome | Promise | Fact, heirs: dict[int, int]) -> None:
    """What the owner noted goes on at another record of the same person, or ends with the person."""
    heir = heirs.get(row.record_id)
    if heir is None:
        row.erase()
        return
    row.record_id = heir
    row.save()


def _sweep_organisations(network: Network) -> None:
    used = Position.objects.of(network).values("organisation")
    shown = Person.objects.of(network).exclude(organisation=None).values("organisation")
    Organisation.objects.of(network).exclude(pk__in=used).exclude(pk__in=shown).erase()


def _journal(network: Network, undone: Import) -> Change:
    Import.objects.of(network).filter(pk=undone.pk).update(
        state=Import.State.UNDONE, finished_at=timezone.now(), beat_at=None
    )  # fmt: skip
    importing.delete_uploads(undone)
    began = Change.objects.of(network).filter(imported=undone, verb="import").first()
    about = began.about if began else {}
    change = Change.objects.create(
        network=network, at=timezone.now(), verb="undo", about={**about, "of": "import"}, imported=undone
    )
    Change.objects.of(network).filter(imported=undone, verb="import").update(undone_by=change)
    return change
