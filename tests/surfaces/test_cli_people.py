"""`amity people` and `amity person`."""

import json
from collections.abc import Callable
from uuid import UUID

import pytest
from typer.testing import Result

from amity.actions import people
from amity.base.ids import uuid7
from amity.people.records import Card
from amity.store.models import Network, Person, Record

Amity = Callable[..., Result]
LIST_KEYS = ["id", "name", "title", "organisation", "place", "circle", "topics", "last_talk", "quiet"]
KEYS = [
    "id", "name", "title", "organisation", "place", "circle", "labels", "handles", "dates", "positions", "tie", "facts",
    "promises", "timeline", "talks", "sources", "relations", "reminders", "absence", "in_peace",
]  # fmt: skip


@pytest.fixture
def ana(network: Network) -> Person:
    people.add(network, Card(name="Ben Okafor"))
    return people.add(
        network,
        Card(name="Ana Sousa", place="Porto", tags=("choir",), emails=("ana@acme.example",), circle=15),
    )


def test_the_list_has_the_keys_of_the_contract(amity: Amity, ana: Person) -> None:
    said = json.loads(amity("people", "--json").stdout)

    assert list(said) == ["people", "total"]
    assert said["total"] == 2
    assert [list(one) for one in said["people"]] == [LIST_KEYS, LIST_KEYS]
    assert (said["people"][0]["id"], said["people"][0]["circle"]) == (str(ana.id), 15)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["sousa"], ["Ana Sousa"]),
        (["ANA", "porto"], ["Ana Sousa"]),
        (["ana@acme.example"], ["Ana Sousa"]),
        (["--circle", "15"], ["Ana Sousa"]),
        (["--circle", "0"], ["Ben Okafor"]),
        (["--tag", "Choir"], ["Ana Sousa"]),
        (["--place", "porto"], ["Ana Sousa"]),
        (["--limit", "1"], ["Ana Sousa"]),
        (["--quiet"], []),
        (["nobody"], []),
    ],
)
def test_people_are_found(amity: Amity, ana: Person, words: list[str], found: list[str]) -> None:
    said = json.loads(amity("people", *words, "--json").stdout)

    assert [one["name"] for one in said["people"]] == found


def test_nobody_found_is_exit_code_one(amity: Amity, network: Network) -> None:
    empty = amity("people")
    assert (empty.exit_code, empty.stderr) == (
        1,
        "There is nobody here yet. Bring files in: amity import PATH\n",
    )

    none = amity("people", "nobody")
    assert (none.exit_code, none.stderr) == (1, "Nobody matches that.\n")


@pytest.mark.parametrize("words", [["--limit", "0"], ["--circle", "many"], ["--today", "tomorrow"]])
def test_wrong_usage_is_exit_code_two(amity: Amity, ana: Person, words: list[str]) -> None:
    assert amity("people", *words).exit_code == 2


def test_a_person_has_the_keys_of_the_contract(amity: Amity, ana: Person) -> None:
    by_name, by_id = amity("person", "Ana Sousa", "--json"), amity("person", ana.id, "--json")

    said = json.loads(by_name.stdout)
    assert list(said) == KEYS
    assert (said["name"], said["tie"], said["handles"][0]["value"]) == ("Ana Sousa", None, "ana@acme.example")
    assert by_id.stdout == by_name.stdout


def test_somebody_is_added_shown_and_edited(amity: Amity, network: Network) -> None:
    added = json.loads(
        amity("person", "add", "Greta", "Berg", "--place", "Porto", "--tag", "choir", "--json").stdout
    )
    assert (added["name"], added["place"]) == ("Greta Berg", "Porto")

    edited = json.loads(
        amity("person", "edit", "Greta Berg", "--circle", "5", "--name", "Greta Dal", "--json").stdout
    )
    assert (edited["id"], edited["name"], edited["circle"], edited["place"]) == (
        added["id"],
        "Greta Dal",
        5,
        "Porto",
    )

    cleared = json.loads(amity("person", "edit", "Greta Dal", "--circle", "0", "--json").stdout)
    assert cleared["circle"] is None


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ([], 2, "Name somebody"),
        (["Zoe"], 1, "Nobody matches “Zoe”."),
        ([str(uuid7())], 1, "There is nobody with the id"),
        (["edit", "Ana"], 2, "Say what to change"),
        (["edit", "Ana", "--circle", "7"], 1, "A circle is 5, 15, 50 or 150."),
        (["add", " "], 1, "A person needs a name."),
        (["add", "Zoe", "--circle", "7"], 1, "A circle is 5, 15, 50 or 150."),
        (["forget", "Zoe"], 1, "Nobody matches “Zoe”."),
    ],
)
def test_what_is_wrong_gets_one_sentence(
    amity: Amity, ana: Person, words: list[str], code: int, sentence: str
) -> None:
    done = amity("person", *words)

    assert done.exit_code == code
    assert sentence in done.stderr
    assert "mistake" not in done.stderr


def test_a_name_of_several_asks_which(amity: Amity, network: Network, ana: Person) -> None:
    other = people.add(network, Card(name="Ana Sousa"))

    done = amity("person", "Ana Sousa")

    assert done.exit_code == 1
    assert str(ana.id) in done.stderr
    assert str(other.id) in done.stderr


def test_without_a_terminal_nobody_is_forgotten_by_chance(
    amity: Amity, network: Network, ana: Person
) -> None:
    refused = amity("person", "forget", "Ana Sousa")
    assert refused.exit_code == 1
    assert f"amity person forget {ana.id} --yes" in refused.stderr
    assert Person.objects.of(network).filter(id=ana.id).exists()

    done = amity("person", "forget", "Ana Sousa", "--yes")
    assert done.exit_code == 0
    assert not Record.objects.of(network).filter(uid=UUID(str(ana.id))).exists()


def test_somebody_called_like_a_verb_can_be_shown(amity: Amity, network: Network) -> None:
    people.add(network, Card(name="Add"))

    assert amity("person", "Add").stdout.startswith("Add\n")
