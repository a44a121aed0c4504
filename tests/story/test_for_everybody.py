"""Every page for everybody: no finding of axe-core, nothing too small to hit, nothing that scrolls sideways."""

import pytest
from playwright.sync_api import Page

from tests.story.axe import all_for_everybody, findings, violations
from tests.story.serving import Served
from tests.story.steps import press
from tests.story.visiting import Visit

pytestmark = pytest.mark.browser
PLACES = (
    "/",
    "/?more=1",
    "/people",
    "/people?q=a&place=Lisbon",
    "/people?q=nobody+at+all",
    "/people/new",
    "/log",
    "/import",
    "/journal",
    "/journal?who=Ana",
    "/reminders",
    "/same",
    "/joins",
    "/find",
    "/find?q=ana",
    "/find?q=nobody+at+all",
    "/me",
    "/settings",
    "/settings?at=theme",
    "/settings/time-zone",
    "/settings/forgetting?q=ana",
    "/settings/forgetting?q=nobody",
    "/more",
    "/help",
    "/welcome",
    "/welcome/people",
    "/welcome/first",
    "/nowhere",
)


def test_every_place_in_the_village_is_for_everybody(village_served: Served, visit: Visit) -> None:
    all_for_everybody(visit(village_served).page("/"), PLACES)


def test_every_person_and_every_form_is_for_everybody(village_served: Served, visit: Visit) -> None:
    page = visit(village_served).page("/")

    all_for_everybody(page, _persons_and_forms(page))


def test_all_around_somebody_is_for_everybody(village_served: Served, visit: Visit) -> None:
    page = visit(village_served).page("/people?q=Oscar+Lind")
    person = page.get_by_role("link", name="Oscar Lind").get_attribute("href") or ""

    all_for_everybody(page, _around(page, person))


def _persons_and_forms(page: Page) -> list[str]:
    """Ana with all her forms, a talk, a note and a promise of hers, a join, the finished import."""
    page.goto("/people?q=Ana+Sousa")
    person = page.get_by_role("link", name="Ana Sousa").get_attribute("href") or ""
    page.goto(person)
    pens = (
        page.locator(".tl a.pen").first,
        page.locator(".facts a.pen").first,
        page.locator(".facts a.pen").last,
    )
    forms = [pen.get_attribute("href") or "" for pen in pens]
    page.goto("/import")
    past = page.locator("section a.name").first.get_attribute("href") or ""
    page.goto("/joins")
    join = page.locator("a[href^='/joins/']").first.get_attribute("href") or ""
    own = [f"{person}/{part}" for part in ("edit", "entries", "entries?q=a", "standing", "forgetting")]
    return [person, *own, *forms, join, past]


def _around(page: Page, person: str) -> list[str]:
    """Somebody with a child and a reminder far away, these two, all forms about them, and where they work."""
    page.goto(f"{person}/relations")
    page.get_by_label("Who is it?").select_option(label="Child")
    page.get_by_label("Name", exact=True).fill("Bo Lind")
    page.get_by_role("main").get_by_role("button", name="Save").click()
    page.goto(f"{person}/reminders")
    page.get_by_label("Of what").fill("ask about the boat")
    page.get_by_label("On a day").fill("2031-05-01")
    page.get_by_role("main").get_by_role("button", name="Save").click()
    forms = [
        page.get_by_role("link", name=name).get_attribute("href") or ""
        for name in ("Edit “Child: Bo Lind”", "Edit “ask about the boat”", "Edit “Birthday”")
    ]
    work = page.locator("h1 ~ .sub a").get_attribute("href") or ""
    own = [f"{person}/{part}" for part in ("relations", "dates", "reminders", "peace", "absence")]
    return [person, *forms, *own, work]


def test_open_dialogs_and_menus_are_for_everybody(village_served: Served, visit: Visit) -> None:
    page = visit(village_served).page("/")
    found = []
    press(page, "?")
    found += violations(page)
    press(page, "Escape")
    press(page, "s")
    found += violations(page)
    press(page, "Escape")
    press(page, "l")
    page.get_by_role("dialog").get_by_label("What happened").fill("Called Ana yesterday, she keeps bees")
    page.get_by_role("list", name="What Amity understood").wait_for()
    found += violations(page)

    assert found == []


def test_an_empty_amity_and_a_closed_one_are_for_everybody(empty_home: Served, visit: Visit) -> None:
    visitor = visit(empty_home)
    closed, page = visitor.stranger(), visitor.page("/people")
    closed.goto(empty_home.base)

    assert list(findings(closed)) == []
    all_for_everybody(page, ("/people", "/journal", "/import"))
