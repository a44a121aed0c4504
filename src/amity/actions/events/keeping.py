"""Events: noted by hand, changed, decided about, taken out of the book."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from amity.base.errors import BadInput, NotFound
from amity.base.ids import digest
from amity.base.text import clean, fold, one_line
from amity.store import journal
from amity.store.models import Attendance, Event, FollowUp, Jotting, Network

HAND = "you"  # the source of an event the owner noted
LONGEST = timedelta(days=60)
_TEXTS = {"note": 10_000, "goal": 1_000, "if_then": 1_000, "quiet": 1_000, "openers": 1_000}
_LINES = {"name": 300, "place": 200, "url": 2_000}
_CHOICES = {
    "kind": Event.Kind.values,
    "going": ["", *Event.Going.values],
    "energy": ["", *Event.Energy.values],
}
_OTHERS = frozenset({"day", "last_day", "begins_at", "ends_at", "size", "leave_at", "left_at", "ready"})
_MOST_PEOPLE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The day it begins and, where they are known, its end and its hours."""

    day: date
    last_day: date | None = None  # the same day where it is not given
    begins_at: datetime | None = None
    ends_at: datetime | None = None


def key_of(name: str, day: date) -> str:
    """The natural key of an event that no calendar tells of."""
    return digest("event", fold(name) or name, day.isoformat())


def add(
    network: Network, name: str, when: When | date, *, going: str = Event.Going.YES, **values: Any
) -> Event:
    """An event in the owner's words. One of the same name on the same day is that one: what is given now is added.

    `values` are those of `change`: place, url, note, size, goal, if_then, leave_at, quiet. Raises BadInput.
    """
    told = when if isinstance(when, When) else When(day=when)
    said = _checked({"name": name, "going": going, **values} | _days(told))
    key = key_of(said["name"], told.day)
    with journal.entry(network, "add_event", title=said["name"]) as entry:
        standing = Event.objects.of(network).filter(key=key).first()
        if standing is not None:
            _write(entry, standing, {field: value for field, value in said.items() if value})
            return standing
        row = Event(network=network, key=key, source=HAND, created_at=timezone.now())
        row.kind = said.pop("kind", Event.Kind.GATHERING)
        for field, value in said.items():
            setattr(row, field, value)
        row.save(force_insert=True)
        entry.created(row)
    return row


def change(network: Network, event_id: UUID, *, verb: str = "edit_event", **values: Any) -> Event:
    """Give fields of an event these values; what is not named stays. Raises NotFound, BadInput.

    Fields: name, day, last_day, begins_at, ends_at, place, url, note, size, kind, going, goal, if_then, leave_at,
    quiet, openers, ready, energy, left_at. `verb` is how the journal calls the change.
    """
    row = one(network, event_id)
    if "day" in values or "last_day" in values:
        first = values.get("day", row.day)
        values["last_day"] = values.get("last_day") or max(
            first, row.last_day if first <= row.last_day else first
        )
    said = _checked(values)
    _check_days(said.get("day", row.day), said.get("last_day", row.last_day))
    with journal.entry(network, verb, title=said.get("name", row.name)) as entry:
        _write(entry, row, said)
    return row


def decide(network: Network, event_id: UUID, going: str) -> Event:
    """Yes, no, or not decided yet (empty)."""
    verbs = {Event.Going.YES.value: "go_to_event", Event.Going.NO.value: "skip_event"}
    return change(network, event_id, verb=verbs.get(going, "undecide_event"), going=going)


def remove(network: Network, event_id: UUID) -> None:
    """Take it out of the book with its guests and what was noted there; the journal can bring all of it back."""
    row = one(network, event_id)
    with journal.entry(network, "delete_event", title=row.name) as entry:
        for table in (FollowUp, Jotting, Attendance):
            entry.deletes(*table.objects.of(network).filter(event=row))
        entry.deletes(row)


def one(network: Network, event_id: UUID) -> Event:
    """The event of this id. Raises NotFound."""
    found = Event.objects.of(network).filter(pk=event_id).first()
    if found is None:
        raise NotFound(_("There is no event with this id; it may have been deleted."))
    return found


def _write(entry: journal.Entry, row: Event, said: dict[str, Any]) -> None:
    if any(getattr(row, field) != value for field, value in said.items()):
        entry.before(row)
        for field, value in said.items():
            setattr(row, field, value)
        row.save()


def _days(when: When) -> dict[str, Any]:
    last = when.last_day or when.day
    _check_days(when.day, last)
    return {"day": when.day, "last_day": last, "begins_at": when.begins_at, "ends_at": when.ends_at}


def _check_days(first: date, last: date) -> None:
    if not first <= last <= first + LONGEST:
        raise BadInput(_("An event ends on the day it begins or within 60 days after it."))


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    """The values as they may be stored. Raises BadInput."""
    said: dict[str, Any] = {}
    for field, value in values.items():
        if field in _LINES:
            said[field] = one_line(value, limit=_LINES[field])
        elif field in _TEXTS:
            said[field] = clean(value.strip(), limit=_TEXTS[field])
        elif field in _CHOICES:
            said[field] = _choice(field, value)
        elif field in _OTHERS:
            said[field] = value
        else:
            raise TypeError(f"An event has no field {field}.")
    if not said.get("name", "-"):
        raise BadInput(_("Write what the event is called."))
    if said.get("size") is not None and not 0 <= said["size"] <= _MOST_PEOPLE:
        raise BadInput(_("Write about how many people come, as a number."))
    return said


def _choice(field: str, value: str) -> str:
    if value not in _CHOICES[field]:
        raise BadInput(f"{field} is one of {', '.join(filter(None, _CHOICES[field]))}, or empty.")
    return str(value)


__all__ = ["HAND", "When", "add", "change", "decide", "key_of", "one", "remove"]
