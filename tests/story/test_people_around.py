"""What stands around somebody, as a person does it in the browser: family, a reminder, a workplace, a farewell."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.actions.written import card, connection, connections, vcards
from tests.story.serving import Served, serving
from tests.story.steps import bring, open_person, until_read
from tests.story.visiting import PHONE, Visit

pytestmark = pytest.mark.browser
MARRIED = ["item1.X-ABRELATEDNAMES:Tom Becker", "item1.X-ABLABEL:_$!<Spouse>!$_", "BDAY:1984-02-14"]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Amity on a folder of its own, for the people of these stories."""
    with serving(tmp_path_factory.mktemp("book")) as served:
        yield served


@pytest.fixture
def page(book: Served, visit: Visit, tmp_path: Path) -> Page:
    """Somebody who brought a small address book in."""
    page = visit(book).page("/import")
    cards = vcards(
        tmp_path / "book.vcf",
        card("Ana Sousa", uid="ana", emails=["ana@clinara.example"], org="Clinara", more=MARRIED),
        card("Tom Becker", uid="tom", emails=["tom@clinara.example"], org="Clinara"),
        card("Leonor Sousa", uid="leonor"),
    )
    work = connections(tmp_path / "Connections.csv", connection("Mia Stern", "mia", company="Clinara"))
    bring(page, cards, work)
    until_read(page)
    return page


def test_who_somebody_is_to_others_stands_on_both_pages(page: Page) -> None:
    open_person(page, "Ana Sousa")
    around = page.locator("section", has=page.get_by_role("heading", name="Around Ana"))
    expect(around.get_by_text("Partner: Tom Becker")).to_be_visible()

    around.get_by_text("Add somebody").click()
    around.get_by_label("Who is it?").select_option(label="Child")
    around.get_by_label("Name").fill("leonor sousa")
    around.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Noted who Leonor Sousa is to Ana Sousa")).to_be_visible()
    around.get_by_role("link", name="Leonor Sousa", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leonor Sousa")
    expect(page.get_by_text("Parent: Ana Sousa")).to_be_visible()
    page.get_by_role("link", name="Ana Sousa", exact=True).click()
    page.get_by_role("link", name="Tom Becker", exact=True).click()
    expect(page.get_by_text("Partner: Ana Sousa")).to_be_visible()


def test_a_reminder_waits_on_today_until_it_is_done(page: Page) -> None:
    open_person(page, "Tom Becker")
    page.get_by_role("link", name="Remind me about Tom").click()
    page.get_by_label("Of what").fill("return his umbrella")
    page.get_by_label("Or some time in").select_option(index=1)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Return his umbrella")).to_be_visible()

    page.goto("/")
    told = page.locator("section", has=page.get_by_role("heading", name="Reminders"))
    told.get_by_role("button", name="Done: return his umbrella").click()

    expect(page.get_by_text("Did what a reminder about Tom Becker said")).to_be_visible()
    expect(page.get_by_role("heading", name="Reminders")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(told.get_by_text("Return his umbrella")).to_be_visible()


def test_whom_do_i_know_there(page: Page) -> None:
    open_person(page, "Tom Becker")
    page.get_by_role("main").get_by_role("link", name="Clinara", exact=True).first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Clinara")
    names = page.locator("table.ppl a.name")
    expect(names).to_have_count(3)
    assert sorted(names.all_inner_texts()) == ["Ana Sousa", "Mia Stern", "Tom Becker"]
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # two whole numbers
    expect(names.first).to_be_visible()


def test_somebody_who_died_is_kept_and_nothing_more_is_asked(page: Page) -> None:
    open_person(page, "Mia Stern")
    page.get_by_label("More for Mia").click()
    page.get_by_role("link", name="Died, or asked to be left out").click()
    page.get_by_label("Mia Stern died").check()
    page.get_by_role("button", name="Keep it so").click()

    expect(page.get_by_role("heading", name="In memory")).to_be_visible()
    expect(page.get_by_text("Noted that Mia Stern died")).to_be_visible()
    expect(
        page.get_by_role("main").get_by_text(re.compile("Remind me|days ago|Log a conversation"))
    ).to_have_count(0)
    page.goto("/?more=1")
    expect(page.get_by_role("heading", name="Mia Stern")).to_have_count(0)

    page.goto("/journal?who=Mia+Stern")
    page.get_by_role("button", name="Undo: Noted that Mia Stern died").click()
    expect(page.get_by_text("Took back: Noted that Mia Stern died").first).to_be_visible()
    open_person(page, "Mia Stern")
    expect(page.get_by_role("heading", name="Rhythm and tie")).to_be_visible()


def test_all_of_it_works_without_script(book: Served, page: Page, visit: Visit) -> None:
    open_person(page, "Leonor Sousa")
    address = page.url
    plain = visit(book).page("/", java_script_enabled=False)

    plain.goto(f"{address}/dates")
    plain.get_by_label("Day", exact=True).fill("5")
    plain.get_by_label("Month").select_option(label="November")
    plain.get_by_role("main").get_by_role("button", name="Save").click()
    expect(plain.get_by_text("Birthday 5 Nov")).to_be_visible()
    plain.goto(f"{address}/peace")
    plain.get_by_role("main").get_by_role("button", name="Save").click()
    expect(plain.get_by_text("In peace for now.")).to_be_visible()
    plain.goto("/reminders")
    plain.get_by_label("Of what").fill("water the plants")
    plain.get_by_label("On a day").fill("2031-05-01")
    plain.get_by_role("main").get_by_role("button", name="Save").click()
    expect(plain.get_by_text("Water the plants")).to_be_visible()
