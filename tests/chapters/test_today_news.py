"""News of people between two files: told once, for a few weeks, and only what is still so."""

from datetime import date, timedelta
from typing import Any

import pytest

from amity import today
from amity.conversations.facts import Why
from amity.people.records import Card, Post
from amity.today import Candidate, Heard, Past
from amity.today.news import NEWS_DAYS, Said, heard
from tests.chapters.test_today import TODAY, leads, names, planned, quiet, someone, talks

BEFORE = Card(name="Ada King", posts=(Post("Northlight", "Engineer"),))
AFTER = Card(name="Ada King", posts=(Post("Hafen", "Head of Data"),))


def said(card: Card, days: int, **fields: Any) -> Said:
    told = {"record": 1, "number": 1, "source": "linkedin", "id": str(1000 - days), **fields}
    return Said(card=card, seen=TODAY - timedelta(days=days), **told)


def two(days: int = 2, **fields: Any) -> tuple[Said, Said]:
    return said(BEFORE, 200), said(AFTER, days, number=2, **fields)


def told(days: int = 2) -> Heard:
    found = heard(two(days), TODAY)
    assert found
    return found


def ada(**fields: Any) -> Candidate:
    who = someone("Ada King", organisation="Hafen", title="Head of Data")
    return Candidate(**{"someone": who, "heard": told(), "talks": talks(30), **fields})


def test_news_comes_with_both_versions_the_newer_first() -> None:
    found = told()

    assert (found.news.organisation, found.news.was_organisation) == ("Hafen", "Northlight")
    assert [(e.kind, e.id, e.text) for e in found.evidence] == [
        ("version", "998", "Head of Data, Hafen"),
        ("version", "800", "Engineer, Northlight"),
    ]


@pytest.mark.parametrize(
    "sayings",
    [
        two(NEWS_DAYS + 1),
        (said(BEFORE, 200), said(BEFORE, 2, number=2)),
        (said(AFTER, 2),),
        (said(BEFORE, 200), said(AFTER, 2, record=2)),
        (*two(), said(AFTER, 100, record=2, source="google")),
        two(said_on=date(2022, 1, 1)),
        (said(BEFORE, 200, by_hand=True), said(AFTER, 2, number=2, by_hand=True)),
    ],
    ids=["long ago", "the same", "the first", "of two", "said before", "dated long ago", "by hand"],
)
def test_no_news(sayings: tuple[Said, ...]) -> None:
    assert heard(sayings, TODAY) is None


def test_a_card_of_another_source_that_was_written_since_tells_news() -> None:
    known = said(BEFORE, 200, source="vcard")
    newer = said(AFTER, 2, record=2, said_on=TODAY - timedelta(days=20))
    older = said(AFTER, 2, record=2, said_on=TODAY - timedelta(days=300))

    found = heard((known, newer), TODAY)

    assert found
    assert (found.news.organisation, found.news.was_organisation) == ("Hafen", "Northlight")
    assert heard((known, older), TODAY) is None
    assert heard((known, said(AFTER, 2, record=2)), TODAY) is None


def test_of_two_cards_that_tell_the_same_the_first_is_the_news() -> None:
    later = (
        said(BEFORE, 150, record=2, source="google"),
        said(AFTER, 1, record=2, number=2, source="google"),
    )

    found = heard((*two(9), *later), TODAY)

    assert found
    assert found.seen == TODAY - timedelta(days=9)


def test_a_job_change_is_a_reason_with_a_draft_that_says_so_and_asks() -> None:
    (card,) = planned(ada()).suggestions

    assert [reason.why for reason in card.reasons] == [Why.NEWS]
    assert card.offer.kind == "glad"
    assert "Hafen" in card.draft.body
    assert card.draft.body.endswith("?")
    assert {clause.source for clause in card.draft.basis} == {"version:998", "owner"}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", ["work", "title", "place"])
def test_every_news_has_a_draft_that_passes_the_gate(kind: str, language: str) -> None:
    was = Card(posts=(Post("Northlight", "Engineer"),), place="Lisbon")
    now = {
        "work": Card(posts=(Post("Hafen", "Head of Data"),)),
        "title": Card(posts=(Post("Northlight", "Head of Data"),)),
        "place": Card(place="Hamburg"),
    }[kind]
    found = heard((said(was, 200), said(now, 2, number=2)), TODAY)
    assert found
    post = now.posts[0] if now.posts else Post("")
    who = someone("Ada King", organisation=post.organisation, title=post.title, place=now.place)

    bodies = {
        planned(Candidate(someone=who, heard=found, talks=talks(30)), language=language)
        .suggestions[0]
        .draft.body
    }

    assert not any("[" in body for body in bodies)


@pytest.mark.parametrize(
    ("outcome", "says"),
    [
        (Past(day=TODAY - timedelta(days=1), kind="done", leading="quiet"), False),
        (Past(day=TODAY - timedelta(days=1), kind="skip", leading="news", reason="energy"), False),
        (Past(day=TODAY - timedelta(days=20), kind="skip", leading="news"), True),
    ],
)
def test_news_is_told_once(outcome: Past, says: bool) -> None:
    reasons = today.reasons_for(ada(past=(outcome,)), TODAY)

    assert (Why.NEWS in {reason.why for reason in reasons}) == says


def test_who_talked_with_them_since_needs_no_news() -> None:
    assert leads(planned(ada(talks=talks(1)))) == []


def test_what_the_owner_wrote_down_wins_over_news() -> None:
    elsewhere = someone("Ada King", organisation="Northlight", title="Engineer")

    assert leads(planned(ada(someone=elsewhere))) == []


def test_who_is_paused_has_no_news() -> None:
    plan = planned(ada(paused=True))

    assert plan.suggestions == ()
    assert [out.why for out in plan.left_out] == ["paused"]


def test_news_of_a_stranger_never_takes_the_place_of_a_quiet_tie() -> None:
    stranger = ada(talks=None)

    plan = planned(stranger, *[quiet(f"Person {n}") for n in range(3)])

    assert "Ada King" not in names(plan)
    assert leads(planned(stranger)) == ["news"]
