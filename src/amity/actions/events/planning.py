"""The owner's plan for an event: their own words, else something proposed that can be changed."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from amity import prepare
from amity.prepare.phrases import Sayings
from amity.store.models import Event, Network

_EVENINGS = 12  # of the past, that tell a good length


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The owner's own words where there are some; else what is proposed, said as such by `own` being false."""

    goal: str
    count: int  # of talks, for one less and one more
    if_then: str
    quiet: str
    leave: time | None
    length: timedelta | None  # a good one, as past evenings tell
    long: bool  # it lasts most of a day
    own: frozenset[str]  # fields the owner wrote


def plan_of(network: Network, event: Event, sayings: Sayings, language: str) -> Plan:
    """The plan of one event; one statement."""
    length = _length(network, event)
    count = prepare.number_of(event.goal) or 2
    return Plan(
        goal=event.goal or prepare.real_conversations(count, language),
        count=min(count, 3),
        if_then=event.if_then or sayings.if_then,
        quiet=event.quiet or sayings.quiet,
        leave=event.leave_at or _leave(network, event, length),
        length=length,
        long=prepare.is_long(event.begins_at, event.ends_at),
        own=frozenset(name for name in ("goal", "if_then", "quiet", "leave_at") if getattr(event, name)),
    )


def _leave(network: Network, event: Event, length: timedelta | None) -> time | None:
    if event.begins_at is None or event.kind != Event.Kind.GATHERING or event.last_day != event.day:
        return None
    zone = ZoneInfo(network.time_zone)
    ends = event.ends_at.astimezone(zone) if event.ends_at else None
    return prepare.leave_by(event.begins_at.astimezone(zone), ends, length).time()


def _length(network: Network, event: Event) -> timedelta | None:
    """How long the owner stayed where it left them fine or lifted."""
    rows = Event.objects.of(network).filter(
        day__lt=event.day, energy__in=(Event.Energy.FINE, Event.Energy.LIFTED), begins_at__isnull=False, left_at__isnull=False
    )  # fmt: skip
    zone = ZoneInfo(network.time_zone)
    told = rows.order_by("-day").values_list("begins_at", "left_at")[:_EVENINGS]
    return prepare.good_length(
        [_lasted(begins.astimezone(zone), left) for begins, left in told if begins and left]
    )


def _lasted(begins: datetime, left: time) -> timedelta:
    gone = datetime.combine(begins.date(), left, begins.tzinfo)
    return gone - begins if gone > begins else gone + timedelta(days=1) - begins
