"""What can be measured of a page's accessibility: axe-core, the size of targets, overflow."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
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
_OVERFLOW = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 4).map(e => `${e.tagName}.${e.className}`)"""


@cache
def _axe() -> str:
    assert AXE.exists(), "axe-core is not installed: python frontend/build.py --clean"
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    """What axe-core finds, one line each."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_axe())
    found = page.evaluate("options => axe.run(document, options)", options or {"runOnly": TAGS})
    return [
        f"{one['id']}: {[node['target'] for node in one['nodes'][:3]]} {one['nodes'][0]['any'][:1]}"
        for one in found["violations"]
    ]


def small_targets(page: Page) -> list[str]:
    """Controls outside running text that are smaller than a finger's tip."""
    found: list[str] = page.evaluate(_SMALL, SMALLEST)
    return found


def overflowing(page: Page) -> list[str]:
    """What makes the page scroll sideways."""
    found: list[str] = page.evaluate(_OVERFLOW)
    return found
