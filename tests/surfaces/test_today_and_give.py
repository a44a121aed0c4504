"""What Give adds to a card of Today: the same offer, and whom to ask first, from the page, the command and the program."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import Result

from amity.actions import people
from amity.actions.giving import ledger, needs
from amity.people.records import Card
from amity.store.models import Network, Person
from tests.surfaces.api_program import Program
from tests.surfaces.test_cli_today import quiet
from tests.surfaces.web_reader import TODAY, let_in

Amity = Callable[..., Result]


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.AMITY_TODAY = TODAY


@pytest.fixture
def ana(network: Network) -> Person:
    return quiet(network)


def _seen(amity: Amity) -> tuple[dict[str, Any], str, str]:
    """The card as the program, the command line and the page show it; both documents are the same."""
    asked = amity("today", "--today", TODAY.isoformat(), "--json")
    printed = json.loads(asked.stdout)["suggestions"]
    assert printed == Program().get("/suggestions").json()["suggestions"]
    told = next(one for one in printed if one["person"]["name"] == "Ana Sousa")
    lines = amity("today", "--today", TODAY.isoformat()).stdout
    return told, lines, let_in().get("/").content.decode()


def test_what_somebody_else_has_says_whom_to_ask_first(amity: Amity, network: Network, ana: Person) -> None:
    tom = people.add(network, Card(name="Tom Becker"))
    need = needs.add(network, "need", "a lentil recipe", person_id=ana.id, today=TODAY)
    offer = needs.add(network, "offer", "my lentil recipe", person_id=tom.id, today=TODAY)

    told, lines, page = _seen(amity)

    said = "An introduction to Tom Becker, for what they need: a lentil recipe"
    assert told["offer"] == said
    assert said in lines
    assert said in page
    (rests,) = told["give"]
    assert (rests["kind"], rests["need"], rests["offer"]) == ("match", str(need.pk), str(offer.pk))
    assert rests["ask_first"] == {"id": str(tom.id), "name": "Tom Becker"}
    assert {"lentil", "recipe"} <= set(rests["words"])
    assert "First ask Tom Becker" in lines
    assert f"/give/matches/{need.pk}/{offer.pk}" in page


def test_what_they_have_for_a_need_of_ones_own_becomes_the_ask(
    amity: Amity, network: Network, ana: Person
) -> None:
    needs.add(network, "need", "feedback on survey weights", today=TODAY)
    needs.add(network, "offer", "reads survey weights", person_id=ana.id, today=TODAY)

    told, lines, page = _seen(amity)

    said = "Whether they can help with what you need: feedback on survey weights"
    assert (told["ask"], told["give"][-1]["kind"]) == (said, "own_need")
    assert said in lines
    assert said in page


def test_who_gave_more_lately_is_given_to_before_anything_is_asked(
    amity: Amity, network: Network, ana: Person
) -> None:
    needs.add(network, "need", "feedback on survey weights", today=TODAY)
    needs.add(network, "offer", "reads survey weights", person_id=ana.id, today=TODAY)
    for text in ("read my paper", "read my talk"):
        ledger.add(network, ana.id, ledger.Told(way="received", kind="advice", text=text, day=TODAY))

    told, lines, page = _seen(amity)

    assert told["gift_first"] is True
    assert told["offer"].startswith("Thanks for what they gave you: read my")
    assert told["give"][0]["kind"] == "thanks"
    assert "Whether they can help" not in told["ask"]
    assert "They gave more lately" in lines
    assert "They gave more lately" in page
