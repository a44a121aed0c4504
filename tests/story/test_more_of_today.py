"""What a day holds beside rhythm: news between two exports, a tie that was close once, and five bare names."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.actions.written import CONNECTIONS, connection, mail, mbox, table
from tests.story.axe import overflowing, small_targets, violations
from tests.story.serving import Served, serving
from tests.story.visiting import PHONE, Visit

pytestmark = pytest.mark.browser
ME = "Alex Test <alex@test.example>"
RUTH = "Ruth Adler <ruth@adler.example>"
FIVE = ("Hana", "Ruth Adler, Vienna", "Kofi Mensah", "Elena", "Noor Haddad")


def _bring(served: Served, folder: Path, *rows: list[str]) -> None:
    served.amity("import", str(table(folder / "Connections.csv", CONNECTIONS, rows)), "--json")


def test_who_changed_jobs_between_two_exports_is_congratulated_once(visit: Visit, tmp_path: Path) -> None:
    soon = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    with serving(tmp_path / "home") as served:
        ada, ben = ("Ada King", "ada-king"), ("Ben Okafor", "ben-okafor")
        _bring(
            served, tmp_path / "spring",
            connection(*ada, company="Northlight", title="Engineer"),
            connection(*ben, company="Contoso"),
        )  # fmt: skip
        _bring(
            served, tmp_path / "autumn",
            connection(*ada, company="Hafen", title="Head of Data"),
            connection(*ben, company="CONTOSO Inc."),
        )  # fmt: skip
        day = json.loads(served.amity("today", "--today", soon, "--json"))
        (card,) = [one for one in day["suggestions"] if one["reasons"][0]["kind"] == "news"]
        told = card["reasons"][0]
        page = visit(served).page(f"/versions/{told['evidence'][0]['id']}")
        _shows_both_versions(page)
        served.amity("skip", card["id"], "--today", soon, "--reason", "nothing")
        again = json.loads(served.amity("today", "--today", soon, "--energy", "open", "--json"))

    assert card["person"]["name"] == "Ada King"
    assert told["text"] == "They changed jobs: now Head of Data at Hafen, before that Engineer at Northlight."
    assert "Hafen" in card["draft"]["body"]
    assert "news" not in {r["kind"] for one in again["suggestions"] for r in one["reasons"]}


def _shows_both_versions(page: Page) -> None:
    assert [*violations(page), *overflowing(page)] == []
    line = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Where"))
    expect(line.get_by_role("cell")).to_have_text(["Hafen", "Northlight"])
    expect(page.get_by_role("columnheader")).to_contain_text(["Now", "Before"])
    page.get_by_role("link", name="Ada King").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada King")


def test_a_tie_that_was_close_years_ago_is_offered_and_then_rests_for_the_week(
    visit: Visit, tmp_path: Path
) -> None:
    talks = [mail(ME, RUTH, "Shall we row?", day=week * 7 - 1900, id=f"out{week}") for week in range(12)]
    talks += [mail(RUTH, ME, "Gladly.", day=week * 7 - 1899, id=f"in{week}") for week in range(12)]
    with serving(tmp_path / "home") as served:
        _bring(
            served, tmp_path, connection("Ruth Adler", "ruth", email="ruth@adler.example", company="Hafen")
        )
        served.amity(
            "import", str(mbox(tmp_path / "mail.mbox", *talks)), "--me", "alex@test.example", "--json"
        )
        page = visit(served).page("/")
        card = page.get_by_role("article").filter(has=page.get_by_role("heading", name="Ruth Adler"))
        expect(card).to_contain_text("wrote to")
        expect(card).to_contain_text("after talks on 24 days")
        expect(card).to_contain_text("None of the people you talk with most is at Hafen.")
        expect(card).to_contain_text("Half an hour on the phone")
        card.get_by_role("button", name="Did it").click()
        expect(page.get_by_role("status").filter(has_text="Logged: you wrote to Ruth Adler")).to_be_visible()


def test_five_names_are_enough_for_a_first_day(visit: Visit, tmp_path: Path) -> None:
    with serving(tmp_path / "home") as served:
        page = visit(served).page("/welcome/people")
        page.get_by_label("Five people").fill("\n".join(FIVE))
        page.get_by_role("button", name="Next").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Write to one of them today")
        page.get_by_role("link", name="To today").click()
        cards = page.get_by_role("article")
        expect(cards).to_have_count(3)
        expect(cards.first).to_contain_text("You wrote down their name.")
        cards.first.get_by_text("Other ways to begin").click()
        expect(cards.first.locator(".ways li")).to_have_count(3)
        steps = page.get_by_role("region", name="What helps next")
        expect(steps.get_by_role("link", name="Log a line")).to_be_visible()
        expect(steps.get_by_role("link", name="Bring a file")).to_be_visible()
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # two whole numbers
        expect(steps).to_be_visible()
        assert [*violations(page), *small_targets(page), *overflowing(page)] == []
        cards.first.get_by_role("button", name="Did it").click()
        expect(cards).to_have_count(2)
        page.goto("/")
        expect(page.get_by_role("region", name="What helps next")).to_have_count(0)
