"""Tables as text, as they really come: any of four encodings, any of three delimiters, broken lines.

One broken line costs one line: an open quote, a monstrous field or a shifted column is reported
and reading goes on with the next line.
"""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from amity.base.text import clean
from amity.sources.rows import RowError

Names = tuple[str, ...]
LONGEST_LINE = 1_000_000
LAST_HEADER_LINE = 30  # LinkedIn puts notes above the header
MOST_COLUMNS = 2_000
_SPACES = re.compile(r"[\s_]+")
_TOO_LONG = "The line is longer than a million characters and was left out."


def _old_windows(error: UnicodeError) -> tuple[str, int]:
    """What is no UTF-8 was written by an old Windows program, byte by byte."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.end]
    return broken.decode("cp1252", "ignore") or "\ufffd", error.end


codecs.register_error("amity_old_windows", _old_windows)


def decoded(data: bytes) -> str:
    """Bytes as text: UTF-8, UTF-16 with or without mark, otherwise the Windows code page."""
    encoding = guess_encoding(data[:4096])
    return data.decode(encoding, "replace" if encoding.startswith("utf-16") else "amity_old_windows")


def decoded_as(data: bytes, charset: str) -> str:
    """Bytes as text in the character set that they name; where that cannot be, as `decoded` reads them."""
    try:
        if codecs.lookup(charset).name in _NOT_MEANT:
            return decoded(data)
        return data.decode(charset, "strict")
    except (LookupError, ValueError):
        return decoded(data)


# Codecs that no file is written in: slow beyond measure on long input, or not what they seem.
_NOT_MEANT = frozenset(
    {
        "punycode",
        "idna",
        "unicode-escape",
        "raw-unicode-escape",
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
    }
)


def guess_encoding(head: bytes) -> str:
    """The encoding of a text file by its first bytes."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = head[0:400:2].count(0), head[1:400:2].count(0)
    if max(even, odd) > len(head[:400]) * 0.3:
        return "utf-16-be" if even > odd else "utf-16-le"
    return "utf-8-sig"


def text_lines(stream: BinaryIO) -> io.TextIOWrapper:
    """The stream as text that is read line by line."""
    head = stream.read(4096)
    stream.seek(0)
    encoding = guess_encoding(head)
    errors = "replace" if encoding.startswith("utf-16") else "amity_old_windows"
    return io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="")


def column(name: str) -> str:
    """A column's name for comparison: no case, spaces, underscores, quotes or byte order mark."""
    return _SPACES.sub("", name.strip("\ufeff\"' \t")).casefold()


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a table: cells by the compared name of their column."""

    number: int
    cells: dict[str, str]

    @property
    def where(self) -> str:
        """Its position for people."""
        return f"line {self.number}"

    def get(self, name: str) -> str:
        """The cell of a column, stripped; empty when there is no such column."""
        return self.cells.get(name, "").strip()


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the lines below it."""

    columns: Names
    lines: Iterator[Line | RowError]
    written: Names = ()  # the columns as they stand in the file


def open_table(stream: BinaryIO, is_header: Callable[[Names], bool]) -> Table | None:
    """The table whose header this is, wherever in the first lines it stands; None when there is none."""
    lines = _Lines(text_lines(stream))
    for first in lines:
        if lines.number > LAST_HEADER_LINE:
            return None
        delimiter = _delimiter(first)
        written = tuple(_cells_of(first, delimiter))
        columns = tuple(map(column, written))
        if len(columns) <= MOST_COLUMNS and is_header(columns):
            return Table(columns, _records(lines, columns, delimiter), written)
    return None


def columns_of(head: bytes) -> Names:
    """The columns, as written, of the widest of the first lines: what an unknown table holds."""
    text = decoded(head)
    candidates = [line for line in text.splitlines()[:LAST_HEADER_LINE] if line.strip()]
    rows = [_cells_of(line[:20_000], _delimiter(line)) for line in candidates]
    return tuple(cell.strip("\ufeff ") for cell in max(rows, key=len, default=[]))


class _Lines:
    """Physical lines that can be given back, so that a broken record costs only its first line."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._back: list[str] = []
        self.number = 0  # of the line given last
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.pop() if self._back else self._text.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) >= LONGEST_LINE and not line.endswith(("\n", "\r")):
            self._skip_rest()
            raise csv.Error(_TOO_LONG)
        line = line.replace("\0", "") if "\0" in line else line
        self.taken.append(line)
        return line

    def give_back_all_but_first(self) -> None:
        again = self.taken[1:]
        self._back.extend(reversed(again))
        self.number -= len(again)
        self.taken = []

    def _skip_rest(self) -> None:
        while rest := self._text.readline(LONGEST_LINE):
            if rest.endswith(("\n", "\r")):
                return


def _records(lines: _Lines, columns: Names, delimiter: str) -> Iterator[Line | RowError]:
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.taken = []
        start = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield RowError(f"line {start}", _why(error))
            lines.give_back_all_but_first()
            continue
        if len(lines.taken) > 1 and _is_torn(lines.taken, cells, columns):
            lines.give_back_all_but_first()
            reader = csv.reader(lines, delimiter=delimiter)
            yield RowError(f"line {start}", "A quotation mark is opened and never closed.")
            continue
        if any(cell.strip() for cell in cells):
            yield _line(start, cells, columns)


def _why(error: csv.Error) -> str:
    if str(error) == _TOO_LONG:
        return _TOO_LONG
    return "A value is longer than 131,072 characters, or a quotation mark is never closed."


def _is_torn(taken: list[str], cells: list[str], columns: Names) -> bool:
    quotes = sum(line.count('"') for line in taken)
    return quotes % 2 == 1 or len(cells) != len(columns)


def _line(number: int, cells: list[str], columns: Names) -> Line | RowError:
    while len(cells) > len(columns) and not cells[-1].strip():
        cells.pop()
    if len(cells) > len(columns):
        why = f"The line has {len(cells)} values where the header names {len(columns)}."
        return RowError(f"line {number}", why)
    if len(cells) == 1 and len(columns) > 2:
        return RowError(f"line {number}", "The line is no row of this table.")
    named: dict[str, str] = {}
    for name, cell in zip(columns, cells, strict=False):
        named.setdefault(name, cell if cell.isascii() and cell.isprintable() else clean(cell))
    return Line(number, named)


def _delimiter(line: str) -> str:
    return max((",", ";", "\t"), key=lambda d: len(_cells_of(line[:20_000], d)))


def _cells_of(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter), [])
    except csv.Error:
        return []
