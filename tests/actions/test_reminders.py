"""Remind me on a day, or in March; about somebody, or not."""

from datetime import date

import pytest

from amity.actions import journal, people, reminders, today
from amity.actions.reminders import When
from amity.base.errors import BadInput, NotFound
from amity.conversations.reminding import soonest
from amity.people.records import Card
from amity.store.models import Network, Reminder

DAY = date(2026, 11, 24)


def due(network: Network, on: date = DAY) -> list[str]:
    return [row.text for row in reminders.due(network, on)]


def test_it_is_told_from_its_day_on_until_it_is_done(network: Network) -> None:
    row = reminders.add(network, "Ask about the choir", When(DAY))

    assert [due(network, date(2026, 11, day)) for day in (23, 24, 30)] == [[], [row.text], [row.text]]
    reminders.finish(network, row.id)
    assert due(network) == []
    journal.undo(network)
    assert due(network) == [row.text]


def test_a_month_begins_with_its_first_day(network: Network) -> None:
    reminders.add(network, "Plan the garden", When(date(2027, 3, 17), whole_month=True))

    assert Reminder.objects.of(network).get().due == date(2027, 3, 1)
    assert due(network, date(2027, 2, 28)) == []
    assert due(network, date(2027, 3, 1)) == ["Plan the garden"]


def test_the_nearest_comes_first(network: Network) -> None:
    reminders.add(network, "Some time in December", When(date(2026, 12, 1), whole_month=True))
    reminders.add(network, "On the first of December", When(date(2026, 12, 1)))
    reminders.add(network, "Tomorrow", When(date(2026, 11, 25)))

    assert [row.text for row in reminders.still_open(network)] == [
        "Tomorrow",
        "On the first of December",
        "Some time in December",
    ]


def test_it_belongs_to_somebody(network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa"))
    reminders.add(network, "Return the book", When(DAY), person_id=ana.id)

    assert [row.text for row in people.profile(network, ana.id, today=DAY).reminders] == ["Return the book"]
    assert reminders.person_of(reminders.due(network, DAY)[0]) == ana


def test_it_is_changed_deleted_and_taken_back(network: Network) -> None:
    row = reminders.add(network, "Call", When(DAY))
    reminders.edit(network, row.id, text="Call Ana", when=When(date(2026, 12, 1), whole_month=True))
    reminders.remove(network, row.id)
    with pytest.raises(NotFound):
        reminders.finish(network, row.id)

    journal.undo(network)
    assert (reminders.one(network, row.id).text, reminders.one(network, row.id).whole_month) == (
        "Call Ana",
        True,
    )
    journal.undo(network)
    assert (reminders.one(network, row.id).text, reminders.one(network, row.id).due) == ("Call", DAY)
    journal.undo(network)
    assert Reminder.objects.of(network).count() == 0


def test_nothing_to_remind_of_is_refused(network: Network) -> None:
    with pytest.raises(BadInput):
        reminders.add(network, "  ", When(DAY))
    for wrong in ({}, {"day": DAY, "month": "March"}, {"month": "Blursday"}):
        with pytest.raises(BadInput):
            reminders.when(today=DAY, **wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("November", date(2026, 11, 1)),
        ("october", date(2027, 10, 1)),
        ("in Dezember", date(2026, 12, 1)),
        ("März 2028", date(2028, 3, 1)),
        ("2027-02", date(2027, 2, 1)),
        ("13", None),
        ("March the first", None),
        ("", None),
    ],
)
def test_the_month_that_words_name(words: str, first: date | None) -> None:
    assert soonest(words, DAY) == first


def test_today_tells_what_is_due_and_nothing_else(network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa"))
    reminders.add(network, "Return the book", When(DAY), person_id=ana.id)
    reminders.add(network, "Some time this month", When(DAY, whole_month=True))
    reminders.add(network, "Tomorrow", When(date(2026, 11, 25)))

    told = today.plan(network, today=DAY).reminders

    assert [(one.text, one.name) for one in told] == [
        ("Some time this month", ""),
        ("Return the book", "Ana Sousa"),
    ]
