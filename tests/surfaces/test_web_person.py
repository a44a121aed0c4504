"""The page of somebody and all its small forms: people around them, days, reminders, peace, absence; and the journal."""

import re
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from amity.actions import absences, people, relations, reminders
from amity.actions.relations import Said
from amity.base.ids import uuid7
from amity.people.records import Card, Post, YearlyDay
from amity.store.bulk import insert, insert_numbered
from amity.store.models import (
    Absence,
    Change,
    Date,
    Network,
    Organisation,
    Participant,
    Pause,
    Person,
    Record,
    Relation,
    Reminder,
    Touch,
)
from tests.surfaces.web_reader import TODAY, let_in, read, write

HOSTILE = '"><img src=x onerror="alert(1)">{{7*7}}<script>alert(2)</script>'
RIGHT_TO_LEFT = "\u202e\u064a\u0633\u0648\u0639 \u0623\u062d\u0645\u062f\u200f \u202d"
LONG = "Maximiliane-Wilhelmina " * 12


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.AMITY_TODAY = TODAY


@pytest.fixture
def client(network: Network) -> Client:
    return let_in()


@pytest.fixture
def ana(network: Network) -> Person:
    return people.add(network, Card(name="Ana Sousa", posts=(Post("Clinara", "Data lead"),)))


def text_of(client: Client, address: str) -> str:
    """A page, which holds nothing that the policy forbids."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert read(answer.content).found == []
    return answer.content.decode()


def test_somebody_around_them_is_added_changed_and_removed(
    client: Client, network: Network, ana: Person
) -> None:
    leonor = people.add(network, Card(name="Leonor Sousa"))
    own = f"/people/{ana.id}"

    assert client.post(f"{own}/relations", {"kind": "child", "name": "leonor sousa"}).status_code == 302
    row = Relation.objects.of(network).get()
    assert row.other is not None
    assert f'href="/people/{leonor.id}"' in text_of(client, own)
    assert "Parent: " in text_of(client, f"/people/{leonor.id}")

    client.post(f"/relations/{row.id}", {"kind": "friend", "name": "Leo", "do": "save"})
    assert "Friend: <bdi>Leo</bdi>" in text_of(client, own)

    answer = client.post(f"/relations/{row.id}", {"do": "delete"})
    assert answer["Location"].startswith(f"{own}?done=")
    assert "Leo" not in text_of(client, own)
    assert client.get(f"/relations/{row.id}").status_code == 404


def test_a_name_of_several_is_asked_about(client: Client, network: Network, ana: Person) -> None:
    several = [people.add(network, Card(name="Leonor Sousa", place=place)) for place in ("Porto", "Faro")]
    address, form = f"/people/{ana.id}/relations", {"kind": "child", "name": "Leonor Sousa"}

    asked = client.post(address, form).content.decode()
    assert "Who is meant?" in asked
    assert "Leonor Sousa, Faro" in asked
    assert Relation.objects.of(network).count() == 0

    client.post(address, form | {"who": str(several[1].id)})
    client.post(address, form | {"who": "name"})
    assert [
        (row.other_id is not None, row.name) for row in Relation.objects.of(network).order_by("created_at")
    ] == [
        (True, "Leonor Sousa"),
        (False, "Leonor Sousa"),
    ]


def test_what_is_wrong_comes_back_with_the_words(client: Client, network: Network, ana: Person) -> None:
    own = f"/people/{ana.id}"
    forms = [
        (f"{own}/relations", {"kind": "child", "name": " "}, "Write a name first."),
        (f"{own}/relations", {"kind": "boss", "name": "Ben"}, "Ben"),
        (f"{own}/dates", {"kind": "birthday", "day": "31", "month": "2"}, "no such day"),
        (f"{own}/dates", {"kind": "other", "day": "3", "month": "2"}, "Give this day a name."),
        (f"{own}/dates", {"kind": "birthday", "day": "", "month": "2"}, "Choose a day and a month."),
        (f"{own}/reminders", {"text": "Call", "on": "", "month": ""}, "Choose a day or a month."),
        (f"{own}/reminders", {"text": "", "on": "2026-12-01"}, "Write a few words first."),
        (f"{own}/peace", {"until": "2026-11-24"}, "still to come"),
        (f"{own}/absence", {}, "Choose one of the two."),
        (f"{own}/absence", {"kind": "died", "since": "2027-01-01"}, "still to come"),
    ]

    for address, form, sentence in forms:
        answer = client.post(address, form)
        assert (address, answer.status_code) == (address, 422)
        assert sentence in answer.content.decode(), address
    assert Change.objects.of(network).exclude(verb="add").count() == 0


def test_days_are_added_changed_and_taken_off(client: Client, network: Network, ana: Person) -> None:
    own = f"/people/{ana.id}"
    client.post(f"{own}/dates", {"kind": "birthday", "day": "14", "month": "2", "year": ""})
    client.post(
        f"{own}/dates", {"kind": "other", "day": "5", "month": "11", "year": "2019", "label": "Name day"}
    )
    page = text_of(client, own)
    assert re.search(r'Birthday <span class="num">14 Feb</span>', page)
    assert re.search(r'Name day <span class="num">5 Nov 2019</span>', page)

    client.post(
        f"{own}/dates/birthday-02-14", {"kind": "birthday", "day": "15", "month": "2", "year": "1984"}
    )
    assert [(d.day, d.year) for d in Date.objects.of(network).filter(kind="birthday")] == [(15, 1984)]

    client.post(f"{own}/dates/other-11-05", {"do": "delete"})
    assert "Name day" not in text_of(client, own)
    assert client.get(f"{own}/dates/other-11-05").status_code == 404


def test_a_reminder_on_a_day_and_in_a_month(client: Client, network: Network, ana: Person) -> None:
    own = f"/people/{ana.id}"
    client.post(f"{own}/reminders", {"text": "ask about the choir", "on": "2026-12-01"})
    client.post("/reminders", {"text": "plan the garden", "month": "2027-03"})

    page = text_of(client, "/reminders")
    assert re.search(r"Ask about the choir.*1 Dec.*Ana Sousa", page, re.S)
    assert re.search(r"Plan the garden.*some time in March 2027", page, re.S)
    assert "Ask about the choir" in text_of(client, own)

    row = Reminder.objects.of(network).get(text="ask about the choir")
    answer = client.post(f"/reminders/{row.pk}", {"do": "done", "back": own})
    assert answer["Location"].startswith(f"{own}?done=")
    assert "Ask about the choir" not in text_of(client, own)
    change = Change.objects.of(network).get(verb="reminded")
    client.post("/journal/undo", {"change": change.pk})
    assert "Ask about the choir" in text_of(client, own)


def test_peace_begins_and_ends(client: Client, network: Network, ana: Person) -> None:
    own = f"/people/{ana.id}"

    client.post(f"{own}/peace", {"until": "2027-01-10"})
    assert "In peace until 10 Jan 2027." in text_of(client, own)
    client.post(f"{own}/peace", {"until": ""})
    assert "In peace for now." in text_of(client, own)
    client.post(f"{own}/peace", {"do": "end"})
    assert "In peace" not in text_of(client, own)
    assert Pause.objects.of(network).filter(until=None).count() == 0


@pytest.mark.parametrize(("kind", "words"), [("died", "In memory"), ("left_out", "Left out, as asked")])
def test_who_is_absent_keeps_a_page_that_asks_for_nothing(
    client: Client, network: Network, kind: str, words: str
) -> None:
    person = write(network, "Met Ana Sousa at PyCon, her daughter starts school").people["Ana Sousa"]
    people.edit(
        network, person.id, {"emails": ("ana@clinara.example",), "days": (YearlyDay("birthday", 11, 26),)}
    )
    own = f"/people/{person.id}"
    assert f"{own}/write" in text_of(client, own)

    answer = client.post(f"{own}/absence", {"kind": kind, "since": "2026-11-20"})
    page = text_of(client, answer["Location"])

    assert words in page
    assert "aughter starts school" in page
    assert "You talked on one day, in 2026." in page
    main = page[page.index("<main") : page.index("</main>")]
    for nudge in (f"{own}/write", "Log a conversation", "days ago", "usually", "Remind me", "Leave in peace"):
        assert nudge not in main
    assert "Ana Sousa" not in _section(text_of(client, "/"), "day") + _section(text_of(client, "/"), "rail")

    client.post(f"{own}/absence", {"do": "back"})
    assert Absence.objects.of(network).count() == 0
    assert f"{own}/write" in text_of(client, own)


def _section(page: str, name: str) -> str:
    start = page.find(f'class="{name}') if f'class="{name}' in page else page.find(name)
    return page[start : page.find("</aside>", start)].partition("leftout")[0]


def test_an_organisation_shows_who_is_there_and_who_was(
    client: Client, network: Network, ana: Person
) -> None:
    gone = (
        Post("Clinara", "Nurse", started=date(2015, 1, 1), ended=date(2019, 1, 1), current=False),
        Post("Zebra", "Baker"),
    )
    ben = people.add(network, Card(name="Ben Okafor", posts=gone))
    people.add(network, Card(name="Zoe Quimby", posts=(Post("Zebra"),)))
    clinara = Organisation.objects.of(network).get(name="Clinara")

    page = text_of(client, f"/organisations/{clinara.id}")

    now, before = page.index("There now"), page.index("Before, or beside other work")
    assert now < page.index(f"/people/{ana.id}") < before < page.index(f"/people/{ben.id}")
    assert "Nurse · 2015 to 2019 · now at Zebra" in page
    assert "Zoe Quimby" not in page
    for address in (f"/people/{ana.id}", "/people"):
        assert f'href="/organisations/{clinara.id}"' in text_of(client, address)


def test_what_is_not_there_gets_a_kind_page(client: Client, network: Network, ana: Person) -> None:
    nobody = uuid7()
    addresses = [f"/{noun}/{nobody}" for noun in ("people", "organisations", "relations", "reminders")]
    addresses += [
        f"/people/{nobody}/{part}" for part in ("relations", "dates", "reminders", "peace", "absence", "edit")
    ]

    for address in addresses:
        answer = client.get(address)
        assert (address, answer.status_code) == (address, 404)
        assert "There is nothing here" in answer.content.decode()


@pytest.mark.parametrize("name", [HOSTILE, RIGHT_TO_LEFT, LONG, "O’Neil", "杨雪梅", "😀😀"], ids=range(6))
def test_any_name_keeps_every_page_whole(client: Client, network: Network, ana: Person, name: str) -> None:
    person = people.add(network, Card(name=name, posts=(Post(name, name),), place=name, tags=(name,)))
    relations.add(network, person.id, Said("other", name, None, name))
    relations.add(network, ana.id, Said("friend", other=person.id))
    row = reminders.add(network, name, reminders.When(TODAY), person_id=person.id)
    organisation = Organisation.objects.of(network).exclude(name="Clinara").get()
    relation = Relation.objects.of(network).filter(other=None).get()

    own = f"/people/{person.id}"
    for address in (
        own, f"{own}/edit", f"{own}/peace", f"{own}/absence", f"{own}/relations", f"{own}/dates", f"{own}/reminders",
        f"/people/{ana.id}", f"/organisations/{organisation.id}", f"/relations/{relation.id}", f"/reminders/{row.pk}",
        "/reminders", "/journal", f"/journal?person={person.id}", f"/journal?who={name[:20]}", "/people",
    ):  # fmt: skip
        assert "<script>alert" not in text_of(client, address)


def test_a_thousand_talks_come_in_pages(client: Client, network: Network, ana: Person) -> None:
    record = Record.objects.of(network).get(person=ana)
    touches = [
        Touch(network=network, key=f"k{n}", at=timezone.now() - timezone.timedelta(hours=n), source="hand",
              channel="call", direction="both", depth=2, subject=f"Talk {n}")
        for n in range(1000)
    ]  # fmt: skip
    insert_numbered(touches, by="key")
    insert(Participant(network=network, touch=t, record=record, role="with", at=t.at) for t in touches)
    seen: set[str] = set()
    address = f"/people/{ana.id}"

    for _ in range(20):
        page = text_of(client, address)
        seen |= set(re.findall(r"Talk (\d+)", page))
        more = re.search(r'href="(\?start=\d+)"', page)
        if not more:
            break
        address = f"/people/{ana.id}{more[1]}"

    assert len(seen) == 1000
    assert len(text_of(client, f"/people/{ana.id}")) < 150_000
    assert client.get(f"/people/{ana.id}?start=nonsense").status_code == 200


def test_the_page_asks_the_store_a_constant_number_of_questions(
    client: Client, network: Network, ana: Person
) -> None:
    def counted(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    clinara = Organisation.objects.of(network).get(name="Clinara")
    addresses = (f"/people/{ana.id}", f"/organisations/{clinara.id}", "/reminders")
    _around(network, ana, 2)
    few = [counted(address) for address in addresses]
    _around(network, ana, 20)

    assert [counted(address) for address in addresses] == few
    assert few[0] <= 34


def _around(network: Network, person: Person, several: int) -> None:
    for n in range(several):
        other = people.add(network, Card(name=f"Ben{several} Okafor{n}", posts=(Post("Clinara"),)))
        relations.add(network, person.id, Said("friend", other=other.id))
        relations.add(network, person.id, Said("child", f"Leo {n}"))
        reminders.add(network, f"Thing {n}", reminders.When(TODAY), person_id=person.id)


def test_a_field_names_the_record_it_comes_from(client: Client, network: Network, ana: Person) -> None:
    page = text_of(client, f"/people/{ana.id}")

    fields = page[page.index('class="origins') :]
    assert re.search(
        r"Name</dt><dd[^>]*><bdi>Ana Sousa</bdi> <span class=\"src\">you, 23 Nov|Name</dt>.*?you",
        fields,
        re.S,
    )
    assert re.search(r"Work</dt><dd[^>]*><bdi>Data lead, Clinara</bdi>", fields)


def test_the_journal_is_of_one_person_and_names_what_came_later(
    client: Client, network: Network, ana: Person
) -> None:
    ben = people.add(network, Card(name="Ben Okafor"))
    reminders.add(network, "Call", reminders.When(TODAY), person_id=ben.id)

    hers = text_of(client, "/journal?who=Ana")
    assert "Added Ana Sousa" in hers
    assert "Added Ben" not in hers
    assert "Nobody matches “Zed”." in text_of(client, "/journal?who=Zed")

    added = Change.objects.of(network).get(verb="add", person=ben.id)
    refused = client.post("/journal/undo", {"change": added.pk, "back": "/journal"})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "A later change rests on this one. Take that back first." in page
    assert page.index("Set a reminder about Ben Okafor") < page.index('class="card rows"')
    assert Person.objects.of(network).filter(id=ben.id).exists()


def test_a_label_or_an_address_is_taken_off_whoever_said_it(
    client: Client, network: Network, ana: Person
) -> None:
    people.edit(network, ana.id, {"tags": ("choir", "PyCon"), "emails": ("a@x.example", "b@x.example")})
    form = {
        "name": "Ana Sousa",
        "tags": "PyCon",
        "emails": "b@x.example",
        "given": "Anna",
        "nickname": "Nana",
    }

    assert client.post(f"/people/{ana.id}/edit", form).status_code == 302

    known = people.profile(network, ana.id, today=TODAY)
    assert [label.value for label in known.labels] == ["PyCon"]
    assert [handle.value for handle in known.handles] == ["b@x.example"]
    assert (known.person.given, known.nickname) == ("Anna", "Nana")
    assert isinstance(known.person.id, UUID)


def test_absent_people_are_found_by_name_all_the_same(client: Client, network: Network, ana: Person) -> None:
    absences.note(network, ana.id, "died", today=TODAY)

    assert "Ana Sousa" in text_of(client, "/people?q=ana")
