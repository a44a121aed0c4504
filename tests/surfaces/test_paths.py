"""Warm paths on the command line and for programs: the same people, the same sentences."""

import json
from collections.abc import Callable
from typing import Any

from typer.testing import Result

from amity.actions import people
from amity.people.records import Card
from amity.store.models import Connection, Network, Touch
from tests.surfaces.api_program import Program, is_problem

Amity = Callable[..., Result]
ON = ("--today", "2026-11-24")


def told(amity: Amity, *words: str) -> Any:
    done = amity("path", *words, *ON, "--json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_each_step_says_on_what_it_rests(amity: Amity, village: Network) -> None:
    said = told(amity, "Ana Sousa")

    assert said.keys() == {"target", "verified", "missing", "paths", "warm_first"}
    assert (said["target"]["kind"], said["target"]["name"], said["verified"]) == ("person", "Ana Sousa", True)
    straight, over = said["paths"]
    assert straight["hops"][0]["from"] is None
    assert over["hops"][1]["to"]["name"] == "Ana Sousa"
    assert over["hops"][1]["from"]["name"] == "Beatriz Nunes"
    (employer,) = over["hops"][1]["evidence"]
    assert employer["text"] == "Both are at Clinara; you know 2 people there"
    assert employer["source"]["organisation"]
    (talk,) = straight["hops"][0]["evidence"][0]["source"]["touches"]
    assert Touch.objects.of(village).filter(pk=talk).exists()
    assert over["why"][0]["kind"] == "strength"


def test_an_organisation_reads_as_a_list(amity: Amity, village: Network) -> None:
    shown = amity("path", "Clinara", *ON)

    assert shown.exit_code == 0
    assert shown.stdout.splitlines()[0] == "You > Ana Sousa  (confirmed)"
    assert "You talked on" in shown.stdout


def test_without_a_path_it_says_so(amity: Amity, network: Network) -> None:
    people.add(network, Card(name="Zoe Stern"))

    shown = amity("path", "Zoe Stern", *ON)
    said = told(amity, "Zoe Stern")
    nobody = amity("path", "harpsichord tuner", *ON, "--json")

    assert shown.exit_code == 0
    assert "No verified path to Zoe Stern" in shown.stdout
    assert (said["paths"], said["verified"]) == ([], False)
    assert nobody.exit_code == 1
    assert json.loads(nobody.stdout)["paths"] == []
    assert "harpsichord tuner" in nobody.stderr


def test_programs_find_them_and_say_who_knows_whom(village: Network) -> None:
    program = Program()
    ana, tom = people.find(village, "Ana Sousa"), people.find(village, "Tom Becker")

    by_name = program.get("/paths?to=Ana%20Sousa").json()
    by_id = program.get(f"/people/{ana.id}/paths").json()
    stated = program.send(
        "PUT", f"/people/{ana.id}/connections", {"other": str(tom.id), "known": True}
    ).json()
    then = program.get(f"/connections?one={ana.id}&other={tom.id}").json()

    assert by_name["paths"] == by_id["paths"]
    assert [one["text"] for one in stated["evidence"]] == ["You said that they know each other"]
    assert then == stated
    assert Connection.objects.of(village).get().known
    assert is_problem(program.get("/paths?to=%20"), 422)
    assert is_problem(program.get("/people/01980b3c-0000-7000-8000-000000000000/paths"), 404)
    assert is_problem(
        program.send("PUT", f"/people/{ana.id}/connections", {"other": str(ana.id), "known": True}), 422
    )
