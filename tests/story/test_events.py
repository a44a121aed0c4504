"""Events, as a person lives them: a guest list of two hundred, whom one knows, a choice, and what came of it."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.story.axe import all_for_everybody
from tests.story.serving import DAY, Served, serving
from tests.story.steps import press
from tests.story.visiting import PHONE, Visit

pytestmark = pytest.mark.browser

FAMILIES = (
    "Quill",
    "Ostrander",
    "Bhatt",
    "Kaminski",
    "Vaz",
    "Teller",
    "Lindqvist",
    "Oyelaran",
    "Marsh",
    "Ferro",
)
GIVEN = (
    "Wanda",
    "Otis",
    "Priya",
    "Lev",
    "Ines",
    "Tom",
    "Anouk",
    "Kofi",
    "Mira",
    "Jun",
    "Rosa",
    "Piet",
    "Noa",
    "Ugo",
)


def _on(days: int) -> str:
    return (date.fromisoformat(DAY) + timedelta(days=days)).isoformat()


def guest_list(folder: Path) -> Path:
    """Two hundred guests: three of the book, one line that is broken."""
    people = [f"{given} {family}" for given in GIVEN for family in FAMILIES] + [
        f"{given} {family}son" for given in GIVEN[:6] for family in FAMILIES
    ]
    file = folder / "guests.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        table = csv.writer(out)
        table.writerow(["Who", "Contact", "Firm", "Status", "What do you hope for?"])
        table.writerow(["Miguel Torres", "miguel@marejada.example", "Marejada", "Going", ""])
        table.writerow(["Inês Duarte", "ines@marejada.example", "Marejada", "Going", "New colleagues"])
        table.writerow(["Noor Haddad", "", "Bakery", "Going", ""])
        table.writerow(["=1+1", "", "", "Going", ""])
        for number, name in enumerate(people[:196]):
            table.writerow(
                [name, f"g{number}@guests.example", "", "Declined" if number == 7 else "Going", ""]
            )
    return file


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Amity with three people, of whom one was silent for long, and an event to decide about."""
    with serving(tmp_path_factory.mktemp("events")) as served:
        for name, mail in (
            ("Miguel Torres", "miguel@marejada.example"),
            ("Inês Duarte", "ines@marejada.example"),
        ):
            served.amity("person", "add", name, "--email", mail, "--org", "Marejada")
        served.amity("person", "add", "Noor Haddad", "--org", "Hafen", "--title", "Doctor")
        served.amity("event", "add", "Harbour fair", "--on", _on(2), "--where", "Cais", "--maybe")
        served.amity("event", "add", "Choir weekend", "--on", _on(1), "--maybe")
        yield served


def _page(page: Page, name: str) -> None:
    page.goto("/events")
    page.locator(".events").get_by_role("link", name=name, exact=True).first.click()


def test_a_guest_list_shows_whom_one_knows_and_what_to_choose(
    book: Served, visit: Visit, tmp_path: Path
) -> None:
    page = visit(book).page("/", viewport=PHONE)
    press(page, "g")
    press(page, "e")
    expect(page.get_by_role("heading", level=1)).to_have_text("Events")
    fair = page.locator(".events > li").filter(has_text="Harbour fair")
    fair.get_by_role("link", name="Guest list").click()

    page.get_by_label("choose it").set_input_files(guest_list(tmp_path))
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("199 guests in this list")
    expect(page.get_by_text("Line 5: The name is a formula; the line was left out.")).to_be_visible()
    expect(page.get_by_label("What do you hope for?")).to_have_value("said")
    page.get_by_role("button", name="Keep them").click()

    known = page.get_by_role("region", name="People you know")
    expect(known.get_by_role("link", name="Miguel Torres")).to_be_visible()
    expect(known.get_by_role("link", name="Inês Duarte")).to_be_visible()
    expect(page.locator(".sub")).to_contain_text("198 come, you know 3, 1 is not coming")

    page.goto("/events")
    expect(page.locator(".events > li .name").first).to_have_text("Harbour fair")
    expect(fair).to_contain_text("You know")
    fair.get_by_role("button", name="Go: Harbour fair").click()
    expect(page.get_by_role("region", name="You are going")).to_contain_text("Harbour fair")
    press(page, "z")
    expect(page.get_by_role("region", name="To decide")).to_contain_text("Harbour fair")


def test_an_event_noted_by_hand_is_declined_as_easily_as_gone_to(book: Served, visit: Visit) -> None:
    page = visit(book).page("/events")
    page.get_by_label("What it is called").fill("Open data night")
    page.get_by_label("Day", exact=True).fill(_on(5))
    page.get_by_label("From").fill("18:30")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("region", name="You are going")).to_contain_text("Open data night")

    page.get_by_role("button", name="Not this time: Open data night").click()

    expect(page.locator("main > .did")).to_contain_text("Not going: Open data night")
    page.get_by_text("you are not going to").click()
    expect(page.get_by_role("button", name="Go: Open data night")).to_be_visible()


def test_the_pages_are_for_everybody(book: Served, visit: Visit, tmp_path: Path) -> None:
    page = visit(book).page("/events")
    page.locator(".events > li").filter(has_text="Choir weekend").get_by_role(
        "link", name="Guest list"
    ).click()
    guests = page.url.partition("?")[0]
    page.get_by_label("choose it").set_input_files(guest_list(tmp_path))
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Keep them").click()
    expect(page.get_by_role("region", name="People you know")).to_be_visible()

    all_for_everybody(page, ("/events", guests))


def test_the_choice_of_columns_works_without_script(book: Served, visit: Visit, tmp_path: Path) -> None:
    page = visit(book).page("/events", java_script_enabled=False)
    page.locator(".events > li").filter(has_text="Choir weekend").get_by_role(
        "link", name="guest"
    ).first.click()
    file = tmp_path / "strange.csv"
    file.write_text("A;B\nRui Castelo;open data\nAda Melo;trams\n", encoding="utf-8")
    page.get_by_label("choose it").set_input_files(file)
    page.get_by_role("button", name="Look at it").click()
    page.get_by_label("B", exact=True).select_option("said")
    page.get_by_role("button", name="Read again with these columns").click()
    expect(page.get_by_text("B: open data").first).to_be_visible()
    page.get_by_role("button", name="Keep them").click()

    others = page.get_by_role("region", name="The others")
    expect(others.get_by_text("B: trams")).to_be_visible()
