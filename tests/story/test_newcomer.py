"""The main job, end to end: files in, three people with reasons, one tap logs, everything can be taken back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.story.exports import EVERYBODY, all_of_them, linkedin_zip, mail_archive
from tests.story.serving import Served, serving
from tests.story.steps import bring, names, until_read
from tests.story.visiting import Visit

pytestmark = pytest.mark.browser


def test_nobody_sees_anything_without_the_link(empty_home: Served, visit: Visit) -> None:
    page = visit(empty_home).stranger()

    for address in ("/", "/people", "/import", "/journal"):
        answer = page.goto(address)

        assert answer
        assert answer.status == 403
        expect(page.get_by_role("heading")).to_have_text("Open the link printed in the terminal")
        expect(page.get_by_role("navigation")).to_have_count(0)


def test_a_newcomer_gets_three_people_logs_one_and_takes_everything_back(
    visit: Visit, tmp_path: Path
) -> None:
    with serving(tmp_path / "home", is_new=True) as served:
        page = visit(served).stranger()
        _welcomed(page, served)
        _brings_everything(page, all_of_them(tmp_path))
        assert sorted(names(page)) == EVERYBODY
        assert served.incoming() == []
        _meets_three_people(page)
        _logs_one_and_takes_it_back(page)
        _takes_the_import_back(page)
        assert names(page) == []


def _welcomed(page: Page, served: Served) -> None:
    page.goto(served.link)
    expect(page.get_by_role("heading")).to_have_text("What would you like more of?")
    page.get_by_text("Staying close").click()
    page.get_by_label("3", exact=True).check(force=True)
    page.get_by_role("button", name="Bring my files").click()
    expect(page.get_by_role("heading")).to_have_text("Where are your people now?")


def _brings_everything(page: Page, files: list[Path]) -> None:
    parts: list[str] = []
    page.on("request", lambda asked: parts.append(asked.url) if "hx-request" in asked.headers else None)
    bring(page, *files)
    until_read(page)
    assert parts, "progress came by itself"
    for file in files:
        line = page.locator(".files > li").filter(has_text=file.name).first
        expect(line.get_by_text("Read", exact=True)).to_be_attached()
    expect(page.locator("dl.figs div").first).to_have_text(re.compile("new people"))


def _meets_three_people(page: Page) -> None:
    page.go_back()
    page.get_by_role("link", name="See today").click()
    expect(page.get_by_text("Three people today")).to_be_visible()
    cards = page.get_by_role("article")
    expect(cards).to_have_count(3)
    ben = cards.filter(has=page.get_by_role("heading", name="Ben Okafor"))
    expect(ben).to_contain_text("in July; before that, every")
    ben.get_by_text("Where from?").first.click()
    ben.locator(".sources a").first.click()
    expect(page.get_by_role("heading", name="Edit this talk")).to_be_visible()
    expect(page.get_by_text("Ben Okafor")).to_be_visible()
    expect(page.get_by_label("What was said")).to_have_value("Gladly, at nine by the bridge.")


def _logs_one_and_takes_it_back(page: Page) -> None:
    page.goto("/")
    cards = page.get_by_role("article")
    name = cards.first.get_by_role("heading").inner_text()
    cards.first.get_by_role("button", name="Did it").click()
    said = page.get_by_role("status").filter(has_text=f"Logged: you wrote to {name}")
    expect(said).to_be_visible()
    expect(cards).to_have_count(2)
    said.get_by_role("button", name="Undo").click()
    expect(page.get_by_text(f"Took back: Logged: you wrote to {name}")).to_be_visible()
    expect(cards).to_have_count(3)
    page.get_by_role("link", name="Journal", exact=True).first.click()
    lines = page.locator("main li")
    expect(lines.nth(0)).to_contain_text(f"Took back: Logged: you wrote to {name}")
    expect(lines.nth(1)).to_contain_text("taken back")


def _takes_the_import_back(page: Page) -> None:
    page.get_by_role("link", name="Bring people in").click()
    page.locator("section", has_text="Brought in before").get_by_role("link").first.click()
    page.get_by_role("button", name="Take this import back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This import was taken back")


def test_files_brought_one_by_one_give_the_same_people_as_together_and_nobody_twice(
    visit: Visit, tmp_path: Path
) -> None:
    files = all_of_them(tmp_path)
    with serving(tmp_path / "one-by-one") as served:
        page = visit(served).page("/import")
        for file in files:
            page.goto("/import")
            bring(page, file)
            until_read(page)
        assert sorted(names(page)) == EVERYBODY

        page.goto("/import")
        bring(page, *files)
        until_read(page)
        expect(page.get_by_text("All of it was here already, so nothing changed.")).to_be_visible()
        assert sorted(names(page)) == EVERYBODY
        assert served.incoming() == []


def test_people_come_first_and_reading_goes_on_when_its_page_is_left(visit: Visit, tmp_path: Path) -> None:
    with serving(tmp_path / "home") as served:
        page = visit(served).page("/import")
        bring(page, linkedin_zip(tmp_path), mail_archive(tmp_path))
        expect(page.get_by_role("heading", name="Is this you?")).to_be_visible()
        progress = page.url
        early = names(page)
        page.goto(progress)
        page.get_by_text("No, not quite").click()
        page.get_by_label("Your addresses").fill("alex@test.example\nhttps://www.linkedin.com/in/alex-test")
        page.get_by_role("button", name="These are mine").click()
        page.goto("/journal")
        page.goto(progress)
        until_read(page)
        late = names(page)

    assert "Mira Okonjo" in early
    assert "Ben Okafor" not in early
    assert {"Ben Okafor", *early} <= set(late)
    assert "Alex Test" not in late
