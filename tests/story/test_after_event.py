"""After an event: cards to check, for everybody, and without script."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests import homes
from tests.story.axe import all_for_everybody, findings
from tests.story.serving import Served, serving
from tests.story.steps import press
from tests.story.visiting import DESK, Visit

pytestmark = pytest.mark.browser
LINES = (
    "Wei wants a speaker for January, I promised to send him the list by Friday\n"
    "Rui Castelo through Wei, works on hospital open data\n"
    "the one with the red scarf"
)


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Two people of one given name, and an event yesterday."""
    with serving(tmp_path_factory.mktemp("evening")) as served:
        served.amity("person", "add", "Wei Zhang")
        served.amity("person", "add", "Wei Chen")
        served.amity("event", "add", "Data Makers Lisbon", "--on", "2026-11-21", "--where", "Lisbon")
        yield served


def _address(served: Served) -> str:
    listed = json.loads(served.amity("event", "list", "--past", "--today", "2026-11-22", "--json"))
    return f"/events/{listed['events'][0]['id']}/after"


def _talks(served: Served) -> int:
    return int(homes.ask(served.home, "SELECT count(*) FROM amity_touch")[0][0])


def test_cards_are_checked_saved_and_taken_back(evening: Served, visit: Visit) -> None:
    page = visit(evening).page(_address(evening))
    page.get_by_label("Your lines").fill(LINES)
    page.get_by_role("button", name="Read").click()
    expect(
        page.get_by_text("Three people found. One is new.").or_(
            page.get_by_text("Two people found. One is new.")
        )
    ).to_be_visible()
    assert list(findings(page)) == []
    page.set_viewport_size(DESK)  # type: ignore[arg-type]

    page.get_by_label("Wei Zhang").first.check()
    page.get_by_role("button", name="Read again").click()
    card = page.get_by_role("article").filter(has=page.get_by_role("heading", name="Wei Zhang"))
    card.get_by_label(re.compile("Keep: Promise: send him the list")).uncheck(force=True)
    expect(page.get_by_text("Saving adds 2 conversations and 1 person.")).to_be_visible()
    page.get_by_role("button", name="Save everything").click()

    expect(page.get_by_role("status").first).to_contain_text("Kept what was said at Data Makers Lisbon")
    expect(page.get_by_label("Your lines")).to_have_value("the one with the red scarf")
    assert _talks(evening) == 2
    press(page, "z")
    expect(page.get_by_role("status").first).to_contain_text("Took back")
    assert _talks(evening) == 0


def test_it_works_without_script(evening: Served, visit: Visit) -> None:
    page = visit(evening).page(_address(evening), java_script_enabled=False)
    before = _talks(evening)
    page.get_by_label("Your lines").fill("Kim Lee, freelance designer, promised to send her the book")
    page.get_by_role("button", name=re.compile("^Read")).click()
    expect(page.get_by_role("heading", name="Kim Lee")).to_be_visible()
    page.get_by_label("First words to Kim Lee").fill("Dear Kim, the book is on its way.")
    page.get_by_role("button", name="Save everything").click()
    expect(page.get_by_role("status").first).to_contain_text("Kim Lee")
    assert _talks(evening) == before + 1

    page.goto("/")
    card = page.get_by_role("article").filter(has=page.get_by_role("heading", name="Kim Lee"))
    expect(card.get_by_label("Draft to Kim")).to_have_value("Dear Kim, the book is on its way.")
    card.get_by_role("button", name="Did it").click()
    expect(page.get_by_role("status").first).to_contain_text("Logged: you wrote to Kim Lee")
    page.goto("/jot")
    page.get_by_label("A line while you walk").fill("Jo Park sings")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Jo Park sings")).to_be_visible()


def test_the_pages_are_for_everybody(evening: Served, visit: Visit) -> None:
    address = _address(evening)
    evening.amity("event", "after", "Data Makers", "Ola Nordmann sings", "--today", "2026-11-21", "--yes")
    page: Page = visit(evening).page("/")
    owed = str(homes.ask(evening.home, "SELECT id FROM amity_followup LIMIT 1")[0][0])

    all_for_everybody(
        page,
        (
            address,
            address.removesuffix("/after"),
            "/jot",
            "/log",
            f"/follow-ups/{owed}",
            "/offline",
            "/settings",
            "/",
        ),
    )
