"""A change is taken back row by row: what was made goes, what changed turns back, what was deleted returns."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.utils import timezone

from amity.actions import journal as actions
from amity.actions import people
from amity.people.records import Card
from amity.store import journal
from amity.store.models import (
    Answer,
    Change,
    Fact,
    LinkEvent,
    Network,
    Outcome,
    Participant,
    Pause,
    Person,
    Photo,
    Promise,
    Record,
    Touch,
)
from amity.store.owned import Owned

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def record(network: Network) -> Record:
    person = people.add(network, Card(name="Ana Sousa"))
    Change.objects.of(network).erase()
    Record.objects.of(network).update(source="vcard")  # what hangs on a hand record follows from what it says
    return Record.objects.of(network).get(uid=person.id)


def rows_of(network: Network, record: Record) -> dict[str, Owned]:
    """One row of each kind that a change may make, not stored yet."""
    now = timezone.now()
    hangs = {"network": network, "record": record}
    return {
        "fact": Fact(
            **hangs, kind="family", text="a daughter", source="you", said_on=date(2026, 3, 2), created_at=now
        ),
        "promise": Promise(
            **hangs,
            by="me",
            text="send the recipe",
            due=date(2026, 4, 1),
            made_on=date(2026, 3, 2),
            created_at=now,
        ),
        "outcome": Outcome(
            **hangs, suggestion="s", day=date(2026, 3, 2), leading="silence", kind="done", created_at=now
        ),
        "pause": Pause(**hangs, since=date(2026, 3, 2), until=None, reason="peace"),
        "answer": Answer(**hangs, question="met", answer="yes", created_at=now),
        "photo": Photo(**hangs, image=b"\x00\xff\x7f", media_type="image/jpeg", sha="x"),
        "touch": Touch(
            network=network, key="k", at=AT, source="hand", channel="call", direction="both", depth=2
        ),
        "link": LinkEvent(
            network=network, kind="apart", a=record, b=record, evidence={"key": "ä"}, created_at=now
        ),
    }


KINDS = ["fact", "promise", "outcome", "pause", "answer", "photo", "touch", "link"]


def frozen(row: Owned) -> dict[str, object]:
    stored = type(row)._base_manager.get(network_id=row.network_id, pk=row.pk)
    return journal.freeze(stored)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_made_goes_and_returns(network: Network, record: Record, kind: str) -> None:
    row = rows_of(network, record)[kind]
    with journal.entry(network, "log") as entry:
        row.save()
        entry.created(row)
    made = frozen(row)

    actions.undo(network)
    assert not type(row)._base_manager.filter(network_id=network.pk, pk=row.pk).exists()

    actions.undo(network, Change.objects.of(network).get(verb="undo").pk)
    assert frozen(row) == made


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_deleted_returns_as_it_was(network: Network, record: Record, kind: str) -> None:
    row = rows_of(network, record)[kind]
    row.save()
    pk, was = row.pk, frozen(row)
    with journal.entry(network, "edit") as entry:
        entry.deletes(row)
    assert not type(row)._base_manager.filter(network_id=network.pk, pk=pk).exists()

    actions.undo(network)

    back = type(row)._base_manager.get(network_id=network.pk, pk=pk)
    assert journal.freeze(back) == was


def test_what_was_changed_turns_back(network: Network, record: Record) -> None:
    fact = rows_of(network, record)["fact"]
    fact.save()
    was = frozen(fact)
    with journal.entry(network, "edit") as entry:
        entry.before(fact)
        Fact.objects.of(network).update(text="two daughters", said_on=None, private=True)

    actions.undo(network)

    assert frozen(fact) == was


def test_rows_that_hang_on_each_other_go_and_return_in_order(network: Network, record: Record) -> None:
    with journal.entry(network, "log") as entry:
        rows = rows_of(network, record)
        touch, fact = rows["touch"], rows["fact"]
        touch.save()
        entry.created(touch)
        part = Participant.objects.create(network=network, touch=touch, record=record, role="with", at=AT)
        fact.touch = touch  # type: ignore[attr-defined]
        fact.save()
        entry.created(part, fact)

    actions.undo(network)
    assert [model.objects.of(network).count() for model in (Touch, Participant, Fact)] == [0, 0, 0]
    actions.undo(network, Change.objects.of(network).get(verb="undo").pk)
    assert [model.objects.of(network).count() for model in (Touch, Participant, Fact)] == [1, 1, 1]
    connection.check_constraints()


def test_a_mistake_half_way_stores_neither_the_change_nor_its_line(network: Network, record: Record) -> None:
    def fails() -> None:
        with journal.entry(network, "log") as entry:
            fact = rows_of(network, record)["fact"]
            fact.save()
            entry.created(fact)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()

    assert Fact.objects.of(network).count() == 0
    assert Change.objects.of(network).count() == 0


def test_nothing_done_is_nothing_written(network: Network) -> None:
    with journal.entry(network, "edit"):
        pass

    assert Change.objects.of(network).count() == 0


def test_what_is_gone_already_is_passed_over(network: Network, record: Record) -> None:
    with journal.entry(network, "log") as entry:
        fact = rows_of(network, record)["fact"]
        fact.save()
        entry.created(fact)
    fact.erase()

    assert actions.undo(network).verb == "log"


def test_an_edit_twice_is_taken_back_twice(network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa", place="Porto"))
    people.edit(network, ana.id, {"place": "Lisbon"})
    people.edit(network, ana.id, {"place": "Faro"})

    seen = []
    for _ in range(2):
        actions.undo(network)
        seen.append(Person.objects.of(network).get(id=ana.id).place)

    assert seen == ["Lisbon", "Porto"]


def test_pages_of_the_journal_go_on_where_the_last_ended(network: Network) -> None:
    for n in range(5):
        people.add(network, Card(name=f"Ana{n} Sousa"))

    seen, after = [], None
    for _ in range(3):
        page = actions.entries(network, after=after, limit=2)
        seen += [change.about["name"] for change in page.changes]
        after = page.next

    assert seen == [f"Ana{n} Sousa" for n in (4, 3, 2, 1, 0)]
    assert after is None
