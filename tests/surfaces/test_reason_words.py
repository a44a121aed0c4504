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
    asked = question(Question(kind="same", person="1", name="Mira Okonjo", other="2"))

    assert asked == "Two people here are named Mira Okonjo. Are they one person?"


def test_somebody_set_aside_comes_with_the_day() -> None:
    out = LeftOut(person="1", name="Ana", why="skipped", until=date(2026, 11, 25))

    assert left_out(out, TODAY) == "set aside until 25 November"


def test_a_day_without_reasons_says_what_would_help() -> None:
    empty = Plan(date=TODAY, energy="steady")

    assert "bring your mail" in nobody(empty, anybody=True)
    assert "Bring your files" in nobody(empty, anybody=False)
    assert nobody(Plan(date=TODAY, energy="rest"), anybody=True).startswith("A day of rest.")
