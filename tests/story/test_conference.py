"""A conference from the guest list to the result: 200 guests, a network that goes, eight talks, what came of them."""

import csv
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import homes
from tests.actions import written
from tests.story.serving import Served, serving
from tests.story.steps import until_sent
from tests.story.visiting import PHONE, Visit

pytestmark = pytest.mark.browser
DAY, MORNING, REPLIED, RESULT = "2026-11-22", "2026-11-23", "2026-11-25", "2027-02-22"
ME = "maya@home.example"
KNOWN = ("Wei Zhang", "Lucia Prado")
LINES = (
    "Wei Zhang moves to Coimbra in March, I promised to send him the list of flats by Friday",
    "Lucia Prado needs a speaker for January",
    "Rui Castelo, works on hospital open data, I promised to send him the slides by Tuesday",
    "Priya Nair: her daughter starts school",
    "Tom Becker, data engineer, likes climbing",
    "Jo Park, will send me the dataset by Monday",
    "Kim Lee, freelance designer from Porto",
    "Ola Nordmann, runs a choir, promised to send him the song book",
)
MET = (
    "Wei Zhang",
    "Lucia Prado",
    "Rui Castelo",
    "Priya Nair",
    "Tom Becker",
    "Jo Park",
    "Kim Lee",
    "Ola Nordmann",
)


def test_a_conference_from_the_guest_list_to_the_result(visit: Visit, tmp_path: Path) -> None:
    home = tmp_path / "home"
    with serving(home, day=DAY) as served:
        for name in KNOWN:
            served.amity("person", "add", name, "--email", _address(name))
            served.amity("log", f"Met {name} on 2026-08-20, talked about panels", "--yes")
        page = visit(served).page("/events", viewport=PHONE)
        event = _noted(page)
        _guests_in(page, event, tmp_path)
        _brief(page, event)
        _eight_talks_without_a_network(page, served, event)
        _checked_and_saved(page, served, event)
    with serving(home, day=MORNING) as served:
        _owed_the_next_morning(visit(served).page("/", viewport=PHONE))
    with serving(home, day=REPLIED) as served:
        _a_reply_closes_it(visit(served).page("/", viewport=PHONE), served, tmp_path)
    with serving(home, day=RESULT) as served:
        _what_came_of_it(visit(served).page("/", viewport=PHONE), served, tmp_path)


def _noted(page: Page) -> str:
    page.get_by_label("What it is called").fill("Data Makers Summit")
    page.get_by_label("Day", exact=True).fill(DAY)
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("link", name="Data Makers Summit").first.click()
    page.wait_for_url(re.compile(r"/events/[0-9a-f-]{36}"))
    found = re.search(r"/events/([0-9a-f-]{36})", page.url)
    assert found
    return found.group(1)


def _guests_in(page: Page, event: str, folder: Path) -> None:
    """200 attendees as Luma writes them; those who will be talked to are among them."""
    page.goto(f"/events/{event}/guests")
    page.locator("input[type=file]").set_input_files(_attendees(folder))
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text(re.compile(r"\b200\b")).first).to_be_visible()
    page.get_by_role("button", name="Keep them").click()
    expect(page.get_by_text("Wei Zhang").first).to_be_visible()


def _attendees(folder: Path) -> Path:
    file = folder / "guests.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        table = csv.writer(out)
        table.writerow(["api_id", "name", "first_name", "last_name", "email", "approval_status"])
        names = [*MET, *(f"Guest{number} Someone{number}" for number in range(192))]
        for number, name in enumerate(names):
            given, family = name.split()
            table.writerow([f"gst-{number}", name, given, family, _address(name), "approved"])
    return file


def _address(name: str) -> str:
    return f"{name.replace(' ', '.').lower()}@guests.example"


def _brief(page: Page, event: str) -> None:
    page.goto(f"/events/{event}")
    expect(page.get_by_role("heading", name="People you know there")).to_be_visible()
    expect(page.get_by_text("Wei Zhang").first).to_be_visible()
    page.get_by_role("button", name="Keep it here").click()
    expect(page.get_by_text("This device keeps them.")).to_be_visible(timeout=60_000)


def _eight_talks_without_a_network(page: Page, served: Served, event: str) -> None:
    page.context.set_offline(True)
    page.goto(f"/events/{event}")
    for number, line in enumerate(LINES, 1):
        page.get_by_label("A line while you walk").fill(line)
        page.get_by_role("button", name="Keep it").click()
        waits = "One line waits" if number == 1 else f"{number} lines wait"
        expect(page.get_by_text(f"{waits} for the network.")).to_be_visible()
    assert _count(served, "jotting") == 0

    page.context.set_offline(False)
    page.goto(f"/events/{event}")
    until_sent(page)
    assert _count(served, "jotting") == 8


def _checked_and_saved(page: Page, served: Served, event: str) -> None:
    before = _count(served, "touch"), _count(served, "promise")
    page.goto(f"/events/{event}/after")
    expect(page.get_by_label("Your lines")).to_have_value("\n".join(LINES))
    expect(page.get_by_text("Saving adds 8 conversations, 4 promises and 6 people.")).to_be_visible()
    page.get_by_role("radio", name="Fine").check(force=True)
    page.get_by_role("button", name="Save everything").click()

    expect(page.get_by_role("status").first).to_contain_text("Kept what was said at Data Makers Summit")
    assert (_count(served, "touch"), _count(served, "promise")) == (before[0] + 8, before[1] + 4)


def _owed_the_next_morning(page: Page) -> None:
    cards = page.locator(".day article h2").all_inner_texts()
    rail = page.locator("section", has=page.get_by_role("heading", name="Follow up")).locator("li").all()
    names = [*cards, *(one.locator(".t").inner_text() for one in rail)]

    assert sorted(names) == sorted(MET)
    expect(page.get_by_text("You talked at Data Makers Summit").first).to_be_visible()


def _a_reply_closes_it(page: Page, served: Served, folder: Path) -> None:
    served.amity("import", _mail(folder / "reply.mbox", _after_start(2026, 11, 24)), "--me", ME)

    rows = homes.ask(
        served.home,
        "SELECT f.kind, f.ended FROM amity_followup f JOIN amity_record r ON r.id = f.record_id"
        " JOIN amity_person p ON p.id = r.person_id WHERE p.name = 'Rui Castelo' ORDER BY f.kind",
    )
    assert rows == [("first", "reply"), ("second", "reply")]
    page.goto("/")
    expect(page.get_by_role("heading", name="Follow up")).to_be_visible()
    told = page.locator("section", has=page.get_by_role("heading", name="Follow up"))
    expect(told).not_to_contain_text("Rui Castelo")


def _after_start(year: int, month: int, day: int) -> float:
    return (datetime(year, month, day, 9, tzinfo=UTC) - written.START) / timedelta(days=1)


def _what_came_of_it(page: Page, served: Served, folder: Path) -> None:
    days = (_after_start(2027, 1, 4), _after_start(2027, 2, 7))
    served.amity("import", _mail(folder / "later.mbox", *days), "--me", ME)

    page.goto("/events")
    line = page.locator("section", has=page.get_by_role("heading", name="What came of it"))
    expect(line).to_contain_text("Data Makers Summit")
    expect(line).to_contain_text("Rui Castelo")


def _mail(file: Path, *days: float) -> str:
    """Letters of Rui's to the owner, so many days after the start that all written exports share."""
    letters = (
        written.mail(
            "Rui Castelo <rui.castelo@guests.example>",
            f"Maya <{ME}>",
            f"Hello, it is day {day}.",
            day=day,
            id=f"rui-{day}",
        )
        for day in days
    )
    return str(written.mbox(file, *letters))


def _count(served: Served, table: str) -> int:
    return int(homes.ask(served.home, f"SELECT count(*) FROM amity_{table}")[0][0])
