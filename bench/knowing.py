"""Who answers a new thread, on a real mailing list: texts that vote for their people against plain activity.

The data are not part of this project: AMITY_SHARED names the folder that holds `data/judgement`.
"""

import csv
import gzip
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

from amity.knowledge.ranking import ACTIVE, Shelf, Text, bm25, knowers
from amity.knowledge.words import terms
from bench.report import Part, Table

_DAY = 86_400.0
_FIRST = 2_000  # messages that are only read


@dataclass(slots=True)
class _List:
    """A mailing list as it was at a moment: who wrote when, and which message holds which word."""

    said: list[list[str]] = field(default_factory=list)
    who: list[int] = field(default_factory=list)
    at: list[float] = field(default_factory=list)
    holding: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    active: dict[int, tuple[float, float]] = field(default_factory=dict)  # decayed count, at which day
    words: int = 0

    def add(self, who: int, day: float, subject: str) -> None:
        said = terms(subject)
        for word in set(said):
            self.holding[word].append(len(self.said))
        self.said.append(said)
        self.who.append(who)
        self.at.append(day)
        self.words += len(said)
        self.active[who] = (self.activity(who, day) + 1.0, day)

    def activity(self, who: int, day: float) -> float:
        counted, since = self.active.get(who, (0.0, day))
        return counted * 0.5 ** ((day - since) / ACTIVE)

    def ranked(self, subject: str, day: float) -> list[int]:
        """By texts that vote; whoever no text speaks for follows by activity."""
        asked = list(dict.fromkeys(terms(subject)))
        found = {number for word in asked for number in self.holding.get(word, ())}
        shelf = Shelf(len(self.said), self.words / len(self.said), {w: len(self.holding[w]) for w in asked})
        texts = [
            Text(str(n), (self.who[n],), bm25(self.said[n], asked, shelf), day - self.at[n])
            for n in sorted(found)
        ]
        lively = {who: self.activity(who, day) for who in self.active}
        told = [one.person for one in knowers(texts, lively)]
        spoken = set(told)
        return told + [who for who in self.by_activity(day) if who not in spoken]

    def by_activity(self, day: float) -> list[int]:
        return sorted(self.active, key=lambda who: -self.activity(who, day))


def measure() -> Part | None:
    """Mean reciprocal rank of whoever answered first; None when the data are not here."""
    file = Path(os.environ.get("AMITY_SHARED", "")) / "data" / "judgement" / "mips_messages.csv.gz"
    if not os.environ.get("AMITY_SHARED") or not file.exists():
        print("  left out: AMITY_SHARED names no folder with data/judgement")
        return None
    pairs = list(_ranks(_messages(file)))
    ours, theirs = [1 / a for a, _ in pairs], [1 / b for _, b in pairs]
    gain = [a - b for a, b in zip(ours, theirs, strict=True)]
    error = 1.96 * stdev(gain) / len(gain) ** 0.5
    row = (
        f"{len(pairs):,}",
        f"{fmean(theirs):.3f}",
        f"{fmean(ours):.3f}",
        f"{fmean(gain):+.3f} ± {error:.3f}",
    )
    return Part(
        title="Who knows: who answers a new thread on a mailing list",
        command="AMITY_SHARED=... python -m bench knowing",
        tables=[Table(("threads", "by activity", "texts that vote", "gain (at least +0.020)"), [row])],
        notes=[
            "Mean reciprocal rank of whoever answered first, among all who wrote before, from subjects only.",
            "The product's own ranking (`amity.knowledge.ranking`); nothing is fitted to this list.",
        ],
    )


def _messages(file: Path) -> list[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8", newline="") as rows:
        return sorted(csv.DictReader(rows), key=lambda row: (float(row["timestamp"]), int(row["message"])))


def _ranks(messages: list[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    """For each new thread that somebody else answered: the rank of whom, in both orders."""
    answers = _first_answers(messages)
    known = _List()
    for number, row in enumerate(messages):
        day, who = float(row["timestamp"]) / _DAY, int(row["from"])
        answered = answers.get(row["message"])
        if not row["parent"] and answered in known.active and number >= _FIRST:
            yield tuple(  # type: ignore[misc]
                1 + [one for one in order if one != who].index(answered)
                for order in (known.ranked(row["subject"], day), known.by_activity(day))
            )
        known.add(who, day, row["subject"])


def _first_answers(messages: list[dict[str, Any]]) -> dict[str, int]:
    begun = {row["message"]: row["from"] for row in messages}
    answered: dict[str, int] = {}
    for row in messages:
        if row["parent"] in begun and row["from"] != begun[row["parent"]]:
            answered.setdefault(row["parent"], int(row["from"]))
    return answered
