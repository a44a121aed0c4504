"""What tests of pages share: a browser that was let in, and an eye for what a strict policy forbids."""

from datetime import date
from html.parser import HTMLParser

from django.test import Client

from amity.actions import log
from amity.store.models import Network
from amity.surfaces.serving import link

HERE = "127.0.0.1:8000"
TODAY = date(2026, 11, 24)


def let_in(*, csrf: bool = False) -> Client:
    """A browser that came by the one-time link."""
    client = Client(SERVER_NAME="127.0.0.1", SERVER_PORT="8000", enforce_csrf_checks=csrf)
    assert client.get(link.mint()).status_code == 302
    return client


def write(network: Network, line: str, today: date = TODAY) -> log.Stored:
    """A line typed and stored."""
    return log.store(network, log.understand(network, line, today=today), today=today)


class Inline(HTMLParser):
    """Collects what `default-src 'self'` would refuse: inline styles, handlers and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: list[str] = []
        self.scripts_without_address = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _value in attrs}
        if tag == "style" or "style" in names or (tag == "script" and "src" not in names):
            self.found.append(tag)
        self.found += [name for name in names if name.startswith(("on", "hx-on"))]
        self.ids += [value for name, value in attrs if name == "id" and value]


def read(content: bytes) -> Inline:
    """A page as this eye sees it."""
    eye = Inline()
    eye.feed(content.decode())
    return eye
