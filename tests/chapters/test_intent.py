"""Needs and offers in sentences that people wrote; and what the owner says of themselves."""

import pytest

from amity.conversations.intent import asked_and_offered, is_intent
from amity.conversations.reading.own import said_of_me


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Do you know anyone who teaches German in the evenings?",
            [("need", "Do you know anyone who teaches German in the evenings?")],
        ),
        (
            "The weather is fine. Could you recommend a doctor in Porto?",
            [("need", "Could you recommend a doctor in Porto?")],
        ),
        (
            "I can help you move the piano on Saturday.",
            [("offer", "I can help you move the piano on Saturday.")],
        ),
        ("We had lunch by the river.", []),
        ("Do you need help? Click here to change your password.", []),
    ],
)
def test_only_sentences_that_ask_or_offer_are_found(text: str, found: list[tuple[str, str]]) -> None:
    assert list(asked_and_offered(text)) == found


def test_the_weights_tell_requests_from_reports() -> None:
    assert is_intent("Please send me the slides by Friday.")
    assert not is_intent("The choir sang for two hours.")


@pytest.mark.parametrize(
    ("sentence", "kind", "text"),
    [
        ("I need a flat in Leipzig.", "need", "a flat in Leipzig"),
        ("I'm looking for a tandem partner", "need", "a tandem partner"),
        ("Ich suche eine Wohnung in Leipzig", "need", "eine Wohnung in Leipzig"),
        ("I offer survey design review", "offer", "survey design review"),
        ("Ich biete Nachhilfe in Mathe an", "offer", "Nachhilfe in Mathe"),
    ],
)
def test_what_the_owner_says_of_themselves(sentence: str, kind: str, text: str) -> None:
    said = said_of_me(sentence)

    assert said
    assert (said.kind, said.text) == (kind, text)


@pytest.mark.parametrize(
    "sentence", ["Tom needs a van", "Ana offers to read drafts", "Met Ana, she needs a speaker", ""]
)
def test_what_is_about_others_is_left_to_the_note(sentence: str) -> None:
    assert said_of_me(sentence) is None
