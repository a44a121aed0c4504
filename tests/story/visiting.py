"""A visitor's browser: let in by the one-time link, and watched for all that a page must never do."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request, Response

from tests.story.serving import Served

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
HERE = ("127.0.0.1", "localhost")
_REFUSED = "Failed to load resource"  # the browser's own line for an answer of 403, 404 or 422


@dataclass
class Visitor:
    """One person with one browser. `trouble` gathers what went wrong behind the page."""

    browser: Browser
    served: Served
    trouble: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def stranger(self, **options: Any) -> Page:
        """A browser that has not been here."""
        usual = {"base_url": self.served.base, "viewport": DESK, "reduced_motion": "reduce"}
        context = self.browser.new_context(**usual | options)
        self.contexts.append(context)
        page = context.new_page()
        self._watch(page)
        return page

    def page(self, address: str = "/", **options: Any) -> Page:
        """A browser that came by the link, at an address."""
        if not self.served.let_in:
            first = self.stranger()
            first.goto(self.served.link)
            self.served.let_in.update(first.context.storage_state())
        page = self.stranger(storage_state=self.served.let_in, **options)
        page.goto(address)
        return page

    def leave(self) -> None:
        """Closes all windows."""
        while self.contexts:
            self.contexts.pop().close()

    def _watch(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.trouble.append(f"script: {error}"))
        page.on("dialog", self._dialog)
        page.on("request", self._request)
        page.on("response", self._response)

    def _console(self, said: ConsoleMessage) -> None:
        if said.type == "error" and not said.text.startswith(_REFUSED):
            self.trouble.append(f"console: {said.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.trouble.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, asked: Request) -> None:
        parts = urlsplit(asked.url)
        if parts.scheme not in ("data", "blob") and parts.hostname not in HERE:
            self.trouble.append(f"left this machine: {asked.url}")

    def _response(self, answer: Response) -> None:
        if answer.status >= 500:
            self.trouble.append(f"{answer.status} at {answer.url}")


Visit = Callable[[Served], Visitor]  # the fixture `visit`


def chromium() -> str:
    """The browser of this machine."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert found, "the browser tests need Chromium: tools/set_up.sh tests"
    return found
