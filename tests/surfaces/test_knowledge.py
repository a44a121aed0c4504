"""Knowledge on every surface: pages, command and REST tell and store the same."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from typer.testing import Result

from amity.actions import knowledge, people
from amity.people.records import Card
from amity.store.models import Give, Insight, Network, Person
from tests.surfaces.api_program import Program, is_problem
from tests.surfaces.web_reader import TODAY, let_in, read, write

Amity = Callable[..., Result]
ON = ("--today", TODAY.isoformat())
HOSTILE = '"><script>alert(1)</script>{{7*7}}\' OR 1=1 -- %_*"'


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.AMITY_TODAY = TODAY


@pytest.fixture
def ana(network: Network) -> Person:
    return people.add(network, Card(name="Ana Sousa", place="Porto", topics=("sampling",)))


@pytest.fixture
def client(network: Network) -> Client:
    return let_in()


def test_the_command_tells_who_knows_in_the_keys_of_the_contract(
    amity: Amity, network: Network, ana: Person
) -> None:
    done = amity(
        "insight", "Ana", "A sample is a promise.", "--topic", "sampling", "--on", "2026-10-07", "--json"
    )
    assert json.loads(done.stdout)["said_on"] == "2026-10-07"

    told = json.loads(amity("who", "Who knows about sampling?", *ON, "--json").stdout)
    assert told["question"] == "Who knows about sampling?"
    (one,) = told["people"]
    assert one["person"] == {"id": str(ana.id), "name": "Ana Sousa"}
    passage = {"text": "A sample is a promise.", "source": "taught you", "date": "2026-10-07"}
    assert passage.items() <= one["passages"][0].items()
    assert "1 insight" in one["why"]
    assert told["ask_first"]["name"] == "Ana Sousa"
    assert "A sample is a promise." in amity("who", "sampling", *ON).stdout
    assert amity("undo").exit_code == 0
    assert not Insight.objects.of(network).exists()


def test_the_command_says_when_nobody_knows(amity: Amity, network: Network) -> None:
    nobody = amity("who", "glaciology", *ON)
    assert (nobody.exit_code, nobody.stdout) == (1, "")
    assert "No one matches “glaciology”." in nobody.stderr
    told = json.loads(amity("who", "glaciology", *ON, "--json").stdout)
    assert (told["people"], told["ask_first"], told["might"]) == ([], None, [])
    assert amity("who", "x" * 10_000, *ON).exit_code == 1
    assert amity("insight", "Nobody", "x").exit_code == 1


def test_insights_are_kept_changed_credited_and_deleted_by_programs(network: Network, ana: Person) -> None:
    program = Program()
    told = {"person": str(ana.id), "text": "A sample is a promise.", "topic": "sampling"}
    first = program.post("/insights", told, Idempotency_Key="one")
    assert first.status_code == 201
    assert program.post("/insights", told, Idempotency_Key="one").json() == first.json()
    address = f"/insights/{first.json()['id']}"

    assert [one["text"] for one in program.get("/insights").json()["insights"]] == ["A sample is a promise."]
    changed = program.send("PATCH", address, {"topic": "polls"}, If_Match=first["ETag"])
    assert changed.json()["topic"] == "polls"
    assert is_problem(program.send("PATCH", address, {"topic": "x"}, If_Match=first["ETag"]), 412)
    thanks = program.send("PUT", f"{address}/credit", {"outcome": "The poll was right"})
    assert "poll was right" in thanks.json()["body"]
    assert Give.objects.of(network).get().outcome == "The poll was right"
    assert program.send("DELETE", address).status_code == 204
    assert is_problem(program.get(address), 404)


def test_programs_ask_who_knows_and_search_everything(network: Network, ana: Person) -> None:
    program = Program()
    knowledge.keep(network, ana.id, "A sample is a promise.", day=date(2026, 4, 7))

    who = program.get("/who?q=sample").json()
    assert who["ask_first"]["id"] == str(ana.id)
    found = program.get("/search/everywhere?q=samples+in+Porto+last+spring").json()
    assert found["understood"] == ["in Porto", "from 1 March to 31 May"]
    assert [one["text"] for one in found["said"]] == ["A sample is a promise."]
    assert program.get("/topics/moving").json() == {"topics": []}
    assert is_problem(program.get("/who?q="), 422)


def test_pages_answer_an_empty_book_and_hostile_words_calmly(client: Client, network: Network) -> None:
    for query in ("", "sampling", HOSTILE, "x" * 10_000, "关于市场的调查", "last spring"):
        for page in ("/knowledge", "/search", "/find"):
            answer = client.get(page, {"q": query})
            assert answer.status_code == 200
            assert read(answer.content).found == []
            assert b"<script>alert" not in answer.content


def test_a_passage_opens_where_it_stands(client: Client, network: Network, ana: Person) -> None:
    row = knowledge.keep(network, ana.id, "A sample is a promise.", day=TODAY)
    write(network, "Met Ana at the sampling workshop, she collects samples")

    page = client.get("/knowledge", {"q": "samples"}).content.decode()

    assert f"/knowledge/insights/{row.pk}" in page
    assert "/facts/" in page
    assert f"/knowledge/ask/{ana.id}?about=samples" in page
    assert client.get(f"/knowledge/ask/{ana.id}?about=samples").status_code == 200


def test_an_insight_is_written_down_on_the_page_and_wrong_words_stay(
    client: Client, network: Network, ana: Person
) -> None:
    new = "/knowledge/insights/new"
    refused = client.post(new, {"who": "Nobody Here", "text": "Kept words", "topic": "", "day": ""})
    assert refused.status_code == 422
    assert "Kept words" in refused.content.decode()
    done = client.post(
        new, {"who": "Ana Sousa", "text": "A sample is a promise.", "topic": "polls", "day": "2026-11-20"}
    )
    assert done.status_code == 302
    row = Insight.objects.of(network).get()
    assert (row.topic, row.said_on) == ("polls", date(2026, 11, 20))
    page = f"/knowledge/insights/{row.pk}"
    form = {"text": "A sample is a vow.", "topic": "polls", "said_on": "2026-11-20", "do": "save"}
    assert client.post(page, form).status_code == 302
    assert client.post(page, form | {"seen": "something else"}).status_code == 409
    row.refresh_from_db()
    assert row.text == "A sample is a vow."
    assert client.post(page, {"do": "delete"}).status_code == 302
    assert client.get(page).status_code == 404
