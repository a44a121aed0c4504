"""Dormant ties: close once, silent for years, one a week, and first whoever bridges to somewhere else."""

from datetime import date, timedelta
from typing import Any

import pytest

from amity import today
from amity.conversations.facts import Why
from amity.today import Bridge, Candidate
from tests.chapters.test_today import TODAY, leads, names, planned, quiet

OLD = 1500


def dormant(name: str = "Ruth Adler", *, days: int = OLD, **fields: Any) -> Candidate:
    talk = {"contact_days": 30, "engagement": 2.0, "warmth": 0.1, **fields.pop("talk", {})}
    return quiet(name, silent=days, talk=talk, **fields)


def test_a_strong_tie_silent_for_years_is_dormant_and_told_by_its_last_talk() -> None:
    (card,) = planned(dormant(bridge=Bridge(kind="organisation", name="Hafen"))).suggestions

    (reason,) = card.reasons
    assert (reason.why, reason.details["name"], reason.details["talks"]) == (Why.DORMANT, "Hafen", 30)
    assert [one.kind for one in reason.evidence] == ["touch"]
    assert card.offer.kind == "call"
    assert "call" in card.draft.body or "phone" in card.draft.body


@pytest.mark.parametrize(
    ("candidate", "lead"),
    [
        (dormant(days=1095), "quiet"),
        (dormant(days=1096), "dormant"),
        (dormant(talk={"contact_days": 7}), "heard"),
        (dormant(talk={"unanswered_out": 1}), "heard"),
    ],
)
def test_what_is_dormant(candidate: Candidate, lead: str) -> None:
    assert leads(planned(candidate)) == [lead]


def test_at_most_one_of_them_and_none_when_one_was_answered_this_week() -> None:
    several = [dormant(f"Person {n}") for n in range(3)]

    assert len(planned(*several).suggestions) == 1
    assert planned(*several, reconnected=True).suggestions == ()


def test_a_bridge_comes_before_a_stronger_tie_that_is_none() -> None:
    strong = dormant("Strong S", talk={"engagement": 4.0})
    bridge = dormant("Bridge B", bridge=Bridge(kind="place", name="Hamburg"))

    assert names(planned(strong, bridge)) == ["Bridge B"]


def test_of_two_bridges_the_closer_one_comes_first() -> None:
    across = Bridge(kind="place", name="Hamburg")
    near = dormant("Near N", bridge=across, talk={"engagement": 4.0})

    assert names(planned(dormant("Far F", bridge=across), near)) == ["Near N"]


def test_the_same_one_is_offered_all_week() -> None:
    several = [dormant(f"Person {n}") for n in range(20)]
    monday = TODAY - timedelta(days=TODAY.weekday())

    def offered(day: date) -> str:
        (card,) = today.plan(several, network="n", today=day).suggestions
        return card.someone.name

    week = [offered(monday + timedelta(days=n)) for n in range(7)]

    assert len(set(week)) == 1
    assert len({offered(monday + timedelta(weeks=n)) for n in range(8)}) > 1


def test_an_active_tie_comes_before_a_dormant_one() -> None:
    plan = planned(dormant(bridge=Bridge(kind="place", name="Hamburg")), quiet(), energy="low")

    assert leads(plan) == ["quiet"]


def test_who_is_dormant_is_not_said_to_be_put_off() -> None:
    assert planned(*[dormant(f"Person {n}") for n in range(5)]).left_out == ()


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("channel", ["mail", "message", "call", "in_person"])
def test_every_dormant_tie_has_a_draft(channel: str, language: str) -> None:
    from tests.chapters.test_today import someone, talks, touch

    last = touch(OLD, channel=channel, subject="The roof", place="Café Tejo")
    talk = talks(OLD, contact_days=30, engagement=2.0)
    one = Candidate(someone=someone("Ruth Adler", last_touch=last), talks=talk)

    (card,) = planned(one, language=language).suggestions

    assert "[" not in card.draft.body
