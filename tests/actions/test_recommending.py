"""Recommendations under way, until they are written or declined."""

from datetime import date, timedelta

import pytest

from amity.actions import forgetting, journal, people
from amity.actions.giving import ledger, recommending
from amity.people.records import Card
from amity.store.models import Network, Person, Recommendation

DAY = date(2026, 11, 24)


@pytest.fixture
def ana(network: Network) -> Person:
    return people.add(network, Card(name="Ana Sousa"))


def test_a_recommendation_waits_until_it_is_written(network: Network, ana: Person) -> None:
    asked = recommending.ask(network, ana.id, text="the panel", today=DAY)
    assert recommending.ask(network, ana.id, today=DAY).id == asked.id
    assert [one.text for one in recommending.under_way(network)] == ["the panel"]

    told = recommending.answer(network, asked.id, written=True, today=DAY + timedelta(days=3))

    assert told.answer == "written"
    assert recommending.under_way(network) == ()
    (give,) = ledger.exchanges(network, person_id=ana.id)
    assert (give.kind, give.way.value, give.text) == ("recommendation", "received", "the panel")
    journal.undo(network)
    assert len(recommending.under_way(network)) == 1
    assert ledger.exchanges(network) == []


def test_a_recommendation_may_be_declined_without_a_trace_in_the_ledger(
    network: Network, ana: Person
) -> None:
    wanted = recommending.ask(network, ana.id, way="given", today=DAY)

    assert recommending.answer(network, wanted.id, written=False, today=DAY).answer == "declined"
    assert recommending.answer(network, wanted.id, written=True, today=DAY).answer == "declined"

    assert ledger.exchanges(network) == []
    forgetting.forget(network, ana.id)
    assert not Recommendation.objects.of(network).exists()
