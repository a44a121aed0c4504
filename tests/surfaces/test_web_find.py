"""Find or do: people first, then what to do, then what was noted; hostile words stay words."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amity.actions import people
from amity.people.records import Card, Post
from amity.store.models import Network, Person
from amity.surfaces.web.find import is_meant, marked
from tests.surfaces.web_reader import TODAY, let_in, read, write

HTMX = {"HX-Request": "true"}
HOSTILE = '"><script>alert(1)</script>{{7*7}}\' OR 1=1 -- %_*"'


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.AMITY_TODAY = TODAY


@pytest.fixture
def client(network: Network) -> Client:
    return let_in()


def _options(client: Client, query: str = "") -> list[str]:
    """The words of each option of the dialog, in their order."""
    page = client.get("/find", {"q": query}, headers=HTMX).content.decode()
    found = re.findall(r'<(?:a|button) class="pal-o".*?</(?:a|button)>', page, re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", re.sub("</?b>", "", option)).split()) for option in found]


def test_whose_name_begins_so_comes_first(network: Network, client: Client) -> None:
    people.add(network, Card(name="Hana Satō", circle=5))
    people.add(network, Card(name="Ana Sousa", place="Porto", posts=(Post("Clinara", "Data lead"),)))

    found = _options(client, "ana")

    assert found[:2] == ["AS Ana Sousa Clinara · Porto", "HS Hana Satō"]
    assert found[2] == "Log a conversation with Ana"


def test_pages_and_commands_are_found_by_their_words(client: Client) -> None:
    assert "Settings G S" in _options(client, "sett")
    assert "Bring people in G I" in _options(client, "bring")
    assert "Add Rui Castelo" in _options(client, "Rui Castelo")


def test_nothing_typed_shows_whom_one_talked_with_and_what_can_be_done(
    network: Network, client: Client
) -> None:
    write(network, "Met Ana Sousa at PyCon")

    assert _options(client) == [
        "AS Ana Sousa",
        "Log a conversation L",
        "Add someone",
        "Bring people in G I",
        "Settings G S",
        "Undo: Logged a talk with Ana Sousa Z",
    ]


def test_words_that_were_noted_are_found_with_whom_they_are_about(network: Network, client: Client) -> None:
    write(network, "Met Ana Sousa at PyCon, her daughter starts school")

    assert any("daughter" in option and "Ana Sousa" in option for option in _options(client, "daughter"))


def test_the_last_change_is_taken_back_from_here(network: Network, client: Client) -> None:
    ana = people.add(network, Card(name="Ana Sousa"))
    page = client.get("/find", headers=HTMX).content.decode()
    button = re.search(r'form="pal-undo" name="change" value="([^"]+)"', page)
    assert button

    client.post("/journal/undo", {"change": button[1], "back": "/people"})

    assert not Person.objects.of(network).filter(id=ana.id).exists()


def test_what_can_be_done_with_one_person(network: Network, client: Client) -> None:
    ana = people.add(network, Card(name="Ana Sousa"))

    page = client.get("/find", {"about": str(ana.id)}, headers=HTMX).content.decode()

    for address in (f"/people/{ana.id}", f"/log?about={ana.id}", f"/people/{ana.id}/edit"):
        assert f'href="{address}"' in page


def test_without_script_it_is_a_page_with_the_same_lines(network: Network, client: Client) -> None:
    ana = people.add(network, Card(name="Ana Sousa"))

    page = client.get("/find", {"q": "ana"}).content.decode()

    assert f'href="/people/{ana.id}"' in page
    assert 'name="q" value="ana"' in page
    assert '<main class="main"' in page


@pytest.mark.parametrize(
    "query", [HOSTILE, "\x00", "*", '"', "NEAR(a b)", "a" * 5000, "🚀", " ", "%", "ana OR"]
)
def test_whatever_is_typed_is_only_looked_for(network: Network, client: Client, query: str) -> None:
    people.add(network, Card(name=HOSTILE, place=HOSTILE))
    write(network, "Met Ana Sousa at PyCon, she keeps bees")

    for headers in (HTMX, {}):
        answer = client.get("/find", {"q": query}, headers=headers)
        assert answer.status_code == 200
        assert read(answer.content).found == []
        assert b"<script>alert" not in answer.content


def test_somebody_is_added_with_the_name_that_was_typed(client: Client) -> None:
    assert (
        'value="Rui &#34;R&#34; Castelo"'
        in client.get("/people/new", {"name": 'Rui "R" Castelo'}).content.decode()
    )


def test_finding_asks_the_store_a_constant_number_of_questions(network: Network, client: Client) -> None:
    counts = []
    for some in (range(3), range(3, 40)):
        for number in some:
            people.add(network, Card(name=f"Ana Number{number}", place="Porto"))
            write(network, f"Met Ana Number{number} at PyCon, she keeps bees")
        client.get("/find", {"q": "ana"}, headers=HTMX)
        with CaptureQueriesContext(connection) as asked:
            client.get("/find", {"q": "ana bees"}, headers=HTMX)
        counts.append(len(asked))

    assert counts[1] <= counts[0]  # with more to find, fewer places are looked at


def test_words_begin_what_is_meant() -> None:
    assert is_meant("bring", "Bring people in")
    assert is_meant("people br", "Bring people in")
    assert not is_meant("ring", "Bring people in")


def test_what_was_typed_is_marked_where_a_word_begins() -> None:
    assert marked("Mariana Ana", "ana") == [("Mariana ", False), ("Ana", True), ("", False)]
    assert marked("Hana", "ana") == [("Hana", False)]
    assert marked("İstanbul Ana", "ana") == [("İstanbul Ana", False)]
