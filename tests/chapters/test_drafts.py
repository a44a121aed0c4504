"""Drafts say only what is stored, differ from person to person, and pass the gate."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.conversations.drafts import write
from amity.conversations.facts import Clause, Evidence, Fact, Promise, Reason, Someone, Touch, Why
from amity.conversations.gate import LONGEST, PLACEHOLDER, TOO_ALIKE
from amity.conversations.wording import likeness, words

TODAY = date(2026, 11, 22)
ANA = Someone(id="0190a", name="Ana Sousa", given="Ana")


def touch(channel: str, day: date = date(2026, 7, 3), **more: str) -> Touch:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Touch(id="t1", at=at, channel=channel, direction="both", **more)  # type: ignore[arg-type]


def reason(why: Why, *evidence: Evidence, **details: str | int) -> tuple[Reason, ...]:
    return (Reason(why=why, evidence=evidence, details=details),)


def fact(text: str, kind: str = "interest", **more: object) -> Fact:
    return Fact(id="f1", kind=kind, text=text, **{"source": "you", "said_on": date(2026, 7, 3), **more})  # type: ignore[arg-type]


ALLOTMENT = fact("has a new allotment")
CASES = {
    "quiet, met": (replace(ANA, last_touch=touch("in_person", place="PyCon")), reason(Why.QUIET), "PyCon", "touch:t1"),
    "quiet, mail": (replace(ANA, last_touch=touch("mail", subject="Re: compilers")), reason(Why.QUIET), "compilers", "touch:t1"),
    "quiet, call": (replace(ANA, last_touch=touch("call")), reason(Why.QUIET), "July", "touch:t1"),
    "quiet, fact": (replace(ANA, facts=(ALLOTMENT,), last_touch=touch("call")), reason(Why.QUIET), "you have a new allotment", "fact:f1"),
    "promise": (
        replace(ANA, promises=(Promise(id="p1", by="me", text="send her the budget template", made_on=TODAY),)),
        reason(Why.PROMISE, Evidence(kind="promise", id="p1")), "send you the budget template", "promise:p1",
    ),
    "reply": (replace(ANA, last_touch=touch("mail", subject="the roof")), reason(Why.REPLY), "the roof", "touch:t1"),
    "follow up": (replace(ANA, first_touch=touch("in_person", place="PyCon")), reason(Why.FOLLOW_UP), "PyCon", "touch:t1"),
    "birthday": (ANA, reason(Why.BIRTHDAY, Evidence(kind="date", id="d1", on=date(1980, 11, 25))), "25 November", "date:d1"),
    "connected": (
        ANA, reason(Why.CONNECTED, Evidence(kind="record", id="r1", on=date(2022, 11, 24), source="linkedin")),
        "four years", "record:r1",
    ),
    "employer": (ANA, reason(Why.EMPLOYER, Evidence(kind="position", id="o1", text="Acme")), "Acme", "position:o1"),
    "school": (ANA, reason(Why.SCHOOL, Evidence(kind="position", id="o1", text="Trinity")), "Trinity", "position:o1"),
    "place": (ANA, reason(Why.PLACE, Evidence(kind="record", id="r1", text="Lisboa")), "Lisboa", "record:r1"),
    "met": (ANA, reason(Why.MET, Evidence(kind="date", id="d1", on=date(2021, 11, 20)), years=5), "November 2021", "date:d1"),
    "older question": (
        replace(ANA, last_touch=touch("call")), reason(Why.REPLY, Evidence(kind="touch", id="t9", on=date(2026, 11, 18))),
        "on Wednesday", "touch:t9",
    ),
    "heard of a connection": (
        ANA, reason(Why.HEARD, Evidence(kind="date", id="d1", on=date(2019, 3, 3), source="linkedin"), kind="connected"),
        "March 2019", "date:d1",
    ),
    "heard": (replace(ANA, organisation="Acme"), reason(Why.HEARD), "Acme", "person:0190a"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_draft_names_its_memory_and_the_source_of_it(name: str) -> None:
    someone, reasons, says, source = CASES[name]

    draft = write(someone, reasons, today=TODAY)

    assert says in draft.body
    assert source in {clause.source for clause in draft.basis}
    assert all(clause.text in draft.body for clause in draft.basis)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", CASES)
def test_five_people_with_the_same_reason_get_five_texts(name: str, language: str) -> None:
    someone, reasons, _, _ = CASES[name]
    taken: tuple[str, ...] = ()

    for number in range(5):
        draft = write(replace(someone, id=str(number)), reasons, today=TODAY, language=language, taken=taken)
        alike = max((likeness(PLACEHOLDER.sub(" ", draft.body), other) for other in taken), default=0)
        assert alike < TOO_ALIKE or PLACEHOLDER.search(draft.body)
        assert len(words(draft.body)) <= LONGEST
        taken += (draft.body,)

    assert len(set(taken)) >= 4


def test_german_is_written_to_those_who_read_german() -> None:
    draft = write(
        replace(ANA, language="de", facts=(fact("hat jetzt einen Hund"),)), reason(Why.QUIET), today=TODAY
    )

    assert "du hast jetzt einen Hund" in draft.body


def test_nobody_is_thanked_for_a_message_that_the_owner_wrote() -> None:
    first = replace(touch("mail", date(2026, 11, 18)), direction="out")

    for number in range(8):
        body = write(replace(ANA, id=str(number), first_touch=first), reason(Why.FOLLOW_UP), today=TODAY).body
        assert "hear from you on" not in body
        assert "thank" not in body


def test_without_anything_stored_the_owner_is_asked() -> None:
    for why in (Why.MET, Why.HEARD, Why.SAME_NAME):
        assert "[ask:" in write(ANA, reason(why), today=TODAY).body
    assert "[ask:" in write(ANA, (), today=TODAY).body


@pytest.mark.parametrize(
    "kept_out",
    [
        fact("has a new allotment", private=True),
        fact("has a new allotment", kind="worry"),
        fact("has a new allotment", kind="note"),
        fact("has a new allotment", source="vcard"),
        fact("is in therapy"),
    ],
)
def test_what_is_private_worried_or_not_told_stays_out(kept_out: Fact) -> None:
    draft = write(replace(ANA, facts=(kept_out,)), reason(Why.QUIET), today=TODAY)

    assert "allotment" not in draft.body
    assert "therapy" not in draft.body


@pytest.mark.parametrize(
    "subject", ["Invoice 2291", "Your newsletter", "x" * 80, "https://spam", "divorce papers", ""]
)
def test_a_subject_that_is_not_for_talking_is_not_mentioned(subject: str) -> None:
    draft = write(replace(ANA, last_touch=touch("mail", subject=subject)), reason(Why.QUIET), today=TODAY)

    assert "about “" not in draft.body


def test_the_words_of_an_imported_message_are_never_used() -> None:
    last = touch("mail", summary="Secret: the merger closes in May.")

    assert "merger" not in write(replace(ANA, last_touch=last), reason(Why.QUIET), today=TODAY).body


def test_a_birthday_never_says_how_old() -> None:
    on = Evidence(kind="date", id="d1", on=date(1980, 11, 22))

    for number in range(8):
        body = write(replace(ANA, id=str(number)), reason(Why.BIRTHDAY, on), today=TODAY).body
        assert "46" not in body
        assert "1980" not in body


@pytest.mark.parametrize(
    ("last", "email", "channel"),
    [
        ("mail", "a@example.org", "email"), ("message", "a@example.org", "message"), ("chat", "", "chat"),
        ("call", "a@example.org", "call"), ("in_person", "a@example.org", "email"), ("in_person", "", "message"),
    ],
)  # fmt: skip
def test_the_channel_is_the_one_they_use(last: str, email: str, channel: str) -> None:
    draft = write(replace(ANA, email=email, last_touch=touch(last)), reason(Why.QUIET), today=TODAY)

    assert draft.channel == channel
    assert bool(draft.subject) == (channel == "email")


def test_the_same_input_gives_the_same_text() -> None:
    someone, reasons, _, _ = CASES["quiet, fact"]

    assert write(someone, reasons, today=TODAY) == write(someone, reasons, today=TODAY)


text = st.text(max_size=60)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(list(Why)),
    text,
    text,
    text,
    st.dates(date(1990, 1, 1), TODAY),
    st.sampled_from(["en", "de"]),
)
def test_any_stored_words_give_a_short_draft_whose_clauses_stand_in_it(
    why: Why, name: str, place: str, told: str, day: date, language: str
) -> None:
    someone = Someone(
        id="x", name=name or "Ana", place=place, facts=(fact(told),), last_touch=touch("in_person", day, place=place),
        promises=(Promise(id="p1", by="me", text=told, made_on=day),),
    )  # fmt: skip
    evidence = Evidence(kind="promise" if why is Why.PROMISE else "date", id="p1", on=day, text=place)

    draft = write(someone, reason(why, evidence), today=TODAY, language=language)

    assert len(words(draft.body)) <= LONGEST
    assert all(isinstance(clause, Clause) and clause.text in draft.body for clause in draft.basis)
