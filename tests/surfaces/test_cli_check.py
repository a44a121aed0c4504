"""`amity check`: what is in order, and what is not."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from amity.actions import checks
from amity.store.models import Network, Person, Record, Tie, Touch
from tests.actions.written import mail, mbox

Amity = Callable[..., Result]


@pytest.fixture
def filled(amity: Amity, network: Network, tmp_path: Path) -> Network:
    letters = (mail("Ana Sousa <ana@acme.example>", "me@home.example", day=n * 9) for n in range(4))
    amity("import", mbox(tmp_path / "m.mbox", *letters), "--me", "me@home.example")
    return network


def test_all_is_well(amity: Amity, filled: Network) -> None:
    assert amity("check").stdout == "Everything is in order.\n"
    assert json.loads(amity("check", "--rebuild", "--json").stdout) == {"ok": True, "findings": []}


def test_the_digest_alone(amity: Amity, filled: Network) -> None:
    done = amity("check", "--digest")

    assert done.stdout == f"{checks.digest(filled)}\n"
    assert json.loads(amity("check", "--digest", "--json").stdout) == {"digest": checks.digest(filled)}
    assert list(json.loads(amity("check", "--rebuild", "--digest", "--json").stdout)) == [
        "ok",
        "findings",
        "digest",
    ]


def test_the_digest_sees_every_kind_of_change(amity: Amity, filled: Network) -> None:
    seen = {checks.digest(filled)}
    for change in (
        lambda: Touch.objects.of(filled).update(subject="x"),
        lambda: Tie.objects.of(filled).update(week=0.5),
        lambda: Record.objects.of(filled).filter(key="ana@acme.example").update(standing="role"),
        lambda: (
            Record.objects.of(filled)
            .filter(key="ana@acme.example")
            .update(person=Record.objects.of(filled).get(key="me@home.example").person_id)
        ),
    ):
        change()
        seen.add(checks.digest(filled))

    assert len(seen) == 5


def test_a_person_shown_wrongly_is_found(amity: Amity, filled: Network) -> None:
    Person.objects.of(filled).filter(name="Ana Sousa").update(name="Anna")

    done = amity("check")

    assert done.exit_code == 1
    assert done.stdout == "Anna is shown differently from what the records say.\n"
    assert done.stderr == "1 things are not in order.\n"


def test_a_tie_that_does_not_follow_from_talks_is_found_by_building_afresh(
    amity: Amity, filled: Network
) -> None:
    Tie.objects.of(filled).update(days=7)

    assert amity("check").exit_code == 0
    done = amity("check", "--rebuild", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["findings"] == [
        "The tie with Ana Sousa holds days = 7; its touches give 4."
    ]
