"""Briefs: every question rests on something stored, nothing private is said, what is not known is."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity import prepare
from amity.conversations.facts import Fact, Promise, Someone, Touch
from amity.giving.facts import ME, Basis, Match, Need, Offer, Shared
from amity.opportunities.goals import Target, TargetKind
from amity.people.news import News
from amity.prepare.facts import Heard, Known, Missing, Sought, Stranger
from amity.prepare.phrases import DE, DE_SIE, EN

TODAY = date(2026, 11, 22)
TALK = Touch(
    id="7", at=datetime(2026, 9, 14, 12, tzinfo=UTC), channel="in_person", direction="both", place="Porto", source="hand",
    summary="Had lunch in Porto",
)  # fmt: skip
GOAL = Sought(
    id="g",
    text="A data job in Lisbon",
    targets=(Target(TargetKind.ROLE, "analyst"), Target(TargetKind.PLACE, "Lisbon")),
)


def _fact(
    text: str, *, kind: str = "work", id: str = "f", on: date | None = date(2026, 9, 1), **more: object
) -> Fact:
    return Fact(id=id, kind=kind, text=text, source="you", said_on=on, **more)  # type: ignore[arg-type]


def _someone(**known: object) -> Someone:
    return Someone(**{"id": "p", "name": "Ana Sousa", "given": "Ana"} | known)  # type: ignore[arg-type]


def _brief(**known: object) -> prepare.Brief:
    return prepare.brief(Known(someone=_someone(**known)), today=TODAY)


def test_questions_about_the_last_talk_come_first_and_name_what_they_rest_on() -> None:
    told = _fact("has a new allotment", id="old", kind="interest")
    last = _fact("is training for a marathon", id="last", kind="goal", touch="7")

    brief = _brief(facts=(told, last), last_touch=TALK)

    first = brief.questions[0]
    assert first.text == "You told me that you are training for a marathon. What is the next step?"
    assert (first.evidence.kind, first.evidence.id, first.evidence.text) == ("fact", "last", last.text)
    assert [one.follows_up for one in brief.questions] == [True, False]


def test_a_talk_of_which_nothing_was_noted_is_asked_about_by_its_place() -> None:
    brief = _brief(last_touch=TALK)

    assert brief.questions[0].text.startswith("When we talked in September in Porto,")
    assert (brief.questions[0].evidence.kind, brief.questions[0].evidence.id) == ("touch", "7")


@pytest.mark.parametrize(
    ("fact", "asked"),
    [
        (_fact("looks for a new flat", kind="need", on=date(2025, 5, 21)), True),
        (_fact("looks for a new flat", kind="need", on=date(2025, 5, 22)), False),
        (
            _fact("looks for a new flat", kind="need", on=date(2020, 1, 1), confirmed_on=date(2026, 1, 1)),
            False,
        ),
        (_fact("grew up in Lagos", kind="family", on=date(2020, 1, 1)), False),
        (_fact("Opposite desks", kind="note", on=date(2020, 1, 1)), False),
        (_fact("works at Acme", on=None), False),
    ],
)
def test_only_what_changes_and_is_old_is_asked_about_again(fact: Fact, *, asked: bool) -> None:
    assert prepare.is_asked_again(fact, TODAY) is asked


def test_an_old_fact_is_asked_about_before_it_is_used() -> None:
    brief = _brief(facts=(_fact("has a new allotment", kind="interest", on=date(2024, 1, 1)),))

    assert brief.questions[0].text == "You once told me that you have a new allotment. Is that still so?"
    assert brief.matters[0].ask_again


def test_private_delicate_and_worried_things_are_kept_in_mind_and_never_asked() -> None:
    kept = (
        _fact("has a secret plan", id="1", private=True),
        _fact("was diagnosed with cancer", id="2", kind="family"),
        _fact("fears the layoffs", id="3", kind="worry"),
    )

    brief = _brief(facts=kept)

    assert set(brief.keep_in_mind) == set(kept)
    assert brief.matters == ()
    assert brief.questions == ()


_WORDS = st.text(alphabet="abcdefghijklmnop ", min_size=1, max_size=40)
_FACTS = st.builds(
    Fact,
    id=st.uuids().map(str),
    kind=st.sampled_from(
        ["family", "work", "interest", "goal", "worry", "preference", "need", "offer", "note"]
    ),
    text=_WORDS,
    source=st.sampled_from(["you", "vcard"]),
    said_on=st.none() | st.dates(date(2015, 1, 1), TODAY),
    confirmed_on=st.none() | st.dates(date(2015, 1, 1), TODAY),
    private=st.booleans(),
    touch=st.sampled_from(["", "7"]),
)
_PROMISES = st.builds(
    Promise, id=st.uuids().map(str), by=st.sampled_from(["me", "them"]), text=_WORDS, made_on=st.just(date(2026, 1, 1)),
    when_we_meet=st.booleans(),
)  # fmt: skip


@given(
    facts=st.lists(_FACTS, max_size=8),
    promises=st.lists(_PROMISES, max_size=3),
    touch=st.sampled_from([None, TALK]),
    work=st.sampled_from(["", "Clinara"]),
    language=st.sampled_from(["en", "de"]),
)
@settings(max_examples=200)
def test_every_question_rests_on_something_there_and_nothing_private_leaks(
    facts: list[Fact], promises: list[Promise], touch: Touch | None, work: str, language: str
) -> None:
    secret = [Fact(id=f.id, kind=f.kind, text=f"qxz{n}secret", source=f.source, said_on=f.said_on, private=True, touch=f.touch)
              for n, f in enumerate(facts) if f.private]  # fmt: skip
    someone = _someone(
        facts=(*(f for f in facts if not f.private), *secret),
        promises=tuple(promises),
        last_touch=touch,
        organisation=work,
    )
    there = {("fact", f.id) for f in facts} | {("promise", p.id) for p in promises} | {("person", "p")}
    there |= {("touch", touch.id)} if touch else set()

    brief = prepare.brief(Known(someone=someone, goals=(GOAL,)), today=TODAY, language=language)

    assert len(brief.questions) <= 3
    said = [
        *(one.text for one in brief.questions), *(one.text for one in brief.openers), *brief.leaving, brief.offer.text,
        brief.offer.meets, brief.ask.text, brief.ask.sign,
    ]  # fmt: skip
    assert not any("qxz" in text for text in said)
    for question in brief.questions:
        assert (question.evidence.kind, question.evidence.id) in there
        assert question.evidence.kind != "fact" or question.evidence.text
    shown = {matter.fact.id for matter in brief.matters} | {fact.id for fact in brief.keep_in_mind}
    assert shown == {fact.id for fact in someone.facts}


def test_nothing_is_asked_of_somebody_to_whom_something_is_owed() -> None:
    promise = Promise(id="1", by="me", text="send the article", made_on=date(2026, 8, 1))
    owed = Known(someone=_someone(promises=(promise,), title="Analyst"), goals=(GOAL,))

    brief = prepare.brief(owed, today=TODAY)

    assert brief.ask.kind == "owed"
    assert (brief.offer.kind, brief.offer.text) == ("promised", "send the article")


def test_the_ledger_is_respected_before_an_ask() -> None:
    known = Known(someone=_someone(title="Analyst"), goals=(GOAL,), gift_first=True)

    assert prepare.brief(known, today=TODAY).ask.kind == "gave"


def test_a_goal_they_fit_is_the_ask_with_what_says_so() -> None:
    brief = prepare.brief(Known(someone=_someone(title="Senior analyst"), goals=(GOAL,)), today=TODAY)

    assert (brief.ask.kind, brief.ask.sign) == ("goal", "Senior analyst")
    assert [one.kind for one in brief.ask.evidence] == ["goal", "person"]


def test_a_place_alone_is_no_reason_to_ask_for_a_job() -> None:
    brief = prepare.brief(Known(someone=_someone(place="Lisbon"), goals=(GOAL,)), today=TODAY)

    assert brief.ask.kind != "goal"


def test_their_need_and_what_the_owner_has_are_the_offer() -> None:
    need = Need(id="n", person="p", name="Ana Sousa", text="a flat in Leipzig")
    has = Offer(id="o", person=ME, name="", text="an apartment in Leipzig", basis=Basis.OFFER)
    match = Match(need=need, offer=has, words=(Shared("flat", "apartment"),), strength=1.0, minutes=5)

    brief = prepare.brief(Known(someone=_someone(), needs=match), today=TODAY)

    assert (brief.offer.kind, brief.offer.meets) == ("match", need.text)
    assert {one.id for one in brief.offer.evidence} == {"n", "o"}


def test_news_since_the_last_talk_becomes_a_question() -> None:
    heard = Heard(
        id="5", news=News("work", organisation="Tessera"), seen=date(2026, 11, 2), source="linkedin"
    )

    brief = prepare.brief(Known(someone=_someone(organisation="Tessera"), news=(heard,)), today=TODAY)

    assert brief.questions[0].text == "You are at Tessera now. How is the beginning?"
    assert brief.questions[0].evidence.kind == "version"


def test_german_says_sie_where_the_mails_do() -> None:
    mail = Touch(
        id="3", at=TALK.at, channel="mail", direction="in", subject="Der Bericht", source="mbox",
        summary="Sehr geehrter Herr Weber, vielen Dank für Ihre Nachricht. Könnten Sie mir schreiben?",
    )  # fmt: skip
    brief = prepare.brief(
        Known(someone=_someone(language="de", organisation="Hafen", last_touch=mail)), today=TODAY
    )

    assert any("Sie" in one.text for one in brief.questions)
    assert brief.leaving == DE_SIE.leaving_known
    assert not any(" du " in f" {one.text.lower()} " for one in brief.questions)


def test_what_is_not_known_is_named() -> None:
    assert _brief().missing == (Missing.MATTERS, Missing.TALK, Missing.WORK)
    assert {one.setting for one in _brief().openers} == {"anyone", "talk", "queue", "lunch", "online"}


def test_somebody_unknown_is_said_to_be_and_helped_with_all_the_same() -> None:
    brief = prepare.stranger_brief(Stranger(name="Rui Castelo"))

    assert brief.unknown
    assert brief.questions == ()
    assert len(brief.openers) >= 5
    assert brief.leaving == EN.leaving


def test_a_guest_list_gives_questions_that_name_it() -> None:
    guest = Stranger(
        name="Rui",
        id="a",
        title="Analyst",
        organisation="City hall",
        said="I look for survey people",
        event="Data",
    )

    brief = prepare.stranger_brief(guest, language="de")

    assert len(brief.questions) == 3
    assert {(one.evidence.kind, one.evidence.id) for one in brief.questions} == {("guest", "a")}
    assert [one.evidence.text for one in brief.questions] == [guest.said, guest.title, guest.organisation]
    assert "I look for survey people" in brief.questions[0].text


def test_the_organisers_question_is_not_put_into_their_mouth() -> None:
    guest = Stranger(name="Rui", id="a", said="What brings you here? A dashboard of waiting times")

    asked = prepare.stranger_brief(guest).questions[0].text

    assert asked == "You wrote “A dashboard of waiting times” when you signed up. What made you think of it?"


def test_a_promise_is_said_to_them() -> None:
    promise = Promise(id="1", by="me", text="send her the article", made_on=date(2026, 8, 1))

    asked = _brief(promises=(promise,)).questions[0]

    assert "send you the article" in asked.text
    assert asked.evidence.text == "send her the article"


def test_sayings_of_each_language_have_the_same_settings_and_kinds() -> None:
    for other in (DE, DE_SIE):
        assert other.openers.keys() == EN.openers.keys()
        assert other.goes_on.keys() == EN.goes_on.keys()


def _candidate(name: str, **more: object) -> prepare.Candidate:
    guest = Stranger(name=name, id=name, **more)  # type: ignore[arg-type]
    from amity.prepare.fitting import of_stranger

    return prepare.Candidate(guest=guest, told=tuple(of_stranger(guest)))


def test_at_most_two_a_day_are_worth_meeting_each_with_a_reason_that_rests_on_something() -> None:
    some = [_candidate(f"Guest {n}", title="Analyst", organisation=f"Firm {n}") for n in range(9)]

    one_day = prepare.worth_meeting(some, goals=[GOAL], needs=[], offers=[])
    three = prepare.worth_meeting(some, goals=[GOAL], needs=[], offers=[], days=3)

    assert (len(one_day), len(three)) == (2, 6)
    for worth in three:
        assert worth.reasons
        assert all(reason.evidence and reason.text for reason in worth.reasons)


def test_who_looks_for_what_the_owner_has_comes_before_who_fits_a_goal() -> None:
    needing = _candidate("Rui", said="I am looking for somebody who does survey weighting")
    fitting = _candidate("Joana", title="Analyst")
    offer = Offer(id="o", person=ME, name="", text="survey weighting for small panels")

    found = prepare.worth_meeting([fitting, needing], goals=[GOAL], needs=[], offers=[offer])

    assert [one.candidate.guest.name for one in found] == ["Rui", "Joana"]
    assert [one.reasons[0].why for one in found] == [prepare.Why.NEEDS, prepare.Why.GOAL]


def test_nobody_is_worth_meeting_for_being_new_alone() -> None:
    stranger = prepare.Candidate(guest=Stranger(name="Teo", organisation="Sol"), new_world=True)

    assert prepare.worth_meeting([stranger], goals=[GOAL], needs=[], offers=[]) == ()


def test_a_plan_ends_in_time() -> None:
    begins = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)

    assert prepare.leave_by(begins, None, None).time().isoformat() == "20:00:00"
    assert prepare.leave_by(begins, begins + timedelta(hours=1), None).time().isoformat() == "19:30:00"
    assert prepare.good_length([timedelta(hours=1)]) is None
    assert prepare.leave_by(begins, begins + timedelta(hours=6), None).time().isoformat() == "22:30:00"
    assert prepare.leave_by(begins, None, timedelta(minutes=107)).time().isoformat() == "20:15:00"
