"""Finding anyone among many: words, filters in the address, sixty at a time, and keys."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.actions.written import card, vcards
from tests.story.serving import Served, serving
from tests.story.steps import press
from tests.story.visiting import Visit

pytestmark = pytest.mark.browser
MANY = 150


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """150 people who arrive by a command while the server runs."""
    folder = tmp_path_factory.mktemp("many")
    cities = ("Porto", "Lyon", "Graz")
    cards = (
        card(
            f"Person {number:03} Lastname{number:03}",
            uid=f"u{number}",
            org=f"Firm {number % 7}",
            more=[f"ADR:;;;{cities[number % 3]};;;", f"CATEGORIES:{'Choir' if number % 10 == 0 else 'Work'}"],
        )
        for number in range(MANY)
    )
    with serving(folder / "home") as served:
        served.amity("import", str(vcards(folder / "many.vcf", *cards)))
        yield served


def test_words_and_filters_narrow_the_list_and_stand_in_the_address(many: Served, visit: Visit) -> None:
    page = visit(many).page("/people")
    rows = page.locator("tr[data-item]")

    page.get_by_label("Search people").press_sequentially("lastname14")
    expect(rows).to_have_count(10)
    expect(page).to_have_url(re.compile(r"q=lastname14"))

    page.goto("/people")
    page.locator("summary", has_text="Place").click()
    page.get_by_role("link", name=re.compile("^Porto")).click()
    expect(page).to_have_url(re.compile("place=Porto"))
    expect(page.get_by_role("status")).to_have_text("50 people")
    page.locator("summary", has_text="Group").click()
    page.get_by_role("link", name=re.compile("^Choir")).click()
    expect(page).to_have_url(re.compile("place=Porto&.*=Choir|.*=Choir&place=Porto"))
    expect(rows).to_have_count(5)

    page.get_by_role("link", name="Porto Remove this filter").click()
    expect(rows).to_have_count(15)
    page.go_back()
    expect(rows).to_have_count(5)


def test_scrolling_brings_the_next_sixty_and_keys_walk_through_them(many: Served, visit: Visit) -> None:
    page = visit(many).page("/people")
    rows = page.locator("tr[data-item]")
    expect(rows).to_have_count(60)

    rows.last.scroll_into_view_if_needed()
    expect(rows).to_have_count(120)
    rows.last.scroll_into_view_if_needed()
    expect(rows).to_have_count(MANY)
    shown = page.locator("tr[data-item] a.name").all_inner_texts()
    assert len(set(shown)) == MANY

    page.goto("/people")
    press(page, "j")
    press(page, "j")
    press(page, "j")
    press(page, "k")
    expect(rows.nth(1)).to_be_focused()
    name = rows.nth(1).locator("a.name").inner_text()
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    press(page, "/")
    expect(page).to_have_url(re.compile("/people$"))
    press(page, "/")
    expect(page.get_by_label("Search people")).to_be_focused()
