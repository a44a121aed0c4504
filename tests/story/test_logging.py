"""A typed line is understood, checked, stored, changed and taken back."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.story.serving import Served, serving
from tests.story.steps import open_person, press
from tests.story.visiting import Visit

pytestmark = pytest.mark.browser
LINE = (
    "Lunch with Ana in Porto on Tuesday, she wants to publish the panel data, "
    "promised to send her the notes by Friday, called Tom Becker"
)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Three people, two of them called Ana."""
    with serving(tmp_path_factory.mktemp("few")) as served:
        yield served


def _named(page: Page) -> None:
    """The three names, written on Welcome, if nobody did yet."""
    page.goto("/people")
    if page.get_by_text("Nobody here yet").is_visible():
        page.goto("/welcome/people")
        page.get_by_label("Five people").fill("Ana Sousa, Porto\nAna Ribeiro\nTom Becker, Berlin")
        page.get_by_role("button", name="Next").click()
        expect(page.get_by_role("heading")).to_have_text("Write to one of them today")


def test_the_key_l_opens_a_line_whose_chips_can_be_taken_off(few: Served, visit: Visit) -> None:
    page = visit(few).page("/people")
    _named(page)
    page.goto("/")

    press(page, "l")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What happened").fill(LINE)
    dialog.get_by_label(re.compile("Keep: Tom Becker, 17")).uncheck(force=True)
    dialog.get_by_label("Keep: Tom Becker", exact=True).uncheck(force=True)
    dialog.get_by_role("button", name="Save").click()
    expect(page.locator(".wrong")).to_contain_text("Ana")
    page.get_by_label("Ana Sousa, Porto").check()
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("status").first).to_contain_text("Logged a talk with Ana Sousa")
    open_person(page, "Ana Sousa")
    expect(page.locator(".tl")).to_contain_text("Porto")
    expect(page.locator(".tl time").first).to_have_attribute("datetime", "2026-11-17")
    expect(page.locator(".facts").first).to_contain_text("Wants to publish the panel data")
    expect(page.get_by_text("Send her the notes").first).to_be_visible()
    open_person(page, "Tom Becker")
    expect(page.get_by_text("Nothing yet")).to_be_visible()


def test_what_was_logged_can_be_changed_deleted_and_brought_back_with_z(few: Served, visit: Visit) -> None:
    page = visit(few).page("/people")
    _named(page)
    open_person(page, "Ana Ribeiro")
    _log_here(page, "Called Ana Ribeiro yesterday, she keeps bees, promised to lend her the smoker")
    facts = page.get_by_role("region").filter(has_text="What matters to")

    page.get_by_role("link", name="Edit “keeps bees”").click()
    page.get_by_label("In which words").fill("keeps three hives")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="Edit “keeps three hives”")).to_be_visible()

    page.get_by_role("link", name="Edit “keeps three hives”").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("status").first).to_contain_text("Deleted a note about Ana Ribeiro")
    expect(facts.get_by_text("Keeps three hives")).to_have_count(0)
    press(page, "z")
    expect(page.get_by_role("link", name="Edit “keeps three hives”")).to_be_visible()

    page.get_by_role("link", name=re.compile("Edit “lend her the smoker")).click()
    page.get_by_label("By which day").fill("2026-12-01")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("yours, 1 Dec")).to_be_visible()

    page.get_by_role("link", name="Edit “Call”").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("One line about your next talk is enough")).to_be_visible()
    press(page, "z")
    expect(page.locator(".tl time").first).to_have_attribute("datetime", "2026-11-21")


def test_the_later_of_two_windows_is_told_when_it_would_overwrite(few: Served, visit: Visit) -> None:
    visitor = visit(few)
    one = visitor.page("/people")
    _named(one)
    open_person(one, "Tom Becker")
    one.get_by_role("link", name="Edit").first.click()
    other = visitor.page(one.url)

    one.get_by_label("Place").fill("Hamburg")
    one.get_by_role("button", name="Save").click()
    expect(one.locator(".phead")).to_contain_text("Hamburg")
    other.get_by_label("Place").fill("Leipzig")
    other.get_by_role("button", name="Save").click()

    expect(other.get_by_role("alert")).to_contain_text("changed in another window")
    expect(other.get_by_label("Place")).to_have_value("Leipzig")
    other.get_by_role("button", name="Save").click()
    expect(other.locator(".phead")).to_contain_text("Leipzig")


def _log_here(page: Page, line: str) -> None:
    box = page.get_by_label("What happened").first
    box.fill(line)
    expect(page.get_by_role("list", name="What Amity understood")).to_be_visible()
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_role("status").first).to_contain_text("Logged a talk")
