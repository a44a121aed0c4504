"""A chat file line by line: where each message begins, in every form that phones write (FORMATS: no standard)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO

from amity.base.text import clean
from amity.sources.csv_text import text_lines

LONGEST_LINE = 100_000
LONGEST_TEXT = 4_000
LONGEST_NAME = 100
_MARKS = "\u200e\u200f\ufeff\u202a\u202c"
_DATE = r"(\d{1,4})([-/.]) ?(\d{1,2})[-/.] ?(\d{1,4})\.?"
_TIME = r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[ \u00a0\u202f]?([AaPp])\.?[ \u00a0\u202f]?[Mm]\.?)?"
_BRACKETED = re.compile(rf"\[{_DATE},? {_TIME}\] ?")
_DASHED = re.compile(rf"{_DATE}(?:, | klo | um | à | kl\. ?){_TIME} [-–] ")
_BARE = re.compile(
    rf"(?=\d{{1,2}}\. ?\d{{1,2}}\. ?\d{{4}}){_DATE},?(?: klo| um)? {_TIME}:? (?=[^:]{{1,{LONGEST_NAME}}}: )"
)
_ISO_MINUTES = re.compile(r"\[\d{4}-\d\d-\d\d, \d\d:\d\d\]")  # how Signal's archives are written


@dataclass(frozen=True, slots=True)
class Stamp:
    """Date and time as written, in the order they stand."""

    first: int
    second: int
    third: int
    hour: int
    minute: int
    second_of_minute: int
    dotted: bool
    written: str

    @property
    def year_first(self) -> bool:
        """Whether four digits, or more than any day has, stand first."""
        return self.first > 31

    def day(self, *, day_first: bool) -> datetime | None:
        """The wall clock; None when there is no such time. A date that fits one order only is read so."""
        if self.year_first:
            return self._at(self.first, self.second, self.third)
        year = self.third + 2000 if self.third < 100 else self.third
        day, month = (self.first, self.second) if day_first else (self.second, self.first)
        return self._at(year, month, day) or self._at(year, day, month)

    def _at(self, year: int, month: int, day: int) -> datetime | None:
        try:
            return datetime(year, month, day, self.hour, self.minute, self.second_of_minute)  # noqa: DTZ001 - a wall clock
        except ValueError:
            return None


@dataclass(slots=True)
class Entry:
    """One message, or a notice without an author; `machine` when WhatsApp itself wrote the text."""

    number: int
    stamp: Stamp
    author: str
    text: str
    machine: bool
    more: list[str] = field(default_factory=list)

    @property
    def whole(self) -> str:
        """The text with its other lines, without the mark of an edit."""
        return (
            without_edit_mark("\n".join((self.text, *self.more))).replace("\u200e", "")[:LONGEST_TEXT].strip()
        )

    @property
    def caption(self) -> str:
        """What stands below a picture."""
        return without_edit_mark("\n".join(self.more))[:LONGEST_TEXT].strip()


_EDITED = re.compile(r"[ \u200e]*\u200e<[^<>\n]{1,80}>\s*\Z")
_EDITED_ENGLISH = re.compile(r"\s*<This message was edited\.?>\s*\Z")


def without_edit_mark(text: str) -> str:
    """The text without "<This message was edited.>" at its end."""
    return _EDITED_ENGLISH.sub("", _EDITED.sub("", text))


def header_of(line: str) -> tuple[Stamp, str] | None:
    """Date and time at the beginning of a line, and the rest; None for a line that goes on with a message."""
    bare = line.lstrip(_MARKS)
    found = _BRACKETED.match(bare) or _DASHED.match(bare) or _BARE.match(bare)
    if found is None or _ISO_MINUTES.match(bare):
        return None
    first, separator, second, third, hour, minute, seconds, half = found.groups()
    hour = int(hour) % 12 if half else int(hour)
    hour += 12 if half and half in "Pp" else 0
    stamp = Stamp(
        int(first), int(second), int(third), hour, int(minute), int(seconds or 0), separator == ".", found[0].strip()
    )  # fmt: skip
    return stamp, bare[found.end() :]


def entries(stream: BinaryIO) -> Iterator[Entry]:
    """Every message with its continuation lines; what stands before the first one is left out."""
    entry: Entry | None = None
    text = text_lines(stream)
    number = size = 0
    while line := text.readline(LONGEST_LINE):
        number += line.endswith(("\n", "\r")) or len(line) < LONGEST_LINE
        line = line.rstrip("\r\n")
        head = header_of(line)
        if head is not None:
            if entry is not None:
                yield entry
            entry, size = _entry(number, *head), 0
        elif entry is not None and size < LONGEST_TEXT:
            entry.more.append(clean(line[:LONGEST_TEXT]))
            size += len(line) + 1
    if entry is not None:
        yield entry


def _entry(number: int, stamp: Stamp, rest: str) -> Entry:
    author, colon, text = rest[: LONGEST_NAME + 2].partition(": ")
    if not colon and rest.rstrip().endswith(":") and len(rest) <= LONGEST_NAME:
        author, colon = rest.rstrip()[:-1], ":"
    author = clean(author.strip(f"{_MARKS}~ \u00a0\u202f"))
    if not colon or not author or '"' in author or "“" in author:
        return Entry(number, stamp, "", clean(rest[:LONGEST_TEXT]), machine=True)
    text = rest.partition(": ")[2]
    machine = text.startswith(("\u200e", "\u200f\u200e"))
    return Entry(number, stamp, author, clean(text[:LONGEST_TEXT]), machine=machine)
