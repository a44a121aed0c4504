"""The gate: what a draft may not do, each with the sentence that says why."""

import json
from pathlib import Path
from typing import Any

import pytest

from amity.conversations.facts import Clause
from amity.conversations.gate import Ground, Verdict, is_sensitive, judge

LINES = (Path(__file__).parent / "data" / "open_drafts.jsonl").read_text(encoding="utf-8").splitlines()
CHOIR = Ground("f1", "sings in a choir", "conversation 2026-10-14")
KNOWN = {"in the choir": "f1"}


def verdict(text: str, basis: dict[str, str] | None = None, *facts: Ground, **more: Any) -> Verdict:
    clauses = [Clause(clause, source) for clause, source in (KNOWN if basis is None else basis).items()]
    return judge(text, basis=clauses, facts=facts or (CHOIR,), **more)


@pytest.mark.parametrize("line", LINES, ids=range(len(LINES)))
def test_the_open_drafts_are_judged_as_their_owner_judged_them(line: str) -> None:
    case = json.loads(line)

    found = judge(
        case["draft"],
        basis=[Clause(text, source) for text, source in case["basis"].items()],
        facts=[Ground(f["id"], f["text"], f["source"], f.get("private", False)) for f in case["facts"]],
        recent=case["recent"],
    )

    assert ("pass" if found.passes else "refuse", found.why) == (case["verdict"], case["why"])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Hi Mia, are you still singing in the choir?", "ok"),
        ("Hi Mia, I thought of you in the choir. [ask: what you heard]", "ok"),
        ("Hi Mia, singing in the choir must be fun.", "no real question"),
        ("Hi Mia, you sing in the choir and play the harp. What is next?", "invented fact"),
        ("Hi Mia, are you still in the choir? How is your new boat?", "invented fact"),
        ("Hi Mia, I liked hearing you in the choir. How are you?", "no real question"),
        ("Hi Mia, I remember you in the choir.", "no real question"),
        ("Hi Mia, still in the choir? I am in awe of your talent.", "flattery"),
        ("Hi Mia, still in the choir? You never call.", "pressure or guilt"),
        ("Hi Mia, still in the choir? Sign up today for our product.", "sales words"),
        ("Hi Mia, just checking in: still in the choir?", "machine phrases"),
        ("Hi Mia, still in the choir after the divorce?", "reveals a private or sensitive note"),
        ("Hi Mia, still in the choir? " + "and so on " * 20, "too long"),
        ("Liebe Mia, singst du noch in the choir? Du meldest dich ja nie.", "pressure or guilt"),
        ("Liebe Mia, in the choir bist du die beste Stimme, einzigartig. Wann singt ihr?", "flattery"),
        ("Liebe Mia, ich hoffe, es geht dir gut. Singst du noch in the choir?", "machine phrases"),
    ],
)
def test_general_rules(text: str, why: str) -> None:
    assert verdict(text).why == why


@pytest.mark.parametrize(
    ("text", "clause", "stored"),
    [
        ("Hi Liam, I have two tickets for the lute concert. You said you love the lute. Would you like one?", "you love the lute", "loves lute music"),
        ("Hi Kofi, congratulations on the new job at the museum! What is your first exhibition about?", "the new job at the museum", "got a job at the maritime museum"),
        ("Hi Zoë, I saw a heron and thought of your drawings of birds. Are you drawing this winter?", "your drawings of birds", "draws birds"),
        ("Hallo Greta, wie läuft es mit dem neuen Hund? Kommt ihr gut durch die Nächte?", "dem neuen Hund", "hat jetzt einen Hund"),
        ("Hallo Yara, dein Segelschein ist geschafft. Wohin geht die erste Fahrt?", "dein Segelschein", "hat den Segelschein bestanden"),
        ("Hallo Ole, ich schulde dir die Bohrmaschine und bringe sie am Samstag. Passt dir das?", "die Bohrmaschine", "Ich habe versprochen, die Bohrmaschine zurückzugeben"),
    ],
)  # fmt: skip
def test_kind_and_true_drafts_pass(text: str, clause: str, stored: str) -> None:
    assert verdict(text, {clause: "f1"}, Ground("f1", stored, "conversation 2026-10-14")).why == "ok"


@pytest.mark.parametrize(
    ("text", "clause", "stored"),
    [
        ("Hi Rosa, you moved to Leeds and started a bakery there. How is it?", "moved to Leeds", "moved to Leeds"),
        ("Hallo Rosa, du bist nach Leipzig gezogen und hast geheiratet. Wie ist es?", "nach Leipzig gezogen", "ist nach Leipzig gezogen"),
        ("Hi Sam, congratulations on your promotion to director! How does it feel?", "congratulations", "works at a solar startup"),
    ],
)  # fmt: skip
def test_a_second_thing_that_nobody_told_is_invented(text: str, clause: str, stored: str) -> None:
    assert (
        verdict(text, {clause: "f1"}, Ground("f1", stored, "conversation 2026-10-14")).why == "invented fact"
    )


def test_a_clause_without_a_source_is_refused() -> None:
    assert verdict("Hi Mia, still in the choir?", {"in the choir": "f9"}).why == "invented fact"
    assert verdict("Hi Mia, still in the choir?", {"in the band": "f1"}).why == "invented fact"
    assert (
        verdict("Hi Mia, do you row in the boat race?", {"row in the boat race": "f1"}).why == "invented fact"
    )
    assert verdict("Hi Mia, what news of the harbour?", {}).why == "no sourced fact"


def test_a_private_fact_is_found_without_being_named() -> None:
    private = Ground("f2", "lost the court case", private=True)

    assert verdict(
        "Hi Mia, still in the choir, after you lost that court case?", None, CHOIR, private
    ).why == ("reveals a private or sensitive note")
    assert verdict("Hi Mia, are you still in the choir?", None, CHOIR, private).passes


def test_an_ask_to_somebody_one_owes_needs_a_gift() -> None:
    ask = "Hi Mia, you sing in the choir. Could you introduce me to its leader?"

    assert verdict(ask).passes
    assert verdict(ask, owing=True).why == "asks while owing without giving"
    assert verdict(f"{ask} The notes I owe you are attached.", owing=True).passes


def test_the_same_text_to_two_people_is_refused_and_another_is_not() -> None:
    text = "Hi Mia, are you still singing in the choir these days?"

    assert (
        verdict(text, recent=["Hi Tom, are you still singing in the choir these days?"]).why
        == "near-identical to another"
    )
    assert verdict(text, recent=["Hi Tom, how did the sailing exam go?"]).passes


def test_sensitive_matters_are_known_in_both_languages() -> None:
    assert all(
        map(is_sensitive, ("in treatment for depression", "ist in Therapie", "got divorced", "hat Schulden"))
    )
    assert not any(map(is_sensitive, ("sings in a choir", "sucht eine Wohnung", "has a new boss")))
