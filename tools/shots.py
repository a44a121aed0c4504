"""Pictures of every page from the village, at two sizes and in both themes, and one picture of them all.

    python tools/shots.py FOLDER [page ...]

Starts `amity serve --demo` on a free port, opens it in Chromium by its one-time link and ends it again.
`CHROMIUM` names another browser than /usr/bin/chromium.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

SIZES = {"desk": (1280, 900), "phone": (390, 844)}
THEMES = ("light", "dark")
SMALL = {"desk": (320, 225), "phone": (104, 225)}  # in the picture of all
ACROSS, GAP, GREY = 2, 12, (128, 128, 128)
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


@dataclass(frozen=True, slots=True)
class Shot:
    """An address; a link to follow from there, keys to press and a sentence to type where there are any."""

    address: str
    follow: str = ""
    keys: Sequence[str] = ()
    types: tuple[str, str] = ("", "")
    more: str = ""  # at the end of the address that was followed
    follow_on: str = ""


ANA = "/people?q=Ana+Sousa"
PERSON = "table.ppl a.name"
SHOTS: Mapping[str, Shot] = {
    "today": Shot("/"),
    "today-more": Shot("/?more=1"),
    "today-later": Shot("/", keys=("s",)),
    "palette": Shot("/", keys=("Control+k",)),
    "keys": Shot("/", keys=("?",)),
    "log-dialog": Shot("/", keys=("l",)),
    "people": Shot("/people"),
    "people-found": Shot("/people?q=climbing"),
    "people-nobody": Shot("/people?q=glaciology"),
    "person": Shot(ANA, PERSON),
    "person-edit": Shot(ANA, PERSON, more="/edit"),
    "person-relation": Shot(ANA, PERSON, more="/relations"),
    "person-day": Shot(ANA, PERSON, more="/dates"),
    "person-reminder": Shot(ANA, PERSON, more="/reminders"),
    "person-peace": Shot(ANA, PERSON, more="/peace"),
    "person-absence": Shot(ANA, PERSON, more="/absence"),
    "person-forgetting": Shot(ANA, PERSON, more="/forgetting"),
    "person-new": Shot("/people/new"),
    "talk": Shot(ANA, PERSON, follow_on=".tl a.pen"),
    "organisation": Shot(ANA, PERSON, follow_on="a[href^='/organisations/']"),
    "give": Shot("/give"),
    "give-needs": Shot("/give/needs"),
    "give-need": Shot("/give/needs", ".rows a.name"),
    "give-match": Shot("/give", ".match footer a"),
    "give-introductions": Shot("/give/introductions"),
    "give-ledger": Shot("/give/ledger"),
    "give-support": Shot("/give/support?wish=advice"),
    "give-things": Shot("/give/things"),
    "person-introduce": Shot(ANA, PERSON, more="/introductions"),
    "person-recommendation": Shot(ANA, PERSON, more="/recommendation"),
    "person-gives": Shot(ANA, PERSON, more="/gives"),
    "goals": Shot("/goals"),
    "goals-there": Shot("/goals/there?place=Lisbon"),
    "goals-path": Shot("/goals/path?to=Marejada"),
    "goals-board": Shot("/goals", more="?view=board"),
    "goals-ask": Shot("/goals", ".path .btn, a.btn[href^='/goals/ask']"),
    "knowledge": Shot("/knowledge"),
    "knowledge-who": Shot("/knowledge?q=survey+methods"),
    "insight": Shot("/knowledge", "a[href^='/knowledge/insights/']"),
    "map": Shot("/map"),
    "map-ties": Shot("/map?by=ties"),
    "map-list": Shot("/map?view=list"),
    "map-tie": Shot("/map?view=list", "a[href^='/map/ties/']"),
    "events": Shot("/events"),
    "event": Shot("/events", "section[aria-labelledby=co] a.name"),
    "event-sheet": Shot("/events", "section[aria-labelledby=co] a.name", more="/sheet"),
    "event-after": Shot("/events", "section[aria-labelledby=co] a.name", more="/after"),
    "person-write": Shot(ANA, PERSON, more="/write"),
    "search": Shot("/search?q=data+makers+in+november"),
    "person-brief": Shot(ANA, PERSON, more="/brief"),
    "event-guests": Shot("/events", "section[aria-labelledby=co] a[href$='/guests']"),
    "reminders": Shot("/reminders"),
    "same": Shot("/same"),
    "joins": Shot("/joins"),
    "join": Shot("/joins", "a[href^='/joins/']"),
    "person-entries": Shot(ANA, PERSON, more="/entries"),
    "person-standing": Shot(ANA, PERSON, more="/standing"),
    "find": Shot("/find?q=ana"),
    "log": Shot("/log"),
    "log-understood": Shot(
        "/log",
        types=("#text, textarea", "Met Ana at PyCon, her daughter starts school, promised intro to Sam"),
    ),
    "import": Shot("/import"),
    "import-done": Shot("/import", "section a.name"),
    "export": Shot("/export"),
    "backups": Shot("/backups"),
    "journal": Shot("/journal"),
    "me": Shot("/me"),
    "settings": Shot("/settings"),
    "time-zone": Shot("/settings/time-zone"),
    "more": Shot("/more"),
    "help": Shot("/help"),
    "welcome-1": Shot("/welcome"),
    "welcome-2": Shot("/welcome/people"),
    "welcome-3": Shot("/welcome/first"),
    "wrong": Shot("/nowhere"),
}
Take = Callable[[str, str, str], None]


def main() -> None:
    """Takes them all."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder, wanted = Path(sys.argv[1]), sys.argv[2:] or list(SHOTS)
    folder.mkdir(parents=True, exist_ok=True)
    with village() as link, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=list(FLAGS)
        )
        page = browser.new_page(reduced_motion="reduce")
        page.set_default_timeout(15_000)
        page.goto(link)
        base = link.partition("/open/")[0]
        for name in wanted:
            take(page, base, name, folder)
        browser.close()
    print(f"{len(wanted)} pages in {folder}, all of them in {overview(folder, wanted)}")


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
    shot = SHOTS[name]
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.goto(base + shot.address, wait_until="load")
        for link, more in ((shot.follow, shot.more), (shot.follow_on, "")):
            if link:
                page.goto(f"{base}{page.locator(link).first.get_attribute('href')}{more}", wait_until="load")
        if shot.types[0]:
            page.locator(shot.types[0]).first.fill(shot.types[1])
            page.locator("main form button[type=submit], main form .primary").first.click()
            page.wait_for_load_state("load")
        for key in shot.keys:
            page.keyboard.press(key)
        page.wait_for_load_state("networkidle")
        for theme in THEMES:
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
            page.evaluate("document.fonts.ready")
            page.screenshot(path=folder / f"{name}-{size}-{theme}.png")


def overview(folder: Path, names: Sequence[str]) -> Path:
    """One picture of all: each page at both sizes in both themes, side by side."""
    places = [(size, theme) for size in SIZES for theme in THEMES]
    wide = sum(SMALL[size][0] + GAP for size, _ in places) + GAP
    high = SMALL["desk"][1] + GAP
    whole = Image.new("RGB", (wide * ACROSS, high * -(-len(names) // ACROSS) + GAP), GREY)
    for number, name in enumerate(names):
        left, top = number % ACROSS * wide + GAP, number // ACROSS * high + GAP
        for size, theme in places:
            with Image.open(folder / f"{name}-{size}-{theme}.png") as picture:
                whole.paste(picture.convert("RGB").resize(SMALL[size], Image.Resampling.LANCZOS), (left, top))
            left += SMALL[size][0] + GAP
    file = folder / "_overview.png"
    whole.save(file, optimize=True)
    return file


if __name__ == "__main__":
    main()
