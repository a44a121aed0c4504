"""What a value in an archive may be: each shape takes a JSON value and gives ours, or raises `Wrong`.

Nothing from a file is believed: text is bounded and free of what breaks a database, numbers lie in
the range of their column, times have a zone.
"""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

Shape = Callable[[Any], Any]  # JSON values are Any by nature
_BREAKS = re.compile("[\x00\ud800-\udfff]")
MOST_ITEMS = 100_000  # of one list


class Wrong(Exception):
    """A value that cannot be what its name says."""


class _Needed:
    """The mark of a field without which a row means nothing."""


NEEDED = _Needed()


@dataclass(frozen=True, slots=True)
class Field:
    """One named value of a row: its shape, and what counts when it is not there."""

    shape: Shape
    empty: Any = NEEDED


def safe(text: str) -> str:
    """The same text without what breaks a database; everything else stays as it was."""
    return _BREAKS.sub("\ufffd", text) if _BREAKS.search(text) else text


def text(most: int) -> Shape:
    """Text of at most so many characters; longer text is refused, not cut."""

    def check(value: Any) -> str:
        if not isinstance(value, str):
            raise Wrong("is no text")
        if len(value) > most:
            raise Wrong(f"is longer than {most:,} characters")
        return safe(value)

    return check


def number(least: int, most: int) -> Shape:
    """A whole number in a range."""

    def check(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise Wrong(f"is no whole number from {least} to {most}")
        return value

    return check


def seconds(value: Any) -> float:
    """A length of time."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e9:
        raise Wrong("is no number of seconds")
    return float(value)


def flag(value: Any) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise Wrong("is neither true nor false")
    return value


def one_of(*words: Any) -> Shape:
    """One of a few values."""

    def check(value: Any) -> Any:
        if not isinstance(value, str | int) or isinstance(value, bool) or value not in words:
            raise Wrong(f"is none of {', '.join(map(str, words))}")
        return value

    return check


def day(value: Any) -> date:
    """A day, as 2026-11-22."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Wrong("is no day like 2026-11-22") from None


def moment(value: Any) -> datetime:
    """A time with its zone, as 2026-11-22T08:30:00+00:00."""
    try:
        read = datetime.fromisoformat(value)
        if read.tzinfo is None or not 2 <= read.year <= 9998:
            raise ValueError
    except (TypeError, ValueError, OverflowError):
        raise Wrong("is no time with a zone like 2026-11-22T08:30:00+00:00") from None
    return read


def clock(value: Any) -> time:
    """A time of day, as 20:15:00."""
    try:
        read = time.fromisoformat(value)
        if read.tzinfo is not None:
            raise ValueError
    except (TypeError, ValueError):
        raise Wrong("is no time of day like 20:15:00") from None
    return read


def uid(value: Any) -> UUID:
    """An identifier that people see."""
    try:
        return UUID(value)
    except (TypeError, ValueError, AttributeError):
        raise Wrong("is no UUID") from None


def zone(value: Any) -> str:
    """The name of a time zone that exists."""
    try:
        return ZoneInfo(text(64)(value)).key
    except (ValueError, LookupError, OSError):
        raise Wrong("is no time zone") from None


def octets(most: int) -> Shape:
    """Bytes in base64."""

    def check(value: Any) -> bytes:
        try:
            read = base64.b64decode(text(most * 4 // 3 + 4)(value), validate=True)
        except (binascii.Error, ValueError):
            raise Wrong("is not written in base64") from None
        return read

    return check


def maybe(shape: Shape) -> Shape:
    """That shape, or null."""
    return lambda value: None if value is None else shape(value)


def listed(shape: Shape, most: int = MOST_ITEMS) -> Shape:
    """A list of that shape."""

    def check(value: Any) -> list[Any]:
        if not isinstance(value, list) or len(value) > most:
            raise Wrong(f"is no list of at most {most:,}")
        return [shape(one) for one in value]

    return check


def record(value: Any) -> tuple[str, str]:
    """Which record is meant: its source and its key there."""
    source, key = pair(value)
    if not source or not key:
        raise Wrong("names no record")
    return source, key


def pair(value: Any) -> tuple[str, str]:
    """A source of at most 24 characters and a key of at most 320."""
    if not isinstance(value, list) or len(value) != 2:
        raise Wrong("is no pair of source and key")
    return text(24)(value[0]), text(320)(value[1])


def told(value: Any) -> dict[str, Any]:
    """What a sentence of the journal needs: names and counts, nothing nested deeper."""
    if not isinstance(value, dict) or len(value) > 50:
        raise Wrong("is no short list of names and counts")
    return {text(40)(name): _plain(name, one) for name, one in value.items()}


def meanings(value: Any) -> dict[str, list[str]]:
    """Fields with the names of their columns."""
    if not isinstance(value, dict) or len(value) > 50:
        raise Wrong("is no short list of fields")
    return {text(40)(name): listed(text(300), 100)(names) for name, names in value.items()}


_NAMES = frozenset({"names", "paths", "fields", "people_names"})
_COUNTS = frozenset({"people", "touches"})


def _plain(name: str, value: Any) -> Any:
    if name in _COUNTS:
        return number(0, 2**31)(value)
    if isinstance(value, list) and len(value) <= 1000:
        return [text(5000)(one) for one in value]
    if name in _NAMES:
        raise Wrong("is no list of names")
    if value is None or isinstance(value, bool | int | float):
        return value
    return text(5000)(value)


def rows(fields: Mapping[str, Field]) -> Shape:
    """An object with these fields. Names it does not know are passed over: a later Amity may add some."""

    def check(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise Wrong("is no object")
        return {name: _value(name, field, value) for name, field in fields.items()}

    return check


def yearly(fields: Mapping[str, Field]) -> Shape:
    """An object with a `month` and a `day` that some year has."""
    read = rows(fields)

    def check(value: Any) -> dict[str, Any]:
        row: dict[str, Any] = read(value)
        try:
            date(2000, row["month"], row["day"])
        except ValueError:
            raise Wrong("is a day that no year has") from None
        return row

    return check


def _value(name: str, field: Field, row: Mapping[str, Any]) -> Any:
    if name not in row:
        if field.empty is NEEDED:
            raise Wrong(f"“{name}” is missing")
        return field.empty
    try:
        return field.shape(row[name])
    except Wrong as wrong:
        raise Wrong(f"“{name}” {wrong}") from None
