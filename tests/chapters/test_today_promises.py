"""Promises both ways: kept in time, asked after once and kindly, and brought when people meet."""

from datetime import date, timedelta
from typing import Any

import pytest

from amity import today
from amity.conversations.facts import Promise, Why
from amity.today import Candidate, Past
from tests.chapters.test_today import TODAY, leads, planned, quiet, someone, talks

DUE = TODAY - timedelta(days=3)


def promise(by: str, text: str = "send me the name of a recruiter", **fields: Any) -> Promise:
    return Promise(
        **{"id": "p1", "by": by, "text": text, "made_on": TODAY - timedelta(days=20), "due": DUE, **fields}
    )


def sam(*promises: Promise, talk: dict[str, Any] | None = None, **fields: Any) -> Candidate:
    return Candidate(
        someone=someone("Sam Okoro", promises=promises), talks=talks(5, **(talk or {})), **fields
    )


def whys(candidate: Candidate) -> list[Why]:
    return [reason.why for reason in today.reasons_for(candidate, TODAY)]


@pytest.mark.parametrize(
    ("due", "asked"),
    [
        (TODAY - timedelta(days=1), True),
        (TODAY - timedelta(days=60), True),
        (TODAY - timedelta(days=61), False),
        (TODAY, False),
        (TODAY + timedelta(days=2), False),
        (None, False),
    ],
)
def test_what_they_promised_is_asked_after_only_when_their_day_is_over(due: date | None, asked: bool) -> None:
    assert leads(planned(sam(promise("them", due=due)))) == (["awaited"] if asked else [])


def test_asking_after_a_promise_says_that_there_is_no_hurry() -> None:
    (card,) = planned(sam(promise("them"))).suggestions

    assert (card.offer.kind, card.ask.kind) == ("no_hurry", "awaited")
    assert "send me the name of a recruiter" in card.draft.body
    assert "hurry" in card.draft.body
    assert card.reasons[0].evidence[0].id == "p1"


@pytest.mark.parametrize("text", ["lend her the drill", "the notes of the meeting"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_words_that_may_mean_somebody_else_are_quoted(text: str, language: str) -> None:
    (card,) = planned(sam(promise("them", text)), language=language).suggestions

    assert text in card.draft.body
    assert "“" in card.draft.body


def test_a_promise_of_theirs_is_asked_after_once_and_never_while_a_message_waits() -> None:
    asked = Past(day=TODAY - timedelta(days=1), kind="done", leading="awaited")

    assert whys(sam(promise("them"), past=(asked,))) == []
    assert whys(sam(promise("them"), talk={"unanswered_out": 1})) == []


def test_who_owes_something_themselves_asks_for_nothing() -> None:
    (card,) = planned(sam(promise("them"), promise("me", "send the notes", id="p2"))).suggestions

    assert [reason.why for reason in card.reasons] == [Why.PROMISE, Why.AWAITED]
    assert card.ask.kind == "none"


def test_a_promise_for_when_they_meet_waits_and_is_told_beside_other_reasons() -> None:
    waits = promise("me", "bring the book", due=None, when_we_meet=True)
    silent = quiet(who={"promises": (waits,)})

    assert whys(sam(waits)) == []
    assert whys(silent) == [Why.QUIET, Why.WHEN_MEET]


def test_a_promise_for_when_they_meet_is_due_once_they_have_met() -> None:
    waits = promise("me", "bring the book", due=None, when_we_meet=True)
    met = sam(waits, talk={"last_met": TODAY - timedelta(days=5)})

    (reason,) = today.reasons_for(met, TODAY)

    assert (reason.why, reason.details["met"]) == (Why.PROMISE, 1)
