"""The one door to other machines: bounded, without memory, and never into a network that was not named."""

import gzip
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from amity.actions.outside import Limits, NotReached, allowed, get, post, web_address
from amity.base.errors import BadInput
from tests.stranger import Stranger, drip, flood, say, stranger

SOON = Limits(seconds=5, largest=10_000, hops=3)


@pytest.fixture
def there() -> Iterator[Stranger]:
    with stranger() as one:
        yield one


def test_it_comes_as_amity_and_brings_nothing_else_along(there: Stranger) -> None:
    there.answer = lambda handler: say(handler, b"yes", headers={"Set-Cookie": "who=you", "ETag": '"1"'})

    first = get(f"{there.url}/a?b=c", limits=SOON, near=True)
    get(f"{there.url}/a", limits=SOON, near=True)

    assert (first.status, first.body, first.headers["etag"]) == (200, b"yes", '"1"')
    assert there.heard[0].path == "/a?b=c"
    assert {one.headers["User-Agent"] for one in there.heard} == {"Amity"}
    assert not any("Cookie" in one.headers or "Referer" in one.headers for one in there.heard)


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.org/", "https://", "http://me:secret@example.org/", "gopher://x/",
     "http://exa mple.org/", "http://example.org/\r\nX: y", "https://example.org:0/", "http://[::1", "javascript:alert(1)"],
)  # fmt: skip
def test_only_web_addresses_without_secrets_are_opened(url: str) -> None:
    with pytest.raises(BadInput):
        web_address(url)


INSIDE = [
    "127.0.0.1", "10.0.0.1", "192.168.1.5", "172.16.0.1", "169.254.169.254", "0.0.0.0", "::1", "fe80::1", "fc00::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "100.64.0.1", "224.0.0.1", "::",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_a_name_that_leads_inside_is_not_followed(address: str) -> None:
    with pytest.raises(NotReached):
        allowed([address], near=False)
    with pytest.raises(NotReached):
        allowed(["93.184.216.34", address], near=False)


def test_near_is_this_machine_and_ones_own_network_and_no_more() -> None:
    assert allowed(["127.0.0.1", "192.168.1.5", "fd00::5", "93.184.216.34"], near=True)
    for never in ("169.254.169.254", "0.0.0.0", "224.0.0.1", "fe80::1"):
        with pytest.raises(NotReached):
            allowed([never], near=True)


def test_a_name_is_looked_up_once_so_it_cannot_turn_round(there: Stranger) -> None:
    there.answer = lambda handler: say(handler, b"secret")
    port = int(there.url.rpartition(":")[2])
    answers = [["93.184.216.34"], ["127.0.0.1"]]
    asked: list[str] = []

    def turning(host: str, _port: int) -> list[str]:
        asked.append(host)
        return answers[len(asked) - 1]

    with pytest.raises(
        AssertionError, match=r"93\.184\.216\.34"
    ):  # the tests' own guard: it connects to what was looked at
        get(f"http://rebind.example:{port}/", limits=SOON, resolve=turning)
    assert asked == ["rebind.example"]
    assert there.heard == []


def test_what_was_not_named_as_near_is_not_reached(there: Stranger) -> None:
    with pytest.raises(NotReached, match="network of your own"):
        get(there.url, limits=SOON)

    assert there.heard == []


def test_a_move_is_followed_on_the_same_host_only(there: Stranger) -> None:
    def moving(handler: BaseHTTPRequestHandler) -> None:
        if handler.path == "/old":
            say(handler, b"", status=301, headers={"Location": "/new"})
        else:
            say(handler, b"here")

    there.answer = moving
    assert get(f"{there.url}/old", limits=SOON, near=True).body == b"here"

    there.answer = lambda handler: say(
        handler, b"", status=302, headers={"Location": there.url.replace("127.0.0.1", "localhost")}
    )
    with pytest.raises(NotReached, match="network of your own"):
        get(f"{there.url}/old", limits=SOON, near=True)


def test_moves_have_an_end(there: Stranger) -> None:
    there.answer = lambda handler: say(handler, b"", status=302, headers={"Location": "/again"})

    with pytest.raises(NotReached, match="on and on"):
        get(there.url, limits=SOON, near=True)

    assert len(there.heard) == 4


def test_what_is_sent_follows_no_move(there: Stranger) -> None:
    there.answer = lambda handler: say(handler, b"", status=307, headers={"Location": "/elsewhere"})

    with pytest.raises(NotReached, match="nothing was sent"):
        post(there.url, b"{}", limits=SOON)

    assert len(there.heard) == 1


def test_nothing_is_sent_outside_without_encryption() -> None:
    with pytest.raises(NotReached, match="readable on the way"):
        post("http://models.example/v1", b"{}", limits=SOON, resolve=lambda *_: ["93.184.216.34"])


def test_single_bytes_hold_nobody(there: Stranger) -> None:
    there.answer = lambda handler: drip(handler, seconds=20)
    began = time.monotonic()

    with pytest.raises(NotReached, match="in time"):
        get(there.url, limits=Limits(seconds=0.5, largest=1_000_000), near=True)

    assert time.monotonic() - began < 10


@pytest.mark.parametrize("packed", [False, True])
def test_more_than_there_may_be_is_not_read(there: Stranger, packed: bool) -> None:
    bomb = gzip.compress(bytes(20_000_000))
    there.answer = (
        (lambda handler: say(handler, bomb, headers={"Content-Encoding": "gzip"})) if packed else flood
    )

    with pytest.raises(NotReached, match="more than"):
        get(there.url, limits=Limits(seconds=20, largest=100_000), near=True)


@pytest.mark.parametrize(
    "line", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"]
)
def test_a_connection_that_breaks_off_is_said_so(there: Stranger, line: bytes) -> None:
    def broken(handler: Any) -> None:
        handler.wfile.write(line)
        handler.close_connection = True

    there.answer = broken

    with pytest.raises(NotReached, match="broke off"):
        get(there.url, limits=SOON, near=True)


def test_nobody_at_home_is_said_so() -> None:
    with stranger() as gone:
        url = gone.url

    with pytest.raises(NotReached):
        get(url, limits=SOON, near=True)
