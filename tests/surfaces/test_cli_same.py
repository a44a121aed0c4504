"""`amity same`, `merge` and `unmerge`: a list, an answer, a way back, and one sentence for what makes no sense."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from amity.store.models import Network, Person, Record
from tests.actions.test_importing import bring
from tests.actions.written import card, vcards

Amity = Callable[..., Result]


@pytest.fixture
def pair(network: Network, tmp_path: Path) -> tuple[str, str]:
    """The ids of two people about whom it is asked."""
    bring(
        network,
        vcards(
            tmp_path / "p.vcf",
            card("Ottokar Zwirnbein", uid="a", org="Acme"),
            card("O. Zwirnbein", uid="b", org="Acme"),
        ),
    )
    ids = dict(Person.objects.of(network).values_list("name", "id"))
    return str(ids["Ottokar Zwirnbein"]), str(ids["O. Zwirnbein"])


def people(network: Network) -> int:
    return Person.objects.of(network).count()


def test_nothing_to_ask(network: Network, amity: Amity) -> None:
    assert amity("same").stdout == "Nothing to ask: everybody is clear.\n"
    assert json.loads(amity("same", "--json").stdout) == {
        "pairs": [], "waiting": 0, "possibly": 0, "answered_today": 0, "left_today": 0,
    }  # fmt: skip
    refused = amity("same", "best", "yes")
    assert (refused.exit_code, refused.stderr) == (1, "Nothing to ask: everybody is clear.\n")


def test_the_list_names_both_and_the_answer_joins_until_it_is_taken_back(
    network: Network, amity: Amity, pair: tuple[str, str]
) -> None:
    (told,) = json.loads(amity("same", "--json").stdout)["pairs"]
    assert {told["a"]["id"], told["b"]["id"]} == set(pair)
    assert all(id in amity("same").stdout for id in pair)

    answered = amity("same", *pair, "yes", "--json")

    assert json.loads(answered.stdout)["answer"] == "yes"
    assert people(network) == 1
    assert amity("undo").exit_code == 0
    assert people(network) == 2
    assert len(json.loads(amity("same", "--json").stdout)["pairs"]) == 1


def test_a_question_and_a_join_are_answered_by_their_ids(
    network: Network, amity: Amity, pair: tuple[str, str]
) -> None:
    (told,) = json.loads(amity("same", "--json").stdout)["pairs"]
    assert told["id"] in amity("same").stdout

    assert "asked again later" in amity("same", "unsure", told["id"]).stdout
    merged = json.loads(amity("merge", *pair, "--json").stdout)
    assert people(network) == 1
    amity("unmerge", str(merged["merge"]))

    assert people(network) == 2
    assert "There is no question 7" in amity("same", "yes", "7").stderr


@pytest.mark.parametrize(
    ("said", "sentence"),
    [("no", "stay two people"), ("unsure", "asked again later"), ("yes", "one person now")],
)
def test_the_best_is_answered_without_naming_it(
    network: Network, amity: Amity, pair: tuple[str, str], said: str, sentence: str
) -> None:
    assert sentence in amity("same", said, "best").stdout
    assert people(network) == (1 if said == "yes" else 2)


def test_merged_and_taken_apart_by_its_newest_join_or_by_an_entry(
    network: Network, amity: Amity, pair: tuple[str, str]
) -> None:
    merged = amity("merge", pair[0], "O. Zwirnbein", "--json")
    assert json.loads(merged.stdout)["person"]["id"] == pair[0]

    parted = json.loads(amity("unmerge", pair[1], "--json").stdout)

    assert {parted["stayed"]["id"], parted["left"]["id"]} == set(pair)
    amity("undo")
    assert people(network) == 1
    entry = Record.objects.of(network).get(key__contains="b").uid
    assert "Two people now" in amity("unmerge", pair[0], str(entry)).stdout
    assert people(network) == 2


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("same", "yes"), 2, "Answer yes, no or unsure to one question"),
        (("same", "A", "B", "perhaps"), 2, "Answer yes, no or unsure to one question"),
        (("same", "Nobody", "Nowhere", "yes"), 1, "Nobody matches"),
        (("merge", "Ottokar Zwirnbein", "Ottokar Zwirnbein"), 1, "one and the same person already"),
        (("unmerge", "Ottokar Zwirnbein"), 1, "Nobody was joined to this person."),
        (("unmerge", "Ottokar Zwirnbein", "x"), 2, "is no ID of an entry"),
    ],
)
def test_what_makes_no_sense_gets_one_sentence(
    amity: Amity, pair: tuple[str, str], words: tuple[str, ...], code: int, sentence: str
) -> None:
    refused = amity(*words)

    assert (refused.exit_code, refused.stdout) == (code, "")
    assert sentence in refused.stderr
    assert "Traceback" not in refused.stderr
