"""On a phone without a network: what was kept can be read, and lines wait and arrive exactly once."""

import json
import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests import homes
from tests.story.serving import Served, serving
from tests.story.steps import until_sent
from tests.story.visiting import PHONE, Visit

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Two people, and an event today."""
    with serving(tmp_path_factory.mktemp("evening")) as served:
        served.amity("person", "add", "Wei Zhang")
        served.amity("log", "Met Wei Zhang in Porto, he plays go", "--yes")
        served.amity("event", "add", "Data Makers Lisbon", "--on", "2026-11-22", "--where", "Lisbon")
        yield served


def _event(served: Served) -> str:
    listed = served.amity("event", "list", "--today", "2026-11-22", "--json")
    return str(json.loads(listed)["events"][0]["id"])


def _keep(page: Page) -> None:
    page.goto("/settings")
    page.get_by_role("button", name="Keep it here").click()
    expect(page.get_by_text("This device keeps them.")).to_be_visible(timeout=60_000)


def _lines(served: Served) -> list[str]:
    return [str(text) for (text,) in homes.ask(served.home, "SELECT text FROM amity_jotting ORDER BY at")]


def _jot(page: Page, line: str) -> None:
    page.get_by_label("A line while you walk").fill(line)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_label("A line while you walk")).to_have_value("")


def test_what_was_kept_is_read_without_a_network_and_nothing_before(evening: Served, visit: Visit) -> None:
    page = visit(evening).page("/", viewport=PHONE)
    assert page.evaluate("caches.keys()") == []
    event = _event(evening)
    _keep(page)

    page.context.set_offline(True)
    for address, words in (
        ("/", "Sunday 22 November"),
        ("/people", "Wei Zhang"),
        (f"/events/{event}", "Data Makers Lisbon"),
        (f"/events/{event}/sheet", "Data Makers Lisbon"),
        (f"/events/{event}/after", "While it’s fresh"),
    ):
        page.goto(address)
        expect(page.locator("body")).to_contain_text(words)
    page.goto("/people")
    page.locator("table.ppl").get_by_role("link", name="Wei Zhang").click()
    expect(page.locator(".facts").first).to_contain_text("Plays go")
    page.goto("/journal")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page waits for the network")

    page.context.set_offline(False)
    page.goto("/settings")
    page.get_by_role("button", name="Stop and clear").click()
    expect(page.get_by_role("button", name="Keep it here")).to_be_visible()
    assert page.evaluate("caches.keys()") == []


def test_lines_wait_for_the_network_and_arrive_once(evening: Served, visit: Visit) -> None:
    page = visit(evening).page("/", viewport=PHONE)
    _keep(page)
    event = _event(evening)
    page.context.set_offline(True)
    page.goto(f"/jot?event={event}")

    _jot(page, "Rui Castelo, works on hospital data")
    expect(page.get_by_text("One line waits for the network.")).to_be_visible()
    _jot(page, "Kim Lee, builds boats")
    expect(page.get_by_text("2 lines wait for the network.")).to_be_visible()
    assert _lines(evening) == []
    page.goto(f"/jot?event={event}")  # closed and opened again
    page.context.set_offline(False)
    page.goto("/")

    page.goto(f"/events/{event}/after")
    expect(page.get_by_label("Your lines")).to_have_value(
        "Rui Castelo, works on hospital data\nKim Lee, builds boats"
    )
    page.goto("/")
    page.goto(f"/jot?event={event}")
    assert len(_lines(evening)) == 2


def test_a_lost_answer_and_an_old_form_double_nothing(evening: Served, visit: Visit) -> None:
    """The server kept the line, and the answer never came; meanwhile the form's token was changed."""
    page = visit(evening).page("/jot", viewport=PHONE)
    before = len(_lines(evening))
    lost: list[str] = []

    def lose(route: object) -> None:
        if not lost and route.request.method == "POST":  # type: ignore[attr-defined]
            lost.append(route.request.url)  # type: ignore[attr-defined]
            route.fetch()  # type: ignore[attr-defined]
            route.abort()  # type: ignore[attr-defined]
        else:
            route.continue_()  # type: ignore[attr-defined]

    page.route("**/jot", lose)
    _jot(page, f"Ola Nordmann, sings {uuid4()}")
    expect(page.get_by_text("One line waits for the network.")).to_be_visible()
    assert len(_lines(evening)) == before + 1
    page.context.clear_cookies(name=re.compile("_form_"))

    with page.expect_response(lambda answer: answer.url.endswith("/jot") and answer.request.method == "POST"):
        page.reload()

    until_sent(page)
    assert len(_lines(evening)) == before + 1


def test_kept_pages_go_when_somebody_is_forgotten_and_when_the_session_ends(
    evening: Served, visit: Visit
) -> None:
    page = visit(evening).page("/", viewport=PHONE)
    evening.amity("person", "add", "Ola Nordmann")
    _keep(page)
    assert _is_kept(page.context, page, "/people")

    evening.amity("person", "forget", "Ola Nordmann", "--yes")
    page.goto("/jot")
    page.wait_for_function(
        "caches.match('/people').then(found => found?.text()).then(text => text && !text.includes('Ola Nordmann'))"
    )

    page.context.clear_cookies()
    page.goto("/people")
    expect(page.get_by_text("Open the link printed in the terminal")).to_be_visible()
    page.wait_for_function("caches.match('/people').then(found => !found)")


def _is_kept(_context: BrowserContext, page: Page, address: str) -> bool:
    return bool(page.evaluate("address => caches.match(address).then(Boolean)", address))


def test_the_app_can_be_put_on_a_home_screen(evening: Served, visit: Visit) -> None:
    page = visit(evening).page("/", viewport=PHONE)
    address = page.locator("link[rel=manifest]").get_attribute("href")
    assert address

    told = page.request.get(address).json()

    assert (told["display"], told["start_url"], told["scope"]) == ("standalone", "/", "/")
    for icon in told["icons"]:
        side = int(icon["sizes"].partition("x")[0])
        seen = page.evaluate(
            "src => new Promise(d => { const i = new Image(); i.onload = () => d(i.width); i.src = src; })",
            icon["src"],
        )
        assert seen == side
