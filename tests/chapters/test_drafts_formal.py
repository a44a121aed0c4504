"""German drafts say "Sie" to whoever is written to with "Sie", and "du" to everybody else."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from amity.conversations.drafts import write
from amity.conversations.facts import Evidence, Fact, Promise, Reason, Someone, Touch, Why
from amity.conversations.phrases import DE_SIE, says_sie

TODAY = date(2026, 11, 24)
DU = re.compile(r"\b(?:du|dich|dir|dein\w*|hast|bist|kannst|möchtest)\b", re.I)
FORMAL = (
    "Guten Tag Frau Weber, vielen Dank für Ihre Mail. Ich schicke Ihnen den Plan am Montag. Passt Ihnen das?"
)


def wrote(text: str, channel: str = "mail") -> Touch:
    at = datetime(2026, 11, 24, 12, tzinfo=UTC) - timedelta(days=94)
    return Touch(id="t1", at=at, channel=channel, direction="in", subject="Der Plan", summary=text)


def ruth(text: str = FORMAL, **fields: object) -> Someone:
    told = {"name": "Ruth Adler", "given": "Ruth", "email": "ruth@adler.example", **fields}
    return Someone(id="r", last_touch=wrote(text), **told)  # type: ignore[arg-type]


def reasons() -> dict[str, Reason]:
    promised = Evidence(kind="promise", id="p1", text="ihr den Plan schicken")
    born = Evidence(kind="date", id="d1", on=date(2026, 11, 26))
    version = Evidence(kind="version", id="7")
    return {
        "quiet": Reason(why=Why.QUIET),
        "reply": Reason(why=Why.REPLY, evidence=(Evidence(kind="touch", id="t1", on=TODAY),)),
        "birthday": Reason(why=Why.BIRTHDAY, evidence=(born,)),
        "promise": Reason(why=Why.PROMISE, evidence=(promised,)),
        "dormant": Reason(why=Why.DORMANT),
        "news": Reason(why=Why.NEWS, evidence=(version,), details={"kind": "work", "organisation": "Hafen"}),
        "named": Reason(why=Why.NAMED),
    }


@pytest.mark.parametrize("why", sorted(reasons()))
def test_who_writes_sie_is_answered_with_sie(why: str) -> None:
    promise = Promise(id="p1", by="me", text="ihr den Plan schicken", made_on=TODAY)
    fact = Fact(id="f1", kind="work", text="leitet jetzt die Bibliothek", source="you", said_on=TODAY)
    someone = ruth(promises=(promise,), facts=(fact,))

    body = write(someone, (reasons()[why],), today=TODAY, language="de").body

    assert body.startswith("Guten Tag Ruth Adler,")
    assert not DU.search(re.sub(r"\[[^\]]*\]", "", body))


@pytest.mark.parametrize(
    ("text", "formal"),
    [
        (FORMAL, True),
        ("Ich wollte fragen, ob Sie am Montag kommen.", True),
        ("Sie kommt am Montag. Sie bringt Kuchen mit.", False),
        ("Ich habe sie gesehen und ihr davon erzählt.", False),
        ("Kommst du am Montag? Ich bringe Ihnen allen Kuchen mit.", False),
        ("Thanks for your mail.", False),
        ("", False),
    ],
)
def test_what_tells_that_somebody_says_sie(text: str, formal: bool) -> None:
    assert says_sie(ruth(text)) == formal


def test_a_chat_of_several_tells_nothing_and_english_has_one_word_for_both() -> None:
    assert not says_sie(Someone(id="r", name="Ruth Adler", last_touch=wrote(FORMAL, "chat")))
    assert write(ruth(), (Reason(why=Why.QUIET),), today=TODAY).body.startswith(("Hi Ruth,", "Hello Ruth,"))


@pytest.mark.parametrize("ways", [DE_SIE.openings, DE_SIE.closings])
def test_every_topic_has_a_way_to_say_it_without_du(ways: dict[str, tuple[str, ...]]) -> None:
    for topic, texts in ways.items():
        assert texts, topic
        assert not [text for text in texts if DU.search(re.sub(r"\[[^\]]*\]", "", text))]
