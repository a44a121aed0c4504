"""German: every sentence of the product is translated, keeps its places for names, and reads right on the page."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from django.test import Client
from django.utils import translation

import amity
from amity import rhythm
from amity.actions import log
from amity.actions import today as action
from amity.conversations.facts import Reason, Why
from amity.store.models import Network, Person
from amity.surfaces.serving import link
from amity.surfaces.words import reasons, ties, times
from tests.surfaces.web_reader import HERE, TODAY, let_in, write

SOURCE = Path(amity.__file__).parent
GERMAN = SOURCE / "locale" / "de" / "LC_MESSAGES" / "django.po"
RENEW = "run tools/messages.sh and translate src/amity/locale/de/LC_MESSAGES/django.po"
MARKED = {"_": 1, "gettext": 1, "gettext_lazy": 1, "ngettext": 2, "pgettext": 2, "npgettext": 3}
KEYWORDS: dict[str, Any] = {
    "N_": None,
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACES = re.compile(r"%\((\w+)\)(\w)")


@pytest.fixture(scope="module")
def german() -> Catalog:
    with GERMAN.open("rb") as text:
        return read_po(text, locale="de")


@pytest.fixture
def in_german() -> Iterator[None]:
    with translation.override("de"):
        yield


def _read(client: Client, address: str) -> str:
    answer = client.get(address, headers={"accept-language": "de-AT,de;q=0.9,en;q=0.5"})
    assert (address, answer.status_code) == (address, 200)
    return answer.content.decode()


def _collected() -> set[tuple[str | None, Any]]:
    found = extract_from_dir(
        SOURCE,
        [("**.py", "python"), ("**/templates/**.html", "jinja2")],
        {"**/templates/**.html": {"silent": "false", "trimmed": "true"}},
        KEYWORDS,
    )
    return {(context, said) for _file, _line, said, _comments, context in found}


def _forms(message: Message) -> tuple[list[str], list[str]]:
    original = [message.id] if isinstance(message.id, str) else list(message.id)
    said = [message.string] if isinstance(message.string, str) else list(message.string)
    return original, said


def test_every_sentence_has_its_german(german: Catalog) -> None:
    known = {(one.context, one.id): one for one in german if one.id}

    collected = _collected()

    assert collected - known.keys() == set(), RENEW
    assert known.keys() - collected == set(), RENEW
    silent = [one.id for one in known.values() if one.fuzzy or not all(_forms(one)[1])]
    assert silent == [], RENEW


def test_places_for_names_and_numbers_are_kept(german: Catalog) -> None:
    for message in german:
        original, said = _forms(message) if message.id else ([], [])
        allowed = {place for form in original for place in PLACES.findall(form)}
        needed = set(PLACES.findall(original[-1])) if original else set()
        assert all(set(PLACES.findall(form)) <= allowed for form in said), message.id
        assert not said or set(PLACES.findall(said[-1])) == needed, message.id


def test_no_sentence_is_hidden_from_those_who_collect() -> None:
    """A marked sentence inside an f-string, or one that is put together before it is marked, is not found."""
    hidden = []
    for file in SOURCE.rglob("*.py"):
        tree = ast.parse(file.read_text())
        inside = {
            id(node)
            for whole in ast.walk(tree)
            if isinstance(whole, ast.JoinedStr)
            for node in ast.walk(whole)
        }
        hidden += [
            f"{file.name}:{call.lineno}"
            for call in ast.walk(tree)
            if isinstance(call, ast.Call)
            and isinstance(call.func, ast.Name)
            and call.func.id in MARKED
            and (
                id(call) in inside
                or not all(isinstance(said, ast.Constant) for said in call.args[: MARKED[call.func.id]])
            )
        ]

    assert hidden == []


def test_one_singular_has_one_plural() -> None:
    plurals: dict[tuple[str | None, str], set[str]] = {}
    for context, said in _collected():
        if not isinstance(said, str):
            plurals.setdefault((context, said[0]), set()).add(said[1])

    assert {singular: forms for singular, forms in plurals.items() if len(forms) > 1} == {}


@pytest.mark.parametrize("address", ["/", "/people", "/people/new", "/log", "/journal", "/import", "/welcome", "/welcome/people", "/welcome/first"])  # fmt: skip
def test_a_german_browser_reads_german(network: Network, address: str, settings: Any) -> None:
    settings.AMITY_TODAY = TODAY
    write(network, "Met Ana Sousa at PyCon, her daughter starts school, promised to send the article")

    said = _read(let_in(), address)

    assert '<html lang="de">' in said
    left = re.findall(
        r">\s*(Save|Today|People|Journal|Log a conversation|Next|Back|Edit|Undo|Read)\s*<", said
    )
    assert left == []


def test_another_language_is_answered_in_english(network: Network) -> None:
    said = let_in().get("/people", headers={"accept-language": "fr"}).content.decode()

    assert '<html lang="en">' in said


def test_days_and_numbers_are_written_as_germans_do(network: Network, settings: Any) -> None:
    settings.AMITY_TODAY = TODAY
    write(
        network, "Met Ana Sousa at PyCon, her daughter starts school, promised to send the article by Friday"
    )

    today, person = _read(let_in(), "/"), _read(let_in(), f"/people/{Person.objects.of(network).get().id}")

    assert "Dienstag, 24. November" in today
    assert "24. Nov." in person
    with translation.override("de"):
        assert ties.why(_tie(), TODAY)[1] == "Nach 180 Tagen zählt ein Tag noch halb; so gezählt sind es 2,0."


def _tie() -> rhythm.Tie:
    noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
    tie = rhythm.build([rhythm.Event(noon - timedelta(days=back), touch=back + 1) for back in (0, 1)], UTC)
    assert tie is not None
    return tie


def test_the_first_visit_settles_the_language_of_drafts(network: Network, settings: Any) -> None:
    settings.AMITY_TODAY = TODAY
    write(network, "Met Ana Sousa at PyCon, promised to send the article", TODAY - timedelta(days=3))
    for language in ("de-DE,de;q=0.9", "en"):
        browser = Client(SERVER_NAME=HERE.partition(":")[0], SERVER_PORT=HERE.partition(":")[2])
        browser.get(link.mint(), headers={"accept-language": language})

    network.refresh_from_db()

    assert network.language == "de"
    [one] = action.plan(network, today=TODAY).suggestions
    assert re.search(r"\b(du|dir|dich|dein|unser|unserem|das|habe|hat)\b", one.draft.body), one.draft.body


@pytest.mark.usefixtures("in_german")
def test_reasons_in_german() -> None:
    quiet = {"days": 94, "low": 40, "high": 75, "channel": "in_person", "place": "Porto"}
    birthday = {"in_days": 1}
    connected = {"years": 3, "days": 1096, "source": "linkedin"}
    found: list[tuple[Why, Any]] = [(Why.QUIET, quiet), (Why.BIRTHDAY, birthday), (Why.CONNECTED, connected)]

    said = [reasons.sentence(Reason(why=why, details=details), TODAY) for why, details in found]

    assert said == [
        "Ihr habt euch zuletzt vor 94 Tagen gesprochen (Porto); sonst alle 40 bis 75 Tage.",
        "Hat morgen Geburtstag.",
        "Diese Woche vor 3 Jahren habt ihr euch auf LinkedIn vernetzt.",
    ]


@pytest.mark.usefixtures("in_german")
@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 23), "gestern"),
        (date(2026, 11, 3), "vor 21 Tagen"),
        (date(2026, 3, 8), "im März"),
        (date(2023, 3, 8), "2023"),
    ],
)
def test_how_long_ago_in_german(day: date, said: str) -> None:
    assert times.ago(day, TODAY) == said


def test_the_lines_that_german_pages_suggest_are_understood(network: Network, german: Catalog) -> None:
    suggested = [
        one for one in german if one.id and any("templates/log/" in file for file, _line in one.locations)
    ]
    lines = [one.string for one in suggested if str(one.id).startswith(("Lunch with", "Called", "Met "))]

    read = [log.understand(network, str(line) % {"name": "Hana"}, today=TODAY) for line in lines]

    assert len(read) == 5
    understood = [
        bool(one.note.people and one.note.encounters and (one.note.facts or one.note.promises))
        for one in read
    ]
    assert dict(zip(lines, understood, strict=True)) == dict.fromkeys(lines, True)
