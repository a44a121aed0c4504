"""Lines noted at an event, and what is owed after it: pure rules."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.conversations.drafts import write
from amity.conversations.facts import Evidence, Fact, Promise, Reason, Someone, Touch, Why
from amity.conversations.reading import KnownPerson
from amity.events import FollowUp, Met, Turn, ended, owed
from amity.events.lines import hear

DAY = date(2026, 11, 22)
KNOWN = (
    KnownPerson("lucia", "Lúcia Prado", "Lúcia"),
    KnownPerson("ana", "Ana Sousa", "Ana"),
    KnownPerson("wei", "Wei Zhang", "Wei"),
)


@pytest.mark.parametrize(
    ("line", "met"),
    [
        ("Lúcia wants a speaker for January, I said Ana would be great", ("Lúcia Prado",)),
        ("Rui Castelo, works on hospital open data", ("Rui Castelo",)),
        ("- Kim Lee, freelance designer from Porto", ("Kim Lee",)),
        ("wei, moving to Coimbra", ("Wei Zhang",)),
        ("talked with Wei and Lúcia about survey data", ("Wei Zhang", "Lúcia Prado")),
        ("Met Tom Becker, looks for a flat in Porto", ("Tom Becker",)),
        ("Priya: her daughter starts school", ("Priya",)),
        ("Mara Lindt lernt Portugiesisch", ("Mara Lindt",)),
        ("Wei introduced me to Rui Castelo, he needs a designer", ("Wei Zhang", "Rui Castelo")),
        ("the one with the red scarf", ()),
        ("Great venue, good food", ()),
        ("", ()),
    ],
)
def test_who_stands_first_was_talked_to(line: str, met: tuple[str, ...]) -> None:
    assert hear(line, today=DAY, known=KNOWN).met == met


@pytest.mark.parametrize(
    ("line", "facts", "needs", "promises"),
    [
        ("Wei says hi, moving to Coimbra in March", ["moving to Coimbra in March"], [], []),
        (
            "Rui Castelo, works on hospital open data, his team hires in spring",
            ["works on hospital open data", "his team hires in spring"],
            [],
            [],
        ),
        (
            "Tom Becker needs a speaker for January, I promised to send him the slides",
            [],
            ["a speaker for January"],
            ["me"],
        ),
        ("Jo Park, will send me the dataset by Monday", [], [], ["them"]),
        ("Met Tom Becker, looks for a flat. Will introduce him to Wei", [], ["a flat"], ["me"]),
        (
            "Mara Lindt lernt Portugiesisch, ich schicke ihr das Buch bis Freitag",
            ["lernt Portugiesisch"],
            [],
            ["me"],
        ),
    ],
)
def test_nothing_that_was_written_of_somebody_is_lost(
    line: str, facts: list[str], needs: list[str], promises: list[str]
) -> None:
    note = hear(line, today=DAY, known=KNOWN).note

    assert [fact.text for fact in note.facts] == facts
    assert [need.text for need in note.needs] == needs
    assert [promise.by for promise in note.promises] == promises


@pytest.mark.parametrize(
    ("line", "through"),
    [
        ("Rui Castelo through Wei, works on hospital data, his team hires", (("Wei Zhang", "Rui Castelo"),)),
        ("Wei introduced me to Rui Castelo", (("Wei Zhang", "Rui Castelo"),)),
        ("Wei plays go", ()),
    ],
)
def test_who_introduced_is_heard(line: str, through: tuple[tuple[str, str], ...]) -> None:
    heard = hear(line, today=DAY, known=KNOWN)

    assert heard.through == through
    assert {fact.person for fact in heard.note.facts} <= set(heard.met)


@given(st.text(max_size=300))
def test_any_line_can_be_heard(line: str) -> None:
    heard = hear(line, today=DAY, known=KNOWN)

    assert all(fact.text in heard.text for fact in heard.note.facts)


@pytest.mark.parametrize(
    ("met", "kinds"),
    [
        (Met(key="a"), ["first", "second"]),
        (Met(key="a", host=True), ["thanks", "second"]),
        (Met(key="a", introduced=True), ["thanks", "second"]),
        (Met(key="a", talked=False, host=True), ["thanks"]),
        (Met(key="a", talked=False), []),
    ],
)
def test_what_is_owed_to_whom(met: Met, kinds: list[str]) -> None:
    assert [one.kind.value for one in owed([met], day=DAY, today=DAY)] == kinds


@given(st.integers(0, 60))
def test_nothing_is_owed_in_the_past_and_the_first_within_two_days(late: int) -> None:
    today = DAY + timedelta(days=late)

    first, second = owed([Met(key="a")], day=DAY, today=today)

    assert today <= first.due <= max(today, DAY + timedelta(days=2))
    assert second.due > first.due
    assert late > 0 or second.due <= DAY + timedelta(days=28)


def _turn(days: float, direction: str) -> Turn:
    return Turn(datetime(2026, 11, 22, 20, tzinfo=UTC) + timedelta(days=days), direction)


@pytest.mark.parametrize(
    ("kind", "turns", "how"),
    [
        ("first", [], None),
        ("first", [_turn(-1, "in")], None),
        ("first", [_turn(1, "out")], "wrote"),
        ("first", [_turn(1, "in")], "reply"),
        ("first", [_turn(1, "both")], "reply"),
        ("first", [_turn(1, "none")], None),
        ("second", [_turn(1, "out")], None),
        ("second", [_turn(1, "out"), _turn(14, "out")], "wrote"),
        ("second", [_turn(1, "out"), _turn(2, "in")], "reply"),
        ("thanks", [_turn(2, "out"), _turn(1, "in")], "reply"),
    ],
)
def test_what_ends_a_message(kind: str, turns: list[Turn], how: str | None) -> None:
    due = DAY + timedelta(days=21 if kind == "second" else 1)

    end = ended(FollowUp(kind), talk=datetime(2026, 11, 22, 20, tzinfo=UTC), due=due, turns=turns)

    assert (end[0] if end else None) == how


def _somebody(**known: object) -> Someone:
    return Someone(id="p", name="Rui Castelo", given="Rui", **known)  # type: ignore[arg-type]


def _reason(**details: str | int) -> Reason:
    talk = Evidence(kind="touch", id="t", on=DAY, text="Data Makers")
    return Reason(
        why=Why.FOLLOW_UP, evidence=(talk,), details={"after": 1, "event": "Data Makers", **details}
    )


@pytest.mark.parametrize("language", ["en", "de"])
def test_first_words_say_what_was_said_there(language: str) -> None:
    tomorrow = DAY + timedelta(days=1)
    talk = Touch(
        id="t",
        at=datetime(2026, 11, 22, 19, tzinfo=UTC),
        channel="in_person",
        direction="both",
        subject="Data Makers",
    )
    told = Fact(
        id="f",
        kind="work",
        text={"en": "works on open data", "de": "arbeitet an offenen Daten"}[language],
        source="you",
        said_on=DAY,
    )
    mine = Promise(
        id="q",
        by="me",
        text={"en": "send him the slides", "de": "ihm die Folien schicken"}[language],
        made_on=DAY,
    )

    said = [
        write(_somebody(first_touch=talk, facts=(told,)), (_reason(),), today=tomorrow, language=language),
        write(
            _somebody(first_touch=talk, facts=(told,), promises=(mine,)),
            (_reason(),),
            today=tomorrow,
            language=language,
        ),
        write(_somebody(first_touch=talk), (_reason(),), today=tomorrow, language=language),
        write(_somebody(first_touch=talk), (_reason(thanked="host"),), today=tomorrow, language=language),
        write(
            _somebody(first_touch=talk),
            (_reason(thanked="introduced", met="Wei Zhang"),),
            today=tomorrow,
            language=language,
        ),
        write(_somebody(), (_reason(second=1),), today=DAY + timedelta(days=21), language=language),
    ]

    words = {"en": ("open data", "slides"), "de": ("offenen Daten", "Folien")}[language]
    for draft, word in zip(
        said, (*words, "Data Makers", "Data Makers", "Wei Zhang", "Data Makers"), strict=True
    ):
        assert word in draft.body
    assert [draft.basis[1].source for draft in said] == [
        "fact:f",
        "promise:q",
        "touch:t",
        "touch:t",
        "touch:t",
        "touch:t",
    ]


def test_private_things_are_never_said() -> None:
    told = Fact(id="f", kind="work", text="works through a divorce", source="you", said_on=DAY, private=True)

    draft = write(_somebody(facts=(told,)), (_reason(),), today=DAY + timedelta(days=1))

    assert "divorce" not in draft.body
