"""Messages owed after an event: kept with the capture, shown in their time, ended by what happens or by the owner."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from amity.base.errors import BadInput, NotFound
from amity.base.text import clean
from amity.events import FollowUp as Kind
from amity.events import Owed, Turn, due_by, ended
from amity.store import journal
from amity.store.bulk import chunks
from amity.store.journal import Entry
from amity.store.models import Event, FollowUp, Network, Participant, Record, Touch
from amity.store.reading import records_of

__all__ = [
    "LONGEST",
    "add",
    "due",
    "later",
    "listed",
    "move",
    "not_now",
    "one",
    "open_of",
    "reword",
    "settle",
]

LONGEST = 2_000  # characters of the owner's own words
_MOST = 80  # that are looked at on one day
_TOLD = (
    "network", "kind", "due", "words", "met", "ended", "record__network", "record__person", "event__network",
    "event__name", "event__last_day", "touch__network", "touch__at", "touch__source",
)  # fmt: skip
_BY_ITSELF = ("", FollowUp.Ended.WROTE, FollowUp.Ended.REPLY)


@dataclass(frozen=True, slots=True)
class After:
    """What a follow-up follows: the record it hangs on, the talk (none where there was no talk), the owner's words."""

    record: Record
    touch: Touch | None
    words: str = ""
    met: str = ""  # whom they introduced


def add(entry: Entry, event: Event, owed: Iterable[Owed], after: dict[str, After]) -> list[FollowUp]:
    """Store what is owed. Somebody who is owed it already, from the same event, is owed it once: by the later talk."""
    made = []
    for one in owed:
        of = after[one.key]
        standing = _standing(entry.network, event, of.record, one.kind)
        if standing is not None:
            entry.before(standing)
            standing.kind, standing.due, standing.touch = one.kind.value, one.due, of.touch
            standing.met, standing.words = of.met[:300], of.words or standing.words
            standing.save()
            made.append(standing)
            continue
        row = FollowUp(
            network=entry.network, record=of.record, event=event, touch=of.touch, kind=one.kind.value, due=one.due,
            met=of.met[:300], words="" if one.kind is Kind.SECOND else of.words[:LONGEST], created_at=timezone.now(),
        )  # fmt: skip
        row.save(force_insert=True)
        entry.created(row)
        made.append(row)
    return made


def _standing(network: Network, event: Event, record: Record, kind: Kind) -> FollowUp | None:
    first = (Kind.FIRST.value, Kind.THANKS.value)
    kinds = (kind.value,) if kind is Kind.SECOND else first
    rows = FollowUp.objects.of(network).filter(event=event, record=record, kind__in=kinds, ended="")
    return rows.order_by("created_at", "id").first()


def due(network: Network, today: date) -> list[FollowUp]:
    """Those of the last weeks that may be shown today or were, with their people: one statement, by one index."""
    oldest, _today = due_by(today)
    rows = FollowUp.objects.of(network).filter(due__gte=oldest, due__lte=today + (today - oldest))
    rows = rows.filter(record__person__is_me=False).select_related("record", "event", "touch")
    return list(rows.only(*_TOLD).order_by("due", "created_at", "id")[:_MOST])


def listed(network: Network) -> "QuerySet[FollowUp]":
    """Those that nothing ended, the nearest first."""
    rows = FollowUp.objects.of(network).filter(ended="").select_related("record__person", "event", "touch")
    return rows.order_by("due", "created_at", "id")


def one(network: Network, id: UUID) -> FollowUp:
    """The follow-up of this id. Raises NotFound."""
    found = (
        FollowUp.objects.of(network).filter(pk=id).select_related("record__person", "event", "touch").first()
    )
    if found is None:
        raise NotFound(_("There is no such message any more; what it followed may have been taken back."))
    return found


def not_now(network: Network, id: UUID, *, today: date) -> FollowUp:
    """It ends, and with it the second one of the same talk: the owner said "not this time"."""
    row = one(network, id)
    with journal.entry(network, "end_follow_up", person=row.record.person_id, name=_name(row)) as entry:
        _end(entry, [row, *_seconds(network, row)], today)
    return row


def later(network: Network, id: UUID, until: date, *, today: date) -> FollowUp:
    """On another day."""
    if until <= today:
        raise BadInput(_("Choose a day after %(day)s.") % {"day": today.isoformat()})
    row = one(network, id)
    with journal.entry(network, "move_follow_up", person=row.record.person_id, name=_name(row)) as entry:
        _move(entry, [row], until)
    return row


def reword(network: Network, id: UUID, words: str) -> FollowUp:
    """The owner's own version; empty takes back to the draft."""
    row = one(network, id)
    said = clean(words.strip(), limit=LONGEST)
    with journal.entry(network, "word_follow_up", person=row.record.person_id, name=_name(row)) as entry:
        if row.words != said:
            entry.before(row)
            row.words = said
            row.save()
    return row


def open_of(network: Network, person_id: UUID, today: date) -> list[FollowUp]:
    """What somebody is owed by today, the first one first."""
    records = list(Record.objects.of(network).filter(person=person_id).values_list("pk", flat=True))
    rows = FollowUp.objects.of(network).filter(record__in=records, ended="", due__lte=today)
    return list(rows.order_by("due", "id"))


def move(entry: Entry, person_id: UUID, *, today: date, until: date | None) -> None:
    """A card of Today was put off or declined: what it was about moves to that day, or (None) ends with its second one."""
    rows = open_of(entry.network, person_id, today)
    if until is None:
        _end(entry, [*rows, *(second for row in rows for second in _seconds(entry.network, row))], today)
    else:
        _move(entry, rows, until)


def _end(entry: Entry, rows: Iterable[FollowUp], today: date) -> None:
    for row in {row.pk: row for row in rows if not row.ended}.values():
        entry.before(row)
        row.ended, row.ended_on = FollowUp.Ended.NOT_NOW, today
        row.save()


def _move(entry: Entry, rows: Iterable[FollowUp], until: date) -> None:
    for row in rows:
        if not row.ended and row.due != until:
            entry.before(row)
            row.due = until
            row.save()


def _seconds(network: Network, row: FollowUp) -> "QuerySet[FollowUp]":
    rows = FollowUp.objects.of(network).filter(record=row.record_id, event=row.event_id, ended="")
    return rows.filter(kind=FollowUp.Kind.SECOND)


def _name(row: FollowUp) -> str:
    return row.record.person.name if row.record.person else ""


def settle(network: Network, people: Sequence[UUID]) -> None:
    """Bring the follow-ups of these people in step with their touches, in the transaction of whoever changed those.

    A message or an answer ends one; where it is taken back, the follow-up is open again. What the owner ended stays.
    """
    if not FollowUp.objects.of(network).exclude(ended=FollowUp.Ended.NOT_NOW).exists():
        return
    zone = ZoneInfo(network.time_zone)
    for some in chunks(people):
        owner = records_of(network, some)
        rows = FollowUp.objects.of(network).filter(record__in=list(owner), ended__in=_BY_ITSELF)
        found = list(rows.select_related("touch", "event").order_by("pk"))
        turns = _turns(network, {owner[row.record_id] for row in found}, owner)
        for row in found:
            _settle(row, turns[owner[row.record_id]], zone)


def _turns(network: Network, people: set[UUID], owner: dict[int, UUID]) -> dict[UUID, list[tuple[int, Turn]]]:
    theirs = [record for record, person in owner.items() if person in people]
    found: dict[UUID, list[tuple[int, Turn]]] = defaultdict(list)
    rows = Participant.objects.of(network).filter(record__in=theirs, counts=True, touch__depth__gte=1)
    for record, touch, at, direction in rows.values_list("record_id", "touch_id", "at", "touch__direction"):
        found[owner[record]].append((touch, Turn(at, direction)))
    return found


def _settle(row: FollowUp, turns: Iterable[tuple[int, Turn]], zone: ZoneInfo) -> None:
    others = [turn for touch, turn in turns if touch != row.touch_id]
    end = ended(Kind(row.kind), talk=_talk_of(row, zone), due=row.due, turns=others)
    said, on = (end[0], end[1].astimezone(zone).date()) if end else ("", None)
    if (row.ended, row.ended_on) != (said, on):
        row.ended, row.ended_on = said, on
        row.save(update_fields=["ended", "ended_on"])


def _talk_of(row: FollowUp, zone: ZoneInfo) -> datetime:
    """From when on something counts as after the talk; without a talk, as after the day of the event."""
    if row.touch is not None:
        at: datetime = row.touch.at
        return at.astimezone(zone)
    return datetime.combine(row.event.last_day if row.event else row.due, time(23), zone)
