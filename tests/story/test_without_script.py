"""Every page works in a browser that runs no script."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.story.exports import mail_archive
from tests.story.serving import Served
from tests.story.steps import names
from tests.story.visiting import Visit

pytestmark = pytest.mark.browser


def test_the_main_job_is_done_without_script(empty_home: Served, visit: Visit, tmp_path: Path) -> None:
    page = visit(empty_home).page("/import", java_script_enabled=False)

    page.locator("input[type=file]").set_input_files(mail_archive(tmp_path))
    page.get_by_role("button", name="Read them").click()
    page.get_by_role("button", name="Yes, all of them").click(timeout=20_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your people are here")
    assert "Ben Okafor" in names(page)

    page.goto("/")
    card = page.get_by_role("article").filter(has=page.get_by_role("heading", name="Ben Okafor"))
    card.get_by_role("button", name="Did it").click()
    expect(page.get_by_role("status").first).to_contain_text("Logged: you wrote to Ben Okafor")
    page.get_by_role("button", name="Undo").click()
    expect(card).to_be_visible()
    page.get_by_text("Low", exact=True).click()
    page.get_by_role("button", name="Set", exact=True).click()
    expect(page.get_by_role("article")).to_have_count(1)

    page.get_by_role("link", name="Log a conversation").click()
    page.get_by_label("What happened").fill("Called Cora Bell yesterday, she found a new hall")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("list", name="What Amity understood")).to_contain_text("Cora Bell")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").first).to_contain_text("Logged a talk with Cora Bell")

    page.goto("/people")
    page.get_by_label("Search people").fill("cora")
    page.get_by_label("Search people").press("Enter")
    page.get_by_role("link", name="Cora Bell").click()
    expect(page.locator(".facts").first).to_contain_text("Found a new hall")

    page.goto("/import")
    page.get_by_role("link", name="mail.mbox").click()
    page.get_by_role("button", name="Take this import back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This import was taken back")
    assert "Ben Okafor" not in names(page)
