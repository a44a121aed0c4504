"""Today where little is known: people on paper, people of one name, and what there is to offer."""

from dataclasses import replace
from datetime import timedelta

from amity import today
from amity.conversations.facts import Evidence, Fact, Someone, Why
from amity.today import Candidate, Past, Yearly
from tests.chapters.test_today import (
    TODAY,
    asked,
    birthday,
    first_meeting,
    names,
    planned,
    quiet,
    someone,
    talks,
    touch,
)


def test_who_is_only_in_the_address_book_fills_a_day_that_has_no_other_reason() -> None:
    card = Evidence(kind="record", id="r1", text="p.vcf, card 1", source="vcard")
    reachable = Candidate(someone=someone("Ines Okafor", email="ines@acme.example"), known_by=card)
    unknown = Candidate(someone=someone("No Way"), known_by=card)

    plan = planned(reachable, unknown, birthday("Bo Ek"))

    assert names(plan) == ["Bo Ek", "Ines Okafor"]
    assert plan.suggestions[1].reasons[0].evidence == (card,)
    assert "Ines Okafor" in {question.name for question in plan.questions if question.kind == "met"}


def test_who_waits_in_the_address_book_is_not_said_to_be_put_off() -> None:
    card = Evidence(kind="record", id="r1", source="vcard")
    people = [Candidate(someone=someone(f"Per {n}", email="p@acme.example"), known_by=card) for n in range(9)]

    assert planned(*people).left_out == ()


def test_a_mail_to_a_list_is_a_last_resort_with_the_mail_as_evidence() -> None:
    seen = touch(2700, direction="none", subject="Re: wrong sample rate")

    (card,) = planned(Candidate(someone=someone(seen=seen, email="a@acme.example"))).suggestions

    assert card.reasons[0].details["subject"] == "wrong sample rate"
    assert [(one.kind, one.id) for one in card.reasons[0].evidence] == [("touch", "t2700")]


def test_two_of_one_full_name_are_never_suggested_on_one_day() -> None:
    day = TODAY - timedelta(days=400)
    connected = Yearly(id="d", kind="connected", month=day.month, day=day.day, year=day.year)
    old, new = today.Namesake(id="old"), today.Namesake(id="new", last_day=TODAY - timedelta(days=94))
    silent = Candidate(someone=Someone(id="old", name="Mira Okonjo"), dates=(connected,), namesakes=(new,))
    spoken = quiet("Mira Okonjo", namesakes=(old,))
    spoken = replace(spoken, someone=replace(spoken.someone, id="new"))

    plan = planned(silent, spoken, energy="open")

    assert [card.someone.id for card in plan.suggestions] == ["new"]
    assert [(q.kind, {q.person, q.other}) for q in plan.questions] == [("same", {"old", "new"})]


def test_nothing_is_asked_of_somebody_who_waits_for_an_answer() -> None:
    one = asked("Ana Sousa", days=50)
    both = replace(one, talks=talks(94))

    (card,) = planned(both).suggestions

    assert {reason.why for reason in card.reasons} == {Why.QUIET, Why.REPLY}
    assert (card.offer.kind, card.ask.kind) == ("answer", "none")


def test_offers_rest_on_what_is_stored() -> None:
    learns = Fact(id="f1", kind="goal", text="is learning Portuguese", source="you")
    met = quiet(who={"facts": (learns,)})
    mail = quiet("Bo Ek")
    mail = replace(mail, someone=replace(mail.someone, last_touch=touch(94, subject="Re: compilers")))

    offers = {card.someone.name: card.offer for card in planned(met, mail).suggestions}

    assert (offers["Ana Sousa"].kind, offers["Ana Sousa"].evidence[0].id) == ("hint", "f1")
    assert (offers["Bo Ek"].kind, offers["Bo Ek"].details["subject"]) == ("own_news", "compilers")


def test_no_id_of_a_suggestion_reads_like_an_option() -> None:
    ids = [today.suggestion_id("n", TODAY, str(number), Why.QUIET) for number in range(500)]

    assert not any(id_.startswith("-") for id_ in ids)
    assert len(set(ids)) == 500


def test_who_was_written_to_is_no_follow_up_any_more() -> None:
    met = replace(first_meeting("Mo Ray"), past=(Past(day=TODAY, kind="done", leading="follow_up"),))

    assert planned(met).follow_ups == ()
