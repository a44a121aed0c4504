"""Reasons, offers and questions as sentences: true, in good grammar, one full stop."""

from datetime import date

import pytest

from amity.conversations.facts import Reason, Why
from amity.surfaces.words.reasons import gesture, left_out, nobody, question, sentence
from amity.today.facts import Gesture, LeftOut, Plan, Question

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("why", "details", "said"),
    [
        (Why.HEARD, {"title": "Engineer", "organisation": "Acme, Inc."}, "The last thing you know: Engineer at Acme, Inc."),
        (Why.EMPLOYER, {"name": "Acme, Inc.", "both_now": 1}, "You both work at Acme, Inc."),
        (Why.QUIET, {"days": 16, "low": 1, "high": 4, "channel": "mail", "direction": "in"}, "They last wrote to you 16 days ago; usually every 1 to 4 days."),
        (Why.QUIET, {"days": 16, "low": 1, "high": 4, "channel": "mail", "direction": "out"}, "You last wrote to them 16 days ago; usually every 1 to 4 days."),
        (
            Why.HEARD, {"kind": "list", "since": "2019-04-29", "subject": "wrong sample rate"},
            "They wrote to a list about “wrong sample rate” on 29 April 2019; no talk with you is known.",
        ),
        (Why.HEARD, {"kind": "book", "source": "vcard"}, "They are in your address book; no talk is known yet."),
        (Why.HEARD, {"text": "met at conference", "source": "google"}, "Their card in your address book says: “met at conference”"),
        (Why.HEARD, {"text": "likes tea", "source": "you"}, "You noted: “likes tea”"),
        (Why.QUIET, {"days": 500, "low": 1, "high": 3, "channel": "mail"}, "You last wrote to each other in 2025; before that, every 1 to 3 days."),
        (Why.QUIET, {"days": 500, "low": 20, "high": 90, "channel": "mail"}, "You last wrote to each other in 2025; usually every 20 to 90 days."),
        (Why.FOLLOW_UP, {"days": 3, "place": "PyCon"}, "You first met on Thursday (PyCon)."),
        (Why.FOLLOW_UP, {"days": 9, "place": "PyCon"}, "You first met 9 days ago (PyCon)."),
        (Why.FOLLOW_UP, {"days": 3, "event": "Data Makers", "place": "Town hall", "people": 4}, "You first met on Thursday (Data Makers, Town hall)."),
        (Why.FOLLOW_UP, {"days": 3, "event": "Data Makers", "people": 14}, "You were both there on Thursday: Data Makers. It was your first time together."),
        (Why.FOLLOW_UP, {"days": 1, "people": 14}, "You were in a meeting together yesterday for the first time."),
        (Why.PROMISE, {"text": "send the notes.", "due_in": 2}, "You promised, by Tuesday: send the notes."),
        (Why.PROMISE, {"text": "send the notes", "due_in": -2}, "You promised, by last Friday: send the notes."),
        (Why.PROMISE, {"text": "send the notes", "due_in": 0}, "You promised, by today: send the notes."),
        (Why.PROMISE, {"text": "send the notes", "due_in": 11}, "You promised, by 3 December: send the notes."),
        (Why.PROMISE, {"text": "bring the book", "met": 1}, "You promised it for when you meet, and you have met since: bring the book."),
        (Why.WHEN_MEET, {"text": "bring the book"}, "For when you meet, you promised: bring the book."),
        (Why.AWAITED, {"text": "send the name of a recruiter", "due_in": -1}, "They said they would, by yesterday: send the name of a recruiter."),
        (
            Why.NEWS, {"kind": "work", "title": "Head of Data", "organisation": "Hafen", "was_organisation": "Acme, Inc."},
            "They changed jobs: now Head of Data at Hafen, before that Acme, Inc.",
        ),
        (
            Why.NEWS, {"kind": "title", "title": "Head of Data", "organisation": "Hafen", "was_title": "Engineer", "was_organisation": "Hafen"},
            "Their work at Hafen is new: now Head of Data, before that Engineer.",
        ),
        (Why.NEWS, {"kind": "place", "place": "Porto", "was_place": "Lisbon"}, "They live in Porto now, before that in Lisbon."),
        (
            Why.DORMANT, {"days": 1500, "talks": 30, "bridge": "organisation", "name": "Acme, Inc.", "channel": "call"},
            (
                "You last spoke on a call in 2022, after talks on 30 days. None of the people you talk with most is at Acme, Inc. "
                "Such a word is mostly more welcome than its writer thinks (Liu and others, 2023)."
            ),
        ),
        (Why.NAMED, {}, "You wrote down their name. A first word can be short."),
    ],
)  # fmt: skip
def test_a_reason_is_one_true_sentence(why: Why, details: dict[str, str | int], said: str) -> None:
    assert sentence(Reason(why=why, details=details), TODAY) == said


def test_a_goal_is_asked_about_and_a_need_looked_for() -> None:
    assert (
        gesture(Gesture(kind="about.need", details={"text": "a studio"})) == "Whether they found it: a studio"
    )
    assert (
        gesture(Gesture(kind="about.goal", details={"text": "is learning Portuguese"}))
        == "How far they have come with this: “is learning Portuguese”"
    )


def test_the_question_about_two_of_one_name_claims_nothing_of_them() -> None:
    two = Question(kind="same", person="1", name="Mira Okonjo", other="2")

    assert question(two) == "Mira Okonjo may be here twice. Are the two one person?"
    assert question(two, "Mira Okonjo") == question(two)
    assert question(two, "M. Okonjo") == "Are Mira Okonjo and M. Okonjo one person?"


def test_somebody_set_aside_comes_with_the_day() -> None:
    out = LeftOut(person="1", name="Ana", why="skipped", until=date(2026, 11, 25))

    assert left_out(out, TODAY) == "set aside until 25 November"


def test_a_day_without_reasons_says_what_would_help() -> None:
    empty = Plan(date=TODAY, energy="steady")

    assert "bring your mail" in nobody(empty, anybody=True)
    assert "Bring your files" in nobody(empty, anybody=False)
    assert nobody(Plan(date=TODAY, energy="rest"), anybody=True).startswith("A day of rest.")
