"""Your world is yours: everything taken along from one Amity lives on in another, and a backup brings it back."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.story.axe import all_for_everybody
from tests.story.serving import DAY, Served, serving
from tests.story.steps import bring, names
from tests.story.visiting import Visit

pytestmark = pytest.mark.browser
SLOWEST = 60_000  # milliseconds: it is written by another process, which may have to start first
CARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEMAIL:{name.split()[0].lower()}@choir.example\r\nEND:VCARD\r\n"
    for name in ("Ana Sousa", "Ben Okafor")
)


def fetched(page: Page, name: str, folder: Path) -> Path:
    """What the button saves."""
    with page.expect_download() as saving:
        page.get_by_role("link", name=re.compile(name)).first.click()
    saving.value.save_as(folder / saving.value.suggested_filename)
    return folder / saving.value.suggested_filename


def test_everything_moves_to_another_amity(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "choir.vcf").write_text(CARDS, newline="")
    with serving(tmp_path / "old") as old, serving(tmp_path / "new") as new:
        page = visit(old).page("/import")
        bring(page, tmp_path / "choir.vcf")
        expect(page.get_by_text("Your people are here")).to_be_visible(timeout=SLOWEST)
        page.goto("/export")
        page.get_by_role("button", name="Write the file").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Your file is ready", timeout=SLOWEST)
        archive = fetched(page, "Download amity-", tmp_path)

        there = visit(new).page("/import")
        bring(there, archive)
        expect(there.get_by_text("Your people are here")).to_be_visible(timeout=SLOWEST)

        assert names(there) == ["Ben Okafor", "Ana Sousa"]
        assert new.amity("check", "--digest") == old.amity("check", "--digest")


def test_a_backup_is_made_taken_away_and_brought_back(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "choir.vcf").write_text(CARDS, newline="")
    with serving(tmp_path / "old") as served:
        page = visit(served).page("/import")
        bring(page, tmp_path / "choir.vcf")
        expect(page.get_by_text("Your people are here")).to_be_visible(timeout=SLOWEST)
        page.goto("/backups")
        page.get_by_role("button", name="Back up now").click()
        expect(page.get_by_text("The newest is of")).to_be_visible(timeout=SLOWEST)
        copy = fetched(page, "Download the copy of", tmp_path)
        before = served.amity("check", "--digest")

        restored = Served("", "", tmp_path / "new")
        answer = subprocess.run(
            [sys.executable, "-m", "amity", "restore", str(copy), "--yes"],
            check=False,
            env=os.environ | {"AMITY_HOME": str(restored.home), "AMITY_TODAY": DAY},
            capture_output=True,
            text=True,
        )

    assert answer.returncode == 0, answer.stderr
    assert restored.amity("check", "--digest") == before


def test_these_pages_are_for_everybody(village_served: Served, visit: Visit) -> None:
    page = visit(village_served).page("/export")
    page.get_by_role("button", name="Write the file").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your file is ready", timeout=SLOWEST)
    all_for_everybody(page, (page.url, "/export", "/backups"))
