"""Ties are kept in step with touches, whatever order those come in."""

from datetime import UTC, datetime, timedelta
from itertools import count, pairwise
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amity.actions import ties
from amity.store.models import Network, Participant, Person, Record, Tie, Touch

START = datetime(2025, 1, 1, 9, tzinfo=UTC)
_numbers = count(1)


def somebody(network: Network, name: str = "Ana Sousa", **fields: object) -> Person:
    number = next(_numbers)
    record = Record.objects.create(network=network, source="hand", key=f"r{number}", created_at=START)
    person = Person.objects.create(network=network, id=record.uid, name=name, **fields)
    Record.objects.of(network).filter(pk=record.pk).update(person=person)
    return person


def touched(
    network: Network, person: Person, hour: int, direction: str = "out", depth: int = 1, *, asks: bool = False
) -> ties.Event:
    record = Record.objects.of(network).get(person=person)
    at = START + timedelta(hours=hour)
    touch = Touch.objects.create(
        network=network,
        key=f"t{next(_numbers)}",
        at=at,
        source="hand",
        channel="mail",
        direction=direction,
        depth=depth,
        asks=asks,
    )
    Participant.objects.create(
        network=network, touch=touch, record=record, role="to", at=at, counts=depth > 0
    )
    return ties.Event(at, direction, depth, asks, touch.pk)


def tie_of(network: Network, person: Person) -> Tie | None:
    return Tie.objects.of(network).filter(person=person).first()


STORY = st.lists(
    st.tuples(
        st.integers(0, 900), st.sampled_from(["out", "in", "both", "none"]), st.integers(0, 3), st.booleans()
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=STORY, cuts=st.lists(st.integers(0, 12), max_size=3), gone=st.sets(st.integers(0, 11)))
def test_any_order_split_and_undo_of_touches_equals_a_rebuild(
    network: Network, story: list[tuple[int, str, int, bool]], cuts: list[int], gone: set[int]
) -> None:
    ana = somebody(network)
    edges = [0, *sorted(min(cut, len(story)) for cut in cuts), len(story)]
    touches = []
    for start, end in pairwise(edges):
        events = [
            touched(network, ana, hour, way, depth, asks=asks) for hour, way, depth, asks in story[start:end]
        ]
        ties.refresh(network, {ana.id: events})
        touches += [event.touch for event in events]
    assert ties.compare(network) == []

    undone = [touch for i, touch in enumerate(touches) if i in gone]
    Participant.objects.of(network).filter(touch__in=undone).erase()
    Tie.objects.of(network).filter(waiting__in=undone).update(waiting=None)
    Touch.objects.of(network).filter(pk__in=undone).erase()
    ties.rebuild(network, [ana.id])

    assert ties.compare(network) == []


def test_five_hundred_people_take_as_many_statements_as_one(network: Network) -> None:
    def statements(people: list[Person], hour: int) -> int:
        batch = {person.id: [touched(network, person, hour)] for person in people}
        with CaptureQueriesContext(connection) as seen:
            ties.refresh(network, batch)
        return len(seen)

    one, many = [somebody(network)], [somebody(network, f"P {i}") for i in range(60)]

    assert statements(many, 1) == statements(one, 1)
    assert statements(many, 50) == statements(one, 50)
    assert statements(many, 20) == statements(one, 20)  # older than the last: built afresh


def test_a_late_touch_is_counted_once(network: Network) -> None:
    ana = somebody(network)
    ties.refresh(network, {ana.id: [touched(network, ana, 100)]})

    ties.refresh(network, {ana.id: [touched(network, ana, 1)]})

    tie = tie_of(network, ana)
    assert tie
    assert (tie.events, tie.days) == (2, 2)


@pytest.mark.parametrize("fields", [{"standing": "robot"}, {"standing": "list"}, {"is_me": True}])
def test_only_people_have_ties_and_not_the_owner(network: Network, fields: dict[str, object]) -> None:
    other = somebody(network, **fields)
    event = touched(network, other, 1)

    ties.refresh(network, {other.id: [event]})
    ties.rebuild(network, [other.id])

    assert tie_of(network, other) is None
    assert ties.compare(network) == []


def test_a_tie_ends_with_its_last_touch_that_counts(network: Network) -> None:
    ana = somebody(network)
    ties.refresh(network, {ana.id: [touched(network, ana, 1)]})
    Participant.objects.of(network).erase()

    assert ties.compare(network) == ["The tie with Ana Sousa rests on no touch that counts."]
    ties.rebuild(network, [ana.id])

    assert tie_of(network, ana) is None


def test_comparing_names_what_differs(network: Network) -> None:
    ana, ben = somebody(network), somebody(network, "Ben Ode")
    ties.refresh(network, {ana.id: [touched(network, ana, 1)]})
    touched(network, ben, 1)
    Tie.objects.of(network).filter(person=ana).update(days=7)

    assert ties.compare(network) == [
        "The tie with Ana Sousa holds days = 7; its touches give 1.",
        "The tie with Ben Ode is missing; its touches give one.",
    ]


def test_two_records_on_one_touch_are_one_event(network: Network) -> None:
    ana = somebody(network)
    event = touched(network, ana, 1)
    second = Record.objects.create(network=network, source="mail", key="second", person=ana, created_at=START)
    Participant.objects.create(network=network, touch_id=event.touch, record=second, role="cc", at=event.at)

    ties.rebuild(network, [ana.id])

    tie = tie_of(network, ana)
    assert tie
    assert tie.events == 1


def test_unknown_people_are_passed_over(network: Network) -> None:
    ties.refresh(network, {UUID(int=5): [ties.Event(START)]})

    assert Tie.objects.of(network).count() == 0
