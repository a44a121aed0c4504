"""The review of duplicates: a question at a time, answers that can be taken back, joins that can be taken apart."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from amity.actions import joins, questions
from amity.people.records import Standing
from amity.store.models import Change, Network, Person
from tests.surfaces import doubtful
from tests.surfaces.doubtful import person
from tests.surfaces.web_reader import TODAY, let_in, read


@pytest.fixture
def client(network: Network, settings: Any) -> Client:
    """The owner's browser; whoever stores something is here on the real day, so that answers count today."""
    doubtful.bring(network)
    return let_in()


def _text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def _waiting(network: Network) -> list[set[str]]:
    found = questions.waiting(network, today=TODAY)
    return [{pair.a.name, pair.b.name} for pair in found.pairs]


def _answer(client: Client, network: Network, one: str, other: str, said: str, **more: str) -> Any:
    sent = {"a": str(person(network, one).id), "b": str(person(network, other).id), "answer": said}
    return client.post("/same/answer", sent | more)


def test_both_stand_side_by_side_with_what_is_kept_and_why_it_is_asked(
    client: Client, network: Network
) -> None:
    page = client.get("/same")
    said = _text(page)

    assert {"Vera Duarte", "Ines Duarte"} in _waiting(network)
    assert "Same person?" in said
    assert "2 questions wait" in said
    assert "The same mail address" in said
    assert "Different phones" in said
    assert "But their full names disagree, so Amity asks first." in said
    assert re.search(r"[\d.]+ times likelier", said)
    assert re.search(r"[\d.]+ times less likely", said)
    assert "All clues together" in said
    assert "Why Amity asks Look closely The clues speak for one person." in said
    assert page.content.decode().count('class="keep"') >= 4
    assert "both are kept" in said
    assert "A contact card" in said
    assert read(page.content).found == []


def test_words_of_files_are_shown_and_never_run(network: Network) -> None:
    doubtful.bring(network, work="<img src=x onerror=alert(1)> {{7*7}}")

    page = let_in().get("/same").content.decode()

    assert "<img src=x" not in page
    assert page.count("&lt;img src=x onerror=alert(1)&gt; {{7*7}}") >= 3


def test_yes_joins_the_two_and_can_be_taken_back(client: Client, network: Network) -> None:
    answered = _answer(client, network, "Rui Prado", "Nora Prado", "yes", back="/same")
    page = client.get(answered["Location"])

    assert answered["Location"].startswith("/same?done=")
    assert "Joined two entries of Rui Prado" in _text(page)
    assert Person.objects.of(network).filter(name__endswith="Prado").count() == 1
    assert _waiting(network) == [{"Vera Duarte", "Ines Duarte"}]

    change = re.search(r'name="change" value="([^"]+)"', page.content.decode())
    assert change
    client.post("/journal/undo", {"change": change[1], "back": "/same"})
    assert Person.objects.of(network).filter(name__endswith="Prado").count() == 2
    assert len(_waiting(network)) == 2


def test_the_last_answer_can_be_taken_back_whenever_one_comes_by(client: Client, network: Network) -> None:
    _answer(client, network, "Rui Prado", "Nora Prado", "no")

    said = _text(client.get("/same"))

    assert "Kept Rui Prado and somebody else apart" in said
    assert "You have answered one today." in said


def test_not_sure_comes_last_and_no_is_for_ever(client: Client, network: Network) -> None:
    first = _waiting(network)[0]
    one, other = sorted(first)
    _answer(client, network, one, other, "unsure")
    assert _waiting(network)[-1] == first

    _answer(client, network, one, other, "no")
    assert first not in _waiting(network)


def test_one_answer_counts_for_all_of_a_company_and_is_one_change(client: Client, network: Network) -> None:
    said = _text(client.get("/same"))
    assert "The same answer for all 2 questions about two people at Marejada" in said
    company = str(person(network, "Vera Duarte").organisation_id)

    _answer(client, network, "Vera Duarte", "Ines Duarte", "yes", company=company)

    assert Person.objects.of(network).exclude(is_me=True).count() == 2
    assert _waiting(network) == []
    assert "Nothing to ask" in _text(client.get("/same"))
    last = Change.objects.of(network).exclude(verb="import").order_by("-at", "-id")[0]
    assert last.verb == "same_company"
    client.post("/journal/undo", {"change": str(last.pk)})
    assert len(_waiting(network)) == 2


def test_enough_is_enough_for_a_day_and_one_may_go_on_anyway(network: Network) -> None:
    doubtful.bring_many(network, 12)
    client = let_in()
    for _turn in range(10):
        pair = questions.waiting(network, today=TODAY).pairs[0]
        _answer(client, network, pair.a.name, pair.b.name, "no")

    said = _text(client.get("/same"))
    assert "That is enough for today" in said
    assert "2 questions can wait" in said
    going_on = client.get("/same?on=1")
    assert "Two people" in _text(going_on)
    assert 'name="back" value="/same?on=1"' in going_on.content.decode()


def test_on_later_days_five_are_asked(network: Network, settings: Any) -> None:
    doubtful.bring_many(network, 12)
    pair = questions.waiting(network, today=TODAY).pairs[0]
    _answer(let_in(), network, pair.a.name, pair.b.name, "no")

    tomorrow = Change.objects.of(network).order_by("-at")[0].at.date() + timedelta(days=1)

    assert questions.waiting(network, today=tomorrow).left_today == 5


def test_a_question_that_was_answered_elsewhere_makes_room_for_the_next(
    client: Client, network: Network
) -> None:
    one, other = person(network, "Rui Prado").id, person(network, "Nora Prado").id
    _answer(client, network, "Rui Prado", "Nora Prado", "yes")

    assert "Vera Duarte" in _text(client.get(f"/same?a={one}&b={other}"))
    again = client.post("/same/answer", {"a": str(one), "b": str(other), "answer": "no"})
    assert again["Location"] == "/same"
    assert client.post("/same/answer", {"a": "x", "b": str(other), "answer": "no"}).status_code == 404


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_an_answer_leads_nowhere_else(client: Client, network: Network, back: str) -> None:
    one, other = person(network, "Rui Prado").id, person(network, "Nora Prado").id

    page = client.get("/same", {"a": str(one), "b": str(other), "back": back})

    assert back not in page.content.decode()
    assert _answer(client, network, "Rui Prado", "Nora Prado", "no", back=back)["Location"].startswith(
        "/same?"
    )


def test_who_is_no_person_is_asked_about_no_more(client: Client, network: Network) -> None:
    rui = person(network, "Rui Prado")
    assert "One of them is no person" in _text(client.get("/same"))

    said = client.post(f"/people/{rui.id}/standing", {"standing": "list", "do": "save", "back": "/same"})

    assert said["Location"].startswith("/same?done=")
    assert person(network, "Rui Prado").standing == Standing.LIST
    assert _waiting(network) == [{"Vera Duarte", "Ines Duarte"}]
    assert "Rui Prado" not in _text(client.get("/people"))
    doubtful.bring(network)
    assert person(network, "Rui Prado").standing == Standing.LIST
    assert "Noted what Rui Prado is" in _text(client.get(said["Location"]))
    client.post("/journal/undo", {"change": said["Location"].partition("done=")[2]})
    assert person(network, "Rui Prado").standing == Standing.PERSON
    assert len(_waiting(network)) == 2
    assert client.post(f"/people/{rui.id}/standing", {"standing": "ghost", "do": "save"}).status_code == 422


def test_all_joins_stand_in_a_list_with_their_reason(network: Network) -> None:
    doubtful.bring_joined(network)

    said = _text(let_in().get("/joins"))

    assert "One join." in said
    assert "a contact card: Olga Kern + LinkedIn: Olga Kern" in said
    assert "They have the same mail address. Amity," in said


def test_a_join_is_taken_apart_after_one_saw_which_part_leaves(network: Network) -> None:
    doubtful.bring_joined(network)
    client = let_in()
    (join,) = joins.joins(network).rows
    old = join.person.id

    asked = _text(client.get(f"/joins/{join.number}"))
    assert re.search(
        "This stays Olga Kern .*a contact card.*This becomes somebody of their own .*LinkedIn", asked
    )
    assert Person.objects.of(network).filter(name="Olga Kern").count() == 1
    parted = client.post(f"/joins/{join.number}", {"back": "/joins"})

    assert parted["Location"].startswith("/joins?done=")
    assert Person.objects.of(network).filter(name="Olga Kern").count() == 2
    assert client.get(f"/people/{old}").status_code == 200
    assert client.get(f"/joins/{join.number}").status_code == 302
    assert client.get("/joins/99999999").status_code == 404
    doubtful.bring_joined(network)
    assert Person.objects.of(network).filter(name="Olga Kern").count() == 2


def test_a_long_list_of_joins_comes_in_pages(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    client = let_in()
    doubtful.bring_many(network, 3)
    for pair in questions.waiting(network, today=TODAY).pairs:
        client.post("/same/answer", {"a": str(pair.a.id), "b": str(pair.b.id), "answer": "yes"})
    first = joins.joins(network, limit=2)

    rest = _text(client.get(f"/joins?after={first.next}"))

    assert (first.total, len(first.rows)) == (3, 2)
    assert rest.count("Take apart") == 1
    assert "You said so" in rest


def test_an_old_id_leads_to_whom_it_was_joined_to(client: Client, network: Network) -> None:
    one, other = person(network, "Rui Prado").id, person(network, "Nora Prado").id
    _answer(client, network, "Rui Prado", "Nora Prado", "yes")
    (now,) = Person.objects.of(network).filter(name__endswith="Prado")
    gone = other if now.id == one else one

    moved = client.get(f"/people/{gone}?done=x")

    assert (moved.status_code, moved["Location"]) == (302, f"/people/{now.id}?done=x")
    assert client.get(f"/people/{gone}/entries")["Location"] == f"/people/{now.id}/entries"


def test_a_person_says_what_it_is_made_of_and_who_may_be_the_same(client: Client, network: Network) -> None:
    doubtful.bring_joined(network)
    olga, rui = person(network, "Olga Kern"), person(network, "Rui Prado")

    assert "Joined from 2 entries" in _text(client.get(f"/people/{olga.id}"))
    page = client.get(f"/people/{rui.id}")
    assert "May be the same person Nora Prado" in _text(page)
    assert "Joined from" not in _text(page)
    link = re.search(r'href="(/same\?a=[^"]+)"', page.content.decode())
    assert link
    question = client.get(link[1].replace("&amp;", "&"))
    assert f'name="back" value="/people/{rui.id}"' in question.content.decode()


def test_entries_leave_a_person_and_somebody_found_by_name_joins(client: Client, network: Network) -> None:
    doubtful.bring_joined(network)
    olga = person(network, "Olga Kern")
    page = client.get(f"/people/{olga.id}/entries").content.decode()
    linkedin = re.findall(r'name="leaving" value="([^"]+)"', page)[1]

    assert client.post(f"/people/{olga.id}/entries", {}).status_code == 422
    parted = client.post(f"/people/{olga.id}/entries", {"leaving": linkedin})
    assert parted["Location"].startswith(f"/people/{olga.id}/entries?done=")
    assert Person.objects.of(network).filter(name="Olga Kern").count() == 2

    found = client.get(f"/people/{olga.id}/entries", {"q": "olga"}).content.decode()
    (other,) = re.findall(r'name="other" value="([^"]+)"', found)
    joined = client.post(f"/people/{olga.id}/entries", {"other": other})
    assert joined["Location"].startswith(f"/people/{olga.id}?done=")
    assert Person.objects.of(network).filter(name="Olga Kern").count() == 1


def test_people_today_and_the_palette_lead_to_the_questions(client: Client, network: Network) -> None:
    assert "2 questions: same person?" in _text(client.get("/people"))
    assert 'href="/same"' in client.get("/find?q=same").content.decode()
    assert 'href="/same"' in client.get("/more").content.decode()
    assert 'href="/same"' in client.get("/help").content.decode()


def test_today_asks_the_same_and_shows_both_side_by_side(client: Client, network: Network) -> None:
    page = client.get("/").content.decode()
    link = re.search(r'href="(/same\?a=[^"]+back=/)"', page)
    assert link

    assert re.search("Are (Rui|Nora) Prado and (Rui|Nora) Prado one person?|Are (Vera|Ines) Duarte", page)
    question = client.get(link[1].replace("&amp;", "&")).content.decode()
    assert 'name="back" value="/"' in question
    one, other = re.findall(r'name="[ab]" value="([^"]+)"', question)
    answered = client.post(
        "/questions/answer", {"kind": "same", "person": one, "other": other, "answer": "no"}
    )
    assert answered["Location"].startswith("/?done=")
    assert len(_waiting(network)) == 1
