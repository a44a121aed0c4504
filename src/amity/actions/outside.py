"""The one door to other machines. Nothing goes through it but what a setting of the owner names.

Important: whoever writes an address in a feed or answers for a name chooses where we connect. So each name is looked
up once, every address it has is looked at, and we connect to what was looked at (no rebinding in between). Only
http and https, no cookies, no proxies, no credentials in addresses; time, size and hops are bounded in all.
"""

import socket
import ssl
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from io import BufferedReader, RawIOBase
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from time import monotonic
from urllib.parse import SplitResult, urljoin, urlsplit

from django.utils.translation import gettext as _

from amity.base.errors import AmityError, BadInput

__all__ = ["Answer", "Limits", "NotReached", "get", "post", "web_address"]

AGENT = "Amity"
_PIECE = 65_536
_GZIP = 16 + zlib.MAX_WBITS
_MOVED = (301, 302, 303, 307, 308)
_NAT64 = IPv6Network("64:ff9b::/96")
Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], list[str]]


class NotReached(AmityError):
    """The other side was not reached, or what it said may not be read; the sentence says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of it there may be: seconds and bytes in all, hops to other addresses."""

    seconds: float
    largest: int
    hops: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, with names of headers in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


def look_up(host: str, port: int) -> list[str]:
    """All addresses of a name, as the machine's own resolver knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def get(
    url: str,
    *,
    limits: Limits,
    headers: Mapping[str, str] | None = None,
    near: bool = False,
    resolve: Resolve = look_up,
) -> Answer:
    """Read an address. `near` says that the owner named it as lying in their own network; else it must be public.

    Raises NotReached with a sentence. A move to another host must lead to a public address, and never from https to http.
    """
    until, first, here = monotonic() + limits.seconds, web_address(url), web_address(url)
    for _hop in range(limits.hops + 1):
        own = near and here.hostname == first.hostname
        answer = _exchange(
            "GET", here, b"", headers or {}, largest=limits.largest, until=until, near=own, resolve=resolve
        )
        if answer.status not in _MOVED:
            return answer
        there = web_address(urljoin(here.geturl(), answer.headers.get("location", "")))
        if here.scheme == "https" and there.scheme == "http":
            raise NotReached(_("It points to an address that is not encrypted."))
        here = there
    raise NotReached(_("It points on and on to other addresses."))


def post(
    url: str,
    body: bytes,
    *,
    limits: Limits,
    headers: Mapping[str, str] | None = None,
    resolve: Resolve = look_up,
) -> Answer:
    """Send something to an address that the owner named, wherever it lies; unencrypted only in a network of their own.

    It follows no move elsewhere: NotReached then.
    """
    until = monotonic() + limits.seconds
    address = web_address(url)
    look = resolve if address.scheme == "https" else _at_home(resolve)
    answer = _exchange(
        "POST", address, body, headers or {}, largest=limits.largest, until=until, near=True, resolve=look
    )
    if answer.status in _MOVED:
        raise NotReached(_("It points to another address, to which nothing was sent."))
    return answer


def _at_home(resolve: Resolve) -> Resolve:
    """Only addresses of one's own network."""

    def look(host: str, port: int) -> list[str]:
        found = resolve(host, port)
        if any(_unwrapped(ip_address(one.partition("%")[0])).is_global for one in found):
            raise NotReached(_("Outside your own network the words would be readable on the way. Use https."))
        return found

    return look


def web_address(url: str) -> SplitResult:
    """The parts of a web address. BadInput where it is none, or where it holds a name and password."""
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode()
    except (ValueError, UnicodeError) as wrong:
        raise BadInput(_("This is no web address.")) from wrong
    if parts.scheme not in ("http", "https") or not host or port == 0 or not _is_plain(url):
        raise BadInput(_("This is no web address. It begins with https:// or http://."))
    if parts.username is not None or parts.password is not None:
        raise BadInput(_("An address may not hold a name or a password."))
    return parts


def _is_plain(url: str) -> bool:
    return len(url) <= 2_000 and all(33 <= ord(sign) != 127 for sign in url)


def _exchange(
    method: str,
    to: SplitResult,
    body: bytes,
    headers: Mapping[str, str],
    *,
    largest: int,
    until: float,
    near: bool,
    resolve: Resolve,
) -> Answer:
    try:
        with _connected(to, until, near=near, resolve=resolve) as line:
            path = (to.path or "/") + (f"?{to.query}" if to.query else "")
            sent = {"User-Agent": AGENT, "Accept-Encoding": "identity", "Connection": "close", **headers}
            line.request(method, path.encode("ascii", "ignore").decode(), body or None, sent)
            response = line.getresponse()
            told = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, told, _body(response, told, largest), to.geturl())
    except TimeoutError as slow:
        raise NotReached(_("It did not answer in time.")) from slow
    except ssl.SSLError as wrong:
        raise NotReached(_("Its certificate is not good.")) from wrong
    except (OSError, HTTPException, ValueError, zlib.error) as wrong:
        raise NotReached(_("It could not be reached, or broke off.")) from wrong


@contextmanager
def _connected(to: SplitResult, until: float, *, near: bool, resolve: Resolve) -> Iterator[HTTPConnection]:
    """A connection to an address that was looked at, which hurries up before `until`."""
    host = (to.hostname or "").encode("idna").decode()
    port = to.port or (443 if to.scheme == "https" else 80)
    plug = _plugged(allowed(resolve(host, port), near=near), port, until)
    line: HTTPConnection = HTTPConnection(host, port)
    try:
        if to.scheme == "https":
            plug = ssl.create_default_context().wrap_socket(plug, server_hostname=host)
            line = HTTPSConnection(host, port)
        line.sock = _Wire(plug, until)
        yield line
    finally:
        plug.close()


def allowed(found: Iterable[str], *, near: bool) -> list[str]:
    """These addresses, if each of them may be reached; NotReached if one may not."""
    addresses = list(found)
    if not addresses or not all(
        _may_be_reached(ip_address(one.partition("%")[0]), near=near) for one in addresses
    ):
        raise NotReached(
            _("This name leads to no address that may be reached.")
            if near
            else _("It lies in a network of your own, which you did not say.")
        )
    return addresses


def _may_be_reached(address: Address, *, near: bool) -> bool:
    plain = _unwrapped(address)
    if plain.is_multicast or plain.is_unspecified or plain.is_link_local:
        return False
    return plain.is_global or (near and (plain.is_loopback or plain.is_private))


def _unwrapped(address: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for, where it does."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else address)


def _plugged(addresses: Iterable[str], port: int, until: float) -> socket.socket:
    """The first address that answers."""
    wrong: OSError = OSError("no address")
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=_left(until))
        except OSError as refused:
            wrong = refused
    raise wrong


def _left(until: float) -> float:
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _body(response: HTTPResponse, headers: Mapping[str, str], largest: int) -> bytes:
    pieces, size = [], 0
    while piece := response.read(_PIECE):
        size += len(piece)
        if size > largest:
            raise NotReached(_("It sent more than such an answer has."))
        pieces.append(piece)
    if response.length:
        raise IncompleteRead(b"", response.length)
    return _unpacked(b"".join(pieces), headers.get("content-encoding", "").casefold(), largest)


def _unpacked(body: bytes, packing: str, largest: int) -> bytes:
    if packing in ("", "identity"):
        return body
    if packing not in ("gzip", "x-gzip"):
        raise NotReached(_("It is packed in a way that was not asked for."))
    plain = zlib.decompressobj(_GZIP).decompress(body, largest + 1)
    if len(plain) > largest:
        raise NotReached(_("It sent more than such an answer has."))
    return plain


class _Wire:
    """A socket as http.client uses one, on which every step ends before a moment: nobody holds us with single bytes."""

    def __init__(self, plug: socket.socket, until: float) -> None:
        self._plug, self._until = plug, until

    def sendall(self, data: bytes) -> None:
        self._plug.settimeout(_left(self._until))
        self._plug.sendall(data)

    def makefile(self, *_how: object) -> BufferedReader:
        return BufferedReader(_Reader(self._plug, self._until))

    def close(self) -> None:
        """The body is still to be read; whoever connected ends it."""


class _Reader(RawIOBase):
    def __init__(self, plug: socket.socket, until: float) -> None:
        self._plug, self._until = plug, until

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._plug.settimeout(_left(self._until))
        return self._plug.recv_into(buffer)
