"""Events over REST: chosen among, changed with a tag, their guests brought and named."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from amity.actions import people
from amity.people.records import Card
from amity.store.models import Attendance, Event, Network
from tests.surfaces.api_program import V1, Program
from tests.surfaces.web_reader import TODAY

LIST = b"Name,Email\nAna Sousa,ana@clinara.example\nRui Castelo,rui@city.example\n"


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.AMITY_TODAY = TODAY


def _new(program: Program, **more: Any) -> Any:
    said = {"name": "Data Makers", "day": "2026-11-26", "place": "LX Factory", **more}
    return program.post("/events", said)


def _upload(program: Program, event: str, file: SimpleUploadedFile) -> Any:
    sent = {"X-CSRFToken": program.token}
    return program.client.post(f"{V1}/events/{event}/guests", {"file": file}, headers=sent)


def test_an_event_is_noted_once_shown_changed_and_deleted(program: Program, network: Network) -> None:
    made = _new(program, begins_at="2026-11-26T18:30:00+00:00", leave_at="20:15:00")
    again = _new(program)
    assert made.status_code == again.status_code == 201
    assert made.json()["id"] == again.json()["id"]
    event = made.json()
    assert (event["going"], event["leave_at"]) == ("yes", "20:15:00")

    shown = program.get(f"/events/{event['id']}")
    changed = program.patch(f"/events/{event['id']}", {"going": "no"}, If_Match=shown.headers["ETag"])

    assert changed.json()["going"] == "no"
    assert program.delete(f"/events/{event['id']}").status_code == 204
    assert not Event.objects.of(network).exists()


def test_events_come_page_by_page_and_in_the_order_of_choice(program: Program) -> None:
    for number in (1, 2, 3):
        _new(program, name=f"Evening {number}", day=f"2026-12-0{number}", going="")

    first = program.get("/events?limit=2").json()
    second = program.get(f"/events?limit=2&cursor={first['next']}").json()

    assert [one["day"] for one in (*first["events"], *second["events"])] == [
        "2026-12-03",
        "2026-12-02",
        "2026-12-01",
    ]
    assert program.get("/events/upcoming").json()["events"][0]["day"] == "2026-12-01"


def test_a_guest_list_is_brought_and_its_guests_are_named(program: Program, network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa", emails=("ana@clinara.example",)))
    event = _new(program).json()["id"]

    file = SimpleUploadedFile("guests.csv", LIST)
    taken = _upload(program, event, file)

    assert taken.status_code == 201, taken.content
    assert (taken.json()["guests"], taken.json()["known"]) == (2, 1)
    told = program.get(f"/events/{event}/guests").json()["guests"]
    assert [(one["name"], one["person"] and one["person"]["id"]) for one in told] == [
        ("Ana Sousa", str(ana.id)),
        ("Rui Castelo", None),
    ]
    named = program.patch(f"/events/guests/{told[1]['id']}", {"person": str(ana.id)})
    assert named.json()["person"]["name"] == "Ana Sousa"
    assert program.patch(f"/events/guests/{told[1]['id']}", {"person": None}).json()["person"] is None
    assert program.delete(f"/events/guests/{told[1]['id']}").status_code == 204
    assert program.post(f"/events/{event}/guests/named", {"name": "Wei Zhang"}).status_code == 201
    assert Attendance.objects.of(network).count() == 2


def test_what_cannot_be_is_refused_with_a_sentence(program: Program) -> None:
    event = _new(program).json()["id"]

    assert _new(program, begins_at="2026-11-26T18:30:00").status_code == 422
    assert _new(program, last_day="2026-01-01").status_code == 409
    file = SimpleUploadedFile("guests.csv", b"a,b\n1,2\n")
    assert _upload(program, event, file).status_code == 409
