"""Relations that cards told of before they had a table: there after the upgrade, on both sides."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.test_upgrade import amity, home

__all__ = ["home"]  # the fixture: a folder with the first stored database


def tell(file: Path, name: str, relations: list[dict[str, str]]) -> None:
    """A contact card that was read by the first Amity names somebody."""
    with closing(sqlite3.connect(file)) as opened:
        rows = opened.execute(
            "SELECT v.id, v.said FROM amity_recordversion v JOIN amity_record r ON r.id = v.record_id "
            "WHERE r.source = 'vcard' AND json_extract(v.said, '$.name') = ?",
            [name],
        ).fetchall()
        assert rows
        version, said = rows[0]
        changed = json.dumps({**json.loads(said), "relations": relations})
        opened.execute("UPDATE amity_recordversion SET said = ? WHERE id = ?", [changed, version])
        opened.commit()


@pytest.mark.slow
def test_an_older_book_shows_whom_its_cards_name(home: Path) -> None:
    tell(
        home / "amity.sqlite3",
        "Ana Sousa",
        [{"label": "spouse", "name": "Tom Becker"}, {"label": "me", "name": "Ana"}],
    )

    ana = json.loads(amity(home, "person", "Ana Sousa", "--json").stdout)
    tom = json.loads(amity(home, "person", "Tom Becker", "--json").stdout)

    assert [(one["kind"], one["name"], one["source"]) for one in ana["relations"]] == [
        ("partner", "Tom Becker", "vcard")
    ]
    assert [(one["kind"], one["name"], one["person"]) for one in tom["relations"]] == [
        ("partner", "Ana Sousa", ana["id"])
    ]
    assert amity(home, "check").stdout == "Everything is in order.\n"
