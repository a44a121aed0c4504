"""Give for programs: the same rows as everywhere, refusals with their reason."""

from typing import Any

import pytest

from amity.actions import people
from amity.people.records import Card
from amity.store.models import Give, Introduction, Network, Person
from tests.surfaces.api_program import Program, is_problem


@pytest.fixture
def program(network: Network) -> Program:
    return Program()


@pytest.fixture
def ana(network: Network) -> Person:
    return people.add(network, Card(name="Ana Sousa"))


@pytest.fixture
def lucia(network: Network) -> Person:
    return people.add(network, Card(name="Lúcia Prado"))


def made(answer: Any) -> Any:
    assert answer.status_code == 201, answer.content
    return answer.json()


def test_needs_offers_and_matches(program: Program, ana: Person, lucia: Person) -> None:
    made(program.post("/needs", {"kind": "offer", "text": "a talk on survey panels", "person": str(ana.id)}))
    need = made(
        program.post("/needs", {"kind": "need", "text": "a speaker about surveys", "person": str(lucia.id)})
    )
    mine = made(program.post("/needs", {"kind": "need", "text": "a flat"}))

    assert mine["person"] is None
    assert len(program.get("/needs").json()["sayings"]) == 3
    (match,) = program.get("/matches").json()["matches"]
    assert match["need"]["id"] == need["id"]
    ended = program.send("PUT", f"/needs/{need['id']}/end")
    assert ended.json()["ended_on"]
    assert program.get("/matches").json()["matches"] == []
    assert is_problem(program.post("/needs", {"kind": "wish", "text": "x"}), 422)


def test_the_ledger_is_read_changed_and_deleted(program: Program, network: Network, ana: Person) -> None:
    told = {
        "person": str(ana.id),
        "way": "received",
        "kind": "advice",
        "day": "2026-11-20",
        "text": "read my paper",
    }
    first = program.post("/gives", told, Idempotency_Key="one")
    again = program.post("/gives", told, Idempotency_Key="one")
    give = made(first)

    assert (again.json()["id"], Give.objects.of(network).count()) == (give["id"], 1)
    assert program.get("/gives", person=str(ana.id), way="received").json()["gives"][0]["id"] == give["id"]
    assert program.get("/gives", way="given").json()["gives"] == []
    assert program.get("/balance", person=str(ana.id)).json()["unthanked"] == 1
    assert is_problem(program.patch(f"/gives/{give['id']}", {"thanked": True}), 428)
    seen = first["ETag"]
    changed = program.patch(f"/gives/{give['id']}", {"thanked": True, "minutes": 20}, If_Match=seen)
    assert (changed.json()["minutes"], bool(changed.json()["thanked_on"])) == (20, True)
    assert is_problem(program.patch(f"/gives/{give['id']}", {"minutes": 5}, If_Match=seen), 412)
    assert program.delete(f"/gives/{give['id']}").status_code == 204
    assert is_problem(program.get(f"/gives/{give['id']}"), 404)
    assert program.get("/balance").json()["lean"] == "nothing"


def test_an_introduction_goes_its_way_and_no_other(
    program: Program, network: Network, ana: Person, lucia: Person
) -> None:
    intro = made(
        program.post("/introductions", {"first": str(ana.id), "second": str(lucia.id), "why": "surveys"})
    )
    steps = f"/introductions/{intro['id']}/steps"

    assert is_problem(program.post("/introductions", {"first": str(ana.id), "second": str(lucia.id)}), 409)
    assert is_problem(program.post("/introductions", {"first": str(ana.id), "second": str(ana.id)}), 409)
    assert is_problem(program.post(steps, {"step": "asked_second"}), 409)
    assert is_problem(program.get(f"/introductions/{intro['id']}/texts/joint"), 409)
    for step in ("asked_first", "first_yes", "asked_second", "second_yes", "made"):
        made(program.post(steps, {"step": step}))
    assert "introduce you two" in program.get(f"/introductions/{intro['id']}/texts/joint").json()["body"]
    shown = program.get(f"/introductions/{intro['id']}").json()
    assert (shown["state"], shown["next"]) == ("made", ["outcome"])
    assert program.get("/introductions").json()["introductions"][0]["id"] == intro["id"]
    assert program.get("/introductions/suggested").json() == {"suggestions": []}
    assert program.delete(f"/introductions/{intro['id']}").status_code == 204
    assert Introduction.objects.of(network).count() == 0


def test_support_and_things_to_share(program: Program, ana: Person) -> None:
    said = {"person": str(ana.id), "kind": "guidance", "way": "received", "topic": "surveys", "every": 60}
    told = made(program.post("/support", said))

    assert told["lines"][0]["received"][0]["person"]["name"] == "Ana Sousa"
    assert program.get("/support").json() == told
    assert program.get("/support/advice").json()["people"][0]["person"]["name"] == "Ana Sousa"
    thing = made(program.post("/resources", {"title": "Weighting panels", "url": "https://example.org/p"}))
    assert program.get("/resources").json()["resources"] == [thing]
    assert is_problem(program.post("/resources", {"title": "x", "url": "javascript:alert(1)"}), 422)
    assert program.delete(f"/resources/{thing['id']}").status_code == 204
