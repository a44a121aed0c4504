"""Tables as text: one broken line costs one line."""

import io
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.sources.csv_text import Line, columns_of, decoded, open_table
from amity.sources.rows import RowError

HEADER = "Name,City,Note\n"


def table(text: str | bytes) -> list[Line | RowError]:
    data = text.encode() if isinstance(text, str) else text
    opened = open_table(io.BytesIO(data), lambda names: "name" in names and "city" in names)
    assert opened is not None
    return list(opened.lines)


def names(found: list[Line | RowError]) -> list[str]:
    return [line.get("name") for line in found if isinstance(line, Line)]


def errors(found: list[Line | RowError]) -> list[str]:
    return [line.where for line in found if isinstance(line, RowError)]


def test_cells_by_column_and_where_they_stand() -> None:
    ann, ben = table('notes first\n\nName,City,Note\nAnn,Oslo,"two\nlines"\nBen,Rome,\n')

    assert isinstance(ann, Line)
    assert isinstance(ben, Line)
    assert (ann.where, ann.get("note")) == ("line 4", "two\nlines")
    assert (ben.where, ben.get("note"), ben.get("missing")) == ("line 6", "", "")


def test_an_open_quote_costs_one_line() -> None:
    found = table(HEADER + 'Ann,Oslo,\n"Bad,Rome,\nCid,Bonn,\nDan,Kiel,\n')

    assert names(found) == ["Ann", "Cid", "Dan"]
    assert errors(found) == ["line 3"]


def test_an_open_quote_that_another_closes_costs_one_line() -> None:
    found = table(HEADER + 'Ann,Oslo,"bad\nBen,Rome,\nCid,Bonn,"fine"\n')

    assert names(found) == ["Ben", "Cid"]
    assert errors(found) == ["line 2"]


def test_a_monstrous_value_costs_one_line() -> None:
    found = table(HEADER + "x" * 200_000 + ",Oslo,\nBen,Rome,\n" + "y" * 2_000_000 + ",a,\nCid,Bonn,\n")

    assert names(found) == ["Ben", "Cid"]
    assert errors(found) == ["line 2", "line 4"]


def test_a_shifted_line_is_reported_and_not_guessed() -> None:
    found = table(HEADER + "Ann,Oslo,a,b\nBen,Rome,a,,\nCid\nDan,Kiel\n")

    assert names(found) == ["Ben", "Dan"]
    assert errors(found) == ["line 2", "line 4"]


def test_of_two_columns_of_one_name_the_first_counts() -> None:
    (line,) = table("Name,City,City\nAnn,Oslo,Rome\n")

    assert isinstance(line, Line)
    assert line.get("city") == "Oslo"


def test_headers_are_compared_without_case_spaces_and_underscores() -> None:
    assert names(table('\ufeff" NAME ";C_ity;Note\nAnn;Oslo;\n')) == ["Ann"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert names(table((HEADER + "Zoë,Köln,\n").encode(encoding))) == ["Zoë"]
    assert decoded("Zoë und Jürgen".encode(encoding)).lstrip("\ufeff") == "Zoë und Jürgen"


def test_a_file_of_two_encodings() -> None:
    assert names(table(HEADER.encode() + "Zoë,,\n".encode() + "Jürgen,,\n".encode("cp1252"))) == [
        "Zoë",
        "Jürgen",
    ]


def test_no_header_is_no_table() -> None:
    assert open_table(io.BytesIO(b"a,b\n1,2\n"), lambda names: "name" in names) is None
    assert open_table(io.BytesIO(b""), lambda _names: True) is None


def test_the_columns_of_a_table_that_nobody_knows() -> None:
    assert columns_of(b"title\nA;B;C\n1;2;3\n") == ("A", "B", "C")


def test_many_open_quotes_end_in_time() -> None:
    began = perf_counter()

    table(HEADER + 'a,"b,c\nd,e\n' * 3_000)
    assert perf_counter() - began < 5


@given(st.binary(max_size=500))
def test_no_bytes_raise(data: bytes) -> None:
    table(HEADER.encode() + data)
