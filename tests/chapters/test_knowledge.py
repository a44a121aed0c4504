"""Who knows what: the words of a question, when and where it looks, texts that vote, topics that rise, words worth keeping."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.knowledge.asking import read
from amity.knowledge.proposing import insight_in
from amity.knowledge.ranking import Shelf, Text, bm25, faded, knowers, level
from amity.knowledge.topics import Mention, moving, topics_of
from amity.knowledge.words import asked, stem, terms

TODAY = date(2026, 11, 22)  # a Sunday
PLACES = {"porto": "Porto", "new york": "New York"}


@pytest.mark.parametrize(
    ("typed", "words", "since", "until", "place"),
    [
        ("Who knows about small area estimation?", ("small", "area", "estimation"), None, None, ""),
        ("Wer kennt sich mit Umfragen aus?", ("sich", "Umfragen"), None, None, ""),
        ("sampling last spring", ("sampling",), "2026-03-01", "2026-05-31", ""),
        ("Umfragen im letzten Jahr", ("Umfragen",), "2025-01-01", "2025-12-31", ""),
        ("letzten Sommer in Porto", (), "2026-06-01", "2026-08-31", "Porto"),
        ("a while ago in New York", (), "2025-05-31", "2026-10-08", "New York"),
        ("two months ago budget", ("budget",), "2026-09-08", "2026-10-08", ""),
        ("vor zwei Monaten Budget", ("Budget",), "2026-09-08", "2026-10-08", ""),
        ("since May gardening", ("gardening",), "2026-05-01", None, ""),
        ("im März", (), "2026-03-01", "2026-03-31", ""),
        ("in December 2024", (), "2024-12-01", "2024-12-31", ""),
        ("in 2024", (), "2024-01-01", "2024-12-31", ""),
        ("in den letzten drei Wochen", (), "2026-11-01", "2026-11-22", ""),
        ("yesterday", (), "2026-11-21", "2026-11-21", ""),
        ("last week", (), "2026-11-09", "2026-11-15", ""),
        ("this autumn", (), "2026-09-01", "2026-11-22", ""),
        ("last winter", (), "2025-12-01", "2026-02-28", ""),
        ("years ago", (), None, "2024-11-22", ""),
        ("in Oslo", ("Oslo",), None, None, ""),  # a place nobody lives in is a word
        ("who is who", ("who", "is"), None, None, ""),
        ("关于市场", ("关于市场",), None, None, ""),
        ("", (), None, None, ""),
    ],
)
def test_a_sentence_says_what_when_and_where(
    typed: str, words: tuple[str, ...], since: str | None, until: str | None, place: str
) -> None:
    told = read(typed, today=TODAY, places=PLACES)

    assert told.words == tuple(word for word in words if word != "sich")
    days = tuple(day.isoformat() if day else None for day in (told.since, told.until))
    assert days == (since, until)
    assert told.place == place


@given(st.text(max_size=2_000), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_any_text_is_read_and_never_looks_into_the_future(typed: str, today: date) -> None:
    told = read(typed, today=today, places=PLACES)

    assert len(told.words) <= 12
    assert told.since is None or told.since <= today
    assert told.since is None or told.until is None or told.since <= told.until


def test_ten_thousand_characters_are_a_question_like_any_other() -> None:
    told = read("sampling " * 1_200, today=TODAY, places=PLACES)

    assert told.words == ("sampling",)
    assert len(told.text) <= 600


@pytest.mark.parametrize(
    ("one", "other"),
    [("surveys", "survey"), ("farming", "farms"), ("estimation", "estimate"), ("Umfragen", "umfrage")],
)
def test_forms_of_a_word_share_their_stem(one: str, other: str) -> None:
    assert terms(one) == terms(other)
    assert asked(f"{one} {one}") == [one]


def test_rare_words_weigh_more_and_a_word_nobody_wrote_the_most() -> None:
    shelf = Shelf(1_000, 8.0, {"sampl": 3, "meet": 500})

    assert shelf.weight("nothing") > shelf.weight("sampl") > shelf.weight("meet") > 0
    assert bm25(["sampl", "plan"], ["sampl", "meet"], shelf) > bm25(
        ["meet", "plan"], ["sampl", "meet"], shelf
    )
    assert bm25([], ["sampl"], shelf) == 0


def test_what_was_said_lately_in_a_lively_tie_counts_most_then_what_is_fresh_then_what_is_old() -> None:
    texts = [
        Text("old", ("ana",), 9.0, 1_500.0),
        Text("new", ("ben",), 9.0, 10.0),
        Text("quiet", ("cleo",), 9.0, 10.0),
        Text("weak", ("dora",), 0.1, 10.0),
    ]

    told = knowers(texts, {"ana": 5.0, "ben": 5.0, "dora": 5.0})

    assert [one.person for one in told] == ["ben", "cleo", "ana", "dora"]
    assert told[0].share == 1.0
    assert told[0].texts == ("new",)
    assert [level(one.share) for one in told] == sorted((level(one.share) for one in told), reverse=True)


def test_a_card_counts_even_where_one_never_talked() -> None:
    (one,) = knowers([Text("person:1", ("ana",), 4.0)], {})

    assert one.weight > 0


@given(st.floats(0, 10_000), st.floats(0, 10_000))
def test_a_text_never_gains_with_age(one: float, other: float) -> None:
    younger, older = sorted((one, other))

    assert 0 <= faded(older) <= faded(younger) <= 1


def test_only_the_best_two_hundred_texts_vote() -> None:
    texts = [Text(f"b{n}", ("ben",), 1.0, 0.0) for n in range(300)] + [Text("a", ("ana",), 2.0, 0.0)]

    told = {one.person: one for one in knowers(texts, {"ben": 1.0, "ana": 1.0})}

    assert len(told["ben"].texts) == 199


def test_a_topic_rises_when_more_people_speak_of_it_than_before() -> None:
    def said(topic: str, people: str, ago: int) -> list[Mention[str]]:
        return [Mention(topic, who, TODAY - timedelta(days=ago)) for who in people]

    mentions = [
        *said("farming", "abc", 10), *said("farming", "a", 30), *said("farming", "a", 120),
        *said("pricing", "abc", 10), *said("pricing", "abc", 120), *said("pricing", "abc", 200), *said("pricing", "abc", 280),
        *said("chess", "a", 10), *said("old", "abcdef", 200),
    ]  # fmt: skip

    (rose,) = moving(mentions, today=TODAY)

    assert rose.topic == "farming"
    assert rose.people[0] == "a"
    assert sorted(rose.people) == ["a", "b", "c"]


def test_topics_are_found_in_their_other_forms_the_longest_first() -> None:
    topics = topics_of(["Urban farming", "farming", "the"])

    assert topics.within("On urban farms, and a farm") == ("Urban farming", "farming")
    assert topics.within("") == ()


@pytest.mark.parametrize(
    ("note", "taught"),
    [
        ("Ana said that panel attrition is a kindness problem.", "panel attrition is a kindness problem."),
        ("Lunch. Ruth: “Say from whom you borrow before you model.”", "Say from whom you borrow before you model."),
        ("Tom meinte, dass man unter 30 Haushalten nichts veröffentlicht.", "man unter 30 Haushalten nichts veröffentlicht."),
        ("Met Ana at PyCon, her daughter starts school", ""),
        ("She said yes", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_what_somebody_taught_is_found_in_a_note_or_nothing_is(note: str, taught: str) -> None:
    assert insight_in(note) == taught


@given(st.text(max_size=400))
def test_a_proposed_insight_stands_in_the_note(note: str) -> None:
    assert insight_in(note) in note


def test_stems_are_never_empty() -> None:
    assert all(stem(word) for word in ("a", "es", "ing", "tes", "nen"))
