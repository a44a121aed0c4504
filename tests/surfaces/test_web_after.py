"""The page after an event and the box for a line in passing."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from amity.actions import people
from amity.actions.events import jotting, keeping
from amity.base.ids import uuid7
from amity.people.records import Card
from amity.store.models import Event, Fact, FollowUp, Jotting, Network, Promise, Touch
from tests.surfaces.web_reader import let_in

DAY = date(2026, 11, 19)
LINES = "Wei says hi, moving to Coimbra in March\nRui Castelo, I promised to send him the slides"


@pytest.fixture
def event(network: Network) -> Event:
    people.add(network, Card(name="Wei Zhang"))
    return keeping.add(network, "Data Makers Lisbon", DAY, goal="two real conversations")


@pytest.fixture
def client(network: Network, settings: Any) -> Client:
    settings.AMITY_TODAY = DAY
    return let_in()


def _fields(html: str) -> dict[str, list[str]]:
    """What a browser would send of the form, as it stands."""
    sent: dict[str, list[str]] = {}
    html = html.partition('id="capture"')[2].partition("</form>")[0]
    for tag in re.findall(r"<input[^>]*>", html):
        said = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if said.get("type") in ("checkbox", "radio") and " checked" not in tag:
            continue
        if "name" in said:
            sent.setdefault(said["name"], []).append(said.get("value", "on"))
    for name, words in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', html, re.S):
        sent.setdefault(name, []).append(words)
    return sent


def test_lines_are_shown_as_cards_and_stored_when_they_are_saved(
    client: Client, network: Network, event: Event
) -> None:
    read = client.post(f"/events/{event.pk}/after", {"text": LINES, "step": "read"})
    page = read.content.decode()
    assert "Wei Zhang" in page
    assert "Moving to Coimbra in March" in page
    assert "Saving adds 2 conversations, 1 promise and 1 person." in page
    assert Touch.objects.of(network).count() == 0

    saved = client.post(
        f"/events/{event.pk}/after", {**_fields(page), "step": "save", "energy": "lifted", "left_at": "20:10"}
    )

    assert saved.status_code == 302
    assert Touch.objects.of(network).count() == 2
    assert Promise.objects.of(network).count() == 1
    kept = Event.objects.of(network).get(pk=event.pk)
    assert (kept.energy, str(kept.left_at)) == ("lifted", "20:10:00")
    assert "Wei Zhang" in client.get(saved["Location"]).content.decode()


def test_what_was_taken_off_is_not_stored(client: Client, network: Network, event: Event) -> None:
    page = client.post(f"/events/{event.pk}/after", {"text": LINES, "step": "read"}).content.decode()
    sent = _fields(page)
    sent["keep"] = [key for key in sent["keep"] if "promise" not in key and "fact" not in key]
    sent["write"] = []

    client.post(f"/events/{event.pk}/after", {**sent, "step": "save"})

    assert (Promise.objects.of(network).count(), Fact.objects.of(network).count()) == (0, 0)
    assert Touch.objects.of(network).count() == 2
    assert FollowUp.objects.of(network).count() == 0


def test_the_sentence_below_counts_what_is_left(client: Client, event: Event) -> None:
    page = client.post(f"/events/{event.pk}/after", {"text": LINES, "step": "read"}).content.decode()
    sent = _fields(page)
    sent["keep"] = [key for key in sent["keep"] if "promise" not in key]

    counted = client.post(f"/events/{event.pk}/after", {**sent, "step": "count"}).content.decode()

    assert counted == "Saving adds 2 conversations and 1 person. One undo takes it all back."


def test_words_that_were_changed_after_reading_are_read_again_first(
    client: Client, network: Network, event: Event
) -> None:
    page = client.post(f"/events/{event.pk}/after", {"text": LINES, "step": "read"}).content.decode()

    again = client.post(
        f"/events/{event.pk}/after", {**_fields(page), "text": f"{LINES}\nKim Lee, boats", "step": "save"}
    )

    assert "Kim Lee" in again.content.decode()
    assert Touch.objects.of(network).count() == 0


def test_a_line_nobody_is_named_in_stays_with_a_sentence(
    client: Client, network: Network, event: Event
) -> None:
    text = "Wei says hi\nthe one with the red scarf"
    page = client.post(f"/events/{event.pk}/after", {"text": text, "step": "read"}).content.decode()
    assert "Nobody is named in these lines" in page

    client.post(f"/events/{event.pk}/after", {**_fields(page), "step": "save"})

    there = client.get(f"/events/{event.pk}/after").content.decode()
    assert ">the one with the red scarf</textarea>" in there


def test_a_name_that_several_bear_is_asked_for(client: Client, network: Network, event: Event) -> None:
    people.add(network, Card(name="Wei Chen"))
    page = client.post(f"/events/{event.pk}/after", {"text": "Wei plays go", "step": "read"}).content.decode()
    refused = client.post(f"/events/{event.pk}/after", {**_fields(page), "step": "save"})
    assert refused.status_code == 422
    assert "Several people are called Wei" in refused.content.decode()
    chen = re.search(r'name="which:Wei" value="([^"]+)"[^>]*> Wei Chen', refused.content.decode())
    assert chen

    saved = client.post(
        f"/events/{event.pk}/after",
        {**_fields(refused.content.decode()), "which:Wei": chen.group(1), "step": "save"},
    )

    assert saved.status_code == 302
    assert Fact.objects.of(network).get().record.person.name == "Wei Chen"


def test_how_it_was_can_be_kept_alone(client: Client, network: Network, event: Event) -> None:
    page = client.get(f"/events/{event.pk}/after").content.decode()

    client.post(f"/events/{event.pk}/after", {**_fields(page), "energy": "drained", "step": "save"})

    assert Event.objects.of(network).get(pk=event.pk).energy == "drained"


def test_a_line_in_passing_is_kept_once_however_often_it_is_sent(
    client: Client, network: Network, event: Event
) -> None:
    sent = {"id": str(uuid7()), "event": str(event.pk), "text": "Wei moves", "at": "2026-11-19T20:00:00Z"}

    first = client.post("/jot", sent, headers={"accept": "application/json"})
    again = client.post("/jot", sent, headers={"accept": "application/json"})

    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json() == {"id": sent["id"], "state": "open"}
    assert Jotting.objects.of(network).count() == 1
    assert ">Wei moves</textarea>" in client.get(f"/events/{event.pk}/after").content.decode()


def test_the_box_for_a_line_works_as_a_plain_form(client: Client, network: Network) -> None:
    page = client.get("/jot").content.decode()
    number = re.search(r'name="id" value="([^"]+)"', page)
    assert number

    done = client.post("/jot", {"id": number.group(1), "text": "Kim Lee, boats"}, follow=True)

    assert "Jotted down a line" in done.content.decode()
    assert "Kim Lee, boats" in client.get("/log").content.decode()
    line = Jotting.objects.of(network).get()
    client.post(f"/jot/{line.pk}/aside", {"back": "/jot"})
    assert list(jotting.waiting(network)) == []


def test_a_line_without_an_event_is_checked_on_the_log_page(client: Client, network: Network) -> None:
    people.add(network, Card(name="Wei Zhang"))
    line = jotting.jot(network, uuid7(), "Met Wei at the station, he plays go")

    page = client.post(
        "/log", {"text": line.text, "jotting": str(line.pk), "step": "understand"}
    ).content.decode()
    assert f'name="jotting" value="{line.pk}"' in page
    kept = re.findall(r'name="keep" value="([^"]+)" checked', page)
    seen = re.search(r'name="seen" value="([^"]+)"', page)
    assert seen
    client.post(
        "/log",
        {"text": line.text, "jotting": str(line.pk), "seen": seen.group(1), "keep": kept, "step": "save"},
    )

    assert Jotting.objects.of(network).get().state == "kept"
    assert Touch.objects.of(network).count() == 1


def test_an_empty_line_is_refused_in_words(client: Client) -> None:
    assert client.post("/jot", {"text": " "}).status_code == 422
    answer = client.post("/jot", {"text": " "}, headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()) == (422, {"why": "Write a line first."})


def test_the_next_morning_each_is_on_today_once_and_can_be_answered(
    client: Client, network: Network, event: Event, settings: Any
) -> None:
    page = client.post(f"/events/{event.pk}/after", {"text": LINES, "step": "read"}).content.decode()
    client.post(f"/events/{event.pk}/after", {**_fields(page), "step": "save"})
    settings.AMITY_TODAY = DAY + timedelta(days=1)
    client.post("/energy", {"energy": "low"})
    today = client.get("/").content.decode()
    (waiting,) = re.findall(r'href="(/follow-ups/[^"]+)"', today)
    assert "You talked at Data Makers Lisbon" in today

    letter = client.get(waiting).content.decode()
    assert "Not this time" in letter
    client.post(waiting, {"do": "reword", "words": "Dear you, thank you for the talk."})
    assert "Dear you, thank you for the talk." in client.get(waiting).content.decode()
    client.post(waiting, {"do": "later", "until": "2026-11-23"})
    client.post(waiting, {"do": "wrote", "back": "/"})

    assert "You wrote on 20 November." in client.get(waiting).content.decode()
    assert "/follow-ups/" not in client.get("/").content.decode()
    assert client.get("/follow-ups/00000000-0000-7000-8000-000000000000").status_code == 404
