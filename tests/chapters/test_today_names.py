"""The first day, with five names and nothing else; and people met among many."""

from datetime import timedelta
from typing import Any

import pytest

from amity import today
from amity.conversations.facts import Evidence, Why
from amity.today import Candidate
from tests.chapters.test_today import TODAY, leads, names, planned, quiet, someone, talks, touch

FIVE = ("Hana Ito", "Ruth Adler", "Kofi Mensah", "Elena Rossi", "Noor Haddad")


def named(name: str, **fields: Any) -> Candidate:
    return Candidate(
        someone=someone(name, **fields), named=Evidence(kind="record", id=name, text="named", source="you")
    )


def crowd(name: str, *, event: str = "t3", people: int = 14, days: int = 3) -> Candidate:
    met = touch(
        days,
        channel="meeting",
        subject="Data Makers",
        place="Town hall",
        depth=2,
        people=people,
        source="calendar",
    )
    day = TODAY - timedelta(days=days)
    talk = talks(days, first_day=day, last_met=day, usual=None, quiet_from=None, events=1)
    met = type(met)(**{field: getattr(met, field) for field in met.__dataclass_fields__} | {"id": event})
    return Candidate(someone=someone(name, first_touch=met, last_touch=met), talks=talk)


def test_five_names_give_people_with_a_small_step_each_and_four_ways_to_begin() -> None:
    plan = planned(*map(named, FIVE))

    assert leads(plan) == ["named"] * 3
    assert plan.beginning
    assert len({card.offer.kind for card in plan.suggestions}) == 3
    for card in plan.suggestions:
        assert len({card.draft.body, *card.openers}) == 4
        assert all("[ask: " in opener for opener in (card.draft.body, *card.openers))
    assert plan.questions == ()


def test_openers_claim_nothing_and_speak_the_language_of_the_owner() -> None:
    (card,) = planned(named("Ruth Adler", place="Wien"), language="de").suggestions

    assert all(text.startswith(("Hallo Ruth", "Hi Ruth")) for text in (card.draft.body, *card.openers))
    assert all("[noch: " in text for text in (card.draft.body, *card.openers))
    assert "Wien" not in card.draft.body


def test_whoever_is_known_by_more_than_a_name_comes_first() -> None:
    plan = planned(*map(named, FIVE), quiet())

    assert leads(plan)[0] == "quiet"
    assert not plan.beginning


def test_of_many_people_at_one_event_nobody_is_said_to_have_talked() -> None:
    (card,) = planned(crowd("Ada King")).suggestions

    (reason,) = card.reasons
    assert (reason.why, reason.details["event"], reason.details["people"]) == (
        Why.FOLLOW_UP,
        "Data Makers",
        14,
    )
    assert "[ask: " in card.draft.body
    assert "talk" not in card.draft.body


def test_who_was_met_among_few_comes_before_who_was_met_among_many() -> None:
    few = crowd("Few F", event="t4", people=3)

    assert names(planned(crowd("Many M"), few, energy="low")) == ["Few F"]


def test_people_met_elsewhere_have_a_turn_beside_those_of_one_event() -> None:
    many = [crowd(f"Person {n}") for n in range(5)]

    plan = planned(*many, crowd("Else E", event="t5", days=20))

    assert "Else E" in names(plan)
    assert len(plan.follow_ups) == 6


@pytest.mark.parametrize("language", ["en", "de"])
def test_where_a_company_is_the_place_the_draft_says_at(language: str) -> None:
    met = touch(3, channel="in_person", place="Northbeam", depth=2, source="calendar")
    day = TODAY - timedelta(days=3)
    talk = talks(3, first_day=day, last_met=day, usual=None, quiet_from=None, events=1)
    who = someone("Dilek Aydın", organisation="Northbeam GmbH", first_touch=met, last_touch=met)

    body = planned(Candidate(someone=who, talks=talk), language=language).suggestions[0].draft.body

    assert "in Northbeam" not in body
    assert ("at Northbeam" if language == "en" else "(Northbeam)") in body


def test_the_plan_is_the_same_whatever_the_order() -> None:
    people = [*map(named, FIVE), crowd("Ada King")]

    assert planned(*reversed(people)).suggestions == planned(*people).suggestions
    assert today.STEADY == 3
