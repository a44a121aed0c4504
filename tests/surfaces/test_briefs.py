"""Briefs as pages, commands and answers to programs: the same questions with the same sources on each."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from typer.testing import Result

from amity.actions import people, said
from amity.actions.events import keeping
from amity.base.ids import digest
from amity.people.records import Card
from amity.store.models import Attendance, Change, Event, Fact, Network, Person
from tests.surfaces.api_program import Program
from tests.surfaces.web_reader import TODAY, let_in

Amity = Callable[..., Result]
FAIR = date(2026, 11, 25)
ON = ("--today", str(TODAY))


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.AMITY_TODAY = TODAY


@pytest.fixture
def client(village: Network) -> Client:
    return let_in()


@pytest.fixture
def ana(village: Network) -> Person:
    return Person.objects.of(village).filter(name="Ana Sousa").order_by("pk")[0]


@pytest.fixture
def fair(village: Network) -> Event:
    when = keeping.When(day=FAIR, begins_at=datetime(2026, 11, 25, 18, 0, tzinfo=UTC))
    made = keeping.add(village, "Harbour Evening", when, place="Pier 4")
    Attendance.objects.create(
        network=village, event=made, key="rui", name="Rui Okafor", title="Harbour pilot", organisation="Port office",
        said="I look for people who count ships", coming="yes", created_at=datetime(2026, 11, 1, tzinfo=UTC),
    )  # fmt: skip
    return made


def _text(answer: Any) -> str:
    assert answer.status_code == 200, answer
    return answer.content.decode()


def test_page_command_and_program_ask_the_same_and_name_the_same_source(
    client: Client, amity: Amity, ana: Person
) -> None:
    told = Program().get(f"/people/{ana.id}/brief").json()
    printed = json.loads(amity("brief", str(ana.id), *ON, "--json").stdout)
    page = _text(client.get(f"/people/{ana.id}/brief"))

    assert told["questions"] == printed["questions"]
    assert told["questions"]
    for question in told["questions"]:
        assert question["comes_from"]["id"]
        assert question["comes_from"]["text"]
        assert question["text"].split("“")[0].strip() in page.replace("&#39;", "'")


def test_what_is_private_stands_under_keep_in_mind_alone(
    client: Client, amity: Amity, ana: Person, village: Network
) -> None:
    said.add_fact(village, ana.id, "hides a zeppelin", kind="interest", today=TODAY, private=True)

    told = json.loads(amity("brief", str(ana.id), *ON, "--json").stdout)
    page = _text(client.get(f"/people/{ana.id}/brief"))

    assert [one["text"] for one in told["keep_in_mind"]] == ["hides a zeppelin"]
    assert "zeppelin" not in json.dumps({key: told[key] for key in told if key != "keep_in_mind"})
    assert page.lower().count("zeppelin") == 1


def test_an_old_fact_is_answered_with_one_tap_which_can_be_taken_back(
    client: Client, ana: Person, village: Network
) -> None:
    fact = said.add_fact(village, ana.id, "wants to move to Coimbra", kind="goal", today=date(2024, 1, 1))
    assert f"/facts/{fact.pk}/still-true" in _text(client.get(f"/people/{ana.id}/brief"))

    answer = client.post(f"/facts/{fact.pk}/still-true", {"answer": "yes", "back": f"/people/{ana.id}/brief"})

    assert "done=" in answer["Location"]
    page = _text(client.get(answer["Location"]))
    assert "Still true of Ana Sousa" in page
    assert f"/facts/{fact.pk}/still-true" not in page
    change = Change.objects.of(village).order_by("-at")[0]
    client.post("/journal/undo", {"change": str(change.pk)})
    assert Fact.objects.of(village).get(pk=fact.pk).confirmed_on is None


def test_a_program_may_say_that_a_fact_ended(ana: Person, village: Network) -> None:
    fact = said.add_fact(village, ana.id, "wants to move", kind="goal", today=date(2024, 1, 1))
    program = Program()

    assert program.send("PUT", f"/facts/{fact.pk}/still-true", {"answer": "no"}).status_code == 204
    assert program.send("PUT", f"/facts/{fact.pk}/still-true", {"answer": "maybe"}).status_code == 422
    assert Fact.objects.of(village).get(pk=fact.pk).ended_on == TODAY


def test_somebody_nobody_knows_is_said_to_be_and_helped_with_on_every_surface(
    client: Client, amity: Amity, village: Network
) -> None:
    printed = amity("brief", "Xaver Nirgends", *ON)
    told = Program().get("/briefs", name="Xaver Nirgends").json()
    page = _text(client.get("/people/brief", {"name": "Xaver Nirgends"}))

    assert printed.exit_code == 0
    for text in (printed.stdout, " ".join(told["not_known"]), page):
        assert "Nothing is known of Xaver Nirgends" in text
    assert not told["known"]
    assert told["openers"]
    assert "What are you hoping to take home today?" in page


def test_a_guest_who_is_not_in_the_book_is_asked_about_what_the_list_says(
    client: Client, amity: Amity, fair: Event
) -> None:
    row = Attendance.objects.of(fair.network).get(event=fair)

    page = _text(client.get(f"/events/{fair.pk}/guests/{row.pk}/brief"))
    told = json.loads(amity("brief", "Rui Okafor", *ON, "--json").stdout)

    assert "Rui Okafor is not in your book" in page
    assert "I look for people who count ships" in page
    assert {question["comes_from"]["kind"] for question in told["questions"]} == {"guest"}
    assert {question["comes_from"]["id"] for question in told["questions"]} == {str(row.pk)}
    assert client.get(f"/events/{fair.pk}/guests/{uuid4()}/brief").status_code == 404


def test_a_name_of_several_is_asked_about(client: Client, amity: Amity, village: Network) -> None:
    people.add(village, Card(name="Anabel Sousa"))

    refused = amity("brief", "Ana", *ON)
    page = _text(client.get("/people/brief", {"name": "Ana"}))

    assert refused.exit_code == 1
    assert "Several people match" in refused.stderr
    assert "Anabel Sousa" in page
    assert "Ana Sousa" in page


def test_the_owner_and_who_asked_to_be_left_out_have_no_brief(
    client: Client, amity: Amity, village: Network
) -> None:
    me = Person.objects.of(village).filter(is_me=True)[0]

    assert client.get(f"/people/{me.id}/brief").status_code == 302
    assert amity("brief", str(me.id), *ON).exit_code == 1
    assert Program().get(f"/people/{me.id}/brief").status_code in (400, 422)


def test_an_event_before_it_says_who_is_worth_meeting_and_why(
    client: Client, amity: Amity, village: Network
) -> None:
    event = Event.objects.of(village).get(name="Data Makers Lisbon")

    told = json.loads(amity("event", "brief", "Data Makers", *ON, "--json").stdout)
    page = _text(client.get(f"/events/{event.pk}"))

    assert told == Program().get(f"/events/{event.pk}/brief").json()
    assert told["known"]
    assert len(told["known"]) + len(told["perhaps"]) >= 3
    assert len(told["worth_meeting"]) <= 2
    for one in told["worth_meeting"]:
        assert one["name"] in page
        assert all(reason["text"] and reason["comes_from"] for reason in one["reasons"])
    assert "Lúcia Prado" in page


def test_a_plan_is_saved_explicitly_and_taken_back(client: Client, fair: Event) -> None:
    address = f"/events/{fair.pk}/plan"

    answer = client.post(
        address,
        {
            "goal": "Meet one pilot",
            "if_then": "If I stand alone, I look at ships",
            "leave_at": "19:15",
            "quiet": "",
        },
    )
    page = _text(client.get(answer["Location"]))
    assert "Changed your plan: Harbour Evening" in page
    assert "Meet one pilot" in page
    assert "Leave by 19:15" in page

    client.post(address, {"talks": "3"})
    assert Event.objects.of(fair.network).get(pk=fair.pk).goal == "three real conversations"

    refused = client.post(address, {"goal": "Mine", "leave_at": "late"})
    assert refused.status_code == 422
    assert "Write a time like 20:15." in refused.content.decode()
    assert "Mine" in refused.content.decode()


def test_own_words_to_begin_come_first_and_are_offered_again_at_the_next_one(
    client: Client, fair: Event, village: Network
) -> None:
    client.post(f"/events/{fair.pk}/plan", {"openers": "Which boat is yours?\n\nWho taught you knots? "})

    page = _text(client.get(f"/events/{fair.pk}"))
    assert (
        page.index("Which boat is yours?")
        < page.index("Who taught you knots?")
        < page.index("works with anyone")
    )
    keeping.change(village, fair.pk, goal="One talk")
    assert keeping.one(village, fair.pk).openers.startswith("Which boat")
    next_one = keeping.add(village, "Harbour Evening", date(2026, 12, 2))
    assert "your own, for Harbour Evening" in _text(client.get(f"/events/{next_one.pk}"))
    keeping.change(village, fair.pk, energy="drained")
    assert "your own, for" not in _text(client.get(f"/events/{next_one.pk}"))


def test_what_is_ready_before_leaving_home_stays_ticked_and_leaves_the_sheet(
    client: Client, fair: Event, village: Network
) -> None:
    said = "Say one opening aloud, two minutes"
    ticked = 'aria-pressed="true" aria-label="Done: Say one opening aloud'
    address = f"/events/{fair.pk}"
    assert ticked not in _text(client.get(address))
    assert said in _text(client.get(f"{address}/sheet"))

    mark = digest("ready", said)
    client.post(f"{address}/ready", {"done": mark})

    assert ticked in _text(client.get(address))
    assert said not in _text(client.get(f"{address}/sheet"))
    assert keeping.one(village, fair.pk).ready == [
        mark
    ]  # no words: they may name somebody who is forgotten later
    client.post(f"{address}/ready", {"done": mark})
    assert ticked not in _text(client.get(address))
    assert client.post(f"/events/{uuid4()}/ready", {"done": said}).status_code == 404


def test_the_sheet_is_light_and_loads_one_stylesheet(client: Client, village: Network) -> None:
    event = Event.objects.of(village).get(name="Data Makers Lisbon")

    page = _text(client.get(f"/events/{event.pk}/sheet"))

    assert page.count('<link rel="stylesheet"') == 1
    assert "<script" not in page
    assert "Amity answers on this computer only" in page
    (style,) = {part.partition('"')[0] for part in page.split('href="') if "sheet.css" in part[:60]}
    assert len(page.encode()) + len(client.get(style).content) < 40_000


def test_an_event_that_is_gone_is_not_found(client: Client) -> None:
    for tail in ("", "/sheet"):
        assert client.get(f"/events/{uuid4()}{tail}").status_code == 404
    assert client.post(f"/events/{uuid4()}/plan", {"talks": "1"}).status_code == 404


def test_today_says_the_day_before_what_takes_place(client: Client, amity: Amity, fair: Event) -> None:
    page = _text(client.get("/"))
    told = json.loads(amity("today", *ON, "--json").stdout)

    assert f"/events/{fair.pk}" in page
    (coming,) = [one for one in told["coming_up"] if one["id"] == str(fair.pk)]
    assert (coming["kind"], coming["text"], coming["place"]) == ("gathering", "Harbour Evening", "Pier 4")
