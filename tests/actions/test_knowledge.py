"""Insights, who knows, search everywhere: as they are stored, found, taken back and forgotten."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amity.actions import (
    absences,
    checks,
    forgetting,
    journal,
    knowing,
    knowledge,
    log,
    moving,
    people,
    said,
    searching,
)
from amity.actions.events import keeping
from amity.actions.giving import ledger, wording
from amity.base.errors import BadInput, NotFound
from amity.people.records import Card, Post
from amity.store import search_meaning
from amity.store.models import Change, Decision, Fact, Give, Insight, Network, Person, Touch, Vector

DAY = date(2026, 11, 24)


def add(network: Network, name: str, **card: object) -> Person:
    return people.add(network, Card(name=name, **card))  # type: ignore[arg-type]


@pytest.fixture
def ana(network: Network) -> Person:
    return add(network, "Ana Sousa", place="Porto", posts=(Post("Clinara", "Data lead"),))


@pytest.fixture
def ruth(network: Network) -> Person:
    return add(network, "Ruth Adler", place="Vienna", topics=("survey sampling",))


def note(network: Network, line: str, day: date = DAY) -> log.Stored:
    return log.store(network, log.understand(network, line, today=day), today=day)


def names(answer: knowing.Answer) -> list[str]:
    return [one.person.name for one in answer.people]


def test_an_insight_is_kept_changed_and_taken_back(network: Network, ana: Person) -> None:
    row = knowledge.keep(network, ana.id, " Start from the map people trust. ", topic="maps", day=DAY)

    assert [(one.text, one.topic, one.said_on) for one in knowledge.insights(network)] == [
        ("Start from the map people trust.", "maps", DAY)
    ]
    knowledge.edit(network, row.pk, text="Start from a map.", topic="")
    assert knowledge.one(network, row.pk).text == "Start from a map."
    journal.undo(network)
    assert knowledge.one(network, row.pk).topic == "maps"
    knowledge.remove(network, row.pk)
    with pytest.raises(NotFound):
        knowledge.one(network, row.pk)
    journal.undo(network)
    assert knowledge.one(network, row.pk).text == "Start from the map people trust."
    assert checks.check(network) == []
    with pytest.raises(BadInput):
        knowledge.keep(network, ana.id, "  ")


def test_an_insight_from_a_talk_has_its_day_and_outlives_it(network: Network, ana: Person) -> None:
    note(network, "Met Ana at PyCon", date(2026, 10, 7))
    touch = Touch.objects.of(network).get()
    row = knowledge.keep(network, ana.id, "Borrow strength.", touch=touch.pk)

    assert row.said_on == date(2026, 10, 7)
    said.delete_touch(network, touch.pk)
    assert knowledge.one(network, row.pk).touch is None
    journal.undo(network)
    assert knowledge.one(network, row.pk).touch_id == Touch.objects.of(network).get().pk


def test_what_a_note_may_teach_is_proposed_and_only_kept_with_a_yes(network: Network, ana: Person) -> None:
    note(network, "Met Ana for lunch, she said that panel attrition is a kindness problem")

    (one,) = knowledge.proposed(network, today=DAY)
    assert one.person.name == "Ana Sousa"
    assert "kindness problem" in one.text
    assert not Insight.objects.of(network).exists()
    row = knowledge.accept(network, one.key, today=DAY)
    assert (row.source, row.said_on) == ("note", DAY)
    assert knowledge.proposed(network, today=DAY) == ()
    journal.undo(network)
    assert not Insight.objects.of(network).exists()
    assert not Decision.objects.of(network).exists()
    (one,) = knowledge.proposed(network, today=DAY)
    knowledge.decline(network, one.key, today=DAY)
    assert knowledge.proposed(network, today=DAY) == ()
    with pytest.raises(NotFound):
        knowledge.accept(network, one.key, today=DAY)


def test_what_helped_is_credited_once_and_thanked_with_what_came_of_it(network: Network, ana: Person) -> None:
    row = knowledge.keep(network, ana.id, "start from the map people trust", day=DAY)

    give = knowledge.credit(network, row.pk, "The map was printed", today=DAY)
    assert (give.way, give.kind, give.text, give.outcome) == (
        "received", "advice", "start from the map people trust", "The map was printed",
    )  # fmt: skip
    assert knowledge.credit(network, row.pk, "It was printed twice", today=DAY).pk == give.pk
    assert Give.objects.of(network).count() == 1
    text = wording.thank(network, give.pk, today=DAY)
    assert text.why == "ok"
    assert "printed twice" in text.draft.body
    ledger.thank(network, give.pk, today=DAY)
    for _ in range(3):
        journal.undo(network)
    assert not Give.objects.of(network).exists()
    assert knowledge.one(network, row.pk).used_on is None


def test_who_knows_is_found_in_notes_cards_insights_and_talks(
    network: Network, ana: Person, ruth: Person
) -> None:
    tom = add(network, "Tom Becker", posts=(Post("Statistics office", "Sampling statistician"),))
    knowledge.keep(network, ana.id, "A sample is a promise.", topic="sampling", day=DAY)
    said.add_fact(network, ana.id, "reads everything on sampling", kind="interest", today=DAY)

    answer = knowing.who_knows(network, "Who knows about sampling?", today=DAY)

    assert set(names(answer)) == {"Ana Sousa", "Ruth Adler", "Tom Becker"}
    assert answer.first is not None
    assert answer.first.person == ana
    assert answer.first.kinds == {"insight": 1, "fact": 1}
    assert answer.first.level == 4
    assert {fit.text.kind for fit in answer.said} == {"insight", "fact", "person"}
    assert {fit.text.key for fit in answer.said} >= {f"person:{tom.pk}", f"person:{ruth.pk}"}


def test_nobody_is_asked_who_died_and_nothing_private_is_told(
    network: Network, ana: Person, ruth: Person
) -> None:
    said.add_fact(network, ana.id, "keeps bees in secret", kind="interest", today=DAY)
    fact = Fact.objects.of(network).get()
    said.edit_fact(network, fact.pk, private=True)
    absences.note(network, ruth.id, kind="died", today=DAY)

    assert names(knowing.who_knows(network, "bees", today=DAY)) == []
    assert names(knowing.who_knows(network, "sampling", today=DAY)) == []
    assert searching.search(network, "bees", today=DAY).said[0].text.row == str(fact.pk)  # the owner may look


def test_other_words_are_found_by_what_they_mean(network: Network, ana: Person) -> None:
    said.add_fact(network, ana.id, "grows vegetables in a city backyard", kind="interest", today=DAY)
    assert names(knowing.who_knows(network, "urban farming", today=DAY)) == []

    assert search_meaning.keep_up(network) > 0
    answer = knowing.who_knows(network, "urban farming", today=DAY)

    assert names(answer) == ["Ana Sousa"]
    assert answer.people[0].by_meaning
    assert search_meaning.keep_up(network) == 0  # nothing is made twice
    assert names(knowing.who_knows(network, "zymurgy", today=DAY)) == []


def test_vectors_follow_their_texts(network: Network, ana: Person) -> None:
    row = knowledge.keep(network, ana.id, "Rye needs a cold night.", day=DAY)
    search_meaning.keep_up(network)
    before = Vector.objects.of(network).get(key=f"insight:{row.pk}")
    knowledge.edit(network, row.pk, text="Wheat needs a warm night.")
    search_meaning.keep_up(network)
    assert bytes(Vector.objects.of(network).get(key=f"insight:{row.pk}").numbers) != bytes(before.numbers)

    forgetting.forget(network, ana.id)

    assert not Vector.objects.of(network).exists()
    assert not Insight.objects.of(network).exists()
    assert not Change.objects.of(network).filter(verb="keep_insight").exists()


def test_search_reads_a_name_a_time_and_a_place(network: Network, ana: Person, ruth: Person) -> None:
    knowledge.keep(network, ana.id, "Sampling is listening.", day=date(2026, 4, 3))
    knowledge.keep(network, ana.id, "Sampling is asking.", day=date(2026, 10, 3))
    knowledge.keep(network, ruth.id, "Sampling is counting.", day=date(2026, 4, 4))

    def texts(typed: str) -> list[str]:
        return [fit.text.text for fit in searching.search(network, typed, today=DAY).said if fit.text.on]

    assert texts("what did Ana say about sampling last spring") == ["Sampling is listening."]
    assert texts("was sagte Ruth im April über sampling") == ["Sampling is counting."]
    assert set(texts("sampling in Porto")) == {"Sampling is listening.", "Sampling is asking."}
    assert texts("in Vienna last spring") == ["Sampling is counting."]
    assert [one.name for one in searching.search(network, "in Porto", today=DAY).people] == ["Ana Sousa"]


def test_events_are_found_by_words_a_time_and_a_place(network: Network) -> None:
    keeping.add(network, "Data Makers meetup", date(2026, 4, 9), place="Porto, Mercado")
    keeping.add(network, "Data Makers meetup", date(2026, 12, 9), place="Porto")
    keeping.add(network, "Choir evening", date(2026, 11, 26), place="Graz", note="bring the songbook")

    def found(typed: str) -> list[tuple[str, int]]:
        events = searching.search(network, typed, today=DAY).events
        return [(event.name, event.day.month) for event in events]

    assert found("makers") == [("Data Makers meetup", 12), ("Data Makers meetup", 4)]
    assert found("makers last spring") == [("Data Makers meetup", 4)]
    assert found("in Porto last spring") == [("Data Makers meetup", 4)]
    assert found("songbook") == found("in Graz") == [("Choir evening", 11)]
    assert found("nothing like it") == []
    keeping.add(network, "Ana reads from her book", date(2026, 12, 1))
    note(network, "Met Ana Sousa, she finished her book")
    assert found("Ana book") == [("Ana reads from her book", 12)]


@pytest.mark.parametrize(
    "typed", ["", "   ", "关于市场的调查", "x" * 10_000, "'\"*(NEAR)", "?", "last spring", "%_\\"]
)
def test_any_question_to_anybody_or_nobody_is_answered(network: Network, typed: str) -> None:
    assert knowing.who_knows(network, typed, today=DAY).people == ()
    assert searching.search(network, typed, today=DAY).said == ()
    add(network, "Li Wu")
    assert knowing.who_knows(network, typed, today=DAY).people == ()
    assert moving.rising(network, today=DAY) == ()


def test_questions_in_another_script_find_words_in_it(network: Network, ana: Person) -> None:
    said.add_fact(network, ana.id, "интересуется статистикой", kind="interest", today=DAY)

    assert names(knowing.who_knows(network, "статистикой", today=DAY)) == ["Ana Sousa"]


def test_who_knows_asks_the_store_equally_often_however_much_there_is(network: Network, ana: Person) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            knowing.who_knows(network, "sampling", today=DAY)
        return len(seen.captured_queries)

    knowledge.keep(network, ana.id, "Sampling is listening.", day=DAY)
    said.add_fact(network, ana.id, "sampling", kind="work", today=DAY)
    note(network, "Met Ana at the sampling workshop")
    few = statements()
    for number in range(30):
        somebody = add(network, f"Bo Lind{number}")
        knowledge.keep(network, somebody.id, f"Sampling, rule {number}.", day=DAY)
        said.add_fact(network, somebody.id, f"sampling {number}", kind="work", today=DAY)

    assert statements() <= few


def test_an_insight_of_another_network_is_nowhere(network: Network, ana: Person) -> None:
    other = Network.objects.create(name="other")
    row = knowledge.keep(network, ana.id, "Sampling is listening.", day=DAY)
    search_meaning.keep_up(network)

    assert knowing.who_knows(other, "sampling", today=DAY).people == ()
    assert searching.search(other, "sampling", today=DAY).said == ()
    with pytest.raises(NotFound):
        knowledge.one(other, row.pk)
