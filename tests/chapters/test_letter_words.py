"""The words of drafts for times, places, new connections and promises about others."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from amity.conversations.drafts import write
from amity.conversations.facts import Evidence, Promise, Reason, Someone, Touch, Why
from amity.conversations.phrases import DE, EN
from amity.conversations.telling import Telling, when_it_was, where_it_was

TODAY = date(2026, 11, 22)  # a Sunday
ENGLISH, GERMAN = Telling(TODAY, EN, "en"), Telling(TODAY, DE, "de")
ANA = Someone(id="0190a", name="Ana Sousa", given="Ana")


def talk(days: int, channel: str = "meeting", **fields: str) -> Touch:
    at = datetime(2026, 11, 22, 12, tzinfo=UTC) - timedelta(days=days)
    return Touch(id="t1", at=at, **{"channel": channel, "direction": "both", "source": "calendar", **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "english", "german"),
    [
        (0, "today", "heute"),
        (1, "yesterday", "gestern"),
        (6, "on Monday", "am Montag"),
        (7, "last week", "letzte Woche"),
        (13, "two weeks ago", "vor zwei Wochen"),
        (16, "two weeks ago", "vor zwei Wochen"),
        (21, "three weeks ago", "vor drei Wochen"),
        (27, "four weeks ago", "vor vier Wochen"),
        (40, "in October", "im Oktober"),
        (400, "in October 2025", "im Oktober 2025"),
    ],
)
def test_time_passed_is_told_right_to_the_week(days: int, english: str, german: str) -> None:
    day = TODAY - timedelta(days=days)

    assert when_it_was(day, ENGLISH)[0] == english
    assert when_it_was(day, GERMAN)[0] == german


@pytest.mark.parametrize(
    ("touch", "said"),
    [
        (talk(3, place="Milano"), "in Milano"),
        (talk(3, place="Đà Nẵng"), "in Đà Nẵng"),
        (talk(3, place="東京"), "in 東京"),
        (talk(3, place="New York"), "in New York"),
        (talk(3, place="Café Tejo"), "at Café Tejo"),
        (talk(3, place="Mercado do Bolhão, Porto"), "at Mercado do Bolhão, Porto"),
        (talk(3, place="Room 2"), "at Room 2"),
        (talk(3, place="https://meet.example/abc"), ""),
        (talk(3, place="Acme 4711"), ""),
        (talk(3, place="Northbeam", source="hand", summary="Met Dilek at Northbeam."), "at Northbeam"),
        (talk(3, place="Porto", source="hand", summary="Lunch with Ana in Porto"), "in Porto"),
        (talk(3, place="Porto", source="hand", summary="Mittagessen mit Ana, Porto"), ""),
    ],
)
def test_a_city_is_never_stood_at(touch: Touch, said: str) -> None:
    assert where_it_was(touch, ENGLISH) == said


def test_a_connection_of_some_days_is_not_asked_about_years() -> None:
    day = Evidence(kind="date", id="d1", on=TODAY - timedelta(days=24), source="linkedin")

    for number in range(40):
        new = write(replace(ANA, id=str(number)), (Reason(why=Why.CONNECTED, evidence=(day,)),), today=TODAY)
        assert "ago this week" not in new.body
        assert not any(word in new.body for word in ("years", "best part", "since then", "remember"))


def test_years_are_counted_only_in_the_week_of_the_day() -> None:
    for days, counted in ((365, True), (363, True), (372, False), (200, False)):
        day = Evidence(kind="date", id="d1", on=TODAY - timedelta(days=days), source="linkedin")

        draft = write(ANA, (Reason(why=Why.CONNECTED, evidence=(day,)),), today=TODAY)

        assert ("one year" in draft.body) is counted


def test_a_company_with_a_point_ends_the_sentence_once() -> None:
    for number in range(12):
        someone = replace(ANA, id=str(number), organisation="Northwind Analytics, Inc.")
        assert ".." not in write(someone, (Reason(why=Why.HEARD),), today=TODAY).body


def promised(text: str, name: str = "Ana Sousa", language: str = "en") -> str:
    someone = replace(ANA, name=name, promises=(Promise(id="p1", by="me", text=text, made_on=TODAY),))
    reasons = (Reason(why=Why.PROMISE, evidence=(Evidence(kind="promise", id="p1"),)),)
    return write(someone, reasons, today=TODAY, language=language).body


@pytest.mark.parametrize("text", ["send him the file", "ask him whether it fits", "give her his number"])
def test_a_promise_about_somebody_else_is_not_turned_to_you(text: str) -> None:
    assert f"“{text}”" in promised(text)


def test_a_promise_to_the_person_is_turned_to_you() -> None:
    assert "send you the file" in promised("send her the file")
    assert "introduce you to Ana" in promised("introduce him to Ana", "Sam Okoro")
    assert "send you the file" in promised("send him the file", "Sasha Lee")


def test_a_promise_noted_in_english_is_quoted_in_a_german_letter() -> None:
    assert "„send her the file“" in promised("send her the file", language="de")


def test_a_message_that_only_they_wrote_is_not_called_one_of_both() -> None:
    theirs = replace(ANA, last_touch=talk(100, "message", direction="in"))
    mine = replace(ANA, last_touch=talk(100, "message", direction="out"))

    for number in range(8):
        got = write(replace(theirs, id=str(number)), (Reason(why=Why.QUIET),), today=TODAY).body
        sent = write(replace(mine, id=str(number)), (Reason(why=Why.QUIET),), today=TODAY).body
        assert "each other" not in got + sent
        assert "I last wrote" not in got


def test_a_mail_to_a_list_is_named_by_its_subject() -> None:
    seen = talk(2700, "mail", direction="none", subject="Re: [users] wrong sample rate")
    reasons = (Reason(why=Why.HEARD, evidence=(Evidence(kind="touch", id="t1"),), details={"kind": "list"}),)

    draft = write(replace(ANA, seen=seen), reasons, today=TODAY)

    assert "“wrong sample rate”" in draft.body
    assert "list" in draft.body
    assert "touch:t1" in {clause.source for clause in draft.basis}


def test_somebody_known_by_an_address_alone_is_greeted_without_it() -> None:
    body = write(Someone(id="1", name="ben@example.org"), (), today=TODAY).body

    assert body.startswith(("Hi,", "Hello,"))
