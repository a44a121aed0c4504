"""The same people from four sources: one each, taken apart for good, and a few good questions."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.actions.written import card, connection, connections, mail, mbox, table, vcards
from tests.story.axe import overflowing, small_targets, violations
from tests.story.serving import Served, serving
from tests.story.steps import bring, names, open_person, press, until_read
from tests.story.visiting import PHONE, Visit

pytestmark = pytest.mark.browser
ME = "Alex Test <alex@test.example>"
GOOGLE = [
    "First Name",
    "Last Name",
    "File As",
    "Organization Name",
    "E-mail 1 - Label",
    "E-mail 1 - Value",
    "Labels",
]
OLGA, GATE = "olga@kern.example", "garden.gate@duarte.example"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Served]:
    """Amity on a folder of its own."""
    with serving(tmp_path / "home") as served:
        yield served


def _files(folder: Path) -> list[Path]:
    """Olga Kern in all four; two Duartes who share an address, of whom only the owner knows who they are."""
    return [
        connections(
            folder / "Connections.csv", connection("Olga Kern", "olga-kern", OLGA, "Hafen", "Captain")
        ),
        vcards(
            folder / "phone.vcf",
            card("Olga Kern", uid="olga", emails=[OLGA], phones=["+49401234567"]),
            card("Vera Duarte", uid="vera", emails=[GATE], org="Marejada"),
            card("Ines Duarte", uid="ines", emails=[GATE], org="Marejada"),
        ),
        table(
            folder / "contacts.csv", GOOGLE, [["Olga", "Kern", "", "Hafen", "* Work", OLGA, "* myContacts"]]
        ),
        mbox(
            folder / "mail.mbox",
            *(
                mail(ME, f"Olga Kern <{OLGA}>", "Shall we sail?", day=week * 7, id=f"o{week}")
                for week in range(4)
            ),
            *(
                mail(f"Olga Kern <{OLGA}>", ME, "Gladly.", day=week * 7 + 1, id=f"i{week}")
                for week in range(4)
            ),
        ),
    ]


def _bring(page: Page, files: list[Path]) -> None:
    page.goto("/import")
    bring(page, *files)
    until_read(page)


def test_four_sources_make_one_person_who_stays_apart_from_whom_was_parted(
    book: Served, visit: Visit, tmp_path: Path
) -> None:
    page, files = visit(book).page("/"), _files(tmp_path)
    _bring(page, files)
    assert names(page).count("Olga Kern") == 1

    open_person(page, "Olga Kern")
    expect(page.get_by_text("Known from: Google, LinkedIn, a contact card, mail")).to_be_visible()
    page.get_by_role("link", name="Joined from 4 entries").click()
    page.get_by_role("checkbox", name=re.compile("Google")).check()
    page.get_by_role("button", name="Take apart").click()
    expect(page.get_by_text("Took Olga Kern apart")).to_be_visible()
    assert names(page).count("Olga Kern") == 2

    _bring(page, files)
    assert names(page).count("Olga Kern") == 2
    page.goto("/journal")
    page.get_by_role("button", name="Undo: Took Olga Kern apart").click()
    assert names(page).count("Olga Kern") == 1


def test_a_question_is_answered_with_a_key_and_taken_back(book: Served, visit: Visit, tmp_path: Path) -> None:
    page = visit(book).page("/")
    _bring(page, _files(tmp_path))
    page.goto("/people")
    page.get_by_role("link", name="1 question: same person?").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Same person?")
    expect(_line(page, "Name").get_by_role("cell")).to_have_text(
        [re.compile("Vera Duarte"), re.compile("Ines Duarte")]
    )
    why = page.get_by_role("region", name="Why Amity asks")
    expect(why).to_contain_text("But their full names disagree, so Amity asks first.")
    expect(why.get_by_role("row", name=re.compile("The same mail address .* times likelier"))).to_be_visible()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # two whole numbers
    assert [*violations(page), *small_targets(page), *overflowing(page)] == []

    press(page, "y")
    expect(page.get_by_role("status").filter(has_text="Joined two entries of")).to_be_visible()
    expect(page.get_by_role("heading", name="Nothing to ask")).to_be_visible()
    press(page, "z")
    expect(page.get_by_text("Took back: Joined two entries of")).to_be_visible()
    assert {"Vera Duarte", "Ines Duarte"} <= set(names(page))

    open_person(page, "Vera Duarte")
    page.get_by_role("link", name="Ines Duarte").click()
    press(page, "n")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vera Duarte")
    expect(page.get_by_text("Kept Vera Duarte and somebody else apart")).to_be_visible()
    expect(page.get_by_role("link", name="Ines Duarte")).to_have_count(0)


def test_a_join_is_taken_apart_without_script(book: Served, visit: Visit, tmp_path: Path) -> None:
    book.amity("import", *map(str, _files(tmp_path)), "--me", "alex@test.example", "--json")
    page = visit(book).page("/joins", java_script_enabled=False)

    page.locator("li", has_text="LinkedIn").get_by_role("link", name=re.compile("Take apart")).first.click()
    expect(page.get_by_text("This becomes somebody of their own")).to_be_visible()
    page.get_by_role("button", name="Take apart").click()
    expect(page.get_by_role("status").filter(has_text="Took Olga Kern apart")).to_be_visible()
    page.goto("/same")
    page.get_by_role("button", name="Not sure").click()
    expect(page.get_by_role("status").first).to_contain_text("Left open whether two entries are")
    page.get_by_role("main").get_by_role("button", name="Undo").first.click()
    expect(page.get_by_role("button", name="Same person")).to_be_visible()


def _line(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name, exact=True))
