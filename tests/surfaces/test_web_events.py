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
from amity.store.models import Attendance, Columns, Event, Feed, Network
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
    told = Attendance.objects.of(network).values_list("record", "perhaps", "apart")
    assert [*map(list, told)] == [[None, None, True]]


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


def test_without_events_the_page_says_what_they_are_for(client: Client) -> None:
    page = client.get("/events").content.decode()

    assert "No event yet" in page
    assert 'href="/events"' in page


def test_an_event_is_added_decided_about_and_shown(client: Client, network: Network) -> None:
    form = {"name": "Choir night", "day": "2026-11-27", "begins": "18:30", "ends": "21:00", "place": "Loft"}
    client.post("/events", form | {"maybe": "1"})
    event = Event.objects.of(network).get()
    page = client.get("/events").content.decode()
    assert "To decide" in page
    assert "Friday 27 November, 18:30 to 21:00" in page

    client.post(f"/events/{event.pk}/decision", {"going": "yes"})
    assert "You are going" in client.get("/events").content.decode()

    client.post(f"/events/{event.pk}/decision", {"going": "no"})
    page = client.get("/events").content.decode()
    assert "You are going" not in page
    assert "1 you are not going to" in page


@pytest.mark.parametrize(
    "form",
    [
        {"name": "", "day": "2026-11-27"},
        {"name": "X", "day": ""},
        {"name": "X", "day": "soon"},
        {"name": "X", "day": "2026-11-27", "begins": "late"},
        {"name": "X", "day": "2026-11-27", "last_day": "2026-11-01"},
    ],
)
def test_a_form_that_is_wrong_comes_back_with_its_words(
    client: Client, network: Network, form: dict[str, str]
) -> None:
    answer = client.post("/events", form | {"place": "Loft"})

    assert answer.status_code == 422
    assert 'value="Loft"' in answer.content.decode()
    assert not Event.objects.of(network).exists()


def test_a_no_offers_a_kind_word_to_whoever_asked(client: Client, network: Network, event: Event) -> None:
    lucia = people.add(network, Card(name="Lúcia Prado", emails=("lucia@makers.example",)))
    form = _choices(
        _upload(client, event, "Name,Email,Role\nLúcia Prado,lucia@makers.example,Host\n").content.decode()
    )
    client.post(f"/events/{event.pk}/guests", form | {"do": "take"})

    gone = client.post(f"/events/{event.pk}/decision", {"going": "no"})

    assert gone.headers["Location"].startswith(f"/events/{event.pk}/no")
    page = client.get(f"/events/{event.pk}/no").content.decode()
    assert "“Data Makers Lisbon”" in page
    assert Event.objects.of(network).get().going == "no"
    assert lucia.name in page


def test_a_calendar_is_named_and_taken_out(client: Client, network: Network) -> None:
    client.post("/events/calendars", {"url": "https://town.example/events.ics"})
    feed = Feed.objects.of(network).get()
    page = client.get("/events").content.decode()
    assert "They are not read." in page
    assert "town.example" not in client.get("/give/feeds").content.decode()

    client.post("/events/calendars", {"do": "remove", "calendar": str(feed.pk)})

    assert not Feed.objects.of(network).exists()
    assert client.post("/events/calendars", {"url": "file:///etc/passwd"}).status_code == 422
