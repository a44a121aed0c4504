"""News between two cards of one record: another job or town, and never mere spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.people.news import News, news, same_place
from amity.people.records import Card, Post


def at(organisation: str, title: str = "", place: str = "") -> Card:
    return Card(name="Ada King", posts=(Post(organisation, title),), place=place)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (at("Northlight", "Engineer"), at("Hafen", "Engineer"), "work"),
        (at("Northlight", "Engineer"), at("Hafen", "Head of Data"), "work"),
        (at("Northlight", "Engineer"), at("Northlight", "Senior Engineer"), "title"),
        (at("Northlight", "Data Engineer"), at("Northlight", "Head of Research"), "title"),
        (at("Northlight", place="Lisbon"), at("Northlight", place="Hamburg, Germany"), "place"),
        (Card(place="Porto"), Card(place="Wien"), "place"),
    ],
)
def test_another_job_or_town_is_news(before: Card, after: Card, kind: str) -> None:
    found = news(before, after)

    assert found
    assert found.kind == kind


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (at("Northlight"), at("Northlight, Inc.")),
        (at("NORTHLIGHT"), at("Northlight GmbH")),
        (at("Nortlight"), at("Northlight")),
        (at("Café Tejo"), at("Cafe Tejo")),
        (at("Northlight"), at("Northlight Portugal")),
        (at("Northlight", "Sr. Engineer"), at("Northlight", "Senior Engineer")),
        (at("Northlight", "VP of Sales & Service"), at("Northlight", "Vice President, Sales and Service")),
        (at("Northlight", "Engineer"), at("Northlight", "Engineer | Python, Rust | she/her")),
        (at("Northlight", "Data Enginer"), at("Northlight", "Data Engineer")),
        (at("Northlight"), at("Northlight", "Engineer")),
        (at(""), at("Northlight", "Engineer")),
        (at("Northlight", "Engineer"), at("")),
        (at("Northlight", place="Lisbon"), at("Northlight", place="Lisbon, Portugal")),
        (at("Northlight", place="Lisboa"), at("Northlight", place="Lisbon")),
        (at("Northlight", place="München"), at("Northlight", place="Munich")),
        (at("Northlight", place="Porto"), at("Northlight", place="Greater Porto Area")),
        (at("Northlight", place=""), at("Northlight", place="Porto")),
        (Card(posts=(Post("Northlight"), Post("Hafen"))), Card(posts=(Post("Hafen"), Post("Northlight")))),
    ],
)
def test_mere_spelling_and_what_was_not_known_are_no_news(before: Card, after: Card) -> None:
    assert news(before, after) is None


def test_news_tells_what_is_and_what_was() -> None:
    told = news(at("Northlight", "Engineer"), at("Hafen", "Head of Data | We are hiring"))

    assert told == News(
        "work",
        title="Head of Data",
        organisation="Hafen",
        was_title="Engineer",
        was_organisation="Northlight",
    )


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_a_card_is_no_news_to_itself(organisation: str, title: str, place: str) -> None:
    card = at(organisation, title, place)

    assert news(card, card) is None
    assert same_place(place, place)
