"""Who is one person for certain: pairs that are joined, pairs that are not, whatever the order."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.people.linking import ADDRESS, NAME, Facet, Link, certain_links, components, doubtful_domains

ANA = "ana sousa"


def facet(
    id: int, name: str = "", *, source: str = "vcard", emails: str = "", urls: str = "", at: str = ""
) -> Facet:
    return Facet(
        id=id,
        source=source,
        name_key=name,
        emails=frozenset(emails.split()),
        urls=frozenset(urls.split()),
        organisations=frozenset(filter(None, at.split("|"))),
    )


ONE_PERSON = {
    "the same address": (facet(1, emails="ana@x.example"), facet(2, emails="ana@x.example")),
    "the same profile": (facet(1, urls="linkedin.com/in/ana"), facet(2, ANA, urls="linkedin.com/in/ana")),
    "an address with a first name alone": (
        facet(1, ANA, emails="a@x.example"),
        facet(2, emails="a@x.example"),
    ),
    "an address and names that share a word": (
        facet(1, ANA, emails="a@x.example"),
        facet(2, "ana maria sousa", emails="a@x.example"),
    ),
    "full name and organisation": (
        facet(1, ANA, at="acme"),
        facet(2, ANA, source="linkedin", at="acme|bakery"),
    ),
    "full name and the organisation's mail domain": (
        facet(1, ANA, at="carroll"),
        facet(2, ANA, source="mail", emails="ana@carrollinc.example"),
    ),
    "full name and two addresses of one company": (
        facet(1, ANA, emails="ana@carroll.example"),
        facet(2, ANA, source="mail", emails="a.sousa@carroll.example"),
    ),
}
TWO_PEOPLE = {
    "a name alone": (facet(1, ANA), facet(2, ANA, source="linkedin")),
    "one word of a name at one organisation": (
        facet(1, "", at="acme"),
        facet(2, "", source="linkedin", at="acme"),
    ),
    "full name, other organisation": (
        facet(1, ANA, at="acme"),
        facet(2, ANA, source="linkedin", at="bakery"),
    ),
    "full name at one mail provider": (
        facet(1, ANA, emails="ana1@gmail.com"),
        facet(2, ANA, source="mail", emails="ana2@gmail.com"),
    ),
    "two rows of one LinkedIn export, same name and company": (
        facet(1, ANA, source="linkedin", at="acme"),
        facet(2, ANA, source="linkedin", at="acme"),
    ),
    "two cards of one book with other addresses": (
        facet(1, ANA, emails="ana@one.example", at="acme"),
        facet(2, ANA, emails="ana@two.example", at="acme"),
    ),
    "a couple at one address": (
        facet(1, ANA, emails="family@x.example"),
        facet(2, "ben okafor", emails="family@x.example"),
    ),
    "a nickname at one organisation": (
        facet(1, "elizabeth martin", at="acme"),
        facet(2, "liz martin", source="linkedin", at="acme"),
    ),
    "nothing": (facet(1), facet(2)),
}


@pytest.mark.parametrize("pair", ONE_PERSON.values(), ids=ONE_PERSON.keys())
def test_joined(pair: tuple[Facet, Facet]) -> None:
    assert {(link.a, link.b) for link in certain_links(pair)} == {(1, 2)}


@pytest.mark.parametrize("pair", TWO_PEOPLE.values(), ids=TWO_PEOPLE.keys())
def test_not_joined(pair: tuple[Facet, Facet]) -> None:
    assert certain_links(pair) == []


def test_a_link_says_by_what() -> None:
    by_address = certain_links([facet(1, emails="a@x.example"), facet(2, emails="a@x.example")])
    by_name = certain_links([facet(1, ANA, at="acme"), facet(2, ANA, source="mail", at="acme")])

    assert by_address == [Link(1, 2, ADDRESS, "a@x.example")]
    assert (by_name[0].rule, by_name[0].key, by_name[0].at) == (NAME, ANA, "acme")


def test_a_third_who_contradicts_joins_nobody_at_that_address() -> None:
    family = [facet(1, emails="f@x.example"), facet(2, ANA, emails="f@x.example")]

    assert certain_links(family)
    assert certain_links([*family, facet(3, "ben okafor", emails="f@x.example")]) == []


def test_a_second_row_of_linkedin_makes_a_name_ambiguous() -> None:
    joined = [facet(1, ANA, at="acme"), facet(2, ANA, source="linkedin", urls="linkedin.com/in/a", at="acme")]

    assert certain_links(joined)
    assert (
        certain_links([*joined, facet(3, ANA, source="linkedin", urls="linkedin.com/in/b", at="acme")]) == []
    )


def test_a_domain_where_people_of_several_organisations_are_joins_nobody() -> None:
    pair = (facet(1, ANA, emails="a@alumni.example"), facet(2, ANA, source="mail", emails="b@alumni.example"))

    assert doubtful_domains(pair) == {"alumni.example"}
    assert certain_links(pair)
    assert certain_links(pair, providers=frozenset({"alumni.example"})) == []


@st.composite
def facets(draw: st.DrawFn) -> list[Facet]:
    some = st.sampled_from
    emails = ["a@acme.example", "b@acme.example", "c@gmail.com", "d@bakery.example"]
    return [
        facet(
            id,
            draw(some(["", ANA, "ben okafor", "ana maria sousa"])),
            source=draw(some(["vcard", "linkedin", "mail"])),
            emails=" ".join(draw(st.sets(some(emails), max_size=2))),
            urls=draw(some(["", "linkedin.com/in/a", "linkedin.com/in/b"])),
            at=draw(some(["", "acme", "bakery"])),
        )
        for id in range(1, draw(st.integers(2, 7)) + 1)
    ]


@given(facets(), st.integers())
def test_the_order_of_facets_never_matters(found: list[Facet], seed: int) -> None:
    mixed = list(found)
    Random(seed).shuffle(mixed)

    assert certain_links(mixed) == certain_links(found)


@given(facets())
def test_links_join_only_what_shares_something(found: list[Facet]) -> None:
    by_id = {one.id: one for one in found}

    for link in certain_links(found):
        a, b = by_id[link.a], by_id[link.b]
        assert link.a < link.b
        assert (a.emails & b.emails) or (a.urls & b.urls) or (a.name_key == b.name_key != "")


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=12))
def test_components_are_the_smallest_ids_that_links_reach(links: list[tuple[int, int]]) -> None:
    root = components(range(1, 10), links)

    assert all(root[a] == root[b] for a, b in links)
    assert all(root[id] <= id and root[root[id]] == root[id] for id in root)
    assert components(range(1, 10), reversed(links)) == root


def test_links_to_others_are_ignored() -> None:
    assert components([1, 2], [(2, 7)]) == {1: 1, 2: 2}
