"""Find or do by keyboard; settings that show at once in what they change."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.story.axe import violations
from tests.story.serving import Served, serving
from tests.story.steps import press
from tests.story.visiting import PHONE, Visit

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def own_village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A village of this file alone: its settings are changed."""
    with serving(Path(tmp_path_factory.mktemp("unused")), "--demo", is_new=True) as served:
        yield served


def _chosen(page: Page) -> str:
    """The option that the field says is active."""
    named = page.get_by_role("combobox").get_attribute("aria-activedescendant")
    return page.locator(f"#{named}").inner_text() if named else ""


def test_find_a_person_and_log_with_the_keyboard_alone(own_village: Served, visit: Visit) -> None:
    page = visit(own_village).page("/people")
    press(page, "Control+k")
    expect(page.get_by_role("option", name="Log a conversation")).to_be_visible()

    page.keyboard.type("ana")
    expect(page.get_by_role("option").first).to_contain_text("Ana Sousa")
    expect(page.get_by_role("option", selected=True)).to_have_count(1)
    assert "Ana Sousa" in _chosen(page)
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    assert "Ana Ribeiro" in _chosen(page)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    expect(page.get_by_role("option", name="What changed")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile("/log"))
    expect(page.get_by_label("What happened")).to_have_attribute("placeholder", re.compile("Ana"))


def test_escape_closes_and_a_question_mark_shows_the_keys(own_village: Served, visit: Visit) -> None:
    page = visit(own_village).page("/journal")
    press(page, "Control+k")
    expect(page.get_by_role("dialog", name="Find or do")).to_be_visible()
    expect(page.get_by_role("option").first).to_be_visible()

    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_phone_has_it_behind_a_button_and_the_rest_behind_more(own_village: Served, visit: Visit) -> None:
    page = visit(own_village).page("/people")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # two whole numbers
    page.wait_for_load_state("load")

    page.get_by_role("link", name="Find or do").click()
    page.get_by_role("combobox").fill("sett")
    page.get_by_role("option", name="Settings").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Settings")
    page.get_by_role("link", name="More", exact=True).click()
    page.get_by_role("main").get_by_role("link", name="You", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Maya Ferreira")


def test_a_theme_holds_on_every_page_and_is_taken_back(own_village: Served, visit: Visit) -> None:
    page = visit(own_village).page("/settings", color_scheme="light")
    page.wait_for_load_state("load")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")

    page.get_by_text("Dark", exact=True).click()
    expect(page.get_by_text("Changed the theme")).to_be_visible()
    page.goto("/people")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != paper

    page.goto("/journal")
    page.get_by_role("button", name="Undo: Changed the theme").first.click()
    page.goto("/people")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper


def test_a_quiet_weekday_leaves_today_empty(own_village: Served, visit: Visit) -> None:
    page = visit(own_village).page("/")
    expect(page.get_by_role("article")).not_to_have_count(0)
    page.goto("/settings")
    weekday = "Tuesday"  # the village's day is 24 November 2026

    page.get_by_text("Days without suggestions").first.click()
    page.get_by_label(weekday).check()
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("Changed the days without suggestions")).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("heading", name="A day for yourself")).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(0)

    page.goto("/settings?at=quiet_weekdays")
    page.get_by_text("Days without suggestions").first.click()
    page.get_by_label(weekday).uncheck()
    page.get_by_role("button", name="Save").first.click()
    page.goto("/")
    expect(page.get_by_role("article")).not_to_have_count(0)


def test_one_key_shortcuts_rest_when_they_are_turned_off(own_village: Served, visit: Visit) -> None:
    page = visit(own_village).page("/settings")
    page.wait_for_load_state("load")
    page.get_by_role("switch", name="One-key shortcuts").uncheck()
    expect(page.get_by_text("Changed the one-key shortcuts")).to_be_visible()

    page.goto("/people")
    press(page, "?")
    press(page, "l")
    expect(page.get_by_role("dialog")).to_have_count(0)
    press(page, "Control+k")
    expect(page.get_by_role("dialog", name="Find or do")).to_be_visible()

    page.goto("/settings")
    page.wait_for_load_state("load")
    page.get_by_role("switch", name="One-key shortcuts").check()
    expect(page.get_by_text("Changed the one-key shortcuts")).to_be_visible()
    page.goto("/people")
    press(page, "?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()


def test_every_key_that_a_page_answers_stands_in_the_map(own_village: Served, visit: Visit) -> None:
    page = visit(own_village).page("/")
    answered = set(page.locator("[data-key]").evaluate_all("all => all.map(one => one.dataset.key)"))
    press(page, "?")

    shown = {key.casefold() for key in page.locator("#keys kbd").all_inner_texts()}
    places = set(page.locator("[data-go]").evaluate_all("all => all.map(one => one.dataset.go)")) - {""}
    assert answered | places <= shown
    for letter in ("p", "j", "i", "s", "t"):
        page.goto("/help")
        target = page.locator(f"[data-go={letter}]").get_attribute("href")
        press(page, "g")
        page.keyboard.press(letter)
        page.wait_for_url(f"**{target}")


def test_settings_are_saved_without_script(own_village: Served, visit: Visit) -> None:
    page = visit(own_village).page("/settings", java_script_enabled=False)
    steady = page.locator("#steady_people output")
    before = int(steady.inner_text())

    page.get_by_role("button", name="More", exact=True).click()
    expect(steady).to_have_text(str(before + 1))
    page.locator(".did").get_by_role("button", name="Undo").click()
    expect(steady).to_have_text(str(before))

    page.goto("/find?q=ana")
    page.get_by_role("main").get_by_role("link", name="Ana Sousa").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ana Sousa")
