"""What programs are told about events."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from amity.store.models import Event


class EventShort(TypedDict):
    """An event: what, when, where, and what the owner decided."""

    id: UUID
    kind: str
    name: str
    day: date
    last_day: date
    begins_at: datetime | None
    ends_at: datetime | None
    place: str
    url: str
    note: str
    size: int | None
    source: str
    going: str
    goal: str
    if_then: str
    leave_at: time | None
    quiet: str
    energy: str
    left_at: time | None


def event(row: "Event") -> EventShort:
    """One event as it is stored."""
    return {
        "id": row.pk, "kind": row.kind, "name": row.name, "day": row.day, "last_day": row.last_day,
        "begins_at": row.begins_at, "ends_at": row.ends_at, "place": row.place, "url": row.url, "note": row.note,
        "size": row.size, "source": row.source, "going": row.going, "goal": row.goal, "if_then": row.if_then,
        "leave_at": row.leave_at, "quiet": row.quiet, "energy": row.energy, "left_at": row.left_at,
    }  # fmt: skip
