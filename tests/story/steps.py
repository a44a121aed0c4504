"""What people do in several stories."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect


def bring(page: Page, *files: Path) -> None:
    """Files chosen in the field, as a drop would put them there."""
    page.get_by_label("choose them").set_input_files(files)
    page.get_by_role("button", name=re.compile("Bring my files|Read them")).click()
    page.wait_for_url(re.compile("/import/.+"))


def until_read(page: Page) -> None:
    """Waits for the end of reading; says yes where "Is this you?" is asked."""
    asked, done = page.get_by_role("heading", name="Is this you?"), page.get_by_text("Your people are here")
    expect(asked.or_(done).first).to_be_visible()
    if asked.is_visible():
        page.get_by_role("button", name="Yes, all of them").click()
    expect(done).to_be_visible()


def until_sent(page: Page) -> None:
    """Waits until no line waits for the network on this device."""
    page.evaluate(
        """async () => {
          for (const until = Date.now() + 20000; Date.now() < until; await new Promise(done => setTimeout(done, 50)))
            if (!await amityQueue.waiting()) return;
          throw new Error('lines still wait');
        }"""
    )


def names(page: Page) -> list[str]:
    page.goto("/people")
    return page.locator("table.ppl a.name").all_inner_texts()


def press(page: Page, key: str) -> None:
    """A key, once the page's script listens: words of a new page are seen before its script has run."""
    page.wait_for_load_state("load")
    page.keyboard.press(key)


def open_person(page: Page, name: str) -> None:
    """By way of the search."""
    page.goto(f"/people?q={name.replace(' ', '+')}")
    page.locator("table.ppl").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
