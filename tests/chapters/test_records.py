"""A card goes through JSON unchanged, and says only what is said."""

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from amity.people.records import Card, Post, Relation, Standing, YearlyDay

words = st.text(max_size=12)
many = st.lists(words, max_size=3).map(tuple)
posts = st.builds(Post, words, words, st.none() | st.dates(), st.none() | st.dates(), st.booleans())
days = st.builds(
    YearlyDay, words, st.integers(1, 12), st.integers(1, 31), st.none() | st.integers(1, 3000), words
)
cards = st.builds(
    Card,
    name=words, given=words, family=words, nickname=words, emails=many, phones=many, urls=many,
    posts=st.lists(posts, max_size=2).map(tuple), place=words, days=st.lists(days, max_size=2).map(tuple),
    relations=st.lists(st.builds(Relation, words, words), max_size=2).map(tuple), languages=many, groups=many,
    topics=many, note=words, standing=st.sampled_from(Standing), circle=st.none() | st.sampled_from([5, 15, 50, 150]),
    kinds=many, tags=many, extra=st.dictionaries(words, st.lists(words, max_size=2), max_size=2),
)  # fmt: skip


@given(cards)
def test_a_card_comes_back_from_json_as_it_was(card: Card) -> None:
    assert Card.from_json(json.loads(json.dumps(card.to_json()))) == card


@given(cards, cards)
def test_equal_fingerprints_mean_equal_cards(one: Card, other: Card) -> None:
    assert (one.fingerprint() == other.fingerprint()) is (one == other)


def test_only_what_is_said_is_kept() -> None:
    assert Card().to_json() == {}
    assert Card(name="Ana", posts=(Post("Acme", started=date(2020, 1, 1)),)).to_json() == {
        "name": "Ana",
        "posts": [{"organisation": "Acme", "started": "2020-01-01", "current": True}],
    }


def test_a_card_of_a_newer_amity_is_read_without_what_is_not_known() -> None:
    said: dict[str, Any] = {"name": "Ana", "colour": "green"}

    assert Card.from_json(said) == Card(name="Ana")
