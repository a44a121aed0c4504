"""What is joined, what is asked and what is left: the gate, one rule after the other. All people are made up."""

import pytest

from amity.people.matching import Entry, Outcome, Rule, Veto, entry, judge, match
from amity.people.matching.book import Book
from amity.people.matching.decision import Decision
from amity.people.matching.model import shipped

RARE, COMMON = "Ottokar Zwirnbein", "Maria Garcia"


def crowd(number: int = 300) -> list[Entry]:
    """Others in the book: its size decides how rare a name has to be."""
    return [entry(f"other{n}", name=f"Person{n}a Other{n}b") for n in range(number)]


def decided(a: Entry, b: Entry, *others: Entry) -> Decision:
    return judge(a, b, Book.of([*crowd(), *others, a, b]), shipped()).decision


def two(name: str, other: str = "", /, **said: tuple[str, str]) -> tuple[Entry, Entry]:
    """Two records; each keyword has the value of the first and of the second."""
    return tuple(  # type: ignore[return-value]
        entry(id, name=which, **{key: [values[place]] for key, values in said.items()})  # type: ignore[arg-type]
        for place, (id, which) in enumerate((("1", name), ("2", other or name)))
    )


@pytest.mark.parametrize(
    ("pair", "rule"),
    [
        (two(COMMON, emails=("mg@acme.example", "MG@acme.example")), Rule.ADDRESS),
        (two("Ottokar Zwirnbein", "moonrake", emails=("z@acme.example", "z@acme.example")), Rule.ADDRESS),
        (two(COMMON, phones=("0170 1234567", "+49 170 1234567")), Rule.PHONE),
        (two(COMMON, handles=("in/maria-garcia-77ab", "in/maria-garcia-77ab")), Rule.PROFILE),
        (two("Greta Lindner", organisations=("Acme GmbH", "Acme")), Rule.WORK),
        (two("Greta Lindner", emails=("moonrake@acme.example", "moonrake@bmail.example")), Rule.LOCAL),
        (two(RARE), Rule.RARE_NAME),
        (two("Robert Zwirnbein", "Bob Zwirnbein", organisations=("Acme", "Acme")), Rule.WORK),
    ],
)
def test_independent_evidence_or_a_rare_name_joins(pair: tuple[Entry, Entry], rule: Rule) -> None:
    decision = decided(*pair)

    assert (decision.outcome, decision.rule) == (Outcome.MERGE, rule)


@pytest.mark.parametrize(
    "pair",
    [
        two(COMMON),
        two(COMMON, emails=("maria.garcia@gmail.com", "maria.garcia@bmail.example")),
        two(RARE, "O. Zwirnbein"),
        two("Ana Zwirnbein", "Ana Luz Zwirnbein", organisations=("Acme", "Zebra")),
    ],
)
def test_a_name_alone_that_others_may_have_is_never_joined(pair: tuple[Entry, Entry]) -> None:
    assert decided(*pair).outcome is not Outcome.MERGE


@pytest.mark.parametrize(
    "pair",
    [two(RARE, "Hanno Okafor"), two("Ana Sousa", "Ben Sousa"), two("Ana", "Ben")],
)
def test_strangers_are_left(pair: tuple[Entry, Entry]) -> None:
    assert decided(*pair).outcome is Outcome.LEAVE


def test_two_full_names_at_one_address_are_asked_about() -> None:
    a, b = two("Hanno Okafor", "Greta Lindner", emails=("h@acme.example", "h@acme.example"))

    decision = decided(a, b)

    assert (decision.outcome, decision.veto) == (Outcome.ASK, Veto.NAMES)


def test_a_family_that_shares_a_phone_is_not_joined() -> None:
    a, b = two("Hanno Zwirnbein", "Greta Zwirnbein", phones=("030 1234567", "030 1234567"))

    assert decided(a, b).outcome is not Outcome.MERGE


def test_a_short_name_at_one_company_with_a_number_of_its_own_is_asked_about() -> None:
    at_work = {"organisations": ("Acme", "Acme")}
    same_number = decided(*two("Jonathan Smith", "Jon Smith", **at_work))
    another = decided(
        *two("Jonathan Smith", "Jon Smith", phones=("+493012345671", "+493012345672"), **at_work)
    )

    assert (same_number.outcome, another.outcome) == (Outcome.MERGE, Outcome.ASK)


def test_a_couple_that_writes_from_one_address_is_asked_about() -> None:
    a, b = two("Hanno Zwirnbein", "Hedwig Zwirnbein", emails=("h.zwirnbein@acme.example",) * 2)

    assert (decided(a, b).outcome, decided(a, b).veto) == (Outcome.ASK, Veto.NAMES)


def test_a_changed_family_name_at_ones_own_address_is_joined() -> None:
    a, b = two("Greta Lindner", "Greta Zwirnbein", emails=("greta.lindner@gmail.com",) * 2)

    assert (decided(a, b).outcome, decided(a, b).rule) == (Outcome.MERGE, Rule.ADDRESS)


def test_a_role_address_joins_nobody() -> None:
    a, b = two("Hanno", "Greta", emails=("info@acme.example", "info@acme.example"))

    assert decided(a, b).outcome is not Outcome.MERGE


def test_two_rows_of_one_export_with_two_profiles_are_two_people() -> None:
    a, b = (
        entry(id, name=RARE, handles=[f"in/zwirnbein-{id}x"], export="linkedin, November")
        for id in ("1", "2")
    )

    decision = decided(a, b)

    assert (decision.outcome is Outcome.MERGE, decision.veto) == (False, Veto.EXPORT)


def test_a_name_that_joins_in_a_small_book_is_asked_about_in_a_large_one() -> None:
    a, b = two("Henrike Lindner")
    namesakes = [entry(f"h{n}", name=f"Henrike Other{n}b") for n in range(400)]

    assert decided(a, b).outcome is Outcome.MERGE
    others = [entry(f"x{n}", name=f"Hanno{n} Lindner") for n in range(400)]
    assert decided(a, b, *namesakes, *others).outcome is not Outcome.MERGE


def test_a_name_under_which_two_phones_are_known_must_be_rarer() -> None:
    a, b = two("Henrike Lindner")
    others = [entry(f"3{n}", name="Henrike Lindner", phones=[f"030 777777{n}"]) for n in range(2)]
    alone = judge(a, b, Book.of([*crowd(), a, b]), shipped())
    disputed = judge(a, b, Book.of([*crowd(), *others, a, b]), shipped())

    assert disputed.decision.margin < alone.decision.margin


def test_bars_add_up_to_the_bits() -> None:
    a, b = two(RARE, organisations=("Acme", "Acme"), phones=("030 1234567", "030 7654321"))

    one = judge(a, b, Book.of([a, b]), shipped())

    assert sum(one.bars.values()) == pytest.approx(one.bits)
    assert one.bars["work"] > 0 > one.bars["phone"]


def test_a_book_twice_as_large_takes_one_bit() -> None:
    assert shipped().start_in(20_000) == pytest.approx(shipped().start_in(10_000) - 1)


def test_pairs_say_why_in_the_end() -> None:
    ana, ann, alien = (
        entry("1", name="Ottokar Zwirnbein", emails=["moonrake@acme.example"]),
        entry("2", name="Ottokar Zwirnbein", emails=["moonrake@acme.example"]),
        entry("3", name="Hanno Okafor", emails=["moonrake@acme.example"]),
    )

    found = match([ana, ann, alien])

    assert found.persons["1"] != found.persons["3"]
    assert {pair.decision.outcome for pair in found.pairs} == {Outcome.MERGE, Outcome.ASK}
    assert all(
        (pair.decision.outcome is Outcome.MERGE) == (found.persons[pair.a] == found.persons[pair.b])
        for pair in found.pairs
    )
