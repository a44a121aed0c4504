"""The state of a tie (SCIENCE section 2): O(1) for a new event, built afresh for anything else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from math import log
from typing import Protocol

WEEK, MONTH, HALF_YEAR = 7.0, 30.0, 180.0  # half-lives of the three counters, in days
NEWEST_GAP = 0.25  # weight of the newest gap in the averages; 1/k while there are fewer than four
LANDMARK = date(2000, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Event:
    """One touch as a tie sees it. Only depth 1 or more makes a tie; `touch` is its number."""

    at: datetime
    direction: str = "both"  # out, in, both, none: as the owner sees it
    depth: int = 1
    asks: bool = False
    touch: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What is kept of all the talks with one person. Counters are as of `last_day`.

    `gap_mean` and `gap_variance` are of ln(days between contact days).
    """

    first_day: date
    last_day: date
    last_at: datetime
    week: float = 1.0
    month: float = 1.0
    half_year: float = 1.0
    events: int = 0
    days: int = 1
    gaps: int = 0
    gap_mean: float = 0.0
    gap_variance: float = 0.0
    last_in: datetime | None = None
    last_out: datetime | None = None
    last_met: datetime | None = None
    unanswered_out: int = 0
    waiting: int | None = None
    waiting_since: datetime | None = None

    @property
    def strength(self) -> float:
        """Contact days under a half-life of 180 days, as a logarithm seen from a fixed landmark.

        Forward decay (Cormode et al. 2009): the order of two ties never changes as time passes,
        so an index on this number answers "strongest" on any day.
        """
        return log(self.half_year) + (self.last_day.toordinal() - LANDMARK) * log(2) / HALF_YEAR


def build(events: Iterable[Event], zone: tzinfo) -> Tie | None:
    """The tie after all of these events, in whatever order they are given; None when none counts.

    `zone` is the owner's: a contact day is a day on their calendar. A touch given twice counts once.

    >>> from datetime import UTC, timedelta
    >>> start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    >>> tie = build([Event(start), Event(start + timedelta(days=10), touch=1)], UTC)
    >>> tie.days, tie.gaps, round(tie.gap_mean, 3), round(tie.month, 3)
    (2, 1, 2.303, 1.794)
    >>> build([Event(start, depth=0)], UTC) is None
    True
    """
    return extend(None, events, zone)


def extend(tie: Tie | None, events: Iterable[Event], zone: tzinfo) -> Tie | None:
    """The tie after these new events, each in O(1).

    None when that is impossible: an event is older than the tie's last one (build it afresh from
    all events), or nothing counts at all.
    """
    ordered = _counting(events)
    if tie and ordered and ordered[0].at < tie.last_at:
        return None
    for event in ordered:
        tie = _after(tie, event, zone) if tie else _first(event, zone)
    return tie


class Decaying(Protocol):
    """What decays: a `Tie`, or its row."""

    @property
    def last_day(self) -> date:
        """The last day with contact."""
        ...

    @property
    def half_year(self) -> float:
        """Contact days under a half-life of 180 days, as of `last_day`."""
        ...


def half_year_on(tie: Decaying, today: date) -> float:
    """Contact days of a tie under a half-life of 180 days, decayed to `today`."""
    return tie.half_year * _decay((today - tie.last_day).days, HALF_YEAR)


def bars(tie: Tie, today: date) -> dict[str, float]:
    """The three counters of contact days, decayed to `today`: week, month and half year."""
    silent = (today - tie.last_day).days
    return {
        "week": tie.week * _decay(silent, WEEK),
        "month": tie.month * _decay(silent, MONTH),
        "half_year": tie.half_year * _decay(silent, HALF_YEAR),
    }


def _counting(events: Iterable[Event]) -> Sequence[Event]:
    once = {(event.at, event.touch): event for event in events if event.depth >= 1}
    return [once[key] for key in sorted(once)]


def _decay(days: float, half_life: float) -> float:
    return float(0.5 ** (days / half_life))


def _first(event: Event, zone: tzinfo) -> Tie:
    day = event.at.astimezone(zone).date()
    return _turned(Tie(first_day=day, last_day=day, last_at=event.at), event)


def _after(tie: Tie, event: Event, zone: tzinfo) -> Tie:
    # A clock set back at midnight may give an earlier day to a later moment: the day stays then.
    gap = max((event.at.astimezone(zone).date() - tie.last_day).days, 0)
    if not gap:
        return _turned(tie, event)
    k = tie.gaps + 1
    w = max(NEWEST_GAP, 1 / k)
    e = log(gap) - tie.gap_mean
    moved = Tie(
        first_day=tie.first_day,
        last_day=date.fromordinal(tie.last_day.toordinal() + gap),
        last_at=tie.last_at,
        week=tie.week * _decay(gap, WEEK) + 1,
        month=tie.month * _decay(gap, MONTH) + 1,
        half_year=tie.half_year * _decay(gap, HALF_YEAR) + 1,
        events=tie.events,
        days=tie.days + 1,
        gaps=k,
        gap_mean=tie.gap_mean + w * e,
        gap_variance=(1 - w) * (tie.gap_variance + w * e * e),
        last_in=tie.last_in,
        last_out=tie.last_out,
        last_met=tie.last_met,
        unanswered_out=tie.unanswered_out,
        waiting=tie.waiting,
        waiting_since=tie.waiting_since,
    )
    return _turned(moved, event)


def _turned(tie: Tie, event: Event) -> Tie:
    """Whose turn it is after this event. Two events of one moment give the same in either order."""
    inward = event.direction in ("in", "both")
    outward = event.direction in ("out", "both")
    last_in = event.at if inward else tie.last_in
    last_out = event.at if outward else tie.last_out
    waiting, since = tie.waiting, tie.waiting_since
    if event.asks and event.direction == "in":
        waiting, since = event.touch, event.at
    if since and last_out and last_out >= since:
        waiting = since = None
    unanswered = 0 if inward else tie.unanswered_out
    if event.direction == "out" and (last_in is None or event.at > last_in):
        unanswered += 1
    return Tie(
        first_day=tie.first_day,
        last_day=tie.last_day,
        last_at=event.at,
        week=tie.week,
        month=tie.month,
        half_year=tie.half_year,
        events=tie.events + 1,
        days=tie.days,
        gaps=tie.gaps,
        gap_mean=tie.gap_mean,
        gap_variance=tie.gap_variance,
        last_in=last_in,
        last_out=last_out,
        last_met=event.at if event.direction == "both" and event.depth >= 2 else tie.last_met,
        unanswered_out=unanswered,
        waiting=waiting,
        waiting_since=since,
    )
