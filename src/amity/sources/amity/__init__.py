"""Your world is yours: Amity's own archive, which holds a whole network, and its table of people.

An archive is a folder or zip of JSON Lines files, one for each chapter. The first line of a file
names the chapter and the version of the form; each other line is one row. A row that cannot be
read is reported and costs one row. `people.csv` of the table export is read as an address book.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from amity.sources.amity import table
from amity.sources.amity.chapters import CHAPTERS, READS, VERSION
from amity.sources.amity.shapes import Wrong
from amity.sources.refused import Refused
from amity.sources.rows import ArchiveRow, Opened, Options, Peek, Row, RowError

NAME = "amity"
LONGEST_LINE = 8 * 1024**2  # a talk with a hundred thousand people is shorter

__all__ = ["NAME", "detects", "read"]


def detects(peek: Peek) -> bool:
    """Whether the first line names a chapter of an archive, or the columns of Amity's own table."""
    first = peek.head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0]
    return _header(first) is not None or table.detects(peek)


def read(file: Opened, options: Options) -> Iterator[Row]:  # noqa: ARG001 - the protocol
    """The rows of one chapter, closed by an `ArchiveRow` that ends it; or the people of the table."""
    with file.open() as stream:
        first = stream.readline(4096).removeprefix(b"\xef\xbb\xbf")
        header = _header(first)
        if header is None:
            stream.seek(0)
            yield from table.people(stream)
            return
        chapter = _chapter(header)
        if chapter not in CHAPTERS:
            yield RowError("", f"This Amity does not know the chapter “{chapter}”; it was left out.", rows=0)
            return
        yield from _rows(chapter, stream)
        yield ArchiveRow(chapter=chapter, where="end", ends=True)


def _header(line: bytes) -> dict[str, Any] | None:
    """The first line as an object, where it is that of an archive."""
    if not line.lstrip().startswith(b'{"amity"') or len(line) >= 4096:
        return None
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    known = isinstance(said, dict) and isinstance(said.get("amity"), str)
    return said if known and isinstance(said.get("version"), int) else None


def _chapter(header: dict[str, Any]) -> str:
    if header["version"] > VERSION:
        raise Refused(
            "This archive was written by a newer Amity. Install that version or a later one to read it."
        )
    return str(header["amity"])[:40]


def _rows(chapter: str, stream: BinaryIO) -> Iterator[Row]:
    number = 1
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            _skip_rest(stream, line)
            yield RowError(f"line {number}", "The line is longer than 8 MB and was left out.")
        elif line.strip():
            yield _row(chapter, f"line {number}", line)


def _skip_rest(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(LONGEST_LINE)


def _row(chapter: str, where: str, line: bytes) -> Row:
    try:
        said = READS[chapter](json.loads(line))
        return ArchiveRow(chapter=chapter, where=where, said=said, size=len(line))
    except Wrong as wrong:
        return RowError(where, f"The row {wrong}."[:400])
    except (ValueError, RecursionError):
        return RowError(where, "The line is no JSON.")
