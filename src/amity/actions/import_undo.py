"""Take an import back: what it added goes, and only that.

What other imports or the owner's own hand hang on a record keeps that record. What the import had
changed (a newer saying) gives way to what was said before.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions import importing, jobs, matching, own, ties
from amity.actions.events import calendars as events
from amity.actions.unpacking import taking_back
from amity.base.errors import BadInput, NotFound
from amity.people.linking import ADDRESS, NAME
from amity.people.matching import Rule
from amity.people.records import Card
from amity.people.showing import ADDRESS_BOOKS, HAND
from amity.store import open_questions
from amity.store.bulk import chunks
from amity.store.models import (
    Absence,
    Answer,
    Ask,
    Attendance,
    Change,
    Connection,
    Date,
    Decision,
    Event,
    Fact,
    FollowUp,
    Give,
    Handle,
    Import,
    Insight,
    Introduction,
    IntroductionStep,
    LinkEvent,
    Network,
    OpeningPerson,
    Outcome,
    Participant,
    Pause,
    Photo,
    Position,
    Promise,
    Record,
    RecordVersion,
    Relation,
    Reminder,
    Support,
    Touch,
)
from amity.store.people import drop_unspoken, project, sweep_organisations
from amity.store.sayings import Saying, counting, describe, write_details
from amity.store.touches import erase_touches
from amity.store.writing import writing

_DERIVED = (Handle, Position, Date, Photo, Relation)  # the owner's relations hang on hand records, which stay
_BY_AMITY = (ADDRESS, NAME, *(rule.value for rule in Rule))  # rules that follow from what records say
_BY_HAND = (
    Answer, Pause, Absence, Reminder, Outcome, Promise, Fact, Give, Support, Decision, OpeningPerson, Ask, Insight,
    FollowUp,
)  # fmt: skip


def undo(network: Network, import_id: UUID) -> Change:
    """Remove what this import added, in one transaction, and journal it."""
    with writing(network):
        undone = Import.objects.of(network).filter(pk=import_id).first()
        if undone is None:
            raise NotFound(f"There is no import {import_id}.")
        if undone.state == Import.State.UNDONE:
            raise BadInput(_("That import was already taken back."))
        if undone.state == Import.State.RUNNING and jobs.is_alive(undone):
            raise BadInput(_("That import is still being read. Take it back when it is finished."))
        people = _take_back(network, undone)
        own.drop_unfounded(network)
        ties.rebuild(network, people)
        return _journal(network, undone)


def _take_back(network: Network, undone: Import) -> set[UUID]:
    every = taking_back.brought_imports(network, undone.pk)  # an archive tells of imports of its own
    taking_back.take_back_noted(network, undone.pk)
    _remove_events(network, every)
    people = _remove_touches(network, every)
    Fact.objects.of(network).filter(imported_by__in=every).erase()
    ends = _remove_links(network, every)
    said = RecordVersion.objects.of(network).filter(imported_by__in=every)
    last = {version.record_id: version for version in said}
    last |= {version.record_id: version for version in said.filter(number=F("record__latest"))}
    said.erase()
    emptied = _without_versions(network, last)
    kept = _still_needed(network, emptied)
    _keep(network, {pk: last[pk] for pk in kept})
    neighbours = _neighbours(network, last.keys() - kept)
    _say_again(network, last.keys() - emptied)
    people |= _remove_records(network, emptied - kept)
    people |= matching.match(network, (last.keys() | neighbours | ends) - (emptied - kept))
    sweep_organisations(network)
    taking_back.forget_imports(network, every[1:])
    return people


def _remove_events(network: Network, every: Sequence[UUID]) -> None:
    """Events that it brought, with their guests, and guests that it brought to others."""
    for some in chunks(every):
        mine = Event.objects.of(network).filter(imported_by__in=some)
        events.erase(network, list(mine.values_list("pk", flat=True)))
        Attendance.objects.of(network).filter(imported_by__in=some).erase()


def _remove_touches(network: Network, every: Sequence[UUID]) -> set[UUID]:
    mine = Touch.objects.of(network).filter(imported_by__in=every)
    parts = Participant.objects.of(network).filter(touch__in=mine)
    people = set(parts.values_list("record__person_id", flat=True).distinct())
    erase_touches(network, list(mine.values_list("pk", flat=True)))
    return people - {None}


def _remove_links(network: Network, every: Sequence[UUID]) -> set[int]:
    """Links this import made, and its withdrawals of older ones, so that those hold again. Returns the records concerned."""
    mine = LinkEvent.objects.of(network).filter(imported_by__in=every)
    ends = {end for pair in mine.values_list("a_id", "b_id") for end in pair}
    LinkEvent.objects.of(network).filter(revokes__in=mine.values("pk")).erase()
    mine.erase()
    return ends


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
    """Records on which another import's touches hang; the owner's address they went through is one."""
    needed: set[int] = set()
    for some in chunks(records):
        needed.update(
            Participant.objects.of(network).filter(record__in=some).values_list("record_id", flat=True)
        )
        through = Touch.objects.of(network).filter(own__in=some)
        needed.update(through.order_by().values_list("own_id", flat=True).distinct())
    return needed


def _keep(network: Network, kept: dict[int, RecordVersion]) -> None:
    """Such a record goes on with what was shown; it belongs to the import now whose talks hang on it."""
    for record in Record.objects.of(network).filter(pk__in=kept):
        touches = Touch.objects.of(network).order_by("pk")
        touch = touches.filter(participants__record=record).first() or touches.filter(own=record).first()
        version = kept[record.pk]
        version.pk, version.imported_by_id = None, touch.imported_by_id if touch else None
        version.save(force_insert=True)
        record.imported_by_id = version.imported_by_id
        record.save()


def _say_again(network: Network, records: Iterable[int]) -> None:
    """Of the sayings that are left one counts again."""
    for some in chunks(records):
        left: dict[int, list[RecordVersion]] = defaultdict(list)
        for version in RecordVersion.objects.of(network).filter(record__in=some).order_by("number"):
            left[version.record_id].append(version)
        for record in Record.objects.of(network).filter(pk__in=some):
            newest = counting(record, left[record.pk])
            record.latest, record.imported_by_id = newest.number, left[record.pk][0].imported_by_id
            saying = _saying(record, newest)
            describe(record, saying)
            write_details(network, [(record, saying)], imported_by=newest.imported_by, region=network.region)


def _saying(record: Record, version: RecordVersion) -> Saying:
    return Saying(
        source=record.source,
        key=record.key,
        where=version.position,
        card=Card.from_json(version.said),
        said_at=version.said_at,
        weak=record.source not in ADDRESS_BOOKS,
    )


def _neighbours(network: Network, changed: Iterable[int]) -> set[int]:
    """Records that share an address or a name with those that go or change: their joins are judged again."""
    found: set[int] = set()
    for some in chunks(changed):
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
    return found - set(changed)


def _remove_records(network: Network, gone: set[int]) -> set[UUID]:
    people = _people_of(network, gone)
    rest = _heirs(network, gone, people)
    for some in chunks(gone):
        for noted in _BY_HAND:
            for row in noted.objects.of(network).filter(record__in=some):
                _hand_over(row, rest)
        Answer.objects.of(network).filter(other__in=some).erase()
        _hand_over_guests(network, some, rest)
        _hand_over_introductions(network, some, rest)
        _hand_over_connections(network, some, rest)
        _point_elsewhere(network, some, rest)
        for table in _DERIVED:
            table.objects.of(network).filter(record__in=some).erase()
        open_questions.forget(network, some)
        _end_links(network, some, rest)
        Touch.objects.of(network).filter(own__in=some).update(own=None)
        Record.objects.of(network).filter(pk__in=some).erase()
    left = {
        pk
        for some in chunks(people)
        for pk in Record.objects.of(network).filter(person__in=some).values_list("pk", flat=True)
    }
    return people | project(network, left) | drop_unspoken(network, people)


def _end_links(network: Network, gone: Sequence[int], heirs: Mapping[int, int]) -> None:
    """Links of records that go end with them; what the owner joined or kept apart holds for the heir."""
    ended = LinkEvent.objects.of(network).filter(Q(a__in=gone) | Q(b__in=gone))
    withdrawn = set(ended.exclude(revokes=None).values_list("revokes_id", flat=True))
    said = ended.exclude(rule__in=_BY_AMITY).exclude(kind=LinkEvent.Kind.REVOKE)
    for link in said.exclude(pk__in=withdrawn):
        a, b = heirs.get(link.a_id, link.a_id), heirs.get(link.b_id, link.b_id)
        if a != b and not {a, b} & set(gone):
            link.a_id, link.b_id = a, b
            link.save()
    LinkEvent.objects.of(network).filter(revokes__in=list(ended.values_list("pk", flat=True))).erase()
    ended.erase()


def _people_of(network: Network, records: Iterable[int]) -> set[UUID]:
    return {
        person
        for some in chunks(records)
        for person in Record.objects.of(network).filter(pk__in=some).values_list("person_id", flat=True)
    }


def _heirs(network: Network, gone: set[int], people: set[UUID]) -> dict[int, int]:
    """For each record that goes, the oldest record of the same person that stays; a hand record at last."""
    members: dict[UUID, list[tuple[bool, int]]] = defaultdict(list)
    for some in chunks(people):
        told = Record.objects.of(network).filter(person__in=some)
        for pk, person, source in told.values_list("pk", "person_id", "source"):
            members[person].append((source == HAND, pk))
    heirs: dict[int, int] = {}
    for records in members.values():
        stay = [pk for _, pk in sorted(records) if pk not in gone]
        heirs |= {pk: stay[0] for _, pk in records if pk in gone and stay}
    return heirs


def _point_elsewhere(network: Network, gone: Sequence[int], heirs: Mapping[int, int]) -> None:
    """A relation the owner noted keeps the name of somebody who goes, or leads to what is left of them."""
    for relation in Relation.objects.of(network).filter(other__in=gone):
        relation.other_id = heirs.get(relation.other_id or 0)
        relation.save()


def _hand_over(
    row: Answer
    | Pause
    | Absence
    | Reminder
    | Outcome
    | Promise
    | Fact
    | Give
    | Support
    | Decision
    | OpeningPerson
    | Ask
    | Insight
    | FollowUp,
    heirs: dict[int, int],
) -> None:
    """What the owner noted goes on at another record of the same person, or ends with the person."""
    heir = heirs.get(row.record_id or 0)
    if heir is None:
        row.erase()
        return
    row.record_id = heir
    row.save()


def _hand_over_guests(network: Network, gone: Sequence[int], heirs: Mapping[int, int]) -> None:
    """A guest is what is left of the person, or a name on a list again."""
    for row in Attendance.objects.of(network).filter(Q(record__in=gone) | Q(perhaps__in=gone)):
        row.record_id, row.perhaps_id = (
            heirs.get(end) if end is not None and end in gone else end
            for end in (row.record_id, row.perhaps_id)
        )
        row.save()


def _hand_over_introductions(network: Network, gone: Sequence[int], heirs: Mapping[int, int]) -> None:
    """An introduction goes on between what is left of the two, or ends with either."""
    for row in Introduction.objects.of(network).filter(Q(record__in=gone) | Q(other__in=gone)):
        one, other = (heirs.get(end) if end in gone else end for end in (row.record_id, row.other_id))
        if one is None or other is None:
            IntroductionStep.objects.of(network).filter(introduction=row).erase()
            row.erase()
        else:
            row.record_id, row.other_id = one, other
            row.save()


def _hand_over_connections(network: Network, gone: Sequence[int], heirs: Mapping[int, int]) -> None:
    """What the owner said of two people holds for what is left of them, or ends with either."""
    for row in Connection.objects.of(network).filter(Q(record__in=gone) | Q(other__in=gone)):
        one, other = (heirs.get(end) if end in gone else end for end in (row.record_id, row.other_id))
        if one is None or other is None:
            row.erase()
        else:
            row.record_id, row.other_id = one, other
            row.save()


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
