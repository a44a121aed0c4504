"""The page Map without a browser: a picture and a list that say the same, whatever the network holds."""

import json
import re
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from amity.actions import drawing, people
from amity.actions import map as maps
from amity.base.ids import uuid7
from amity.people.records import Card
from amity.store.bulk import insert
from amity.store.models import Network, Person
from amity.surfaces.words import map as words
from tests.surfaces.web_reader import TODAY, let_in


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.AMITY_TODAY = TODAY


@pytest.fixture
def client(db: None) -> Client:
    return let_in()


@pytest.fixture
def drawn(village: Network) -> Network:
    drawing.draw(village, today=TODAY)
    return village


def shown(client: Client, address: str, **headers: str) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def person(network: Network, name: str) -> UUID:
    return Person.objects.of(network).get(name=name, is_me=False).id


def strangers(network: Network, count: int) -> None:
    insert(
        Person(id=uuid7(), network=network, name=f"Person {n:03}", sort_name=f"{n:03}", standing="person")
        for n in range(count)
    )


def test_without_anybody_it_says_how_to_begin(client: Client) -> None:
    assert 'href="/import"' in shown(client, "/map")


def test_until_it_is_drawn_it_asks_again(client: Client, network: Network) -> None:
    people.add(network, Card(name="Ana Sousa"))

    first = shown(client, "/map")
    assert "Your map is being drawn" in first
    assert client.get("/map?waiting=1", headers={"hx-request": "true"}).status_code == 204

    drawing.work_off()

    again = client.get("/map?waiting=1", headers={"hx-request": "true"})
    assert again.headers["HX-Refresh"] == "true"
    assert "Ana Sousa" in shown(client, "/map")


def test_people_who_do_not_know_each_other_have_a_calm_page(client: Client, network: Network) -> None:
    strangers(network, 5)
    drawing.draw(network, today=TODAY)

    assert "Nothing shows yet which of these people know each other." in shown(client, "/map")
    assert "Person 003" in shown(client, "/map?view=list")


def test_each_dot_is_a_link_to_a_card_with_the_way_on(drawn: Network, client: Client) -> None:
    page = shown(client, "/map")
    dots = re.findall(r'<a class="dot [^"]*" href="\?person=([0-9a-f-]{36})"', page)

    assert sorted(dots) == sorted(str(dot.who.id) for dot in maps.dots(drawn).dots)
    wei = person(drawn, "Wei Zhang")
    chosen = shown(client, f"/map?person={wei}")
    assert '<bdi>Wei Zhang</bdi></a></h2><span class="line">Joins' in chosen
    assert f'data-n="{maps.dot(drawn, wei).number}"' in chosen  # type: ignore[union-attr]
    card = shown(client, f"/map?person={wei}", **{"hx-request": "true"})
    assert "Wei Zhang" in card
    assert "<html" not in card


def test_somebody_is_found_by_name_and_nobody_is_said_kindly(drawn: Network, client: Client) -> None:
    assert "<bdi>Oscar Lind</bdi></a></h2>" in shown(client, "/map?q=oscar")
    assert "No one here matches “glaciology”." in shown(client, "/map?q=glaciology")


def test_the_list_holds_everybody_and_every_bridge_of_the_picture(drawn: Network, client: Client) -> None:
    chart, page = maps.chart(drawn), shown(client, "/map?view=list")

    text = page + "".join(shown(client, f"/map?view=list&world={disc.number}") for disc in chart.discs)
    for dot in maps.dots(drawn).dots:
        assert dot.who.name in text
    numbers = {dot.number: dot.who.name for dot in maps.dots(drawn).dots}
    for link in chart.across:
        if link.only:
            assert f"{numbers[link.one]}, {numbers[link.other]}" in page
    holder, count = chart.holders[0]
    section = page.split("People who hold others together")[1]
    assert numbers[holder] in section
    assert words.held(count) in section


@pytest.mark.parametrize("by", ["ties", "recent", "circles", "nonsense"])
def test_dots_are_coloured_by_what_one_likes_and_the_legend_says_how(
    drawn: Network, client: Client, by: str
) -> None:
    page = shown(client, f"/map?by={by}")

    assert ("dotkey" in page) is (by != "nonsense")
    assert ("by-worlds" in page) is (by == "nonsense")


def test_many_people_are_handed_to_the_browser_and_the_worlds_stay_on_paper(
    client: Client, network: Network
) -> None:
    strangers(network, maps.MANY + 1)
    drawing.draw(network, today=TODAY)

    page, told = shown(client, "/map"), json.loads(shown(client, "/map/dots"))

    assert 'data-dots="/map/dots"' in page
    assert "sigma.min.js" in page
    assert 'class="dot ' not in page
    assert len(told["ids"]) == len(told["x"]) == len(told["names"]) == maps.MANY + 1


def test_a_map_with_script_in_a_name_shows_it_as_words(client: Client, network: Network) -> None:
    people.add(network, Card(name="<script>alert(1)</script>"))
    drawing.draw(network, today=TODAY)

    page = shown(client, "/map") + shown(client, "/map?view=list")

    assert "<script>alert(1)" not in page
    assert 'style="' not in page


@pytest.mark.parametrize(
    "address", ["/map?view=list&world=99", "/map?view=list&world=x", "/map?view=list&world=-2"]
)
def test_a_world_that_is_not_there_is_not_found(drawn: Network, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "query", ["?person=nonsense", "?q=" + "x" * 10_000, "?view=list&from=999999", "?q=名前"]
)
def test_whatever_the_address_says_there_is_a_page(drawn: Network, client: Client, query: str) -> None:
    shown(client, f"/map{query}")


def test_a_bridge_opens_what_shows_it_and_the_owner_may_say_otherwise(drawn: Network, client: Client) -> None:
    page = shown(client, "/map?view=list")
    address = re.findall(r'href="(/map/ties/[^"]+)"', page)[0]

    before = shown(client, address)
    assert "What shows that they know each other." in before
    client.post(address, {"known": "no"})

    assert "Forget what I said" in shown(client, address)
    client.post(address, {"known": "forget"})
    assert "Forget what I said" not in shown(client, address)
    assert client.post(address, {"known": "nonsense"}).status_code == 404
