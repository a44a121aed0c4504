"""Who asks for German gets German, on every page."""

import pytest
from playwright.sync_api import expect

from tests.story.serving import Served
from tests.story.visiting import Visit

pytestmark = pytest.mark.browser
ENGLISH = (
    "Today",
    "People",
    "Journal",
    "Bring people in",
    "Log a conversation",
    "Good morning",
    "Good afternoon",
    "Good evening",
    "Energy for people",
    "Did it",
    "Not this time",
    "You last talked",
    "Where from?",
    "Show one more",
    "Name, place, organisation or topic",
    "What happened, in your own words",
    "Everything stays on this computer",
    "Rhythm and tie",
    "How much of a message is kept?",
)


def test_german_pages_hold_no_english_sentence(village_served: Served, visit: Visit) -> None:
    visitor = visit(village_served)
    page = visitor.page("/", locale="de-DE")
    expect(page.get_by_role("article")).to_have_count(3)
    page.goto("/people")
    person = page.locator("table.ppl a.name").first.get_attribute("href") or ""

    for address in (
        "/",
        "/people",
        person,
        f"{person}/edit",
        "/log",
        "/import",
        "/journal",
        "/welcome",
        "/welcome/people",
    ):
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("lang", "de")
        shown = {line.strip() for line in page.locator("body").inner_text().splitlines()}
        assert sorted(shown & set(ENGLISH)) == [], address
        assert not any(line.startswith(words) for words in ENGLISH[3:] for line in shown), address
