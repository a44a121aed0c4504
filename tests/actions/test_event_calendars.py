"""Public calendars: read only when that is turned on; what they announce is to be decided, and goes with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from amity.actions import journal
from amity.actions.events import announced, keeping
from amity.actions.giving import feeds
from amity.base.errors import BadInput
from amity.store.models import Event, Feed, Network

TODAY = date(2026, 11, 24)
ICS = """BEGIN:VCALENDAR
X-WR-CALNAME:Town hall
BEGIN:VEVENT
UID:a
DTSTART:20261127T180000Z
DTEND:20261127T200000Z
SUMMARY:Open data evening
URL:https://town.example/a
END:VEVENT
BEGIN:VEVENT
UID:weekly
DTSTART:20261103T180000Z
RRULE:FREQ=WEEKLY;COUNT=5
SUMMARY:Choir
END:VEVENT
BEGIN:VEVENT
UID:old
DTSTART:20251103T180000Z
SUMMARY:Long ago
END:VEVENT
END:VCALENDAR
"""
RSS = """<rss version="2.0" xmlns:ev="http://purl.org/rss/1.0/modules/event/"><channel><title>Makers</title>
<item><title>Hack night</title><link>https://makers.example/1</link><ev:startdate>2026-12-03T19:00:00</ev:startdate></item>
<item><title>Talk on 5 Dec 2026</title><link>https://makers.example/2</link></item>
<item><title>We moved</title><link>https://makers.example/3</link></item></channel></rss>"""


@contextmanager
def serving(body: str) -> Iterator[str]:
    """A site on this machine that answers with this."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/events"
        server.shutdown()


def test_what_a_calendar_announces_is_to_be_decided(network: Network) -> None:
    network.feeds_on = True
    network.save()
    with serving(ICS.replace("\n", "\r\n")) as address:
        feed = feeds.add(network, address, near=True, brings="events")
        told = feeds.read(network, feed, today=TODAY)

    assert told is not None
    assert (told.new, told.trouble) == (3, "")
    rows = Event.objects.of(network).order_by("day").values_list("name", "day", "going")
    assert list(rows) == [
        ("Choir", date(2026, 11, 24), ""),
        ("Open data evening", date(2026, 11, 27), ""),
        ("Choir", date(2026, 12, 1), ""),
    ]
    assert Feed.objects.of(network).get().title == "Town hall"


def test_nothing_is_read_while_that_is_off(network: Network) -> None:
    feed = feeds.add(network, "http://127.0.0.1:9/events", near=True, brings="events")

    with pytest.raises(BadInput):
        feeds.read(network, feed, today=TODAY)
    assert list(feeds.due(network)) == []


def test_a_feed_of_entries_with_days_announces_events(network: Network) -> None:
    told = announced.read(network, RSS.encode(), today=TODAY)

    assert [(said["name"], said["day"]) for said in told.coming.values() if said] == [
        ("Hack night", date(2026, 12, 3)),
        ("Talk on 5 Dec 2026", date(2026, 12, 5)),
    ]


def test_events_follow_their_calendar_and_go_with_it_until_decided(network: Network) -> None:
    feed = feeds.add(network, "https://town.example/e.ics", brings="events")
    first = announced.read(network, ICS.replace("\n", "\r\n").encode(), today=TODAY)
    announced.take(network, feed.pk, first.coming)
    kept = Event.objects.of(network).get(name="Open data evening")
    keeping.decide(network, kept.pk, "yes")

    moved = ICS.replace("20261127T", "20261128T").replace("\n", "\r\n").encode()
    again = announced.take(network, feed.pk, announced.read(network, moved, today=TODAY).coming)
    feeds.remove(network, feed.pk)

    assert again == 0
    assert [(row.name, row.day) for row in Event.objects.of(network)] == [
        ("Open data evening", date(2026, 11, 28))
    ]
    journal.undo(network)
    assert Event.objects.of(network).filter(name="Choir").exists()


@pytest.mark.parametrize(
    "body", [b"", b"<html></html>", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", b"\x00\xff" * 50]
)
def test_what_is_no_calendar_announces_nothing(network: Network, body: bytes) -> None:
    try:
        told = announced.read(network, body, today=TODAY)
    except BadInput:
        return
    assert told.coming == {}
