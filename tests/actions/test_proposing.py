"""Splink finds the same candidates, and the same function decides: nothing about who is who changes."""

import csv
from importlib.util import find_spec
from pathlib import Path

import pytest
from bench.make_records import COLUMNS, records
from typer.testing import CliRunner, Result

from amity.config.program import command_line


@pytest.fixture
def book(tmp_path: Path) -> Path:
    file = tmp_path / "in.csv"
    with file.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, COLUMNS)
        writer.writeheader()
        writer.writerows(record for _, record in records(400, seed=7))
    return file


def match(book: Path, by: str) -> Result:
    told = [str(book.with_name(f"{by}-{what}.csv")) for what in ("out", "pairs")]
    return CliRunner().invoke(
        command_line(), ["match", str(book), told[0], "--pairs", told[1], "--candidates", by]
    )


def test_with_splink_the_outcome_is_the_same(book: Path) -> None:
    assert [match(book, by).exit_code for by in ("amity", "splink")] == [0, 0]

    for what in ("out", "pairs"):
        ours, theirs = (book.with_name(f"{by}-{what}.csv").read_text() for by in ("amity", "splink"))
        assert ours.count("\n") > 400
        assert theirs == ours


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="concerns machines without Spark")
def test_without_spark_it_is_said_what_to_install(book: Path) -> None:
    result = match(book, "spark")

    assert result.exit_code == 1
    assert result.stderr == "pyspark is not installed. Install it with: pip install 'amity[bulk]' 'pyspark'\n"
