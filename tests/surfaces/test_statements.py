"""No page and no command asks the store more often because there is more in it."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from typer.testing import Result

from amity.actions import people
from amity.people.records import Card, Post
from amity.store.models import Network
from tests.surfaces.every_page import ana, furnish, pages
from tests.surfaces.test_cli_frame import COMMANDS
from tests.surfaces.web_reader import TODAY, let_in, write

Amity = Callable[..., Result]
FEW, MANY = 6, 30
# What a command that prints JSON is asked here; None for those that read or write everything there is.
ASKED: dict[str, tuple[str, ...] | None] = {
    "today": (),
    "people": (),
    "person": ("Ana Sousa",),
    "tie": ("Ana Sousa",),
    "path": ("Ana Sousa",),
    "brief": ("Ana Sousa",),
    "event brief": ("Data Makers",),
    "event after": ("Data Makers", "Wei Zhang says hi"),
    "journal": (),
    "check": (),
    "log": ("Met Ana Sousa, her daughter starts school",),
    "who": ("climbing",),
    "insight": None,
    "same": (),
    **dict.fromkeys(("give", "give ledger", "give week", "give support", "give share", "give found"), ()),
    **dict.fromkeys(("goal list",), ()),
    "goal show": ("data",),
    "goal there": ("Lisbon",),
    **dict.fromkeys(f"goal {verb}" for verb in "add close remove opening move asked answer".split()),
    "event list": (),
    **dict.fromkeys(("event add", "event import")),
    **dict.fromkeys(("give feeds", "give fresh", "give recommend"), ()),
    **dict.fromkeys(("intro suggest", "intro list"), ()),
    **dict.fromkeys(
        f"give {verb}" for verb in "note end log thank ask save yes no keep leave remove".split()
    ),
    **dict.fromkeys(f"intro {verb}" for verb in "start ask answer made outcome close text".split()),
    **dict.fromkeys(
        (
            "backup",
            "done",
            "export",
            "import",
            "later",
            "match",
            "merge",
            "remind",
            "restore",
            "skip",
            "undo",
            "unmerge",
        )
    ),
}


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.AMITY_TODAY = TODAY


def _live_on(network: Network, numbers: range) -> None:
    """More people alike, each with a talk, a fact and a promise; and as much more again with Ana."""
    firm = ana(network).organisation.name
    for number in numbers:
        name = f"Bo Lind{chr(97 + number % 26)}{chr(97 + number // 26)}"
        people.add(
            network,
            Card(name=name, topics=("Climbing",), place="Lisbon", circle=50, posts=(Post(firm, "Analyst"),)),
        )
        for somebody in (name, "Ana Sousa"):
            write(
                network,
                f"Met {somebody} for lunch, bike {number} is new, promised to send the notes {number}",
            )


def _statements(asks: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as seen:
        asks()
    return [one["sql"].split(" WHERE ")[0][:120] for one in seen.captured_queries]


def _of_pages(client: Client, network: Network) -> dict[str, list[str]]:
    addresses = list(pages(client, network))  # a first look fills what is kept
    return {address: _statements(partial(client.get, address)) for address in addresses}


def _more(few: dict[str, list[str]], many: dict[str, list[str]]) -> dict[str, Counter[str]]:
    """What is asked more often than before, by whoever asks more."""
    both = few.keys() & many.keys()
    return {who: Counter(many[who]) - Counter(few[who]) for who in both if len(many[who]) > len(few[who])}


def test_no_page_asks_more_of_a_bigger_book(village: Network) -> None:
    client = let_in()
    furnish(village)
    _live_on(village, range(FEW))
    few = _of_pages(client, village)

    _live_on(village, range(FEW, MANY))
    many = _of_pages(client, village)

    assert len(few) >= 35
    assert _more(few, many) == {}


def test_no_command_asks_more_of_a_bigger_book(village: Network, amity: Amity) -> None:
    commands = {words for words, command in COMMANDS.items() if "--json" in _options(command)}
    assert commands - ASKED.keys() == set(), "say in ASKED what this command is asked"

    def of_commands() -> dict[str, list[str]]:
        found = {}
        for words in commands:
            asked = ASKED[words]
            if asked is not None:
                found[words] = _statements(partial(amity, *words.split(), *asked, "--json"))
        return found

    _live_on(village, range(FEW))
    few = of_commands()
    _live_on(village, range(FEW, MANY))
    many = of_commands()

    assert _more(few, many) == {}


def _options(command: Any) -> set[str]:
    return {option for parameter in command.params for option in parameter.opts}
