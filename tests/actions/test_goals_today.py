"""Paths to goals as they are found in the store, and what Today makes of them."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amity.actions import log, people
from amity.actions import today as days
from amity.actions.connections import owner_id, state_connection
from amity.actions.goals import asking, keeping, visiting, ways
from amity.actions.goals import on_the_way as background
from amity.actions.goals.fitting import fitting
from amity.actions.goals.on_the_way import on_the_way
from amity.actions.people import pause
from amity.connections.evidence import Standing
from amity.conversations.facts import Why
from amity.opportunities import visits
from amity.opportunities.asks import Small
from amity.opportunities.goals import Target, TargetKind
from amity.opportunities.visits import Because
from amity.people.records import Card, Post
from amity.store.models import Network, Person

DAY = date(2026, 11, 24)


def _say(network: Network, line: str, ago: int = 0) -> None:
    day = DAY - timedelta(days=ago)
    log.store(network, log.understand(network, line, today=day), today=day)


@pytest.fixture
def ana(network: Network) -> Person:
    card = Card(name="Ana Sousa", place="Lisbon", posts=(Post("Clinara", "Data lead"),))
    person = people.add(network, card)
    for ago in (20, 40, 60):
        _say(network, "Met Ana Sousa for lunch", ago)
    return person


@pytest.fixture
def ines(network: Network, ana: Person) -> Person:
    """Somebody the owner never talked with; Ana knows her, as the owner says."""
    person = people.add(network, Card(name="Inês Duarte", posts=(Post("Marejada", "Head of analytics"),)))
    state_connection(network, ana.id, person.id, True)
    return person


def test_a_path_leads_over_somebody_who_knows_them(network: Network, ana: Person, ines: Person) -> None:
    goal = keeping.add(network, "Work at Marejada", today=DAY)

    (way,) = ways.to_goal(network, keeping.one(network, goal.id), today=DAY).ways

    assert [hop.other.name for hop in way.hops] == ["Ana Sousa", "Inês Duarte"]
    assert (way.hops[0].one, way.small, way.standing) == (None, Small.INTRODUCTION, Standing.CONFIRMED)
    assert way.chance == pytest.approx(way.hops[0].strength * way.hops[1].strength, rel=1e-3)


def test_nobody_left_in_peace_and_nobody_absent_is_on_a_path(
    network: Network, ana: Person, ines: Person
) -> None:
    pause(network, ana.id, until=DAY + timedelta(days=30), since=DAY)

    found = ways.to_person(network, ines.id, today=DAY)

    assert found.ways == ()
    assert not found.verified


def test_an_organisation_where_nobody_is_ends_in_a_question_mark(network: Network, ana: Person) -> None:
    _say(network, "Met Ana Sousa, she told me about Bluegate and its open data team", 10)

    found = ways.to_organisation(network, "Bluegate", today=DAY)

    (way,) = found.ways
    assert (way.unknown, way.small, way.end.name) == ("Bluegate", Small.WHOM, "Ana Sousa")
    assert way.standing is Standing.LIKELY


def test_without_a_path_there_is_somebody_to_warm_up_first(network: Network, ana: Person) -> None:
    people.add(network, Card(name="Noor Haddad", posts=(Post("Hafen", "Engineer"),)))

    found = ways.to_organisation(network, "Hafen", today=DAY)

    assert (found.ways, found.verified, found.fit) == ((), False, 1)
    assert [one.name for one, _ in found.warm_first] == ["Ana Sousa"]


def test_an_empty_network_has_no_path(network: Network) -> None:
    goal = keeping.add(network, "A data job in Lisbon", today=DAY)

    found = ways.to_goal(network, keeping.one(network, goal.id), today=DAY)

    assert (found.ways, found.fit, found.warm_first) == ((), 0, ())


def test_who_fits_is_told_with_what_says_so(network: Network, ana: Person) -> None:
    _say(network, "Ana Sousa is looking into panel surveys", 5)
    targets = [
        Target(TargetKind.PLACE, "Lisbon"),
        Target(TargetKind.ROLE, "data"),
        Target(TargetKind.TOPIC, "panel surveys"),
    ]

    found = fitting(network, targets)

    assert {sign.kind for sign in found[ana.id].signs} >= {"place", "title"}
    assert found[ana.id].fit == pytest.approx(1.0, abs=0.3)
    assert fitting(network, [Target(TargetKind.TOPIC, "找一份工作")]) == {}


def test_today_names_somebody_on_a_path_with_an_ask_and_rests_after_it_was_asked(
    network: Network, ana: Person
) -> None:
    goal = keeping.add(network, "A data job in Lisbon", today=DAY)

    card = next(one for one in days.plan(network, today=DAY).suggestions if one.someone.name == "Ana Sousa")
    reason = next(one for one in card.reasons if one.why is Why.GOAL)
    assert (reason.evidence[0].kind, reason.evidence[0].id) == ("goal", str(goal.id))
    asking.note(network, ana.id, goal_id=goal.id, today=DAY)

    after = days.plan(network, today=DAY)
    assert all(one.why is not Why.GOAL for made in after.suggestions for one in made.reasons)


def test_a_closed_goal_is_no_reason(network: Network, ana: Person) -> None:
    goal = keeping.add(network, "A data job in Lisbon", today=DAY)
    keeping.close(network, goal.id, reached=False, today=DAY)

    assert on_the_way(network, today=DAY) == {}


def test_a_tie_denied_by_the_owner_is_no_path(network: Network, ana: Person, ines: Person) -> None:
    state_connection(network, ana.id, ines.id, False)
    assert ways.to_person(network, ines.id, today=DAY).ways == ()
    state_connection(network, owner_id(network), ines.id, True)

    (way,) = ways.to_person(network, ines.id, today=DAY).ways
    assert len(way.hops) == 1


def test_who_is_in_town_is_told_with_the_reasons(network: Network, ana: Person) -> None:
    _say(network, "Met Tom Becker in Berlin for coffee", 30)
    _say(network, "Promised Ana Sousa to bring the book when we meet", 2)
    people.add(network, Card(name="Wei Zhang", place="Berlin-Kreuzberg, Germany"))

    lisbon = visiting.there(network, visits.read("Lisbon next week", today=DAY), today=DAY)
    berlin = visiting.there(network, visits.read("I am in Berlin next week", today=DAY), today=DAY)

    assert lisbon[0].name == "Ana Sousa"
    assert Because.LIVES in {reason.why for reason in lisbon[0].reasons}
    assert {one.name for one in berlin} == {"Tom Becker", "Wei Zhang"}
    assert visiting.there(network, visits.read("Oslo", today=DAY), today=DAY) == ()


def test_what_the_owner_denied_can_be_forgotten_again(network: Network, ana: Person) -> None:
    other = people.add(network, Card(name="Bo Lind", posts=(Post("Clinara", "Analyst"),)))
    assert ways.to_person(network, other.id, today=DAY).ways
    state_connection(network, ana.id, other.id, False)
    assert not ways.to_person(network, other.id, today=DAY).ways
    state_connection(network, ana.id, other.id, None)
    assert ways.to_person(network, other.id, today=DAY).ways


def test_ways_found_in_the_background_are_kept_for_the_day(
    network: Network, ana: Person, ines: Person, settings: Any
) -> None:
    settings.AMITY_TODAY = DAY
    goal = keeping.add(network, "Work at Marejada", today=DAY)
    fresh = on_the_way(network, today=DAY)
    background.work_off()
    network.refresh_from_db()

    with CaptureQueriesContext(connection) as asked:
        assert on_the_way(network, today=DAY) == fresh
    assert list(fresh) == [ana.id]
    assert len(asked) == len(("goals", "what was asked", "who they are by now"))

    keeping.edit(network, goal.id, text="A boat in Hamburg", targets=())
    network.refresh_from_db()
    assert on_the_way(network, today=DAY) == {}
