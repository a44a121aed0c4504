"""Several processes that write at once, on whichever database: nothing lost, nothing doubled, nobody stuck."""

import json
import subprocess
import sys
import urllib.request
from contextlib import suppress
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from tests.actions.written import card, connection, connections, mail, mbox, vcards
from tests.homes import ask, environment
from tests.story.serving import DAY, Served, serving

PEOPLE = 50
WAITS = 2.5  # seconds, for a command to come to what is held up
MET = ["Yara Quimby", "Zoe Quimby"]


def start(home: Path, *words: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "amity", *map(str, words)],
        env=environment(home) | {"AMITY_TODAY": DAY},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(process: "subprocess.Popen[str]") -> str:
    out, errors = process.communicate(timeout=240)
    assert process.returncode == 0, (out, errors)
    return out


def amity(home: Path, *words: object) -> str:
    return finished(start(home, *words))


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Two exports that speak of the same people."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    emails = [f"ana{n}@acme.example" for n in range(PEOPLE)]
    rows = [connection(f"Ana{n} Sousa{n}", f"ana{n}", emails[n]) for n in range(PEOPLE)]
    connections(one / "Connections.csv", *rows)
    letters = [mail(f"Ana{n} Sousa{n} <{emails[n]}>", "me@home.example", day=n) for n in range(PEOPLE)]
    mbox(one / "m.mbox", *letters)
    vcards(other / "c.vcf", *(card(f"Ana{n} Sousa{n}", emails=[emails[n]]) for n in range(PEOPLE)))
    replies = [mail("me@home.example", f"Ana{n} Sousa{n} <{emails[n]}>", day=n + 0.5) for n in range(PEOPLE)]
    mbox(other / "sent.mbox", *replies)
    return one, other


def bringing(home: Path, folder: Path) -> "subprocess.Popen[str]":
    return start(home, "import", folder, "--me", "me@home.example", "--json")


def in_use(served: Served) -> None:
    """Somebody opens pages meanwhile, each of which must come."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    browser.addheaders = [("Accept", "text/html")]
    browser.open(served.link, timeout=60).read()
    for page in ("/people?q=ana", "/", "/journal", "/people"):
        with browser.open(served.base + page, timeout=60) as answer:
            assert answer.status == 200


@pytest.mark.slow
def test_two_imports_a_server_and_commands_at_once_lose_and_double_nothing(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    alone, together = tmp_path / "alone", tmp_path / "together"
    for folder in files:
        finished(bringing(alone, folder))

    with serving(together) as served:
        imports = [bringing(together, folder) for folder in files]
        in_use(served)
        logged = [start(together, "log", f"Met {name} at the harbour", "--yes") for name in MET]
        for process in (*logged, *imports):
            finished(process)

    listed = json.loads(amity(together, "people", "quimby", "--json"))
    assert sorted(person["name"] for person in listed["people"]) == MET
    assert ask(together, "SELECT count(*) FROM amity_network") == [(1,)]
    assert amity(together, "check", "--rebuild") == "Everything is in order.\n"
    for change in json.loads(amity(together, "journal", "--json"))["changes"]:
        if "Quimby" in change["sentence"]:
            amity(together, "undo", change["id"])
    assert amity(together, "check", "--digest") == amity(alone, "check", "--digest")


SAYS_IT_SLOWLY = """
import django
django.setup()
from amity.actions import networks, own
from amity.store.writing import writing
network = networks.home()
with writing(network):
    own.say(network, ["me@home.example"])
    print("said", flush=True)
    input()
"""


@pytest.mark.slow
def test_two_who_say_at_once_which_address_is_theirs_do_not_hinder_each_other(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    amity(home, "journal")
    around = environment(home) | {"DJANGO_SETTINGS_MODULE": "amity.config.settings"}
    slow = subprocess.Popen(
        [sys.executable, "-c", SAYS_IT_SLOWLY], env=around, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert slow.stdout is not None
    assert slow.stdout.readline() == "said\n"

    brought = bringing(home, files[0])
    with suppress(subprocess.TimeoutExpired):
        brought.wait(WAITS)
    _, errors = slow.communicate("\n", timeout=60)

    assert slow.returncode == 0, errors
    assert json.loads(finished(brought))["people_new"] == PEOPLE


def test_a_second_server_of_one_database_is_refused(tmp_path: Path) -> None:
    with serving(tmp_path / "home"):
        refused = start(tmp_path / "home", "serve", "--port", "0")
        _, errors = refused.communicate(timeout=60)

    assert refused.returncode == 1
    assert errors.startswith("Amity already runs on ")
