"""The copy that the guide advises for PostgreSQL: made by pg_dump while all is there, and the same when brought back."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import postgres
from tests.actions.written import card, vcards
from tests.homes import environment, untouched

GUIDE = Path(__file__).parents[2] / "docs/guide/postgresql.md"

pytestmark = pytest.mark.skipif(not postgres.IS_WANTED, reason="concerns PostgreSQL")


def advised(program: str, url: str, folder: Path) -> list[str]:
    """The command as the guide says it, on this database."""
    found = re.search(rf"^    {program} (.*)$", GUIDE.read_text("utf-8"), re.M)
    assert found
    words = found[1].replace("postgresql://amity@localhost/amity", url).replace("amity.dump", f"{folder}/d")
    return [str(postgres.programs() / program), *words.split()]


def amity(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "amity", *words], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_dump_brought_back_holds_the_same_and_is_found_by_its_words(tmp_path: Path) -> None:
    here = environment(tmp_path / "here")
    book = vcards(
        tmp_path / "b.vcf", card("José Álvarez", emails=["jose@acme.example"], more=["NOTE:keeps bees"])
    )
    amity(here, "import", str(book))
    there = untouched(tmp_path / "there")

    subprocess.run(advised("pg_dump", here["AMITY_DATABASE_URL"], tmp_path), check=True)
    subprocess.run(advised("pg_restore", there["AMITY_DATABASE_URL"], tmp_path), check=True)

    assert amity(there, "check", "--rebuild", "--digest") == amity(here, "check", "--rebuild", "--digest")
    assert "José Álvarez" in amity(there, "people", "alva")
