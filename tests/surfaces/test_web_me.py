"""The owner's own page: an answer there sets the way talks went, and can be taken back."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amity.actions import me
from amity.store.models import Network, OwnHandle, Participant, Touch
from tests.surfaces.web_reader import TODAY, let_in

MAIL = "maya@ferreira-mail.example"


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.AMITY_TODAY = TODAY


@pytest.fixture
def client(village: Network) -> Client:
    return let_in()


def _handle(network: Network, value: str) -> OwnHandle:
    return OwnHandle.objects.of(network).get(value=value)


def _ways(network: Network) -> dict[str, int]:
    """How many mails went which way."""
    mails = Touch.objects.of(network).filter(channel="mail")
    return {way: mails.filter(direction=way).count() for way in ("in", "out")}


def test_the_page_shows_what_the_files_said(client: Client) -> None:
    page = client.get("/me").content.decode()

    for words in ("Maya Ferreira", MAIL, "yours", "Survey statistician", "Polldeck", "since 2022"):
        assert words in page


def test_an_address_that_is_not_mine_turns_its_mails_round_and_back_again(
    village: Network, client: Client
) -> None:
    before, parts = _ways(village), Participant.objects.of(village).count()
    assert before["out"] > 0
    handle = _handle(village, MAIL)

    client.post(f"/me/handles/{handle.pk}", {"is": "other"})
    assert _handle(village, MAIL).standing == "denied"
    assert _ways(village) != before
    assert Participant.objects.of(village).count() > parts

    client.post("/journal/undo", {})
    assert _handle(village, MAIL).standing == "confirmed"
    assert (_ways(village), Participant.objects.of(village).count()) == (before, parts)


def test_removing_and_adding_an_address_leaves_everything_as_it_was(village: Network, client: Client) -> None:
    before = _ways(village)

    client.post(f"/me/handles/{_handle(village, MAIL).pk}", {"is": ""})
    assert _ways(village) != before
    client.post("/me/handles", {"said": MAIL})

    assert _ways(village) == before
    assert _handle(village, MAIL).standing == "confirmed"


def test_a_guess_is_confirmed(village: Network, client: Client) -> None:
    OwnHandle.objects.of(village).filter(value=MAIL).update(standing="guessed")
    assert "a guess" in client.get("/me").content.decode()

    answer = client.post(f"/me/handles/{_handle(village, MAIL).pk}", {"is": "mine"})

    assert _handle(village, MAIL).standing == "confirmed"
    assert f"Confirmed “{MAIL}” as yours" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("said", ["", "  ", "\x00", "-"])
def test_nothing_that_could_be_mine_is_refused_with_what_was_typed(client: Client, said: str) -> None:
    answer = client.post("/me/handles", {"said": said})

    assert answer.status_code == 422
    assert "Write an address, the link of a profile, a number or a name." in answer.content.decode()


def test_an_address_that_went_meanwhile_is_told(client: Client) -> None:
    answer = client.post("/me/handles/999999", {"is": "mine"})

    assert answer.status_code == 422
    assert "not in the list any more" in answer.content.decode()


def test_the_languages_one_speaks_are_kept_and_taken_back(village: Network, client: Client) -> None:
    answer = client.post("/me/languages", {"languages": "Portuguese, English,, English"})

    assert me.me(village).languages == ("Portuguese", "English")
    assert 'value="Portuguese, English"' in client.get(answer["Location"]).content.decode()
    client.post("/journal/undo", {})
    assert me.me(village).languages == ()


def test_what_one_would_like_more_of_is_kept_and_taken_back(village: Network, client: Client) -> None:
    client.post("/me/wants", {"wants": ["learning", "close", "<b>"]})
    village.refresh_from_db()
    assert village.wants == ["close", "learning"]

    client.post("/journal/undo", {})
    village.refresh_from_db()
    assert village.wants == []


def test_somebody_new_is_told_what_will_stand_here(network: Network) -> None:
    client = let_in()

    page = client.get("/me").content.decode()
    refused = client.post("/me/languages", {"languages": "English"})

    assert "Your files will say, and you are asked once." in page
    assert refused.status_code == 422
    assert 'value="English"' in refused.content.decode()


def test_the_page_asks_a_constant_number_of_questions(village: Network, client: Client) -> None:
    counts = []
    for some in (range(2), range(2, 30)):
        for number in some:
            me.add(village, f"maya{number}@example.org")
        with CaptureQueriesContext(connection) as asked:
            client.get("/me")
        counts.append(len(asked))

    assert counts[0] == counts[1]
