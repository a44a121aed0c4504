"""Who has what somebody needs, what takes five minutes, how it stands, who carries whom, whom to introduce."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.giving import introductions, resources, support
from amity.giving.balance import Lean, balance, budget, gift_first
from amity.giving.facts import ME, Basis, Care, Exchange, Match, Need, Offer, Shared, Thing, Way
from amity.giving.favours import minutes
from amity.giving.introductions import Side, Speaks
from amity.giving.matching import best_first, is_form, matches, terms, words_to_look_for
from amity.giving.sorting import kind_of_give

DAY = date(2026, 11, 24)


def need(text: str, person: str = "lucia", id: str = "") -> Need:
    return Need(id=id or f"need:{text}", person=person, name=person, text=text)


def offer(text: str, person: str = "ana", basis: Basis = Basis.OFFER) -> Offer:
    return Offer(id=f"offer:{person}:{text}", person=person, name=person, text=text, basis=basis)


def give(way: Way, kind: str = "advice", person: str = "tom", ago: int = 1, **more: object) -> Exchange:
    return Exchange(person=person, way=way, kind=kind, day=DAY - timedelta(days=ago), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("needed", "offered", "shared"),
    [
        ("a speaker for the January meetup", "a talk on patient panels", [("speaker", "talk")]),
        (
            "a lentil recipe for Saturday",
            "recipes with lentils",
            [("lentil", "lentils"), ("recipe", "recipes")],
        ),
        (
            "eine Wohnung in Leipzig",
            "an apartment in Leipzig",
            [("wohnung", "apartment"), ("leipzig", "leipzig")],
        ),
        ("somebody who teaches guitar", "Gitarre, gern für Anfänger", [("guitar", "gitarre")]),
        ("a studio with morning light", "PhD student", []),
        ("help with something new", "help with something good", []),
    ],
)
def test_words_that_mean_the_same_meet(needed: str, offered: str, shared: list[tuple[str, str]]) -> None:
    found = matches([need(needed)], [offer(offered)])

    assert [(w.needed, w.offered) for m in found for w in m.words] == shared


def test_nobody_is_matched_with_themselves_and_a_declined_pair_stays_apart() -> None:
    wish, gift = need("a flat in Leipzig"), offer("a flat in Leipzig", person="lucia")

    assert matches([wish], [gift]) == ()
    other = offer("a flat in Leipzig")
    assert len(matches([wish], [other])) == 1
    assert matches([wish], [other], declined=frozenset({(wish.id, other.id)})) == ()


def test_another_town_comes_behind_the_same_one() -> None:
    found = matches(
        [need("a flat in Leipzig")], [offer("a flat in Porto", "pia"), offer("a flat in Leipzig", "leo")]
    )

    assert found[0].offer.person == "leo"
    assert all(m.strength < found[0].strength for m in found[1:])


def test_what_was_offered_comes_before_what_is_their_work() -> None:
    found = matches(
        [need("a translator into Portuguese")],
        [offer("Translator, Portuguese", "pia", Basis.WORK), offer("translation into Portuguese", "ana")],
    )

    assert [m.offer.person for m in found] == ["ana", "pia"]


def test_five_minute_favours_come_first() -> None:
    found = matches(
        [need("a flat in Leipzig"), need("a lentil recipe", "hana")],
        [offer("a flat in Leipzig"), offer("lentil soup and other things", "tom")],
    )

    assert [(m.need.person, m.minutes) for m in found] == [("hana", 5), ("lucia", 60)]


@pytest.mark.parametrize(
    ("text", "took"),
    [
        ("the name of a recruiter", 5),
        ("two hours of your time", 30),
        ("a call of 15 minutes", 15),
        ("a job", 60),
    ],
)
def test_how_long_a_favour_takes(text: str, took: int) -> None:
    assert minutes(text) == took


_WORDS = st.lists(
    st.sampled_from("guitar flat leipzig recipe sampling statistics porto choir panel".split()),
    min_size=1,
    max_size=5,
)


@given(st.lists(_WORDS, max_size=6), st.lists(_WORDS, max_size=6))
def test_every_match_says_words_that_stand_in_both(needed: list[list[str]], offered: list[list[str]]) -> None:
    found = matches(
        [need(" ".join(words), f"n{n}", f"n{n}") for n, words in enumerate(needed)],
        [offer(" ".join(words), f"o{n}") for n, words in enumerate(offered)],
    )

    assert list(found) == list(best_first(reversed(found)))
    for match in found:
        assert match.words
        for shared in match.words:
            assert shared.needed in match.need.text
            assert shared.offered in match.offer.text


@given(_WORDS, _WORDS)
def test_what_matches_is_found_by_its_beginnings(needed: list[str], offered: list[str]) -> None:
    """A store that looks only for these beginnings misses nothing."""
    wish, gift = " ".join(needed), " ".join(offered)
    if matches([need(wish)], [offer(gift)]):
        assert any(start in gift for start in words_to_look_for(wish))


def test_forms_of_a_word_are_told_from_other_words() -> None:
    assert is_form("teaching", "teacher")
    assert is_form("wohnung", "wohnungssuche")
    assert not is_form("studio", "student")
    assert [term.word for term in terms("Someone to help with a flat in Leipzig")] == ["flat", "leipzig"]


def test_a_balance_is_even_while_little_was_given() -> None:
    assert balance([], today=DAY).lean is Lean.NOTHING
    assert balance([give(Way.RECEIVED)], today=DAY).lean is Lean.EVEN
    assert (
        balance([give(Way.RECEIVED, "introduction"), give(Way.GIVEN, "advice")], today=DAY).lean is Lean.EVEN
    )


def test_a_gift_is_proposed_before_the_next_ask() -> None:
    stands = balance([give(Way.RECEIVED, "introduction"), give(Way.RECEIVED, "advice")], today=DAY)

    assert (stands.lean, gift_first(stands), stands.unthanked) == (Lean.RECEIVED, True, 2)
    assert balance([give(Way.GIVEN, "introduction")], today=DAY).lean is Lean.GAVE


def test_what_lies_years_back_is_past() -> None:
    assert balance([give(Way.RECEIVED, "introduction", ago=900)], today=DAY).lean is Lean.NOTHING


def test_a_week_has_only_so_much_time() -> None:
    spent = [
        give(Way.GIVEN, "advice", ago=1, minutes=40),
        give(Way.GIVEN, "resource", ago=9),
        give(Way.RECEIVED),
    ]
    week = budget(spent, 60, today=DAY)

    assert (week.since, week.spent, week.left) == (date(2026, 11, 23), 40, 20)


def test_support_is_mapped_both_ways_with_what_is_missing() -> None:
    gives = [
        *(give(Way.RECEIVED, "advice", "priya", n) for n in range(1, 5)),
        give(Way.RECEIVED, "support", "tom", support="encouragement"),
        give(Way.GIVEN, "support", "noor", support="guidance"),
    ]
    told = support.support_map(gives, [], {"priya": "Priya", "tom": "Tom", "noor": "Noor"}, today=DAY)
    lines = {line.kind: line for line in told.lines}

    assert [(one.name, one.times) for one in lines["guidance"].received] == [("Priya", 4)]
    assert [one.name for one in lines["guidance"].given] == ["Noor"]
    assert told.gaps == ("practical", "feedback", "sponsorship", "company")
    assert told.leaning
    assert told.leaning.person == "priya"


def test_who_knows_the_topic_is_asked_and_closeness_alone_recommends_nobody() -> None:
    people = [
        support.Known(person="tom", name="Tom", texts=(("work", "f1", "Senior statistician"),)),
        support.Known(person="hana", name="Hana", warmth=3.0, texts=(("work", "f2", "Illustrator"),)),
    ]
    picks = support.pick("advice", "sampling", people, [], [])

    assert [(one.person, one.reasons) for one in picks] == [("tom", ((support.Because.KNOWS, "f1"),))]


def test_whoever_gave_more_is_given_to_first() -> None:
    tom = support.Known(
        person="tom", name="Tom", lean=Lean.RECEIVED, texts=(("offer", "f1", "reads drafts"),)
    )

    assert support.pick("feedback", "", [tom], [], [])[0].gift_first


def test_things_find_those_who_care_by_their_own_words() -> None:
    thing = Thing(id="t", kind="article", title="How to weight a survey panel")
    cares = [
        Care(id="f1", person="ana", name="Ana", text="wants to publish the patient panel", kind="goal"),
        Care(id="f2", person="hana", name="Hana", text="draws night trams", kind="interest"),
    ]
    fits = resources.fitting([thing], cares)

    assert [(fit.care.person, fit.words) for fit in fits] == [("ana", (Shared("panel", "panel"),))]


def match(giver: str, taker: str, strength: float = 1.0) -> Match:
    return Match(
        need=need("a flat", taker, f"n:{giver}:{taker}"), offer=offer("a flat", giver), words=(Shared("flat", "flat"),),
        strength=strength, minutes=60,
    )  # fmt: skip


SIDES = {
    "ana": Side(id="ana", name="Ana", warmth=2.0, worlds=frozenset({"clinara"})),
    "lucia": Side(id="lucia", name="Lúcia", warmth=1.0, worlds=frozenset({"data makers"})),
    "tom": Side(id="tom", name="Tom", warmth=1.0, worlds=frozenset({"data makers"})),
    "pia": Side(id="pia", name="Pia"),
}


def test_who_has_it_is_asked_first_and_the_reasons_are_said() -> None:
    found = introductions.suggest([match("ana", "lucia")], SIDES, acquainted=set())

    assert (found[0].first.id, found[0].second.id) == ("ana", "lucia")
    assert found[0].reasons == (Speaks.MATCH, Speaks.TIES, Speaks.WORLDS, Speaks.STRANGERS)


def test_a_tie_to_both_and_worlds_apart_count() -> None:
    found = introductions.suggest(
        [match("pia", "lucia"), match("tom", "lucia"), match("ana", "lucia")], SIDES, acquainted=set()
    )

    assert [one.first.id for one in found] == ["ana", "tom"]  # two a person at most; a stranger comes last


def test_who_know_each_other_were_refused_or_are_the_owner_are_not_introduced() -> None:
    pair = frozenset({"ana", "lucia"})

    assert introductions.suggest([match("ana", "lucia")], SIDES, acquainted={pair}) == ()
    assert introductions.suggest([match("ana", "lucia")], SIDES, acquainted=set(), settled={pair}) == ()
    assert introductions.suggest([match(ME, "lucia")], SIDES, acquainted=set()) == ()


def test_whoever_likes_to_be_introduced_comes_first() -> None:
    both = [match("ana", "lucia"), match("ana", "tom")]
    first = introductions.suggest(both, SIDES, acquainted=set(), willing={"lucia": 0.4})

    assert first[0].second.id == "tom"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("send her the survey-weighting article", "resource"), ("introduce him to Sam", "introduction"),
        ("read her proposal", "advice"), ("write him a recommendation", "recommendation"), ("help with the move", "support"),
        ("ihr das Rezept schicken", "resource"),
    ],
)  # fmt: skip
def test_what_a_kept_promise_gave(text: str, kind: str) -> None:
    assert kind_of_give(text) == kind
