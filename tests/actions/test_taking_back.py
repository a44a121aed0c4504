"""Any change can be taken back, whatever came since; where something rests on it, that is said and nothing changes."""

from datetime import date

import pytest

from amity.actions import absences, checks, journal, people, relations, reminders, said
from amity.actions.journal import RestedOn
from amity.actions.relations import Said
from amity.people.records import Card, YearlyDay
from amity.store.models import Change, Fact, Handle, Network, Person, Record
from amity.store.owned import owned_tables
from tests.actions.written import card, vcards

DAY = date(2026, 11, 24)


def verbs(network: Network) -> dict[str, Change]:
    """The newest change of each verb."""
    return {change.verb: change for change in Change.objects.of(network).order_by("at", "id")}


def assert_whole(network: Network) -> None:
    """No row points to one that is gone."""
    assert owned_tables()
    assert checks.check(network) == []


@pytest.fixture
def ana(network: Network, tmp_path: object) -> Person:
    """Somebody whom a file brought, so that the first note makes a hand record."""
    from pathlib import Path

    from tests.actions.test_importing import bring

    bring(network, vcards(Path(str(tmp_path)) / "a.vcf", card("Ana Sousa", uid="a")))
    return Person.objects.of(network).get(name="Ana Sousa")


def test_somebody_added_with_addresses_and_days_goes_and_returns_whole(network: Network) -> None:
    told = Card(name="Ben Okafor", emails=("ben@bakery.example",), days=(YearlyDay("birthday", 2, 14),))
    people.add(network, told)
    before = checks.digest(network)

    journal.undo(network)
    assert_whole(network)
    assert Handle.objects.of(network).count() == 0

    journal.undo(network, verbs(network)["undo"].pk)
    assert_whole(network)
    assert checks.digest(network) == before


def test_the_first_note_is_taken_back_and_the_second_stays(network: Network, ana: Person) -> None:
    said.add_fact(network, ana.id, "Sings", kind="interest", today=DAY)
    first = verbs(network)["add_fact"]
    said.add_fact(network, ana.id, "Has a dog", kind="family", today=DAY)

    journal.undo(network, first.pk)

    assert [fact.text for fact in Fact.objects.of(network)] == ["Has a dog"]
    assert_whole(network)
    journal.undo(network)
    assert Fact.objects.of(network).count() == 0
    assert_whole(network)


def test_a_note_alone_takes_the_record_it_made_with_it(network: Network, ana: Person) -> None:
    before = Record.objects.of(network).count()
    said.add_fact(network, ana.id, "Sings", kind="interest", today=DAY)

    journal.undo(network)

    assert Record.objects.of(network).count() == before
    assert_whole(network)


def test_what_rests_on_a_change_is_named_and_nothing_changes(network: Network) -> None:
    ben = people.add(network, Card(name="Ben Okafor"))
    added = verbs(network)["add"]
    said.add_fact(network, ben.id, "Bakes", kind="work", today=DAY)
    reminders.add(network, "Ask for the recipe", reminders.When(DAY), person_id=ben.id)
    before = checks.digest(network)

    with pytest.raises(RestedOn, match="2 later changes rest on this one") as refused:
        journal.undo(network, added.pk)

    assert [change.verb for change in refused.value.changes] == ["remind", "add_fact"]
    assert checks.digest(network) == before
    assert verbs(network)["add"].undone_by_id is None
    for _ in range(3):
        journal.undo(network)
    assert Person.objects.of(network).count() == 0


def test_an_edit_under_a_later_edit_waits_for_it(network: Network) -> None:
    ben = people.add(network, Card(name="Ben Okafor"))
    people.edit(network, ben.id, {"place": "Porto"})
    first = verbs(network)["edit"]
    people.edit(network, ben.id, {"place": "Faro"})

    with pytest.raises(RestedOn, match="A later change rests on this one"):
        journal.undo(network, first.pk)
    journal.undo(network)
    journal.undo(network, first.pk)

    assert Person.objects.of(network).get(id=ben.id).place == ""


def test_what_was_taken_back_and_brought_back_can_be_taken_back_again(network: Network) -> None:
    people.add(network, Card(name="Ben Okafor"))
    for _ in range(3):
        journal.undo(network)
        assert Person.objects.of(network).count() == 0
        journal.undo(network, Change.objects.of(network).filter(verb="undo", undone_by=None).latest("at").pk)
        assert Person.objects.of(network).count() == 1


def test_changes_of_others_in_between_do_not_matter(network: Network, ana: Person) -> None:
    ben = people.add(network, Card(name="Ben Okafor"))
    relations.add(network, ana.id, Said("friend", other=ben.id))
    absences.note(network, ana.id, "left_out", today=DAY)
    people.pause(network, ana.id, since=DAY, until=None)
    changes = verbs(network)

    journal.undo(network, changes["relate"].pk)
    journal.undo(network, changes["pause"].pk)
    journal.undo(network, changes["absent"].pk)
    journal.undo(network, changes["add"].pk)

    assert {person.name for person in Person.objects.of(network)} == {"Ana Sousa"}
    assert_whole(network)


def test_somebody_to_whom_a_relation_leads_waits_for_it(network: Network, ana: Person) -> None:
    ben = people.add(network, Card(name="Ben Okafor"))
    relations.add(network, ana.id, Said("friend", other=ben.id))

    with pytest.raises(RestedOn):
        journal.undo(network, verbs(network)["add"].pk)


def test_the_journal_of_somebody_holds_what_was_done_under_an_older_id(network: Network, ana: Person) -> None:
    from amity.actions import same

    ben = people.add(network, Card(name="Ana S."))
    people.edit(network, ben.id, {"place": "Porto"})
    whole = same.answer(network, ana.id, ben.id, "yes")

    assert [one.verb for one in journal.entries(network, person=whole.id).changes] == ["same", "edit", "add"]
