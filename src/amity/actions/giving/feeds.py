"""Feeds that the owner named, and what they announced: proposed beside whom it may please, kept only by a yes.

Reading them is off until the owner turns it on (`Network.feeds_on`); it goes through the one door outside, at most every
six hours for each feed.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from amity.actions import outside
from amity.actions.events import announced
from amity.actions.giving.sharing import FEEDS, cares, feed_row, key_of
from amity.base.errors import AmityError, BadInput, NotFound
from amity.base.text import one_line
from amity.giving import resources as chapter
from amity.giving.facts import Fit, Thing
from amity.sources import feeds as source
from amity.store import journal
from amity.store.models import Feed, FeedItem, Network, Resource
from amity.store.writing import writing

ARTICLES, EVENTS = "articles", "events"  # what a feed brings
EVERY = timedelta(hours=6)
FADES = timedelta(weeks=4)  # what nobody kept by then is gone
SHOWN = 12
_MOST = 500  # entries that are compared
LIMITS = outside.Limits(seconds=20, largest=20_000_000, hops=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """Something announced, with whom it may please and why; `feed` is the name of who announced it."""

    item: FeedItem
    feed: str
    fits: tuple[Fit, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading a feed: how many entries are new, or why there are none."""

    feed: Feed
    new: int
    trouble: str = ""


def listed(network: Network, *, brings: str = ARTICLES) -> Any:
    """The feeds of this book that bring articles, or events, as a query set, by name."""
    return Feed.objects.of(network).filter(brings=brings).order_by("title", "url", "id")


def one(network: Network, feed_id: UUID) -> Feed:
    """One feed. Raises NotFound."""
    found = Feed.objects.of(network).filter(pk=feed_id).first()
    if found is None:
        raise NotFound("There is no feed with this id; it may have been taken out.")
    return found


def add(network: Network, url: str, *, title: str = "", near: bool = False, brings: str = ARTICLES) -> Feed:
    """Name a feed; `near` says that it lies in one's own network. One that is named already is returned."""
    address = outside.web_address(url.strip()).geturl()
    standing = Feed.objects.of(network).filter(key=key_of(address, "")).first()
    if standing:
        return standing
    if Feed.objects.of(network).count() >= FEEDS:
        raise BadInput(_("There are as many feeds as one can follow. Take one out first."))
    with journal.entry(network, "add_feed", title=one_line(title, limit=300) or address) as entry:
        row = feed_row(network, address, title, near=near)
        row.brings = brings
        row.save()
        entry.created(row)
    return row


def remove(network: Network, feed_id: UUID) -> None:
    """Take a feed out, with all that it announced and nobody kept."""
    row = one(network, feed_id)
    with journal.entry(network, "delete_feed", title=row.title or row.url) as entry:
        FeedItem.objects.of(network).filter(feed=row.pk).erase()
        announced.withdraw(entry, row)
        entry.deletes(row)


def fresh(network: Network, *, today: date, limit: int = SHOWN) -> tuple[Fresh, ...]:
    """What feeds announced lately and nobody answered: first what fits somebody's own words, then the newest."""
    names = dict(Feed.objects.of(network).values_list("pk", "title"))
    rows = FeedItem.objects.of(network).filter(
        answered=False, found_on__gt=today - FADES, feed__in=list(names)
    )
    items = {str(row.pk): row for row in rows.order_by("-found_on", "-pk")[:_MOST]}
    if not items:
        return ()
    things = [
        Thing(id=id, kind=row.kind, title=row.title, note=row.summary, url=row.url)
        for id, row in items.items()
    ]
    fits: dict[str, list[Fit]] = {}
    for fit in chapter.fitting(things, cares(network)):
        fits.setdefault(fit.thing.id, []).append(fit)
    order = [*fits, *(id for id in items if id not in fits)]
    return tuple(
        Fresh(item=items[id], feed=names[items[id].feed], fits=tuple(fits.get(id, ())))
        for id in order[:limit]
    )


def keep(network: Network, item_id: UUID, *, today: date) -> Resource:
    """It is worth sharing: from now on it stands among the things that are saved."""
    item = _item(network, item_id)
    with journal.entry(network, "save", title=item.title) as entry:
        kept = Resource.objects.of(network).filter(key=item.key).first()
        if kept is None:
            kept = Resource(
                network=network, key=item.key, kind=item.kind, title=item.title, url=item.url, note=item.summary,
                source="feed", saved_on=today, created_at=timezone.now(),
            )  # fmt: skip
            kept.save()
            entry.created(kept)
        _answer(entry, item)
    return kept


def not_this(network: Network, item_id: UUID) -> None:
    """Not worth sharing: it is not proposed again."""
    item = _item(network, item_id)
    with journal.entry(network, "decide", what="feed", title=item.title) as entry:
        _answer(entry, item)


def due(network: Network, now: datetime | None = None) -> Any:
    """Feeds that may be read again, the longest untouched first; none while reading is off."""
    if not network.feeds_on:
        return Feed.objects.of(network).none()
    rows = Feed.objects.of(network).filter(_is_due(now or timezone.now()))
    return rows.order_by("tried_at", "pk")


def read(
    network: Network, feed: Feed, *, today: date, resolve: outside.Resolve = outside.look_up
) -> Read | None:
    """Read one feed and keep what is new apart. None where another process reads it, or it is too early."""
    if not network.feeds_on:
        raise BadInput(_("Reading feeds is off. Settings turn it on."))
    now = timezone.now()
    with writing(network):
        mine = Feed.objects.of(network).filter(_is_due(now), pk=feed.pk).update(tried_at=now)
    if not mine:
        return None
    try:
        answer = outside.get(
            feed.url, headers=_known(network, feed), limits=LIMITS, near=feed.near, resolve=resolve
        )
        if answer.status == 304:
            return _unchanged(network, feed, today)
        if answer.status != 200:
            raise outside.NotReached(_("It answered with error %(number)s.") % {"number": answer.status})
        if feed.brings == EVENTS:
            return _announce(network, feed, answer, today)
        told = source.read(answer.body, base=answer.url)
    except AmityError as wrong:
        return _failed(network, feed, str(wrong))
    return _store(network, feed, answer, told, today)


def read_all(network: Network, *, today: date, resolve: outside.Resolve = outside.look_up) -> list[Read]:
    """Read every feed that may be read again. BadInput while reading is off."""
    if not network.feeds_on:
        raise BadInput(_("Reading feeds is off. Settings turn it on."))
    found = [read(network, feed, today=today, resolve=resolve) for feed in due(network)]
    return [one for one in found if one is not None]


def work_off() -> int:
    """Read one feed that may be read again, so that nothing else waits for many of them; how many that were."""
    for network in Network.objects.filter(feeds_on=True):
        feed = due(network).first()
        if feed is not None:
            with translation.override(network.page_language or "en"):
                return int(read(network, feed, today=_day(network)) is not None)
    return 0


def _day(network: Network) -> date:
    return settings.AMITY_TODAY or timezone.now().astimezone(ZoneInfo(network.time_zone)).date()


def _is_due(now: datetime) -> Q:
    return Q(tried_at=None) | Q(tried_at__lte=now - EVERY)


def _known(network: Network, feed: Feed) -> dict[str, str]:
    """What was read last, so that a feed that did not change need not be sent again."""
    if not FeedItem.objects.of(network).filter(feed=feed.pk).exists():
        return {}
    said = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    return {name: value for name, value in said.items() if value}


def _unchanged(network: Network, feed: Feed, today: date) -> Read:
    with writing(network):
        FeedItem.objects.of(network).filter(feed=feed.pk).update(seen_on=today)
        Feed.objects.of(network).filter(pk=feed.pk).update(trouble="")
        _sweep(network, today)
    return Read(feed, 0)


def _failed(network: Network, feed: Feed, why: str) -> Read:
    with writing(network):
        Feed.objects.of(network).filter(pk=feed.pk).update(trouble=one_line(why, limit=300))
    return Read(feed, 0, why)


def _announce(network: Network, feed: Feed, answer: outside.Answer, today: date) -> Read:
    """What a public calendar announces becomes events to decide about."""
    told = announced.read(network, answer.body, today=today, base=answer.url)
    with writing(network):
        new = announced.take(network, feed.pk, told.coming)
        Feed.objects.of(network).filter(pk=feed.pk).update(
            title=feed.title or told.title, trouble="", etag=_header(answer, "etag", 300),
            modified=_header(answer, "last-modified", 100),
        )  # fmt: skip
    return Read(feed, new)


def _store(network: Network, feed: Feed, answer: outside.Answer, told: source.Told, today: date) -> Read:
    """New entries beside those known; nothing older than what would have faded by now."""
    rows = {
        row.key: row
        for row in (_announced(network, feed, entry, today) for entry in told.entries)
        if row.found_on > today - FADES
    }
    with writing(network):
        known = FeedItem.objects.of(network).filter(key__in=list(rows))
        known.update(seen_on=today)
        saved = Resource.objects.of(network).filter(key__in=list(rows))
        here = {*known.values_list("key", flat=True), *saved.values_list("key", flat=True)}
        new = [row for key, row in rows.items() if key not in here]
        FeedItem.objects.bulk_create(new, batch_size=500)
        Feed.objects.of(network).filter(pk=feed.pk).update(
            title=feed.title or told.title, trouble="", etag=_header(answer, "etag", 300),
            modified=_header(answer, "last-modified", 100),
        )  # fmt: skip
        _sweep(network, today)
    return Read(feed, len(new))


def _announced(network: Network, feed: Feed, entry: source.Entry, today: date) -> FeedItem:
    return FeedItem(
        network=network, feed=feed.pk, key=key_of(entry.url, entry.title), kind=entry.kind, title=entry.title,
        url=entry.url, summary=entry.summary, found_on=min(entry.day or today, today), seen_on=today,
    )  # fmt: skip


def _sweep(network: Network, today: date) -> None:
    """What faded is gone as soon as its feed no longer has it, and what a feed left that is no longer named."""
    old = FeedItem.objects.of(network).filter(
        found_on__lte=today - FADES, seen_on__lt=today - timedelta(days=1)
    )
    old.erase()
    named = list(Feed.objects.of(network).values_list("pk", flat=True))
    FeedItem.objects.of(network).exclude(feed__in=named).erase()


def _header(answer: outside.Answer, name: str, limit: int) -> str:
    """A header that can be sent back as it came; a longer one is none."""
    said = answer.headers.get(name, "")
    return said if len(said) <= limit and said.isprintable() else ""


def _item(network: Network, item_id: UUID) -> FeedItem:
    found = FeedItem.objects.of(network).filter(pk=item_id).first()
    if found is None:
        raise NotFound("This was announced too long ago, or its feed was taken out.")
    return found


def _answer(entry: journal.Entry, item: FeedItem) -> None:
    if not item.answered:
        entry.before(item)
        item.answered = True
        item.save()
