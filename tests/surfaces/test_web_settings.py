"""Settings: each row saves on its own, shows in what it changes, and can be taken back."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from amity.actions import people, rezoning, ties
from amity.people.records import Card
from amity.store.models import Change, Network, Participant, Person, Record, Tie, Touch
from tests.surfaces.web_reader import TODAY, let_in, write

SENTENCE = "This couldn’t be saved. The disk is full. Your words are still in the box above."


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.AMITY_TODAY = TODAY


def _save(client: Client, name: str, *value: str) -> Any:
    return client.post(f"/settings/{name}", {"value": list(value)})


@pytest.mark.parametrize(
    ("name", "value", "stored"),
    [
        ("steady_people", "5", 5),
        ("excerpt_length", "0", 0),
        ("page_language", "de", "de"),
        ("time_zone", "Asia/Tokyo", "Asia/Tokyo"),
        ("date_order", "ymd", "ymd"),
        ("name_order", "family", "family"),
        ("theme", "dark", "dark"),
        ("one_key_shortcuts", "", False),
        ("quiet_weekdays", "6", [6]),
    ],
)
def test_a_row_is_saved_told_and_taken_back(network: Network, name: str, value: str, stored: object) -> None:
    client, before = let_in(), getattr(network, name)

    answer = _save(client, name, *filter(None, [value]))
    network.refresh_from_db()
    assert getattr(network, name) == stored
    told = client.get(answer["Location"]).content.decode()
    change = Change.objects.of(network).get(verb="set")
    assert f'name="change" value="{change.pk}"' in told

    client.post("/journal/undo", {"change": str(change.pk), "back": "/settings"})
    network.refresh_from_db()
    assert getattr(network, name) == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("steady_people", "0"),
        ("steady_people", "²"),
        ("steady_people", "6"),
        ("excerpt_length", "99999"),
        ("page_language", "xx"),
        ("time_zone", "../../etc/passwd"),
        ("date_order", "<script>"),
        ("theme", '"><script>alert(1)</script>'),
        ("quiet_weekdays", "7"),
        ("name_order", ""),
    ],
)
def test_what_is_no_choice_is_refused_with_a_sentence(network: Network, name: str, value: str) -> None:
    answer = _save(let_in(), name, value)

    assert answer.status_code == 422
    assert "That is none of the choices. Nothing was changed." in answer.content.decode()
    assert not Change.objects.of(network).exists()


def test_a_setting_that_is_none_is_not_there(network: Network) -> None:
    assert _save(let_in(), "region", "DE").status_code == 404
    assert _save(let_in(), "wants", "close").status_code == 404


def test_a_row_needs_its_token(network: Network) -> None:
    assert let_in(csrf=True).post("/settings/theme", {"value": "dark"}).status_code == 403


def test_the_same_value_again_is_no_change(network: Network) -> None:
    client = let_in()
    _save(client, "theme", "dark")
    _save(client, "theme", "dark")

    assert Change.objects.of(network).count() == 1


def test_settings_are_taken_back_one_by_one_in_any_order(network: Network) -> None:
    client = let_in()
    _save(client, "theme", "dark")
    _save(client, "steady_people", "5")
    first = Change.objects.of(network).order_by("at").first()
    assert first

    client.post("/journal/undo", {"change": str(first.pk)})

    network.refresh_from_db()
    assert (network.theme, network.steady_people) == ("", 5)


def test_a_quiet_weekday_is_a_day_of_rest_until_the_dial_is_turned(network: Network) -> None:
    write(network, "Met Ana Sousa at PyCon, promised to send the article by today")
    client = let_in()
    assert 'class="card person' in client.get("/").content.decode()

    _save(client, "quiet_weekdays", str(TODAY.weekday()))
    resting = client.get("/").content.decode()
    assert "A day for yourself" in resting
    assert 'class="card person' not in resting

    client.post("/energy", {"energy": "steady"})
    assert 'class="card person' in client.get("/").content.decode()


def test_the_theme_is_on_the_page_from_its_first_byte(network: Network) -> None:
    client = let_in()
    assert b"data-theme" not in client.get("/people").content

    _save(client, "theme", "dark")

    page = client.get("/people").content
    assert b'<html lang="en" data-theme="dark">' in page
    assert b'<meta name="color-scheme" content="dark">' in page


def test_one_key_shortcuts_are_turned_off_for_every_page(network: Network) -> None:
    client = let_in()
    assert b"data-one-key" not in client.get("/people").content

    _save(client, "one_key_shortcuts")

    assert b'data-one-key="off"' in client.get("/people").content
    assert "turned off" in client.get("/help").content.decode()


def test_a_chosen_language_holds_whatever_the_browser_asks(network: Network) -> None:
    client = let_in()
    _save(client, "page_language", "de")

    page = client.get("/people", headers={"accept-language": "en"}).content

    network.refresh_from_db()
    assert b'<html lang="de">' in page
    assert network.language == "de"


@pytest.mark.parametrize(
    ("order", "words"), [("", "5 Nov"), ("dmy", "5 Nov"), ("mdy", "Nov 5"), ("ymd", "2026-11-05")]
)
def test_dates_stand_in_the_chosen_order(network: Network, order: str, words: str) -> None:
    write(network, "Met Ana Sousa at PyCon", date(2026, 11, 5))
    client = let_in()
    _save(client, "date_order", order)

    assert f'<time datetime="2026-11-05">{words}</time>' in client.get("/people").content.decode()


def test_names_stand_in_the_chosen_order(network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa"))
    client = let_in()
    _save(client, "name_order", "family")

    assert f'href="/people/{ana.id}">Sousa Ana</a>' in client.get("/people").content.decode()
    assert "Sousa Ana" in client.get(f"/people/{ana.id}").content.decode()
    assert "Added Sousa Ana" in client.get("/journal").content.decode()


def test_another_time_zone_puts_talks_on_their_other_days_and_back(network: Network) -> None:
    network.time_zone = "UTC"
    network.save()
    ana = people.add(network, Card(name="Ana Sousa"))
    _talk(network, ana, datetime(2026, 11, 5, 23, 30, tzinfo=UTC))
    client = let_in()

    _save(client, "time_zone", "Asia/Tokyo")
    assert Tie.objects.of(network).get(person=ana).last_day == date(2026, 11, 6)
    client.post("/journal/undo", {})
    assert Tie.objects.of(network).get(person=ana).last_day == date(2026, 11, 5)


def test_with_many_talks_the_ties_are_built_anew_in_the_background(
    network: Network, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    settings.HOME = tmp_path
    monkeypatch.setattr(rezoning, "AT_ONCE", 0)
    network.time_zone = "UTC"
    network.save()
    late = datetime(2026, 11, 5, 23, 30, tzinfo=UTC)
    ana = people.add(network, Card(name="Ana Sousa"))
    _talk(network, ana, late)
    with django_capture_on_commit_callbacks(execute=True):
        _save(let_in(), "time_zone", "Asia/Tokyo")
    assert Tie.objects.of(network).get(person=ana).last_day == date(2026, 11, 5)

    assert rezoning.work_off() == 1
    assert Tie.objects.of(network).get(person=ana).last_day == date(2026, 11, 6)
    assert rezoning.work_off() == 0


def _talk(network: Network, person: Person, at: datetime) -> None:
    """A mail of that moment."""
    record = Record.objects.of(network).get(person=person)
    touch = Touch.objects.create(network=network, at=at, channel="mail", direction="in", depth=1, source="mbox", key="1", people=1)  # fmt: skip
    Participant.objects.create(network=network, touch=touch, record=record, role="from", at=at, counts=True)
    ties.rebuild(network, [person.id])


def test_somebody_to_forget_is_chosen_and_asked_for_by_name(network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa"))
    client = let_in()

    found = client.get("/settings/forgetting", {"q": "ana"}).content.decode()
    nobody = client.get("/settings/forgetting", {"q": "<b>glaciology"}).content.decode()

    assert f'href="/people/{ana.id}/forgetting"' in found
    assert "No one matches “&lt;b&gt;glaciology”" in nobody


@pytest.fixture
def full_disk(network: Network) -> Any:
    """A database that may not grow: SQLite itself says that it is full."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL cannot be told to be full")
    client = let_in()
    client.get("/people")
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        most = cursor.execute("PRAGMA max_page_count").fetchone()[0]
        cursor.execute("CREATE TABLE filler (x)")
        cursor.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(OperationalError, match="full"):
        _fill()
    yield client
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA max_page_count = {most}")
        cursor.execute("DROP TABLE filler")


def _checked(client: Client, line: str) -> dict[str, Any]:
    """The form as it stands once somebody looked at the chips."""
    understood = client.post("/log", {"text": line, "step": "understand"}).content.decode()
    keep = re.findall('name="keep" value="([^"]+)"', understood)
    return {"text": line, "seen": line, "step": "save", "keep": keep}


def _fill() -> None:
    with connection.cursor() as cursor:
        while True:
            cursor.execute("INSERT INTO filler VALUES (randomblob(200))")


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_says_so_and_keeps_the_words_of_a_log(network: Network, full_disk: Client) -> None:
    lines = [f"Met Person{chr(97 + turn)} Sousa at PyCon, keeps bees" for turn in range(26)]
    answers = [full_disk.post("/log", _checked(full_disk, line)) for line in lines]

    refused = next(answer for answer in answers if answer.status_code != 302)
    page = refused.content.decode()
    assert (refused.status_code, SENTENCE in page) == (507, True)
    kept = lines[answers.index(refused)]
    assert kept in page.partition("<textarea")[2].partition("</textarea>")[0]


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_says_so_at_the_row_of_a_setting(network: Network, full_disk: Client) -> None:
    answers = [_save(full_disk, "theme", "dark" if turn % 2 == 0 else "light") for turn in range(40)]

    refused = [answer for answer in answers if answer.status_code != 302]
    assert refused
    assert {answer.status_code for answer in refused} == {507}
    assert SENTENCE in refused[0].content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_gives_other_forms_their_words_back(network: Network, full_disk: Client) -> None:
    name = "Ana Sousa of " + "the long street " * 15
    answers = [full_disk.post("/people/new", {"name": f"{name} {turn}"}) for turn in range(40)]

    refused = [answer for answer in answers if answer.status_code != 302]
    assert {answer.status_code for answer in refused} == {507}
    page = refused[0].content.decode()
    assert "The disk is full." in page
    assert name in page.partition("<textarea")[2]
