"""News of people: what the versions of their cards tell, once each, and only while it is new."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from amity.conversations.facts import Evidence
from amity.people.news import news, same_work
from amity.people.records import Card
from amity.today.facts import Heard

NEWS_DAYS = 28  # days after which news is none any more
OLD_WHEN_SAID = 90  # days; what a source dates before is history when it is first read


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One version of a record of somebody."""

    id: str
    record: int
    number: int
    seen: date
    card: Card
    said_on: date | None = None
    source: str = ""
    position: str = ""
    by_hand: bool = False


def heard(sayings: Sequence[Said], today: date, *, within: int = NEWS_DAYS) -> Heard | None:
    """The newest news of somebody; nothing that another card said before, nothing that was dated long ago.

    `sayings` are all versions of all records of one person, `within` the days in which it was heard.
    """
    found = [
        told
        for before, after in (*_successive(sayings), *_of_others(sayings))
        if 0 <= (today - after.seen).days <= within and (told := _told(before, after, sayings))
    ]
    return max(found, key=lambda told: (told.seen, told.evidence[0].id), default=None)


def _successive(sayings: Iterable[Said]) -> Iterable[tuple[Said, Said]]:
    """Each version with the one before it."""
    ordered = sorted((s for s in sayings if not s.by_hand), key=lambda s: (s.record, s.number))
    return ((before, after) for before, after in pairwise(ordered) if before.record == after.record)


def _of_others(sayings: Sequence[Said]) -> Iterable[tuple[Said, Said]]:
    """The first version of a record with the newest card of another source that was there before.

    Only where the source itself says that it was written since: an undated card may be the older one.
    """
    first: dict[int, Said] = {}
    for one in sorted((s for s in sayings if not s.by_hand), key=lambda s: (s.record, s.number)):
        first.setdefault(one.record, one)
    for after in first.values():
        earlier = [
            other
            for other in sayings
            if not other.by_hand
            and other.source != after.source
            and is_written_since(after.said_on, other.seen)
        ]
        if earlier:
            yield max(earlier, key=lambda other: (other.seen, int(other.id))), after


def is_written_since(said_on: date | None, seen: date) -> bool:
    """Whether a source dates a card after another one had been read."""
    return said_on is not None and said_on > seen


def _told(before: Said, after: Said, sayings: Iterable[Said]) -> Heard | None:
    told = news(before.card, after.card)
    if told is None or _was_old(after):
        return None
    if any(same_work(told, other.card) for other in sayings if _is_earlier(other, after)):
        return None
    return Heard(news=told, seen=after.seen, evidence=(_evidence(after), _evidence(before)))


def _was_old(after: Said) -> bool:
    return after.said_on is not None and after.said_on < after.seen - timedelta(days=OLD_WHEN_SAID)


def _is_earlier(other: Said, after: Said) -> bool:
    """Whether another card had the chance to say it before; of two on one day the smaller id was first."""
    return other.id != after.id and (other.seen, int(other.id)) < (after.seen, int(after.id))


def _evidence(said: Said) -> Evidence:
    post = next((post for post in said.card.posts if post.current and post.organisation), None)
    text = ", ".join(filter(None, (post.title, post.organisation))) if post else said.card.place
    return Evidence(kind="version", id=said.id, on=said.said_on or said.seen, text=text, source=said.source)
