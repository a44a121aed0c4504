"""`amity event`: noted, listed with reasons, a guest list read once."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from typer.testing import Result

from amity.actions import people
from amity.people.records import Card
from amity.store.models import Attendance, Event, Network

DAY = ("--today", "2026-11-24")
LIST = "Name,Email,Status\nAna Sousa,ana@clinara.example,Going\nRui Castelo,,Going\n=1+1,,Going\n"


def _json(result: Result) -> Any:
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_an_event_its_guests_and_the_list(
    amity: Callable[..., Result], network: Network, tmp_path: Path
) -> None:
    people.add(network, Card(name="Ana Sousa", emails=("ana@clinara.example",)))
    file = tmp_path / "guests.csv"
    file.write_text(LIST)

    made = _json(
        amity("event", "add", "Data Makers", "--on", "2026-11-26", "--where", "LX Factory", "--json")
    )
    looked = _json(amity("event", "import", str(file), "--dry-run", *DAY, "--json"))
    assert not Attendance.objects.of(network).exists()
    taken = _json(amity("event", "import", str(file), *DAY, "--json"))
    again = _json(amity("event", "import", str(file), "--event", "makers", *DAY, "--json"))

    assert looked["columns"]["coming"] == ["status"]
    assert (taken["event"], taken["guests"], taken["new"], taken["known"]) == (made["id"], 2, 2, 1)
    assert taken["errors"] == [{"where": "line 4", "why": "The name is a formula; the line was left out."}]
    assert (again["new"], again["changed"], again["change_id"]) == (0, 0, None)
    listed = _json(amity("event", "list", *DAY, "--json"))["events"]
    assert [(one["name"], one["known"], one["guests"]) for one in listed] == [
        ("Data Makers", ["Ana Sousa"], 2)
    ]
    assert "You know Ana Sousa there" in amity("event", "list", *DAY).stdout
    assert "Data Makers" in amity("event", "list", "--past", "--today", "2026-12-24").stdout
    assert amity("undo").exit_code == 0
    assert not Attendance.objects.of(network).exists()


def test_without_a_name_the_list_says_which_events_there_are(
    amity: Callable[..., Result], network: Network, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST)
    assert "No event to come is noted" in amity("event", "import", str(file), *DAY).stderr
    for name in ("Data Makers", "Choir weekend"):
        amity("event", "add", name, "--on", "2026-11-26")

    several = amity("event", "import", str(file), *DAY)
    assert several.exit_code == 1
    assert "Data Makers, 2026-11-26" in several.stderr

    file.rename(tmp_path / "choir-guests.csv")
    assert _json(amity("event", "import", str(tmp_path / "choir-guests.csv"), *DAY, "--json"))["guests"] == 2
    assert Event.objects.of(network).count() == 2


def test_the_normal_import_says_where_a_guest_list_belongs(
    amity: Callable[..., Result], network: Network, tmp_path: Path
) -> None:
    file = tmp_path / "luma.csv"
    file.write_text("api_id,name,email,approval_status\ngst-1,Ana Sousa,ana@x.example,approved\n")

    said = amity("import", str(file))

    assert said.exit_code == 1
    assert "This is a guest list." in said.stdout
