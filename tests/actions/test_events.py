"""Events: noted, changed, decided about, taken out; each change can be taken back."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from amity.actions import checks, import_undo, journal, people
from amity.actions.events import guests, keeping
from amity.actions.events.recognising import recognise
from amity.actions.forgetting import forget
from amity.base.errors import BadInput, NotFound
from amity.people.records import Card
from amity.sources.files import InMemory
from amity.store.models import Attendance, Change, Event, Network, Person
from tests.actions.test_importing import bring as brought
from tests.actions.written import card, vcards

DAY = date(2026, 12, 5)


def test_an_event_noted_twice_is_kept_once_with_what_was_added(network: Network) -> None:
    first = keeping.add(network, "PyCon Porto", DAY)
    again = keeping.add(network, " pycon  porto", DAY, place="Porto")

    assert again.pk == first.pk
    assert Event.objects.of(network).get().place == "Porto"
    assert Event.objects.of(network).get().last_day == DAY


def test_a_change_is_taken_back(network: Network) -> None:
    row = keeping.add(network, "PyCon Porto", DAY)
    keeping.decide(network, row.pk, "no")
    keeping.change(network, row.pk, goal="two real conversations", leave_at=None)

    journal.undo(network)
    journal.undo(network)

    assert Event.objects.of(network).get().going == "yes"
    assert not Event.objects.of(network).get().goal


def test_moving_the_first_day_moves_a_single_day(network: Network) -> None:
    row = keeping.add(network, "PyCon Porto", DAY)

    moved = keeping.change(network, row.pk, day=date(2026, 12, 7))

    assert (moved.day, moved.last_day) == (date(2026, 12, 7), date(2026, 12, 7))


@pytest.mark.parametrize(
    "values",
    [
        {"name": " "},
        {"day": date(2026, 1, 1), "last_day": date(2026, 6, 1)},
        {"size": -1},
        {"energy": "angry"},
    ],
)
def test_what_cannot_be_is_refused(network: Network, values: dict[str, Any]) -> None:
    row = keeping.add(network, "PyCon Porto", DAY)

    with pytest.raises(BadInput):
        keeping.change(network, row.pk, **values)


def test_an_event_taken_out_comes_back(network: Network) -> None:
    row = keeping.add(network, "PyCon Porto", DAY)
    keeping.remove(network, row.pk)
    with pytest.raises(NotFound):
        keeping.one(network, row.pk)

    journal.undo(network)

    assert keeping.one(network, row.pk).name == "PyCon Porto"


LIST = b"Name,Email,Company\nAna Sousa,ana@clinara.example,Clinara\nRui Castelo,rui@city.example,City hall\n"


def bring(network: Network, event: Event, data: bytes = LIST) -> guests.Taken:
    """A guest list, as it is stored."""
    return guests.take(network, event.pk, guests.look(network, InMemory("guests.csv", data)))


def test_a_list_brought_again_changes_nothing_and_follows_who_comes(network: Network) -> None:
    event = keeping.add(network, "Data Makers", DAY)
    first = bring(network, event)
    again = bring(network, event)
    newer = bring(network, event, LIST.replace(b"Company", b"Status").replace(b"City hall", b"Declined"))

    assert (first.new, again.new, again.changed, again.change) == (2, 0, 0, None)
    assert (newer.new, newer.not_coming) == (0, 1)
    assert set(Attendance.objects.of(network).values_list("name", "coming")) == {
        ("Ana Sousa", "yes"),
        ("Rui Castelo", "no"),
    }


def test_a_list_is_taken_back_as_a_whole(network: Network) -> None:
    event = keeping.add(network, "Data Makers", DAY)
    bring(network, event)

    journal.undo(network)

    assert not Attendance.objects.of(network).exists()
    assert Event.objects.of(network).exists()


def test_one_address_over_an_order_joins_nobody_to_its_owner(network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa", emails=("ana@clinara.example",)))
    event = keeping.add(network, "Data Makers", DAY)

    bring(network, event, b"Name,Email\nAna Sousa,ana@clinara.example\nRui Castelo,ana@clinara.example\n")
    bring(network, keeping.add(network, "Choir", DAY), b"Name,Email\nRui Castelo,ana@clinara.example\n")

    rows = Attendance.objects.of(network).select_related("record")
    assert [row.record.person_id for row in rows if row.record] == [ana.id]
    assert [row.perhaps_id for row in rows if row.name == "Rui Castelo"] == [None, None]


def test_who_comes_into_the_book_later_is_found_on_lists_of_what_is_to_come(
    network: Network, tmp_path: Path
) -> None:
    event = keeping.add(network, "Data Makers", timezone.now().date())
    bring(network, event)
    assert guests.match_again(network, timezone.now().date()) == 0

    brought(network, vcards(tmp_path / "one.vcf", card("Ana Sousa", emails=["ana@clinara.example"])))

    line = Attendance.objects.of(network).select_related("record").get(name="Ana Sousa")
    assert line.record is not None
    assert line.record.person_id == Person.objects.of(network).get(name="Ana Sousa").id


def test_taking_an_import_back_leaves_the_guest_a_name(network: Network, tmp_path: Path) -> None:
    event = keeping.add(network, "Data Makers", timezone.now().date())
    report = brought(network, vcards(tmp_path / "one.vcf", card("Ana Sousa", emails=["ana@clinara.example"])))
    assert bring(network, event).known == 1

    import_undo.undo(network, report.import_id)

    assert Attendance.objects.of(network).get(name="Ana Sousa").record_id is None
    assert checks.check(network, rebuild=True) == []


def test_forgetting_somebody_forgets_their_lines_and_their_appointments(network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa", emails=("ana@clinara.example",)))
    party = keeping.add(network, "Data Makers", DAY)
    bring(network, party)
    lunch = keeping.add(network, "Lunch", DAY, kind="meeting")
    guests.add(network, lunch.pk, person_id=ana.id)
    bring(network, keeping.add(network, "Choir", DAY), b"Name\nAna Sousa\nWei Zhang\n")

    forget(network, ana.id)

    assert set(Attendance.objects.of(network).values_list("name", flat=True)) == {"Rui Castelo", "Wei Zhang"}
    assert set(Event.objects.of(network).values_list("name", flat=True)) == {"Data Makers", "Choir"}
    assert "Ana Sousa" not in json.dumps([change.rows for change in Change.objects.of(network)])


def test_two_hundred_guests_are_matched_in_a_few_statements(
    network: Network, django_assert_max_num_queries: Any
) -> None:
    for letter in "abcdefghij":
        people.add(network, Card(name=f"Ana Sousa{letter}", emails=(f"ana{letter}@clinara.example",)))
    cards = {str(n): Card(name=f"Guest Number{chr(97 + n % 26)}{chr(97 + n // 26)}") for n in range(190)}
    cards |= {f"a{letter}": Card(emails=(f"ana{letter}@clinara.example",)) for letter in "abcdefghij"}

    with django_assert_max_num_queries(120):
        found = recognise(network, cards)

    assert {key for key, one in found.items() if one.sure} == {f"a{letter}" for letter in "abcdefghij"}
