"""Needs, gives, introductions, support and things to share, as they are stored, taken back and forgotten."""

import uuid
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amity.actions import absences, checks, forgetting, journal, log, people, said
from amity.actions.giving import introducing, ledger, needs, proposals, sharing, supporting, typed, wording
from amity.base.errors import BadInput, NotFound
from amity.giving.balance import Lean
from amity.giving.consent import NotYet, State, Step
from amity.giving.facts import ME
from amity.people.records import Card
from amity.store.models import (
    Change,
    Decision,
    Fact,
    Give,
    Introduction,
    IntroductionStep,
    Network,
    Person,
    Resource,
    Touch,
)

DAY = date(2026, 11, 24)


@pytest.fixture
def ana(network: Network) -> Person:
    return people.add(network, Card(name="Ana Sousa"))


@pytest.fixture
def lucia(network: Network) -> Person:
    return people.add(network, Card(name="Lúcia Prado"))


@pytest.fixture
def speaker(network: Network, ana: Person, lucia: Person) -> UUID:
    """Lúcia needs what Ana offers."""
    needs.add(network, "offer", "a talk on survey panels", person_id=ana.id, today=DAY)
    return needs.add(network, "need", "a speaker about surveys", person_id=lucia.id, today=DAY).id


def test_a_need_of_mine_is_noted_in_a_sentence_and_taken_back(network: Network) -> None:
    (fact,) = typed.note(network, "I need a flat in Leipzig.", today=DAY)

    assert [(one.text, one.person) for one in needs.listed(network)] == [("a flat in Leipzig", None)]
    assert needs.add(network, "need", "A flat in Leipzig", today=DAY) == fact  # not twice
    assert checks.check(network) == []
    journal.undo(network)
    assert needs.listed(network) == ()
    assert checks.check(network) == []


def test_a_need_of_somebody_is_read_from_a_note(network: Network, lucia: Person) -> None:
    typed.note(network, "Lúcia needs a speaker for January", today=DAY)

    (one,) = needs.listed(network, person_id=lucia.id)
    assert (one.kind, one.text, one.person and one.person.name) == (
        "need",
        "a speaker for January",
        "Lúcia Prado",
    )


def test_a_sensitive_need_is_private_and_matches_nothing(
    network: Network, ana: Person, lucia: Person
) -> None:
    needs.add(network, "need", "a therapist after her divorce", person_id=lucia.id, today=DAY)
    needs.add(network, "offer", "knows a good therapist", person_id=ana.id, today=DAY)

    assert needs.matches(network) == ()


def test_needs_meet_offers_and_an_ended_one_no_more(
    network: Network, speaker: UUID, ana: Person, lucia: Person
) -> None:
    (match,) = needs.matches(network)

    assert (match.need.person, match.offer.person) == (str(lucia.id), str(ana.id))
    assert needs.matches_for(network, speaker) == needs.matches_of_each(network, [ana.id]) == (match,)
    needs.end(network, speaker, today=DAY)
    assert needs.matches(network) == ()
    journal.undo(network)
    assert len(needs.matches(network)) == 1
    needs.not_this(network, speaker, match.offer.id)
    assert needs.matches(network) == ()
    assert needs.matches_of_each(network, [lucia.id]) == ()


def test_my_own_offer_meets_their_need(network: Network, lucia: Person) -> None:
    typed.note(network, "I offer survey design review", today=DAY)
    needs.add(network, "need", "somebody to look at a survey", person_id=lucia.id, today=DAY)

    (match,) = needs.matches_of_each(network, [None])
    assert (match.offer.person, match.need.name) == (ME, "Lúcia Prado")


def test_umlauts_are_found_by_their_beginnings(network: Network, ana: Person, lucia: Person) -> None:
    needs.add(network, "offer", "Übersetzung ins Portugiesische", person_id=ana.id, today=DAY)
    wish = needs.add(network, "need", "a translator", person_id=lucia.id, today=DAY)

    assert [m.offer.name for m in needs.matches_for(network, wish.id)] == ["Ana Sousa"]
    assert needs.matches_for(network, wish.id)[0].offer == needs.matches(network)[0].offer


def test_nobody_who_asked_to_be_left_out_is_matched(network: Network, speaker: UUID, ana: Person) -> None:
    absences.note(network, ana.id, "left_out", today=DAY)

    assert needs.matches(network) == ()
    assert introducing.suggested(network, today=DAY) == ()


def test_matching_takes_as_many_statements_for_many_as_for_few(network: Network) -> None:
    def grow(number: int) -> None:
        for n in range(number):
            who = people.add(network, Card(name=f"Person {uuid.uuid4().hex[:8]}"))
            needs.add(network, "need" if n % 2 else "offer", "a flat in Leipzig", person_id=who.id, today=DAY)

    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            needs.matches(network)
            introducing.suggested(network, today=DAY)
            introducing.listed(network, today=DAY)
            supporting.support_map(network, today=DAY)
            ledger.proposed(network, today=DAY)
        return len(seen)

    grow(4)
    few = statements()
    grow(12)
    assert statements() == few


def test_what_was_given_is_met_thanked_and_taken_back_as_one(
    network: Network, speaker: UUID, lucia: Person
) -> None:
    told = ledger.Told(way="given", kind="advice", text="the slides", day=DAY, minutes=20, need=speaker)
    give = ledger.meet(network, lucia.id, told, today=DAY)

    assert Fact.objects.of(network).get(pk=speaker).ended_on == DAY
    assert ledger.budget(network, today=DAY).spent == 20
    ledger.thank(network, give.id, today=DAY, outcome="It went well")
    assert (ledger.one(network, give.id).outcome, ledger.one(network, give.id).thanked_on) == (
        "It went well",
        DAY,
    )
    journal.undo(network)
    journal.undo(network)
    assert Give.objects.of(network).count() == 0
    assert Fact.objects.of(network).get(pk=speaker).ended_on is None


def test_a_balance_leans_and_names_who_was_not_thanked(network: Network, ana: Person) -> None:
    for kind in ("introduction", "advice"):
        ledger.add(network, ana.id, ledger.Told(way="received", kind=kind, day=DAY))

    stands = ledger.balance(network, person_id=ana.id, today=DAY)
    assert (stands.lean, stands.unthanked) == (Lean.RECEIVED, 2)


@pytest.mark.parametrize(
    "wrong", [{"way": "sideways"}, {"kind": "gold"}, {"minutes": -1}, {"support": "money"}]
)
def test_what_is_no_give_is_refused(network: Network, ana: Person, wrong: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        ledger.add(network, ana.id, ledger.Told(**{"way": "given", "kind": "advice", "day": DAY} | wrong))  # type: ignore[arg-type]


def test_a_kept_promise_is_proposed_and_stored_only_with_a_yes(network: Network, ana: Person) -> None:
    promise = said.add_promise(network, ana.id, "send her the survey article", by="me", today=DAY)
    said.keep_promise(network, promise.pk)
    today = date.today() + timedelta(days=1)  # noqa: DTZ011  a promise is kept now, whenever that is

    (one,) = ledger.proposed(network, today=today)
    assert (one.way, one.kind, one.person.name) == ("given", "resource", "Ana Sousa")
    assert Give.objects.of(network).count() == 0
    ledger.accept(network, one.key, today=today)
    assert ledger.proposed(network, today=today) == ()
    journal.undo(network)
    assert ledger.proposed(network, today=today) == (one,)
    ledger.decline(network, one.key, today=today)
    assert (ledger.proposed(network, today=today), Give.objects.of(network).count()) == ((), 0)


def test_a_sentence_in_a_message_is_proposed_and_never_stored_silently(village: Network) -> None:
    touch = Touch.objects.of(village).filter(direction="in", channel="message").order_by("-at")[0]
    touch.summary = "The roof is done. Do you know anyone who teaches German in the evenings?"
    touch.save()
    held = Fact.objects.of(village).count()
    today = touch.at.date() + timedelta(days=1)

    (one,) = [p for p in proposals.proposed(village, today=today) if "German" in p.text]
    assert (one.kind, one.touch, Fact.objects.of(village).count()) == ("need", touch.pk, held)
    fact = proposals.accept(village, one.key, today=today, text="a German teacher")
    assert (fact.kind, fact.text, fact.touch_id) == ("need", "a German teacher", touch.pk)
    journal.undo(village)
    proposals.decline(village, one.key, today=today)
    assert one not in proposals.proposed(village, today=today)


def test_an_introduction_walks_from_suggestion_to_outcome(network: Network, speaker: UUID) -> None:
    (found,) = introducing.suggested(network, today=DAY)
    row = introducing.propose(
        network,
        UUID(found.first.id),
        UUID(found.second.id),
        need=speaker,
        offer=UUID(found.match.offer.id),
        today=DAY,
    )
    assert introducing.suggested(network, today=DAY) == ()
    assert wording.introduction(network, row.id, "request", today=DAY).to[0].name == "Ana Sousa"
    with pytest.raises(NotYet):
        wording.introduction(network, row.id, "opt_in", today=DAY)
    with pytest.raises(NotYet):
        introducing.step(network, row.id, Step.ASKED_SECOND, today=DAY)

    introducing.step(network, row.id, Step.ASKED_FIRST, today=DAY)
    introducing.answer(network, row.id, yes=True, today=DAY)
    opt_in = wording.introduction(network, row.id, "opt_in", today=DAY)
    assert (opt_in.why, [who.name for who in opt_in.to]) == ("ok", ["Lúcia Prado"])
    introducing.step(network, row.id, Step.ASKED_SECOND, today=DAY)
    introducing.answer(network, row.id, yes=True, today=DAY)
    joint = wording.introduction(network, row.id, "joint", today=DAY)
    assert (joint.why, [who.name for who in joint.to]) == ("ok", ["Ana Sousa", "Lúcia Prado"])
    introducing.step(network, row.id, Step.MADE, today=DAY)
    shown = introducing.step(network, row.id, Step.OUTCOME, today=DAY, words="a workshop in May")

    assert shown.standing.state is State.OUTCOME
    assert sorted(give.kind for give in ledger.gives(network)) == ["introduction", "introduction"]
    assert "workshop" in wording.introduction(network, row.id, "thanks", today=DAY).draft.body
    for _ in range(7):
        journal.undo(network)
    assert (Introduction.objects.of(network).count(), IntroductionStep.objects.of(network).count()) == (0, 0)
    assert Give.objects.of(network).count() == 0


def test_a_no_ends_it_without_the_second_ever_knowing(network: Network, speaker: UUID) -> None:
    (found,) = introducing.suggested(network, today=DAY)
    row = introducing.propose(network, UUID(found.first.id), UUID(found.second.id), need=speaker, today=DAY)
    introducing.step(network, row.id, Step.ASKED_FIRST, today=DAY)
    shown = introducing.answer(network, row.id, yes=False, today=DAY, words="too much on")

    assert shown.standing.state is State.DECLINED
    assert Step.ASKED_SECOND not in {one.step for one in shown.steps}
    kindly = wording.introduction(network, row.id, "kindly", today=DAY)
    assert (kindly.why, [who.name for who in kindly.to]) == ("ok", ["Ana Sousa"])
    assert introducing.suggested(network, today=DAY) == ()  # not proposed again


def test_an_answer_that_does_not_come_lets_it_rest(network: Network, speaker: UUID) -> None:
    (found,) = introducing.suggested(network, today=DAY)
    row = introducing.propose(network, UUID(found.first.id), UUID(found.second.id), need=speaker, today=DAY)
    introducing.step(network, row.id, Step.ASKED_FIRST, today=DAY)
    later = DAY + timedelta(days=22)

    assert introducing.one(network, row.id, today=later).standing.state is State.EXPIRED
    assert introducing.listed(network, today=later, open_only=True) == ()
    shown = introducing.answer(network, row.id, yes=True, today=later)
    assert shown.standing.state is State.FIRST_AGREED


def test_who_were_seen_together_are_not_introduced(network: Network, speaker: UUID) -> None:
    note = log.understand(network, "Lunch with Ana Sousa and Lúcia Prado.", today=DAY)
    log.store(network, note, today=DAY)

    assert introducing.suggested(network, today=DAY) == ()


def test_a_pair_that_is_waved_off_is_not_proposed_again(
    network: Network, speaker: UUID, ana: Person, lucia: Person
) -> None:
    introducing.not_these(network, ana.id, lucia.id)

    assert introducing.suggested(network, today=DAY) == ()
    journal.undo(network)
    assert len(introducing.suggested(network, today=DAY)) == 1


def test_a_change_on_which_a_step_rests_is_not_taken_back_alone(network: Network, speaker: UUID) -> None:
    (found,) = introducing.suggested(network, today=DAY)
    row = introducing.propose(network, UUID(found.first.id), UUID(found.second.id), today=DAY)
    introducing.step(network, row.id, Step.ASKED_FIRST, today=DAY)
    begun = Change.objects.of(network).filter(verb="introduce").get()

    with pytest.raises(journal.RestedOn):
        journal.undo(network, begun.pk)


def test_support_is_said_and_asked_for(network: Network, ana: Person) -> None:
    supporting.add(network, ana.id, "guidance", way="received", topic="surveys", every=60, today=DAY)
    told = supporting.support_map(network, today=DAY)

    assert [(t.name, t.said and t.said.topic) for t in told.lines[0].received] == [("Ana Sousa", "surveys")]
    assert "guidance" not in told.gaps
    (pick,) = supporting.whom_to_ask(network, "advice", today=DAY)
    written = wording.ask(network, "advice", UUID(pick.person), "raking weights", today=DAY)
    assert (pick.name, written.why) == ("Ana Sousa", "ok")
    said.add_promise(network, ana.id, "send her the notes", by="me", today=DAY)
    assert supporting.whom_to_ask(network, "advice", today=DAY)[0].promise_first
    assert (
        wording.ask(network, "advice", ana.id, "raking", today=DAY).why == "asks while owing without giving"
    )
    (support,) = supporting.said(network)
    supporting.end(network, UUID(support.id), today=DAY)
    assert supporting.whom_to_ask(network, "advice", today=DAY) == ()


_BOOKMARKS = b"""<!DOCTYPE NETSCAPE-Bookmark-file-1>
<DL><DT><A HREF="https://example.org/panels" ADD_DATE="1">Weighting survey panels</A>
<DT><A HREF="javascript:alert(1)">Run me</A><DT><A HREF="https://example.org/panels/">The same</A></DL>"""


def test_bookmarks_are_saved_once_and_find_who_cares(network: Network, ana: Person) -> None:
    said.add_fact(network, ana.id, "builds a patient panel", kind="work", today=DAY)
    brought = sharing.bring(network, _BOOKMARKS, today=DAY)

    assert [(row.title, row.url) for row in brought.added] == [
        ("Weighting survey panels", "https://example.org/panels")
    ]
    assert sharing.bring(network, _BOOKMARKS, today=DAY).added == ()
    (fit,) = sharing.fitting(network)
    assert (fit.care.name, fit.words[0].needed) == ("Ana Sousa", "panels")
    thing = UUID(fit.thing.id)
    assert wording.share(network, thing, ana.id, today=DAY).why == "ok"
    ledger.add(network, ana.id, ledger.Told(way="given", kind="resource", day=DAY, resource=thing))
    assert sharing.fitting(network) == ()
    journal.undo(network)
    sharing.not_this(network, thing, ana.id)
    assert sharing.fitting(network) == ()


def test_feeds_of_a_list_are_named_and_not_read(network: Network) -> None:
    opml = (
        b'<opml version="2.0"><body><outline text="Surveys" xmlUrl="https://example.org/feed"/></body></opml>'
    )

    assert sharing.bring(network, opml, today=DAY) == sharing.Brought((), 0, "opml", 1)
    for wrong in (b"hello", b"<opml", b'<!DOCTYPE x [<!ENTITY a "b">]><opml><body/></opml>'):
        with pytest.raises(BadInput):
            sharing.bring(network, wrong, today=DAY)
    assert Resource.objects.of(network).count() == 0


def test_forgetting_somebody_takes_what_was_given_and_their_introductions(
    network: Network, speaker: UUID, ana: Person, lucia: Person
) -> None:
    row = introducing.propose(network, ana.id, lucia.id, need=speaker, today=DAY)
    for step in (Step.ASKED_FIRST, Step.FIRST_YES, Step.ASKED_SECOND, Step.SECOND_YES, Step.MADE):
        introducing.step(network, row.id, step, today=DAY)
    supporting.add(network, ana.id, "guidance", way="received", today=DAY)
    introducing.not_these(network, ana.id, lucia.id)

    forgetting.forget(network, ana.id)

    assert (Introduction.objects.of(network).count(), IntroductionStep.objects.of(network).count()) == (0, 0)
    assert Decision.objects.of(network).count() == 0
    (give,) = ledger.gives(network)  # what Lúcia was given says nothing of Ana any more
    assert (give.record.person_id, give.text, give.introduction) == (lucia.id, "", None)
    assert checks.check(network) == []
    with pytest.raises(NotFound):
        introducing.one(network, row.id, today=DAY)
