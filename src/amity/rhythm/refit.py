"""Fit both chances anew to the owner's own history, as it is done at night (SCIENCE section 2).

The last year is cut into windows as long as what is foretold, 30 or 90 days. They do not overlap and
the newest ends now, so that every answer is known by now and nothing later is looked at. A tie as it
stood when a window began is a row; whether contact came within the window is its answer.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from amity.rhythm.chances import CONTACT, FADING, Model, inputs
from amity.rhythm.fitting import PRIOR_ROWS, Row, Weights, fit
from amity.rhythm.ties import Event, Tie, extend

SOON = timedelta(days=30)  # contact within
LONG = timedelta(days=90)  # faded after
PAST = timedelta(days=360)  # older windows tell of another life
ACTIVE_DAYS = 3  # contact days of a tie that can fade
ACTIVE = timedelta(days=60)  # and how lately there was one
MOST_ROWS = 5000  # for seven weights, more rows take time and change nothing

History = Sequence[Event]


@dataclass(frozen=True, slots=True)
class Then:
    """A tie as it stood at one time, and when the next contact came, if it came before now."""

    at: datetime
    tie: Tie
    next_at: datetime | None

    def comes_within(self, time: timedelta) -> bool:
        """Whether contact came within this time."""
        return self.next_at is not None and self.next_at <= self.at + time

    @property
    def could_fade(self) -> bool:
        """Whether there was something to lose: several contact days, one of them not long ago."""
        return self.tie.days >= ACTIVE_DAYS and self.tie.last_at >= self.at - ACTIVE


_Stood = dict[datetime, list[Then]]  # the ties of one owner


def refit(owners: Iterable[Iterable[History]], now: datetime, zone: tzinfo) -> Model:
    """Both chances, fitted to what is known `now`; as shipped where there is too little to learn from.

    For each owner, the events of each tie. Usually there is one owner; a shared archive has several.
    """
    here = now.astimezone(zone)  # the chapter counts days on the owner's calendar
    stood = [_by_time(ties, here, zone) for ties in owners]
    soon = _rows(stood, here, SOON, fading=False)
    long = _rows(stood, here, LONG, fading=True)
    return Model(_fitted(soon, CONTACT), _fitted(long, FADING), min(len(soon), len(long)))


def _by_time(ties: Iterable[History], now: datetime, zone: tzinfo) -> _Stood:
    stood: _Stood = defaultdict(list)
    for history in ties:
        for then in look_back(history, now, zone):
            stood[then.at].append(then)
    return stood


def look_back(history: History, now: datetime, zone: tzinfo) -> Iterator[Then]:
    """The tie as it stood at the start of each window of the last year, oldest first."""
    told = sorted((event for event in history if event.depth >= 1), key=lambda e: (e.at, e.touch))
    told = told[: bisect_right(told, now, key=lambda e: e.at)]
    tie, known = None, 0
    for back in range(PAST // SOON, 0, -1):
        at = now - back * SOON
        newly = bisect_right(told, at, lo=known, key=lambda e: e.at)
        if newly > known:
            tie, known = extend(tie, told[known:newly], zone), newly
        if tie:
            yield Then(at, tie, told[known].at if known < len(told) else None)


def _rows(owners: Sequence[_Stood], now: datetime, time: timedelta, *, fading: bool) -> list[Row]:
    """The newest rows, a window at a time, at most MOST_ROWS."""
    rows: list[Row] = []
    for back in range(1, PAST // time + 1):
        at = now - back * time
        known = [then for stood in owners for then in _telling(stood.get(at, []), time)]
        eligible = [then for then in known if then.could_fade] if fading else known
        some = _some(eligible, MOST_ROWS - len(rows))
        rows += [(inputs(then.tie, at), then.comes_within(time) is not fading) for then in some]
    return rows


def _telling(then: list[Then], time: timedelta) -> list[Then]:
    """The same, but nothing if the owner talked with nobody in this window.

    Then the archive has a hole or has ended, which tells nothing of any one tie.
    """
    return then if any(one.comes_within(time) for one in then) else []


def _some(then: list[Then], most: int) -> list[Then]:
    """At most so many of them, evenly from the longest silent to the latest: no chance in it."""
    if len(then) <= most:
        return then
    ordered = sorted(then, key=lambda one: (one.tie.last_at, one.tie.events, one.tie.strength))
    return [ordered[i * len(ordered) // most] for i in range(most)]


def _fitted(rows: Sequence[Row], known: Weights) -> Weights:
    """Fewer rows than the known weights count for cannot teach much: then those stay."""
    return fit(rows, known) if len(rows) >= PRIOR_ROWS else known
