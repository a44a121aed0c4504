"""Everything as tables for a spreadsheet: one CSV for each kind of thing, guarded against formulas."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from amity.actions.exporting.people import Known, everybody
from amity.people.records import YearlyDay
from amity.sources.amity.table import BETWEEN, COLUMNS, guarded
from amity.store.bulk import chunks
from amity.store.models import Date, Fact, Network, Participant, Promise, Relation, Reminder, Tie, Touch

BOM = b"\xef\xbb\xbf"  # without it spreadsheets guess the letters wrongly
Rows = Iterator[tuple[Any, ...]]


def lines(network: Network, table: str) -> Iterator[bytes]:
    """The table's header, then a line for each row."""
    columns, rows = TABLES[table]
    yield BOM + _line(columns)
    for row in rows(network):
        yield _line(row)


def _line(cells: tuple[Any, ...]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow([guarded(_text(cell)) for cell in cells])
    return out.getvalue().encode("utf-8", "replace")


def _text(cell: Any) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case datetime():
            return cell.isoformat(timespec="seconds")
        case date():
            return cell.isoformat()
        case list() | tuple():
            return BETWEEN.join(cell)
        case _:
            return str(cell)


def _people(network: Network) -> Rows:
    for some in chunks(everybody(network), 200):
        ids = [known.person.id for known in some]
        ties = {tie.person_id: tie for tie in Tie.objects.of(network).filter(person__in=ids)}
        for known in some:
            yield _person(known, ties.get(known.person.id))


def _person(known: Known, tie: Tie | None) -> tuple[Any, ...]:
    person = known.person
    return (
        person.id, person.name, person.given, known.family, known.nickname,
        person.organisation.name if person.organisation else "", person.title, person.place,
        known.values("email"), known.values("phone"), known.values("url"), _birthday(known), known.labelled("group"),
        person.circle, known.labelled("kind"), known.labelled("tag"), known.labelled("topic"),
        tie.first_day if tie else None, tie.last_day if tie else None,
    )  # fmt: skip


def _birthday(known: Known) -> str:
    days = sorted((d for d in known.dates if d.kind == "birthday"), key=lambda day: day.year is None)
    return _day(days[0]) if days else ""


def _day(day: Date | YearlyDay) -> str:
    return f"{day.year:04}-{day.month:02}-{day.day:02}" if day.year else f"--{day.month:02}-{day.day:02}"


def _touches(network: Network) -> Rows:
    found = Touch.objects.of(network).order_by("at", "pk").iterator(chunk_size=2000)
    for some in chunks(found):
        with_whom: dict[int, dict[str, None]] = {touch.pk: {} for touch in some}
        parts = Participant.objects.of(network).filter(touch__in=list(with_whom)).order_by("pk")
        for touch, name in parts.values_list("touch_id", "record__person__name"):
            with_whom[touch][name or ""] = None
        for t in some:
            when = t.at.date() if t.day_only else t.at
            yield when, t.channel, t.direction, list(with_whom[t.pk]), t.subject, t.summary, t.place, t.source


def _facts(network: Network) -> Rows:
    """All but the private ones."""
    found = Fact.objects.of(network).filter(private=False).order_by("pk")
    yield from found.values_list("record__person__name", "kind", "text", "said_on", "source").iterator()


def _promises(network: Network) -> Rows:
    columns = (
        "record__person__name",
        "by",
        "text",
        "due",
        "when_we_meet",
        "made_on",
        "kept_at",
        "released_at",
    )
    yield from Promise.objects.of(network).order_by("pk").values_list(*columns).iterator()


def _dates(network: Network) -> Rows:
    for day in Date.objects.of(network).order_by("pk").select_related("record__person").iterator():
        yield day.record.person.name if day.record.person else "", day.kind, day.label, _day(day)


def _relations(network: Network) -> Rows:
    found = Relation.objects.of(network).order_by("pk")
    columns = ("record__person__name", "kind", "label", "name", "other__person__name")
    for name, kind, label, said, other in found.values_list(*columns).iterator():
        yield name, kind, label, said or other


def _reminders(network: Network) -> Rows:
    columns = ("record__person__name", "text", "due", "whole_month", "done_at")
    yield from Reminder.objects.of(network).order_by("pk").values_list(*columns).iterator()


TABLES: dict[str, tuple[tuple[str, ...], Callable[[Network], Rows]]] = {
    "people": (COLUMNS, _people),
    "touches": (("When", "Channel", "Direction", "With", "Subject", "Words", "Place", "Source"), _touches),
    "facts": (("Person", "Kind", "Text", "Said on", "Source"), _facts),
    "promises": (
        ("Person", "By", "Text", "Due", "When we meet", "Made on", "Kept at", "Let go at"),
        _promises,
    ),
    "dates": (("Person", "Kind", "Label", "Day"), _dates),
    "relations": (("Person", "Is", "In words", "Who"), _relations),
    "reminders": (("Person", "Text", "Due", "Whole month", "Done at"), _reminders),
}
