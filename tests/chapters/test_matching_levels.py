"""How names, addresses and workplaces agree, level by level. All people are made up."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from amity.people.matching.book import Book, common_tokens
from amity.people.matching.entries import FULL, NONE, SINGLE, Entry, entry, name_tokens, read_mail
from amity.people.matching.evidence import Post, Same, compare
from amity.people.matching.levels import CONTRADICTING, Name, Spelling, compare_names, contradict
from amity.people.matching.tokens import Likeness, likeness, one_slip


def named(name: str) -> Entry:
    return entry(name, name=name)


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("Ana Sousa", "ana  SOUSA", Name.EXACT),
        ("Ana Sousa", "Sousa, Ana", Name.EXACT),
        ("Ana Sousa", "Sousa Ana", Name.EXACT),
        ("Dr. José Álvarez", "Jose Alvarez", Name.EXACT),
        ("Marta O’Hara", "Marta OHara", Name.EXACT),
        ("Jean-Luc Grimaud", "Jean Luc Grimaud", Name.EXACT),
        ("AnaSousa", "Ana Sousa", Name.EXACT),
        ("杨雪梅", "Xuemei Yang", Name.EXACT),
        ("Ana Sousa", "Ana Luz Sousa", Name.MIDDLE),
        ("Ben T. Okafor", "Ben Okafor", Name.MIDDLE),
        ("Bob Okafor", "Robert Okafor", Name.SHORT),
        ("Sepp Lindner", "Josef Lindner", Name.SHORT),
        ("Seba Lindner", "Sebastian Lindner", Name.SHORT),
        ("A. Sousa", "Ana Sousa", Name.INITIAL),
        ("Ana S.", "Ana Sousa", Name.INITIAL),
        ("Stefan Müller-Kohl", "Stephan Muellerkohl", Name.SPELT),
        ("Katarina Lindner", "Katharina Lindner", Name.SPELT),
        ("Ana Sousa", "Ben Sousa", Name.FAMILY),
        ("Ana Sousa", "Ana Okafor", Name.GIVEN),
        ("Bob A. Okafor", "Robert B. Okafor", Name.FAMILY),
        ("Ana Sousa", "Ben Okafor", Name.DIFFER),
        ("moonrake", "moonrake", Name.ONE_HANDLE),
        ("Greta", "greta", Name.ONE_WORD),
        ("moonrake", "sunrake", Name.DIFFER),
        ("Ana", "Ana Sousa", Name.WITHIN),
        ("asousa", "Ana Sousa", Name.WITHIN),
        ("moonrake", "Ana Sousa", Name.DIFFERENT_WORD),
        ("", "Ana Sousa", Name.MISSING),
        ("root", "Ana Sousa", Name.MISSING),
    ],
)
def test_names_agree_by_level(a: str, b: str, level: Name) -> None:
    book = Book()

    assert compare_names(named(a), named(b), book).level is level
    assert compare_names(named(b), named(a), book) == compare_names(named(a), named(b), book)


def test_short_forms_of_three_letters_are_no_beginning() -> None:
    assert likeness("ann", "annabel") is not Likeness.BEGINNING
    assert likeness("mari", "marianne") is not Likeness.NONE


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ana Sousa", FULL),
        ("Ana", SINGLE),
        ("moonrake", SINGLE),
        ("", NONE),
        ("root", NONE),
        ("123 456", NONE),
    ],
)
def test_a_name_is_full_single_or_none(name: str, kind: str) -> None:
    assert named(name).kind == kind


def test_names_lose_lists_pronouns_and_emoji() -> None:
    assert name_tokens("Ana Sousa via Gardeners (she/her) 🌱") == ("ana", "sousa")


@pytest.mark.parametrize(
    ("one", "other", "post"),
    [
        ("Ana.Sousa+news@gmail.com", "anasousa@googlemail.com", Post.SAME),
        ("12+moonrake@users.noreply.github.com", "moonrake@users.noreply.github.com", Post.SAME),
        ("info@acme.example", "info@acme.example", Post.SHARED),
        ("moonrake@acme.example", "moonrake@bmail.example", Post.RARE_LOCAL),
        ("zqx@acme.example", "zqx@bmail.example", Post.SHORT_LOCAL),
        ("ana@acme.example", "ana@bmail.example", Post.NAME_LOCAL),
        ("ana@sousa.example", "mail1@sousa.example", Post.OWN_DOMAIN),
        ("moonrake@acme.example", "moonrakes@bmail.example", Post.SIMILAR),
        ("ana@acme.example", "ben@bmail.example", Post.DIFFER),
        ("ana@gmail.com", "ben@gmail.com", Post.DIFFER),
        ("", "ben@gmail.com", Post.MISSING),
        ("root@localhost", "root@laptop.local", Post.MISSING),
    ],
)
def test_addresses_meet_by_level(one: str, other: str, post: Post) -> None:
    a, b = entry("1", emails=[one]), entry("2", emails=[other])

    assert compare(a, b, Book.of([a, b])).post is post


def test_a_domain_of_many_is_a_companys() -> None:
    colleagues = [entry(str(n), emails=[f"colleague{n}@acme.example"]) for n in range(9)]
    a, b = entry("a", emails=["mqr@acme.example"]), entry("b", emails=["tuv@acme.example"])

    assert compare(a, b, Book.of([*colleagues, a, b])).post is Post.COMPANY


def test_a_local_part_that_unrelated_names_use_says_nothing() -> None:
    names = ("Ana Sousa", "Ben Okafor", "Greta Lindner")
    users = [entry(name, name=name, emails=[f"moonrake@h{n}.example"]) for n, name in enumerate(names)]

    assert compare(users[0], users[1], Book.of(users)).post is Post.DIFFER
    assert compare(users[0], users[1], Book.of(users[:2])).post is Post.RARE_LOCAL


@pytest.mark.parametrize(
    ("here", "there", "work"),
    [
        ({"organisations": ["Acme GmbH"]}, {"organisations": ["ACME"]}, Same.SAME),
        ({"organisations": ["Acme Robotics"]}, {"emails": ["x@acmerob.example"]}, Same.SAME),
        ({"organisations": ["Acme Robotics"]}, {"organisations": ["Acme Foods"]}, Same.ALIKE),
        ({"organisations": ["Acme"]}, {"organisations": ["Zebra"]}, Same.DIFFER),
        ({"emails": ["x@acme.example"]}, {"emails": ["y@zebra.example"]}, Same.ELSEWHERE),
        ({"organisations": ["Acme"]}, {"emails": ["y@gmail.com"]}, Same.MISSING),
    ],
)
def test_workplaces(here: dict[str, list[str]], there: dict[str, list[str]], work: Same) -> None:
    a, b = entry("1", **here), entry("2", **there)  # type: ignore[arg-type]

    assert compare(a, b, Book()).work is work
    assert compare(b, a, Book()).work is work


def test_phones_meet_by_their_last_nine_digits() -> None:
    a, b = entry("1", phones=["+49 170 1234567"]), entry("2", phones=["0170/1234567"])

    assert compare(a, b, Book()).phone is Same.SAME


def test_a_profile_that_merely_spells_the_name_is_less_than_one_with_a_number() -> None:
    plain = [entry(id, name="Ana Sousa", handles=["in/ana-sousa"]) for id in "12"]
    numbered = [entry(id, name="Ana Sousa", handles=["in/ana-sousa-1a2b"]) for id in "12"]

    assert compare(*plain, Book()).profile is Same.ALIKE
    assert compare(*numbered, Book()).profile is Same.SAME


def test_an_address_spells_the_name_of_the_other() -> None:
    a = entry("1", name="Ana Sousa")
    b = entry("2", name="A. S.", emails=["ana.sousa@gmail.com"])

    assert compare(a, b, Book()).spelt is Spelling.WHOLE


def test_a_name_common_in_one_country_is_not_rare() -> None:
    book = Book()

    assert book.rarity("nguyen") < 4
    assert book.rarity("zzyzxq") == pytest.approx(13.3, abs=0.1)
    assert all(0 < share <= 1 for share in common_tokens().values())


def test_a_large_book_knows_better_than_the_tables() -> None:
    many = [entry(str(n), name=f"Ottokar Name{n}x") for n in range(500)]

    assert Book.of(many).rarity("ottokar") < 2 < Book().rarity("ottokar")


def test_two_phones_under_one_name_are_a_dispute_and_two_domains_are_none() -> None:
    phones = [entry(id, name="Ana Sousa", phones=[f"030 123456{id}"]) for id in "12"]
    domains = [entry(id, name="Ana Sousa", emails=[f"ana@h{id}.example"]) for id in "12"]

    assert Book.of(phones).is_disputed(phones[0])
    assert not Book.of(domains).is_disputed(domains[0])


WORDS = st.text("abcdeiorst", min_size=1, max_size=9)


@given(WORDS, WORDS)
def test_likeness_does_not_depend_on_the_order(a: str, b: str) -> None:
    assert likeness(a, b) is likeness(b, a)
    assert one_slip(a, b) == one_slip(b, a)


@given(st.lists(WORDS, min_size=1, max_size=3), st.lists(WORDS, min_size=1, max_size=3))
def test_evidence_does_not_depend_on_the_order(a: list[str], b: list[str]) -> None:
    one = entry("1", name=" ".join(a).title(), emails=[f"{a[0]}@acme.example"])
    other = entry("2", name=" ".join(b).title(), emails=[f"{b[-1]}@bmail.example"])
    book = Book.of([one, other])

    assert compare(one, other, book) == compare(other, one, book)


@pytest.mark.parametrize("raw", ["", "no address", "@acme.example", "ana@", "<>"])
def test_what_is_no_address_is_none(raw: str) -> None:
    assert read_mail(raw) is None


@given(st.lists(WORDS, min_size=2, max_size=4), st.lists(WORDS, min_size=2, max_size=4))
def test_two_names_contradict_each_other_exactly_where_their_comparison_says_so(
    a: list[str], b: list[str]
) -> None:
    one, other = named(" ".join(a).title()), named(" ".join(b).title())
    assume(one.kind == other.kind == FULL)

    assert contradict(one, other) == (compare_names(one, other, Book()).level in CONTRADICTING)
