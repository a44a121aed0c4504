"""The pages of goals without a browser: calm where nothing is known, true where something is, and nothing gone for good."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from amity.actions import knowledge, log, people
from amity.actions.giving import ledger
from amity.actions.goals import asking, keeping, openings
from amity.opportunities.board import Stage
from amity.people.records import Card, Post
from amity.store.models import Give, Goal, Network, Opening, Person
from amity.store.search_words import KINDS
from amity.surfaces.web.goals import shown_ways
from tests.surfaces.web_reader import TODAY, let_in, write


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.AMITY_TODAY = TODAY


@pytest.fixture
def client(network: Network) -> Client:
    return let_in()


@pytest.fixture
def ana(network: Network) -> Person:
    card = Card(
        name="Ana Sousa",
        emails=("ana@clinara.example",),
        place="Lisbon, Portugal",
        posts=(Post("Clinara", "Data lead"),),
    )
    return people.add(network, card)


@pytest.fixture
def goal(network: Network) -> Goal:
    return keeping.add(network, "A data job in Lisbon", today=TODAY)


def _shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize("address", ["/goals", "/goals?all=1", "/goals/new", "/goals/path", "/goals/there"])
def test_an_empty_network_gets_a_calm_page(client: Client, address: str) -> None:
    assert "<h1>" in _shown(client, address)


def test_a_goal_is_kept_in_ones_own_words(client: Client, network: Network) -> None:
    answer = client.post("/goals/new", {"text": "A data job in Lisbon", "note": "four days"})

    goal = Goal.objects.of(network).get()
    assert answer["Location"].startswith(f"/goals/{goal.pk}?done=")
    page = _shown(client, answer["Location"])
    for words in ("A data job in Lisbon", "four days", "No verified path yet", "Kept a goal"):
        assert words in page


@pytest.mark.parametrize(
    "words", ["x" * 10_000, "找一份在上海的工作", "عمل في لشبونة", "<script>alert(1)</script> {{7*7}}"]
)
def test_any_words_get_a_calm_page(client: Client, network: Network, words: str) -> None:
    client.post("/goals/new", {"text": words})
    goal = Goal.objects.of(network).get()

    for address in ("/goals", f"/goals/{goal.pk}", f"/goals/{goal.pk}/edit", "/goals?all=1"):
        page = _shown(client, address)
        assert "<script>alert" not in page
        assert "No verified path yet" in page or "/edit" in address or "all=1" in address
    assert _shown(client, f"/goals/path?to={words[:2000]}")
    assert _shown(client, f"/goals/there?place={words[:2000]}")


def test_an_empty_goal_is_asked_again(client: Client) -> None:
    answer = client.post("/goals/new", {"text": "  ", "note": "kept"})

    assert answer.status_code == 422
    assert "Write what you are looking for." in answer.content.decode()
    assert "kept" in answer.content.decode()


def test_a_path_is_drawn_and_opens_what_shows_it(
    client: Client, network: Network, goal: Goal, ana: Person
) -> None:
    write(network, "Met Ana Sousa for lunch in Lisbon")

    page = _shown(client, f"/goals/{goal.pk}")
    assert "Clinara, Data lead" in page
    assert f"/goals/tie?one=me&amp;other={ana.id}" in page
    tie = _shown(client, f"/goals/tie?one=me&other={ana.id}")
    assert "You and Ana Sousa" in tie
    assert "/touches/" in tie


def test_a_tie_is_denied_and_the_path_goes(client: Client, network: Network, goal: Goal, ana: Person) -> None:
    write(network, "Met Ana Sousa for lunch in Lisbon")
    assert "Clinara, Data lead" in _shown(client, f"/goals/{goal.pk}")

    answer = client.post(f"/goals/tie?one=me&other={ana.id}", {"known": "no"})

    assert answer.status_code == 302
    assert "Forget what I said" in _shown(client, answer["Location"])
    assert "No verified path yet" in _shown(client, f"/goals/{goal.pk}")
    client.post(f"/goals/tie?one=me&other={ana.id}", {"known": ""})
    assert "Clinara, Data lead" in _shown(client, f"/goals/{goal.pk}")


def test_the_ask_is_small_says_what_comes_first_and_lands_on_the_board(
    client: Client, network: Network, goal: Goal, ana: Person
) -> None:
    write(network, "Met Ana Sousa for lunch in Lisbon")
    for _ in range(2):
        ledger.add(network, ana.id, ledger.Told(way="received", kind="advice", day=TODAY))
    address = f"/goals/ask?to={ana.id}&goal={goal.pk}&small=talk&opening=Clinara&way={ana.id}"

    page = _shown(client, address)

    assert "a data job in Lisbon" in page
    assert "A small gift first, then ask." in page
    assert "Flynn and Lake" in page
    client.post(address, {"do": "asked"})
    (opening,) = openings.listed(network)
    assert (opening.name, opening.standing.stage, [one.person.id for one in opening.people]) == (
        "Clinara", Stage.ASKED, [ana.id],
    )  # fmt: skip
    (ask,) = asking.listed(network)
    client.post(f"/goals/asks/{ask.id}", {"said": "yes"})
    assert asking.one(network, ask.id).answer == "yes"
    assert "said yes" in _shown(client, f"/goals/{goal.pk}")


def test_a_card_is_put_on_the_board_moved_and_thanked_for(
    client: Client, network: Network, goal: Goal, ana: Person
) -> None:
    client.post(f"/goals/{goal.pk}/openings", {"name": "Clinara", "person": [str(ana.id)]})
    opening = Opening.objects.of(network).get()

    moved = client.post(
        f"/goals/openings/{opening.pk}/moves", {"stage": "talking", "back": f"/goals/{goal.pk}"}
    )

    assert moved["Location"].endswith(f"#o-{opening.pk}")
    assert "Moved “Clinara” to Talking" in _shown(client, moved["Location"].partition("#")[0])
    page = _shown(client, f"/goals/openings/{opening.pk}")
    assert "thank you for your part in this: Clinara" in page.replace("Clinara</a>", "Clinara")
    led = openings.one(network, opening.pk).people[0].id
    client.post(f"/goals/openings/{opening.pk}", {"do": "thanked", "led": str(led), "ledger": "1"})
    assert Give.objects.of(network).get().text == "Clinara"
    client.post(f"/goals/openings/{opening.pk}", {"do": "closed", "words": "They chose somebody else"})
    assert "Not this time. Stay friends." in _shown(client, f"/goals/openings/{opening.pk}")
    assert client.post(f"/goals/openings/{opening.pk}", {"do": "delete"})["Location"].startswith(
        f"/goals/{goal.pk}"
    )


def test_what_is_wrong_on_an_opening_is_said(client: Client, network: Network, goal: Goal) -> None:
    empty = client.post(f"/goals/{goal.pk}/openings", {"name": " "})
    assert (empty.status_code, "Write what it is called." in empty.content.decode()) == (422, True)
    row = openings.add(network, goal.pk, "Clinara", today=TODAY)
    nobody = client.post(f"/goals/openings/{row.pk}", {"do": "led", "who": "Nobody Here"})
    assert (nobody.status_code, "Nobody matches" in nobody.content.decode()) == (422, True)
    assert client.post(f"/goals/openings/{row.pk}/moves", {"stage": "won"}).status_code == 404
    assert client.get("/goals/openings/01980b3c-0000-7000-8000-000000000000").status_code == 404


def test_targets_are_put_right_and_the_goal_closed(client: Client, network: Network, goal: Goal) -> None:
    address = f"/goals/{goal.pk}/edit"
    form = {"text": "A data job in Lisbon", "note": "", "kind": "client"}

    client.post(address, form | {"target_kind": ["organisation", "topic"], "target": ["Clinara", " "]})

    kept = keeping.one(network, goal.pk)
    assert (kept.kind, [one.text for one in kept.targets]) == ("client", ["Clinara"])
    client.post(address, {"do": "reached", "outcome": "I start in February"})
    assert "I start in February" in _shown(client, f"/goals/{goal.pk}")
    assert "What are you looking for?" not in _shown(client, "/goals")
    client.post(address, {"do": "reopen"})
    client.post(address, {"do": "delete"})
    assert not Goal.objects.of(network).exists()


def test_who_is_at_a_place(client: Client, network: Network, ana: Person) -> None:
    tom = people.add(network, Card(name="Tom Becker"))
    write(network, "Met Tom Becker in Lisbon for coffee")

    page = _shown(client, "/goals/there?place=I+am+in+Lisbon+next+week")

    assert "Lives in Lisbon, Portugal" in page
    assert "Tom Becker" in page
    assert str(tom.id) in page
    assert "Nobody in your book lives there" in _shown(client, "/goals/there?place=Oslo")
    wrong = client.get("/goals/there?place=Lisbon&since=2026-12-10&until=2026-12-01")
    assert (wrong.status_code, "The last day comes after the first" in wrong.content.decode()) == (422, True)


def test_a_path_to_somebody_by_id_by_name_and_to_several(
    client: Client, network: Network, ana: Person
) -> None:
    write(network, "Met Ana Sousa for lunch")
    people.add(network, Card(name="Ana Ribeiro"))

    by_id = _shown(client, f"/goals/path?to={ana.id}")
    assert "Path to Ana Sousa" in by_id
    assert "Draft the ask" in by_id
    assert "Path to Ana Sousa" in _shown(client, "/goals/path?to=Ana+Sousa")
    assert "Ana Ribeiro" in _shown(client, "/goals/path?to=Ana")
    assert "Path to Clinara" in _shown(client, "/goals/path?to=Clinara")
    assert "goes by that name" in _shown(client, "/goals/path?to=Zebedee")
    write(network, "Met Ana Sousa, she told me about Bluegate and its open data team")
    spoken_of = _shown(client, "/goals/path?to=Bluegate")
    assert "Ana may know whom" in spoken_of
    assert "who-q" in spoken_of
    assert client.get(f"/goals/path?to={UUID(int=7)}").status_code == 404


def test_no_path_to_somebody_says_why_and_whom_to_be_in_touch_with_first(
    client: Client, network: Network, ana: Person
) -> None:
    write(network, "Met Ana Sousa for lunch in Lisbon")
    noor = people.add(network, Card(name="Noor Haddad", posts=(Post("Hafen", "Engineer"),)))

    page = _shown(client, f"/goals/path?to={noor.id}")

    assert "nothing shows that somebody you know knows them" in page
    assert "No verified path yet" in page


def test_what_somebody_taught_is_a_reason_that_opens(client: Client, network: Network, goal: Goal) -> None:
    tom = people.add(network, Card(name="Tom Becker"))
    log.store(network, log.understand(network, "Called Tom Becker.", today=TODAY), today=TODAY)
    insight = knowledge.keep(network, tom.id, "Cities share their data when you ask in person.", day=TODAY)

    page = _shown(client, f"/goals/{goal.pk}")

    assert "Tom taught you:" in page
    assert f"/knowledge/insights/{insight.pk}" in page


def test_every_kind_of_passage_may_be_a_reason() -> None:
    assert set(KINDS) <= set(shown_ways.SIGN_ICONS)
