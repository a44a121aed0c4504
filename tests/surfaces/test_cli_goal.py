"""`amity goal`: the same rows as on the pages, in lines and in JSON."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import Result

from amity.actions import people
from amity.people.records import Card, Post
from amity.store.models import Network, Person
from tests.surfaces.web_reader import write

DAY = ("--today", "2026-11-24")


@pytest.fixture
def ana(network: Network) -> Person:
    person = people.add(
        network, Card(name="Ana Sousa", place="Lisbon", posts=(Post("Clinara", "Data lead"),))
    )
    write(network, "Met Ana Sousa for lunch")
    return person


def _json(result: Result) -> Any:
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_a_goal_its_paths_its_board_and_its_asks(amity: Callable[..., Result], ana: Person) -> None:
    goal = _json(amity("goal", "add", "A data job in Lisbon", "--note", "four days", *DAY, "--json"))
    assert [one["text"] for one in goal["targets"]] == ["Lisbon", "data"]

    shown = _json(amity("goal", "show", "data", *DAY, "--json"))
    (path,) = shown["paths"]
    assert [hop["to"]["name"] for hop in path["hops"]] == ["Ana Sousa"]
    assert path["hops"][0]["from"] is None
    assert path["hops"][0]["evidence"][0]["kind"] == "talked"
    assert {why["what"] for why in path["why"]} >= {"Tie to Ana", "Fits your goal"}
    lines = amity("goal", "show", goal["id"], *DAY).stdout
    assert "Clinara, Data lead" in lines

    opening = _json(amity("goal", "opening", "data", "Clinara", "--through", "Ana Sousa", *DAY, "--json"))
    assert opening["stage"] == "noticed"
    assert amity("goal", "asked", "Ana Sousa", "--goal", "data", "--opening", "Clinara", *DAY).exit_code == 0
    moved = _json(amity("goal", "show", "data", *DAY, "--json"))["openings"]
    assert [(one["name"], one["stage"]) for one in moved] == [("Clinara", "asked")]
    assert _json(amity("goal", "answer", "Ana Sousa", "yes", *DAY, "--json"))["answer"] == "yes"
    assert "waits for an answer" in amity("goal", "answer", "Ana Sousa", "yes", *DAY).stderr
    reached = _json(amity("goal", "move", "Clinara", "reached", "--words", "in May", *DAY, "--json"))
    assert (reached["reached"], reached["to_thank"][0]["name"]) == (True, "Ana Sousa")

    closed = _json(amity("goal", "close", "data", "--reached", "--outcome", "It worked", *DAY, "--json"))
    assert (closed["reached"], closed["outcome"]) == (True, "It worked")
    assert _json(amity("goal", "list", "--open", "--json")) == {"goals": []}
    assert len(_json(amity("goal", "list", "--json"))["goals"]) == 1
    assert amity("goal", "remove", goal["id"]).exit_code == 0
    assert amity("undo").exit_code == 0
    assert len(_json(amity("goal", "list", "--json"))["goals"]) == 1


def test_targets_can_be_said(amity: Callable[..., Result], network: Network) -> None:
    goal = _json(
        amity("goal", "add", "Something new", "--target", "organisation:Clinara", "--kind", "job", "--json")
    )
    assert (goal["kind"], goal["targets"]) == ("job", [{"kind": "organisation", "text": "Clinara"}])
    assert amity("goal", "add", "Something", "--target", "Clinara").exit_code == 2


def test_no_path_is_said(amity: Callable[..., Result], network: Network) -> None:
    _json(amity("goal", "add", "A flat in Oslo", "--json"))

    shown = amity("goal", "show", "Oslo")

    assert "No verified path yet." in shown.stdout
    assert _json(amity("goal", "show", "Oslo", "--json"))["paths"] == []


def test_unclear_words_are_refused(amity: Callable[..., Result], network: Network) -> None:
    for words in ("A flat in Oslo", "A flat in Bergen"):
        amity("goal", "add", words)

    assert "Several goals say" in amity("goal", "show", "flat").stderr
    assert "No goal says" in amity("goal", "show", "boat").stderr
    assert "No opening is called" in amity("goal", "move", "boat", "asked").stderr
    assert amity("goal", "add", " ").exit_code == 1


def test_who_is_there(amity: Callable[..., Result], ana: Person) -> None:
    told = _json(amity("goal", "there", "I am in Lisbon next week", *DAY, "--json"))

    assert (told["place"], told["since"], told["until"]) == ("Lisbon", "2026-11-30", "2026-12-06")
    assert [one["person"]["name"] for one in told["people"]] == ["Ana Sousa"]
    assert "Nobody in the book" in amity("goal", "there", "Oslo", *DAY).stdout
