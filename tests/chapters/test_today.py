"""Today: who is worth attention, for which reason, and who is left in peace."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity import today
from amity.conversations.facts import Evidence, Fact, Promise, Someone, Touch, Why
from amity.today import Candidate, Past, Talks, Yearly

TODAY = date(2026, 11, 24)
WARM = 2.0


def touch(days: int, **fields: Any) -> Touch:
    told = {"channel": "mail", "direction": "both", **fields}
    return Touch(id=f"t{days}", at=datetime(2026, 11, 24, 12, tzinfo=UTC) - timedelta(days=days), **told)


def someone(name: str = "Ana Sousa", **fields: Any) -> Someone:
    return Someone(id=name.lower().replace(" ", "-"), name=name, given=name.partition(" ")[0], **fields)


def talks(silent: int = 94, **fields: Any) -> Talks:
    last = TODAY - timedelta(days=silent)
    told = {
        "first_day": TODAY - timedelta(days=2000), "last_day": last, "events": 30, "usual": (20, 60),
        "quiet_from": last + timedelta(days=80), "warmth": WARM, **fields,
    }  # fmt: skip
    return Talks(**told)


def quiet(
    name: str = "Ana Sousa", *, silent: int = 94, talk: dict[str, Any] | None = None, **fields: Any
) -> Candidate:
    who = someone(name, last_touch=touch(silent), **fields.pop("who", {}))
    return Candidate(someone=who, talks=talks(silent, **(talk or {})), **fields)


def first_meeting(name: str, days: int = 3, **fields: Any) -> Candidate:
    met = touch(days, channel="in_person", place="PyCon", depth=2)
    day = TODAY - timedelta(days=days)
    talk = talks(days, first_day=day, last_met=day, usual=None, quiet_from=None, **{"events": 1, **fields})
    return Candidate(someone=someone(name, first_touch=met, last_touch=met), talks=talk)


def birthday(name: str, in_days: int = 2) -> Candidate:
    day = TODAY + timedelta(days=in_days)
    return Candidate(
        someone=someone(name), dates=(Yearly(id="d1", kind="birthday", month=day.month, day=day.day),)
    )


def owed(name: str, due: date | None = TODAY, **fields: Any) -> Candidate:
    promise = Promise(
        id="p1", by="me", text="send the article", made_on=TODAY - timedelta(days=20), due=due, **fields
    )
    return Candidate(someone=someone(name, promises=(promise,)), talks=talks(5))


def asked(name: str, days: int = 6) -> Candidate:
    question = touch(days, direction="in", summary="Thanks again. Which book was it?", asks=True)
    return Candidate(someone=someone(name, last_touch=question), talks=talks(days), waiting=question)


def stranger(name: str, **fields: Any) -> Candidate:
    known_by = Evidence(kind="record", id="r1", text="Engineer")
    return Candidate(
        someone=someone(name, organisation=f"{name} Ltd", title="Engineer"), known_by=known_by, **fields
    )


def planned(*candidates: Candidate, **options: Any) -> today.Plan:
    return today.plan(candidates, network="n", today=TODAY, **options)


def leads(plan: today.Plan) -> list[str]:
    return [card.reasons[0].why.value for card in plan.suggestions]


def names(plan: today.Plan) -> list[str]:
    return [card.someone.name for card in plan.suggestions]


CASES: list[tuple[str, Candidate, str | None]] = [
    ("silent beyond the usual", quiet(), "quiet"),
    ("silent as usual", quiet(silent=30), None),
    ("too few talks for a rhythm, long ago", quiet(talk={"usual": None, "quiet_from": None}), "heard"),
    ("too few talks for a rhythm, lately", quiet(silent=30, talk={"usual": None, "quiet_from": None}), None),
    ("met three days ago", first_meeting("Ben Ode"), "follow_up"),
    ("met today", first_meeting("Ben Ode", 0), None),
    ("met four weeks ago", first_meeting("Ben Ode", 28), "follow_up"),
    ("met long ago", first_meeting("Ben Ode", 29), None),
    ("met and spoken twice since", first_meeting("Ben Ode", events=3), None),
    ("birthday in a week", birthday("Cem Kaya", 7), "birthday"),
    ("birthday in eight days", birthday("Cem Kaya", 8), None),
    ("promised for today", owed("Dee Lam"), "promise"),
    ("promised for next month", owed("Dee Lam", date(2026, 12, 24)), None),
    ("promised without a day", owed("Dee Lam", None), "promise"),
    ("promised for when they meet", owed("Dee Lam", None, when_we_meet=True), None),
    ("a question a week old", asked("Eve Roy"), "reply"),
    ("a question that answered itself", asked("Eve Roy", 61), None),
    ("a post and nothing else", stranger("Fay Orr"), "heard"),
    ("nothing at all", Candidate(someone=someone("Gil Poe")), None),
]


@pytest.mark.parametrize(("candidate", "lead"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_leads(candidate: Candidate, lead: str | None) -> None:
    assert leads(planned(candidate)) == ([lead] if lead else [])


@pytest.mark.parametrize(
    ("day", "year", "years"),
    [
        ((11, 24), 2021, 5),
        ((11, 27), 2025, 1),
        ((11, 21), 2023, 3),
        ((11, 28), 2021, None),
        ((11, 24), None, None),
    ],
)
def test_connected_so_many_years_ago_this_week(
    day: tuple[int, int], year: int | None, years: int | None
) -> None:
    connected = Yearly(id="d", kind="connected", month=day[0], day=day[1], year=year, source="linkedin")

    found = [
        r for r in today.reasons_for(stranger("Fay Orr", dates=(connected,)), TODAY) if r.why is Why.CONNECTED
    ]

    assert [r.details["years"] for r in found] == ([years] if years else [])


def test_a_birthday_on_29_february_comes_on_1_march() -> None:
    leap = Candidate(someone=someone("Cem Kaya"), dates=(Yearly(id="d", kind="birthday", month=2, day=29),))

    (reason,) = today.reasons_for(leap, date(2027, 2, 26))

    assert reason.evidence[0].on == date(2027, 3, 1)


def test_the_sentence_that_asks_is_quoted() -> None:
    (reason,) = today.reasons_for(asked("Eve Roy"), TODAY)

    assert reason.details["text"] == "Which book was it?"


@pytest.mark.parametrize(("energy", "people"), [("rest", 0), ("low", 1), ("steady", 3), ("open", 5)])
def test_energy_decides_how_many(energy: str, people: int) -> None:
    crowd = [quiet(f"Person {n}") for n in range(9)]

    assert len(planned(*crowd, energy=energy).suggestions) == people


def test_minutes_end_the_day_after_the_first_person() -> None:
    crowd = [quiet(f"Person {n}") for n in range(9)]

    assert len(planned(*crowd, minutes=11).suggestions) == 2
    assert len(planned(*crowd, minutes=0).suggestions) == 1


def test_follow_ups_come_first_then_promises_days_rhythm_and_answers() -> None:
    plan = planned(
        asked("E E"), quiet("D D"), birthday("C C"), owed("B B"), first_meeting("A A"), energy="open"
    )

    assert leads(plan) == ["follow_up", "promise", "birthday", "quiet", "reply"]
    assert [one.suggestion for one in plan.follow_ups] == [plan.suggestions[0].id]


def test_no_two_of_one_organisation_while_another_exists() -> None:
    same = [quiet(f"Person {n}", who={"organisation": "Acme"}, talk={"warmth": 5.0}) for n in range(4)]
    others = [quiet(f"Other {n}", who={"organisation": f"Org {n}"}, talk={"warmth": 0.1}) for n in range(2)]

    organisations = [card.someone.organisation for card in planned(*same, *others).suggestions]

    assert sorted(organisations) == ["Acme", "Org 0", "Org 1"]
    assert len(planned(*same).suggestions) == 3


def test_no_two_of_one_kind_while_another_exists() -> None:
    friends = [quiet(f"Friend {n}", kinds=frozenset({"friend"}), talk={"warmth": 5.0}) for n in range(3)]
    mentor = quiet("Mentor M", kinds=frozenset({"mentor"}), talk={"warmth": 0.1})

    assert "Mentor M" in names(planned(*friends, mentor))


def test_of_two_quiet_ties_as_warm_as_each_other_the_one_likelier_to_fade_comes_first() -> None:
    ana, ben = quiet("Ana Sousa", talk={"fading": 0.6}), quiet("Ben Okafor", talk={"fading": 0.8})

    assert names(planned(ana, ben, energy="low")) == ["Ben Okafor"]


def test_a_much_warmer_tie_comes_before_one_likelier_to_fade() -> None:
    ana = quiet("Ana Sousa", talk={"warmth": 3.0, "fading": 0.1})
    ben = quiet("Ben Okafor", talk={"warmth": 1.0, "fading": 0.9})

    assert names(planned(ana, ben, energy="low")) == ["Ana Sousa"]


def test_what_is_merely_true_never_takes_the_place_of_a_quiet_tie() -> None:
    plan = planned(*[quiet(f"Person {n}") for n in range(4)], stranger("Fay Orr"), asked("Eve Roy"))

    assert leads(plan) == ["quiet", "quiet", "reply"]


def test_at_most_one_dormant_tie() -> None:
    dormant = [quiet(f"Person {n}", silent=1200) for n in range(3)]

    assert len(planned(*dormant).suggestions) == 1


def test_the_stronger_tie_and_the_inner_circle_come_first() -> None:
    plan = planned(
        quiet("Weak W", talk={"warmth": 0.2}), quiet("Strong S", talk={"warmth": 3.0}), energy="low"
    )
    circled = planned(
        quiet("Far F", talk={"warmth": 1.0}), quiet("Near N", talk={"warmth": 1.0}, circle=5), energy="low"
    )

    assert names(plan) == ["Strong S"]
    assert names(circled) == ["Near N"]


def past(days: int, kind: str, reason: str = "", leading: str = "quiet", until: date | None = None) -> Past:
    return Past(day=TODAY - timedelta(days=days), kind=kind, leading=leading, reason=reason, until=until)


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        (past(0, "done"), "done"),
        (past(13, "done"), "done"),
        (past(14, "done"), None),
        (past(2, "later", until=TODAY + timedelta(days=1)), "later"),
        (past(2, "later", until=TODAY), None),
        (past(30, "later"), "later"),
        (past(2, "skip", "energy"), "skipped"),
        (past(3, "skip", "energy"), None),
        (past(20, "skip", "nothing"), "skipped"),
        (past(21, "skip", "nothing"), None),
        (past(179, "skip", "peace"), "skipped"),
        (past(900, "skip", "wrong"), "skipped"),
        (past(900, "skip", "wrong", leading="birthday"), None),
        (past(0, "skip", "wrong", leading="birthday"), "skipped"),
    ],
)
def test_what_was_said_before_is_learnt(outcome: Past, why: str | None) -> None:
    plan = planned(quiet(past=(outcome,)))

    assert [out.why for out in plan.left_out] == ([why] if why else [])
    assert len(plan.suggestions) == (why is None)


def test_put_off_until_they_meet_ends_when_they_met() -> None:
    met = quiet(talk={"last_met": TODAY - timedelta(days=94)}, past=(past(100, "later"),))

    assert leads(planned(met)) == ["quiet"]


def test_a_wrong_idea_leaves_other_reasons() -> None:
    born = Yearly(id="d", kind="birthday", month=11, day=25)
    both = quiet(dates=(born,), past=(past(30, "skip", "wrong", leading="birthday"),))

    assert leads(planned(both)) == ["quiet"]


def test_nobody_is_chased_after_two_unanswered_messages() -> None:
    plan = planned(quiet(talk={"unanswered_out": 2}), quiet("Ben Ode", talk={"unanswered_out": 1}))

    assert names(plan) == ["Ben Ode"]
    assert [(out.name, out.why) for out in plan.left_out] == [("Ana Sousa", "unanswered")]


def test_a_promise_may_be_kept_whatever_waits_for_an_answer() -> None:
    one = owed("Dee Lam")
    waiting = Candidate(someone=one.someone, talks=talks(94, unanswered_out=3))

    (card,) = planned(waiting).suggestions

    assert [reason.why for reason in card.reasons] == [Why.PROMISE]


def test_who_is_paused_is_left_in_peace() -> None:
    plan = planned(quiet(paused=True, paused_until=date(2027, 1, 1)))

    assert plan.suggestions == ()
    assert [(out.why, out.until) for out in plan.left_out] == [("paused", date(2027, 1, 1))]


def test_no_silence_is_claimed_while_a_namesake_has_a_newer_talk() -> None:
    namesake = today.Namesake(id="other", last_day=TODAY - timedelta(days=2))

    plan = planned(quiet(namesakes=(namesake,)))

    assert plan.suggestions == ()
    assert [out.why for out in plan.left_out] == ["same_name"]
    assert [(q.kind, q.person, q.other) for q in plan.questions] == [("same", "ana-sousa", "other")]


def test_another_reason_stands_beside_a_namesake_without_any_word_of_silence() -> None:
    namesake = today.Namesake(id="other", last_day=TODAY - timedelta(days=2))
    born = Yearly(id="d", kind="birthday", month=11, day=25)

    (card,) = planned(quiet(namesakes=(namesake,), dates=(born,))).suggestions

    assert [reason.why for reason in card.reasons] == [Why.BIRTHDAY]
    assert card.talks is None


def test_an_older_namesake_changes_nothing() -> None:
    namesake = today.Namesake(id="other", last_day=TODAY - timedelta(days=500))

    assert leads(planned(quiet(namesakes=(namesake,)))) == ["quiet"]


def test_at_most_ten_questions_and_none_about_people_one_talks_with() -> None:
    plan = planned(*[stranger(f"Person {n}") for n in range(30)], quiet())

    assert len(plan.questions) == 10
    assert "Ana Sousa" not in {question.name for question in plan.questions}
    assert planned(*[stranger(f"Person {n}") for n in range(9)], may_ask=2).questions[2:] == ()


def test_having_met_raises_and_not_having_met_lowers() -> None:
    crowd = [stranger(f"Person {n}") for n in range(8)]
    yes, no = stranger("Yes Y", met=True), stranger("No N", met=False)

    plan = planned(*crowd, yes, no)

    assert plan.suggestions[0].someone.name == "Yes Y"
    assert "No N" not in names(plan)
    assert names(planned(no)) == ["No N"]


def test_an_offer_comes_from_facts_else_attention_is_enough() -> None:
    need = Fact(id="f1", kind="need", text="a piano teacher", source="you")

    assert planned(owed("Dee Lam")).suggestions[0].offer.kind == "promised"
    assert planned(asked("Eve Roy")).suggestions[0].offer.kind == "answer"
    assert planned(quiet(who={"facts": (need,)})).suggestions[0].offer.kind == "need"
    assert planned(quiet()).suggestions[0].offer.kind == "attention"


def test_private_facts_stay_out_of_cards() -> None:
    secret = Fact(id="f1", kind="need", text="money troubles", source="you", private=True)
    stranger_with_secret = Candidate(someone=someone("Gil Poe", facts=(secret,)))

    assert "money" not in repr(planned(quiet(who={"facts": (secret,)})).suggestions[0].offer)
    assert planned(stranger_with_secret).suggestions == ()


def test_drafts_of_one_day_differ() -> None:
    bodies = [
        card.draft.body for card in planned(*[quiet(f"Ana {n}") for n in range(9)], energy="open").suggestions
    ]

    assert len(set(bodies)) == 5


PEOPLE: list[Callable[[str], Candidate]] = [
    quiet, first_meeting, birthday, owed, asked, stranger,
    lambda name: quiet(name, talk={"unanswered_out": 3}), lambda name: quiet(name, paused=True),
]  # fmt: skip


@given(
    st.lists(st.sampled_from(range(len(PEOPLE))), max_size=12),
    st.sampled_from(today.ENERGIES),
    st.randoms(use_true_random=False),
)
def test_a_day_is_the_same_whatever_the_order_and_names_nobody_twice(
    kinds: list[int], energy: str, chance: Any
) -> None:
    crowd = [PEOPLE[kind](f"Person {n}") for n, kind in enumerate(kinds)]
    plan = planned(*crowd, energy=energy)
    chance.shuffle(crowd)

    assert planned(*crowd, energy=energy).suggestions == plan.suggestions
    assert len(plan.suggestions) <= today.people_for(energy)
    spoken_of = names(plan) + [out.name for out in plan.left_out]
    assert len(spoken_of) == len(set(spoken_of))
    for card in plan.suggestions:
        assert all(reason.evidence for reason in card.reasons)
        assert len(card.draft.body.split()) < 60
