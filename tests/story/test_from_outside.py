"""What comes from outside, only where it was turned on: other words for a draft, what is new in a feed."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.story.axe import findings
from tests.story.serving import Served, serving
from tests.story.visiting import DESK, Visit
from tests.stranger import Stranger, say, stranger

pytestmark = pytest.mark.browser
SAID = "I still know that you look for a lentil recipe. Shall I help with my lentil recipe?"
FEED = b"<rss><channel><title>Panels weekly</title><item><title>Lentil soup for panels</title></item></channel></rss>"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("outside")) as served:
        yield served


@pytest.fixture(scope="module")
def world() -> Iterator[Stranger]:
    """A model and a site, on this machine."""
    with stranger() as one:
        one.answer = _answer
        yield one


def _answer(handler: BaseHTTPRequestHandler) -> None:
    if handler.command == "POST":
        say(handler, json.dumps({"choices": [{"message": {"content": SAID}}]}).encode())
    else:
        say(handler, FEED)


def _begin(page: Page) -> None:
    page.goto("/welcome/people")
    page.get_by_label("Five people").fill("Ana Sousa, Porto\nTom Becker, Berlin")
    page.get_by_role("button", name="Next").click()
    for sentence in ("Ana Sousa needs a lentil recipe", "I offer my lentil recipe"):
        page.goto("/give/needs")
        page.get_by_role("textbox", name="A need or an offer").fill(sentence)
        page.get_by_role("button", name="Read it").click()
        page.get_by_role("button", name="Keep it").click()


def test_other_words_and_what_is_new_come_only_where_they_were_wanted(
    book: Served, visit: Visit, world: Stranger
) -> None:
    page = visit(book).page("/")
    _begin(page)
    page.goto("/give")
    page.get_by_role("link", name="Write to Ana").click()
    there = page.url
    expect(page.get_by_role("button", name="Other words")).to_have_count(0)
    assert world.heard == []

    page.goto("/settings/writing")
    assert list(findings(page)) == []
    page.set_viewport_size(DESK)  # type: ignore[arg-type]  # two whole numbers
    page.get_by_label("Address").fill(world.url)
    page.get_by_label("Model").fill("small")
    page.get_by_role("switch").check()
    page.get_by_role("main").get_by_role("button", name="Save").click()
    page.goto(there)
    page.get_by_role("button", name="Other words").click()
    expect(page.locator("#standing textarea")).to_have_value("Hi Ana, " + SAID)
    assert list(findings(page)) == []
    page.set_viewport_size(DESK)  # type: ignore[arg-type]  # two whole numbers

    page.goto("/give/feeds")
    assert list(findings(page)) == []
    page.set_viewport_size(DESK)  # type: ignore[arg-type]  # two whole numbers
    page.get_by_label("Address").fill(f"{world.url}/feed")
    page.get_by_label("It lies in my own network, not on the internet").check()
    page.get_by_role("main").get_by_role("button", name="Save").click()
    expect(page.get_by_text("Feeds are not read.")).to_be_visible()
    assert [one.method for one in world.heard] == ["POST"]

    page.goto("/settings")
    expect(page.get_by_text("Leaves this computer: only what you turned on.").first).to_be_visible()
    page.get_by_role("switch", name="Read feeds you named").check()
    expect(page.locator("main .did")).to_be_visible()
    expect(_fresh(page)).to_be_visible(timeout=20_000)
    assert list(findings(page)) == []
    page.set_viewport_size(DESK)  # type: ignore[arg-type]  # two whole numbers
    page.get_by_role("button", name="Keep Lentil soup for panels").click()
    expect(page.locator("main .did")).to_contain_text("Saved “Lentil soup for panels”")
    page.goto("/give/feeds")
    assert list(findings(page)) == []
    page.set_viewport_size(DESK)  # type: ignore[arg-type]  # two whole numbers


def _fresh(page: Page) -> Locator:
    """Where it is proposed, once the background work has read the feed."""
    found = page.get_by_text("New in your feeds")
    for _ in range(150):
        page.goto("/give/things")
        if found.is_visible():
            break
        page.wait_for_timeout(200)
    return found
