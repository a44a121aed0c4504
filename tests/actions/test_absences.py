"""Somebody died, or asked to be left out: nothing proposes contact with them any more."""

from datetime import date

import pytest
from django.db import connection

from amity.actions import absences, import_undo, journal, people, reminders, today
from amity.actions.people import Wanted
from amity.base.errors import BadInput
from amity.people.records import Card
from amity.store.models import Absence, Import, Network, Person
from amity.today import Plan

DAY = date(2026, 11, 24)
KINDS = ("died", "left_out")


def proposed(plan: Plan) -> set[str]:
    """Everybody whom this day proposes to think of, in whichever list."""
    return {
        *(one.someone.id for one in plan.suggestions),
        *(one.person for one in (*plan.follow_ups, *plan.promises, *plan.coming_up)),
        *(id for one in plan.questions for id in (one.person, one.other) if id),
    }


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_who_is_absent_is_proposed_on_any_day(village: Network, kind: str) -> None:
    days = [date.fromordinal(DAY.toordinal() + n) for n in (0, 1, 9)]
    before = set().union(*(proposed(today.plan(village, today=day, energy="open", more=2)) for day in days))
    assert len(before) > 5

    for id in sorted(before):
        absences.note(village, Person.objects.of(village).get(id=id).id, kind, today=DAY)

    for day in days:
        assert proposed(today.plan(village, today=day, energy="open", more=2)) & before == set()
    quiet = people.list_people(village, Wanted(quiet=True), today=DAY)
    assert {str(row.person.id) for row in quiet.rows} & before == set()


def test_who_asked_to_be_left_out_is_named_among_those_not_here_and_the_dead_are_not(
    village: Network,
) -> None:
    plan = today.plan(village, today=DAY)
    first, second = (one.someone for one in plan.suggestions[:2])
    absences.note(village, Person.objects.of(village).get(id=first.id).id, "left_out", today=DAY)
    absences.note(village, Person.objects.of(village).get(id=second.id).id, "died", today=DAY)

    left = {one.person: one.why for one in today.plan(village, today=DAY).left_out}

    assert left.get(first.id) == "wish"
    assert second.id not in left


def test_reminders_about_them_rest(network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa"))
    reminders.add(network, "Send the recipe", reminders.When(DAY), person_id=ana.id)
    reminders.add(network, "Tidy the cards", reminders.When(DAY))

    absences.note(network, ana.id, "died", today=DAY)
    assert [row.text for row in reminders.due(network, DAY)] == ["Tidy the cards"]

    absences.withdraw(network, ana.id)
    assert [row.text for row in reminders.due(network, DAY)] == ["Send the recipe", "Tidy the cards"]


def test_one_word_takes_the_place_of_the_other_and_all_is_taken_back(network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa"))
    absences.note(network, ana.id, "left_out", today=DAY)
    absences.note(network, ana.id, "died", since=date(2026, 11, 2), today=DAY)
    absences.note(network, ana.id, "died", since=date(2026, 11, 2), today=DAY)
    assert _noted(network) == [("died", date(2026, 11, 2))]

    journal.undo(network)
    assert _noted(network) == [("left_out", None)]
    journal.undo(network)
    assert _noted(network) == []
    assert absences.withdraw(network, ana.id) is False


def _noted(network: Network) -> list[tuple[str, date | None]]:
    return list(Absence.objects.of(network).values_list("kind", "since"))


def test_what_is_no_absence_is_refused(network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa"))

    with pytest.raises(BadInput):
        absences.note(network, ana.id, "moved", today=DAY)
    with pytest.raises(BadInput):
        absences.note(network, ana.id, "died", since=date(2027, 1, 1), today=DAY)


def test_it_outlives_the_import_that_brought_them(village: Network) -> None:
    ana = people.find(village, "Ana Sousa")
    absences.note(village, ana.id, "left_out", today=DAY)

    import_undo.undo(village, Import.objects.of(village).get().id)

    kept = Absence.objects.of(village).get()
    assert kept.record.person is not None
    assert kept.record.person.name == "Ana Sousa"
    connection.check_constraints()


def test_a_time_of_peace_ends_when_the_owner_says_so(network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa"))
    people.pause(network, ana.id, since=date(2026, 11, 1), until=None)

    assert people.resume(network, ana.id, today=DAY) is True
    assert people.profile(network, ana.id, today=DAY).pause is None
    assert people.resume(network, ana.id, today=DAY) is False

    journal.undo(network)
    assert people.profile(network, ana.id, today=DAY).pause is not None
