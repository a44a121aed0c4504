"""What calendars say of days to come: kept as events, followed when they move, ended when they are off."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from amity.actions.events.guests import match_rows
from amity.actions.parties import Known, address_of
from amity.base.ids import digest
from amity.base.text import one_line
from amity.people.handles import normal_email
from amity.sources.rows import EventRow, Party, SeriesRow
from amity.store.bulk import chunks, insert
from amity.store.models import Attendance, Event, FollowUp, Import, Jotting, Network

CALENDAR = "calendar"
FEW = 12  # more others than that make a gathering
_OWN = ("goal", "if_then", "quiet", "openers", "note", "energy")  # what the owner wrote there themselves


def take(
    network: Network, rows: Sequence[EventRow | SeriesRow], mine: Known, *, imported_by: Import | None
) -> int:
    """Store these events with who is on them. Returns how many were not known. In the caller's transaction.

    An event that changed is changed; what the owner decided and wrote there stays.
    """
    coming = {row.touch.key: row for row in rows if isinstance(row, EventRow)}
    off = {key for key, row in coming.items() if row.touch.cancelled}
    off |= _gone_of_series(network, [row for row in rows if isinstance(row, SeriesRow)])
    standing = _standing(network, coming)
    fresh, kept = [], []
    zone = ZoneInfo(network.time_zone)
    for key, row in coming.items():
        if key in off:
            continue
        said = _said(row, mine, zone)
        event = standing.get(key)
        if event is None:
            event = Event(network=network, key=key, source=CALENDAR, imported_by=imported_by, **said)
            event.going, event.created_at = _going(row, mine), timezone.now()
            fresh.append(event)
        elif any(getattr(event, name) != value for name, value in said.items()):
            for name, value in said.items():
                setattr(event, name, value)
            event.save()
        kept.append((event, row))
    insert(fresh)
    _call_off(network, off)
    _attend(network, kept, mine, imported_by)
    return len(fresh)


def erase(network: Network, events: Iterable[UUID]) -> None:
    """Take events away with their guests; what was noted there or is owed after stays without them."""
    for some in chunks(events):
        for table in (Jotting, FollowUp):
            table.objects.of(network).filter(event__in=some).update(event=None)
        Attendance.objects.of(network).filter(event__in=some).erase()
        Event.objects.of(network).filter(pk__in=some).erase()


def _said(row: EventRow, mine: Known, zone: ZoneInfo) -> dict[str, Any]:
    touch = row.touch
    day = touch.at.astimezone(zone).date()
    few = len(_others(row, mine)) > 0 and max(len(_others(row, mine)), row.size - 1) <= FEW
    return {
        "series": row.series,
        "kind": Event.Kind.MEETING if few else Event.Kind.GATHERING,
        "name": touch.subject or touch.place or "…",
        "day": day,
        "last_day": _last_day(touch.at, row.ends, day, zone),
        "begins_at": None if touch.all_day else touch.at,
        "ends_at": None if touch.all_day else row.ends,
        "place": touch.place,
        "url": row.url if row.url.startswith(("https://", "http://")) else "",
        "size": row.size if row.size > FEW else None,
    }


def public_columns(row: EventRow, zone: ZoneInfo) -> dict[str, Any]:
    """An event of a public calendar: whoever is named there is not the owner's company."""
    return _said(row, Known(), zone) | {"kind": Event.Kind.GATHERING, "size": row.size or None}


def _last_day(begins: datetime, ends: datetime | None, day: date, zone: ZoneInfo) -> date:
    """The last day on which it goes on; its end may be a midnight."""
    if ends is None or ends <= begins:
        return day
    return max(day, (ends - timedelta(seconds=1)).astimezone(zone).date())


def _others(row: EventRow, mine: Known) -> list[Party]:
    """Everybody on it but the owner and things, nobody twice."""
    found: dict[str, Party] = {}
    for party in (row.touch.sender, *row.touch.others):
        address = address_of(party, CALENDAR) if party else None
        if party is None or address is None or party.robot or mine.has(address):
            continue
        found.setdefault(address.value, party)
    return list(found.values())


def _going(row: EventRow, mine: Known) -> str:
    """What the owner answered; what stands in an own calendar without a question is gone to."""
    own = [answer for email, answer in row.answers.items() if normal_email(email) in mine.emails]
    return {"yes": "yes", "no": "no", "maybe": ""}[own[0]] if own else "yes"


def _standing(network: Network, keys: Iterable[str]) -> dict[str, Event]:
    return {
        event.key: event for some in chunks(keys) for event in Event.objects.of(network).filter(key__in=some)
    }


def _gone_of_series(network: Network, rows: Sequence[SeriesRow]) -> set[str]:
    """Occurrences to come that an earlier import knew and the calendar has no more."""
    told: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        told[row.series] |= set(row.keys)
    today = timezone.now() - timedelta(days=1)
    gone: set[str] = set()
    for some in chunks(told):
        known = Event.objects.of(network).filter(source=CALENDAR, series__in=some, begins_at__gte=today)
        gone |= {key for key, series in known.values_list("key", "series") if key not in told[series]}
    return gone


def _call_off(network: Network, keys: Iterable[str]) -> None:
    """Events that are off leave, but for those where the owner wrote something: these are no longer gone to."""
    for some in chunks(keys):
        rows = Event.objects.of(network).filter(key__in=some)
        noted = set(
            Jotting.objects.of(network).filter(event__key__in=some).values_list("event_id", flat=True)
        )
        kept = {row.pk for row in rows if row.pk in noted or any(getattr(row, name) for name in _OWN)}
        rows.filter(pk__in=kept).update(going=Event.Going.NO)
        erase(network, [row.pk for row in rows if row.pk not in kept])


def _attend(
    network: Network, kept: Sequence[tuple[Event, EventRow]], mine: Known, imported_by: Import | None
) -> None:
    """Who is on each event, matched with the book where they are new; who is on it no more goes."""
    there: dict[UUID, dict[str, Attendance]] = defaultdict(dict)
    for some in chunks(event.pk for event, _ in kept):
        for line in Attendance.objects.of(network).filter(event__in=some):
            there[line.event_id][line.key] = line
    fresh: list[Attendance] = []
    for event, row in kept:
        told = {_key(party): party for party in _others(row, mine)}
        lines = there[event.pk]
        fresh += [
            _line(event, key, party, row, imported_by) for key, party in told.items() if key not in lines
        ]
        gone = [
            line for key, line in lines.items() if key not in told and line.imported_by_id and not line.met_id
        ]
        for line in gone:
            line.erase()
    insert(fresh)
    match_rows(network, fresh)


def _key(party: Party) -> str:
    return digest("guest", CALENDAR, normal_email(party.email) or party.name)


def _line(event: Event, key: str, party: Party, row: EventRow, imported_by: Import | None) -> Attendance:
    answer = row.answers.get(party.email.casefold(), "yes")
    return Attendance(
        network=event.network, event=event, key=key, name=one_line(party.name, limit=300),
        email=party.email[:320], role="host" if party is row.touch.sender and event.kind != "meeting" else "guest",
        coming="yes" if answer == "yes" else "maybe", imported_by=imported_by, created_at=timezone.now(),
    )  # fmt: skip
