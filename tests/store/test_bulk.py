"""Many rows in few statements."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from amity.actions import people
from amity.people.records import Card
from amity.store.bulk import chunks, insert, update
from amity.store.models import Network, Pause, Record


@given(st.lists(st.integers()), st.integers(1, 7))
def test_chunks_hold_everything_in_order(values: list[int], size: int) -> None:
    parts = list(chunks(values, size))

    assert [value for part in parts for value in part] == values
    assert all(len(part) == size for part in parts[:-1])
    assert all(parts)


def _pauses(network: Network, count: int) -> list[Pause]:
    ana = people.add(network, Card(name="Ana Sousa"))
    record = Record.objects.of(network).get(uid=ana.id)
    return [
        Pause(network=network, record=record, since=date(2026, 1, 1 + n), reason=f"r{n}")
        for n in range(count)
    ]


def test_rows_are_inserted_with_one_statement(network: Network) -> None:
    rows = _pauses(network, 5)

    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert insert(rows) == 5

    assert len(seen) == 1
    stored = Pause.objects.of(network).order_by("since")
    assert [(row.since, row.until, row.reason) for row in stored] == [
        (row.since, None, row.reason) for row in rows
    ]


def test_no_rows_are_no_statement(network: Network) -> None:
    with CaptureQueriesContext(connection) as seen:
        assert insert([]) == 0
        update([], "reason")

    assert len(seen) == 0


def test_columns_are_updated_in_their_network_only(network: Network) -> None:
    insert(_pauses(network, 2))
    other = Network.objects.create()
    one, two = Pause.objects.of(network).order_by("since")
    one.reason = two.reason = "new"
    one.since = date(2020, 1, 1)
    two.network = other  # a row that claims to be elsewhere is not found there

    update([one, two], "reason")

    assert list(Pause.objects.of(network).order_by("since").values_list("since", "reason")) == [
        (date(2026, 1, 1), "new"),
        (date(2026, 1, 2), "r1"),
    ]
