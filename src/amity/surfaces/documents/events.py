"""What programs are told about events."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from amity.actions.events.attending import Attending, Line
    from amity.actions.events.choosing import Ranked
    from amity.actions.events.guests import Taken
    from amity.events.results import Result
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
    openers: str
    energy: str
    left_at: time | None


class EventReason(TypedDict):
    """What speaks for an event, or against it (`drained`)."""

    kind: str
    text: str
    evidence: str


class EventResult(TypedDict):
    """What came of a past event. `ripe`: ninety days have passed."""

    ripe: bool
    met: int
    lived: list[str]
    renewed: list[str]
    waiting: list[str]
    minutes: int | None
    thank: list[str]


class EventWhole(EventShort):
    """An event with how many come, whom one knows there, why to go, and, once it was, what came of it."""

    guests: int
    known: list[str]
    reasons: list[EventReason]
    result: EventResult | None


class EventPerson(TypedDict):
    """Somebody of the book."""

    id: UUID
    name: str


class EventGuest(TypedDict):
    """A line of a guest list. `person` is who they are; `perhaps` whom they may be, a question that is open."""

    id: UUID
    name: str
    email: str
    what: str
    said: str
    role: str
    coming: str
    person: EventPerson | None
    perhaps: EventPerson | None


class GuestTrouble(TypedDict):
    """A line that could not be read."""

    where: str
    why: str


class GuestsTaken(TypedDict):
    """What a list brought."""

    event: UUID
    guests: int
    new: int
    changed: int
    known: int
    asked: int
    not_coming: int
    errors: list[GuestTrouble]
    change_id: UUID | None


def whole(row: "Event", ranked: "Ranked | None", result: "Result | None", today: date) -> EventWhole:
    """An event with what is known of it."""
    from amity.surfaces.words import events as words

    reasons = ranked.choice.reasons if ranked else ()
    return {
        **event(row),
        "guests": ranked.guests if ranked else 0,
        "known": list(ranked.known) if ranked else [],
        "reasons": [
            {"kind": one.why.value, "text": words.reason(one, today), "evidence": one.evidence}
            for one in reasons
        ],
        "result": _result(result) if result else None,
    }


def _result(one: "Result") -> EventResult:
    return {
        "ripe": one.ripe, "met": one.met, "lived": [who.name for who in one.lived],
        "renewed": [who.name for who in one.renewed], "waiting": [who.name for who in one.waiting],
        "minutes": one.minutes, "thank": [who.name for who in one.thank],
    }  # fmt: skip


def guest(line: "Line", *, perhaps: bool) -> EventGuest:
    """A line of a guest list."""
    person: EventPerson | None = {"id": line.person.id, "name": line.person.name} if line.person else None
    return {
        "id": line.id, "name": line.name, "email": line.email, "what": line.what, "said": line.said,
        "role": line.role, "coming": line.coming, "person": None if perhaps else person,
        "perhaps": person if perhaps else None,
    }  # fmt: skip


def guests(told: "Attending") -> list[EventGuest]:
    """Everybody on a list: whom one knows, who may be known, the others, who is not coming."""
    rest = (*told.known, *told.others, *told.not_coming)
    return [*(guest(one, perhaps=True) for one in told.asked), *(guest(one, perhaps=False) for one in rest)]


def taken(one: "Taken") -> GuestsTaken:
    """What a list brought."""
    return {
        "event": one.event, "guests": one.guests, "new": one.new, "changed": one.changed, "known": one.known,
        "asked": one.asked, "not_coming": one.not_coming,
        "errors": [{"where": error.where, "why": error.why} for error in one.errors], "change_id": one.change,
    }  # fmt: skip


def event(row: "Event") -> EventShort:
    """One event as it is stored."""
    return {
        "id": row.pk, "kind": row.kind, "name": row.name, "day": row.day, "last_day": row.last_day,
        "begins_at": row.begins_at, "ends_at": row.ends_at, "place": row.place, "url": row.url, "note": row.note,
        "size": row.size, "source": row.source, "going": row.going, "goal": row.goal, "if_then": row.if_then,
        "leave_at": row.leave_at, "quiet": row.quiet, "openers": row.openers, "energy": row.energy, "left_at": row.left_at,
    }  # fmt: skip
