"""Persons from pairs: the order never matters, nothing is joined through what forbids it, and undo equals never."""

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from amity.people.matching import entry, judge, match
from amity.people.matching.book import Book
from amity.people.matching.clusters import Edge, clusters
from amity.people.matching.entries import Entry
from amity.people.matching.model import bars, shipped

Apart = frozenset[frozenset[str]]
IDS = "abcdefgh"
PAIRS = [frozenset(pair) for pair in combinations(IDS, 2)]


def edge(pair: frozenset[str], bits: float) -> Edge:
    a, b = sorted(pair)
    return Edge(a, b, bits)


EDGES = st.dictionaries(st.sampled_from(PAIRS), st.integers(1, 9), max_size=10).map(
    lambda found: [edge(pair, bits) for pair, bits in found.items()]
)
APART = st.frozensets(st.sampled_from(PAIRS), max_size=4)
WHOLE = st.frozensets(st.sampled_from(IDS))


def joined(edges: list[Edge], whole: frozenset[str], apart: Apart, ids: str = IDS) -> dict[str, str]:
    return clusters(ids, edges, whole=whole, forbidden=lambda a, b: frozenset((a, b)) in apart)


@given(EDGES, WHOLE, APART, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(
    edges: list[Edge], whole: frozenset[str], apart: Apart, chance: Random
) -> None:
    mixed, ids = list(edges), list(IDS)
    chance.shuffle(mixed)
    chance.shuffle(ids)
    turned = [Edge(one.b, one.a, one.bits) for one in mixed]

    assert joined(turned, whole, apart, "".join(ids)) == joined(edges, whole, apart)


@given(EDGES, WHOLE, APART)
def test_nobody_said_to_be_two_people_is_one(edges: list[Edge], whole: frozenset[str], apart: Apart) -> None:
    persons = joined(edges, whole, apart)

    assert all(persons[a] != persons[b] for a, b in map(tuple, apart))


@given(EDGES, APART, st.data())
def test_a_join_taken_back_and_held_apart_is_as_if_it_had_never_been(
    edges: list[Edge], apart: Apart, data: st.DataObject
) -> None:
    if not edges:
        return
    undone = data.draw(st.sampled_from(edges))
    without = [one for one in edges if one != undone]
    never = joined(without, frozenset(IDS), apart)

    taken_back = joined(without, frozenset(IDS), apart | {frozenset((undone.a, undone.b))})

    assert taken_back[undone.a] != taken_back[undone.b]
    if never[undone.a] != never[undone.b]:
        assert taken_back == never


@given(EDGES, WHOLE)
def test_a_record_without_a_full_name_never_bridges_two(edges: list[Edge], whole: frozenset[str]) -> None:
    persons = joined(edges, whole, frozenset())
    among_whole = joined([one for one in edges if {one.a, one.b} <= whole], whole, frozenset())

    for a, b in combinations(sorted(whole), 2):
        assert (persons[a] == persons[b]) == (among_whole[a] == among_whole[b])


NAMES = (
    "Ottokar Zwirnbein",
    "O. Zwirnbein",
    "Otto",
    "Greta Lindner",
    "Lindner, Greta",
    "Maria Garcia",
    "moonrake",
    "",
)
ADDRESSES = (
    "",
    "moonrake@acme.example",
    "greta.lindner@bmail.example",
    "info@acme.example",
    "og@zebra.example",
)
MADE_UP = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(ADDRESSES),
        st.sampled_from(("", "030 1234567", "030 7654321")),
        st.sampled_from(("", "Acme", "Zebra")),
        st.sampled_from(("", "in/otto-1a", "moonrake")),
    ),
    max_size=8,
)


def entries(told: list[tuple[str, ...]]) -> list[Entry]:
    return [
        entry(f"r{n}", name=name, emails=[mail], phones=[phone], organisations=[work], handles=[handle])
        for n, (name, mail, phone, work, handle) in enumerate(told)
    ]


@given(MADE_UP, st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(told: list[tuple[str, ...]], chance: Random) -> None:
    made = entries(told)
    mixed = list(made)
    chance.shuffle(mixed)

    assert match(mixed) == match(made)


@given(MADE_UP.filter(lambda told: len(told) > 1), st.data())
def test_what_the_owner_holds_apart_stays_apart(told: list[tuple[str, ...]], data: st.DataObject) -> None:
    made = entries(told)
    a, b = data.draw(st.sampled_from(list(combinations([one.id for one in made], 2))))

    persons = match(made, apart={frozenset((a, b))}).persons

    assert persons[a] != persons[b]


MORE = {
    "phones": ["+49 30 5550199"],
    "emails": ["quite.their.own@zwirn.example"],
    "handles": ["in/some-body-9f9f"],
    "organisations": ["Ninepins"],
    "place": "Lisbon",
}


@given(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.sampled_from(ADDRESSES), st.sampled_from(ADDRESSES)),
    st.tuples(*[st.sampled_from(("", "030 1234567", "030 7654321"))] * 2),
    st.tuples(*[st.sampled_from(("", "Acme", "Zebra"))] * 2),
    st.sampled_from(sorted(MORE)),
)
def test_what_both_say_alike_never_makes_them_less_likely_one(
    names: tuple[str, str], mails: tuple[str, str], phones: tuple[str, str], works: tuple[str, str], more: str
) -> None:
    def told(place: int, extra: dict[str, object]) -> Entry:
        said: dict[str, object] = {
            "emails": [mails[place]],
            "phones": [phones[place]],
            "organisations": [works[place]],
        }
        if more == "place":
            said |= extra
        else:
            said[more] = [*said.get(more, []), *extra.get(more, [])]  # type: ignore[misc, attr-defined]
        return entry(str(place), name=names[place], **said)  # type: ignore[arg-type]

    book = Book.of([told(0, {}), told(1, {})])
    before = judge(told(0, {}), told(1, {}), book, shipped())
    after = judge(told(0, MORE), told(1, MORE), book, shipped())

    assert after.bits >= before.bits - 1e-9, bars
