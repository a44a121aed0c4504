"""A second of fuzzing for each parser; `make fuzz` takes longer."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.fuzz.__main__ import briefly
from tests.fuzz.targets import NAMES, target
from tests.sources.reading import DATA


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris has no build for this machine")
@pytest.mark.parametrize("name", NAMES)
def test_random_bytes_break_no_parser(name: str) -> None:
    tried, wrong = briefly(name)

    assert wrong == ""
    assert tried > 0


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("path", sorted(DATA.rglob("*.*")), ids=lambda path: path.name)
def test_every_sample_holds_in_every_parser(name: str, path: Path) -> None:
    if path.is_file():
        target(name)(path.read_bytes())
