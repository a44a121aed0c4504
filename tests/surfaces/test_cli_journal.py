"""`amity journal` and `amity undo`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from amity.actions import checks, people
from amity.base.ids import uuid7
from amity.people.records import Card
from amity.store.models import Change, Network, Person
from tests.actions.written import card, vcards

Amity = Callable[..., Result]


def test_an_empty_journal_says_so(amity: Amity, network: Network) -> None:
    done = amity("journal")

    assert (done.exit_code, done.stdout) == (0, "Nothing has happened yet.\n")
    assert json.loads(amity("journal", "--json").stdout) == {"changes": []}


def test_what_happened_newest_first(amity: Amity, network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa"))
    people.edit(network, ana.id, {"place": "Porto"})
    people.add(network, Card(name="Ben Okafor"))

    said = json.loads(amity("journal", "--json").stdout)["changes"]
    hers = json.loads(amity("journal", "--person", "Ana Sousa", "--json").stdout)["changes"]

    assert list(said[0]) == ["id", "at", "actor", "verb", "person", "import_id", "sentence", "undone"]
    assert [one["verb"] for one in said] == ["add", "edit", "add"]
    assert [one["verb"] for one in hers] == ["edit", "add"]


def test_the_last_change_is_taken_back_then_the_one_before(amity: Amity, network: Network) -> None:
    empty = checks.digest(network)
    ana = people.add(network, Card(name="Ana Sousa"))
    added = checks.digest(network)
    people.edit(network, ana.id, {"place": "Porto", "emails": ("ana@acme.example",)})

    assert amity("undo").exit_code == 0
    assert checks.digest(network) == added
    assert amity("undo").exit_code == 0
    assert checks.digest(network) == empty
    assert Person.objects.of(network).count() == 0
    last = amity("undo")
    assert (last.exit_code, last.stderr) == (1, "There is nothing to take back.\n")


def test_one_change_by_its_id(amity: Amity, network: Network) -> None:
    people.add(network, Card(name="Ana Sousa"))
    people.add(network, Card(name="Ben Okafor"))
    first = Change.objects.of(network).order_by("at").first()
    assert first

    done = amity("undo", first.pk, "--json")

    assert json.loads(done.stdout) == {"undone": str(first.pk), "verb": "add"}
    assert list(Person.objects.of(network).values_list("name", flat=True)) == ["Ben Okafor"]
    again = amity("undo", first.pk)
    assert (again.exit_code, again.stderr) == (1, "That change was already taken back.\n")


def test_undoing_an_undo_brings_it_back(amity: Amity, network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa", tags=("choir",)))
    before = checks.digest(network)
    amity("undo")
    undo = Change.objects.of(network).get(verb="undo")

    done = amity("undo", undo.pk)

    assert done.exit_code == 0
    assert checks.digest(network) == before
    assert Person.objects.of(network).get().id == ana.id


def test_an_import_is_a_change_like_others(amity: Amity, network: Network, tmp_path: Path) -> None:
    before = checks.digest(network)
    amity("import", vcards(tmp_path / "p.vcf", card("Ana Sousa")))

    done = amity("undo")

    assert done.exit_code == 0
    assert done.stdout.startswith("Taken back: ")
    assert checks.digest(network) == before


def test_taking_an_import_back_cannot_be_taken_back(amity: Amity, network: Network, tmp_path: Path) -> None:
    amity("import", vcards(tmp_path / "p.vcf", card("Ana Sousa")))
    amity("undo")
    undo = Change.objects.of(network).get(verb="undo")

    done = amity("undo", undo.pk)

    assert done.exit_code == 1
    assert "brought in again from its files" in done.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["undo", "nonsense"], "nonsense is no change id; `amity journal` lists them."),
        (["undo", str(uuid7())], "There is no change"),
        (["journal", "--person", "Nobody"], "Nobody matches “Nobody”."),
    ],
)
def test_nonsense_gets_one_sentence(amity: Amity, network: Network, words: list[str], sentence: str) -> None:
    done = amity(*words)

    assert done.exit_code == 1
    assert sentence in done.stderr
