"""Every page opens, keeps to the policy, escapes what was imported, and asks the store a constant number of questions."""

import gzip
import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amity.actions import people
from amity.people.records import Card, Post
from amity.store.models import Network, Person, Promise, Touch
from amity.surfaces.web import assets
from tests.surfaces.web_reader import TODAY, let_in, read, write

HOSTILE = '<img src=x onerror="alert(1)">{{7*7777777}}{% raw %}\'"</script><script>alert(2)</script>'


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.AMITY_TODAY = TODAY


@pytest.fixture
def ana(network: Network) -> Person:
    stored = write(
        network, "Met Ana Sousa at PyCon, her daughter starts school, promised to send the article"
    )
    return stored.people["Ana Sousa"]


def _addresses(network: Network, person: Person) -> list[str]:
    touch = Touch.objects.of(network).get()
    promise = Promise.objects.of(network).get()
    own = f"/people/{person.id}"
    pages = [
        "/",
        "/people",
        "/people?q=ana",
        "/people/new",
        own,
        f"{own}/edit",
        f"{own}/forgetting",
        "/log",
        "/journal",
    ]
    return [
        *pages,
        "/import",
        "/welcome",
        "/welcome/people",
        "/welcome/first",
        f"/touches/{touch.pk}",
        f"/promises/{promise.pk}",
    ]


def test_every_page_opens_and_holds_nothing_inline(network: Network, ana: Person) -> None:
    client = let_in()

    for address in _addresses(network, ana):
        answer = client.get(address)
        eye = read(answer.content)
        assert (address, answer.status_code, eye.found) == (address, 200, [])
        assert len(eye.ids) == len(set(eye.ids)), address
        assert answer["Content-Type"] == "text/html; charset=utf-8"


def test_links_and_forms_of_every_page_lead_somewhere(network: Network, ana: Person) -> None:
    from html.parser import HTMLParser

    client, found = let_in(), set()

    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.update(value for name, value in attrs if name == "href" and value and value.startswith("/"))

    for address in _addresses(network, ana):
        Links().feed(client.get(address).content.decode())
    for link in sorted({link.partition("#")[0] for link in found}):
        assert (link, client.get(link).status_code) in ((link, 200), (link, 304))


def test_hostile_words_stay_words_on_every_page(network: Network) -> None:
    card = Card(
        name=HOSTILE, place=HOSTILE, posts=(Post(HOSTILE, HOSTILE),), tags=(HOSTILE,), topics=(HOSTILE,)
    )
    person = people.add(network, card)
    client = let_in()

    for address in (
        "/",
        "/people",
        f"/people?q={HOSTILE}",
        f"/people/{person.id}",
        f"/people/{person.id}/edit",
        "/journal",
    ):
        content = client.get(address).content
        assert read(content).found == [], address
        assert b"<img src=x" not in content
        assert b"54444439" not in content


def test_a_hostile_line_is_shown_as_words_while_it_is_read(network: Network) -> None:
    answer = let_in().post("/log", {"text": f"Met Ana Sousa, her dog is {HOSTILE}", "step": "understand"})

    assert read(answer.content).found == []


def _queries(action: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as seen:
        action()
    return len(seen)


def test_the_number_of_questions_to_the_store_does_not_grow(network: Network) -> None:
    addresses, client = ("/people", "/people?q=a", "/", "/journal"), let_in()
    _settle(network, range(15))
    for address in addresses:
        client.get(address)
    few = {address: _queries(partial(client.get, address)) for address in addresses}

    _settle(network, range(15, 60))
    many = {address: _queries(partial(client.get, address)) for address in addresses}

    assert {address: many[address] for address in addresses if many[address] > few[address]} == {}


def _settle(network: Network, numbers: range) -> None:
    for number in numbers:
        name = f"Bo Lind{chr(97 + number % 26)}{chr(97 + number // 26)}"
        people.add(network, Card(name=name, topics=("Climbing",), place="Lisbon", circle=50))
        write(network, f"Met {name} for lunch, his bike is new, promised to send the notes")


def test_the_sixty_first_person_comes_with_the_next_request(network: Network) -> None:
    for number in range(61):
        people.add(network, Card(name=f"Bo Lind {number:02}"))
    client = let_in()

    first = client.get("/people").content.decode()
    rest = client.get("/people?after=60&in=0", headers={"hx-request": "true"}).content.decode()

    assert first.count("data-item") == 60
    assert "after=60" in first
    assert rest.count("data-item") == 1
    assert "<html" not in rest


def test_a_filter_is_a_chip_with_a_way_off(network: Network) -> None:
    people.add(network, Card(name="Ana Sousa", place="Porto", circle=15))
    people.add(network, Card(name="Bo Lind", place="Lisbon"))

    page = let_in().get("/people?place=Porto&circle=15").content.decode()

    assert "Ana Sousa" in page
    assert "Bo Lind" not in page
    assert 'href="/people?place=Porto"' in page
    assert 'href="/people?circle=15"' in page


def test_nobody_found_says_what_to_do(network: Network) -> None:
    people.add(network, Card(name="Ana Sousa"))

    page = let_in().get("/people?q=glaciology").content.decode()

    assert "No one matches “glaciology”" in page
    assert "Show everyone" in page


def test_an_id_that_was_never_given_is_not_found(network: Network) -> None:
    client = let_in()

    for address in (
        "/people/00000000-0000-7000-8000-000000000000",
        "/touches/99",
        "/import/00000000-0000-7000-8000-000000000000",
    ):
        assert client.get(address).status_code == 404


def test_editing_stores_only_what_was_changed(network: Network, ana: Person) -> None:
    client = let_in()

    answer = client.post(
        f"/people/{ana.id}/edit",
        {
            "name": "Ana Sousa",
            "title": "Data lead",
            "organisation": "Clinara",
            "circle": "15",
            "tags": "PyCon, Health",
        },
    )

    assert answer.status_code == 302
    page = client.get(f"/people/{ana.id}").content.decode()
    assert re.search(r'Data lead at <a class="plain" href="/organisations/[0-9a-f-]+">Clinara</a>', page)
    assert "PyCon" in page
    assert "Close" in page


def test_forgetting_needs_the_name(network: Network, ana: Person) -> None:
    client = let_in()

    refused = client.post(f"/people/{ana.id}/forgetting", {"name": "Anna"})
    kept = client.get(f"/people/{ana.id}").status_code
    done = client.post(f"/people/{ana.id}/forgetting", {"name": "ana sousa"})

    assert (refused.status_code, kept) == (422, 200)
    assert done["Location"] == "/people"
    assert client.get(f"/people/{ana.id}").status_code == 404


def test_what_the_browser_loads_stays_light() -> None:
    weigh = {name: len(gzip.compress(assets._content(name))) for name in ("amity.css", "amity.js", "htmx.js")}

    assert weigh["amity.css"] < 20_000
    assert weigh["amity.js"] + weigh["htmx.js"] < 25_000


def test_an_asset_keeps_its_address_as_long_as_its_content(network: Network) -> None:
    address = assets.address("amity.css")
    answer = let_in().get(address)

    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]
    assert address == assets.address("amity.css")
