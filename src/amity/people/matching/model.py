"""How likely two records are one person: bits that add up, each bar from one kind of evidence."""

import json
import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Self

_SMALL = 1000  # records; what shares a key in a smaller book is no likelier one person than there
_MOST_BITS = 60.0  # beyond that a probability is 1 for every computer


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of evidence weighs, in bits, as learnt from books of `records` records."""

    version: str
    records: int
    start: float
    bits: Mapping[str, float]

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The inverse of what `tools/learn_identity.py` writes."""
        said = json.loads(text)
        return cls(said["version"], said["records"], said["start"], said["bits"])

    def start_in(self, records: int) -> float:
        """Bits before any evidence: in a book twice as large a pair has half the chance."""
        return self.start - math.log2(max(records, _SMALL) / self.records)


@cache
def shipped() -> Weights:
    """The weights of this version."""
    text = resources.files("amity.people.matching").joinpath("weights.json").read_text(encoding="utf-8")
    return Weights.from_json(text)


def bars(counted: Mapping[str, float], weights: Weights) -> dict[str, float]:
    """Bits for (positive) and against (negative) by kind: name, post, spelt, phone, work, handle, profile, place."""
    said: dict[str, float] = defaultdict(float)
    for key, count in counted.items():
        said[key.partition(":")[0]] += count * weights.bits.get(key, 0.0)
    return dict(said)


def chance(bits: float) -> float:
    """The probability that so many bits stand for.

    >>> chance(0), round(chance(8), 4)
    (0.5, 0.9961)
    """
    return 1 / (1 + 2 ** -max(-_MOST_BITS, min(_MOST_BITS, bits)))
