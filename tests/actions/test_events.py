"""Events: noted, changed, decided about, taken out; each change can be taken back."""

from datetime import date

import pytest

from amity.actions import journal
from amity.actions.events import keeping
from amity.base.errors import BadInput, NotFound
from amity.store.models import Event, Network

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
def test_what_cannot_be_is_refused(network: Network, values: dict[str, object]) -> None:
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
