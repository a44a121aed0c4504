"""Goals for programs: the same rows as everywhere, refusals with their reason."""

from typing import Any

import pytest

from amity.actions import people
from amity.people.records import Card
from amity.store.models import Ask, Goal, Network, Opening, Person
from tests.surfaces.api_program import Program, is_problem
from tests.surfaces.web_reader import write


@pytest.fixture
def program(network: Network) -> Program:
    return Program()


@pytest.fixture
def ana(network: Network) -> Person:
    return people.add(network, Card(name="Ana Sousa", place="Lisbon"))


def made(answer: Any) -> Any:
    assert answer.status_code == 201, answer.content
    return answer.json()


def test_a_goal_is_kept_once_read_changed_closed_and_deleted(program: Program, network: Network) -> None:
    told = {"text": "A data job in Lisbon", "note": "four days"}
    first = made(program.post("/goals", told, Idempotency_Key="one"))
    again = made(program.post("/goals", told, Idempotency_Key="one"))
    assert first["id"] == again["id"]
    assert Goal.objects.of(network).count() == 1
    assert (first["kind"], first["targets"][0]) == ("job", {"kind": "place", "text": "Lisbon"})
    path = f"/goals/{first['id']}"
    seen = program.get(path)["ETag"]

    changed = program.patch(
        path, {"targets": [{"kind": "topic", "text": "health"}], "kind": "advice"}, If_Match=seen
    )
    assert changed.json()["targets"] == [{"kind": "topic", "text": "health"}]
    assert is_problem(program.patch(path, {"note": "late"}, If_Match=seen), 412)
    assert is_problem(program.patch(path, {"note": "late"}), 428)
    ended = program.patch(path, {"reached": True, "outcome": "I start in May"}, If_Match="*").json()
    assert (ended["reached"], ended["outcome"], bool(ended["closed_on"])) == (True, "I start in May", True)
    assert program.get("/goals", open="true").json()["goals"] == []
    assert program.patch(path, {"closed": False}, If_Match="*").json()["closed_on"] is None
    assert program.delete(path).status_code == 204
    assert is_problem(program.get(path), 404)


def test_goals_come_in_pages(program: Program) -> None:
    for number in range(3):
        made(program.post("/goals", {"text": f"Goal {number}"}))

    first = program.get("/goals", limit=2).json()
    rest = program.get("/goals", limit=2, cursor=first["next"]).json()

    assert [one["text"] for one in (*first["goals"], *rest["goals"])] == ["Goal 2", "Goal 1", "Goal 0"]
    assert rest["next"] is None


@pytest.mark.parametrize(
    "wrong",
    [{}, {"text": " "}, {"text": "x", "kind": "fame"}, {"text": "x" * 10_001}, {"text": "x", "more": 1}],
)
def test_what_is_no_goal_is_refused(program: Program, wrong: dict[str, Any]) -> None:
    assert is_problem(program.post("/goals", wrong), 422)


def test_an_opening_is_moved_and_an_ask_answered(program: Program, network: Network, ana: Person) -> None:
    goal = made(program.post("/goals", {"text": "A data job in Lisbon"}))
    opening = made(
        program.post(f"/goals/{goal['id']}/openings", {"name": "Clinara", "people": [str(ana.id)]})
    )
    assert opening["stage"] == "noticed"

    ask = made(
        program.post("/asks", {"person": str(ana.id), "opening": opening["id"], "text": "twenty minutes"})
    )
    assert program.get(f"/openings/{opening['id']}").json()["stage"] == "asked"
    assert ask["goal"] == goal["id"]
    said = program.patch(f"/asks/{ask['id']}", {"answer": "yes"}, If_Match="*").json()
    assert (said["answer"], bool(said["answered_on"])) == ("yes", True)
    answers = program.get("/asks", goal=goal["id"]).json()["answers"]
    assert (answers["asked"], answers["answered"], answers["yes"]) == (1, 1, 1)

    moved = made(
        program.post(
            f"/openings/{opening['id']}/moves", {"stage": "closed", "reached": True, "words": "in May"}
        )
    )
    assert (moved["stage"], moved["reached"], [one["name"] for one in moved["to_thank"]]) == (
        "closed", True, ["Ana Sousa"],
    )  # fmt: skip
    assert [one["stage"] for one in moved["moves"]] == ["noticed", "asked", "closed"]
    assert [one["id"] for one in program.get("/openings", goal=goal["id"]).json()["openings"]] == [
        opening["id"]
    ]
    renamed = program.patch(f"/openings/{opening['id']}", {"name": "Clinara, data"}, If_Match="*")
    assert renamed.json()["name"] == "Clinara, data"
    assert is_problem(program.post(f"/openings/{opening['id']}/moves", {"stage": "won"}), 422)
    for path in (f"/asks/{ask['id']}", f"/openings/{opening['id']}"):
        assert program.delete(path).status_code == 204
    assert not Opening.objects.of(network).exists()
    assert not Ask.objects.of(network).exists()


def test_the_paths_to_a_goal(program: Program, network: Network, ana: Person) -> None:
    write(network, "Met Ana Sousa for lunch")
    goal = made(program.post("/goals", {"text": "A flat in Lisbon"}))

    told = program.get(f"/goals/{goal['id']}/paths").json()

    (path,) = told["paths"]
    assert [(hop["from"], hop["to"]["name"]) for hop in path["hops"]] == [(None, "Ana Sousa")]
    assert path["hops"][0]["evidence"]
    assert path["ask"] == "Ask Ana for a short talk, not for a favour."
    assert program.get("/goals/01980b3c-0000-7000-8000-000000000000/paths").status_code == 404


def test_who_is_at_a_place(program: Program, ana: Person) -> None:
    told = program.get("/journeys", place="Lisbon", since="2026-12-01", until="2026-12-05").json()

    assert (told["since"], told["until"]) == ("2026-12-01", "2026-12-05")
    (one,) = told["people"]
    assert one["person"] == {"id": str(ana.id), "name": "Ana Sousa"}
    assert one["reasons"][0]["why"] == "lives"
    assert program.get("/journeys", place="Oslo").json()["people"] == []
    assert is_problem(program.get("/journeys", place="Lisbon", since="2026-12-09", until="2026-12-05"), 422)
