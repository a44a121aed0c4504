"""Search: people by letters, what was said and noted by words, on either database; gone with what it stood for."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from amity.actions import forgetting, journal, log, people, said
from amity.actions.people import Wanted, list_people
from amity.people.records import Card, Post
from amity.store import search_index
from amity.store.models import Change, Fact, Network, Person, Touch
from amity.store.search import search_text

TODAY = date(2026, 11, 24)


def person(network: Network, name: str, **said: object) -> Person:
    return people.add(network, Card(name=name, **said))  # type: ignore[arg-type]


def found(network: Network, query: str) -> list[str]:
    return [row.person.name for row in list_people(network, Wanted(query=query), today=TODAY).rows]


def told(network: Network, words: str) -> list[tuple[str, str]]:
    return [(passage.name, passage.text) for passage in search_text(network, words)]


@pytest.fixture
def book(network: Network) -> Network:
    """A few people with places, work and labels."""
    person(network, "José Álvarez", place="Lisbon", posts=(Post("Acme Bakery", "Baker"),))
    person(network, "Joanna Fischer", tags=("choir",), emails=("j.fischer@mühle.example",))
    person(network, "Bob O'Neil", place="San José")
    person(network, "Li Wu")
    return network


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("jos", ["José Álvarez", "Bob O'Neil"]),  # whose own name begins so comes first
        ("JOSÉ", ["José Álvarez", "Bob O'Neil"]),
        ("alvarez jose", ["José Álvarez"]),
        ("varez", ["José Álvarez"]),  # inside a word
        ("acme", ["José Álvarez"]),
        ("lisbon bak", ["José Álvarez"]),
        ("choir", ["Joanna Fischer"]),
        ("j.fischer@mühle.example", ["Joanna Fischer"]),
        ("oneil", ["Bob O'Neil"]),
        ("wu", ["Li Wu"]),  # two letters begin a word
        ("li", ["Li Wu", "José Álvarez"]),
        ("jo li", ["José Álvarez"]),
        ("nobody", []),
        ('"; DROP TABLE', []),
    ],
)
def test_people_are_found_by_any_letters_the_nearest_first(
    book: Network, query: str, names: list[str]
) -> None:
    assert found(book, query) == names


def test_people_of_another_network_are_not_found(book: Network) -> None:
    other = Network.objects.create()

    person(other, "Josephine Elsewhere")

    assert found(other, "jos") == ["Josephine Elsewhere"]
    assert "Josephine Elsewhere" not in found(book, "jos")


def test_a_changed_name_is_found_and_the_old_one_no_more(network: Network) -> None:
    ana = person(network, "Ana Sousa")

    people.edit(network, ana.id, {"name": "Ana Berger"})

    assert (found(network, "sousa"), found(network, "berger")) == ([], ["Ana Berger"])


def logged(network: Network, line: str) -> Change:
    understanding = log.understand(network, line, today=TODAY)
    log.store(network, understanding, today=TODAY)
    newest = Change.objects.of(network).order_by("-at").first()
    assert newest
    return newest


def test_what_was_said_is_found_by_its_words_and_their_endings(network: Network) -> None:
    ana = person(network, "Ana Sousa")
    said.add_fact(network, ana.id, kind="family", text="Her daughters started school in Köln", today=TODAY)
    said.add_promise(network, ana.id, by="me", text="send the book about bees", today=TODAY)

    assert told(network, "daughter start") == [("Ana Sousa", "Her daughters started school in Köln")]
    assert told(network, "koln") == [("Ana Sousa", "Her daughters started school in Köln")]
    assert told(network, "the bees") == [("Ana Sousa", "send the book about bees")]
    assert told(network, "bo") == [("Ana Sousa", "send the book about bees")]
    assert told(network, "daughter bees") == []
    assert told(network, " !? ") == []


def test_a_logged_talk_is_found_until_it_is_taken_back(network: Network) -> None:
    person(network, "Ana Sousa")
    change = logged(network, "Met Ana Sousa at the harbour")
    assert any("harbour" in text for _, text in told(network, "harbour"))

    journal.undo(network, change.pk)

    assert told(network, "harbour") == []


def test_nothing_of_somebody_forgotten_is_found(network: Network) -> None:
    ana = person(network, "Ana Sousa")
    said.add_fact(network, ana.id, kind="note", text="keeps bees", today=TODAY)
    logged(network, "Met Ana Sousa at the harbour")

    forgetting.forget(network, ana.id)

    assert (found(network, "ana"), told(network, "bees"), told(network, "harbour")) == ([], [], [])
    assert search_index.damaged() == []


def test_the_index_is_made_anew_from_the_rows(network: Network) -> None:
    ana = person(network, "Ana Sousa")
    said.add_fact(network, ana.id, kind="note", text="keeps bees", today=TODAY)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER amity_fact_words_new")
        Fact.objects.of(network).update(text="keeps hens")
        assert search_index.damaged() == ["amity_fact"]

    search_index.rebuild()
    search_index.lay()

    assert search_index.damaged() == []
    assert len(told(network, "keeps")) == 1


def test_the_newest_talks_come_first_however_common_a_word_is(network: Network) -> None:
    ana = person(network, "Ana Sousa")
    record = ana.records.of(network).get()
    from amity.store.models import Participant

    for day in range(1, 29):
        touch = Touch.objects.create(
            network=network, key=f"k{day}", at=datetime(2026, 2, day, tzinfo=UTC), source="mail",
            channel="email", direction="in", subject="The minutes", summary=f"of day {day}",
        )  # fmt: skip
        Participant.objects.create(network=network, touch=touch, record=record, role="from", at=touch.at)

    assert [p.text for p in search_text(network, "minutes", 2)] == [
        "The minutes: of day 28",
        "The minutes: of day 27",
    ]
