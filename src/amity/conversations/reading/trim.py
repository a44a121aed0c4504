"""The stretch of a clause that is worth keeping: no days, no recipients, no marks at its ends."""

import re
from collections.abc import Sequence

from amity.conversations.reading.dates import When
from amity.conversations.reading.line import Line
from amity.conversations.reading.names import MARK

_EDGE = " \t\n,;:.!-–—\"'()…"
_RECIPIENT = re.compile(
    rf"^(?:(?:ihm|ihnen|mir|dir|uns|{MARK}+)\s|ihr\s(?=(?:bis|am|die|der|das|dem|den|eine?[nmr]?|meine?[nmr]?|zu|im|heute|morgen|beim|\d)\b)|that\s|dass\s|to\s|me\s(?=a|an|the|his|her|some))"
)
_EMPTY = re.compile(r"^(?:it|that|this|so|das|es|me|him|her|them|to|zu|something|etwas)?$")


def trimmed(masked: str, start: int, end: int, days: Sequence[When] = ()) -> tuple[int, int]:
    """The span without days and recipients at its ends; empty when nothing is left."""
    while True:
        begun, ended = start, end
        while start < end and _is_edge(masked, start):
            start += 1
        while end > start and _is_edge(masked, end - 1):
            end -= 1
        for day in days:
            if day.start <= start < day.end:
                start = min(day.end, end)
            if day.start < end <= day.end and day.start > start:
                end = day.start
        if found := _RECIPIENT.match(masked[start:end]):
            start += found.end()
        if (start, end) == (begun, ended):
            return start, end


def text_between(line: Line, masked: str, start: int, end: int, days: Sequence[When] = ()) -> str:
    """The words as typed, "" when they say nothing."""
    start, end = trimmed(masked, start, end, days)
    return "" if start >= end or _EMPTY.match(masked[start:end]) else line.typed(start, end)


def _is_edge(masked: str, position: int) -> bool:
    letter = masked[position]
    return letter in _EDGE or (
        not letter.isalnum() and letter not in MARK + "%€$£+#/&*@'’" and ord(letter) > 0x2000
    )
