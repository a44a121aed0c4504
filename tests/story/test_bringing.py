"""Bringing files in: from this machine, with things left out, and files that nobody can read."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.story.exports import DATA, mail_archive
from tests.story.serving import Served
from tests.story.steps import bring, names, until_read
from tests.story.visiting import Visit

pytestmark = pytest.mark.browser


def test_a_path_is_read_in_place_without_a_domain_and_without_words(
    empty_home: Served, visit: Visit, tmp_path: Path
) -> None:
    file = mail_archive(tmp_path)
    page = visit(empty_home).page("/import")

    page.get_by_label("Or a file or folder on this computer").fill(str(tmp_path / "nowhere.mbox"))
    page.get_by_role("button", name="Read them").click()
    expect(page.get_by_role("alert")).to_contain_text("There is no file or folder at")
    expect(page.get_by_label("Or a file or folder on this computer")).to_have_value(
        str(tmp_path / "nowhere.mbox")
    )

    page.get_by_label("Or a file or folder on this computer").fill(str(file))
    page.get_by_label("Folders, domains and people").fill("@choir.example")
    page.get_by_text("Nothing of it").click()
    page.get_by_role("button", name="Read them").click()
    until_read(page)

    assert file.exists()
    assert names(page) == ["Ben Okafor", "Dora Weiss"]
    page.get_by_role("link", name="Ben Okafor").click()
    timeline = page.locator(".tl")
    expect(timeline).to_contain_text("They wrote: News")
    expect(timeline).not_to_contain_text("bridge")


def test_a_file_that_cannot_be_read_says_what_was_seen_and_what_is_supported(
    empty_home: Served, visit: Visit, tmp_path: Path
) -> None:
    odd = tmp_path / "recipes.txt"
    odd.write_text("Two onions, a cup of lentils.\n")
    page = visit(empty_home).page("/import")

    bring(page, odd)

    expect(page.get_by_role("heading", level=1)).to_have_text("None of it could be read")
    line = page.locator(".files > li").filter(has_text="recipes.txt")
    expect(line).to_contain_text("LinkedIn")
    expect(line.get_by_text("Not read")).to_be_visible()

    page.goto("/import")
    stew = tmp_path / "stew.txt"
    stew.write_text("Three carrots.\n")
    bring(page, odd, DATA / "vcard" / "v40.vcf", stew)
    until_read(page)
    lines = page.locator(".files > li")
    expect(lines.filter(has_text="v40.vcf").get_by_text("Read", exact=True)).to_be_visible()
    lines.get_by_text("2 files were not read").click()
    expect(lines.last.get_by_text("stew.txt")).to_be_visible()
    assert empty_home.incoming() == []
