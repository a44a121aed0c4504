"""`amity event after`, and what programs may do with lines and follow-ups."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from amity.actions import people
from amity.actions.events import jotting
from amity.base.ids import uuid7
from amity.people.records import Card
from amity.store.models import Event, FollowUp, Jotting, Network, Touch
from tests.surfaces.api_program import Program, is_problem

Amity = Callable[..., Result]
LINES = ("Wei moves to Coimbra in March", "Rui Castelo, I promised to send him the slides by Friday")
ON = ("--today", "2026-11-19")


@pytest.fixture(autouse=True)
def evening(network: Network, amity: Amity) -> Event:
    people.add(network, Card(name="Wei Zhang"))
    assert amity("event", "add", "Data Makers", "--on", "2026-11-19").exit_code == 0
    return Event.objects.of(network).get()


def test_lines_are_shown_and_stored_only_with_yes(network: Network, amity: Amity) -> None:
    looked = amity("event", "after", "Data Makers", *LINES, *ON)
    assert "Rui Castelo (new)" in looked.stdout
    assert "promise (yours): send him the slides, by 2026-11-20" in looked.stdout
    assert Touch.objects.of(network).count() == 0

    stored = amity(
        "event", "after", "Data Makers", *LINES, *ON, "--energy", "lifted", "--left-at", "20:10", "--yes"
    )

    assert "takes it back" in stored.stdout
    assert Touch.objects.of(network).count() == 2
    assert Event.objects.of(network).get().energy == "lifted"


def test_how_it_left_one_is_kept_without_a_line_and_only_with_yes(network: Network, amity: Amity) -> None:
    looked = amity("event", "after", "Data Makers", "--energy", "fine", *ON)
    assert (looked.exit_code, "Add --yes" in looked.stderr) == (0, True)
    assert Event.objects.of(network).get().energy == ""

    amity("event", "after", "Data Makers", "--energy", "fine", "--yes", *ON)
    assert Event.objects.of(network).get().energy == "fine"
    assert amity("event", "after", "Data Makers", *ON).exit_code == 1


def test_json_says_what_was_read_and_what_was_stored(network: Network, amity: Amity) -> None:
    looked = json.loads(amity("event", "after", "Data Makers", *LINES, *ON, "--json").stdout)
    assert (looked["stored"], looked["touches"], looked["promises"], looked["change"]) == (False, 2, 1, None)
    assert [one["name"] for one in looked["people"]] == ["Wei Zhang", "Rui Castelo"]
    assert looked["people"][1]["id"] is None

    stored = json.loads(amity("event", "after", "Data Makers", *LINES, *ON, "--json", "--yes").stdout)

    assert (stored["stored"], stored["follow_ups"]) == (True, 4)
    assert stored["people"][1]["id"]
    amity("undo", stored["change"])
    assert Touch.objects.of(network).count() == 0


def test_lines_come_from_a_file_from_a_pipe_or_from_what_was_jotted_down(
    network: Network, amity: Amity, tmp_path: Path, evening: Event
) -> None:
    file = tmp_path / "lines.txt"
    file.write_text("\n".join(LINES), encoding="utf-8")
    jotting.jot(network, uuid7(), LINES[0], event_id=evening.pk)

    read = json.loads(amity("event", "after", "Data Makers", "--file", file, *ON, "--json").stdout)
    piped = json.loads(amity("event", "after", "Data Makers", "-", *ON, "--json", input=LINES[1]).stdout)
    jotted = json.loads(amity("event", "after", "Data Makers", *ON, "--json", "--yes").stdout)

    assert [len(one["people"]) for one in (read, piped, jotted)] == [2, 1, 1]
    assert Jotting.objects.of(network).get().state == "kept"
    nowhere = amity("event", "after", "Data Makers", "--file", tmp_path / "none.txt", *ON)
    assert (nowhere.exit_code, "could not be read" in nowhere.stderr) == (1, True)


def test_a_name_that_several_bear_is_chosen_by_its_key(network: Network, amity: Amity) -> None:
    people.add(network, Card(name="Wei Chen"))
    looked = json.loads(amity("event", "after", "Data Makers", "Wei plays go", *ON, "--json").stdout)
    (unclear,) = looked["unclear"]
    assert amity("event", "after", "Data Makers", "Wei plays go", *ON, "--yes").exit_code == 1
    chen = next(one["key"] for one in unclear["people"] if one["name"] == "Wei Chen")

    stored = json.loads(
        amity(
            "event", "after", "Data Makers", "Wei plays go", *ON, "--who", f"Wei={chen}", "--yes", "--json"
        ).stdout
    )

    assert [one["name"] for one in stored["people"]] == ["Wei Chen"]


@pytest.mark.parametrize("wrong", [("--energy", "great"), ("--left-at", "late"), ("--who", "Wei")])
def test_what_cannot_be_meant_is_refused(amity: Amity, wrong: tuple[str, str]) -> None:
    assert amity("event", "after", "Data Makers", *LINES, *ON, *wrong).exit_code == 2


def test_nothing_to_store_is_said(amity: Amity) -> None:
    answer = amity("event", "after", "Data Makers", "what an evening", *ON)

    assert (answer.exit_code, "Begin a line with a name" in answer.stderr) == (1, True)


def test_a_program_sends_a_line_twice_and_it_is_kept_once(
    program: Program, network: Network, evening: Event
) -> None:
    line = {
        "id": str(uuid7()),
        "text": "Wei moves",
        "event": str(evening.pk),
        "at": "2026-11-19T20:00:00+01:00",
    }

    first, again = program.post("/jottings", line), program.post("/jottings", line)

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert [one["text"] for one in program.get("/jottings", event=str(evening.pk)).json()["jottings"]] == [
        "Wei moves"
    ]
    assert program.get("/jottings").json()["jottings"] == []
    assert program.get(f"/jottings/{line['id']}").json()["state"] == "open"
    assert program.send("DELETE", f"/jottings/{line['id']}").status_code == 204
    assert program.get("/jottings", event=str(evening.pk)).json()["jottings"] == []
    assert is_problem(program.get(f"/jottings/{uuid7()}"), 404)


def test_a_program_reads_moves_rewords_and_ends_a_follow_up(
    program: Program, network: Network, amity: Amity
) -> None:
    amity("event", "after", "Data Makers", "Wei plays go", *ON, "--yes")
    first, second = program.get("/follow-ups").json()["follow_ups"]
    assert (first["kind"], first["due"], second["kind"]) == ("first", "2026-11-20", "second")
    address = f"/follow-ups/{first['id']}"
    seen = program.get(address)["ETag"]

    moved = program.send("PATCH", address, {"due": "2099-01-02", "words": "Dear Wei"}, **{"If-Match": seen})
    assert (moved.json()["due"], moved.json()["words"]) == ("2099-01-02", "Dear Wei")
    ended = program.send("PATCH", address, {"ended": "not_now"}, **{"If-Match": moved["ETag"]})

    assert ended.json()["ended"] == "not_now"
    assert program.get("/follow-ups").json()["follow_ups"] == []
    assert FollowUp.objects.of(network).filter(ended="not_now").count() == 2
