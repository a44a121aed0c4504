"""The map in the store: drawn once, the same every day, without whoever was forgotten; and bridges that are quiet."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from amity.actions import absences, bridges, drawing, forgetting, jobs, log, people
from amity.actions import map as maps
from amity.actions.connections import state_connection
from amity.people.records import Card
from amity.store.models import Drawing, Network, Person, Spot

DAY = date(2026, 11, 24)


@pytest.fixture
def drawn(village: Network) -> Network:
    """The village with its map."""
    drawing.draw(village, today=DAY)
    return village


def whose(network: Network, name: str) -> Person:
    return Person.objects.of(network).get(name=name, is_me=False)


def spots(network: Network) -> dict[str, tuple[int, int]]:
    return {dot.who.name: (dot.world, dot.seat) for dot in maps.dots(network).dots}


def test_everybody_is_on_the_map(drawn: Network) -> None:
    chart = maps.chart(drawn)

    everybody = Person.objects.of(drawn).filter(standing="person", is_me=False)
    assert set(spots(drawn)) == set(everybody.values_list("name", flat=True))
    assert sum(disc.count for disc in chart.discs) == chart.people == everybody.count()


def test_drawn_again_on_another_day_it_looks_the_same(drawn: Network) -> None:
    before, discs = spots(drawn), maps.chart(drawn).discs

    drawing.draw(drawn, today=DAY + timedelta(days=1))

    assert spots(drawn) == before
    assert maps.chart(drawn).discs == discs


def test_somebody_new_moves_nobody(drawn: Network) -> None:
    before = spots(drawn)

    people.add(drawn, Card(name="Nadia Newcomer"))
    drawing.draw(drawn, today=DAY)

    now = spots(drawn)
    assert {name: now[name] for name in before} == before
    assert now.keys() - before.keys() == {"Nadia Newcomer"}


def test_the_single_tie_between_two_worlds_is_a_bridge(two_worlds: Network) -> None:
    (bridge,), total = bridges.alone(two_worlds)

    assert {bridge.one.who.name, bridge.other.who.name} == {"Cleo Cedar", "Dora Dahl"}
    assert total == 1


def test_through_whom_alone_others_are_connected_is_told_and_forgotten_with_them(two_worlds: Network) -> None:
    held = {dot.who.name: count for dot, count in bridges.holders(two_worlds, most=9)}
    assert held.keys() == {"Cleo Cedar", "Dora Dahl"}

    forgetting.forget(two_worlds, whose(two_worlds, "Cleo Cedar").id)

    assert [dot.who.name for dot, _count in bridges.holders(two_worlds, most=9)] == ["Dora Dahl"]


def test_who_is_forgotten_leaves_the_map_with_all_lines(drawn: Network) -> None:
    hana = whose(drawn, "Hana Satō")
    dot = maps.dot(drawn, hana.id)
    assert dot is not None

    forgetting.forget(drawn, hana.id)

    row = Drawing.objects.of(drawn).get()
    assert not Spot.objects.of(drawn).filter(number=dot.number).exists()
    assert all(dot.number not in line[:2] for line in (*row.inside, *row.across))
    assert dot.number not in row.figures["joiners"]
    assert dot.number not in [gate[0] for gate in row.figures["gates"]]
    assert drawing.is_due(drawn) is False  # a moment later
    Drawing.objects.of(drawn).update(drawn_at=timezone.now() - timedelta(hours=1))
    assert drawing.is_due(drawn) is True


def test_a_map_is_due_at_once_where_there_is_none_and_later_when_something_changed(village: Network) -> None:
    assert drawing.is_due(village) is True
    jobs.work_off(report=pytest.fail)
    assert drawing.is_due(village) is False

    Drawing.objects.of(village).update(drawn_at=timezone.now() - timedelta(hours=1))
    assert drawing.is_due(village) is False
    people.edit(village, whose(village, "Wei Zhang").id, {"tags": ("choir",)})
    assert drawing.is_due(village) is True


def test_nobody_to_draw_is_not_due(network: Network) -> None:
    assert drawing.is_due(network) is False
    assert maps.chart(network).people == 0


@pytest.fixture
def two_worlds(network: Network) -> Network:
    """Climbers and singers; Cleo and Dora alone know each other. With Cleo it has been quiet for long."""
    climbers, singers = ("Ada Ash", "Bo Birch", "Cleo Cedar"), ("Dora Dahl", "Ed Elm", "Fay Fern")
    for names, tag in ((climbers, "climbing"), (singers, "choir")):
        for name in names:
            made = people.add(network, Card(name=name))
            people.edit(network, made.id, {"tags": (tag,)})
    for name in (*climbers, *singers):
        for ago in (200, 190, 180) if name == "Cleo Cedar" else (30, 20, 10, 1):
            day = DAY - timedelta(days=ago)
            log.store(network, log.understand(network, f"Called {name}.", today=day), today=day)
    for pair in (*combinations(climbers, 2), *combinations(singers, 2), ("Cleo Cedar", "Dora Dahl")):
        one, other = (whose(network, name).id for name in pair)
        state_connection(network, one, other, known=True)
    drawing.draw(network, today=DAY)
    return network


def test_a_quiet_bridge_is_worth_a_letter(two_worlds: Network) -> None:
    (risk,) = bridges.at_risk(two_worlds, today=DAY)

    assert (risk.dot.who.name, risk.act) == ("Cleo Cedar", bridges.Act.WRITE)
    assert [disc.name for disc in risk.worlds] == ["climbing", "choir"]


def test_somebody_left_in_peace_is_not_written_to_others_are_introduced_across(two_worlds: Network) -> None:
    people.pause(two_worlds, whose(two_worlds, "Cleo Cedar").id, since=DAY, until=None, reason="a rest")

    (risk,) = bridges.at_risk(two_worlds, today=DAY)

    assert risk.act is bridges.Act.INTRODUCE
    assert risk.pair is not None
    first, second = (dot.who.name for dot in risk.pair)
    assert first in {"Ada Ash", "Bo Birch"}
    assert second in {"Dora Dahl", "Ed Elm", "Fay Fern"}


def test_a_bridge_with_which_one_talks_as_usual_is_not_told_of(two_worlds: Network) -> None:
    log.store(two_worlds, log.understand(two_worlds, "Called Cleo Cedar.", today=DAY), today=DAY)

    assert bridges.at_risk(two_worlds, today=DAY) == ()


def test_nobody_who_died_is_told_of_as_a_bridge(two_worlds: Network) -> None:
    absences.note(two_worlds, whose(two_worlds, "Cleo Cedar").id, "died", today=DAY)

    assert bridges.at_risk(two_worlds, today=DAY) == ()


def test_the_map_is_read_in_a_constant_number_of_statements(
    drawn: Network, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(3):
        maps.chart(drawn)
    with django_assert_max_num_queries(2):
        maps.dots(drawn)
