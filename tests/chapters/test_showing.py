"""Which of several sayings is shown."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.people.records import Card, Post, Standing, YearlyDay
from amity.people.showing import AS_KNOWN, HAND, SET_ASIDE, Sourced, aside_mark, birthday, origins, shown

DAY = datetime(2026, 1, 1, tzinfo=UTC)


def said(source: str, card: Card, *, days: int = 0) -> Sourced:
    return Sourced(source, DAY + timedelta(days=days), card)


def test_hand_edits_win_over_newer_sources() -> None:
    view = shown(
        [
            said(HAND, Card(name="Ana S.", place="Porto")),
            said("linkedin", Card(name="Ana Sousa", place="Lisbon"), days=9),
        ]
    )

    assert (view.name, view.place) == ("Ana S.", "Porto")


def test_a_name_that_is_spelt_out_wins_over_a_newer_initial() -> None:
    for short in ("A. Sousa", "Ana S.", "A Sousa"):
        view = shown([said("vcard", Card(name="Ana Sousa")), said("google", Card(name=short), days=9)])

        assert view.name == "Ana Sousa"


def test_the_newest_address_book_wins_over_an_older_one() -> None:
    view = shown(
        [
            said("vcard", Card(name="Ana Sousa", place="Porto")),
            said("google", Card(name="Ana Sousa", place="Lisbon"), days=1),
        ]
    )

    assert view.place == "Lisbon"


def test_an_address_book_wins_over_a_newer_mail_header() -> None:
    view = shown([said("vcard", Card(name="Ana Sousa")), said("mail", Card(name="Sousa Ana Maria"), days=9)])

    assert view.name == "Ana Sousa"


@pytest.mark.parametrize(
    ("cards", "name"),
    [
        ([Card(name="ana"), Card(name="Ana Sousa")], "Ana Sousa"),
        ([Card(nickname="Nana", emails=("a@x.example",))], "Nana"),
        ([Card(emails=("a@x.example",))], "a@x.example"),
        ([Card(phones=("+49170",))], "+49170"),
        ([Card(extra={AS_KNOWN: ["Ana Sousa"]}), Card(emails=("a@x.example",))], "Ana Sousa"),
        ([Card()], ""),
    ],
)
def test_the_best_name_there_is(cards: list[Card], name: str) -> None:
    assert shown([said("mail", card) for card in cards]).name == name


def test_a_name_noted_when_the_hand_record_was_made_is_no_edit() -> None:
    view = shown(
        [said(HAND, Card(extra={AS_KNOWN: ["ana@x.example"]})), said("vcard", Card(name="Ana Sousa"))]
    )

    assert view.name == "Ana Sousa"


def test_only_a_current_post_is_shown() -> None:
    past, now = Post("Acme", current=False), Post("Bakery", "Baker")

    assert shown([said("linkedin", Card(posts=(past, now)))]).post == now
    assert shown([said("linkedin", Card(posts=(past,)))]).post is None


def test_somebody_is_a_person_if_anything_says_so() -> None:
    robot, person = Card(standing=Standing.ROBOT), Card(name="Ana Sousa")

    assert shown([said("mail", robot)]).standing is Standing.ROBOT
    assert shown([said("mail", robot), said("vcard", person)]).standing is Standing.PERSON


def test_labels_of_all_sayings_come_together_once() -> None:
    view = shown(
        [
            said(HAND, Card(tags=("Choir",), kinds=("friend",))),
            said("vcard", Card(groups=("choir",), topics=("Bread",))),
            said(HAND, Card(tags=("choir",))),
        ]
    )

    assert [kind for kind, _ in view.labels] == ["group", "kind", "tag", "topic"]


def test_people_sort_by_family_name_and_are_found_by_all_they_go_by() -> None:
    view = shown(
        [
            said(
                "vcard",
                Card(
                    name="Ána Sousa", given="Ána", family="Sousa", nickname="Nana", emails=("Ana@X.example",)
                ),
            )
        ]
    )

    assert view.sort_name == "sousa ana"
    assert {"ana", "sousa", "nana", "ana@x.example"} <= set(view.search.split())


def test_a_birthday_with_its_year_is_preferred() -> None:
    bare, full = YearlyDay("birthday", 3, 1), YearlyDay("birthday", 3, 1, 1980)

    assert birthday([said("google", Card(days=(bare,)), days=5), said("vcard", Card(days=(full,)))]) == full
    assert birthday([said("google", Card(days=(YearlyDay("met", 1, 1),)))]) is None


def test_each_shown_field_names_the_saying_it_comes_from() -> None:
    book = said("vcard", Card(name="Ana Sousa", place="Porto", tags=("choir",)), days=9)
    hand = said(HAND, Card(circle=15, place="Lisbon", topics=("Bees",)), days=1)
    site = said("linkedin", Card(name="Ana Sousa", posts=(Post("Clinara", "Data lead"),)), days=12)

    assert origins([book, hand, site]) == (
        ("name", "Ana Sousa", 2),
        ("work", "Data lead, Clinara", 2),
        ("place", "Lisbon", 1),
        ("tag", "choir", 0),
        ("topic", "Bees", 1),
    )


def test_a_label_set_aside_stays_off_whoever_says_it() -> None:
    book = said("vcard", Card(name="Ana Sousa", groups=("Old Friends", "Choir")))
    hand = said(HAND, Card(extra={SET_ASIDE: [aside_mark("group", "old friends")]}))

    assert shown([book, hand]).labels == (("group", "Choir"),)
    assert [origin[1] for origin in origins([book, hand])] == ["Ana Sousa", "Choir"]


names = st.sampled_from(["", "Ana", "Ana Sousa", "A. Sousa", "acme support"])
sayings = st.builds(
    said,
    st.sampled_from([HAND, "linkedin", "vcard", "mail"]),
    st.builds(
        Card,
        name=names,
        place=st.sampled_from(["", "Porto", "Lisbon"]),
        circle=st.sampled_from([None, 5, 15]),
        tags=st.sampled_from([(), ("choir",), ("Choir",)]),
    ),
    days=st.integers(0, 2),
)


@given(st.lists(sayings, min_size=1, max_size=6), st.integers())
def test_the_order_of_sayings_never_matters(found: list[Sourced], seed: int) -> None:
    mixed = list(found)
    Random(seed).shuffle(mixed)

    assert shown(mixed) == shown(found)
