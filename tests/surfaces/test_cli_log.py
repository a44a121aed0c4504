"""`amity log`, `amity parse` and `amity gate` as a program sees them."""

import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

from amity.actions import people
from amity.people.records import Card
from amity.store.models import Fact, Network, Person, Promise, Touch

EXAMPLE = "Met Ana at PyCon, her daughter starts school, promised intro to Sam"
DATA = Path(__file__).parent.parent / "chapters" / "data"
Amity = Callable[..., Result]


def test_json_without_yes_stores_nothing(amity: Amity, network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa"))

    done = amity("log", EXAMPLE, "--json", "--today", "2026-11-22")

    said = json.loads(done.stdout)
    assert done.exit_code == 0
    assert said == {
        "stored": False,
        "touch": {"date": "2026-11-22", "channel": "in_person", "place": "PyCon"},
        "people": [
            {"id": str(ana.id), "name": "Ana Sousa", "new": False},
            {"id": None, "name": "Sam", "new": True},
        ],
        "facts": [{"person": "Ana Sousa", "text": "her daughter starts school", "kind": "family"}],
        "promises": [{"by": "me", "person": "Ana Sousa", "text": "intro to Sam", "due": None}],
        "needs": [],
        "introductions": [{"a": "Ana Sousa", "b": "Sam"}],
        "unclear": [],
        "change": None,
    }
    assert not Touch.objects.of(network).exists()


def test_yes_stores_and_undo_takes_it_back(amity: Amity, network: Network) -> None:
    people.add(network, Card(name="Ana Sousa"))

    said = json.loads(amity("log", EXAMPLE, "--yes", "--json", "--today", "2026-11-22").stdout)

    sam = Person.objects.of(network).get(name="Sam")
    assert said["stored"] is True
    assert said["people"][1] == {"id": str(sam.id), "name": "Sam", "new": True}
    assert (
        Touch.objects.of(network).count()
        == Fact.objects.of(network).count()
        == Promise.objects.of(network).count()
        == 1
    )
    assert amity("undo", said["change"]).exit_code == 0
    assert not Touch.objects.of(network).exists()


def test_without_a_terminal_nothing_is_asked_or_stored(amity: Amity, network: Network) -> None:
    people.add(network, Card(name="Ana Sousa"))

    done = amity("log", EXAMPLE)

    assert done.exit_code == 0
    assert "family: Ana Sousa: her daughter starts school" in done.stdout
    assert "Nothing was stored" in done.stderr
    assert not Touch.objects.of(network).exists()


def test_a_name_of_two_is_refused_until_it_is_chosen(amity: Amity, network: Network) -> None:
    people.add(network, Card(name="Ana Sousa"))
    other = people.add(network, Card(name="Ana Kowalska"))

    refused = amity("log", "Called Ana today.", "--yes", "--json")
    chosen = amity("log", "Called Ana today.", "--yes", "--json", "--who", f"Ana={other.id}")

    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "Ana" in refused.stderr
    assert [one["name"] for one in json.loads(chosen.stdout)["unclear"][0]["people"]] == [
        "Ana Kowalska",
        "Ana Sousa",
    ]
    assert Touch.objects.of(network).get().participants.of(network).get().record.person == other


def test_nothing_to_store_is_said(amity: Amity, network: Network) -> None:
    done = amity("log", "Milch, Brot, Batterien kaufen.", "--yes")

    assert done.exit_code == 1
    assert "nothing in this sentence" in done.stderr


def test_parse_writes_one_object_a_line(amity: Amity, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"

    done = amity("parse", DATA / "open_lines.jsonl", out)

    written = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    wanted = [
        json.loads(line)["expect"]
        for line in (DATA / "open_lines.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert done.exit_code == 0
    assert len(written) == len(wanted) == 60
    assert sum(a == b for a, b in zip(written, wanted, strict=True)) >= 51  # 85 %


def test_gate_writes_one_verdict_a_line(amity: Amity, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"

    done = amity("gate", DATA / "open_drafts.jsonl", out)

    written = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    drafts = [
        json.loads(line) for line in (DATA / "open_drafts.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert done.exit_code == 0
    assert written == [{"verdict": draft["verdict"], "why": draft["why"]} for draft in drafts]


def test_a_line_that_is_no_note_is_named(amity: Amity, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": "Met Ana."}\n')

    done = amity("parse", bad, tmp_path / "out.jsonl")

    assert done.exit_code == 1
    assert "line 1" in done.stderr
