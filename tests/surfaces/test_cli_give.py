"""`amity give` and `amity intro`: what they print, what they store, what they refuse."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import Result

from amity.actions import people, said
from amity.actions.giving import introducing, ledger, typed
from amity.giving.consent import State
from amity.people.records import Card
from amity.store.models import Give, Network
from tests.actions.test_giving import DAY
from tests.stranger import say, stranger

Amity = Callable[..., Result]
ON = ("--today", DAY.isoformat())


@pytest.fixture(autouse=True)
def book(network: Network) -> None:
    for name in ("Ana Sousa", "Lúcia Prado", "Tom Becker"):
        people.add(network, Card(name=name))


def told(amity: Amity, *words: object) -> Any:
    done = amity(*words, "--json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_a_need_and_an_offer_meet(amity: Amity, network: Network) -> None:
    (need,) = told(amity, "give", "note", "Lúcia needs a speaker about surveys", *ON)["stored"]
    told(amity, "give", "note", "Ana offers a talk on survey panels", *ON)

    said = told(amity, "give", *ON)
    assert [(m["need"]["person"]["name"], m["offer"]["person"]["name"]) for m in said["matches"]] == [
        ("Lúcia Prado", "Ana Sousa")
    ]
    assert {"needed": "speaker", "offered": "talk"} in said["matches"][0]["words"]
    assert "speaker ~ talk" in amity("give", *ON).stdout
    told(amity, "give", "end", need["id"], *ON)
    assert told(amity, "give", *ON)["matches"] == []
    assert amity("undo").exit_code == 0
    assert len(told(amity, "give", *ON)["matches"]) == 1


def test_a_need_of_mine_has_no_person(amity: Amity) -> None:
    (need,) = told(amity, "give", "note", "I need a flat in Leipzig", *ON)["stored"]

    assert (need["person"], need["text"]) == (None, "a flat in Leipzig")
    refused = amity("give", "note", "The weather is fine", *ON)
    assert refused.exit_code == 1
    assert refused.stderr


def test_the_ledger_both_ways(amity: Amity, network: Network) -> None:
    give = told(amity, "give", "log", "Tom", "read my proposal", "--received", "--on", "2026-11-20")
    assert (give["way"], give["kind"], give["person"]["name"]) == ("received", "advice", "Tom Becker")
    thanked = amity("give", "thank", give["id"], "--outcome", "it was accepted", *ON)
    assert "Hi Tom, thank you for this: read my proposal." in thanked.stdout
    said = told(amity, "give", "ledger", "--person", "Tom", *ON)

    assert (said["gives"][0]["outcome"], said["balance"]["lean"]) == ("it was accepted", "even")
    assert told(amity, "give", "week", "30", *ON) == {
        "minutes": 30,
        "spent": 0,
        "left": 30,
        "since": "2026-11-23",
    }
    assert amity("give", "remove", give["id"]).exit_code == 0
    assert Give.objects.of(network).count() == 0


def test_support_and_whom_to_ask(amity: Amity) -> None:
    assert amity("give", "ask", "advice", *ON).exit_code == 1
    said = told(amity, "give", "support", "Tom", "--kind", "guidance", "--about", "sampling", *ON)
    assert said["lines"][0]["received"][0]["topic"] == "sampling"
    assert "guidance: to you Tom Becker" in amity("give", "support", *ON).stdout

    (pick,) = told(amity, "give", "ask", "advice", "--about", "raking", *ON)["people"]
    assert (pick["person"]["name"], pick["draft"]["refused"]) == ("Tom Becker", "")
    assert amity("give", "ask", "money", *ON).exit_code == 1


def test_things_worth_sharing(amity: Amity, network: Network, tmp_path: Any) -> None:
    amity("log", "Ana builds a survey panel", "--yes", *ON)
    file = tmp_path / "bookmarks.html"
    file.write_text('<!DOCTYPE NETSCAPE-Bookmark-file-1><A HREF="https://example.org/p">Weighting panels</A>')

    assert told(amity, "give", "save", str(file), *ON) == {"added": 1, "here": 0, "source": "bookmarks"}
    assert told(amity, "give", "save", "A book on kindness", "--kind", "book", *ON)["kind"] == "book"
    assert told(amity, "give", "found", *ON) == {"proposed": []}
    assert amity("give", "yes", "nothing", *ON).exit_code == 1
    assert amity("give", "no", "nothing", *ON).exit_code == 1
    assert amity("give", "share").exit_code == 0


def test_an_introduction_on_the_command_line(amity: Amity, network: Network) -> None:
    typed.note(network, "Lúcia needs a speaker about surveys", today=DAY)
    typed.note(network, "Ana offers a talk on survey panels", today=DAY)
    (one,) = told(amity, "intro", "suggest", *ON)["suggestions"]
    assert one["first"]["name"] == "Ana Sousa"
    assert "You know both" not in amity("intro", "suggest", *ON).stdout  # no talk with either is known

    intro = told(
        amity, "intro", "start", one["first"]["id"], one["second"]["id"], "--need", one["need"]["id"], *ON
    )
    id = intro["id"]
    assert (intro["state"], intro["next"]) == ("proposed", ["asked_first", "closed"])
    assert "Would you be open" in amity("intro", "ask", id, *ON).stdout
    refused = amity("intro", "made", id, *ON)
    assert (refused.exit_code, bool(refused.stderr)) == (1, True)
    assert told(amity, "intro", "answer", id, "yes", *ON)["state"] == "first_agreed"
    assert "said yes" in amity("intro", "ask", id, *ON).stdout
    assert told(amity, "intro", "answer", id, "yes", "gladly", *ON)["state"] == "both_yes"
    assert "introduce you two" in amity("intro", "made", id, *ON).stdout
    done = told(amity, "intro", "outcome", id, "a workshop in May", *ON)

    assert (done["state"], done["steps"][-1]["words"]) == ("outcome", "a workshop in May")
    assert (
        introducing.one(network, introducing.listed(network, today=DAY)[0].id, today=DAY).standing.state
        is State.OUTCOME
    )
    assert ledger.gives(network).count() == 2
    assert told(amity, "intro", "text", id, "thanks", *ON)["to"][0]["name"] == "Ana Sousa"
    assert amity("intro", "close", id, *ON).exit_code == 1
    assert "something came of it" in amity("intro", "list", *ON).stdout
    assert amity("intro", "answer", id, "perhaps", *ON).exit_code == 2


def test_feeds_on_the_command_line(amity: Amity, network: Network) -> None:
    items = b"<rss><channel><title>Panels</title><item><title>Survey panels</title></item></channel></rss>"
    ana = people.find(network, "Ana Sousa")
    said.add_fact(network, ana.id, "builds a survey panel", kind="work", today=DAY)
    with stranger() as site:
        site.answer = lambda handler: say(handler, items)
        named = told(amity, "give", "feeds", f"{site.url}/feed", "--near")
        assert (named["on"], named["new"], named["feeds"][0]["near"]) == (False, 0, True)
        assert amity("give", "feeds", "--read", *ON).exit_code == 1
        assert "1 new." in amity("give", "feeds", "--on", "--read", *ON).stdout

    (one,) = told(amity, "give", "fresh", *ON)["fresh"]
    assert (one["title"], one["feed"], one["fits"][0]["person"]["name"]) == (
        "Survey panels",
        "Panels",
        "Ana Sousa",
    )
    assert told(amity, "give", "keep", one["id"], *ON)["source"] == "feed"
    assert amity("give", "leave", "nothing").exit_code == 1
    assert "Nothing new." in amity("give", "fresh", *ON).stdout
    assert told(amity, "give", "feeds", "--remove", named["feeds"][0]["id"])["feeds"] == []


def test_recommendations_on_the_command_line(amity: Amity, network: Network) -> None:
    assert told(amity, "give", "recommend") == {"recommendations": []}
    (asked,) = told(amity, "give", "recommend", "Ana", "--about", "the panel", *ON)["recommendations"]
    assert (asked["way"], asked["text"], asked["person"]["name"]) == ("received", "the panel", "Ana Sousa")
    amity("give", "recommend", "Tom", "--to-write", *ON)
    assert "Tom Becker" in amity("give", "recommend").stdout

    assert len(told(amity, "give", "recommend", "Ana", "--written", *ON)["recommendations"]) == 1
    assert Give.objects.of(network).get().kind == "recommendation"
