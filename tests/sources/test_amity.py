"""Amity's own archive and table: known by content, checked field by field, never believed."""

import base64
import json
import tracemalloc
from typing import Any

import pytest

from amity.people.records import Post, YearlyDay
from amity.sources import amity, detect
from amity.sources.amity.table import guarded, unguarded
from amity.sources.refused import Refused
from amity.sources.rows import ArchiveRow, Peek, PersonRow, RowError
from tests.sources.reading import detects, only, rows

FACT = {
    "id": "01a205f4-3f1d-7a20-9049-2a99bd2ae23e",
    "record": ["vcard", "ana"],
    "kind": "family",
    "text": "Her daughter starts school",
    "source": "you",
    "created_at": "2026-11-22T08:30:00+00:00",
}
RECORD = {
    "uid": "01a205f4-3f1d-7a20-9049-2a99bd2ae23e",
    "source": "vcard",
    "key": "ana",
    "created_at": "2026-11-22T08:30:00+00:00",
    "versions": [{"number": 1, "said": {"name": "Ana"}, "created_at": "2026-11-22T08:30:00+00:00"}],
}


def archive(chapter: str, *said: Any) -> str:
    lines = [{"amity": chapter, "version": 1}, *said]
    return "".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines)


def one_error(chapter: str, *said: Any) -> str:
    (error,) = only(RowError, rows(amity, archive(chapter, *said)))
    return error.why


def test_an_archive_is_known_by_its_first_line() -> None:
    assert detects(amity, archive("facts", FACT))
    assert detects(amity, "\ufeff" + archive("facts"))
    assert not detects(amity, '{"friends_v2": []}')
    assert not detects(amity, '{"amity": "facts"}')
    peek = Peek("x", archive("facts").encode())
    assert detect.recognise(peek) is amity


def test_a_row_is_read_and_its_chapter_closed() -> None:
    row, end = rows(amity, archive("facts", FACT))

    assert isinstance(row, ArchiveRow)
    assert (row.chapter, row.where, row.said["record"]) == ("facts", "line 2", ("vcard", "ana"))
    assert (row.said["private"], row.said["touch"]) == (False, None)
    assert isinstance(end, ArchiveRow)
    assert end.ends


def test_a_newer_form_is_refused_and_an_unknown_chapter_left_out() -> None:
    with pytest.raises(Refused, match="newer Amity"):
        rows(amity, '{"amity": "facts", "version": 2}\n')
    (error,) = rows(amity, '{"amity": "dreams", "version": 1}\n{}\n')
    assert isinstance(error, RowError)
    assert "dreams" in error.why


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"id": "17"}, "“id” is no UUID"),
        ({"record": "ana"}, "“record” is no pair"),
        ({"record": ["vcard", ""]}, "“record” names no record"),
        ({"text": 5}, "“text” is no text"),
        ({"text": "x" * 100_001}, "longer than 100,000"),
        ({"created_at": "2026-11-22T08:30:00"}, "no time with a zone"),
        ({"created_at": "0001-01-01T00:00:00+14:00"}, "no time with a zone"),
        ({"said_on": "2026-02-30"}, "no day"),
        ({"private": 1}, "neither true nor false"),
        ({"kind": None}, "“kind” is no text"),
    ],
)
def test_a_value_that_is_not_what_its_name_says_costs_one_row(change: dict[str, Any], why: str) -> None:
    found = rows(amity, archive("facts", FACT | change, FACT))

    assert why in only(RowError, found)[0].why
    assert len([row for row in only(ArchiveRow, found) if not row.ends]) == 1


@pytest.mark.parametrize(
    "said",
    [
        {"name": 5},
        {"emails": "ana@acme.example"},
        {"emails": [7]},
        {"posts": [{"organisation": "Acme", "started": "soon"}]},
        {"days": [{"kind": "birthday", "month": 2, "day": 30}]},
        {"days": [{"kind": "birthday", "month": True, "day": 3}]},
        {"standing": "ghost"},
        {"circle": 6},
        {"circle": [5]},
        {"extra": {"X-A": "line"}},
    ],
)
def test_a_card_that_would_surprise_is_refused(said: dict[str, Any]) -> None:
    version = {**RECORD["versions"][0], "said": said}  # type: ignore[dict-item]

    assert "versions" in one_error("records", RECORD | {"versions": [version]})


@pytest.mark.parametrize(
    "line",
    [
        "not json\n",
        "[" * 200_000 + "\n",
        '{"id": ' + "9" * 100_000 + "}\n",
        '"a text"\n',
        "null\n",
        "{}\n",
        '{"id": NaN}\n',
    ],
)
def test_a_line_that_is_no_row_costs_one_row(line: str) -> None:
    found = rows(amity, archive("facts", line, FACT))

    assert len(only(RowError, found)) == 1
    assert len([row for row in only(ArchiveRow, found) if not row.ends]) == 1


def test_a_line_longer_than_memory_allows_is_passed_over() -> None:
    long = '{"text": "' + "x" * (20 * 1024**2) + '"}\n'
    content = archive("facts", long, FACT)
    tracemalloc.start()

    found = rows(amity, content)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "longer than 8 MB" in only(RowError, found)[0].why
    assert len(found) == 3
    assert peak < 64 * 1024**2


def test_what_breaks_a_database_is_replaced_and_all_else_kept() -> None:
    (row, _end) = rows(amity, archive("facts", FACT | {"text": "a\x00b\ud800c e\u0301 \t"}))

    assert isinstance(row, ArchiveRow)
    assert row.said["text"] == "a\ufffdb\ufffdc e\u0301 \t"


def test_a_picture_is_base64() -> None:
    photo = {"record": ["vcard", "ana"], "media_type": "image/jpeg"}

    (row, _end) = rows(amity, archive("photos", photo | {"image": base64.b64encode(b"\xff\xd8").decode()}))

    assert isinstance(row, ArchiveRow)
    assert row.said["image"] == b"\xff\xd8"
    assert "base64" in one_error("photos", photo | {"image": "%%%"})


def test_the_table_of_people_is_read_without_its_guard() -> None:
    table = (
        "Amity id,Name,Given name,Family name,Emails,Phones,Organisation,Title,Birthday,Groups,Circle\n"
        "7,'=Ana Sousa,Ana,Sousa,\"ana@acme.example\nana@home.example\",'+351 900 100,Acme,'-CEO-,--05-14,Choir,15\n"
        ",,,,,,,,,,\n"
        ",Ben,,,,,,,,,\n"
    )

    ana, ben = only(PersonRow, rows(amity, table))

    assert detects(amity, table)
    assert ana.key == "7"
    assert ana.card.emails == ("ana@acme.example", "ana@home.example")
    assert ana.card.phones == ("+351 900 100",)
    assert ana.card.posts == (Post("Acme", "-CEO-"),)
    assert ana.card.days == (YearlyDay("birthday", 5, 14),)
    assert (ana.card.groups, ana.card.circle) == (("Choir",), 15)
    assert ben.card.name == "Ben"


@pytest.mark.parametrize("cell", ["=1+1", "+49 1", "-1", "@x", "\tx", "\rx", "'tis", "''x", "Ana", "", "'"])
def test_the_guard_is_taken_off_as_it_was_put_on(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
