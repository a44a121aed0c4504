"""A draft said shorter and warmer, and the texts of giving: nothing is added that is not stored."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from amity.conversations.facts import Clause, Draft, Someone, Touch
from amity.conversations.gate import Ground, judge
from amity.conversations.variants import variants
from amity.conversations.wording import words
from amity.giving.phrases import DE, EN, SUBJECTS
from amity.giving.texts import Value, write

ANA = Someone(id="a", name="Ana Sousa", given="Ana", email="ana@example.org")
LUCIA = Someone(id="l", name="Lúcia Prado", given="Lúcia")
NEED = Value("a speaker about surveys", "fact:n", stored="looks for, sucht")
VALUES = {
    "need": NEED, "offer": Value("reads talk proposals", "fact:o"), "other": Value("Lúcia Prado", "introduction:i", stored="said yes to an introduction, both; hat Ja gesagt zum Kennenlernen, beide"),
    "first": Value("Ana Sousa", "person:a"), "second": Value("Lúcia Prado", "person:l"),
    "outcome": Value("a workshop in May", "introduction:i"), "thing": Value("Weighting a panel", "resource:r"),
    "care": Value("publishes the panel", "fact:c"), "topic": Value("sampling", "owner"),
    "why": Value("you both like surveys", "introduction:i"), "text": Value("read my proposal", "give:g"), "about": Value("Lead, Data Makers", "person:l"),
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", EN)
def test_every_text_passes_the_gate_with_a_source_for_every_clause(kind: str, language: str) -> None:
    to = (ANA, LUCIA) if kind == "joint" else (ANA,)
    text = write(kind, to, VALUES, language=language)

    assert text.why == "ok", text
    assert all(clause.text in text.draft.body for clause in text.draft.basis)
    assert any(clause.source != "owner" for clause in text.draft.basis)
    assert len(words(text.draft.body)) <= 60
    for variant in (text.shorter, text.warmer):
        assert variant is None or all(clause.text in variant.body for clause in variant.basis)


def test_both_languages_say_the_same_things() -> None:
    assert EN.keys() == DE.keys()
    assert SUBJECTS["en"].keys() == SUBJECTS["de"].keys() == {kind.partition(".")[0] for kind in EN}


def test_sie_is_said_where_the_mails_say_so() -> None:
    wrote = Touch(
        id="1",
        at=datetime(2026, 11, 2, tzinfo=UTC),
        channel="mail",
        direction="in",
        summary="Können Sie mir die Folien schicken?",
    )
    formal = write("opt_in", (replace(LUCIA, last_touch=wrote),), VALUES, language="de")

    assert "was Sie suchen" in formal.draft.body
    assert "was du suchst" in write("opt_in", (LUCIA,), VALUES, language="de").draft.body


def test_nothing_private_is_told() -> None:
    text = write("request", (ANA,), VALUES | {"need": Value("a lawyer for the divorce", "fact:n")})
    assert (text.draft.body, text.why) == ("", "reveals a private or sensitive note")

    text = write("request", (ANA,), VALUES | {"need": Value("a quiet room", "fact:n", private=True)})
    assert text.why == "reveals a private or sensitive note"


def test_nothing_is_asked_while_something_is_owed() -> None:
    text = write("ask.advice", (ANA,), VALUES, owing=True)

    assert (text.draft.body, text.why) == ("", "asks while owing without giving")
    assert write("share", (ANA,), VALUES, owing=True).why == "ok"


def test_a_thank_you_needs_no_question_but_a_letter_does() -> None:
    basis, facts = [Clause("your comments", "give:g")], [Ground("give:g", "your comments on my paper")]

    assert judge("Hi Tom, thank you for your comments.", basis=basis, facts=facts).why == "no real question"
    assert judge("Hi Tom, thank you for your comments.", basis=basis, facts=facts, asks=False).passes


def test_shorter_keeps_the_fact_and_the_question_and_warmer_adds_a_kind_word() -> None:
    draft = Draft(
        channel="email",
        body="Hi Mia, you sing in the choir. It rains here today. Which song comes next?",
        basis=(
            Clause("Hi Mia,", "owner"),
            Clause("you sing in the choir", "fact:f"),
            Clause("It rains here today", "owner"),
        ),
    )
    both = variants(draft)

    assert both.shorter
    assert both.shorter.body == "Hi Mia, you sing in the choir. Which song comes next?"
    assert both.warmer
    assert both.warmer.body.startswith(draft.body)
    assert variants(draft) == both
