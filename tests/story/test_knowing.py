"""Knowing, as a person does it in the browser: an insight kept, found, credited; who knows; a sentence searched for."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.story.axe import all_for_everybody
from tests.story.serving import DAY, Served, serving
from tests.story.steps import open_person, press
from tests.story.visiting import Visit

pytestmark = pytest.mark.browser
PEOPLE = "Ana Sousa, Porto\nTom Becker, Berlin\nRuth Adler, Vienna"
ADVICE = "Start from the map people trust"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Amity on a folder of its own, for the people of these stories."""
    with serving(tmp_path_factory.mktemp("knowing")) as served:
        yield served


@pytest.fixture
def page(book: Served, visit: Visit) -> Page:
    """Somebody who wrote three names down."""
    page = visit(book).page("/people")
    if page.get_by_text("Nobody here yet").is_visible():
        page.goto("/welcome/people")
        page.get_by_label("Five people").fill(PEOPLE)
        page.get_by_role("button", name="Next").click()
        expect(page.get_by_role("heading")).to_have_text("Write to one of them today")
        page.goto("/people")
    return page


def _done(page: Page) -> Locator:
    """The line that says what was just done."""
    return page.locator("main > .did")


def _keep(page: Page, name: str, words: str, topic: str, day: str = DAY) -> None:
    """From the page of somebody."""
    open_person(page, name)
    page.get_by_role("link", name=re.compile("taught you")).click()
    page.get_by_label("What they said").fill(words)
    page.get_by_label("What it is about").fill(topic)
    page.get_by_label("Day").fill(day)
    page.get_by_role("button", name="Save").click()
    expect(_done(page)).to_contain_text(f"Kept what {name} taught you")


def _ask(page: Page, question: str) -> None:
    page.goto("/knowledge")
    page.get_by_role("searchbox", name="Ask your network").fill(question)
    page.get_by_role("searchbox", name="Ask your network").press("Enter")
    page.wait_for_url(re.compile(r"/knowledge\?q="))


def test_what_somebody_taught_is_kept_found_and_credited_with_the_outcome(page: Page) -> None:
    press(page, "g")
    press(page, "k")
    expect(page.get_by_role("heading", level=1)).to_have_text("Knowledge")
    _keep(page, "Ana Sousa", f"{ADVICE}, then argue with it.", "small area estimation")

    _ask(page, "Who knows about small area estimation?")
    card = page.get_by_role("article").filter(has_text=ADVICE)
    expect(card).to_contain_text("Ana Sousa")
    expect(page.get_by_role("link", name="Ask Ana first")).to_be_visible()
    page.get_by_text("Why? Ana Sousa").click()
    evidence = page.locator(".evidence").get_by_role("link").first
    expect(evidence).to_be_visible()

    card.get_by_role("link", name="It helped: thank Ana Sousa").click()
    page.get_by_label("What came of it").fill("The map was printed in May")
    page.get_by_role("button", name="It helped, write thanks").click()
    expect(page.get_by_label("Draft to Ana Sousa")).to_have_value(re.compile("printed in May"))
    page.get_by_role("button", name="I said thanks").click()
    expect(_done(page)).to_contain_text("Noted thanks between Ana Sousa and you")
    page.goto("/give/ledger")
    expect(page.get_by_role("main")).to_contain_text(ADVICE)


def test_words_in_a_note_are_proposed_and_kept_only_with_a_yes(page: Page) -> None:
    open_person(page, "Tom Becker")
    box = page.get_by_label("What happened").first
    box.fill("Met Tom Becker for lunch, he said that weights are promises to the reader")
    expect(page.get_by_role("list", name="What Amity understood")).to_be_visible()
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_role("status").first).to_contain_text("Logged a talk")

    page.goto("/knowledge")
    proposal = page.get_by_role("listitem").filter(has_text="weights are promises to the reader")
    expect(proposal).to_contain_text("Tom Becker")
    proposal.get_by_role("button", name="Keep it:").click()
    expect(_done(page)).to_contain_text("Kept what Tom Becker taught you")
    expect(page.get_by_role("article").filter(has_text="weights are promises")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Keep it:")).to_be_visible()


def test_a_sentence_with_a_time_is_found_in_the_palette_and_on_the_page(page: Page) -> None:
    _keep(
        page, "Ruth Adler", "Say from whom you borrow before you borrow.", "borrowing strength", "2026-04-07"
    )
    _keep(page, "Ruth Adler", "Borrow only what you can explain.", "borrowing strength", "2026-10-07")

    press(page, "Control+k")
    page.get_by_role("combobox").fill("borrow")
    found = page.get_by_role("listbox").get_by_role("option")
    expect(found.filter(has_text="Who knows about borrow?")).to_be_visible()
    found.filter(has_text="Everything about borrow").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    expect(page.get_by_role("listitem").filter(has_text="Borrow only")).to_be_visible()

    page.goto("/search?q=what+did+Ruth+say+about+borrowing+last+spring")
    expect(page.get_by_text("from 1 March to 31 May")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="before you borrow")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Borrow only")).to_have_count(0)


def test_nobody_is_named_who_does_not_know(page: Page) -> None:
    _ask(page, "glaciology")

    expect(page.get_by_text("No one matches “glaciology”.")).to_be_visible()
    for question in ("关于市场的调查", "%3Cscript%3E", "x" * 3_000):
        page.goto(f"/knowledge?q={question}")
        expect(page.get_by_role("heading", level=1)).to_have_text("Knowledge")
        page.goto(f"/search?q={question}")
        expect(page.get_by_role("heading", level=1)).to_have_text("Search")


def test_its_pages_are_accessible_on_a_desk_and_on_a_phone(page: Page) -> None:
    _keep(page, "Ana Sousa", "A sample is a promise.", "sampling")
    page.goto("/knowledge")
    insight = page.get_by_role("link", name="Edit what Ana Sousa said").first.get_attribute("href")
    pages = ("/knowledge", "/knowledge?q=sample", "/search?q=sample", "/knowledge/insights/new", f"{insight}",
             f"{insight}/credit", "/knowledge?q=glaciology")  # fmt: skip

    all_for_everybody(page, pages)
