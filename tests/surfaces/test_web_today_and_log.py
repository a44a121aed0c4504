"""Today and the log through the web: one tap stores, one tap takes back, with htmx and without."""

import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from amity.actions import absences, people
from amity.actions import today as action
from amity.people.records import Card, YearlyDay
from amity.store.models import Fact, Network, Outcome, Person, Promise, Touch
from tests.surfaces.web_reader import TODAY, let_in, write

HTMX = {"hx-request": "true"}
LINE = "Met Ana Sousa at PyCon, her daughter starts school, promised to send the article"


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.AMITY_TODAY = TODAY


@pytest.fixture
def client(network: Network) -> Client:
    return let_in()


@pytest.fixture
def birthday(network: Network) -> str:
    """The id of a suggestion: Kofi's birthday is tomorrow."""
    people.add(network, Card(name="Kofi Mensah", days=(YearlyDay("birthday", 11, 25, 1986),)))
    (suggestion,) = action.plan(network, today=TODAY).suggestions
    return suggestion.id


def test_somebody_new_is_welcomed_until_they_skip_it(client: Client, network: Network) -> None:
    assert client.get("/")["Location"] == "/welcome"

    client.post("/welcome", {"people": "2", "wants": ["close"], "to": "today"})

    network.refresh_from_db()
    assert (network.steady_people, network.wants) == (2, ["close"])
    assert "Start with five people" in client.get("/").content.decode()


def test_five_names_become_people(client: Client, network: Network) -> None:
    answer = client.post("/welcome/people", {"names": "Hana\nRuth Adler, Vienna\n\n"})

    assert answer["Location"] == "/welcome/first"
    assert set(Person.objects.of(network).values_list("name", "place")) == {
        ("Hana", ""),
        ("Ruth Adler", "Vienna"),
    }


def test_today_shows_the_person_with_the_reason_and_a_draft(client: Client, birthday: str) -> None:
    page = client.get("/").content.decode()

    assert "Kofi Mensah" in page
    assert "birthday" in page
    assert f'id="s-{birthday}"' in page
    assert "One person today" in page


def test_did_it_folds_the_card_into_a_line_with_undo(client: Client, network: Network, birthday: str) -> None:
    answer = client.post(f"/suggestions/{birthday}/outcome", {"kind": "done"}, headers=HTMX)

    said = answer.content.decode()
    assert "you wrote to Kofi Mensah" in said
    assert "<html" not in said
    assert Touch.objects.of(network).count() == 1
    change = re.search(r'name="change" value="([^"]+)"', said)
    assert change
    client.post("/journal/undo", {"change": change[1], "back": "/"})
    assert not Touch.objects.of(network).exists()
    assert not Outcome.objects.of(network).exists()


def test_without_script_the_same_tap_comes_back_with_the_same_line(
    client: Client, network: Network, birthday: str
) -> None:
    answer = client.post(f"/suggestions/{birthday}/outcome", {"kind": "done"}, follow=True)

    page = answer.content.decode()
    assert "you wrote to Kofi Mensah" in page
    assert "Undo" in page
    assert "That’s everyone for today" in page


@pytest.mark.parametrize(
    ("form", "kind", "reason", "until"),
    [
        ({"later": "tomorrow"}, "later", "", "2026-11-25"),
        ({"later": "week"}, "later", "", "2026-11-30"),
        ({"later": "day", "until": "2026-12-24"}, "later", "", "2026-12-24"),
        ({"later": "meet"}, "later", "", "None"),
        ({"skip": "energy"}, "skip", "energy", "None"),
        ({"skip": "peace"}, "skip", "peace", "None"),
    ],
)
def test_later_and_not_this_time_are_stored_as_chosen(
    client: Client, network: Network, birthday: str, form: dict[str, str], kind: str, reason: str, until: str
) -> None:
    client.post(f"/suggestions/{birthday}/outcome", form, headers=HTMX)

    outcome = Outcome.objects.of(network).get()
    assert (outcome.kind, outcome.reason, str(outcome.until)) == (kind, reason, until)


@pytest.mark.parametrize(
    "form", [{"later": "day", "until": ""}, {"later": "day", "until": "31 Feb"}, {"skip": "no"}]
)
def test_an_outcome_that_cannot_be_read_says_so_and_stores_nothing(
    client: Client, network: Network, birthday: str, form: dict[str, str]
) -> None:
    answer = client.post(f"/suggestions/{birthday}/outcome", form, headers=HTMX)

    assert answer.status_code == 422
    assert not Outcome.objects.of(network).exists()


def test_somebody_is_written_to_on_any_day_and_one_tap_logs_it(client: Client, network: Network) -> None:
    made = people.add(network, Card(name="Amara Diallo"))
    for day in (date(2026, 9, 2), date(2026, 11, 14)):
        write(network, "Called Amara Diallo", day)
    address = f"/people/{made.id}/write"
    assert f'href="{address}"' in client.get(f"/people/{made.id}").content.decode()
    assert f'href="{address}"' in client.get("/find?q=amara").content.decode()

    page = client.get(address).content.decode()

    assert "You want to write to them. You were in touch 10 days ago." in page
    assert "What it rests on" in page
    card = re.search(r'action="(/suggestions/[^"]+)"', page)
    assert card
    before = Touch.objects.of(network).count()
    back = client.post(card[1], {"kind": "done", "back": f"/people/{made.id}"})
    assert back["Location"].startswith(f"/people/{made.id}?done=")
    assert Touch.objects.of(network).count() == before + 1
    assert "in touch today" in client.get(address).content.decode()


def test_two_unanswered_messages_are_named_before_a_third(client: Client, network: Network) -> None:
    made = people.add(network, Card(name="Sam Okoro"))
    for day in (date(2026, 11, 2), date(2026, 11, 12)):
        write(network, "Wrote to Sam Okoro", day)

    assert "wait for an answer" in client.get(f"/people/{made.id}/write").content.decode()


def test_nobody_is_written_to_who_cannot_be_or_would_not_like_it(client: Client, network: Network) -> None:
    died, left_out = (people.add(network, Card(name=name)) for name in ("Ruth Adler", "Oscar Lind"))
    absences.note(network, died.id, "died", today=TODAY)
    absences.note(network, left_out.id, "left_out", today=TODAY)

    maya = people.add(network, Card(name="Maya Lindqvist"))
    Person.objects.of(network).filter(pk=maya.pk).update(is_me=True)
    for id in (died.id, left_out.id, maya.id, uuid4()):
        assert client.get(f"/people/{id}/write").status_code == 404


def test_a_day_of_rest_shows_nobody(client: Client, birthday: str) -> None:
    client.post("/energy", {"energy": "rest"})

    page = client.get("/").content.decode()
    assert "A day for yourself" in page
    assert 'class="card person' not in page


def test_those_who_were_answered_today_are_not_replaced(client: Client, network: Network) -> None:
    for number in range(6):
        people.add(
            network, Card(name=f"Bo Lind{chr(97 + number)}", days=(YearlyDay("birthday", 11, 25, 1980),))
        )
    first = action.plan(network, today=TODAY).suggestions

    for suggestion in first:
        client.post(f"/suggestions/{suggestion.id}/outcome", {"kind": "done"})

    assert len(first) == 3
    assert 'class="card person' not in client.get("/").content.decode()


def test_a_line_is_understood_before_anything_is_stored(client: Client, network: Network) -> None:
    answer = client.post("/log", {"text": LINE, "step": "understand", "box": "log-d"}, headers=HTMX)

    said = answer.content.decode()
    assert "Ana Sousa, new" in said
    assert "Fact: her daughter starts school" in said
    assert "Promise: send the article" in said
    assert 'id="log-d-u"' in said
    assert not Person.objects.of(network).exists()


def test_save_before_the_chips_were_seen_shows_them_first(client: Client, network: Network) -> None:
    answer = client.post("/log", {"text": LINE, "step": "save"})

    assert answer.status_code == 200
    assert "Fact: her daughter starts school" in answer.content.decode()
    assert not Touch.objects.of(network).exists()


def test_saved_lines_hold_only_the_chips_that_were_kept(client: Client, network: Network) -> None:
    form = {
        "text": LINE,
        "step": "save",
        "seen": LINE,
        "keep": ["person:0", "touch:0", "promise:0"],
        "back": "/people",
    }

    answer = client.post("/log", form)

    assert answer["Location"].startswith("/people?done=")
    assert Touch.objects.of(network).count() == 1
    assert Promise.objects.of(network).get().text == "send the article"
    assert not Fact.objects.of(network).exists()
    assert "Ana Sousa" in client.get(answer["Location"]).content.decode()


def test_a_name_that_two_bear_asks_which(client: Client, network: Network) -> None:
    first = people.add(network, Card(name="Ana Sousa", place="Porto"))
    people.add(network, Card(name="Ana Sousa", place="Lisbon"))
    form = {
        "text": "Met Ana Sousa for lunch",
        "step": "save",
        "seen": "Met Ana Sousa for lunch",
        "keep": ["touch:0"],
    }

    asked = client.post("/log", form)
    stored = client.post("/log", form | {"who-0": str(first.id)})

    assert asked.status_code == 422
    assert "Which Ana Sousa?" in asked.content.decode()
    assert "Met Ana Sousa for lunch" in asked.content.decode()
    assert stored.status_code == 302
    assert Person.objects.of(network).filter(records__participations__touch__isnull=False).get() == first


def test_a_talk_a_fact_and_a_promise_can_be_edited_and_deleted(client: Client, network: Network) -> None:
    write(network, LINE)
    touch, fact, promise = (
        Touch.objects.of(network).get(),
        Fact.objects.of(network).get(),
        Promise.objects.of(network).get(),
    )

    client.post(
        f"/touches/{touch.pk}",
        {"day": "2026-11-20", "channel": "call", "place": "", "summary": "We spoke", "do": "save"},
    )
    client.post(f"/facts/{fact.pk}", {"text": "Leonor starts school", "kind": "family", "do": "save"})
    client.post(f"/promises/{promise.pk}", {"do": "keep"})

    touch.refresh_from_db(), fact.refresh_from_db(), promise.refresh_from_db()
    assert (touch.channel, touch.summary, touch.at.date().isoformat()) == ("call", "We spoke", "2026-11-20")
    assert fact.text == "Leonor starts school"
    assert promise.kept_at is not None
    for address in (f"/touches/{touch.pk}", f"/facts/{fact.pk}", f"/promises/{promise.pk}"):
        assert client.post(address, {"do": "delete"}).status_code == 302
        assert client.get(address).status_code == 404


def test_the_journal_takes_back_and_says_so(client: Client, network: Network) -> None:
    write(network, LINE)

    page = client.get("/journal").content.decode()
    change = re.search(r'name="change" value="([^"]+)"', page)
    assert change
    done = client.post(
        "/journal/undo", {"change": change[1], "back": "/journal"}, follow=True
    ).content.decode()
    again = client.post("/journal/undo", {"change": change[1], "back": "/journal"})

    assert "Took back: Logged a talk with Ana Sousa" in done
    assert not Touch.objects.of(network).exists()
    assert again.status_code == 422
