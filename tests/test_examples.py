"""The examples in docstrings hold."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src"
WITH_EXAMPLES = [file for file in sorted(SOURCE.rglob("*.py")) if ">>> " in file.read_text(encoding="utf-8")]


@pytest.mark.parametrize("file", WITH_EXAMPLES, ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_examples_hold(file: Path) -> None:
    module = import_module(".".join(file.relative_to(SOURCE).with_suffix("").parts))

    result = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)

    assert (result.failed, result.attempted > 0) == (0, True)
