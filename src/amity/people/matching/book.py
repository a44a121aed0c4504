"""What a whole book of records tells: how common a name is in it, which local parts and domains many people use."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Final

from amity.people.matching.entries import FULL, Entry

UNKNOWN: Final = 1e-4  # a name that no table knows is not thereby rare
_RAREST = 2e-5
_TABLES_WEIGH = 500  # records
_GENERIC_FROM = 3  # unrelated names that share a local part
_GROWN = 1000  # records; the first file of a book is not all of it
_FEW_PEOPLE = 3  # at one domain: then it is theirs, not a company's


@cache
def common_tokens() -> dict[str, float]:
    """Tokens of names with the largest share they have in any country's tables."""
    text = resources.files("amity.people.matching").joinpath("name_tokens.txt").read_text(encoding="utf-8")
    shares: dict[str, float] = {}
    for line in text.splitlines():
        bits, *tokens = line.split(" ")
        shares.update(dict.fromkeys(tokens, 2.0 ** -float(bits)))
    return shares


@dataclass(slots=True)
class Book:
    """Counts over all records of a book. Adding records in another order gives the same book."""

    records: int = 0
    tokens: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)  # of records, by ordered full name
    domains: Counter[str] = field(default_factory=Counter)  # of addresses
    named: dict[str, set[str]] = field(default_factory=dict)  # local part: full names that it does not spell
    numbers: dict[str, set[str]] = field(default_factory=dict)  # ordered full name: phones
    places: dict[str, set[str]] = field(
        default_factory=dict
    )  # ordered full name: organisations, by their first word
    sites: dict[str, set[str]] = field(default_factory=dict)  # ordered full name: domains of addresses
    _rarity: dict[str, float] = field(default_factory=dict, repr=False)
    _disputed: dict[str, bool] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Book":
        """The book that holds these entries."""
        book = cls()
        for one in entries:
            book.add(one)
        return book

    def add(self, one: Entry) -> None:
        """Counts one entry."""
        self.records += 1
        self._rarity.clear()
        self._disputed.clear()
        self.tokens.update(set(one.tokens))
        self.domains.update({mail.domain for mail in one.mails})
        if one.kind != FULL:
            return
        self.names[one.ordered] += 1
        self.numbers.setdefault(one.ordered, set()).update(one.phones)
        self.places.setdefault(one.ordered, set()).update(key.partition(" ")[0] for key in one.workplaces)
        self.sites.setdefault(one.ordered, set()).update(one.domains)
        for mail in one.mails:
            if not any(len(token) > 2 and token in mail.local for token in one.tokens):
                self.named.setdefault(mail.local, set()).add(one.ordered)

    def share(self, token: str) -> float:
        """Which part of people bears this token: the tables of several countries, corrected by the book's own count.

        The tables count like 500 records, so a name that is common in some country counts as common in a
        small book, and in a large one as common as it is there. One record of the two that are compared is not counted.
        """
        table = common_tokens().get(token, UNKNOWN)
        own = max(self.tokens[token] - 1, 0)
        return max((own + _TABLES_WEIGH * table) / (self.records + _TABLES_WEIGH), _RAREST)

    def rarity(self, token: str) -> float:
        """Bits that two people gain by sharing this token.

        >>> Book().rarity("maria") < Book().rarity("ottokar")
        True
        """
        bits = self._rarity.get(token)
        if bits is None:
            bits = self._rarity[token] = -math.log2(self.share(token)) if len(token) > 1 else 2.0
        return bits

    def is_disputed(self, one: Entry) -> bool:
        """Whether what is said under this full name does not fit one person: two phones, or two organisations.

        Two domains of addresses alone are no dispute: many people have several.
        """
        if one.ordered not in self._disputed:
            self._disputed[one.ordered] = self._disagrees(one.ordered)
        return self._disputed[one.ordered]

    def _disagrees(self, name: str) -> bool:
        places = self.places.get(name, set())
        if len(self.numbers.get(name, ())) > 1 or len(places) > 1:
            return True
        return any(not site.startswith(place) for place in places for site in self.sites[name])

    def is_generic(self, local: str) -> bool:
        """Whether three or more unrelated names write from this local part."""
        return len(self.named.get(local, ())) >= _GENERIC_FROM

    def is_personal(self, domain: str) -> bool:
        """Whether so few addresses are at this domain that it is somebody's own."""
        return self.domains[domain] <= _FEW_PEOPLE

    @property
    def size_bits(self) -> float:
        """log2 of the number of records: what a name must outweigh to be one person's alone."""
        return math.log2(max(self.records, 50))

    @property
    def to_come_bits(self) -> float:
        """How many bits a small book may still grow by: a name alone is measured as in one of 1,000 records."""
        return math.log2(max(self.records, _GROWN)) - self.size_bits
