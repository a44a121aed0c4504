"""A typed sentence becomes rows, in one change that can be taken back."""

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amity.actions import journal, log, people, ties
from amity.base.errors import Ambiguous, BadInput, NotFound
from amity.people.records import Card
from amity.store.models import Fact, Network, Participant, Person, Promise, Record, Tie, Touch

TODAY = date(2026, 11, 22)
EXAMPLE = "Met Ana at PyCon, her daughter starts school, promised intro to Sam"


def person(network: Network, name: str) -> Person:
    return people.add(network, Card(name=name))


def logged(network: Network, text: str, **options: object) -> log.Stored:
    return log.store(network, log.understand(network, text, today=TODAY), today=TODAY, **options)  # type: ignore[arg-type]


def test_the_example_is_stored_whole(network: Network) -> None:
    ana, sam = person(network, "Ana Sousa"), person(network, "Sam Okoro")

    stored = logged(network, EXAMPLE)

    touch = Touch.objects.of(network).get()
    assert (touch.channel, touch.place, touch.direction, touch.depth, touch.summary) == (
        "in_person", "PyCon", "both", 2, EXAMPLE,
    )  # fmt: skip
    assert touch.at.date() == TODAY
    assert touch.day_only
    assert Participant.objects.of(network).get().record.person == ana
    fact, promise = Fact.objects.of(network).get(), Promise.objects.of(network).get()
    assert (fact.record.person, fact.kind, fact.text, fact.touch, fact.said_on) == (
        ana, "family", "her daughter starts school", touch, TODAY,
    )  # fmt: skip
    assert (promise.record.person, promise.by, promise.text) == (ana, "me", "intro to Sam")
    assert set(stored.people.values()) == {ana, sam}
    assert Tie.objects.of(network).get().person == ana


@pytest.mark.parametrize(("order", "day"), [("", date(2026, 4, 3)), ("mdy", date(2026, 3, 4))])
def test_a_day_is_read_as_the_setting_writes_it(network: Network, order: str, day: date) -> None:
    person(network, "Ana Sousa")
    network.date_order = order

    assert [touch.at.date() for touch in logged(network, "Met Ana on 3/4/2026.").touches] == [day]


def test_undo_takes_everything_back(network: Network) -> None:
    person(network, "Ana Sousa")
    before = Record.objects.of(network).count()
    stored = logged(network, EXAMPLE)
    assert Person.objects.of(network).filter(name="Sam").exists()

    journal.undo(network, stored.change)

    for table in (Touch, Participant, Fact, Promise, Tie):
        assert not table.objects.of(network).exists()  # type: ignore[attr-defined]
    assert Record.objects.of(network).count() == before
    assert not Person.objects.of(network).filter(name="Sam").exists()


def test_somebody_new_gets_a_record_by_hand(network: Network) -> None:
    stored = logged(
        network,
        "Met Siobhán Ní Bhriain at the Galway book fair yesterday, new contact. She translates poetry.",
    )

    new = Person.objects.of(network).get(name="Siobhán Ní Bhriain")
    assert stored.new == {"Siobhán Ní Bhriain"}
    assert Fact.objects.of(network).get().record.person == new
    assert Touch.objects.of(network).get().at.date() == date(2026, 11, 21)


def test_a_name_of_two_must_be_chosen_first(network: Network) -> None:
    sousa, kowalska = person(network, "Ana Sousa"), person(network, "Ana Kowalska")
    understood = log.understand(network, "Ana and I had tea yesterday.", today=TODAY)

    assert [(q.typed, {p.id for p in q.people}) for q in understood.questions] == [
        ("Ana", {sousa.id, kowalska.id})
    ]
    with pytest.raises(Ambiguous, match="Ana"):
        log.store(network, understood, today=TODAY)
    assert not Touch.objects.of(network).exists()

    log.store(network, understood, today=TODAY, choices={"Ana": kowalska.id})
    assert Participant.objects.of(network).get().record.person == kowalska


def test_a_name_may_be_skipped_or_be_somebody_new(network: Network) -> None:
    person(network, "Tom Hale"), person(network, "Tom Eriksen"), person(network, "Priya Raman")
    text = "breakfast with tom and priya yesterday"

    logged(network, text, choices={"tom": "skip"})
    assert [p.record.person.name for p in Participant.objects.of(network)] == ["Priya Raman"]

    logged(network, text, choices={"tom": "new"})
    assert Person.objects.of(network).filter(name="tom").count() == 1


def test_parts_can_be_left_out(network: Network) -> None:
    person(network, "Ana Sousa")

    logged(network, EXAMPLE, without={"fact:0", "touch:0"})

    assert not Fact.objects.of(network).exists()
    assert not Touch.objects.of(network).exists()
    assert Promise.objects.of(network).count() == 1


def test_two_encounters_make_two_touches(network: Network) -> None:
    person(network, "Priya Raman"), person(network, "Tom Hale")

    logged(network, "Phoned Priya yesterday and met Tom for coffee today.")

    told = (
        Touch.objects.of(network).order_by("at").values_list("channel", "participants__record__person__name")
    )
    assert list(told) == [("call", "Priya Raman"), ("in_person", "Tom Hale")]


def test_a_mail_that_came_is_a_touch_inwards(network: Network) -> None:
    person(network, "Paul Renner")

    logged(network, "Email from Paul today.")

    touch = Touch.objects.of(network).get()
    assert (touch.channel, touch.direction, touch.depth) == ("mail", "in", 1)


@pytest.mark.parametrize(
    "text", ["Milch, Brot, Batterien kaufen.", "Angeblich hat Ana gekündigt.", "Will Ana come?", ""]
)
def test_what_says_nothing_is_refused(network: Network, text: str) -> None:
    person(network, "Ana Sousa")

    with pytest.raises(BadInput):
        logged(network, text)

    assert Record.objects.of(network).count() == 1


def test_a_need_is_a_fact_and_a_private_matter_is_private(network: Network) -> None:
    person(network, "Greta Sommer")

    logged(network, "Heute Mittagessen mit Greta, sie braucht einen Klempner. Sie ist in Therapie.")

    told = Fact.objects.of(network).order_by("kind").values_list("kind", "text", "private")
    assert list(told) == [("need", "einen Klempner", False), ("note", "ist in Therapie", True)]


def test_understanding_reads_the_book_by_index_whatever_its_size(network: Network) -> None:
    person(network, "Ana Sousa")

    with CaptureQueriesContext(connection) as few:
        log.understand(network, EXAMPLE, today=TODAY)
    for number in range(30):
        person(network, f"Nobody{number} Else{number}")
    with CaptureQueriesContext(connection) as many:
        log.understand(network, EXAMPLE, today=TODAY)

    assert len(few) == len(many) == 2
    if connection.vendor != "sqlite":
        return  # PostgreSQL decides by the size of the table
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {many[0]['sql']}")
        plan = " ".join(str(row[3]) for row in cursor.fetchall())
    assert "person_by_name_key" in plan
    assert "person_by_name (network_id=? AND sort_name>? AND sort_name<?)" in plan
    assert plan.count("(network_id=?)") == 0


def test_an_umlaut_and_a_genitive_find_their_person(network: Network) -> None:
    bjorn, ana = person(network, "Björn Åkesson"), person(network, "Ana Sousa")

    note = log.understand(
        network, "Bjoern angerufen. Anas Tochter hat die Prüfung bestanden.", today=TODAY
    ).note

    assert {named.id for named in note.people} == {str(bjorn.id), str(ana.id)}


def one_touch(network: Network) -> Touch:
    person(network, "Ana Sousa")
    logged(network, EXAMPLE)
    return Touch.objects.of(network).get()


def test_an_edited_touch_moves_the_tie(network: Network) -> None:
    touch = one_touch(network)

    log.edit_touch(network, touch.pk, day=date(2026, 10, 1), place="Porto", channel="call")

    touch.refresh_from_db()
    assert (touch.at.date(), touch.place, touch.channel) == (date(2026, 10, 1), "Porto", "call")
    assert Tie.objects.of(network).get().last_day == date(2026, 10, 1)
    assert ties.compare(network) == []
    journal.undo(network)
    assert Tie.objects.of(network).get().last_day == TODAY
    assert ties.compare(network) == []


def test_a_deleted_touch_leaves_what_was_said_and_comes_back(network: Network) -> None:
    touch = one_touch(network)

    log.delete_touch(network, touch.pk)

    assert not Touch.objects.of(network).exists()
    assert not Tie.objects.of(network).exists()
    assert Fact.objects.of(network).get().touch_id is None
    journal.undo(network)
    assert Touch.objects.of(network).get().summary == EXAMPLE
    assert Fact.objects.of(network).get().touch_id == touch.pk
    assert ties.compare(network) == []


def test_facts_are_added_edited_deleted_and_brought_back(network: Network) -> None:
    ana = person(network, "Ana Sousa")

    fact = log.add_fact(network, ana.id, " plays the bassoon ", kind="interest", today=TODAY)
    log.edit_fact(network, fact.pk, text="plays the oboe", kind="preference", private=True)
    changed = Fact.objects.of(network).get()
    assert (changed.text, changed.kind, changed.private) == ("plays the oboe", "preference", True)

    log.delete_fact(network, fact.pk)
    assert not Fact.objects.of(network).exists()
    journal.undo(network)
    assert Fact.objects.of(network).get().text == "plays the oboe"
    with pytest.raises(BadInput):
        log.add_fact(network, ana.id, "  ", kind="interest", today=TODAY)
    with pytest.raises(BadInput):
        log.add_fact(network, ana.id, "sings", kind="mood", today=TODAY)


def test_promises_are_edited_kept_let_go_and_deleted(network: Network) -> None:
    one_touch(network)
    promise = Promise.objects.of(network).get()

    log.edit_promise(network, promise.pk, text="introduce Sam", due=date(2026, 12, 1))
    log.keep_promise(network, promise.pk)
    changed = Promise.objects.of(network).get()
    assert (changed.text, changed.due) == ("introduce Sam", date(2026, 12, 1))
    assert changed.kept_at is not None

    journal.undo(network)
    log.release_promise(network, promise.pk)
    changed = Promise.objects.of(network).get()
    assert changed.kept_at is None
    assert changed.released_at is not None

    log.delete_promise(network, promise.pk)
    assert not Promise.objects.of(network).exists()


def test_what_is_gone_is_named(network: Network) -> None:
    nobody = UUID(int=1)

    with pytest.raises(NotFound):
        log.delete_fact(network, nobody)
    with pytest.raises(NotFound):
        log.keep_promise(network, nobody)
    with pytest.raises(NotFound):
        log.delete_touch(network, 1)


def test_somebody_of_the_same_family_is_somebody_new(network: Network) -> None:
    for line in ("Met Yara Quimby at the harbour", "Met Zoe Quimby at the harbour"):
        logged(network, line)

    assert sorted(Person.objects.of(network).values_list("name", flat=True)) == ["Yara Quimby", "Zoe Quimby"]
