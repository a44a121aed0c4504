"""The pages of events without a browser: a list is looked at before it is stored, questions are answered with a tap."""

import re
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from amity.actions import journal, people
from amity.actions.events import keeping
from amity.people.records import Card, Post
from amity.store.models import Attendance, Columns, Event, Network
from tests.surfaces.web_reader import TODAY, let_in

LIST = """Who;Contact;Where do you work?;What brings you here?
Ana Sousa;ana@clinara.example;Clinara;The choir
Rui Castelo;rui@city.example;City hall;Open data
;;;
"""


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.AMITY_TODAY = TODAY


@pytest.fixture
def client(network: Network) -> Client:
    return let_in()


@pytest.fixture
def event(network: Network) -> Event:
    return keeping.add(network, "Data Makers Lisbon", date(2026, 11, 26), place="LX Factory")


def _upload(client: Client, event: Event, text: str, name: str = "guests.csv") -> Any:
    file = SimpleUploadedFile(name, text.encode())
    return client.post(f"/events/{event.pk}/guests", {"do": "look", "files": file})


def _choices(page: str) -> dict[str, str]:
    found = re.findall(r'<select class="input" id="(c\d+)".*?</select>', page, re.S)
    chosen = {}
    for name in found:
        select = re.search(rf'id="{name}".*?</select>', page, re.S)
        assert select
        marked = re.search(r'value="(\w*)" selected', select[0])
        chosen[name] = marked[1] if marked else ""
    token = re.search(r'name="file" value="([^"]+)"', page)
    assert token
    return chosen | {"file": token[1]}


def test_a_list_is_looked_at_before_anything_is_stored(
    client: Client, network: Network, event: Event
) -> None:
    ana = people.add(network, Card(name="Ana Sousa", emails=("ana@clinara.example",)))

    page = _upload(client, event, LIST).content.decode()
    assert "2 guests in this list" in page
    assert "What brings you here? The choir" in page
    assert not Attendance.objects.of(network).exists()

    form = _choices(page)
    assert [form[f"c{number}"] for number in range(4)] == ["name", "email", "organisation", "said"]
    assert client.post(f"/events/{event.pk}/guests", form | {"do": "take"}).status_code == 302

    shown = client.get(f"/events/{event.pk}/guests").content.decode()
    assert f"/people/{ana.id}" in shown
    assert "Rui Castelo" in shown
    assert "2 come, you know 1" in shown


def test_chosen_columns_are_remembered_for_lists_of_the_same_kind(
    client: Client, network: Network, event: Event
) -> None:
    strange = "A;B\nAna Sousa;choir\nRui Castelo;data\n"
    form = _choices(_upload(client, event, strange).content.decode())
    client.post(f"/events/{event.pk}/guests", form | {"do": "take", "c1": "said"})

    again = _upload(client, event, "B;A\nlaw;Wei Zhang\n").content.decode()

    assert Columns.objects.of(network).get().meant == {"name": ["a"], "said": ["b"]}
    assert "The columns are those you chose before." in again
    assert "Wei Zhang" in again
    assert "B: law" in again


def test_a_question_is_answered_with_one_tap_and_taken_back(
    client: Client, network: Network, event: Event
) -> None:
    ana = people.add(network, Card(name="Ana Sousa", posts=(Post("Clinara"),)))
    form = _choices(_upload(client, event, "Name,Company\nAna Sousa,Other\n").content.decode())
    client.post(f"/events/{event.pk}/guests", form | {"do": "take"})
    line = Attendance.objects.of(network).get()
    assert line.record_id is None
    assert line.perhaps_id
    page = client.get(f"/events/{event.pk}/guests").content.decode()
    assert "Same person?" in page

    client.post(f"/events/{event.pk}/guests", {"do": "yes", "guest": str(line.pk)})
    assert Attendance.objects.of(network).get().record.person_id == ana.id

    journal.undo(network)
    client.post(f"/events/{event.pk}/guests", {"do": "no", "guest": str(line.pk)})
    line.refresh_from_db()
    assert (line.record_id, line.perhaps_id, line.apart) == (None, None, True)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", "foo,bar\n1,2\n", "holds no column with names or e-mail addresses"),
        ("a.xls", "\x89PNG\r\n", "holds no column"),
        ("a.csv", "", "holds no column with names or e-mail addresses"),
    ],
)
def test_what_is_no_list_gets_a_sentence(
    client: Client, event: Event, name: str, content: str, says: str
) -> None:
    answer = _upload(client, event, content, name)

    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_a_guest_named_by_hand_is_somebody_of_the_book(
    client: Client, network: Network, event: Event
) -> None:
    ana = people.add(network, Card(name="Ana Sousa"))

    client.post(f"/events/{event.pk}/guests", {"do": "add", "who": "Ana Sousa"})
    client.post(f"/events/{event.pk}/guests", {"do": "add", "who": "Somebody New"})
    client.post(f"/events/{event.pk}/guests", {"do": "add", "who": "Ana Sousa"})

    lines = {line.name: line.record for line in Attendance.objects.of(network).select_related("record")}
    assert lines["Ana Sousa"].person_id == ana.id
    assert lines["Somebody New"] is None
    assert len(lines) == 2


def test_a_file_that_is_not_ours_is_not_read(client: Client, event: Event) -> None:
    for token in ("../../etc", "0" * 16 + "-0001", ""):
        answer = client.post(f"/events/{event.pk}/guests", {"do": "take", "file": token})
        assert answer.status_code == 422
    assert client.get(f"/events/{UUID(int=1)}/guests").status_code == 404
