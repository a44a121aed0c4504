"""Files with one JSON object on each line, in and out, in order. Not a command: `parse` and `gate` read with it."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from amity.surfaces.cli.output import fail, why


def convert(source: Path, out: Path, answer: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> None:
    """Writes the answer to each line; empty lines are passed over, a bad one ends with a sentence."""
    try:
        lines = source.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        fail(f"{source} cannot be read: {why(problem)}.")
    written = [_answer(source, number, line, answer) for number, line in enumerate(lines, 1) if line.strip()]
    try:
        out.write_text("".join(f"{line}\n" for line in written), encoding="utf-8")
    except OSError as problem:
        fail(f"{out} cannot be written: {why(problem)}.")


def _answer(
    source: Path, number: int, line: str, answer: Callable[[Mapping[str, Any]], Mapping[str, Any]]
) -> str:
    try:
        return json.dumps(answer(json.loads(line)), ensure_ascii=False)
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        fail(f"{source}, line {number}, is not what this command reads ({problem!r}).")
