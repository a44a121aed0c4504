"""Programs answer the questions, join and take apart, as the pages do."""

import pytest

from amity.actions import joins, questions
from amity.store.models import Change, Network, Person
from tests.surfaces import doubtful
from tests.surfaces.api_program import Program, is_problem
from tests.surfaces.doubtful import person
from tests.surfaces.web_reader import TODAY

NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def book(program: Program, network: Network) -> Network:
    """Two families of whom only the owner can say who they are."""
    doubtful.bring(network)
    return network


def _between(network: Network, one: str, other: str) -> str:
    return f"/questions/{person(network, one).id}/{person(network, other).id}"


def test_questions_wait_with_how_many_may_be_asked(program: Program, book: Network) -> None:
    said = program.get("/questions").json()

    assert (said["waiting"], said["answered_today"], said["left_today"]) == (2, 0, 2)
    assert {frozenset((one["a"]["name"], one["b"]["name"])) for one in said["questions"]} == {
        frozenset(("Vera Duarte", "Ines Duarte")),
        frozenset(("Rui Prado", "Nora Prado")),
    }
    assert said["questions"][0]["veto"] == "two full names disagree"
    assert len(program.get("/questions", limit=1).json()["questions"]) == 1
    about = program.get("/questions", person=str(person(book, "Rui Prado").id)).json()["questions"]
    assert [one["b"]["name"] for one in about] == ["Nora Prado"]
    assert is_problem(program.get("/questions", person=NOBODY), 404)


def test_one_question_shows_both_sides_and_every_clue(program: Program, book: Network) -> None:
    shown = program.get(_between(book, "Rui Prado", "Nora Prado"))

    said = shown.json()
    assert shown["ETag"]
    assert said["sentence"].endswith(
        "They have the same mail address. But their full names disagree, so Amity asks first."
    )
    assert {field["field"]: field["kept"] for field in said["fields"]} == {
        "name": "b", "work": "same", "email": "same", "phone": "both",
    }  # fmt: skip
    assert sum(clue["bits"] for clue in said["clues"]) == pytest.approx(said["bits"], abs=0.01)
    assert said["clues"][0]["kind"] == "start"
    assert any(clue["sentence"].startswith("The same mail address: ") for clue in said["clues"])
    assert (said["company"], said["of_company"]) == (doubtful.WORK, 2)
    assert is_problem(program.get(f"/questions/{person(book, 'Rui Prado').id}/{NOBODY}"), 404)


def test_an_answer_joins_and_is_given_once_under_one_key(program: Program, book: Network) -> None:
    path = _between(book, "Rui Prado", "Nora Prado") + "/answer"

    first = program.post(path, {"answer": "yes"}, Idempotency_Key="k-1")
    again = program.post(path, {"answer": "yes"}, Idempotency_Key="k-1")

    assert (first.status_code, again.content) == (200, first.content)
    said = first.json()
    assert said["answered"] == 1
    assert Person.objects.of(book).filter(name__endswith="Prado").count() == 1
    assert is_problem(program.post(path, {"answer": "yes"}), 409)
    assert is_problem(program.post(path, {"answer": "perhaps"}), 422)
    undone = program.post(f"/journal/{said['change_id']}/undo")
    assert undone.json()["verb"] == "same"
    assert Person.objects.of(book).filter(name__endswith="Prado").count() == 2
    assert program.get("/questions").json()["waiting"] == 2


def test_one_answer_counts_for_a_whole_company(program: Program, book: Network) -> None:
    path = _between(book, "Rui Prado", "Nora Prado") + "/answer"

    said = program.post(path, {"answer": "no", "company": True}).json()

    assert said["answered"] == 2
    assert questions.waiting(book, today=TODAY).waiting == 0
    assert Change.objects.of(book).get(pk=said["change_id"]).verb == "same_company"
    doubtful.bring_joined(book)
    elsewhere = f"/questions/{person(book, 'Rui Prado').id}/{person(book, 'Olga Kern').id}/answer"
    program.patch(f"/people/{person(book, 'Rui Prado').id}", {"place": "Faro"}, If_Match="*")
    assert program.post(elsewhere, {"answer": "unsure"}).json()["answered"] == 1


def test_joins_are_listed_page_by_page_and_taken_apart(program: Program, network: Network) -> None:
    doubtful.bring_many(network, 3)
    for pair in questions.waiting(network, today=TODAY).pairs:
        program.post("/joins", {"person": str(pair.a.id), "other": str(pair.b.id)})
    whole = [one["id"] for one in program.get("/joins").json()["joins"]]
    seen, cursor = [], ""
    while cursor is not None:
        page = program.get("/joins", limit=2, cursor=cursor).json()
        seen += [one["id"] for one in page["joins"]]
        cursor = page["next"]

    assert seen == whole == sorted(whole, reverse=True)
    assert page["total"] == len(whole) == 3
    one = program.get("/joins").json()["joins"][0]
    assert (one["actor"], one["sentence"], one["bits"]) == ("owner", "You said so.", None)
    of_one = program.get("/joins", person=one["person"]["id"]).json()
    assert [join["id"] for join in of_one["joins"]] == [one["id"]]

    parted = program.delete(f"/joins/{one['id']}").json()
    assert parted["stayed"]["id"] != parted["left"]["id"]
    assert joins.joins(network).total == 2
    assert is_problem(program.delete(f"/joins/{one['id']}"), 409)
    assert is_problem(program.delete("/joins/999999"), 404)


def test_two_are_joined_by_hand_and_an_entry_parted_again(program: Program, book: Network) -> None:
    rui, vera = str(person(book, "Rui Prado").id), str(person(book, "Vera Duarte").id)

    joined = program.post("/joins", {"person": rui, "other": vera}, Idempotency_Key="j-1")
    again = program.post("/joins", {"person": rui, "other": vera}, Idempotency_Key="j-1")

    assert (joined.status_code, again.content) == (201, joined.content)
    now = program.client.get(joined["Location"]).json()
    assert joined.json()["person"]["id"] == now["id"]
    assert (
        program.get(f"/people/{rui}").json()["id"] == program.get(f"/people/{vera}").json()["id"] == now["id"]
    )
    assert is_problem(program.post("/joins", {"person": rui, "other": vera}), 409)
    entries = [one["entry"] for one in now["sources"]]
    assert is_problem(program.post(f"/people/{now['id']}/parting", {"entries": entries}), 409)
    parted = program.post(f"/people/{now['id']}/parting", {"entries": entries[1:]})
    assert parted.status_code == 200
    assert {parted.json()["stayed"]["name"], parted.json()["left"]["name"]} == {"Rui Prado", "Vera Duarte"}
    assert is_problem(program.post(f"/people/{now['id']}/parting", {"entries": [NOBODY]}), 404)


def test_people_of_another_network_are_neither_asked_about_nor_joined(
    program: Program, book: Network
) -> None:
    other = Network.objects.create(name="Elsewhere")
    doubtful.bring(other)
    there = Person.objects.of(other).get(name="Rui Prado").id
    here = person(book, "Nora Prado").id

    assert is_problem(program.post("/joins", {"person": str(here), "other": str(there)}), 404)
    assert is_problem(program.get(f"/questions/{there}/{here}"), 404)
    assert is_problem(program.post(f"/questions/{there}/{here}/answer", {"answer": "yes"}), 404)
