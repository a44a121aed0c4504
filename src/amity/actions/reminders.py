"""Reminders: something the owner wants to be told once, on a day or some time in a month."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions.people import find
from amity.base.errors import BadInput, NotFound
from amity.base.text import clean
from amity.conversations.reminding import soonest
from amity.store import journal
from amity.store.absent import absent
from amity.store.models import Network, Person, Reminder
from amity.store.people import hand_record

SHOWN = 60


@dataclass(frozen=True, slots=True)
class When:
    """On a day, or some time in a month (`day` is then its first)."""

    day: date
    whole_month: bool = False


def add(network: Network, text: str, when: When, *, person_id: UUID | None = None) -> Reminder:
    """Remember something for the owner, about somebody or not."""
    person = find(network, str(person_id)) if person_id else None
    row = Reminder(network=network, text=_text(text), created_at=timezone.now())
    row.due, row.whole_month = _day(when), when.whole_month
    about = {"name": person.name} if person else {}
    with journal.entry(network, "remind", person=person.id if person else None, **about) as entry:
        row.record = hand_record(entry, person) if person else None
        row.save()
        entry.created(row)
    return row


def edit(network: Network, reminder_id: UUID, *, text: str, when: When) -> Reminder:
    """Other words, another day."""
    row = one(network, reminder_id)
    said, due = _text(text), _day(when)
    with _entry(network, "edit_reminder", row) as entry:
        if (row.text, row.due, row.whole_month) != (said, due, when.whole_month):
            entry.before(row)
            row.text, row.due, row.whole_month = said, due, when.whole_month
            row.save()
    return row


def finish(network: Network, reminder_id: UUID) -> Reminder:
    """It is done; the journal can bring it back."""
    row = one(network, reminder_id)
    with _entry(network, "reminded", row) as entry:
        if row.done_at is None:
            entry.before(row)
            row.done_at = timezone.now()
            row.save()
    return row


def remove(network: Network, reminder_id: UUID) -> None:
    """Take it out of the book; the journal can bring it back."""
    row = one(network, reminder_id)
    with _entry(network, "delete_reminder", row) as entry:
        entry.deletes(row)


def one(network: Network, reminder_id: UUID) -> Reminder:
    """A reminder with its person."""
    rows = Reminder.objects.of(network).select_related("record__person")
    found = rows.filter(pk=reminder_id).first()
    if found is None:
        raise NotFound("There is no reminder with this id; it may have been deleted.")
    return found


def person_of(row: Reminder) -> Person | None:
    """Whom a reminder is about."""
    return row.record.person if row.record_id and row.record else None


def still_open(network: Network, besides: Collection[UUID] | None = None) -> "QuerySet[Reminder]":
    """Not done yet, the nearest first; none that is about somebody who died or asked to be left out.

    `besides` are these people, where they are known already.
    """
    gone = absent(network) if besides is None else besides
    rows = Reminder.objects.of(network).filter(done_at=None).select_related("record__person")
    about_nobody_absent = Q(record=None) | ~Q(record__person__in=gone)
    return rows.filter(about_nobody_absent).order_by("due", F("whole_month").asc(), "created_at", "id")


def due(network: Network, today: date, besides: Collection[UUID] | None = None) -> list[Reminder]:
    """What the owner wanted to be told by today: its day or its month has come, and it is not done."""
    return list(still_open(network, besides).filter(due__lte=today)[:SHOWN])


def when(*, day: date | None = None, month: str = "", today: date) -> When:
    """A day, or the next month of that name; exactly one of them is given."""
    if (day is None) == (not month.strip()):
        raise BadInput(_("Choose a day or a month."))
    if day is not None:
        return When(day)
    first = soonest(month, today)
    if first is None:
        raise BadInput(_("“%(words)s” is no month.") % {"words": month.strip()})
    return When(first, whole_month=True)


def _entry(network: Network, verb: str, row: Reminder) -> Any:  # the context manager of journal.entry
    person = person_of(row)
    about = {"name": person.name} if person else {}
    return journal.entry(network, verb, person=person.id if person else None, **about)


def _day(when: When) -> date:
    return when.day.replace(day=1) if when.whole_month else when.day


def _text(text: str) -> str:
    said = clean(text.strip(), limit=2_000)
    if not said:
        raise BadInput(_("Write a few words first."))
    return said
