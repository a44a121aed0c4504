"""How long a favour may take: five minutes come first, because they are given gladly (SCIENCE.md, Grant 2013)."""

import re
from functools import lru_cache
from typing import Final

FIVE = 5
_HOUR, _LONG = 30, 60
_SMALL: Final = re.compile(
    r"\b(?:recipes?|links?|names?|address\w*|numbers?|introduction|intros?|contacts?|tips?|recommendations?|article\w*|"
    r"title|template|photo\w*|password|date|word|opinion|"
    r"rezepte?|links?|namen?|adresse\w*|nummer\w*|kontakte?|tipps?|empfehlung\w*|artikel\w*|vorlage\w*|fotos?|meinung)\b",
    re.I,
)
_WORK: Final = re.compile(
    r"\b(?:speaker|talk|course|lessons?|move|moving|flat|room|apartment|job|build\w*|days?|weeks?|months?|co-?founder|"
    r"vortrag|kurs|unterricht|umzug|wohnung|zimmer|stelle|tage?n?|wochen?|monate?n?)\b",
    re.I,
)
_TOLD: Final = re.compile(r"\b(\d{1,3})\s?(min|minutes?|minuten|h|hours?|stunden?)\b", re.I)


def minutes(needed: str, offered: str = "") -> int:
    """About how many minutes it takes to give this: what the words say, else 5, 30 or 60.

    >>> minutes("a lentil recipe for Saturday"), minutes("feedback, 15 minutes"), minutes("a flat in Leipzig")
    (5, 15, 60)
    """
    return _told(needed) or _told(offered) or _usually(needed)


@lru_cache(maxsize=50_000)
def _told(text: str) -> int:
    """The minutes that a text names; 0 where it names none."""
    told = _TOLD.search(text)
    if not told:
        return 0
    unit = 60 if told[2][0] in "hHsS" else 1
    return max(1, min(int(told[1]) * unit, 480))


@lru_cache(maxsize=50_000)
def _usually(needed: str) -> int:
    if _WORK.search(needed):
        return _LONG
    return FIVE if _SMALL.search(needed) else _HOUR
