"""What was noted at an event becomes talks, facts, promises, people and first messages: one change, one undo."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.utils import timezone

from amity.actions import forgetting, import_undo, importing, journal, log, offline, own, people
from amity.actions import today as days
from amity.actions.events import after, capturing, following, jotting, keeping
from amity.base.errors import Ambiguous, BadInput
from amity.base.ids import digest, uuid7
from amity.people.records import Card
from amity.store.models import (
    Attendance,
    Event,
    Fact,
    FollowUp,
    Handle,
    Jotting,
    Network,
    Person,
    Promise,
    Record,
    Touch,
)
from tests.actions import written

DAY = date(2026, 11, 19)
LINES = """Lúcia wants a speaker for January, I promised to send her the list by Monday
Rui Castelo through Wei, works on hospital open data, his team hires in spring
Wei says hi, moving to Coimbra in March"""


@pytest.fixture
def event(network: Network) -> Event:
    """An evening with one guest whom the book does not know, and two whom it does."""
    evening = keeping.add(network, "Data Makers Lisbon", DAY, place="Lisbon")
    people.add(network, Card(name="Wei Zhang"))
    people.add(network, Card(name="Ana Sousa"))
    _guest(
        network, evening, "Lúcia Prado", email="lucia@prado.example", organisation="Data Makers", role="host"
    )
    _guest(network, evening, "Rui Castelo", email="rui@castelo.example", title="Analyst")
    return evening


def _guest(network: Network, event: Event, name: str, **said: str) -> Attendance:
    return Attendance.objects.create(
        network=network,
        event=event,
        key=digest("test", name),
        name=name,
        coming="yes",
        created_at=timezone.now(),
        **said,
    )


def _save(network: Network, event: Event, text: str = LINES, **wishes: object) -> capturing.Saved:
    heard = after.understand(network, event, text, today=DAY)
    return capturing.store(network, heard, capturing.Wishes(**wishes), today=DAY)  # type: ignore[arg-type]


def test_lines_are_read_against_the_guests_and_then_the_book(network: Network, event: Event) -> None:
    heard = after.understand(network, event, LINES, today=DAY)

    assert [(card.name, card.is_new, card.talked) for card in heard.cards] == [
        ("Lúcia Prado", True, True), ("Rui Castelo", True, True), ("Wei Zhang", False, True),
    ]  # fmt: skip
    assert heard.cards[1].through == "Wei Zhang"
    assert [card.thanked for card in heard.cards] == ["host", "", "introduced"]
    assert (heard.unread, heard.which, heard.talks) == ((), (), 3)
    assert Touch.objects.of(network).count() == 0


def test_each_draft_says_only_what_was_said_and_none_is_like_another(network: Network, event: Event) -> None:
    heard = after.understand(network, event, LINES, today=DAY)

    drafts = {card.name: card.draft.body for card in heard.cards if card.draft}
    assert "Data Makers Lisbon" in drafts["Lúcia Prado"]  # the host is thanked
    said = ("hospital open data", "your team hires in spring", "Data Makers Lisbon")
    assert any(words in drafts["Rui Castelo"] for words in said)
    assert "Rui Castelo" in drafts["Wei Zhang"]  # who introduced is thanked
    assert len(set(drafts.values())) == 3


def test_all_of_it_is_one_change_that_one_undo_takes_back(network: Network, event: Event) -> None:
    before = _counts(network)

    saved = _save(network, event, energy="drained")

    assert Touch.objects.of(network).count() == 3
    assert {fact.text for fact in Fact.objects.of(network)} >= {
        "works on hospital open data",
        "moving to Coimbra in March",
    }
    promise = Promise.objects.of(network).get()
    assert (promise.by, promise.text, promise.due) == ("me", "send her the list", date(2026, 11, 23))
    met = {row.name for row in Attendance.objects.of(network).exclude(met=None)}
    assert met == {"Lúcia Prado", "Rui Castelo", "Wei Zhang"}
    assert Handle.objects.of(network).filter(value="rui@castelo.example").exists()
    assert Event.objects.of(network).get(pk=event.pk).energy == "drained"
    journal.undo(network, saved.change)
    assert _counts(network) == before
    assert Event.objects.of(network).get(pk=event.pk).energy == ""


def _counts(network: Network) -> list[int]:
    tables = (Touch, Fact, Promise, Attendance, FollowUp, Person, Jotting)
    return [table.objects.of(network).count() for table in tables]


def test_a_part_and_a_person_can_be_left_out(network: Network, event: Event) -> None:
    heard = after.understand(network, event, LINES, today=DAY)
    rui = heard.cards[1]

    _save(network, event, off=frozenset({"0.promise:0", f"who:{rui.key}"}))

    assert Promise.objects.of(network).count() == 0
    assert Touch.objects.of(network).count() == 2
    assert not Person.objects.of(network).filter(name="Rui Castelo").exists()


def test_two_lines_about_one_person_are_one_talk(network: Network, event: Event) -> None:
    _save(network, event, "Tom Becker, needs a speaker\nTom likes climbing")

    assert Touch.objects.of(network).count() == 1
    tom = Person.objects.of(network).get(name="Tom Becker")
    assert Fact.objects.of(network).filter(record__person=tom).count() == 2


def test_of_several_of_one_name_the_guest_is_meant(network: Network, event: Event) -> None:
    people.add(network, Card(name="Rui Almeida"))

    heard = after.understand(network, event, "Rui works on maps", today=DAY)

    assert [card.name for card in heard.cards] == ["Rui Castelo"]


def test_a_name_that_several_bear_is_asked_for(network: Network, event: Event) -> None:
    people.add(network, Card(name="Ana Ribeiro"))
    text = "Ana wants the paper"

    heard = after.understand(network, event, text, today=DAY)
    with pytest.raises(Ambiguous):
        capturing.store(network, heard, capturing.Wishes(), today=DAY)
    ribeiro = next(one for one in heard.which[0].choices if one.name == "Ana Ribeiro")
    chosen = after.understand(network, event, text, today=DAY, choices={"Ana": ribeiro.key})

    assert [card.name for card in chosen.cards] == ["Ana Ribeiro"]


def test_a_line_in_which_nobody_is_named_waits(network: Network, event: Event) -> None:
    saved = _save(network, event, "Wei says hi\nthe one with the red scarf, builds boats")

    assert saved.left == ("the one with the red scarf, builds boats",)
    assert [line.text for line in jotting.waiting(network, event)] == [
        "the one with the red scarf, builds boats"
    ]


def test_nothing_at_all_is_refused(network: Network, event: Event) -> None:
    with pytest.raises(BadInput):
        _save(network, event, "")


def test_a_jotting_sent_twice_is_kept_once_and_done_with_when_it_is_saved(
    network: Network, event: Event
) -> None:
    number = uuid7()
    at = datetime(2026, 11, 19, 18, 30, tzinfo=UTC)

    for _time in range(2):
        jotting.jot(network, number, "Wei moves to Coimbra", at=at, event_id=event.pk)
    saved = _save(network, event, "Wei moves to Coimbra", jottings=(number,))

    assert Jotting.objects.of(network).count() == 1
    kept = Jotting.objects.of(network).get()
    assert (kept.state, kept.change) == ("kept", saved.change)
    assert Touch.objects.of(network).get().at == at
    jotting.jot(network, number, "Wei moves to Coimbra", at=at, event_id=event.pk)  # a lost answer
    assert list(jotting.waiting(network, event)) == []


def test_a_jotting_of_an_event_that_is_gone_is_not_lost(network: Network) -> None:
    line = jotting.jot(network, uuid7(), "Kim Lee, boats", event_id=UUID(int=5))

    assert line.event is None
    assert list(jotting.waiting(network)) == [line]


def test_first_messages_are_owed_the_next_day_and_shown_on_today(network: Network, event: Event) -> None:
    _save(network, event)

    kinds = sorted(FollowUp.objects.of(network).values_list("kind", "due"))
    assert kinds == [
        ("first", date(2026, 11, 20)),
        *[("second", date(2026, 12, 10))] * 3,
        *[("thanks", date(2026, 11, 20))] * 2,
    ]
    plan = days.plan(network, today=DAY + timedelta(days=1))
    assert {one.name for one in plan.follow_ups} == {"Lúcia Prado", "Rui Castelo", "Wei Zhang"}
    assert all(card.reasons[0].why == "follow_up" for card in plan.suggestions[:3])
    assert len({card.someone.id for card in plan.suggestions}) == len(plan.suggestions)


def test_the_owners_own_words_stand_on_the_card(network: Network, event: Event) -> None:
    heard = after.understand(network, event, LINES, today=DAY)
    key = heard.cards[1].key
    words = {key: "Hello Rui, your broken date column made my evening. May I ask two questions?"}

    _save(network, event, words=words)

    plan = days.plan(network, today=DAY + timedelta(days=1))
    card = next(one for one in plan.suggestions if one.someone.name == "Rui Castelo")
    assert card.draft.body == words[key]


def test_a_draft_that_was_not_changed_is_not_kept(network: Network, event: Event) -> None:
    heard = after.understand(network, event, LINES, today=DAY)

    _save(network, event, words={card.key: card.draft.body for card in heard.cards if card.draft})

    assert set(FollowUp.objects.of(network).values_list("words", flat=True)) == {""}


def test_writing_ends_the_first_one_and_taking_it_back_opens_it(network: Network, event: Event) -> None:
    _save(network, event)
    tomorrow = DAY + timedelta(days=1)
    plan = days.plan(network, today=tomorrow)
    card = next(one for one in plan.suggestions if one.someone.name == "Rui Castelo")

    days.done(network, card.id, today=tomorrow, at=datetime(2026, 11, 20, 9, tzinfo=UTC))

    assert _ends(network, "Rui Castelo") == {"first": "wrote", "second": ""}
    journal.undo(network)
    assert _ends(network, "Rui Castelo") == {"first": "", "second": ""}


def test_a_logged_message_ends_it_too(network: Network, event: Event) -> None:
    _save(network, event)

    heard = log.understand(network, "Emailed Rui Castelo today", today=DAY + timedelta(days=2))
    log.store(network, heard, today=DAY + timedelta(days=2))

    assert _ends(network, "Rui Castelo")["first"] == "wrote"


def test_not_this_time_ends_both_and_nothing_takes_their_place(network: Network, event: Event) -> None:
    _save(network, event)
    tomorrow = DAY + timedelta(days=1)
    plan = days.plan(network, today=tomorrow)
    card = next(one for one in plan.suggestions if one.someone.name == "Rui Castelo")

    days.skip(network, card.id, today=tomorrow)

    assert _ends(network, "Rui Castelo") == {"first": "not_now", "second": "not_now"}
    for ahead in (2, 9, 22, 27):
        plan = days.plan(network, today=DAY + timedelta(days=ahead))
        assert "Rui Castelo" not in {one.name for one in plan.follow_ups}
        assert "Rui Castelo" not in {
            one.someone.name for one in plan.suggestions if one.reasons[0].why == "follow_up"
        }


def test_later_moves_it(network: Network, event: Event) -> None:
    _save(network, event)
    tomorrow = DAY + timedelta(days=1)
    card = next(
        one for one in days.plan(network, today=tomorrow).suggestions if one.someone.name == "Rui Castelo"
    )

    days.later(network, card.id, until=DAY + timedelta(days=5), today=tomorrow)

    assert FollowUp.objects.of(network).filter(kind="first").get().due == DAY + timedelta(days=5)


def test_one_that_nobody_ended_is_let_go(network: Network, event: Event) -> None:
    _save(network, event)

    assert days.plan(network, today=DAY + timedelta(days=17)).follow_ups == ()
    assert {
        one.owed.kind for one in days.plan(network, today=DAY + timedelta(days=22)).follow_ups if one.owed
    } == {"second"}


def test_a_second_capture_of_the_same_evening_owes_nobody_twice(network: Network, event: Event) -> None:
    _save(network, event, "Wei says hi")
    _save(network, event, "Wei plays the cello")

    assert FollowUp.objects.of(network).filter(kind="first").count() == 1


def _ends(network: Network, name: str) -> dict[str, str]:
    rows = FollowUp.objects.of(network).filter(record__person__name=name)
    return dict(rows.values_list("kind", "ended"))


def test_a_follow_up_is_listed_reworded_and_ended_by_its_id(network: Network, event: Event) -> None:
    _save(network, event, "Wei says hi")
    first = following.listed(network)[0]

    following.reword(network, first.pk, "Dear Wei, good luck with the move.")
    following.not_now(network, first.pk, today=DAY)

    assert following.one(network, first.pk).words == "Dear Wei, good luck with the move."
    assert list(following.listed(network)) == []


def test_a_reply_that_an_import_brings_closes_it_and_opens_it_again_when_taken_back(
    network: Network, event: Event, tmp_path: Path
) -> None:
    _save(network, event)
    own.say(network, ["maya@home.example"])
    days_after = (datetime(2026, 11, 21, tzinfo=UTC) - written.START) / timedelta(days=1)
    letter = written.mail(
        "Rui Castelo <rui@castelo.example>", "maya@home.example", "Good to meet you.", day=days_after
    )
    file = written.mbox(tmp_path / "reply.mbox", letter)

    brought = importing.prepare(network, [file], importing.Options())
    importing.run(network, brought.pk)

    assert _ends(network, "Rui Castelo") == {"first": "reply", "second": "reply"}
    assert FollowUp.objects.of(network).filter(kind="first").get().ended_on == date(2026, 11, 21)
    import_undo.undo(network, brought.pk)
    assert _ends(network, "Rui Castelo") == {"first": "", "second": ""}


def test_what_the_owner_ended_stays_ended_whatever_an_import_brings(
    network: Network, event: Event, tmp_path: Path
) -> None:
    _save(network, event, "Rui Castelo, works on maps")
    own.say(network, ["maya@home.example"])
    following.not_now(network, following.listed(network)[0].pk, today=DAY)
    letter = written.mail("rui@castelo.example", "maya@home.example", day=264)

    brought = importing.prepare(network, [written.mbox(tmp_path / "one.mbox", letter)], importing.Options())
    importing.run(network, brought.pk)

    assert _ends(network, "Rui Castelo") == {"first": "not_now", "second": "not_now"}


def test_forgetting_somebody_forgets_what_was_owed_and_what_phones_keep(
    network: Network, event: Event
) -> None:
    _save(network, event)
    before = offline.mark(network)
    rui = Person.objects.of(network).get(name="Rui Castelo")

    forgetting.forget(network, rui.id)

    assert offline.mark(Network.objects.get(pk=network.pk)) != before
    assert FollowUp.objects.of(network).filter(met="Rui Castelo").count() == 0
    assert set(FollowUp.objects.of(network).values_list("record__person__name", flat=True)) == {
        "Lúcia Prado",
        "Wei Zhang",
    }


def test_what_was_planned_and_did_not_come_up_is_named(network: Network, event: Event) -> None:
    wei = Person.objects.of(network).get(name="Wei Zhang")
    said = log.understand(
        network, "Called Wei Zhang, promised to bring him the maps", today=DAY - timedelta(days=9)
    )
    log.store(network, said, today=DAY - timedelta(days=9))
    record = Record.objects.of(network).filter(person=wei).order_by("id").first()
    row = _guest(network, event, "Wei Zhang")
    row.record = record
    row.save()

    (left,) = after.unmentioned(network, event)
    heard = after.understand(network, event, "Wei says hi", today=DAY)

    assert (left.name, left.kind, left.text) == ("Wei Zhang", "promise", "bring him the maps")
    assert after.unmentioned(network, event, {card.key for card in heard.cards}) == []
