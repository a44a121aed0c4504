"""Days that come back: said by hand they stand before any file's; taken off they stay off; all of it is taken back."""

from datetime import date
from pathlib import Path

import pytest

from amity.actions import dates, journal, people, today
from amity.base.errors import BadInput, NotFound
from amity.people.records import YearlyDay
from amity.store.models import Date, Handle, Network, Person
from tests.actions.test_importing import bring
from tests.actions.written import card, vcards

DAY = date(2026, 11, 24)


@pytest.fixture
def ana(network: Network, tmp_path: Path) -> Person:
    """Somebody whose card tells a birthday in two days, a group and an address."""
    more = ["BDAY:1984-11-26", "CATEGORIES:Old Friends,Choir"]
    told = card("Ana Sousa", uid="ana", emails=["ana@clinara.example", "old@clinara.example"], more=more)
    bring(network, vcards(tmp_path / "a.vcf", told))
    return Person.objects.of(network).get(name="Ana Sousa")


def birthdays(network: Network) -> list[tuple[int, int, int | None]]:
    """As the page and Today read them."""
    person = Person.objects.of(network).get(name="Ana Sousa")
    shown = people.profile(network, person.id, today=DAY).dates
    stored = Date.objects.of(network).filter(kind="birthday")
    assert len(stored) == len(shown)
    return [(d.month, d.day, d.year) for d in shown]


def test_a_birthday_by_hand_takes_the_place_of_the_files(network: Network, ana: Person) -> None:
    assert birthdays(network) == [(11, 26, 1984)]
    assert [one.on for one in today.plan(network, today=DAY).coming_up] == [date(2026, 11, 26)]

    dates.add(network, ana.id, YearlyDay("birthday", 11, 28))

    assert birthdays(network) == [(11, 28, None)]
    assert [one.on for one in today.plan(network, today=DAY).coming_up] == [date(2026, 11, 28)]
    journal.undo(network)
    assert birthdays(network) == [(11, 26, 1984)]


def test_a_day_that_a_file_told_can_be_taken_off(network: Network, ana: Person) -> None:
    dates.remove(network, ana.id, "birthday-11-26")
    assert birthdays(network) == []
    assert today.plan(network, today=DAY).coming_up == ()

    journal.undo(network)
    assert birthdays(network) == [(11, 26, 1984)]
    with pytest.raises(NotFound):
        dates.remove(network, ana.id, "birthday-01-01")


@pytest.mark.parametrize(
    "day",
    [YearlyDay("birthday", 2, 30), YearlyDay("birthday", 13, 1), YearlyDay("birthday", 2, 29, 2023),
     YearlyDay("other", 2, 3), YearlyDay("party", 2, 3)],
    ids=str,
)  # fmt: skip
def test_what_is_no_day_is_refused(network: Network, ana: Person, day: YearlyDay) -> None:
    with pytest.raises(BadInput):
        dates.add(network, ana.id, day)

    assert birthdays(network) == [(11, 26, 1984)]


def test_a_leap_day_needs_no_year(network: Network, ana: Person) -> None:
    dates.add(network, ana.id, YearlyDay("birthday", 2, 29))

    assert birthdays(network) == [(2, 29, None)]


def test_an_address_and_a_group_that_a_file_brought_are_taken_off_and_back(
    network: Network, ana: Person
) -> None:
    def known() -> tuple[list[str], list[str]]:
        page = people.profile(network, ana.id, today=DAY)
        return [handle.value for handle in page.handles], [label.value for label in page.labels]

    before = known()
    people.edit(network, ana.id, {}, without={"emails": ["OLD@clinara.example"], "groups": ["Old Friends"]})
    assert known() == (["ana@clinara.example"], ["Choir"])

    journal.undo(network)
    assert known() == before
    assert Handle.objects.of(network).count() == 2
