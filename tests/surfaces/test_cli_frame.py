"""The frame of the command line: help, exit codes, one sentence for what goes wrong, tables kept up to date."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from amity import __version__
from amity.base.errors import NotFound
from amity.config.program import command_line
from amity.store.models import Membership, Network
from amity.surfaces.cli import output, program
from tests import postgres
from tests.homes import ask

Amity = Callable[..., Result]
on_sqlite = pytest.mark.skipif(postgres.IS_WANTED, reason="concerns the file of SQLite")


def _commands() -> Iterator[tuple[str, Any]]:
    """Every command with its words; typer's commands have no type that it exports."""

    def below(words: str, command: Any) -> Iterator[tuple[str, Any]]:
        inner = getattr(command, "commands", None)
        if inner is None:
            yield words, command
        for name, one in (inner or {}).items():
            yield from below(f"{words} {name}".strip(), one)

    yield from below("", typer.main.get_command(command_line()))


COMMANDS = dict(_commands())


def _run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "amity", *words],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )


def _program_that(does: Callable[[], object]) -> typer.Typer:
    app = program(lambda *_: None)
    app.command("try")(does)
    return app


def test_the_version_is_printed(amity: Amity) -> None:
    assert amity("--version").stdout == f"amity {__version__}\n"


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_explains_itself_with_an_example(words: str) -> None:
    shown = CliRunner().invoke(command_line(), [*words.split(), "--help"])

    assert shown.exit_code == 0
    assert f"amity {words}" in f"{COMMANDS[words].help} {COMMANDS[words].epilog}"


@pytest.mark.parametrize("words", COMMANDS)
def test_an_option_that_does_not_exist_is_wrong_usage(words: str) -> None:
    assert CliRunner().invoke(command_line(), [*words.split(), "--no-such-option"]).exit_code == 2


@pytest.mark.parametrize("words", [("merge", "nobody", "else"), ("unmerge", "nobody")])
@pytest.mark.usefixtures("untouched")
def test_people_are_joined_and_taken_apart_in_a_process_of_its_own(words: tuple[str, ...]) -> None:
    done = _run(*words)

    assert (done.returncode, done.stderr.strip()) == (1, "Nobody matches “nobody”.")


def test_a_command_that_does_not_exist_is_wrong_usage(amity: Amity) -> None:
    refused = amity("no-such-command")

    assert refused.exit_code == 2
    assert refused.stdout == ""


def test_without_a_command_the_browser_is_opened() -> None:
    started: list[tuple[object, ...]] = []

    CliRunner().invoke(program(lambda *how: started.append(how)), [])

    assert started == [("127.0.0.1", 8000, False, True)]


def test_serve_passes_on_what_was_said() -> None:
    started: list[tuple[object, ...]] = []

    CliRunner().invoke(program(lambda *how: started.append(how)), ["serve", "--port", "8123", "--demo"])

    assert started == [("127.0.0.1", 8123, True, False)]


@pytest.mark.parametrize("port", ["-1", "65536", "eighty"])
def test_a_port_that_cannot_be_is_wrong_usage(port: str) -> None:
    assert CliRunner().invoke(program(lambda *_: None), ["serve", "--port", port]).exit_code == 2


def test_a_refusal_is_one_sentence_on_stderr() -> None:
    def refuse() -> None:
        raise NotFound("Nobody here is called Ana.")

    refused = CliRunner().invoke(_program_that(refuse), ["try"])

    assert (refused.exit_code, refused.stdout, refused.stderr) == (1, "", "Nobody here is called Ana.\n")


def test_a_mistake_of_our_own_names_no_content() -> None:
    def stumble() -> None:
        raise KeyError("Ana's secret")

    stumbled = CliRunner().invoke(_program_that(stumble), ["try"])

    assert stumbled.exit_code == 1
    assert "KeyError in test_cli_frame.py" in stumbled.stderr
    assert "secret" not in stumbled.stdout + stumbled.stderr
    assert "Traceback" not in stumbled.stderr


def test_a_full_disk_gets_a_sentence() -> None:
    def fill() -> None:
        raise OSError(28, "No space left on device")

    full = CliRunner().invoke(_program_that(fill), ["try"])

    assert full.exit_code == 1
    assert "No space left on device" in full.stderr


def test_json_is_one_object_with_its_letters_kept(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    output.print_json({"name": "Zoë Łukasz 山田", "broken": "\ud800"})

    assert capfdbinary.readouterr().out.decode() == '{\n  "name": "Zoë Łukasz 山田",\n  "broken": "?"\n}\n'


def test_a_day_is_read_as_iso_and_nothing_else() -> None:
    assert str(output.today("2026-11-22")) == "2026-11-22"
    with pytest.raises(typer.BadParameter, match=r"22\.11\.2026"):
        output.today("22.11.2026")


def test_nothing_is_asked_without_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)

    assert output.ask("Store this?") is False
    assert capsys.readouterr() == ("", "")


def test_the_first_use_founds_one_network_with_its_owner(network: Network) -> None:
    assert output.network() == network
    assert Network.objects.count() == 1
    assert Membership.objects.get().role == "owner"


def test_a_first_command_makes_a_private_folder_and_its_tables(untouched: Path) -> None:
    done = _run("jobs", "run", "--once")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert untouched.stat().st_mode & 0o777 == 0o700
    assert (untouched / "amity.sqlite3").exists() is not postgres.IS_WANTED
    assert not (untouched / "backups").exists()


@on_sqlite
def test_older_tables_are_copied_before_they_are_brought_up_to_date(untouched: Path) -> None:
    untouched.mkdir()
    with sqlite3.connect(untouched / "amity.sqlite3") as older:
        older.execute("CREATE TABLE keepsake (word TEXT)")
        older.execute("INSERT INTO keepsake VALUES ('kept')")

    done = _run("jobs", "run", "--once")

    (copy,) = (untouched / "backups").iterdir()
    assert str(copy) in done.stderr
    with sqlite3.connect(copy) as before:
        assert before.execute("SELECT word FROM keepsake").fetchall() == [("kept",)]
    assert copy.stat().st_mode & 0o777 == 0o600


def test_tables_of_a_newer_amity_are_left_alone(folder: Path) -> None:
    _run("jobs", "run", "--once")
    ask(
        folder,
        "INSERT INTO django_migrations (app, name, applied) VALUES ('amity', '9999_later', '2030-01-01')",
    )

    refused = _run("jobs", "run", "--once")

    assert refused.returncode == 1
    assert "newer Amity" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_two_first_commands_at_once_make_one_network(untouched: Path) -> None:
    command = [sys.executable, "-m", "amity", "jobs", "run", "--once"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]

    errors = [one.communicate(timeout=240)[1] for one in both]

    assert ([one.returncode for one in both], errors) == ([0, 0], ["", ""])
    assert ask(untouched, "SELECT count(*) FROM amity_network") == [(1,)]


@on_sqlite
def test_a_broken_database_gets_a_sentence(untouched: Path) -> None:
    untouched.mkdir()
    (untouched / "amity.sqlite3").write_bytes(b"this is no database" * 100)

    refused = _run("jobs", "run", "--once")

    assert refused.returncode == 1
    assert "could not be read" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_data_folder_that_is_a_file_gets_a_sentence(untouched: Path) -> None:
    untouched.write_text("not a folder")

    refused = _run("jobs", "run", "--once")

    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith(f"{untouched} could not be read or written: File exists.")


def test_a_setting_that_cannot_be_gets_a_sentence(untouched: Path) -> None:
    refused = _run("jobs", "run", "--once", AMITY_DATABASE_URL="postgres://elsewhere")

    assert refused.returncode == 1
    assert refused.stderr.startswith("AMITY_DATABASE_URL must end with the name of one database.")
    assert len(refused.stderr.splitlines()) == 1


def test_help_loads_nothing_heavy() -> None:
    heavy = "('django', 'rich', 'pydantic', 'PIL', 'numpy', 'icalendar')"
    show = "import sys; from amity.config.program import main; sys.argv = ['amity', '--help']"
    look = f"import atexit; atexit.register(lambda: print([m for m in {heavy} if m in sys.modules], file=sys.stderr))"

    shown = subprocess.run(
        [sys.executable, "-c", f"{show}; {look}; main()"], capture_output=True, text=True, check=True
    )

    assert shown.stderr == "[]\n"


def test_a_database_server_that_does_not_answer_gets_a_sentence(untouched: Path) -> None:
    nowhere = "postgresql://127.0.0.1:1/amity?connect_timeout=2"

    refused = _run("jobs", "run", "--once", AMITY_DATABASE_URL=nowhere)

    assert refused.returncode == 1
    assert refused.stderr.startswith("The database does not answer:")
    assert len(refused.stderr.splitlines()) == 1
