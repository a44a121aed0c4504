"""Have questions ready: before an event and before a talk, on the screen, on a phone and on one sheet of paper."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Response, expect

from tests.story.axe import all_for_everybody
from tests.story.serving import Served, serving
from tests.story.visiting import PHONE, Visit

pytestmark = pytest.mark.browser
A4 = {"width": 718, "height": 1009}  # what is left of the sheet inside its margins, at 96 dots an inch
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
HEADER = "Name,Email,Job title,Company,Status,What brings you here?"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Amity on a folder of its own, with sixty people one knows."""
    home = tmp_path_factory.mktemp("preparing")
    with serving(home) as served:
        mails = home / "inbox.mbox"
        mails.write_text("".join(_mail(n) for n in range(60)), encoding="utf-8")
        served.amity("import", str(mails), "--me", "maya@example.org")
        yield served


def _mail(number: int) -> str:
    """One letter of somebody, answered subject and all."""
    name = f"Guest Lindqvist-{chr(97 + number % 26)}{chr(97 + number // 26)}"
    return (
        f"From - Mon Nov 02 10:00:{number % 60:02d} 2026\nFrom: {name} <g{number}@example.net>\n"
        f"To: Maya Ferreira <maya@example.org>\nDate: Mon, 02 Nov 2026 10:00:{number % 60:02d} +0000\n"
        f"Subject: The panel on harbours\nMessage-ID: <{number}@example.net>\n\n"
        f"I liked what you said about harbours and would like to hear more of it.\n\n"
    )


def _event(
    served: Served, name: str, folder: Path, known: int, others: int, *, on: str = "2026-12-05"
) -> str:
    """The page of an event with so many guests known and so many not."""
    made = json.loads(served.amity("event", "add", name, "--on", on, "--where", "Pier 4", "--json"))
    rows = [
        f"Guest Lindqvist-{chr(97 + n % 26)}{chr(97 + n // 26)},g{n}@example.net,,,Attending,"
        for n in range(known)
    ]
    rows += [
        f"Stranger Number-{n},s{n}@elsewhere.example,Consultant for rather long titles,A company with a name {n},Attending,"
        "I came to listen and to learn what others do about all this"
        for n in range(others)
    ]
    if rows:
        file = folder / "guests.csv"
        file.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
        served.amity("event", "import", str(file), "--event", made["id"])
    return f"/events/{made['id']}"


@pytest.mark.parametrize(("known", "others"), [(0, 0), (60, 140)])
def test_the_sheet_is_one_printed_page_with_nobody_and_with_sixty_people_known(
    book: Served, visit: Visit, tmp_path: Path, known: int, others: int
) -> None:
    address = _event(book, f"Harbour evening of {known}", tmp_path, known, others)
    page = visit(book).page(address)
    if known:
        expect(page.locator(".rows .att")).to_have_count(known)
    page.get_by_role("link", name="Take it along").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Harbour evening of {known}")

    printed = page.pdf(prefer_css_page_size=True)

    assert len(_PAGE.findall(printed)) == 1
    page.emulate_media(media="print")
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    inside = page.evaluate(
        "document.body.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth"
    )
    assert inside


def test_the_sheet_weighs_little_loads_no_script_and_reads_on_a_phone(
    book: Served, visit: Visit, tmp_path: Path
) -> None:
    address = _event(book, "Evening by the water", tmp_path, 60, 140)
    visitor = visit(book)
    page = visitor.page("/more", viewport=PHONE, java_script_enabled=False)
    page.wait_for_load_state("networkidle")  # what that page loads does not count
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  Playwright marks what it is given

    page.goto(f"{address}/sheet", wait_until="networkidle")

    expect(page.get_by_role("heading", name="People you know there")).to_be_visible()
    expect(page.get_by_text("Amity answers on this computer only")).to_be_visible()
    weights = {answer.url.rpartition("/")[2]: len(answer.body()) for answer in answers}
    assert weights.keys() <= {"sheet", "sheet.css", "icon.svg"}
    assert sum(weights.values()) < 40_000, weights
    wide = page.locator("main").bounding_box()
    assert wide is not None
    assert wide["width"] <= PHONE["width"]


def test_a_plan_is_made_on_a_phone_and_a_brief_read_on_the_way(
    book: Served, visit: Visit, tmp_path: Path
) -> None:
    address = _event(book, "A small evening", tmp_path, 2, 0)
    page = visit(book).page(address, viewport=PHONE)

    page.get_by_role("button", name="One less").click()
    expect(page.get_by_text("One real conversation")).to_be_visible()
    page.get_by_text("Change the plan").click()
    page.get_by_label("When to leave").fill("20:15")
    page.get_by_label("Quiet time").fill("Ten minutes on the pier")
    page.get_by_role("button", name="Save the plan").click()
    expect(page.locator("main > .did")).to_contain_text("Changed your plan: A small evening")
    expect(page.get_by_text("Leave by 20:15")).to_be_visible()

    page.locator(".rows .att a.name").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Guest Lindqvist")
    question = page.locator(".starters li").first
    expect(question.get_by_role("link")).to_contain_text("The panel on harbours")
    question.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_today_leads_to_the_evening_of_tomorrow(book: Served, visit: Visit, tmp_path: Path) -> None:
    address = _event(book, "The evening of tomorrow", tmp_path, 1, 0, on="2026-11-23")
    page = visit(book).page("/")

    coming = page.locator(".ups li").filter(has_text="The evening of tomorrow")
    expect(coming).to_contain_text("tomorrow")
    coming.get_by_role("link", name="Prepare, 5 min").click()
    expect(page).to_have_url(re.compile(f"{address}$"))


def test_nobody_is_shut_out_of_any_of_these_pages(village_served: Served, visit: Visit) -> None:
    page = visit(village_served).page("/events")
    event = page.get_by_role("link", name="Data Makers Lisbon").first.get_attribute("href")
    page.goto(f"{event}")
    stranger = (
        page.locator(".newp a.name").first.get_attribute("href") if page.locator(".newp").count() else None
    )
    person = page.locator(".rows .att a.name").first.get_attribute("href")

    all_for_everybody(
        page,
        filter(
            None,
            [f"{event}", f"{event}/sheet", person, stranger, "/people/brief", "/people/brief?name=Xaver"],
        ),
    )
    page.set_viewport_size({"width": 1280, "height": 900})
    for address in (f"{event}/sheet", person):
        page.goto(f"{address}")
        assert len(_PAGE.findall(page.pdf(prefer_css_page_size=True))) == 1, address
