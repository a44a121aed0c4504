"""What can be measured of a page's accessibility: axe-core, the size of targets, overflow."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

from tests.story.visiting import DESK, PHONE

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW = {"width": 320, "height": 640}
_SEEN: tuple[tuple[dict[str, int], Literal["light", "dark"]], ...] = ((DESK, "light"), (PHONE, "dark"))
SMALLEST = 24  # CSS pixels, WCAG 2.2, 2.5.8
_SMALL = """smallest => [...document.querySelectorAll(
    'a, button, summary, input:not([type=hidden]), textarea, select')].flatMap(element => {
  const target = element.closest('label') ?? element, box = target.getBoundingClientRect();
  const inText = element.closest('p, dd, .line, h2, td, .why, .plainlist, .sources');
  if (!box.width || !box.height || inText || element.classList.contains('skip')) return [];
  if (!element.checkVisibility({ visibilityProperty: true })) return [];
  return box.width < smallest || box.height < smallest
    ? [`${element.tagName} "${(element.ariaLabel || target.textContent).trim().slice(0, 30)}" `
       + `${Math.round(box.width)} x ${Math.round(box.height)}`] : [];
})"""
_VIOLATIONS = (
    "options => axe.run(document, options).then(found => found.violations)"  # all else is much to carry over
)
_OVERFLOW = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 4).map(e => `${e.tagName}.${e.className}`)"""


@cache
def _axe() -> str:
    assert AXE.exists(), "axe-core is not installed: python frontend/build.py --clean"
    return AXE.read_text(encoding="utf-8")


def all_for_everybody(page: Page, addresses: Iterable[str]) -> None:
    """Nobody is shut out of any of these pages: a desk in the light, a phone in the dark, and the narrowest phone."""
    found = {}
    for address in addresses:
        page.set_viewport_size(DESK)  # type: ignore[arg-type]  # two whole numbers
        page.goto(address)
        found[address] = list(findings(page))

    troubled = {address: said for address, said in found.items() if said}
    assert troubled == {}, troubled


def findings(page: Page) -> Iterator[str]:
    for size, theme in _SEEN:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=theme)
        yield from (*violations(page), *small_targets(page), *overflowing(page))
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    yield from overflowing(page)


def violations(page: Page) -> list[str]:
    """What axe-core finds, one line each."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_axe())
    found = page.evaluate(_VIOLATIONS, {"runOnly": TAGS, "resultTypes": ["violations"]})
    return [
        f"{one['id']}: {[node['target'] for node in one['nodes'][:3]]} {one['nodes'][0]['any'][:1]}"
        for one in found
    ]


def small_targets(page: Page) -> list[str]:
    """Controls outside running text that are smaller than a finger's tip."""
    found: list[str] = page.evaluate(_SMALL, SMALLEST)
    return found


def overflowing(page: Page) -> list[str]:
    """What makes the page scroll sideways."""
    found: list[str] = page.evaluate(_OVERFLOW)
    return found
