"""The hidden job market, as a person finds it: a goal, the people on the way, a small ask, a board, a thank-you."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.story.axe import all_for_everybody
from tests.story.serving import DAY, Served, serving
from tests.story.steps import press
from tests.story.visiting import Visit

pytestmark = pytest.mark.browser


def _ago(days: int) -> str:
    return (date.fromisoformat(DAY) - timedelta(days=days)).isoformat()


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Amity with three people: Miguel, whom the owner meets; Inês, who works where Miguel works; Noor far away."""
    with serving(tmp_path_factory.mktemp("opportunities")) as served:
        for name, title, firm, place in (
            ("Miguel Torres", "Product lead", "Marejada", "Lisbon"),
            ("Inês Duarte", "Head of data", "Marejada", "Lisbon"),
            ("Noor Haddad", "Baker", "Hafen", "Utrecht"),
        ):
            served.amity("person", "add", name, "--title", title, "--org", firm, "--place", place)
        for day in (40, 25, 15):
            served.amity("log", f"Met Miguel Torres for lunch in Lisbon on {_ago(day)}", "--yes")
        yield served


def _goal(page: Page, words: str) -> str:
    """A goal typed in one's own words; the address of its page."""
    page.goto("/goals/new")
    page.get_by_label("What you look for").fill(words)
    page.get_by_role("button", name="Keep it and show the paths").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
    return page.url.partition("?")[0]


def _done(page: Page) -> Locator:
    """The line that says what was just done."""
    return page.locator("main > .did")


def _card(page: Page, column: str, name: str) -> Locator:
    return page.get_by_label(column, exact=True).locator(".bcard").filter(has_text=name)


def test_a_goal_leads_over_people_to_an_ask_and_the_tie_can_be_denied(book: Served, visit: Visit) -> None:
    page = visit(book).page("/")
    press(page, "g")
    press(page, "o")
    expect(page.get_by_role("heading", level=1)).to_have_text("Opportunities")
    page.get_by_label("What you look for").fill("A head of data who hires in Lisbon")
    page.get_by_role("button", name="Keep it and show the paths").click()

    path = page.get_by_role("article").filter(has_text="Marejada, Head of data")
    expect(path.get_by_label("Path").get_by_role("link", name="Miguel Torres")).to_be_visible()
    expect(path.get_by_label("Path").get_by_role("link", name="Inês Duarte")).to_be_visible()
    expect(path).to_contain_text("Ask Miguel whether an introduction would be fine.")
    path.get_by_text("Why this rank").click()
    expect(path.get_by_role("row", name=re.compile("Miguel to Inês"))).to_be_visible()

    path.get_by_role("link", name=re.compile("Marejada")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Miguel Torres and Inês Duarte")
    page.get_by_role("button", name="They do not").click()
    expect(_done(page)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("A head of data who hires in Lisbon")
    expect(path).to_have_count(0)
    press(page, "z")
    expect(path).to_be_visible()


def test_an_ask_lands_on_the_board_moves_and_is_thanked_for(book: Served, visit: Visit) -> None:
    page = visit(book).page("/")
    goal = _goal(page, "A product lead in Lisbon to learn from")
    path = page.get_by_role("article").filter(has_text="Marejada, Product lead")
    path.get_by_role("link", name=re.compile("Draft the ask")).click()
    expect(page.get_by_label("Draft to Miguel Torres")).to_have_value(re.compile("a product lead in Lisbon"))
    expect(page.get_by_text("People say yes about twice as often")).to_be_visible()
    page.get_by_role("button", name="I asked Miguel").click()
    expect(_done(page)).to_contain_text("Noted that you asked Miguel Torres")

    asked = _card(page, "Asked", "Marejada")
    page.wait_for_load_state("load")
    asked.focus()
    press(page, "]")
    expect(_card(page, "Talking", "Marejada")).to_be_visible()
    expect(_done(page)).to_contain_text("to Talking")
    _card(page, "Talking", "Marejada").drag_to(page.locator('[data-stage="referred"]'))
    expect(_card(page, "Referred", "Marejada")).to_be_visible()
    press(page, "z")
    expect(_card(page, "Talking", "Marejada")).to_be_visible()

    page.get_by_role("button", name=re.compile("^Yes: Miguel")).click()
    expect(_done(page)).to_contain_text("Miguel Torres said yes")
    _card(page, "Talking", "Marejada").get_by_role("link", name="Marejada, Product lead").click()
    page.get_by_label("What happened, if you like to keep it").fill("He shows me how he plans a week")
    page.get_by_role("button", name="It came about").click()
    expect(page.get_by_label("Draft to Miguel Torres")).to_have_value(re.compile("thank you for your part"))
    page.get_by_role("button", name="I thanked Miguel").click()
    expect(page.get_by_text("thanked on")).to_be_visible()
    page.goto("/give/ledger")
    expect(page.get_by_text("Marejada, Product lead")).to_be_visible()
    page.goto(goal)
    expect(_card(page, "Closed", "Marejada")).to_be_visible()


def test_no_path_is_said_honestly_with_whom_to_warm_up_first(book: Served, visit: Visit) -> None:
    page = visit(book).page("/")

    _goal(page, "Bread from Hafen")

    expect(page.get_by_role("heading", name="No verified path yet")).to_be_visible()
    expect(page.get_by_text("Warm up Miguel Torres first")).to_be_visible()
    expect(page.get_by_role("link", name="Say hello to Miguel")).to_be_visible()


def test_a_journey_names_who_is_there(book: Served, visit: Visit) -> None:
    page = visit(book).page("/goals/there")
    page.get_by_label("I am in").fill("I am in Lisbon next week")
    page.get_by_role("button", name="Who is there?").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Who is in Lisbon")
    first = page.locator(".there > li").first
    expect(first).to_contain_text("Miguel Torres")
    expect(first).to_contain_text("Lives in Lisbon")


def test_the_board_works_without_script(book: Served, visit: Visit) -> None:
    page = visit(book).page("/", java_script_enabled=False)
    _goal(page, "Somebody to sing with")
    page.get_by_text("Put an opening on the board").click()
    page.get_by_label("What it is called").fill("The choir at the harbour")
    page.get_by_role("button", name="Put it there").click()
    card = _card(page, "Noticed", "The choir at the harbour")
    card.locator("summary").click()
    card.get_by_role("button", name="Talking").click()

    expect(_card(page, "Talking", "The choir at the harbour")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(_card(page, "Noticed", "The choir at the harbour")).to_be_visible()


def test_every_page_of_goals_is_for_everybody(book: Served, visit: Visit) -> None:
    page = visit(book).page("/")
    goal = _goal(page, "A head of data who hires in Lisbon, at Bluegate or Marejada")
    ask = page.get_by_role("link", name=re.compile("Draft the ask")).first.get_attribute("href") or ""
    tie = page.locator(".chain .edge a").last.get_attribute("href") or ""
    page.get_by_role("button", name=re.compile("Add to board")).first.click()
    opening = page.locator(".bcard .t a").first.get_attribute("href") or ""
    places = (
        goal, f"{goal}/edit", "/goals?all=1", "/goals/new", "/goals/there?place=Lisbon", "/goals/there?place=Oslo",
        "/goals/path?to=Marejada", "/goals/path?to=nobody", ask, tie, opening,
    )  # fmt: skip

    all_for_everybody(page, places)
