"""What a first visit loads stays light, and all of it comes from here."""

import gzip
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.db.models import Count

from amity.actions import importing, own, people
from amity.people.records import Card
from amity.store.models import Network, Participant, Person
from amity.surfaces.web import assets
from tests.actions.written import small_world
from tests.surfaces.every_page import addresses, furnish, pages
from tests.surfaces.web_reader import TODAY, let_in, write

HTML, CSS, SCRIPT, FONTS = 12_000, 20_000, 25_000, 80_000  # bytes, gzipped (docs/claims.md, DESIGN section 8)


@pytest.fixture(autouse=True)
def day(village: Network, settings: Any) -> None:
    settings.AMITY_TODAY = TODAY
    furnish(village)


def _weight(content: bytes) -> int:
    return len(gzip.compress(content))


def test_every_page_of_the_village_is_light(village: Network) -> None:
    weights = {address: _weight(page) for address, page in pages(let_in(), village).items()}

    assert len(weights) >= 35
    assert {address: weight for address, weight in weights.items() if weight > HTML} == {}


def test_every_page_of_a_bigger_book_is_light(village: Network, tmp_path: Path) -> None:
    """Some hundred people, mails with most of them, and much of everything about one of them."""
    small_world(tmp_path, people=300, mails=900)
    own.say(village, ["me@home.example"])
    importing.run(village, importing.prepare(village, [tmp_path], importing.Options()).pk)
    much = Card(
        name="Bartholomew Featherstonehaugh-Cholmondeley",
        place="Llanfairpwllgwyngyll",
        topics=("Climate policy", "Supply chains", "Urban farming"),
        circle=5,
    )
    person = people.add(village, much)
    for number in range(60):
        write(
            village,
            f"Met {much.name} for lunch in Lisbon, his bike number {number} is new, promised to send notes {number}",
        )
    client = let_in()

    weights = {address: _weight(page) for address, page in pages(client, village).items()}
    weights["much of one person"] = _weight(client.get(f"/people/{person.id}").content)
    fullest = _whom_most_is_written(village)
    weights["somebody with many mails"] = _weight(client.get(f"/people/{fullest}").content)

    assert Person.objects.of(village).count() > 250
    assert {address: weight for address, weight in weights.items() if weight > HTML} == {}


def _whom_most_is_written(network: Network) -> object:
    most = Participant.objects.of(network).filter(touch__channel="mail", record__person__is_me=False)
    people = most.values("record__person").annotate(mails=Count("pk")).order_by("-mails")
    return people[0]["record__person"]


def test_style_script_and_fonts_are_light(village: Network) -> None:
    script = sum(_weight(assets._content(name)) for name in ("amity.js", "htmx.js"))
    fonts = configured.STATIC_ROOT / "vendor" / "fonts"

    assert _weight(assets._content("amity.css")) <= CSS
    assert script <= SCRIPT
    assert (
        sum(file.stat().st_size for file in fonts.iterdir()) <= FONTS
    )  # all that Łukasz Świątek's page loads


def test_every_answer_carries_the_strict_policy_whatever_the_address(village: Network) -> None:
    client, found = let_in(), {}

    for address in [*addresses(village), "/healthz", assets.address("amity.css"), "/static/icon.svg"]:
        found[address] = client.get(address)["Content-Security-Policy"]

    assert set(found.values()) == {
        "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
    }


class _Loads(HTMLParser):
    """Collects what a page makes a browser load or send to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            loads = name in {
                "src",
                "srcset",
                "poster",
                "data",
                "action",
                "formaction",
                "background",
                "manifest",
            }
            loads |= name.startswith("hx-") and (value or "").startswith(("/", "http"))
            loads |= name in {"href", "xlink:href"} and tag not in {"a", "area"}
            if loads and value:
                self.found.add(value)


def _loaded(page: bytes) -> Iterator[str]:
    eye = _Loads()
    eye.feed(page.decode())
    yield from eye.found


def test_no_page_loads_or_sends_anything_elsewhere(village: Network) -> None:
    elsewhere = {
        (address, loaded)
        for address, page in pages(let_in(), village).items()
        for loaded in _loaded(page)
        if re.match(r"[a-z]+:(?!image/svg|image/png|image/jpeg)|//", loaded)
        and not loaded.startswith("data:image/")
    }
    in_style = re.findall(r"""(?:url\(|@import)\s*["']?([^"')]+)""", assets._content("amity.css").decode())

    assert elsewhere == set()
    assert in_style
    assert [one for one in in_style if not one.startswith(("/static/", "data:image/"))] == []
