"""Who was on one talk with whom is kept in step with talks, whatever order those come in."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amity.actions import said, same, ties
from amity.store import together
from amity.store.models import Network, Participant, Person, Record, Together, Touch
from amity.store.people import project

START = datetime(2025, 1, 1, 12, tzinfo=UTC)
NAMES = ("Ana Sousa", "Ben Okoro", "Cem Aydin", "Dana Weiss")


def people(network: Network) -> list[Person]:
    records = [
        Record.objects.create(
            network=network, source="mail", key=f"{name.split()[0]}@x.example", created_at=START
        )
        for name in NAMES
    ]
    found = [
        Person(network=network, id=record.uid, name=name) for record, name in zip(records, NAMES, strict=True)
    ]
    Person.objects.bulk_create(found)
    for record, person in zip(records, found, strict=True):
        Record.objects.of(network).filter(pk=record.pk).update(person=person)
    return found


def talk(
    network: Network, there: list[Person], day: int, *, channel: str = "meeting", **fields: object
) -> Touch:
    at = START + timedelta(days=day)
    touch = Touch.objects.create(
        network=network, key=f"{Touch.objects.of(network).count()}", at=at, source="mail", channel=channel,
        direction="both", depth=2, people=len(there), **fields,
    )  # fmt: skip
    for person in there:
        record = Record.objects.of(network).filter(person=person).first()
        Participant.objects.create(network=network, touch=touch, record=record, role="attendee", at=at)
    return touch


def days(network: Network) -> dict[tuple[UUID, UUID], set[date]]:
    found: dict[tuple[UUID, UUID], set[date]] = {}
    for one, other, day in Together.objects.of(network).values_list("one", "other", "day"):
        found.setdefault((one, other), set()).add(day)
    return found


def test_both_find_each_other_on_each_day_once(network: Network) -> None:
    ana, ben, *_ = people(network)
    talks = [talk(network, [ana, ben], day) for day in (3, 3, 40)]

    together.follow(network, [one.pk for one in talks])

    wanted = {(START + timedelta(days=day)).date() for day in (3, 40)}
    assert days(network) == {(ana.id, ben.id): wanted, (ben.id, ana.id): wanted}
    assert Together.objects.of(network).filter(one=ana.id, day=min(wanted)).get().touch == talks[1].pk


def test_a_crowd_and_a_list_show_nothing(network: Network) -> None:
    ana, ben, *_ = people(network)
    crowd = talk(network, [ana, ben], 1)
    listed = talk(network, [ana, ben], 2)
    Touch.objects.of(network).filter(pk=crowd.pk).update(people=40)
    Touch.objects.of(network).filter(pk=listed.pk).update(depth=0)

    together.follow(network, [crowd.pk, listed.pk])

    assert days(network) == {}


def test_two_who_got_one_letter_count_half(network: Network) -> None:
    ana, ben, *_ = people(network)
    letter = talk(network, [ana, ben], 1, channel="mail")
    Participant.objects.of(network).filter(touch=letter).update(role="to")

    together.follow(network, [letter.pk])

    assert set(Together.objects.of(network).values_list("share", flat=True)) == {0.5}


TALKS = st.lists(
    st.tuples(st.sets(st.integers(0, 3), min_size=1), st.integers(0, 5), st.booleans()),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TALKS, st.randoms(use_true_random=False))
def test_the_order_in_which_talks_come_makes_no_difference(
    network: Network, told: list[tuple[set[int], int, bool]], chance: Random
) -> None:
    for table in (Together, Participant, Touch, Person, Record):
        table.objects.of(network).erase()
    everybody = people(network)
    talks = [
        talk(network, [everybody[n] for n in sorted(there)], day, channel="mail" if mail else "call").pk
        for there, day, mail in told
    ]
    shuffled = chance.sample(talks, len(talks))

    for one in shuffled:
        together.follow(network, [one])
    kept = sorted(Together.objects.of(network).values_list("one", "other", "day", "met", "share", "touch"))
    together.rebuild(network, [person.id for person in everybody])

    rebuilt = sorted(Together.objects.of(network).values_list("one", "other", "day", "met", "share", "touch"))
    assert kept == rebuilt
    assert together.compare(network) == []


def test_a_talk_that_is_deleted_is_no_evidence_any_more(network: Network) -> None:
    ana, ben, cem, _ = people(network)
    for person in (ana, ben, cem):
        project(network, Record.objects.of(network).filter(person=person).values_list("pk", flat=True))
    touch = said.add_touch(network, [ana.id, ben.id, cem.id], day=date(2026, 3, 1), channel="in_person")
    assert len(days(network)) == 6

    said.delete_touch(network, touch.pk)

    assert days(network) == {}


def test_whoever_is_joined_keeps_the_days_of_both(network: Network) -> None:
    ana, ben, cem, _ = people(network)
    together.follow(network, [talk(network, [ana, cem], 1).pk, talk(network, [ben, cem], 9).pk])

    same.merge(network, ana.id, ben.id)

    kept = Person.objects.of(network).filter(records__key="Ana@x.example").get()
    assert days(network)[kept.id, cem.id] == {(START + timedelta(days=day)).date() for day in (1, 9)}
    assert {end for pair in days(network) for end in pair} == {kept.id, cem.id}


def test_the_owner_and_machines_are_not_noted(network: Network) -> None:
    ana, ben, cem, _ = people(network)
    Person.objects.of(network).filter(id=ben.id).update(is_me=True)
    Person.objects.of(network).filter(id=cem.id).update(standing="robot")

    together.follow(network, [talk(network, [ana, ben, cem], 1).pk])

    assert days(network) == {}


def test_check_sees_what_is_missing_and_ties_build_it_anew(network: Network) -> None:
    ana, ben, *_ = people(network)
    talk(network, [ana, ben], 1)
    assert len(together.compare(network)) == 1

    ties.rebuild(network, [ana.id])

    assert together.compare(network) == []
