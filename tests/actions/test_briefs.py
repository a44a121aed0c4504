"""Briefs and events before them, read from the store: what rests on what, who is left out, what is taken back."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amity.actions import absences, briefs, journal, log, people, said, today
from amity.actions.events import before, keeping
from amity.actions.giving import ledger, needs, sharing
from amity.actions.goals import keeping as goals
from amity.base.errors import Ambiguous, BadInput, NotFound
from amity.opportunities.goals import Target, TargetKind
from amity.people.records import Card, Post
from amity.prepare.facts import Missing
from amity.prepare.gathering import Why
from amity.store.models import (
    Attendance,
    Event,
    Fact,
    Goal,
    Network,
    Person,
    Promise,
    Record,
    Relation,
    Resource,
    Touch,
)

TODAY = date(2026, 11, 24)
FAIR = date(2026, 11, 26)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TABLES = {
    "fact": Fact, "touch": Touch, "promise": Promise, "person": Person, "goal": Goal, "guest": Attendance,
    "resource": Resource, "relation": Relation,
}  # fmt: skip


@pytest.fixture
def fair(village: Network) -> Event:
    """An evening to which Ana, who hosts it, and Wei come."""
    made = keeping.add(
        village, "Survey Evening",
        keeping.When(day=FAIR, begins_at=datetime(2026, 11, 26, 18, 30, tzinfo=UTC)), place="LX Factory",
    )  # fmt: skip
    _guest(made, "Ana Sousa", role="host", record=_record(village, "Ana Sousa"))
    _guest(made, "Wei Zhang", record=_record(village, "Wei Zhang"))
    return made


def _record(network: Network, name: str) -> Record:
    record = Record.objects.of(network).filter(person=people.find(network, name)).order_by("id").first()
    assert record is not None
    return record


def _guest(event: Event, name: str, **more: object) -> Attendance:
    return Attendance.objects.create(
        network=event.network,
        event=event,
        key=uuid4().hex[:22],
        name=name,
        **{"coming": "yes", "created_at": NOW} | more,
    )


def _id(network: Network, name: str) -> UUID:
    return people.find(network, name).id


def test_every_question_of_everybody_names_something_that_is_there(village: Network) -> None:
    everybody = Person.objects.of(village).filter(is_me=False, standing="person")
    asked = 0
    for person in everybody:
        if person.id in _absent(village):
            continue
        for question in briefs.brief(village, person.id, today=TODAY).brief.questions:
            table, id = TABLES[question.evidence.kind], question.evidence.id
            assert table.objects.of(village).filter(pk=id).exists(), question
            assert question.evidence.text or question.evidence.on
            asked += 1
    assert asked > 20


def _absent(network: Network) -> set[UUID]:
    from amity.store.absent import absent

    return set(absent(network))


def test_a_brief_says_how_you_know_each_other_and_whom_you_both_know(village: Network) -> None:
    page = briefs.brief(village, _id(village, "Tom Becker"), today=TODAY)

    assert page.how.first is not None
    assert page.brief.last_touch is not None
    assert page.relations
    assert _id(village, "Tom Becker") not in {id for id, _ in page.mutuals}


def test_private_facts_are_in_no_question_and_no_offer(village: Network) -> None:
    ana = _id(village, "Ana Sousa")
    said.add_fact(village, ana, "hides a zeppelin", kind="interest", today=TODAY, private=True)

    page = briefs.brief(village, ana, today=TODAY)

    aloud = [
        *(one.text for one in page.brief.questions),
        page.brief.offer.text,
        page.brief.offer.meets,
        page.brief.ask.text,
    ]
    assert not any("zeppelin" in text for text in aloud)
    assert "hides a zeppelin" in {fact.text for fact in page.brief.keep_in_mind}


def test_yes_confirms_a_fact_no_ends_it_and_both_can_be_taken_back(village: Network) -> None:
    ana = _id(village, "Ana Sousa")
    fact = said.add_fact(village, ana, "wants to move to Coimbra", kind="goal", today=date(2024, 1, 1))
    assert _asked_again(village, ana) == {fact.pk}

    briefs.still_true(village, fact.pk, "yes", today=TODAY)
    assert Fact.objects.of(village).get(pk=fact.pk).confirmed_on == TODAY
    assert _asked_again(village, ana) == set()
    journal.undo(village)
    assert _asked_again(village, ana) == {fact.pk}

    briefs.still_true(village, fact.pk, "no", today=TODAY)
    assert Fact.objects.of(village).get(pk=fact.pk).ended_on == TODAY
    assert fact.text not in {one.fact.text for one in briefs.brief(village, ana, today=TODAY).brief.matters}
    journal.undo(village)
    assert Fact.objects.of(village).get(pk=fact.pk).ended_on is None


def _asked_again(network: Network, person: UUID) -> set[UUID]:
    matters = briefs.brief(network, person, today=TODAY).brief.matters
    return {UUID(one.fact.id) for one in matters if one.ask_again}


def test_another_answer_than_yes_or_no_is_refused(village: Network) -> None:
    fact = said.add_fact(village, _id(village, "Ana Sousa"), "sings", kind="interest", today=TODAY)

    with pytest.raises(BadInput):
        briefs.still_true(village, fact.pk, "perhaps", today=TODAY)


def test_who_died_or_asked_to_be_left_out_has_no_brief(village: Network) -> None:
    wei = _id(village, "Wei Zhang")
    absences.note(village, wei, kind="left_out", today=TODAY)

    with pytest.raises(BadInput):
        briefs.brief(village, wei, today=TODAY)


def test_what_was_given_and_saved_is_offered(village: Network) -> None:
    wei = _id(village, "Wei Zhang")
    for promise in Promise.objects.of(village).filter(record__person=wei):
        said.keep_promise(village, promise.pk)
    needs.add(village, "need", "something about xylophones", person_id=wei, today=TODAY)
    sharing.add(village, "Xylophones for beginners", today=TODAY)

    page = briefs.brief(village, wei, today=TODAY)

    assert (page.brief.offer.kind, page.brief.offer.meets) == ("thing", "something about xylophones")


def test_the_ledger_holds_an_ask_back(village: Network) -> None:
    ana = _id(village, "Tom Becker")
    goals.add(village, "A statistics job", targets=[Target(TargetKind.ROLE, "statistician")], today=TODAY)
    for promise in Promise.objects.of(village).filter(record__person=ana):
        said.keep_promise(village, promise.pk)
    assert briefs.brief(village, ana, today=TODAY).brief.ask.kind == "goal"

    for _ in range(4):
        ledger.add(village, ana, ledger.Told(way="received", kind="introduction", day=TODAY))

    assert briefs.brief(village, ana, today=TODAY).brief.ask.kind == "gave"


def test_a_name_means_the_book_then_a_guest_then_nobody(village: Network, fair: Event) -> None:
    _guest(fair, "Rui Castelo", title="Analyst", said="I look for survey people")

    assert briefs.named(village, "ana sousa", today=TODAY).brief.person == str(_id(village, "Ana Sousa"))
    guest = briefs.named(village, "Rui", today=TODAY)
    assert guest.brief.missing == (Missing.PERSON,)
    assert guest.brief.questions[0].evidence.kind == "guest"
    nobody = briefs.named(village, "Xaver Nirgends", today=TODAY)
    assert nobody.brief.unknown
    assert nobody.brief.openers
    with pytest.raises(BadInput):
        briefs.named(village, " ", today=TODAY)
    with pytest.raises(NotFound):
        briefs.named(village, str(uuid4()), today=TODAY)


def test_a_name_of_several_is_asked_about(village: Network) -> None:
    people.add(village, Card(name="Anabel Sousa"))

    with pytest.raises(Ambiguous) as several:
        briefs.named(village, "Ana", today=TODAY)

    assert len(several.value.ids) > 1


def test_a_brief_reads_a_constant_number_of_statements(village: Network) -> None:
    ana, first = _id(village, "Ana Sousa"), _statements(village, _id(village, "Ana Sousa"))
    for n in range(12):
        said.add_fact(village, ana, f"likes thing {n}", kind="interest", today=TODAY)
        said.add_promise(village, ana, f"thing {n}", by="me", today=TODAY)

    assert _statements(village, ana) <= first + 1


def _statements(network: Network, person: UUID) -> int:
    with CaptureQueriesContext(connection) as asked:
        briefs.brief(network, person, today=TODAY)
    return len(asked)


def test_before_an_event_those_known_come_with_an_ask_and_an_offer(village: Network, fair: Event) -> None:
    told = before.before(village, fair.pk, today=TODAY)

    assert told.known[0].shown.name == "Ana Sousa"  # she hosts it
    assert {one.shown.name for one in told.known} == {"Ana Sousa", "Wei Zhang"}
    assert all(one.brief.offer.kind and one.brief.ask.kind for one in told.known)
    assert "Ana" in told.openings[1].text


def test_what_was_promised_for_the_next_meeting_is_shown_for_those_on_the_list(
    village: Network, fair: Event
) -> None:
    wei = _id(village, "Wei Zhang")
    said.add_promise(village, wei, "the blue book", by="me", today=TODAY, when_we_meet=True)
    said.add_promise(
        village, _id(village, "Tom Becker"), "the red book", by="me", today=TODAY, when_we_meet=True
    )

    told = before.before(village, fair.pk, today=TODAY)

    promised = {promise.text for one in told.known for promise in one.when_we_meet}
    assert "the blue book" in promised
    assert "the red book" not in promised
    assert "the blue book" in {one.text for one in told.bring}


def test_worth_meeting_comes_from_the_list_alone_with_words_that_say_why(
    village: Network, fair: Event
) -> None:
    needs.add(village, "offer", "survey weighting for small panels", today=TODAY)
    goals.add(village, "A harbour job", targets=[Target(TargetKind.ROLE, "harbour pilot")], today=TODAY)
    rui = _guest(
        fair,
        "Rui Castelo",
        title="Engineer",
        organisation="Hospital",
        said="I am looking for survey weighting",
    )
    _guest(fair, "Joana Melo", title="Harbour pilot", organisation="City hall")
    _guest(fair, "Teo Lind", title="Baker", organisation="Padaria Sol")

    told = before.before(village, fair.pk, today=TODAY)

    assert [one.candidate.guest.name for one in told.worth] == ["Rui Castelo", "Joana Melo"]
    assert told.worth[0].reasons[0].why is Why.NEEDS
    assert {one.id for one in told.worth[0].reasons[0].evidence} >= {str(rui.pk)}
    assert told.others == 3
    question = told.worth_asks[str(rui.pk)]
    assert question is not None
    assert question.evidence.id == str(rui.pk)


def test_a_colleague_who_comes_too_can_introduce(village: Network, fair: Event) -> None:
    ana = people.find(village, "Ana Sousa")
    organisation = ana.organisation.name if ana.organisation else ""
    assert organisation
    goals.add(village, "A harbour job", targets=[Target(TargetKind.ROLE, "harbour pilot")], today=TODAY)
    _guest(fair, "Joana Melo", title="Harbour pilot", organisation=organisation)
    people.add(village, Card(name="Lena Vogt", posts=(Post("Far Away Ltd", "Harbour pilot"),)))
    _guest(fair, "Lena Vogt", record=_record(village, "Lena Vogt"))

    worth = {one.candidate.guest.name: one for one in before.before(village, fair.pk, today=TODAY).worth}

    introducer = worth["Joana Melo"].candidate.introducer
    assert introducer is not None
    assert (introducer.name, introducer.there, introducer.sure) == ("Ana Sousa", True, False)
    assert worth["Lena Vogt"].candidate.person == str(_id(village, "Lena Vogt"))
    assert Why.WORLD in {reason.why for reason in worth["Lena Vogt"].reasons}


def test_who_asked_to_be_left_out_is_on_no_page_of_an_event(village: Network, fair: Event) -> None:
    absences.note(village, _id(village, "Wei Zhang"), kind="left_out", today=TODAY)

    told = before.before(village, fair.pk, today=TODAY)

    assert "Wei Zhang" not in {one.shown.name for one in (*told.known, *told.by_name)}
    assert "Wei Zhang" not in {one.candidate.guest.name for one in told.worth}


def test_the_plan_is_proposed_until_it_is_the_owners(village: Network, fair: Event) -> None:
    proposed = before.before(village, fair.pk, today=TODAY).plan
    assert (proposed.count, proposed.leave, proposed.own) == (2, time(20, 0), frozenset())

    keeping.change(village, fair.pk, verb="plan_event", goal="three good talks", leave_at=time(19, 30))
    own = before.before(village, fair.pk, today=TODAY).plan
    assert (own.goal, own.count, own.leave, own.own) == (
        "three good talks",
        3,
        time(19, 30),
        {"goal", "leave_at"},
    )

    journal.undo(village)
    assert before.before(village, fair.pk, today=TODAY).plan.own == frozenset()


def test_evenings_that_left_one_fine_tell_when_to_leave(village: Network, fair: Event) -> None:
    for week, left in ((1, time(21, 0)), (2, time(22, 0))):
        day = FAIR - timedelta(weeks=week)
        begins = datetime(day.year, day.month, day.day, 19, 0, tzinfo=UTC)
        row = keeping.add(village, f"Evening {week}", keeping.When(day=day, begins_at=begins))
        keeping.change(village, row.pk, energy="lifted", left_at=left)

    plan = before.before(village, fair.pk, today=TODAY).plan

    assert plan.length == timedelta(minutes=150)
    assert plan.leave == time(21, 0)


def test_the_statements_of_an_event_do_not_grow_with_its_list(village: Network, fair: Event) -> None:
    few = _event_statements(village, fair)
    for name in ("Tom Becker", "Kofi Mensah", "Priya Raman", "Noor Haddad"):
        _guest(fair, name, record=_record(village, name))
    for n in range(40):
        _guest(fair, f"Guest {n}", title="Analyst", organisation=f"Firm {n}")

    assert _event_statements(village, fair) <= few + 4


def _event_statements(network: Network, event: Event) -> int:
    with CaptureQueriesContext(connection) as asked:
        before.before(network, event.pk, today=TODAY)
    return len(asked)


def test_today_says_what_takes_place_soon_in_one_statement(village: Network, fair: Event) -> None:
    with CaptureQueriesContext(connection) as asked:
        far = today.plan(village, today=FAIR - timedelta(days=8))
    assert "Survey Evening" not in {one.name for one in far.meetings}
    assert "Survey Evening" in {
        one.name for one in today.plan(village, today=FAIR - timedelta(days=7)).meetings
    }
    assert sum('FROM "amity_event"' in query["sql"] for query in asked.captured_queries) == 1

    eve = today.plan(village, today=FAIR - timedelta(days=1)).meetings
    found = {one.name: one for one in eve}["Survey Evening"]
    assert (found.kind, found.on) == ("gathering", FAIR)
    assert {name for _, name in found.people} == {"Ana Sousa", "Wei Zhang"}
    assert today.plan(village, today=FAIR).meetings == eve
    assert today.plan(village, today=FAIR + timedelta(days=1)).meetings == ()


def test_a_meeting_is_coming_up_unless_it_was_declined_a_gathering_only_where_one_goes(
    village: Network,
) -> None:
    meeting = keeping.add(village, "Coffee with Ana", TODAY, kind="meeting", going="")
    keeping.add(village, "A fair nobody decided about", TODAY, going="")

    assert "A fair nobody decided about" not in _coming(village)
    assert "Coffee with Ana" in _coming(village)

    keeping.decide(village, meeting.pk, "no")
    assert "Coffee with Ana" not in _coming(village)


def _coming(network: Network) -> set[str]:
    return {one.name for one in today.plan(network, today=TODAY).meetings}


def test_a_logged_talk_is_the_last_talk_of_the_next_brief(village: Network) -> None:
    noted = log.understand(village, "Met Wei Zhang in Coimbra, she is learning the cello", today=TODAY)
    log.store(village, noted, today=TODAY)

    page = briefs.brief(village, _id(village, "Wei Zhang"), today=TODAY + timedelta(days=1))

    assert page.brief.last_touch is not None
    assert page.brief.last_touch.place == "Coimbra"
    assert any(one.follows_up and "cello" in one.text for one in page.brief.questions)
