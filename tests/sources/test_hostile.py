"""Hostile files end with a sentence or with their good rows, in little time and little memory."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.homes import environment
from tests.sources.hostile import ATTACKS, GOOD_CARD, HEADER, Attack
from tests.sources.reading_alone import MEMORY

ROOT = Path(__file__).parents[2]
LIES = "zip that lies about a size"  # damaged inside: nothing rather than half of it


def written(attack: Attack, folder: Path) -> Path:
    path = folder / "hostile"
    data = attack.make()
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.fixture(scope="module")
def reader() -> Iterator[subprocess.Popen[str]]:
    """A process that reads files in forks of itself."""
    command = [sys.executable, "-m", "tests.sources.reading_alone"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        assert process.stdin
        process.stdin.close()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_a_hostile_file_costs_little_and_its_good_row_is_kept(
    attack: Attack, reader: subprocess.Popen[str], tmp_path: Path
) -> None:
    assert reader.stdin
    assert reader.stdout

    print(written(attack, tmp_path), file=reader.stdin, flush=True)
    answer = reader.stdout.readline()

    assert answer.strip(), "reading failed; the error is above"
    report = json.loads(answer)
    assert report["peak"] < MEMORY >> 20
    assert report["sources"] == ([attack.source] if attack.source else [])
    assert report["good"] is (bool(attack.source) and attack.name != LIES)
    assert any(attack.why in why for why in report["why"]) or not attack.why


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def amity(home: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """The real command in a folder of its own."""
    command = [sys.executable, "-m", "amity", *map(str, words)]
    return subprocess.run(
        command, cwd=ROOT, env=environment(home), capture_output=True, text=True, check=False
    )


def test_what_was_there_before_is_untouched_by_refused_files(home: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.vcf"
    book.write_text(GOOD_CARD.replace("Good", "Earlier"))
    amity(home, "import", book)
    before = amity(home, "check", "--digest").stdout
    refused = [attack for attack in ATTACKS if not attack.source]
    for n, attack in enumerate(refused):
        written(attack, tmp_path).rename(tmp_path / f"hostile{n}")

    run = amity(home, "import", *sorted(tmp_path.glob("hostile*")), "--json")

    assert run.returncode == 1
    assert run.stderr.strip()
    assert "Traceback" not in run.stderr
    sentences = [error["why"] for file in json.loads(run.stdout)["files"] for error in file["errors"]]
    assert len(sentences) == len(refused)
    assert before.strip()
    assert amity(home, "check", "--digest").stdout == before


def test_a_broken_table_is_read_around_the_damage(home: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.vcf"
    book.write_text(GOOD_CARD.replace("Good", "Earlier"))
    amity(home, "import", book)
    broken = tmp_path / "Connections.csv"
    broken.write_bytes(HEADER.encode() + b'"open,x\nGood,Person,,,,,\n\xff\x00,\xe9,,,,,\n')

    run = amity(home, "import", broken, "--json")

    assert run.returncode == 0
    people = json.loads(amity(home, "people", "--json").stdout)["people"]
    assert {person["name"] for person in people} >= {"Earlier Person", "Good Person"}
    assert amity(home, "check").returncode == 0
