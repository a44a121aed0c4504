"""`amity match`: records of a plain file in, persons and judged pairs out, and one sentence for what it cannot read."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from amity.config.program import command_line

RECORDS = """id,name,email,phone,company,source
r1,Ottokar Zwirnbein,otto@zwirnbein.example,,Acme GmbH,linkedin
r2,"Zwirnbein, Ottokar",,030 1234567,Acme,phone
r3,Otto Z.,,+49 30 1234567,,google
r4,Greta Lindner,greta@bmail.example,,,mail
"""


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(command_line(), list(map(str, words)))


def match(*words: str | Path) -> Result:
    return run("match", *words)


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def test_records_of_one_person_get_one_cluster(tmp_path: Path) -> None:
    given, out, pairs = tmp_path / "in.csv", tmp_path / "out.csv", tmp_path / "pairs.csv"
    given.write_text(RECORDS, encoding="utf-8")

    result = match(given, out, "--pairs", pairs, "--json")

    assert result.exit_code == 0
    assert json.loads(result.stdout)["records"] == 4
    clusters = {row["id"]: row["cluster"] for row in rows(out)}
    assert clusters["r1"] == clusters["r2"] == "r1"
    assert clusters["r4"] == "r4"
    first = rows(pairs)[0]
    assert (first["decision"], float(first["p"]) > 0.9) == ("merge", True)
    assert set(json.loads(first["bits"])) >= {"start", "name"}


def test_a_file_without_records_gives_a_file_without_clusters(tmp_path: Path) -> None:
    given, out = tmp_path / "in.csv", tmp_path / "out.csv"
    given.write_text("id,name,email\n", encoding="utf-8")

    assert match(given, out).exit_code == 0
    assert out.read_text(encoding="utf-8").splitlines() == ["id,cluster"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("id,name\n1,Ana\n", "has no column email"),
        ("", "has no column id, name, email"),
        ("id,name,email\n1,Ana,\n1,Ben,\n", "line 3: the id 1 is there twice"),
        ("id,name,email\n,Ana,\n", "line 2: there is no id"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    given = tmp_path / "in.csv"
    given.write_text(text, encoding="utf-8")

    result = match(given, tmp_path / "out.csv")

    assert result.exit_code == 1
    assert sentence in result.stderr
    assert not (tmp_path / "out.csv").exists()


def test_a_missing_file_and_bytes_that_are_no_text_are_said(tmp_path: Path) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"id,name,email\n1,\xff\xfe,\n")

    for given in (tmp_path / "nowhere.csv", broken):
        result = match(given, tmp_path / "out.csv")

        assert (result.exit_code, "cannot be read as CSV in UTF-8" in result.stderr) == (1, True)


def test_short_and_long_rows_are_read(tmp_path: Path) -> None:
    given, out = tmp_path / "in.csv", tmp_path / "out.csv"
    given.write_text("id,name,email\n1,Ana\n2,Ben,b@x.example,more,than,asked\n", encoding="utf-8")

    assert match(given, out).exit_code == 0
    assert len(rows(out)) == 2


@pytest.mark.parametrize("command", ["match", "parse", "gate"])
def test_trouble_with_a_file_is_told_in_words(tmp_path: Path, command: str) -> None:
    missing = tmp_path / "missing"

    result = run(command, missing, tmp_path / "out")

    assert result.exit_code == 1
    assert result.stderr.startswith(f"{missing} cannot be read")
    assert "No such file or directory." in result.stderr
    assert "Errno" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_moment_that_cannot_be_is_told_in_words(tmp_path: Path) -> None:
    events, pairs = tmp_path / "events.csv", tmp_path / "pairs.csv"
    events.write_text("ego,alter,timestamp,channel,direction,people\n1,2,0,mail,out,1\n")
    pairs.write_text("task,ego,alter\nnext,1,2\n")

    result = run("rank", events, "1e300", pairs, tmp_path / "out.csv")

    assert (result.exit_code, result.stderr) == (
        1,
        "T is 1e+300, which is no moment in seconds since 1970.\n",
    )
