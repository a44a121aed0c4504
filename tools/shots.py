"""Pictures of every page from the village, at two sizes and in both themes.

    python tools/shots.py FOLDER [page ...]

Starts `amity serve --demo` on a free port, opens it in Chromium by its one-time link and ends it again.
`CHROMIUM` names another browser than /usr/bin/chromium.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

SIZES = {"desk": (1280, 900), "phone": (390, 844)}
THEMES = ("light", "dark")
PAGES = {
    "today": "/",
    "people": "/people",
    "person": "/people?q=ana+sousa",  # the first person found there
    "log": "/log",
    "import": "/import",
    "journal": "/journal",
    "welcome-1": "/welcome",
    "welcome-2": "/welcome/people",
    "welcome-3": "/welcome/first",
}
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--font-render-hinting=none",
)


def main() -> None:
    """Takes them all."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder, wanted = Path(sys.argv[1]), sys.argv[2:] or list(PAGES)
    folder.mkdir(parents=True, exist_ok=True)
    with village() as link, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=list(FLAGS)
        )
        page = browser.new_page()
        page.goto(link)
        base = link.partition("/open/")[0]
        for name in wanted:
            take(page, base, name, folder)
        browser.close()


@contextmanager
def village() -> Iterator[str]:
    """The one-time link of a village that lives as long as this block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "amity", "serve", "--demo", "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    try:
        lines = process.stdout or ()
        yield next(found.group() for line in lines if (found := re.search(r"http://\S+/open/\S+", line)))
    finally:
        process.terminate()
        process.wait(15)


def take(page: Page, base: str, name: str, folder: Path) -> None:
    """One page at every size and in every theme."""
    for size, (width, height) in SIZES.items():
        for theme in THEMES:
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
            page.set_viewport_size({"width": width, "height": height})
            page.goto(base + PAGES[name], wait_until="networkidle")
            if name == "person":
                page.locator("a.name").first.click()
                page.wait_for_load_state("networkidle")
            page.evaluate("document.fonts.ready")
            page.screenshot(path=folder / f"{name}-{size}-{theme}.png")


if __name__ == "__main__":
    main()
