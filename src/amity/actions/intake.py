"""Take one batch of rows into the store: records first, then who is who, then touches and ties.

Called inside one transaction together with the file's progress, so that a killed import goes on
where it stopped and a repeated one changes nothing.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from amity.actions import matching, own, ties, unpacking
from amity.actions.events import calendars
from amity.actions.leaving_out import LeaveOut
from amity.actions.parties import Address, address_of, best_names
from amity.actions.touches import called_off, prepared, store_touches
from amity.people.records import Standing
from amity.people.showing import OWN
from amity.sources.rows import (
    ArchiveRow,
    EventRow,
    OwnerRow,
    PersonRow,
    Row,
    RowError,
    SeriesRow,
    TouchRow,
)
from amity.store.bulk import chunks, insert
from amity.store.models import Import, ImportFile, ImportProblem, Network, Record
from amity.store.people import project
from amity.store.sayings import Saying, store_sayings
from amity.store.shelves import Shelf

ARCHIVE = "amity"  # whose owner has said who is who


@dataclass(frozen=True, slots=True)
class Intake:
    """What stays the same for all batches of one import."""

    network: Network
    running: Import
    excerpt: int
    region: str
    leave_out: LeaveOut


@dataclass(slots=True)
class Taken:
    """What one batch added."""

    left_out: Counter[str] = field(default_factory=Counter)
    touches_new: int = 0
    touches_seen: int = 0
    people_new: int = 0
    people_matched: int = 0
    coming: int = 0  # events that are still to come and were not known


def take(intake: Intake, file: ImportFile, rows: Sequence[Row]) -> None:
    """Store one batch and the progress of its file."""
    archived = [row for row in rows if isinstance(row, ArchiveRow)]
    if archived:
        _unpack(intake, file, rows, archived)
        return
    taken = Taken()
    wanted = [row for row in rows if not _left_out(intake, row, taken)]
    touches = [row for row in wanted if isinstance(row, TouchRow)]
    bulk = [row for row in rows if isinstance(row, TouchRow) and row.bulk and not intake.leave_out.chose(row)]
    _own_sayings(intake, [row for row in wanted if isinstance(row, OwnerRow)])
    mine = own.addresses(intake.network)
    sayings = [_person_saying(row) for row in wanted if isinstance(row, PersonRow)]
    sayings += _party_sayings([*touches, *bulk])
    changed, new = store_sayings(intake.network, sayings, imported_by=intake.running, region=intake.region)
    concerned = project(intake.network, changed) if changed else set()
    _count_people(intake.network, new, taken)
    concerned |= called_off(intake.network, (row for row in rows if isinstance(row, TouchRow)))
    events, taken.touches_new, taken.touches_seen = store_touches(
        intake.network, prepared(touches, mine, excerpt_length=intake.excerpt), imported_by=intake.running
    )
    _tie(intake.network, concerned, events)
    coming = [row for row in wanted if isinstance(row, EventRow | SeriesRow)]
    taken.coming = calendars.take(intake.network, coming, mine, imported_by=intake.running) if coming else 0
    _progress(intake.network, file, rows, sayings, taken)


def settle(network: Network, running: Import, file: ImportFile, records: Sequence[int], shelf: Shelf) -> None:
    """Compare records of a file that was read with the whole book; whom they turn out to be is counted."""
    counted = _as_new(network, running, records)
    joins = file.source != ARCHIVE
    people = matching.settle(network, records, shelf, imported_by=running, joins=joins)
    ties.rebuild(network, people)
    known = len(counted) - len(_as_new(network, running, counted))
    known = min(known, file.people_new)
    file.people_new -= known
    file.people_matched += known
    file.save()


def _as_new(network: Network, running: Import, records: Sequence[int]) -> list[int]:
    """Those of these records that this import brought and that are a person of their own."""
    return [
        pk
        for some in chunks(records)
        for pk, uid, person in Record.objects.of(network)
        .filter(pk__in=some, imported_by=running, standing=Standing.PERSON, person__is_me=False)
        .values_list("pk", "uid", "person_id")
        if uid == person
    ]


def _unpack(intake: Intake, file: ImportFile, rows: Sequence[Row], archived: Sequence[ArchiveRow]) -> None:
    """Rows of Amity's own archive are stored as they are; nothing about them is judged anew."""
    done = unpacking.unpack(intake.network, intake.running, archived)
    file.records += done.records
    taken = Taken(Counter(), done.touches_new, done.touches_seen, done.people_new, done.people_matched)
    refused = [row for row in rows if isinstance(row, RowError)] + done.errors
    _progress(intake.network, file, refused, [], taken)
    file.rows_done += len(rows) - len(refused)
    file.save()


def _tie(network: Network, concerned: set[UUID], events: dict[UUID, list[ties.Event]]) -> None:
    """Rebuild the ties of people who were joined; the others take their new events in order."""
    ties.rebuild(network, concerned)
    ties.refresh(network, {person: some for person, some in events.items() if person not in concerned})


def _left_out(intake: Intake, row: Row, taken: Taken) -> bool:
    why = intake.leave_out.why(row)
    if why:
        taken.left_out[why] += 1
    return bool(why)


def _own_sayings(intake: Intake, rows: Sequence[OwnerRow]) -> None:
    if not rows:
        return
    sayings = [Saying(source=OWN, key=_own_key(row), where=row.where, card=row.card) for row in rows]
    changed, _ = store_sayings(intake.network, sayings, imported_by=intake.running, region=intake.region)
    own.note_own_cards(intake.network, [row.card for row in rows])
    matching.link_own_records(intake.network)
    project(intake.network, changed)


def _own_key(row: OwnerRow) -> str:
    """By what it tells: profile, posts and addresses come from files of their own, and all have a line 2."""
    return " ".join((row.source, *sorted(row.card.to_json()), *row.card.urls))


def _person_saying(row: PersonRow) -> Saying:
    return Saying(
        source=row.source, key=row.key, where=row.where, card=row.card, photo=row.photo, said_at=row.said_at
    )


def _party_sayings(touches: Sequence[TouchRow]) -> list[Saying]:
    """A record for every address that wrote or was written to, the owner's own included."""
    named: dict[Address, list[str]] = {}
    personal: set[Address] = set()
    for row in touches:
        for party in (row.sender, *row.others):
            address = address_of(party, row.source) if party else None
            if address is None or party is None:
                continue
            named.setdefault(address, []).append(party.name)
            if not row.bulk and not party.robot:
                personal.add(address)
    return [address.saying(name, personal=address in personal) for address, name in best_names(named).items()]


def _count_people(network: Network, new: Sequence[int], taken: Taken) -> None:
    for some in chunks(new):
        for uid, person in (
            Record.objects.of(network)
            .filter(pk__in=some, standing=Standing.PERSON, person__is_me=False)
            .values_list("uid", "person_id")
        ):
            if uid == person:
                taken.people_new += 1
            else:
                taken.people_matched += 1


def _progress(
    network: Network, file: ImportFile, rows: Sequence[Row], sayings: Sequence[Saying], taken: Taken
) -> None:
    errors = [row for row in rows if isinstance(row, RowError)]
    if taken.coming:
        one, more = "1 event to come is noted.", f"{taken.coming:,} events to come are noted."
        errors.append(RowError("", one if taken.coming == 1 else more, rows=0))
    insert(
        [
            *(_problem(network, file, error) for error in errors),
            *(_problem(network, file, RowError("", why, count)) for why, count in taken.left_out.items()),
        ]
    )
    file.rows_done += len(rows)
    file.records += sum(not saying.weak for saying in sayings)
    file.people_new += taken.people_new
    file.people_matched += taken.people_matched
    file.touches_new += taken.touches_new
    file.touches_seen += taken.touches_seen
    file.left_out += sum(taken.left_out.values()) + sum(error.rows for error in errors)
    file.save()


def _problem(network: Network, file: ImportFile, error: RowError) -> ImportProblem:
    return ImportProblem(
        network=network, file=file, place=error.where[:200], why=error.why[:500], rows=error.rows
    )
