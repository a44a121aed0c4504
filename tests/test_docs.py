"""The documentation is true: links lead somewhere, every command and setting is explained, claims name real files."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from amity.config.program import command_line

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/*.md"), *ROOT.glob("src/**/*.md")]
)


def _words_of_commands() -> Iterator[str]:
    def below(words: str, command: Any) -> Iterator[str]:
        inner = getattr(command, "commands", {})
        if getattr(command, "hidden", False):
            return  # of one process for another
        if not inner or (getattr(command, "invoke_without_command", False) and words):
            yield words
        for name, one in inner.items():
            yield from below(f"{words} {name}", one)

    yield from below("amity", typer.main.get_command(command_line()))


def _settings_read() -> set[str]:
    texts = [
        node.value
        for file in ROOT.glob("src/**/*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return {name for text in texts for name in re.findall(r"^AMITY_[A-Z_]+$", text)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8"))

    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]

    assert missing == []


def test_every_decision_has_a_number_of_its_own_and_says_it() -> None:
    decisions = sorted((ROOT / "docs/adr").glob("*.md"))
    in_names = [int(page.name[:4]) for page in decisions]
    in_titles = [int(page.read_text("utf-8")[2:].partition(".")[0]) for page in decisions]

    assert in_names == sorted(set(in_names))
    assert in_titles == in_names


@pytest.mark.parametrize("words", sorted(set(_words_of_commands())))
def test_every_command_is_in_the_guide(words: str) -> None:
    assert f"`{words}" in (ROOT / "docs/guide/commands.md").read_text("utf-8")


def test_every_setting_is_in_the_guide_and_no_other() -> None:
    explained = set(re.findall(r"`(AMITY_[A-Z_]+)`", (ROOT / "docs/guide/settings.md").read_text("utf-8")))

    assert explained - {"AMITY_SKIP_FRONTEND"} == _settings_read()


def test_claims_name_chapters_and_tests_that_exist() -> None:
    built = (ROOT / "docs/claims.md").read_text("utf-8").partition("## To come")[0]
    named = re.findall(r"`((?:src|tests)/[^`]+)`", built)

    assert named
    assert [name for name in named if not (ROOT / name.partition("::")[0]).exists()] == []


def test_the_readme_fits_one_screen() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 60


def test_targets_that_the_readme_names_exist() -> None:
    named = set(re.findall(r"\bmake ([a-z]+)", (ROOT / "README.md").read_text("utf-8")))

    assert named <= set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))


def test_the_guide_explains_no_command_that_is_not_there() -> None:
    explained = re.findall(
        r"^\| `(amity [a-z ]+[a-z])", (ROOT / "docs/guide/commands.md").read_text("utf-8"), re.M
    )

    assert [words for words in explained if words not in set(_words_of_commands())] == []
