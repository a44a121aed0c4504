"""What sites announce, in all three dialects; and what is no feed costs a sentence."""

from datetime import date

import pytest

from amity.base.errors import BadInput
from amity.sources import bookmarks
from amity.sources.feeds import MOST, read

RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Panels &amp; people</title>
<item><title>Weighting a panel</title><media:title>Not this</media:title><link>/posts/1</link>
<description>&lt;p&gt;How to &lt;b&gt;weight&lt;/b&gt;&lt;script&gt;x()&lt;/script&gt; it.&lt;/p&gt;</description><pubDate>Mon, 23 Nov 2026 07:00:00 +0100</pubDate></item>
<item><title>A talk</title><link>https://example.org/2</link><enclosure url="https://example.org/2.mp3" type="audio/mpeg"/></item>
<item><title>Trap</title><link>javascript:alert(1)</link></item><item/></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Bees</title><entry><title type="html">Swarms &amp;amp; hives</title>
<link rel="self" href="https://example.org/self"/><link href="https://example.org/bees"/><updated>2026-11-20T10:00:00Z</updated>
<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">In <em>spring</em></div></summary></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old</title></channel><item><title>One</title>
<link>https://example.org/one</link><dc:date>2026-11-01</dc:date></item></rdf:RDF>"""


def test_rss_is_read_without_its_markup() -> None:
    told = read(RSS, base="https://example.org/feed.xml")

    assert told.title == "Panels & people"
    assert [(one.title, one.url, one.kind) for one in told.entries] == [
        ("Weighting a panel", "https://example.org/posts/1", "article"),
        ("A talk", "https://example.org/2", "talk"),
        ("Trap", "", "article"),
    ]
    assert (told.entries[0].summary, told.entries[0].day) == ("How to weight it.", date(2026, 11, 23))


def test_atom_and_rdf_are_read_too() -> None:
    (bees,) = read(ATOM).entries
    (one,) = read(RDF).entries

    assert (bees.title, bees.url, bees.day) == (
        "Swarms & hives",
        "https://example.org/bees",
        date(2026, 11, 20),
    )
    assert "spring" in bees.summary
    assert (one.title, one.url, one.day) == ("One", "https://example.org/one", date(2026, 11, 1))


BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'
FETCHING = (
    b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>'
)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (BOMB, "entities"),
        (BOMB.decode().encode("utf-16"), "entities"),
        (FETCHING, "entities"),
        (b"<rss><channel>", "no whole XML"),
        (b"", "no whole XML"),
        (b"\xff\xfe\x00", "no whole XML"),
        (b"<html><body>Hello</body></html>", "no feed"),
        (b"<a>" * 101 + b"</a>" * 101, "deeper"),
        (b"<rss>" + b"<item/>" * 400_001 + b"</rss>", "longer"),
        (b"<rss>" + b" " * 20_000_001 + b"</rss>", "larger"),
        (b'<?xml version="1.0" encoding="nonsense"?><rss/>', "no whole XML"),
    ],
    ids=lambda value: value[:20] if isinstance(value, bytes) else value,
)
def test_what_is_hostile_or_broken_costs_a_sentence(content: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        read(content)


def test_a_list_of_feeds_is_guarded_in_the_same_way() -> None:
    hidden = BOMB.replace(b"<rss>", b"<opml>").replace(b"</rss>", b"</opml>")

    with pytest.raises(BadInput, match="entities"):
        bookmarks.read(hidden)


def test_only_the_newest_of_an_endless_feed_are_taken() -> None:
    many = b"<rss><channel>" + b"<item><title>x</title></item>" * 5_000 + b"</channel></rss>"

    assert len(read(many).entries) == MOST


@pytest.mark.parametrize(
    "day", [b"yesterday", b"9999-99-99", b"Mon, 99 Nov 2026", b"0001-01-01T00:00:00+14:00", b""]
)
def test_a_day_that_is_none_is_left_out(day: bytes) -> None:
    (one,) = read(
        b"<rss><channel><item><title>x</title><pubDate>" + day + b"</pubDate></item></channel></rss>"
    ).entries

    assert one.day is None
