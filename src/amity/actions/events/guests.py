"""Guest lists: looked at, taken in, matched with the book; what is open is asked one by one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions.events import keeping
from amity.actions.events.recognising import Found, recognise
from amity.base.errors import BadInput, NotFound
from amity.base.text import one_line
from amity.events.choosing import telling_words
from amity.people.names import name_key
from amity.people.records import Card, Post
from amity.sources import guests as source
from amity.sources.guests import Guest, GuestList, Meant
from amity.sources.rows import Opened, RowError
from amity.store import journal
from amity.store.bulk import chunks, insert
from amity.store.models import Attendance, Columns, Event, Network, Person, Record
from amity.store.people import hand_record
from amity.store.writing import writing

_SAID = ("name", "email", "phone", "url", "organisation", "title", "said", "role", "coming")
_STILL = timedelta(days=14)  # after an event somebody of it may still come into the book
_MOST_NAMED = 100
_MOST_AGAIN = 5_000  # attendees compared anew after an import


@dataclass(frozen=True, slots=True)
class Look:
    """A list before it is stored: what its columns are taken to mean, who stands in it, what cannot be read."""

    list: GuestList
    meant: Meant
    remembered: bool  # the owner chose this for such a list before
    guests: tuple[Guest, ...]
    errors: tuple[RowError, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a list brought. `known` people of the book come, `asked` may be somebody known."""

    event: UUID
    guests: int
    new: int
    changed: int
    known: int
    asked: int
    not_coming: int
    errors: tuple[RowError, ...]
    change: UUID | None


def look(network: Network, file: Opened, meant: Meant | None = None) -> Look:
    """Read a list without storing anything. Raises `Refused` where the file is no guest list."""
    listed = source.opened(file)
    kept = Columns.objects.of(network).filter(key=listed.key).first()
    chosen: Meant = meant if meant is not None else (kept.meant if kept else listed.guessed)
    rows = source.read(listed, chosen)
    return Look(
        listed, chosen, kept is not None and meant is None,
        tuple(row for row in rows if isinstance(row, Guest)),
        tuple(row for row in rows if isinstance(row, RowError)),
    )  # fmt: skip


def take(network: Network, event_id: UUID, seen: Look) -> Taken:
    """Store a list with its event and match it with the book; told twice, it changes nothing. One change to take back."""
    if not seen.guests:
        raise BadInput(_("No line of this list names anybody. Choose which column holds the names."))
    event = keeping.one(network, event_id)
    with journal.entry(network, "import_guests", title=event.name, count=len(seen.guests)) as entry:
        _remember(entry, seen)
        new, changed = _write(entry, event, seen.guests)
        _match(network, [row for row in _open(network, event.pk) if not row.apart], entry=entry, fresh=new)
    rows = Attendance.objects.of(network).filter(event=event, key__in=[one.key for one in seen.guests])
    told = list(rows.values_list("record_id", "perhaps_id", "coming"))
    return Taken(
        event=event.pk, guests=len(seen.guests), new=len(new), changed=changed,
        known=sum(record is not None for record, _perhaps, _coming in told),
        asked=sum(perhaps is not None for _record, perhaps, _coming in told),
        not_coming=sum(coming == "no" for _record, _perhaps, coming in told),
        errors=seen.errors, change=entry.change.pk if entry.change else None,
    )  # fmt: skip


def event_for(network: Network, file_name: str, *, today: date) -> Event:
    """The event that a list is of: the one gathering to come, or the one whose name the file bears. BadInput else."""
    gatherings = Event.objects.of(network).filter(last_day__gte=today, kind=Event.Kind.GATHERING)
    open_ones = list(gatherings.exclude(going=Event.Going.NO).order_by("day", "id")[:_MOST_NAMED])
    words = telling_words(file_name.replace("_", " ").replace("-", " ").rpartition(".")[0])
    named = [one for one in open_ones if telling_words(one.name) & words]
    found = named or open_ones
    if not found:
        raise BadInput(_("No event to come is noted. Note it first: amity event add NAME --on DATE"))
    if len(found) > 1:
        choices = "; ".join(f"{one.name}, {one.day} ({one.pk})" for one in found[:5])
        raise BadInput(
            _("Of which event is this list? Name it with --event: %(choices)s") % {"choices": choices}
        )
    return found[0]


def answer(network: Network, attendance_id: UUID, *, same: bool) -> Attendance:
    """Is that guest whom they may be? Yes names them; no leaves a mere name, and nothing is asked of it again."""
    row = one(network, attendance_id)
    if row.perhaps_id is None:
        raise BadInput(_("Nothing is open about this guest any more."))
    person = Record.objects.of(network).filter(pk=row.perhaps_id).values_list("person", flat=True).first()
    verb = "guest_known" if same else "guest_apart"
    with journal.entry(network, verb, person=person if same else None, name=row.name or row.email) as entry:
        entry.before(row)
        row.record_id, row.perhaps_id = (row.perhaps_id if same else row.record_id), None
        row.apart = not same
        row.save()
    return row


def name_as(network: Network, attendance_id: UUID, person_id: UUID | None) -> Attendance:
    """The guest is this person of the book, or, with None, nobody of it."""
    row = one(network, attendance_id)
    person = _person(network, person_id) if person_id else None
    verb = "guest_known" if person else "guest_apart"
    with journal.entry(network, verb, person=person_id, name=row.name or row.email) as entry:
        record = hand_record(entry, person) if person else None
        entry.before(row)
        row.record, row.perhaps, row.apart = record, None, person is None
        row.save()
    return row


def add(network: Network, event_id: UUID, *, person_id: UUID | None = None, name: str = "") -> Attendance:
    """Somebody comes, as the owner knows: a person of the book, or a name. Told twice, it is kept once."""
    event = keeping.one(network, event_id)
    person = _person(network, person_id) if person_id else None
    said = person.name if person else one_line(name, limit=300)
    if not said:
        raise BadInput(_("Write a name."))
    key = source.key_by_hand(str(person.id) if person else name_key(said) or said)
    with journal.entry(network, "add_guest", person=person_id, name=said, title=event.name) as entry:
        standing = Attendance.objects.of(network).filter(event=event, key=key).first()
        if standing is not None:
            return standing
        record = hand_record(entry, person) if person else None
        row = Attendance(
            network=network,
            event=event,
            key=key,
            name=said,
            record=record,
            coming="yes",
            created_at=timezone.now(),
        )
        row.save(force_insert=True)
        entry.created(row)
        if record is None:
            _match(network, [row], entry=entry, fresh={row.pk})
    return row


def drop(network: Network, attendance_id: UUID) -> None:
    """Take a line off the list; the journal can bring it back."""
    row = one(network, attendance_id)
    with journal.entry(network, "drop_guest", name=row.name or row.email) as entry:
        entry.deletes(row)


def one(network: Network, attendance_id: UUID) -> Attendance:
    """The line of this id. Raises NotFound."""
    found = Attendance.objects.of(network).filter(pk=attendance_id).select_related("event").first()
    if found is None:
        raise NotFound(_("There is no such line on a guest list; it may have been deleted."))
    return found


def match_again(network: Network, today: date) -> int:
    """Compare the attendees of what is still to come with the book as it is now. Returns how many were found."""
    upcoming = Event.objects.of(network).filter(last_day__gte=today - _STILL).values_list("pk", flat=True)
    rows = Attendance.objects.of(network).filter(
        record=None, perhaps=None, apart=False, event__in=list(upcoming)
    )
    if not rows.exists():
        return 0
    with writing(network):
        return _match(network, list(rows.order_by("pk")[:_MOST_AGAIN]))


def match_rows(network: Network, rows: Sequence[Attendance]) -> int:
    """Compare these lines with the book, in the caller's transaction; not journaled. Returns how many were found."""
    return _match(network, rows)


def _open(network: Network, event: UUID) -> list[Attendance]:
    return list(Attendance.objects.of(network).filter(event=event, record=None).order_by("pk"))


def _match(
    network: Network,
    rows: Sequence[Attendance],
    *,
    entry: journal.Entry | None = None,
    fresh: Iterable[UUID] = (),
) -> int:
    made, found = set(fresh), 0
    for some in chunks(rows):
        by_key = {str(row.pk): row for row in some}
        for key, who in recognise(network, {key: _card(row) for key, row in by_key.items()}).items():
            found += _note(by_key[key], who, entry if entry and by_key[key].pk not in made else None)
    return found


def _note(row: Attendance, who: Found, entry: journal.Entry | None) -> bool:
    record, perhaps = (who.record, None) if who.sure else (None, who.record)
    if (row.record_id, row.perhaps_id) == (record, perhaps):
        return False
    if entry:
        entry.before(row)
    row.record_id, row.perhaps_id = record, perhaps
    Attendance.objects.of(row.network_id).filter(pk=row.pk).update(record=record, perhaps=perhaps)
    return True


def _card(row: Attendance) -> Card:
    return Card(
        name=row.name,
        emails=(row.email,) if row.email else (),
        phones=(row.phone,) if row.phone else (),
        urls=(row.url,) if row.url else (),
        posts=(Post(row.organisation, row.title),) if row.organisation or row.title else (),
    )


def _write(entry: journal.Entry, event: Event, guests: Sequence[Guest]) -> tuple[set[UUID], int]:
    """Insert those who are new and change those of whom something else is said. Returns the new, and how many changed."""
    network, now = entry.network, timezone.now()
    standing = {row.key: row for row in Attendance.objects.of(network).filter(event=event)}
    fresh = [
        Attendance(network=network, event=event, key=one.key, created_at=now, **_values(one))
        for one in guests
        if one.key not in standing
    ]
    insert(fresh)
    entry.created(*fresh)
    changed = 0
    for one in guests:
        row = standing.get(one.key)
        if row and any(getattr(row, field) != value for field, value in _values(one).items()):
            entry.before(row)
            for field, value in _values(one).items():
                setattr(row, field, value)
            row.save()
            changed += 1
    return {row.pk for row in fresh}, changed


def _values(one: Guest) -> dict[str, str]:
    return {field: getattr(one, field) for field in _SAID}


def _remember(entry: journal.Entry, seen: Look) -> None:
    """What the owner chose for lists with these columns, where it is not what would be guessed anyway."""
    meant: dict[str, Any] = {field: list(names) for field, names in seen.meant.items() if names}
    kept = Columns.objects.of(entry.network).filter(key=seen.list.key).first()
    if kept is not None and kept.meant != meant:
        entry.before(kept)
        kept.meant = meant
        kept.save()
    elif kept is None and meant != _plain(seen.list.guessed):
        row = Columns(network=entry.network, key=seen.list.key, meant=meant, created_at=timezone.now())
        row.save(force_insert=True)
        entry.created(row)


def _plain(meant: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {field: list(names) for field, names in meant.items() if names}


def _person(network: Network, person_id: UUID) -> Person:
    found = Person.objects.of(network).filter(id=person_id).first()
    if found is None:
        raise NotFound(_("There is nobody with this id."))
    return found
