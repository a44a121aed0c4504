"""The map in the store: drawn once, the same every day, without whoever was forgotten; and bridges that are quiet."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from amity.actions import absences, bridges, drawing, forgetting, jobs, people
from amity.actions import map as maps
from amity.people.records import Card
from amity.store.models import Drawing, Network, Person, Spot, Tie

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


def quieten(network: Network, name: str) -> None:
    ties = Tie.objects.of(network).filter(person=whose(network, name).id)
    assert ties.update(quiet_from=DAY, usual_low=6, usual_high=20) == 1


def test_everybody_is_on_the_map_and_worlds_bear_what_most_of_their_people_share(drawn: Network) -> None:
    chart = maps.chart(drawn)

    everybody = Person.objects.of(drawn).filter(standing="person", is_me=False)
    assert set(spots(drawn)) == set(everybody.values_list("name", flat=True))
    assert sum(disc.count for disc in chart.discs) == chart.people == everybody.count()
    lisbon = next(disc for disc in chart.worlds if disc.name == "Lisbon")
    there = [dot.who.id for dot in maps.in_world(drawn, lisbon.number, limit=100)]
    assert Person.objects.of(drawn).filter(id__in=there, place="Lisbon").count() > lisbon.count / 2


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


def test_the_single_tie_between_two_worlds_is_a_bridge(drawn: Network) -> None:
    found, total = bridges.alone(drawn)

    pairs = {frozenset((bridge.one.who.name, bridge.other.who.name)) for bridge in found}
    assert total == len(found)
    assert frozenset(("Wei Zhang", "Lúcia Prado")) in pairs


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


def test_a_quiet_bridge_is_worth_a_letter(drawn: Network) -> None:
    quieten(drawn, "Kofi Mensah")

    risks = {risk.dot.who.name: risk for risk in bridges.at_risk(drawn, today=DAY)}

    kofi = risks["Kofi Mensah"]
    assert kofi.act is bridges.Act.WRITE
    assert len(kofi.worlds) > 1


def test_somebody_left_in_peace_is_not_written_to_others_are_introduced_across(drawn: Network) -> None:
    quieten(drawn, "Wei Zhang")
    people.pause(drawn, whose(drawn, "Wei Zhang").id, since=DAY, until=None, reason="a rest")

    risks = {risk.dot.who.name: risk for risk in bridges.at_risk(drawn, today=DAY)}

    wei = risks["Wei Zhang"]
    assert wei.act is bridges.Act.INTRODUCE
    assert wei.pair is not None
    assert {dot.world for dot in wei.pair} == {disc.number for disc in wei.worlds[:2]}
    assert "Wei Zhang" not in {dot.who.name for dot in wei.pair}


def test_nobody_who_died_is_told_of_as_a_bridge(drawn: Network) -> None:
    quieten(drawn, "Wei Zhang")
    absences.note(drawn, whose(drawn, "Wei Zhang").id, "died", today=DAY)

    assert "Wei Zhang" not in {risk.dot.who.name for risk in bridges.at_risk(drawn, today=DAY)}


def test_the_map_is_read_in_a_constant_number_of_statements(
    drawn: Network, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(3):
        maps.chart(drawn)
    with django_assert_max_num_queries(2):
        maps.dots(drawn)
