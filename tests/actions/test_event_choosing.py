"""Which events are worth an evening, what came of those that were, and a kind no."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from amity.actions import absences, people, ties
from amity.actions.events import choosing, declining, guests, keeping, results
from amity.actions.giving import needs
from amity.actions.goals import keeping as goals
from amity.events.choosing import Why
from amity.people.records import Card, Post
from amity.store.models import Attendance, Network, Participant, Person, Record, Touch
from tests.surfaces.web_reader import write

TODAY = date(2026, 11, 24)


def talk(network: Network, person: Person, day: date) -> Touch:
    """A talk of that day, with its tie."""
    record = Record.objects.of(network).filter(person=person).order_by("pk")[0]
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    touch = Touch.objects.create(
        network=network, key=f"{person.name[:8]}{day}", at=at, source="hand", channel="in_person", direction="both", depth=2
    )  # fmt: skip
    Participant.objects.create(network=network, touch=touch, record=record, role="with", at=at)
    ties.rebuild(network, [person.id])
    return touch


def reasons(network: Network) -> dict[str, list[tuple[str, str]]]:
    ranked = choosing.upcoming(network, today=TODAY)
    return {one.event.name: [(r.why.value, r.name or r.text) for r in one.choice.reasons] for one in ranked}


def test_an_event_with_somebody_worth_seeing_comes_first(network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa", posts=(Post("Clinara", "Data lead"),)))
    tom = people.add(network, Card(name="Tom Becker"))
    wei = people.add(network, Card(name="Wei Zhang"))
    needs.add(network, "need", "a flat in Leipzig", today=TODAY)
    needs.add(network, "offer", "a flat in Leipzig", person_id=tom.id, today=TODAY)
    goals.add(network, "A data job at Clinara", today=TODAY)
    for days in (400, 390, 380, 370, 360):
        talk(network, wei, TODAY - timedelta(days=days))
    plain = keeping.add(network, "Plain dinner", TODAY + timedelta(days=1), going="")
    full = keeping.add(network, "City reception", TODAY + timedelta(days=9), going="")
    for who in (ana, tom, wei):
        guests.add(network, full.pk, person_id=who.id)

    ranked = choosing.upcoming(network, today=TODAY)

    assert [one.event.pk for one in ranked] == [full.pk, plain.pk]
    assert [(one.why, one.name) for one in ranked[0].choice.reasons] == [
        (Why.OFFERS, "Tom Becker"), (Why.GOAL, "Ana Sousa"), (Why.QUIET, "Wei Zhang"),
    ]  # fmt: skip
    assert ranked[0].known == ("Wei Zhang", "Ana Sousa", "Tom Becker") or set(ranked[0].known) == {
        "Ana Sousa", "Tom Becker", "Wei Zhang",
    }  # fmt: skip
    assert all(one.evidence for one in ranked[0].choice.reasons)


def test_what_drained_before_weighs_against_it(network: Network) -> None:
    for number in (1, 2):
        past = keeping.add(network, f"Gala {number}", TODAY - timedelta(days=30 * number))
        keeping.change(network, past.pk, energy="drained")
    keeping.add(network, "Winter gala", TODAY + timedelta(days=2), going="")
    keeping.add(network, "Choir rehearsal", TODAY + timedelta(days=9), going="")

    told = reasons(network)

    assert list(told) == ["Choir rehearsal", "Winter gala"]
    assert told["Winter gala"] == [("drained", "Gala 1")]


def test_an_event_about_what_one_looks_for_says_so(network: Network) -> None:
    goals.add(network, "Somebody to sing in a choir with", today=TODAY)
    keeping.add(network, "Choir night", TODAY + timedelta(days=2), going="")

    assert reasons(network)["Choir night"][0][0] == "topic"


def test_ninety_days_after_it_is_known_which_ties_lived(network: Network) -> None:
    event = keeping.add(
        network, "Data Makers", keeping.When(
            day=TODAY, begins_at=datetime(2026, 11, 24, 18, tzinfo=UTC), ends_at=datetime(2026, 11, 24, 21, tzinfo=UTC)
        ),
    )  # fmt: skip
    keeping.change(network, event.pk, energy="lifted")
    met = {name: people.add(network, Card(name=name)) for name in ("Ana Sousa", "Ben Okafor", "Cleo Vaz")}
    for who in met.values():
        line = guests.add(network, event.pk, person_id=who.id)
        Attendance.objects.of(network).filter(pk=line.pk).update(met=talk(network, who, TODAY))
    talk(network, met["Ana Sousa"], TODAY + timedelta(days=40))
    talk(network, met["Ben Okafor"], TODAY + timedelta(days=3))
    host = guests.add(network, event.pk, person_id=people.add(network, Card(name="Lúcia Prado")).id)
    Attendance.objects.of(network).filter(pk=host.pk).update(role="host")

    looked = results.past(network, today=TODAY + timedelta(days=91))[0].result

    assert looked.ripe
    assert (looked.met, looked.minutes, looked.energy) == (3, 180, "lifted")
    assert [one.name for one in looked.lived] == ["Ana Sousa"]
    assert {one.name for one in looked.waiting} == {"Ben Okafor", "Cleo Vaz"}
    assert [(one.name, one.role.value) for one in looked.thank] == [("Lúcia Prado", "host")]


def test_the_number_of_statements_does_not_grow(network: Network, django_assert_max_num_queries: Any) -> None:
    for number in range(6):
        event = keeping.add(network, f"Evening {number}", TODAY + timedelta(days=number), going="")
        for guest in range(4):
            name = f"Person {chr(65 + number)}{chr(65 + guest)}son"
            guests.add(network, event.pk, person_id=people.add(network, Card(name=name)).id)

    with django_assert_max_num_queries(30):
        choosing.upcoming(network, today=TODAY)


def test_a_kind_no_goes_to_whoever_asked(network: Network) -> None:
    lucia = people.add(network, Card(name="Lúcia Prado", emails=("lucia@makers.example",)))
    write(network, "Met Lúcia Prado at the library, she is moving to Coimbra")
    event = keeping.add(network, "Data Makers", TODAY + timedelta(days=2), going="")
    line = guests.add(network, event.pk, person_id=lucia.id)
    assert declining.invited_by(network, event.pk) is None
    Attendance.objects.of(network).filter(pk=line.pk).update(role="host")

    written = declining.decline(network, event.pk, today=TODAY)

    assert written.why == "ok"
    assert [one.id for one in written.to] == [lucia.id]
    assert "“Data Makers”" in written.draft.body
    assert f"event:{event.pk}" in {clause.source for clause in written.draft.basis}


def test_nobody_is_proposed_who_died(network: Network) -> None:
    ana = people.add(network, Card(name="Ana Sousa"))
    event = keeping.add(network, "Evening", TODAY + timedelta(days=2), going="")
    guests.add(network, event.pk, person_id=ana.id)
    absences.note(network, ana.id, "died", today=TODAY)

    assert reasons(network) == {"Evening": []}
