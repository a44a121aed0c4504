"""The village as `make demo` opens it: one frozen day, and a dial for how many people it holds."""

import re

import pytest
from playwright.sync_api import expect

from tests.story.serving import Served
from tests.story.steps import press
from tests.story.visiting import Visit

pytestmark = pytest.mark.browser


def test_the_day_in_the_village_holds_three_people_with_reasons(village_served: Served, visit: Visit) -> None:
    page = visit(village_served).page("/")

    expect(page.locator("main time").first).to_have_text("Tuesday 24 November")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Good .+, Maya"))
    names = page.get_by_role("article").get_by_role("heading").all_inner_texts()
    assert sorted(names) == ["Ana Sousa", "Dilek Aydın", "Kofi Mensah"]
    ana = page.get_by_role("article").filter(has=page.get_by_role("heading", name="Ana Sousa"))
    expect(ana).to_contain_text("You promised: send her the survey-weighting article.")
    expect(ana).to_contain_text("You last talked 94 days ago")


@pytest.mark.parametrize(
    ("key", "level", "people"), [("0", "Rest", 0), ("1", "Low", 1), ("3", "Open", 5), ("2", "Steady", 3)]
)
def test_the_dial_decides_how_many_people_the_day_holds(
    village_served: Served, visit: Visit, key: str, level: str, people: int
) -> None:
    page = visit(village_served).page("/")

    press(page, key)

    expect(page.get_by_label(level, exact=True)).to_be_checked()
    expect(page.get_by_role("article")).to_have_count(people)
