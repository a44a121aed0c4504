"""The pages of Give without a browser: what is wrong is said with the words still there, and nothing is gone for good."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from amity.actions import people, said
from amity.actions.giving import feeds, introducing, ledger, needs, sharing
from amity.giving.consent import Step
from amity.people.records import Card
from amity.store.models import Fact, FeedItem, Give, Introduction, Network, Person, Promise, Resource, Support
from tests.stranger import say, stranger
from tests.surfaces.web_reader import TODAY, let_in, write

BOOKMARKS = b"""<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
<DL><p><DT><A HREF="https://example.org/chess">Chess openings</A>
<DT><A HREF="javascript:alert(1)">Trap</A></DL><p>"""


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.AMITY_TODAY = TODAY


@pytest.fixture
def client(network: Network) -> Client:
    return let_in()


@pytest.fixture
def ana(network: Network) -> Person:
    return people.add(network, Card(name="Ana Sousa", emails=("ana@clinara.example",)))


@pytest.fixture
def tom(network: Network) -> Person:
    return people.add(network, Card(name="Tom Becker", emails=("tom@amt.example",)))


def _shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_an_own_need_is_read_before_it_is_kept(client: Client, network: Network) -> None:
    first = client.post("/give/needs", {"text": "I need a flat in Leipzig.", "step": "read"})
    assert "a flat in Leipzig" in first.content.decode()
    assert not Fact.objects.of(network).exists()

    form = {"text": "I need a flat in Leipzig.", "seen": "I need a flat in Leipzig.", "step": "save"}
    kept = client.post("/give/needs", form | {"kind": "offer", "said": "a room in Leipzig"})

    assert kept.status_code == 302
    assert [(one.kind, one.text) for one in needs.listed(network, mine=True)] == [
        ("offer", "a room in Leipzig")
    ]


def test_words_changed_after_the_preview_are_read_again(
    client: Client, network: Network, ana: Person
) -> None:
    form = {"text": "Ana Sousa needs a piano teacher", "seen": "Ana Sousa needs a piano", "step": "save"}

    answer = client.post("/give/needs", form)

    assert answer.status_code == 200
    assert "Check it, then keep it" in answer.content.decode()
    assert not Fact.objects.of(network).exists()


def test_an_empty_line_is_no_need(client: Client, network: Network) -> None:
    answer = client.post("/give/needs", {"text": " ", "step": "read"})

    assert answer.status_code == 422
    assert "Write a line first." in answer.content.decode()


def test_what_was_given_ends_the_need_and_one_undo_takes_both_back(
    client: Client, network: Network, ana: Person
) -> None:
    need = needs.add(network, "need", "a lentil recipe", person_id=ana.id, today=TODAY)
    offer = needs.add(network, "offer", "my lentil recipe", today=TODAY)
    address = f"/give/matches/{need.pk}/{offer.pk}"

    given = client.post(address, {"do": "given"})
    assert "Noted what you gave Ana Sousa" in _shown(client, given["Location"])
    assert client.get(address).status_code == 404
    client.post("/journal/undo", {})

    assert not Give.objects.of(network).exists()
    assert client.get(address).status_code == 200


def test_a_match_that_does_not_fit_is_not_shown_again(client: Client, network: Network, ana: Person) -> None:
    need = needs.add(network, "need", "a lentil recipe", person_id=ana.id, today=TODAY)
    offer = needs.add(network, "offer", "my lentil recipe", today=TODAY)
    assert "Write to Ana" in _shown(client, "/give")

    client.post(f"/give/matches/{need.pk}/{offer.pk}", {"do": "not_this"})

    assert "Write to Ana" not in _shown(client, "/give")


def test_nothing_is_written_to_the_second_before_the_first_agreed(
    client: Client, network: Network, ana: Person, tom: Person
) -> None:
    row = introducing.propose(network, tom.id, ana.id, why="Panels", today=TODAY)
    address = f"/give/introductions/{row.pk}"

    early = client.post(address, {"do": str(Step.ASKED_SECOND)})
    assert early.status_code == 422
    assert "ana@clinara.example" not in _shown(client, address)
    client.post(address, {"do": str(Step.ASKED_FIRST)})
    assert "ana@clinara.example" not in _shown(client, address)
    client.post(address, {"do": "yes"})

    assert "ana@clinara.example" in _shown(client, address)


def test_a_name_that_means_nobody_or_several_is_said_with_the_form_as_it_was(
    client: Client, network: Network, ana: Person
) -> None:
    people.add(network, Card(name="Ana Ribeiro"))
    form = {"way": "given", "kind": "advice", "text": "read her draft", "day": "2026-11-20"}

    nobody = client.post("/give/ledger", form | {"who": "Zoe"})
    several = client.post("/give/ledger", form | {"who": "Ana"})
    wrong_number = client.post("/give/ledger", form | {"who": "Ana Sousa", "minutes": "ten"})

    assert {nobody.status_code, several.status_code, wrong_number.status_code} == {422}
    assert "Nobody matches “Zoe”." in nobody.content.decode()
    assert "Several people match “Ana”." in several.content.decode()
    assert 'value="read her draft"' in wrong_number.content.decode()
    assert not Give.objects.of(network).exists()


def test_a_list_of_links_brings_pages_only(client: Client, network: Network) -> None:
    client.post("/give/things", {"files": SimpleUploadedFile("bookmarks.html", BOOKMARKS)})

    assert [row.title for row in Resource.objects.of(network)] == ["Chess openings"]
    assert "javascript:" not in _shown(client, "/give/things")


def test_a_file_that_is_no_list_is_refused_with_a_sentence(client: Client, network: Network) -> None:
    answer = client.post("/give/things", {"files": SimpleUploadedFile("photo.jpg", b"\xff\xd8\xff\xe0")})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_an_address_that_is_no_page_is_never_a_link(client: Client, network: Network) -> None:
    row = sharing.add(network, "Trap", url="javascript:alert(1)", today=TODAY)

    assert "javascript:" not in _shown(client, f"/give/things/{row.pk}")


def test_a_promise_is_let_go_with_a_text(client: Client, network: Network, ana: Person) -> None:
    write(network, "Met Ana Sousa, promised to send the notes")
    promise = Promise.objects.of(network).get()
    address = f"/promises/{promise.pk}/release"

    assert "I told them" in _shown(client, address)
    client.post(address)

    assert Promise.objects.of(network).get().released_at is not None


def test_the_week_for_favours_is_a_setting(client: Client, network: Network) -> None:
    client.post("/settings/giving_minutes", {"value": "0"})

    network.refresh_from_db()
    assert network.giving_minutes == 0
    assert "Declining is fine." in _shown(client, "/give")
    assert client.post("/settings/giving_minutes", {"value": "lots"}).status_code == 422


def test_the_page_of_a_person_shows_what_they_need_and_who_could_help(
    client: Client, network: Network, ana: Person, tom: Person
) -> None:
    needs.add(network, "need", "a van for Saturday", person_id=ana.id, today=TODAY)
    needs.add(network, "offer", "a van on weekends and on Saturday", person_id=tom.id, today=TODAY)
    ledger.add(network, ana.id, ledger.Told(way="received", kind="advice", text="cut my talk", day=TODAY))

    shown = _shown(client, f"/people/{ana.id}")

    assert "Tom Becker could help" in shown
    assert "It would help Ana Sousa" in _shown(client, f"/people/{tom.id}")
    assert "Cut my talk" in shown


def test_support_is_noted_and_ended(client: Client, network: Network, ana: Person) -> None:
    form = {"who": "Ana Sousa", "way": "received", "kind": "guidance", "topic": "panels", "every": "60"}
    client.post("/give/support", form)
    row = Support.objects.of(network).get()
    assert "about every 60 days" in _shown(client, "/give/support")

    client.post(f"/give/support/{row.pk}")

    assert "about every 60 days" not in _shown(client, "/give/support")


@pytest.mark.parametrize(
    "address",
    [
        "/give/needs/{gone}",
        "/give/matches/{gone}/{gone}",
        "/give/introductions/{gone}",
        "/give/ledger/{gone}",
        "/give/things/{gone}",
        "/give/things/{gone}/for/{gone}",
        "/promises/{gone}/release",
        "/people/{gone}/introductions",
        "/people/{gone}/gives",
        "/people/{gone}/recommendation",
    ],
)
def test_what_is_gone_is_said_kindly(client: Client, network: Network, address: str) -> None:
    gone = "01980b3c-0000-7000-8000-000000000000"

    answer = client.get(address.format(gone=gone))

    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()


def test_an_introduction_taken_out_comes_back_with_undo(
    client: Client, network: Network, ana: Person, tom: Person
) -> None:
    row = introducing.propose(network, tom.id, ana.id, why="Panels", today=TODAY)

    answer = client.post(f"/give/introductions/{row.pk}", {"do": "remove"})
    assert answer["Location"].startswith("/give/introductions?done=")
    assert not Introduction.objects.of(network).exists()
    client.post("/journal/undo", {})

    assert Introduction.objects.of(network).exists()


def test_what_is_new_in_a_feed_is_kept_by_a_press(client: Client, network: Network, ana: Person) -> None:
    said.add_fact(network, ana.id, "builds a patient panel", kind="work", today=TODAY)
    assert "not read unless" in _shown(client, "/give/things")
    with stranger() as site:
        site.answer = lambda handler: say(
            handler, b"<rss><channel><title>Sta</title><item><title>Panel news</title></item></channel></rss>"
        )
        client.post("/give/feeds", {"url": f"{site.url}/feed", "near": "on"})
        assert "Nothing leaves this machine" in _shown(client, "/give/feeds")
        client.post("/settings/feeds_on", {"value": "on"})
        network.refresh_from_db()
        feeds.read_all(network, today=TODAY)
    shown = _shown(client, "/give/things")
    assert "Panel news" in shown
    assert "You noted: builds a patient panel" in shown

    item = FeedItem.objects.of(network).get()
    assert client.post(f"/give/feeds/items/{item.pk}", {"do": "nonsense"}).status_code == 404
    kept = client.post(f"/give/feeds/items/{item.pk}", {"do": "keep"})

    assert "Saved “Panel news”" in _shown(client, kept["Location"])
    assert "New in your feeds" not in _shown(client, "/give/things")
    assert client.post(f"/give/feeds/{item.feed}", {}).status_code == 302
    assert "No feed yet" in _shown(client, "/give/feeds")


def test_an_address_that_is_no_feed_is_said_so_with_the_words_still_there(
    client: Client, network: Network
) -> None:
    answer = client.post("/give/feeds", {"url": "file:///etc/passwd"})

    assert answer.status_code == 422
    assert "file:///etc/passwd" in answer.content.decode()


def test_a_recommendation_asked_for_stays_in_sight(client: Client, network: Network, ana: Person) -> None:
    there = f"/people/{ana.id}/recommendation"
    assert "Ask for a recommendation" in _shown(client, there)

    client.post(there, {"do": "asked"})
    assert "Recommendations under way" in _shown(client, "/give/ledger")
    shown = _shown(client, there)
    assert "You asked Ana Sousa" in shown
    id = re.search(r'name="id" value="([^"]+)"', shown)
    assert id
    assert client.post(there, {"do": "nonsense"}).status_code == 404
    client.post(there, {"do": "written", "id": id[1]})

    assert "Recommendations under way" not in _shown(client, "/give/ledger")
    assert Give.objects.of(network).get().kind == "recommendation"


def test_of_two_alike_one_is_chosen(client: Client, network: Network, ana: Person, tom: Person) -> None:
    other = people.add(network, Card(name="Ana Sousa", place="Porto"))
    form = {"who": "Ana Sousa", "way": "given", "kind": "advice", "text": "read it", "day": TODAY.isoformat()}

    asked = client.post("/give/ledger", form)
    assert asked.status_code == 422
    shown = asked.content.decode()
    assert "Who is meant?" in shown
    assert f'name="who_id" value="{other.id}"' in shown
    assert "Porto" in shown
    assert client.post("/give/ledger", form | {"who_id": str(tom.id)}).status_code == 422

    assert client.post("/give/ledger", form | {"who_id": str(other.id)}).status_code == 302
    assert Give.objects.of(network).get().record.person_id == other.id


def test_an_introduction_of_two_who_are_not_alone_in_their_names(
    client: Client, network: Network, ana: Person, tom: Person
) -> None:
    for name in ("Ana Sousa", "Tom Becker"):
        people.add(network, Card(name=name, place="Porto"))
    form = {"who": "Tom Becker", "whom": "Ana Sousa", "why": "Panels"}

    first = client.post("/give/introductions", form).content.decode()
    assert 'name="who_id"' in first
    second = client.post("/give/introductions", form | {"who_id": str(tom.id)}).content.decode()
    assert f'type="hidden" name="who_id" value="{tom.id}"' in second
    assert 'type="radio" name="whom_id"' in second
    client.post("/give/introductions", form | {"who_id": str(tom.id), "whom_id": str(ana.id)})

    row = Introduction.objects.of(network).get()
    assert (row.record.person_id, row.other.person_id) == (tom.id, ana.id)
