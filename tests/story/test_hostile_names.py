"""Hostile names in a file stay names: shown as they are written, never run."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.actions.written import card, vcards
from tests.story.axe import overflowing
from tests.story.serving import Served
from tests.story.steps import bring, until_read
from tests.story.visiting import PHONE, Visit

pytestmark = pytest.mark.browser
SCRIPT = "<script>alert(1)</script> Mallory"
TEMPLATE = "{{7*7919}} ${7*7919} Eve"
IMAGE = "\"'><img src=x onerror=alert(1)> Oscar"
TURNED = "Evil \u202egnp.exe\u202c Trudy"
LONG = "Very" + "long" * 2500


def test_hostile_names_are_shown_and_never_run(empty_home: Served, visit: Visit, tmp_path: Path) -> None:
    cards = [
        card(
            name.replace(",", "\\,").replace(";", "\\;"),
            uid=f"h{number}",
            org=name.replace(";", "\\;"),
            more=["BDAY:1980-11-23"],
        )
        for number, name in enumerate((SCRIPT, TEMPLATE, IMAGE, TURNED, LONG))
    ]
    page = visit(empty_home).page("/import")

    bring(page, vcards(tmp_path / "<b>hostile.vcf", *cards))
    until_read(page)
    expect(page.locator(".files")).to_contain_text("<b>hostile.vcf")
    page.goto("/people")
    shown = page.locator("table.ppl a.name")
    names, addresses = shown.all_inner_texts(), [link.get_attribute("href") or "" for link in shown.all()]

    roles = page.locator("table.ppl .line").all_inner_texts()
    assert len(names) == 5
    assert TEMPLATE in names
    assert {SCRIPT, TEMPLATE, IMAGE} <= set(roles)
    assert not any("\u202e" in name for name in names)
    assert max(map(len, names)) < 1000
    assert page.locator("main script, main img[src=x]").count() == 0
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # two whole numbers
    found = {}
    for address in (
        "/",
        "/?more=1",
        "/people",
        "/journal",
        "/welcome/first",
        *addresses,
        f"{addresses[0]}/edit",
        *(f"{address}/{part}" for address in addresses for part in ("entries", "standing")),
        "/same",
        "/joins",
    ):
        page.goto(address)
        found[address] = overflowing(page)
        assert "55433" not in page.locator("main").inner_text()
    assert {address: findings for address, findings in found.items() if findings} == {}
