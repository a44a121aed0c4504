"""Goals read from words, the board, asks and their texts: rules without a database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.base.errors import BadInput
from amity.conversations.facts import Fact, Promise, Someone, Touch
from amity.giving.balance import Balance, Lean
from amity.giving.texts import Value
from amity.opportunities import board, texts
from amity.opportunities.asks import First, Rate, Small, first, rate, smallest
from amity.opportunities.board import Stage, Step, Taken
from amity.opportunities.goals import LONGEST, Kind, Target, TargetKind, kind_of, targets_in

DAY = date(2026, 11, 24)
ANA = Someone(
    id="1",
    name="Ana Sousa",
    given="Ana",
    title="Data lead",
    organisation="Clinara",
    email="a@clinara.example",
)
SIE = replace(
    ANA,
    language="de",
    last_touch=Touch(
        id="1", at=datetime(2026, 11, 1, tzinfo=UTC), channel="mail", direction="in",
        summary="Sehr geehrte Frau Keller, ich danke Ihnen für Ihre Nachricht. Mit freundlichen Grüßen",
    ),
)  # fmt: skip
EVEN = Balance(given=0, received=0, lean=Lean.NOTHING)
VALUES = {
    "goal": Value("a data job in Lisbon", "goal:1"),
    "text": Value("Data lead, Clinara", "person:1"),
    "other": Value("Inês Duarte", "person:2"),
    "place": Value("Clinara", "owner"),
}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("A data job in Lisbon", Kind.JOB),
        ("Clients for my studio", Kind.CLIENT),
        ("Advice on finding a flat in Berlin", Kind.ADVICE),
        ("A flat with a balcony", Kind.HOME),
        ("A co-author for a book on panels", Kind.COLLABORATION),
        ("Investors for a repair café", Kind.BUSINESS),
        ("Ich suche eine Wohnung in Leipzig", Kind.HOME),
        ("Rat zur Finanzierung", Kind.ADVICE),
        ("Eine Stelle in der Pflege", Kind.JOB),
        ("Somebody to sing with", Kind.OTHER),
        ("找一份在上海的工作", Kind.OTHER),
        ("", Kind.OTHER),
    ],
)
def test_the_cue_that_comes_first_says_the_kind(words: str, kind: Kind) -> None:
    assert kind_of(words) is kind


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("A data job in Lisbon, from February", {("place", "Lisbon"), ("topic", "data")}),
        ("Product designer at Clinara", {("organisation", "Clinara"), ("role", "Product designer")}),
        ("Eine Wohnung in Leipzig", {("place", "Leipzig")}),
        ("Something new in February", set()),
        ("Arbeit in Teilzeit", set()),
    ],
)
def test_where_it_may_come_from_is_read_from_the_words(words: str, found: set[tuple[str, str]]) -> None:
    assert {(one.kind.value, one.text) for one in targets_in(words)} == found


def test_names_that_are_known_are_found_wherever_they_stand() -> None:
    found = targets_in(
        "banco atlantico or a bank like it", organisations=["Banco Atlântico"], places=["Bank"]
    )

    assert found[0] == Target(TargetKind.PLACE, "Bank")
    assert Target(TargetKind.ORGANISATION, "Banco Atlântico") in found


@given(st.text(max_size=LONGEST))
def test_any_words_are_read_in_good_time(words: str) -> None:
    assert kind_of(words) in Kind
    assert all(0 < len(one.text) <= 300 for one in targets_in(words))


def test_the_last_move_says_where_an_opening_stands() -> None:
    moves = [Taken(Step.NOTICED, DAY), Taken(Step.TALKING, DAY), Taken(Step.REACHED, DAY, "from May")]

    stands = board.standing(moves)

    assert (stands.stage, stands.reached, stands.words, stands.open) == (
        Stage.CLOSED,
        True,
        "from May",
        False,
    )
    assert board.standing(moves[:2]).open
    with pytest.raises(BadInput):
        board.standing([])


def test_the_board_has_two_edges() -> None:
    assert [board.beside(Stage.TALKING, by) for by in (-1, 1)] == [Stage.ASKED, Stage.REFERRED]
    assert board.beside(Stage.CLOSED, 1) is None
    assert board.is_move([Taken(Step.CLOSED, DAY)], Step.REACHED)
    assert not board.is_move([Taken(Step.ASKED, DAY)], Step.ASKED)


def test_the_rate_counts_only_answers() -> None:
    assert rate([]) == Rate(0, 0, 0)
    assert rate([True, None, False, True]).tells
    assert not rate([True, None]).tells


@pytest.mark.parametrize(
    ("stands", "owing", "silent", "wanted"),
    [
        (EVEN, True, 3, First.PROMISE),
        (replace(EVEN, lean=Lean.RECEIVED), True, 3, First.PROMISE),
        (replace(EVEN, lean=Lean.RECEIVED), False, 900, First.GIFT),
        (EVEN, False, 900, First.HELLO),
        (EVEN, False, None, First.HELLO),
        (replace(EVEN, lean=Lean.GAVE), False, 30, First.NOTHING),
    ],
)
def test_what_comes_before_an_ask(stands: Balance, owing: bool, silent: int | None, wanted: First) -> None:
    assert first(stands, owing=owing, silent_days=silent) is wanted


def test_the_further_somebody_is_the_smaller_the_ask() -> None:
    assert smallest(1, end_known=True) is Small.TALK
    assert smallest(3, end_known=True) is Small.INTRODUCTION
    assert smallest(1, end_known=False) is Small.WHOM


@pytest.mark.parametrize("to", [ANA, replace(ANA, language="de"), SIE], ids=["en", "du", "Sie"])
@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("small", list(Small))
def test_every_ask_passes_the_gate_asks_one_thing_and_says_what_it_rests_on(
    small: Small, kind: Kind, to: Someone
) -> None:
    text = texts.ask(small, kind, to, VALUES)

    assert text.why == "ok"
    assert text.draft.body.count("?") == 1
    assert not set("{<~") & set(text.draft.body)
    assert len(text.draft.body.split()) <= 60
    assert "goal:1" in {clause.source for clause in text.draft.basis}
    assert text.draft.subject


def test_an_ask_without_what_speaks_for_them_leaves_it_to_the_owner() -> None:
    values = VALUES | {"text": Value("[ask: why it is them]", "owner")}

    assert "[ask: why it is them]" in texts.ask(Small.TALK, Kind.JOB, ANA, values).draft.body


def test_nothing_is_asked_while_a_promise_is_open() -> None:
    text = texts.ask(Small.TALK, Kind.JOB, ANA, VALUES, owing=True)

    assert (text.draft.body, text.why) == ("", "asks while owing without giving")


def test_a_sensitive_goal_is_not_told_to_anybody() -> None:
    values = VALUES | {"goal": Value("a flat after my divorce", "goal:1")}

    assert texts.ask(Small.WHOM, Kind.HOME, ANA, values).draft.body == ""


@pytest.mark.parametrize("to", [ANA, replace(ANA, language="de"), SIE], ids=["en", "du", "Sie"])
@pytest.mark.parametrize("outcome", ["", "I start in February"])
def test_thanks_say_for_what(to: Someone, outcome: str) -> None:
    values = {"opening": Value("Clinara, patient data", "opening:1")}
    values |= {"outcome": Value(outcome, "opening:1")} if outcome else {}

    text = texts.thank(to, values)

    assert text.why == "ok"
    assert "Clinara, patient data" in text.draft.body
    assert outcome in text.draft.body


def test_what_can_be_passed_on_names_the_owner() -> None:
    assert texts.forward(ANA, "Maya", "A data job in Lisbon") == "Maya is looking for: a data job in Lisbon"
    assert texts.forward(ANA, "", "A data job") == ""


def test_a_promise_of_ours_is_known_to_the_text() -> None:
    owed = replace(
        ANA, promises=(Promise(id="1", by="me", text="send the notes", made_on=DAY - timedelta(days=9)),)
    )
    told = replace(ANA, facts=(Fact(id="1", kind="work", text="hires in January", source="you"),))

    assert texts.ask(Small.TALK, Kind.JOB, told, VALUES).why == "ok"
    assert texts.ask(Small.TALK, Kind.JOB, owed, VALUES, owing=True).why != "ok"
