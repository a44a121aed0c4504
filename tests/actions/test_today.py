"""Today over the store: what is found, what becomes of it, and that it can be taken back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amity.actions import journal, ties, today
from amity.base.errors import BadInput, NotFound
from amity.store.models import (
    Answer,
    Change,
    Date,
    Network,
    Organisation,
    Outcome,
    Participant,
    Pause,
    Person,
    Position,
    Promise,
    Record,
    RecordVersion,
    Tie,
    Touch,
)
from amity.today import Plan, Suggestion

DAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
_numbers = count(1)


def somebody(network: Network, name: str, *, at: str = "", source: str = "vcard", **fields: Any) -> Person:
    number = next(_numbers)
    employer = organisation(network, at) if at else None
    said = {"name": name, "posts": [{"organisation": at}] if at else []}
    record = Record.objects.create(
        network=network, source=source, key=f"r{number}", created_at=NOON, name_key=name.lower()
    )
    RecordVersion.objects.create(
        network=network, record=record, said=said, said_hash=f"h{number}", created_at=NOON
    )
    person = Person.objects.create(
        network=network, id=record.uid, name=name, given=name.partition(" ")[0], sort_name=name.lower(),
        name_key=name.lower(), organisation=employer, **fields,
    )  # fmt: skip
    Record.objects.of(network).filter(pk=record.pk).update(person=person)
    if employer:
        Position.objects.create(network=network, record=record, organisation=employer)
    return person


def organisation(network: Network, name: str) -> Organisation:
    return Organisation.objects.of(network).get_or_create(network=network, name=name, key=name.lower())[0]


def record_of(network: Network, person: Person) -> Record:
    return Record.objects.of(network).get(uid=person.id)


def talk(network: Network, person: Person, days: int, direction: str = "both", **fields: Any) -> Touch:
    at = NOON - timedelta(days=days)
    told = {"channel": "mail", "depth": 1, **fields}
    touch = Touch.objects.create(
        network=network, key=f"t{next(_numbers)}", at=at, source="mail", direction=direction, **told
    )
    Participant.objects.create(
        network=network, touch=touch, record=record_of(network, person), role="to", at=at
    )
    ties.rebuild(network, [person.id])
    return touch


def monthly(network: Network, person: Person, *, silent: int = 200) -> None:
    for month in range(6):
        talk(network, person, silent + 30 * month)


def connected(network: Network, person: Person, on: date, kind: str = "connected") -> None:
    record = record_of(network, person)
    Date.objects.create(network=network, record=record, kind=kind, month=on.month, day=on.day, year=on.year)


def plan(network: Network, **options: Any) -> Plan:
    return today.plan(network, today=DAY, **options)


def card(network: Network, name: str) -> Suggestion:
    return next(one for one in plan(network, energy="open").suggestions if one.someone.name == name)


def leads(planned: Plan) -> dict[str, str]:
    return {one.someone.name: one.reasons[0].why.value for one in planned.suggestions}


def test_each_kind_of_reason_is_found_with_evidence_that_opens(network: Network) -> None:
    quiet, owing, met, born, asking = (
        somebody(network, n) for n in ("Qu Iet", "Ow Ing", "Me T", "Bo Rn", "As King")
    )
    monthly(network, quiet)
    Promise.objects.create(
        network=network,
        record=record_of(network, owing),
        by="me",
        text="send the article",
        due=DAY,
        made_on=DAY,
        created_at=NOON,
    )
    talk(network, met, 3, channel="in_person", depth=2, place="PyCon")
    connected(network, born, date(1990, 11, 26), kind="birthday")
    question = talk(network, asking, 5, "in", asks=True, summary="Which book was it?")

    planned = plan(network, energy="open")

    assert leads(planned) == {
        "Me T": "follow_up", "Ow Ing": "promise", "Bo Rn": "birthday", "Qu Iet": "quiet", "As King": "reply",
    }  # fmt: skip
    assert all(reason.evidence for one in planned.suggestions for reason in one.reasons)
    assert card(network, "As King").reasons[0].evidence[0].id == str(question.pk)
    assert [(one.name, one.on) for one in planned.coming_up] == [("Bo Rn", date(2026, 11, 26))]
    assert [one.text for one in planned.promises] == ["send the article"]


def test_connections_alone_give_three_people_with_true_reasons_and_at_most_ten_questions(
    network: Network,
) -> None:
    me = somebody(network, "Me Myself", at="Northwind", is_me=True, place="Porto")
    assert me
    for n in range(30):
        connected(
            network,
            somebody(network, f"Person {n}", at=f"Org {n}", source="linkedin"),
            date(2019, 3, 1 + n % 28),
        )
    connected(network, somebody(network, "Anni Versary", at="Org A", source="linkedin"), date(2021, 11, 25))
    somebody(network, "Co League", at="Northwind", source="linkedin")
    somebody(network, "Neigh Bour", place="Porto")

    planned = plan(network)

    assert leads(planned) == {"Anni Versary": "connected", "Co League": "employer", "Neigh Bour": "place"}
    assert all(reason.evidence for one in planned.suggestions for reason in one.reasons)
    assert len(planned.questions) == 10
    assert {question.kind for question in planned.questions} == {"met"}


def test_answers_steer_the_day(network: Network) -> None:
    people = [somebody(network, f"Person {n}", at=f"Org {n}") for n in range(12)]
    asked = [UUID(question.person) for question in plan(network).questions]

    for person in asked[:5]:
        today.answer(network, "met", person, "no", at=NOON)
    today.answer(network, "met", asked[5], "yes", at=NOON)
    planned = plan(network)

    assert UUID(planned.suggestions[0].someone.id) == asked[5]
    assert not {UUID(one.someone.id) for one in planned.suggestions} & set(asked[:5])
    assert not {UUID(one.person) for one in planned.questions} & set(asked[:6])
    assert len(planned.questions) <= 4  # ten on this day, less those answered
    assert len(people) == 12


def test_done_logs_a_talk_and_the_rhythm_begins_anew(network: Network) -> None:
    ana = somebody(network, "Ana Sousa")
    monthly(network, ana)
    suggestion = card(network, "Ana Sousa")

    outcome = today.done(network, suggestion.id, today=DAY, at=NOON)

    assert outcome.touch
    assert (outcome.touch.direction, outcome.touch.source, outcome.leading) == ("out", "hand", "quiet")
    assert Tie.objects.of(network).get(person=ana).last_day == DAY
    assert ties.compare(network) == []
    assert plan(network).suggestions == ()


def test_done_can_be_taken_back_as_a_whole_and_done_again(network: Network) -> None:
    ana = somebody(network, "Ana Sousa")
    monthly(network, ana)
    before = plan(network)
    touches = Touch.objects.of(network).count()
    suggestion = before.suggestions[0]
    today.done(network, suggestion.id, today=DAY, at=NOON)

    journal.undo(network)

    assert plan(network).suggestions[0].id == suggestion.id
    assert Touch.objects.of(network).count() == touches
    assert ties.compare(network) == []
    assert today.done(network, suggestion.id, today=DAY, at=NOON).kind == "done"


def test_a_second_tap_changes_nothing(network: Network) -> None:
    monthly(network, somebody(network, "Ana Sousa"))
    suggestion = plan(network).suggestions[0]

    first = today.done(network, suggestion.id, today=DAY, at=NOON)
    second = today.done(network, suggestion.id, today=DAY, at=NOON + timedelta(seconds=1))

    assert first.pk == second.pk
    assert Touch.objects.of(network).filter(source="hand").count() == 1
    assert Change.objects.of(network).count() == 1


def test_later_after_done_takes_the_logged_talk_back(network: Network) -> None:
    ana = somebody(network, "Ana Sousa")
    monthly(network, ana)
    suggestion = plan(network).suggestions[0]
    today.done(network, suggestion.id, today=DAY, at=NOON)

    outcome = today.later(network, suggestion.id, until=DAY + timedelta(days=3), today=DAY)

    assert (outcome.kind, outcome.touch_id) == ("later", None)
    assert not Touch.objects.of(network).filter(source="hand").exists()
    assert ties.compare(network) == []
    assert [out.why for out in plan(network).left_out] == ["later"]


def test_a_promise_that_led_is_kept(network: Network) -> None:
    ana = somebody(network, "Ana Sousa")
    promise = Promise.objects.create(
        network=network,
        record=record_of(network, ana),
        by="me",
        text="send it",
        due=DAY,
        made_on=DAY,
        created_at=NOON,
    )

    today.done(network, plan(network).suggestions[0].id, today=DAY, at=NOON)

    promise.refresh_from_db()
    assert promise.kept_at == NOON
    journal.undo(network)
    promise.refresh_from_db()
    assert promise.kept_at is None


def test_we_talked_elsewhere_logs_it(network: Network) -> None:
    ana = somebody(network, "Ana Sousa")
    monthly(network, ana)

    today.skip(network, plan(network).suggestions[0].id, reason="elsewhere", today=DAY)

    tie = Tie.objects.of(network).get(person=ana)
    assert (tie.last_day, tie.unanswered_out) == (DAY, 0)


def test_leave_in_peace_is_a_pause_that_can_be_ended(network: Network) -> None:
    monthly(network, somebody(network, "Ana Sousa"))

    today.skip(network, plan(network).suggestions[0].id, reason="peace", today=DAY)

    pause = Pause.objects.of(network).get()
    assert (pause.since, pause.until) == (DAY, DAY + today.PEACE)
    assert [out.why for out in plan(network).left_out] == ["paused"]


@pytest.mark.parametrize(
    "act",
    [
        lambda network, id_: today.skip(network, id_, reason="lazy", today=DAY),
        lambda network, id_: today.later(network, id_, until=DAY - timedelta(days=1), today=DAY),
        lambda network, _: today.plan(network, today=DAY, energy="wild"),
        lambda network, _: today.answer(network, "married", UUID(int=1), "yes"),
    ],
)
def test_what_cannot_be_read_is_refused(network: Network, act: Callable[[Network, str], object]) -> None:
    monthly(network, somebody(network, "Ana Sousa"))
    suggestion = plan(network).suggestions[0]

    with pytest.raises(BadInput):
        act(network, suggestion.id)

    assert not Outcome.objects.of(network).exists()


def test_an_unknown_id_is_refused(network: Network) -> None:
    somebody(network, "Ana Sousa")

    with pytest.raises(NotFound):
        today.done(network, "x" * 22, today=DAY, at=NOON)


def test_a_suggestion_of_another_energy_or_of_yesterday_is_found(network: Network) -> None:
    for n in range(6):
        monthly(network, somebody(network, f"Person {n}"))
    last = plan(network, energy="open").suggestions[-1]

    today.skip(network, last.id, today=DAY + timedelta(days=1))

    assert Outcome.objects.of(network).get().day == DAY


def test_a_paused_person_and_the_unanswered_are_left_out_with_the_reason(network: Network) -> None:
    paused, chased = somebody(network, "Pau Sed"), somebody(network, "Cha Sed")
    monthly(network, paused)
    monthly(network, chased)
    talk(network, chased, 190, "out")
    talk(network, chased, 180, "out")
    Pause.objects.create(network=network, record=record_of(network, paused), since=DAY, until=None)

    planned = plan(network)

    assert planned.suggestions == ()
    assert {(out.name, out.why) for out in planned.left_out} == {
        ("Pau Sed", "paused"),
        ("Cha Sed", "unanswered"),
    }


def test_a_namesake_with_a_newer_talk_becomes_a_question(network: Network) -> None:
    ana, other = somebody(network, "Ana Sousa"), somebody(network, "Ana Sousa")
    monthly(network, ana)
    talk(network, other, 2)

    planned = plan(network)

    assert planned.suggestions == ()
    assert [(q.kind, q.person, q.other) for q in planned.questions] == [("same", str(ana.id), str(other.id))]


def test_two_namesakes_the_owner_keeps_apart_are_two(network: Network) -> None:
    ana, other = somebody(network, "Ana Sousa"), somebody(network, "Ana Sousa")
    monthly(network, ana)
    talk(network, other, 2)

    today.answer(network, "same", ana.id, "no", other=other.id)

    assert leads(plan(network)) == {"Ana Sousa": "quiet"}
    assert Person.objects.of(network).count() == 2


def test_two_namesakes_the_owner_joins_are_one_and_come_apart_again(network: Network) -> None:
    ana, other = somebody(network, "Ana Sousa"), somebody(network, "Ana Sousa")
    monthly(network, ana)
    talk(network, other, 2)

    today.answer(network, "same", ana.id, "yes", other=other.id)

    assert Person.objects.of(network).count() == 1
    assert Tie.objects.of(network).get().days == 7
    journal.undo(network)
    assert Person.objects.of(network).count() == 2
    assert ties.compare(network) == []
    assert not Answer.objects.of(network).exists()


def test_showing_a_day_writes_nothing_and_takes_as_many_statements_for_many_as_for_few(
    network: Network,
) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            plan(network, energy="open")
        assert all(query["sql"].startswith("SELECT") for query in seen)
        return len(seen)

    def crowd(names: str, people: int) -> None:
        for n in range(people):
            person = somebody(network, f"{names} {n}", at=f"Org {n}")
            connected(network, person, date(1990, 11, 26), kind="birthday")
            monthly(network, person)

    crowd("Few", 12)
    few = statements()
    crowd("More", 30)

    assert statements() == few


def test_the_chosen_energy_of_the_day_holds_for_that_day(network: Network) -> None:
    for n in range(6):
        monthly(network, somebody(network, f"Person {n}"))
    network.energy, network.energy_on = "low", DAY

    assert len(plan(network).suggestions) == 1
    assert len(today.plan(network, today=DAY + timedelta(days=1)).suggestions) == 3


def test_who_was_put_off_until_this_evening_comes_back_then(network: Network) -> None:
    monthly(network, somebody(network, "Ana Sousa"))
    (card,) = plan(network).suggestions

    today.later(network, card.id, until=DAY, today=DAY)

    assert plan(network).suggestions == ()
    (again,) = today.plan(network, today=DAY, evening=True).suggestions
    assert again.id == card.id
    today.done(network, card.id, today=DAY, at=NOON)
    assert today.plan(network, today=DAY, evening=True).suggestions == ()
