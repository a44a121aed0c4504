"""`amity person` beyond showing: work, people around them, days, peace, absence; `amity people --org`; `amity remind`."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from typer.testing import Result

from amity.actions import people
from amity.people.records import Card, Post
from amity.store.models import Change, Network, Person

Amity = Callable[..., Result]
DAY = ("--today", "2026-11-24")


@pytest.fixture
def ana(network: Network) -> Person:
    return people.add(network, Card(name="Ana Sousa", posts=(Post("Clinara GmbH", "Data lead"),)))


def shown(amity: Amity, *words: object) -> Any:
    done = amity("person", *words, *DAY, "--json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_every_field_can_be_said_and_taken_off(amity: Amity, ana: Person) -> None:
    said = shown(
        amity, "edit", "Ana Sousa", "--given", "Anna", "--title", "Head of data", "--email", "a@x.example", "--email",
        "b@x.example", "--phone", "+351911111111", "--url", "https://github.com/ana", "--tag", "choir", "--kind", "friend",
    )  # fmt: skip
    assert (said["title"], said["organisation"]) == ("Head of data", "Clinara GmbH")
    assert {one["value"] for one in said["handles"]} == {
        "a@x.example", "b@x.example", "+351911111111", "github.com/ana",
    }  # fmt: skip

    said = shown(amity, "edit", "Ana Sousa", "--without", "a@x.example", "--without", "choir")

    assert "a@x.example" not in {one["value"] for one in said["handles"]}
    assert said["labels"] == [{"kind": "kind", "value": "friend"}]


def test_people_and_days_around_them(amity: Amity, network: Network, ana: Person) -> None:
    leonor = people.add(network, Card(name="Leonor Sousa"))

    said = shown(
        amity, "edit", "Ana Sousa", "--relation", "child: leonor sousa", "--relation", "worked with: Tom",
        "--date", "birthday: 1984-02-14", "--date", "Name day: 11-05",
    )  # fmt: skip

    assert [(one["kind"], one["name"], one["person"]) for one in said["relations"]] == [
        ("child", "Leonor Sousa", str(leonor.id)),
        ("worked_with", "Tom", None),
    ]
    assert said["dates"] == [
        {"kind": "birthday", "label": "", "year": 1984, "month": 2, "day": 14},
        {"kind": "other", "label": "Name day", "year": None, "month": 11, "day": 5},
    ]
    assert shown(amity, "Leonor Sousa")["relations"][0]["kind"] == "parent"
    assert "Child: Leonor Sousa" in amity("person", "Ana Sousa", *DAY).stdout


def test_peace_and_absence(amity: Amity, network: Network, ana: Person) -> None:
    assert shown(amity, "pause", "Ana Sousa", "--until", "2027-01-10")["in_peace"] == {
        "since": "2026-11-24",
        "until": "2027-01-10",
    }
    assert shown(amity, "resume", "Ana Sousa")["in_peace"] is None
    assert shown(amity, "absent", "Ana Sousa", "--died")["absence"] == {"kind": "died", "since": None}
    assert "  died\n" in amity("person", "Ana Sousa", *DAY).stdout
    assert shown(amity, "absent", "Ana Sousa", "--left-out")["absence"]["kind"] == "left_out"
    assert shown(amity, "absent", "Ana Sousa", "--back")["absence"] is None
    assert [c.verb for c in Change.objects.of(network).order_by("at")] == [
        "add", "pause", "resume", "absent", "absent", "present",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["edit", "Ana", "--date", "birthday"], 2, "is no day"),
        (["edit", "Ana", "--date", "birthday: 02-31"], 1, "There is no such day in the calendar."),
        (["edit", "Ana", "--relation", "boss: Tom"], 1, "A relation is one of"),
        (["edit", "Ana", "--relation", "child:"], 1, "Write a name first."),
        (["pause", "Ana", "--until", "2020-01-01"], 1, "still to come"),
        (["resume", "Ana"], 1, "Ana Sousa is not being left in peace."),
        (["absent", "Ana"], 2, "Say what happened"),
        (["absent", "Ana", "--back"], 1, "Nothing of the kind was noted"),
    ],
)
def test_what_is_wrong_gets_one_sentence(
    amity: Amity, ana: Person, words: list[str], code: int, sentence: str
) -> None:
    done = amity("person", *words, *DAY)

    assert (done.exit_code, done.stdout) == (code, "")
    assert sentence in done.stderr.replace("\n", " ")


@pytest.fixture
def ben(network: Network) -> Person:
    left = Post("Clinara", "Nurse", started=date(2015, 1, 1), ended=date(2019, 1, 1), current=False)
    return people.add(network, Card(name="Ben Okafor", posts=(left, Post("Zebra"))))


@pytest.mark.parametrize("name", ["Clinara", "clinara gmbh", "CLIN", "Clinarra"])
def test_who_is_and_was_at_an_organisation(amity: Amity, ana: Person, ben: Person, name: str) -> None:
    listed = json.loads(amity("people", "--org", name, "--json").stdout)
    lines = amity("people", "--org", name).stdout.splitlines()

    assert ([one["name"] for one in listed["people"]], listed["total"]) == (["Ben Okafor", "Ana Sousa"], 2)
    assert lines[0] == "Clinara GmbH:"
    assert lines[1].startswith("  Ana Sousa")
    assert "there now" in lines[1]
    assert lines[2].startswith("  Ben Okafor")
    assert "before" in lines[2]


def test_an_organisation_nobody_is_at(amity: Amity, ana: Person) -> None:
    assert amity("people", "--org", "Nowhere").exit_code == 1
    assert json.loads(amity("people", "--org", "Nowhere", "--json").stdout) == {"people": [], "total": 0}


def test_reminders_are_set_listed_and_done(amity: Amity, ana: Person) -> None:
    first = json.loads(
        amity("remind", "Ask about the choir", "--on", "2026-12-01", "--person", "Ana", "--json").stdout
    )
    assert (first["due"], first["whole_month"], first["person"]["name"]) == ("2026-12-01", False, "Ana Sousa")
    amity("remind", "Plan the garden", "--in", "March", *DAY)

    listed = json.loads(amity("remind", "--list", "--json").stdout)["reminders"]
    assert [(one["text"], one["due"]) for one in listed] == [
        ("Ask about the choir", "2026-12-01"),
        ("Plan the garden", "2027-03-01"),
    ]
    assert amity("remind", "--list").stdout.splitlines()[1].startswith("2027-03     Plan the garden")
    assert "done" in amity("remind", "--done", first["id"]).stdout
    assert amity("remind", "--list").stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ([], 2, "Say of what"),
        (["Call"], 1, "Choose a day or a month."),
        (["Call", "--in", "Blursday"], 1, "“Blursday” is no month."),
        (["Call", "--on", "soon"], 2, "is no date"),
        (["Call", "--on", "2026-12-01", "--person", "Zed"], 1, "Nobody matches “Zed”."),
        (["--done", "1"], 1, "1 is no reminder"),
    ],
)
def test_a_reminder_that_cannot_be(
    amity: Amity, network: Network, words: list[str], code: int, sentence: str
) -> None:
    done = amity("remind", *words)

    assert done.exit_code == code
    assert sentence in done.stderr.replace("\n", " ")


def test_undoing_what_others_rest_on_names_them(amity: Amity, network: Network, ana: Person) -> None:
    added = Change.objects.of(network).get()
    amity("remind", "Call", "--on", "2026-12-01", "--person", "Ana Sousa")

    done = amity("undo", added.pk)

    assert done.exit_code == 1
    assert "A later change rests on this one." in done.stderr
    assert "Set a reminder about Ana Sousa" in done.stderr


def test_the_tie_of_somebody_absent_says_nothing_of_silence(amity: Amity, village: Network) -> None:
    amity("person", "absent", "Ana Sousa", "--left-out", *DAY)

    said = json.loads(amity("tie", "Ana Sousa", *DAY, "--json").stdout)

    assert said["quiet"] is False
    assert said["why"] == ["The last time was on 2026-08-22."]
