"""Days that come back: birthday, anniversary, first met, or one with a name of its own."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from amity.actions.people import find
from amity.actions.restating import card_by_hand, restate, take_days_off
from amity.base.errors import BadInput, NotFound
from amity.base.text import one_line
from amity.people.records import ONE_A_PERSON, YearlyDay
from amity.store import journal
from amity.store.models import Date, Network, Person, Record

KINDS = ("birthday", "anniversary", "met", "other")
_LEAP = 2000  # a year with a 29 February, for days without one


def add(network: Network, person_id: UUID, day: YearlyDay) -> None:
    """A day of theirs; there is one birthday, so a new one takes the place of what was known."""
    put(network, person_id, day, instead_of="")


def put(network: Network, person_id: UUID, day: YearlyDay, *, instead_of: str) -> None:
    """Say a day, in the place of the one that is shown under this slot, if one is named."""
    told = _checked(day)
    person = find(network, str(person_id))
    rows = rows_of(network, person)
    gone = [row for row in rows if slot_of(row) == instead_of or _makes_room(row, told)]
    with journal.entry(network, "edit", person=person.id, name=person.name, fields=["days"]) as entry:
        take_days_off(entry, gone)
        _restate(entry, person, gone, told)


def remove(network: Network, person_id: UUID, slot: str) -> None:
    """Show this day no more, whoever said it."""
    person = find(network, str(person_id))
    gone = [row for row in rows_of(network, person) if slot_of(row) == slot]
    if not gone:
        raise NotFound("There is no such day; it may have been changed.")
    with journal.entry(network, "edit", person=person.id, name=person.name, fields=["days"]) as entry:
        take_days_off(entry, gone)
        _restate(entry, person, gone, None)


def rows_of(network: Network, person: Person) -> list[Date]:
    """All days that any record tells of somebody."""
    records = list(Record.objects.of(network).filter(person=person).values_list("pk", flat=True))
    rows = Date.objects.of(network).filter(record__in=records).select_related("record")
    return list(rows.order_by("id"))


def slot_of(day: Date | YearlyDay) -> str:
    """The address of a day among those of one person.

    >>> slot_of(YearlyDay("birthday", 2, 14))
    'birthday-02-14'
    """
    return f"{day.kind}-{day.month:02}-{day.day:02}"


def _restate(entry: journal.Entry, person: Person, gone: Sequence[Date], new: YearlyDay | None) -> None:
    _record, card = card_by_hand(entry, person)
    left = [day for day in card.days if slot_of(day) not in set(map(slot_of, gone))]
    restate(entry, person, {"days": (*left, new) if new else tuple(left)})


def _makes_room(row: Date, told: YearlyDay) -> bool:
    return row.kind == told.kind and told.kind in ONE_A_PERSON


def _checked(day: YearlyDay) -> YearlyDay:
    if day.kind not in KINDS:
        raise BadInput(f"A day is one of {', '.join(KINDS)}.")
    label = one_line(day.label, limit=120) if day.kind == "other" else ""
    if day.kind == "other" and not label:
        raise BadInput(_("Give this day a name."))
    try:
        date(day.year or _LEAP, day.month, day.day)
    except ValueError as wrong:
        raise BadInput(_("There is no such day in the calendar.")) from wrong
    return YearlyDay(day.kind, day.month, day.day, day.year, label)
