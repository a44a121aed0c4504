"""Attend events: who comes, out of an organiser's list (Luma, Eventbrite, Meetup, any table with names or addresses).

A guest list is no address book: its people are attendees of one event until somebody talks to them.
So it is not among the files of the normal import; it belongs to an event, and its columns are looked at first.
"""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from amity.base.ids import digest
from amity.sources.csv_text import Line, Names, Table, column, columns_of, decoded, open_table
from amity.sources.guests.columns import (
    CHOSEN,
    FIELDS,
    Meant,
    by_heading,
    guess,
    heading_key,
    names_somebody,
    platform_of,
)
from amity.sources.guests.lines import Guest, guests
from amity.sources.refused import Refused
from amity.sources.rows import Opened, Peek, RowError

NAME = "guests"
LARGEST = 20 * 1024**2  # bytes
MOST = 5_000  # lines of one list
_LOOKED_AT = 60  # lines by which columns are guessed
_LINE = re.compile(r"line (\d+)")

__all__ = [
    "CHOSEN", "FIELDS", "LARGEST", "MOST", "NAME", "Guest", "GuestList", "Meant", "detects", "key_by_hand",
    "opened", "read",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class GuestList:
    """A table before it is known who stands in it. `guessed` is what its columns seem to mean."""

    kind: str  # luma, eventbrite, meetup, or table
    key: str  # equal for lists with the same columns
    columns: Names  # compared
    headings: Mapping[str, str]  # compared name -> as written
    guessed: Meant
    lines: Sequence[Line]
    errors: Sequence[RowError]


def detects(peek: Peek) -> bool:
    """Whether one of the first lines is a header of Luma, Eventbrite or Meetup, or says who comes; other tables may be
    anything.
    """
    return open_table(io.BytesIO(peek.head), _is_of_guests) is not None


def opened(file: Opened) -> GuestList:
    """The list in a file. Raises `Refused` where it is no table that names people."""
    if file.size > LARGEST:
        raise Refused(f"“{file.name}” is larger than {LARGEST // 1024**2} MB; that is no guest list.")
    with file.open() as stream:
        data = stream.read(LARGEST + 1)
    if _is_binary(data[:4096]):
        raise Refused(f"“{file.name}” is no table of text. Save the list as CSV first.")
    table, shift = _table(data)
    if table is None:
        raise Refused(f"“{file.name}” holds no column with names or e-mail addresses.")
    lines: list[Line] = []
    errors: list[RowError] = []
    for one in table.lines:
        if len(lines) >= MOST:
            errors.append(RowError("", f"The list has more than {MOST:,} lines; the rest was left out.", 0))
            break
        if isinstance(one, Line):
            lines.append(replace(one, number=one.number - shift))
        else:
            errors.append(replace(one, where=_shifted(one.where, shift)))
    guessed = guess(table.columns, table.written, [line.cells for line in lines[:_LOOKED_AT]])
    if not set(guessed) & {"name", "given", "family", "email"} and not _names_columns(table):
        raise Refused(f"“{file.name}” holds no column with names or e-mail addresses.")
    platform = platform_of(table.columns)
    headings = dict(reversed([*zip(table.columns, (w.strip("\ufeff ") for w in table.written), strict=True)]))
    return GuestList(
        platform.name if platform else "table", heading_key(table.columns), tuple(dict.fromkeys(table.columns)), headings,
        guessed, lines, errors,
    )  # fmt: skip


def read(one: GuestList, meant: Meant) -> list[Guest | RowError]:
    """The guests of a list whose columns mean this, and what could not be read."""
    known = set(one.columns)
    chosen = {field: [name for name in names if name in known] for field, names in meant.items()}
    return [*guests(one.lines, chosen, dict(one.headings), one.kind), *one.errors]


def key_by_hand(name: str) -> str:
    """The key of a guest whom no list but the owner names."""
    return digest("guest", "you", name)


def _is_of_guests(names: Names) -> bool:
    meant = {by_heading(name) for name in names}
    return platform_of(names) is not None or ("coming" in meant and bool(meant & {"name", "given", "email"}))


def _table(data: bytes) -> tuple[Table | None, int]:
    """The table, and by how many lines its numbers are too large.

    Its header is the first line that names people, else the first line at all, unless that line holds an address:
    then there is no header, and one is put before it.
    """
    if found := open_table(io.BytesIO(data), names_somebody):
        return found, 0
    first = decoded(data[:65_536]).lstrip("\ufeff").split("\n", 1)[0]
    if "@" not in first:
        return open_table(io.BytesIO(data), lambda names: len(names) > 1), 0
    columns = columns_of(first.encode())
    between = max((",", ";", "\t"), key=first.count)
    header = between.join(f"Column {number}" for number, _ in enumerate(columns, 1))
    whole = f"{header}\n{decoded(data).lstrip(chr(0xFEFF))}".encode("utf-8", "replace")
    return open_table(io.BytesIO(whole), lambda names: column("Column 1") in names), 1


def _names_columns(table: Table) -> bool:
    return names_somebody(table.written)


def _shifted(where: str, shift: int) -> str:
    return _LINE.sub(lambda found: f"line {int(found[1]) - shift}", where) if shift else where


def _is_binary(head: bytes) -> bool:
    """Whether no text begins so: real tables of spreadsheet programs, pictures, archives."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return (
        head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG"))
        or head.count(0) > len(head) * 0.6
    )
