"""Who was, or will be, introduced to whom."""

import re
from collections.abc import Sequence
from typing import Final

from amity.conversations.reading.clauses import NAME, Clause
from amity.conversations.reading.doubt import is_doubtful
from amity.conversations.reading.names import Mention
from amity.conversations.reading.note import IntroductionRead, PromiseRead

_A, _B = rf"(?P<a>{NAME})", rf"(?P<b>{NAME})"
_BOTH: Final = tuple(
    re.compile(wording)
    for wording in (
        rf"\b(?:introduc(?:e|ed|ing)|connect(?:ed|ing)?)\s{_A},?\s(?:to|with|and)\s{_B}",
        rf"\bput\s{_A}\sin touch with\s{_B}",
        rf"\bput\s{_A}\sand\s{_B}\sin touch",
        rf"{_A}\s(?:und|and)\s{_B}\s(?:einander\s|miteinander\s)?(?:vor(?:ge|zu)?stell\w+|bekannt(?:\s|ge|zu)*mach\w*|verbunden|vernetzt|zusammengebracht)",
        rf"{_A}\s(?:und|and)\s{_B}\b.{{0,40}}\beinander\s(?:vor|bekannt)",
        rf"{_A}\smit\s{_B}\s(?:bekannt|verbunden|vernetzt|zusammengebracht|zu vernetzen|zu verbinden)",
        rf"{_A}\s(?:bei\s)?{_B}\s(?:vorgestellt|vorstellen|vorzustellen)",
        rf"\bintro(?:duction)? (?:between|of|for)\s{_A}\s(?:and|to|with)\s{_B}",
    )
)
_INTENDED: Final = re.compile(
    r"\b(?:introduce|connect|should|could|would|want|vorstellen|vorzustellen|sollte|müsste)\b"
)
_ONE: Final = re.compile(
    rf"\bintro(?:duction|duce)?(?: \w{{2,4}})? (?:to|with)\s({NAME})|\bintroduce (?:him|her|them) to\s({NAME})|"
    rf"\b(?:ihm|ihr|sie|ihn) (?:mit\s)?({NAME})\s(?:vorzustellen|vorstellen|bekannt|zu vernetzen)"
)


def read_introduction(
    masked: str, clause: Clause, mentions: Sequence[Mention], promise: PromiseRead | None
) -> IntroductionRead | None:
    """The pair of a clause; of a promised introduction one side is the person it was promised to."""
    plain = masked[clause.start : clause.end]
    if clause.asked or is_doubtful(plain):
        return None
    for wording in _BOTH:
        if found := wording.search(plain):
            if promise is None and _INTENDED.search(plain):
                return None
            first = _name_at(mentions, clause.start + found.start("a"))
            second = _name_at(mentions, clause.start + found.start("b"))
            return IntroductionRead(first, second) if first and second and first != second else None
    if promise and (found := _ONE.search(plain)):
        at = next(found.start(i) for i in range(1, len(found.groups()) + 1) if found.group(i))
        second = _name_at(mentions, clause.start + at)
        return IntroductionRead(promise.person, second) if second and second != promise.person else None
    return None


def _name_at(mentions: Sequence[Mention], place: int) -> str | None:
    return next((m.named.name for m in mentions if m.start <= place < m.end), None)
