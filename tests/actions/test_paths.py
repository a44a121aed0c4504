"""Warm paths through the book: with evidence for each step, or honestly none."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amity.actions import (
    absences,
    checks,
    connections,
    forgetting,
    journal,
    people,
    said,
)
from amity.actions.connections.book import book_of
from amity.actions.connections.graph import graph, toward
from amity.actions.giving import introducing
from amity.actions.paths import Target, TargetKind, find_paths, target_of
from amity.base.errors import BadInput, NotFound
from amity.connections.evidence import Kind, Standing
from amity.giving.consent import Step
from amity.opportunities.paths import Found, Missing, Warm
from amity.opportunities.routes import routes
from amity.people.records import Card, Post
from amity.store.models import Connection, Network, Person, Together, Touch

DAY = date(2026, 11, 24)


def somebody(network: Network, name: str, organisation: str = "", title: str = "") -> Person:
    return people.add(network, Card(name=name, posts=(Post(organisation, title),) if organisation else ()))


def to(network: Network, person: Person) -> Found[UUID]:
    return find_paths(network, Target(TargetKind.PERSON, person.id), today=DAY)


def talked(network: Network, *there: Person, ago: int = 10, times: int = 4) -> None:
    for time in range(times):
        said.add_touch(
            network,
            [person.id for person in there],
            day=DAY - timedelta(days=ago + time),
            channel="in_person",
        )


@pytest.fixture
def ana(network: Network) -> Person:
    return somebody(network, "Ana Sousa", "Clinara")


@pytest.fixture
def ben(network: Network) -> Person:
    return somebody(network, "Ben Okoro", "Feedloop")


def test_somebody_who_met_them_with_the_owner_is_a_confirmed_way(
    network: Network, ana: Person, ben: Person
) -> None:
    cem = somebody(network, "Cem Aydın")
    talked(network, ana)
    talked(network, ana, ben, ago=60)
    talked(network, ben, cem, ago=200)

    found = to(network, cem)

    best = found.paths[0]
    assert best.standing is Standing.CONFIRMED
    assert found.is_verified
    assert found.missing is None
    ways = {tuple(found.names[person] for person in path.people) for path in found.paths}
    assert ways == {
        ("", "Cem Aydın"),
        ("", "Ben Okoro", "Cem Aydın"),
        ("", "Ana Sousa", "Ben Okoro", "Cem Aydın"),
    }
    (last,) = {hop.evidence[0] for path in found.paths for hop in path.hops if hop.from_person == ben.id}
    assert (last.kind, last.count) == (Kind.MET, 4)
    assert set(last.source.touches) <= set(Touch.objects.of(network).values_list("pk", flat=True))


def test_every_step_in_the_village_opens_its_evidence(village: Network) -> None:
    for person in Person.objects.of(village).filter(standing="person", is_me=False):
        for path in to(village, person).paths:
            for hop in path.hops:
                assert hop.evidence
                assert 0 < hop.strength < 1
                for one in hop.evidence:
                    opened = (one.source.touches, one.source.organisation, one.source.relation)
                    assert any(opened) or one.kind is Kind.CONNECTED


def test_two_who_work_at_one_place_may_introduce_each_other(village: Network) -> None:
    ana = people.find(village, "Ana Sousa")

    found = to(village, ana)

    (over,) = [path for path in found.paths if len(path.hops) == 2]
    assert found.names[over.people[1]] == "Beatriz Nunes"
    assert over.standing is Standing.LIKELY
    assert over.hops[1].evidence[0].kind is Kind.EMPLOYER
    assert over.hops[1].evidence[0].source.name == "Clinara"


def test_as_much_of_the_graph_as_is_read_gives_the_ways_of_all_of_it(village: Network) -> None:
    whole, book = graph(village, today=DAY), book_of(village, DAY)

    for person in Person.objects.of(village).filter(standing="person", is_me=False):
        part = toward(book, [person.id])
        near = [way.chance for way in routes(part, [part.node[person.id]])]
        far = [way.chance for way in routes(whole, [whole.node[person.id]])]
        assert near == pytest.approx(far)


def test_nobody_who_could_know_them_is_said_so_with_whom_to_warm_first(
    network: Network, ana: Person, ben: Person
) -> None:
    talked(network, ana, ben)
    stranger = somebody(network, "Zoe Stern")

    found = to(network, stranger)

    assert found.paths == ()
    assert found.missing is Missing.NO_EVIDENCE
    assert {one.reason for one in found.warm_first} == {Warm.WELL_CONNECTED}
    assert {one.person for one in found.warm_first} == {ana.id, ben.id}


def test_a_faint_tie_is_named_as_the_one_to_warm(network: Network, ana: Person) -> None:
    target = somebody(network, "Zoe Stern", "Clinara")
    for name in ("Ira Nowak", "Ola Berg", "Pia Lund", "Sia Holm", "Tea Vik", "Una Dahl", "Vea Moe"):
        somebody(network, name, "Clinara")

    found = to(network, target)

    assert found.missing in (Missing.NO_EVIDENCE, Missing.ONLY_POSSIBLE)
    assert len(found.warm_first) == 3
    assert {one.reason for one in found.warm_first} == {Warm.MAY_KNOW_THEM}
    assert all(one.evidence[0].source.name == "Clinara" for one in found.warm_first)


def test_the_owners_word_makes_a_way_and_ends_it(network: Network, ana: Person, ben: Person) -> None:
    talked(network, ana)

    connections.state_connection(network, ana.id, ben.id, True)
    said_so = to(network, ben)
    connections.state_connection(network, ben.id, ana.id, False)
    denied = to(network, ben)
    journal.undo(network)
    again = to(network, ben)
    connections.state_connection(network, ana.id, ben.id, None)

    assert [path.standing for path in said_so.paths] == [Standing.CONFIRMED]
    assert said_so.paths[0].hops[1].evidence[0].kind is Kind.STATED
    assert denied.paths == ()
    assert [path.people for path in again.paths] == [path.people for path in said_so.paths]
    assert to(network, ben).paths == ()
    assert Connection.objects.of(network).count() == 0


def test_saying_it_twice_changes_nothing(network: Network, ana: Person, ben: Person) -> None:
    first = connections.state_connection(network, ana.id, ben.id, True)

    second = connections.state_connection(network, ben.id, ana.id, True)

    assert first == second
    assert Connection.objects.of(network).count() == 1
    with pytest.raises(BadInput):
        connections.state_connection(network, ana.id, ana.id, True)


def test_the_owner_may_say_whom_they_know(network: Network, ana: Person) -> None:
    connections.state_connection(network, connections.owner_id(network), ana.id, True)

    found = to(network, ana)

    assert [len(path.hops) for path in found.paths] == [1]
    assert found.paths[0].hops[0].evidence[0].kind is Kind.STATED


def test_an_introduction_that_was_made_is_evidence(network: Network, ana: Person, ben: Person) -> None:
    talked(network, ana)
    row = introducing.propose(network, ana.id, ben.id, today=DAY)
    for step in (Step.ASKED_FIRST, Step.FIRST_YES, Step.ASKED_SECOND, Step.SECOND_YES, Step.MADE):
        introducing.step(network, row.pk, step, today=DAY)

    (one,) = connections.evidence_between(network, ana.id, ben.id, today=DAY)

    assert (one.kind, one.standing, one.source.introduction) == (
        Kind.INTRODUCED,
        Standing.CONFIRMED,
        str(row.pk),
    )


def test_who_died_or_is_left_in_peace_is_not_on_the_way(network: Network, ana: Person, ben: Person) -> None:
    cem = somebody(network, "Cem Aydın")
    talked(network, ana)
    talked(network, ben)
    connections.state_connection(network, ana.id, cem.id, True)
    connections.state_connection(network, ben.id, cem.id, True)
    people.pause(network, ben.id, since=DAY, until=None)

    one_left = to(network, cem)
    absences.note(network, ana.id, "died", today=DAY)
    nobody_left = to(network, cem)

    assert [path.people[1] for path in one_left.paths] == [ana.id]
    assert nobody_left.paths == ()
    assert to(network, ana).missing is Missing.LEFT_OUT


def test_an_organisation_is_reached_through_whoever_is_there(
    network: Network, ana: Person, ben: Person
) -> None:
    talked(network, ben)
    connections.state_connection(network, ana.id, ben.id, True)

    found = find_paths(network, target_of(network, "clinara"), today=DAY)

    assert (found.target.kind, found.name) == (TargetKind.ORGANISATION, "Clinara")
    assert found.reached == (ana.id,)
    assert [path.people[1:] for path in found.paths] == [(ben.id, ana.id)]


def test_words_mean_whoever_they_fit(network: Network) -> None:
    kim = somebody(network, "Kim Lee", "Mensah Studio", "Product designer")
    lea = somebody(network, "Lea Roth", "Hafen", "Product manager")
    talked(network, kim)
    talked(network, lea)

    found = find_paths(network, Target(TargetKind.WORDS, words="a product designer"), today=DAY)

    assert found.reached == (kim.id,)
    assert target_of(network, "product").kind is TargetKind.WORDS


@pytest.mark.parametrize("text", ["Zzyzx", "чайник", "x" * 10_000, "'; DROP", "in at the"])
def test_what_nobody_fits_gets_a_calm_answer(network: Network, text: str) -> None:
    found = find_paths(network, target_of(network, text), today=DAY)

    assert found.paths == found.reached == found.warm_first == ()
    assert found.missing is Missing.NOBODY_MATCHES


def test_what_is_not_there_is_not_found(network: Network) -> None:
    with pytest.raises(NotFound):
        find_paths(network, Target(TargetKind.ORGANISATION, uuid4()), today=DAY)
    with pytest.raises(BadInput):
        target_of(network, "  ")


def test_what_the_owner_said_goes_along_and_is_forgotten(network: Network, ana: Person, ben: Person) -> None:
    talked(network, ana, ben)
    connections.state_connection(network, ana.id, ben.id, True)
    before = checks.digest(network)
    connections.state_connection(network, ana.id, ben.id, False)

    assert checks.digest(network) != before
    assert checks.check(network, rebuild=True) == []
    forgetting.forget(network, ben.id)
    assert Connection.objects.of(network).count() == 0
    assert Together.objects.of(network).count() == 0


def test_more_people_are_no_more_statements(network: Network, ana: Person) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            find_paths(network, Target(TargetKind.PERSON, ana.id), today=DAY)
        return len(asked)

    talked(network, ana, *(somebody(network, f"Kim Person{n}", "Clinara") for n in range(12)))
    few = statements()
    for batch in "abc":
        talked(network, ana, *(somebody(network, f"Lee {batch}Person{n}", "Clinara") for n in range(12)))

    assert statements() <= few
