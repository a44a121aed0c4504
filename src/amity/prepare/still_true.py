"""Which facts may have changed since they were said: those are asked about before they are used."""

import re
from datetime import date

from amity.conversations.facts import Fact

MONTHS = 18
_CHANGING = frozenset(("work", "goal", "interest", "worry", "preference", "need", "offer", "family"))
# What was once so stays so: where somebody comes from, what they studied, what a child is called.
_LASTING = re.compile(
    r"\b(?:born|grew up|raised|stud(?:ied|y at)|graduated|used to|was|were|named|called|name is|is from|comes from|"
    r"allerg\w+|geboren|aufgewachsen|studierte|hat .{0,60}studiert|war|waren|hei(?:ß|ss)t|stammt|kommt aus)\b",
    re.I,
)


def is_asked_again(fact: Fact, today: date) -> bool:
    """Whether a fact that changes over time was last told, or confirmed, more than 18 months ago.

    >>> moves = Fact(id="1", kind="work", text="looks for a new job", source="you", said_on=date(2025, 1, 2))
    >>> is_asked_again(moves, date(2026, 7, 2)), is_asked_again(moves, date(2026, 7, 3))
    (False, True)
    """
    known = max(filter(None, (fact.said_on, fact.confirmed_on)), default=None)
    if known is None or fact.kind not in _CHANGING or _LASTING.search(fact.text):
        return False
    return _months_after(known, MONTHS) < today


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, 28))
