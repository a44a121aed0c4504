"""Feeds: off at first, read rarely and politely, proposed beside whom they may please, kept only by a yes."""

from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from django.utils import timezone

from amity.actions import jobs, journal, people, said, settings
from amity.actions.giving import feeds, sharing
from amity.base.errors import BadInput
from amity.people.records import Card
from amity.store.models import Feed, FeedItem, Network, Person, Resource
from tests.stranger import Stranger, say, stranger

DAY = date(2026, 11, 24)
TWO = b"""<rss version="2.0"><channel><title>Panels</title>
<item><title>Weighting survey panels</title><link>https://example.org/panels</link><pubDate>Mon, 23 Nov 2026 07:00:00 +0000</pubDate></item>
<item><title>Cats in the garden</title><link>https://example.org/cats</link></item></channel></rss>"""


@pytest.fixture
def site() -> Iterator[Stranger]:
    with stranger() as one:
        one.answer = lambda handler: say(
            handler, TWO, headers={"ETag": '"7"', "Last-Modified": "Mon, 23 Nov 2026"}
        )
        yield one


@pytest.fixture
def ana(network: Network) -> Person:
    ana = people.add(network, Card(name="Ana Sousa"))
    said.add_fact(network, ana.id, "builds a patient panel", kind="work", today=DAY)
    return ana


@pytest.fixture
def feed(network: Network, site: Stranger) -> Feed:
    settings.change(network, "feeds_on", True)
    return feeds.add(network, f"{site.url}/feed", near=True)


def _later(network: Network, hours: float) -> None:
    """As if the last reading was so long ago."""
    Feed.objects.of(network).update(tried_at=timezone.now() - timedelta(hours=hours))


def test_nothing_is_read_until_it_is_turned_on(network: Network, site: Stranger) -> None:
    feed = feeds.add(network, f"{site.url}/feed", near=True)

    assert feeds.work_off() == 0
    with pytest.raises(BadInput, match="off"):
        feeds.read(network, feed, today=DAY)
    assert site.heard == []


def test_what_is_new_is_proposed_beside_whom_it_may_please(network: Network, ana: Person, feed: Feed) -> None:
    told = feeds.read(network, feed, today=DAY)

    assert told
    assert told.new == 2
    first, second = feeds.fresh(network, today=DAY)
    assert (first.item.title, first.fits[0].care.name, first.fits[0].care.text) == (
        "Weighting survey panels", "Ana Sousa", "builds a patient panel",
    )  # fmt: skip
    assert (second.item.title, second.fits, second.feed) == ("Cats in the garden", (), "Panels")
    assert not Resource.objects.of(network).exists()
    assert sharing.fitting(network) == ()


def test_what_is_kept_becomes_a_thing_and_can_be_taken_back(
    network: Network, ana: Person, feed: Feed
) -> None:
    feeds.read(network, feed, today=DAY)
    first, second = feeds.fresh(network, today=DAY)

    kept = feeds.keep(network, first.item.pk, today=DAY)
    feeds.not_this(network, second.item.pk)

    assert (kept.title, kept.source) == ("Weighting survey panels", "feed")
    assert sharing.fitting(network)[0].care.name == "Ana Sousa"
    assert feeds.fresh(network, today=DAY) == ()
    _later(network, 7)
    again = feeds.read(network, feed, today=DAY)
    assert again
    assert again.new == 0
    journal.undo(network)
    journal.undo(network)
    assert len(feeds.fresh(network, today=DAY)) == 2
    assert not Resource.objects.of(network).exists()


def test_it_is_asked_at_most_every_six_hours_and_told_what_is_known(
    network: Network, site: Stranger, feed: Feed
) -> None:
    feeds.read(network, feed, today=DAY)
    assert feeds.read(network, feed, today=DAY) is None
    _later(network, 5.9)
    assert feeds.work_off() == 0

    def unchanged(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(304)
        handler.end_headers()

    site.answer = unchanged
    _later(network, 6.1)
    feed.refresh_from_db()
    assert feeds.read(network, feed, today=DAY + timedelta(days=1))

    assert len(site.heard) == 2
    assert site.heard[0].headers["User-Agent"] == "Amity"
    assert "If-None-Match" not in site.heard[0].headers
    assert site.heard[1].headers["If-None-Match"] == '"7"'
    assert site.heard[1].headers["If-Modified-Since"] == "Mon, 23 Nov 2026"
    assert set(FeedItem.objects.of(network).values_list("seen_on", flat=True)) == {DAY + timedelta(days=1)}


def test_what_nobody_kept_fades_without_trace(network: Network, site: Stranger, feed: Feed) -> None:
    feeds.read(network, feed, today=DAY)
    later = DAY + feeds.FADES

    assert feeds.fresh(network, today=later) == ()
    site.answer = lambda handler: say(handler, b"<rss><channel><title>Panels</title></channel></rss>")
    _later(network, 7)
    feeds.read(network, feed, today=later)

    assert not FeedItem.objects.of(network).exists()


def test_what_faded_does_not_come_back_as_long_as_its_feed_has_it(network: Network, feed: Feed) -> None:
    feeds.read(network, feed, today=DAY)
    for days in (10, 20, 29, 30, 31):
        _later(network, 7)
        read = feeds.read(network, feed, today=DAY + timedelta(days=days))
        assert read
        assert read.new == 0

    assert feeds.fresh(network, today=DAY + timedelta(days=31)) == ()


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (lambda handler: say(handler, b"gone", status=404), "404"),
        (lambda handler: say(handler, b"<html>"), "XML"),
        (lambda handler: say(handler, b'<!DOCTYPE a [<!ENTITY b "c">]><rss/>'), "entities"),
        (
            lambda handler: say(handler, b"", status=302, headers={"Location": "http://localhost:1/"}),
            "your own",
        ),
    ],
)
def test_what_went_wrong_stands_beside_the_feed(
    network: Network, site: Stranger, feed: Feed, answer: Any, why: str
) -> None:
    site.answer = answer

    feeds.read(network, feed, today=DAY)

    feed.refresh_from_db()
    assert why in feed.trouble
    assert feed.tried_at


def test_a_list_names_feeds_and_none_of_them_as_near(network: Network, site: Stranger) -> None:
    opml = f'<opml version="2.0"><body><outline text="Mine" xmlUrl="{site.url}/feed"/></body></opml>'.encode()
    settings.change(network, "feeds_on", True)

    assert sharing.bring(network, opml, today=DAY).feeds == 1
    assert sharing.bring(network, opml, today=DAY).feeds == 0
    assert feeds.work_off() == 1

    assert site.heard == []
    assert "network of your own" in Feed.objects.of(network).get().trouble
    journal.undo(network)
    assert not Feed.objects.of(network).exists()


def test_the_background_work_reads_one_feed_at_a_time(network: Network, site: Stranger, feed: Feed) -> None:
    feeds.add(network, f"{site.url}/other", near=True)

    assert jobs.work_off(report=_raise) >= 1
    assert len(site.heard) == 1
    jobs.work_off(report=_raise)
    jobs.work_off(report=_raise)

    assert [one.path for one in site.heard] == ["/feed", "/other"]


def test_a_feed_that_is_taken_out_takes_what_it_announced(network: Network, feed: Feed) -> None:
    feeds.read(network, feed, today=DAY)

    feeds.remove(network, feed.pk)
    assert not FeedItem.objects.of(network).exists()
    journal.undo(network)

    assert feeds.listed(network).count() == 1
    _later(network, 7)
    told = feeds.read(network, feeds.one(network, feed.pk), today=DAY)
    assert told
    assert told.new == 2


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org", "http://a:b@example.org/", "example.org"]
)
def test_only_web_addresses_are_feeds(network: Network, url: str) -> None:
    with pytest.raises(BadInput):
        feeds.add(network, url)


def _raise(mistake: Exception) -> None:
    raise mistake
