"""How you connect: the village's worlds and who joins them, as a picture with keys and as a list; many people in WebGL."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tools.shots import FLAGS

from tests.story.axe import all_for_everybody
from tests.story.serving import Served, serving
from tests.story.steps import bring, press, until_read
from tests.story.visiting import PHONE, Visit, Visitor, chromium

pytestmark = pytest.mark.browser
MANY = 320  # people: more than are drawn on paper
IN_SOFTWARE = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")


def _map(page: Page) -> None:
    """The map, drawn and with its script at work."""
    page.goto("/map")
    expect(page.locator("[data-map][data-ready]")).to_be_visible(timeout=60_000)


def test_the_map_shows_worlds_who_joins_them_and_what_shows_it(village_served: Served, visit: Visit) -> None:
    page = visit(village_served).page("/")
    page.get_by_role("link", name="Map", exact=True).first.wait_for()
    _map(page)

    expect(page.get_by_role("heading", name="Worlds")).to_be_visible()
    expect(page.get_by_text("the only link between two worlds")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Oscar Lind")).first.click()
    expect(page.locator("[data-card] h2")).to_have_text("Oscar Lind")
    expect(page.locator("a.dot[aria-current]")).to_have_count(1)
    assert "person=" in page.url

    page.get_by_role("link", name="List").click()
    expect(page.get_by_role("heading", name="The only links between two worlds")).to_be_visible()
    page.get_by_role("link", name=re.compile("What shows it")).first.click()
    expect(page.get_by_text("What shows that they know each other.")).to_be_visible()


def test_arrow_keys_move_between_dots_and_tab_leaves(village_served: Served, visit: Visit) -> None:
    page = visit(village_served).page("/")
    _map(page)
    dots = page.locator("a.dot")
    expect(page.locator("a.dot[tabindex='0']")).to_have_count(1)

    page.locator("a.dot[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.dataset.n")
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"):
        press(page, key)
        if page.evaluate("document.activeElement.dataset.n") != first:
            break
    assert page.evaluate("document.activeElement.dataset.n") != first
    name = (page.evaluate("document.activeElement.ariaLabel") or "").partition(",")[0]
    press(page, "Enter")
    expect(page.locator("[data-card] h2")).to_have_text(name)

    press(page, "Tab")
    assert not page.evaluate("document.activeElement.matches('a.dot')")
    assert dots.count() > 10


def test_plus_and_minus_zoom_as_a_pinch_does(village_served: Served, visit: Visit) -> None:
    page = visit(village_served).page("/", viewport=PHONE, has_touch=True)
    _map(page)
    drawing = page.locator("svg.net")
    whole = drawing.get_attribute("viewBox")

    page.get_by_role("button", name="Zoom in").click()
    expect(drawing).not_to_have_attribute("viewBox", whole or "")
    page.get_by_role("button", name="Zoom out").click()

    expect(page.locator(".mapbox.near")).to_have_count(0)


def test_without_script_each_dot_leads_to_its_card(village_served: Served, visit: Visit) -> None:
    page = visit(village_served).page("/map", java_script_enabled=False)

    page.get_by_label(re.compile("^Tom Becker")).first.focus()
    page.keyboard.press("Enter")

    expect(page.locator("[data-card] h2")).to_have_text("Tom Becker")


def test_nothing_is_in_anybodys_way(village_served: Served, visit: Visit) -> None:
    page = visit(village_served).page("/")
    _map(page)

    all_for_everybody(page, ("/map", "/map?by=ties", "/map?view=list"))


@pytest.fixture
def graphic(browser: Browser) -> Iterator[Browser]:
    """Another Chromium, which draws WebGL without a graphics card."""
    flags = [flag for flag in FLAGS if flag != "--disable-gpu"]
    another = browser.browser_type.launch(executable_path=chromium(), args=[*flags, *IN_SOFTWARE])
    yield another
    another.close()


def _cards(folder: Path) -> Path:
    """Many people of a few employers."""
    cards = (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{n}\r\nFN:Person {n} Fam{n}\r\nN:Fam{n};Person {n};;;\r\nORG:Firm {n % 8}\r\n"
        f"CATEGORIES:Group {n % 8}\r\nEMAIL:p{n}@firm{n % 8}.example\r\nEND:VCARD\r\n"
        for n in range(MANY)
    )
    file = folder / "many.vcf"
    file.write_text("".join(cards), "utf-8")
    return file


def test_many_people_are_drawn_in_webgl_under_the_strict_policy(graphic: Browser, tmp_path: Path) -> None:
    with serving(tmp_path / "home") as served:
        visitor = Visitor(graphic, served)
        page = visitor.page("/import")
        bring(page, _cards(tmp_path))
        until_read(page)
        _map(page)

        expect(page.locator("[data-map][data-ready='canvas']")).to_be_visible()
        expect(page.locator("canvas.sigma-nodes")).to_be_visible()
        page.locator("[data-canvas]").focus()
        press(page, "ArrowRight")
        expect(page.locator("[data-card] h2")).to_contain_text("Person")
        visitor.leave()
        assert visitor.trouble == []
