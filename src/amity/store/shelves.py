"""Where the records of a book are found by their keys: in the database, or all of them at once in memory.

Both give the same answers. In memory pays when much is new (an import of thousands); the database, when a record comes.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from amity.people.matching.book import Book
from amity.people.matching.candidates import STRONG, WEAK, keys
from amity.people.matching.entries import Entry
from amity.store import sketches
from amity.store.models import Network

_OF_A_BOOK = 20  # one new record of so many, and reading all of it is faster than asking for each
_MOST_IN_MEMORY = 150_000  # records; a larger book stays in the database
Pairs = set[tuple[int, int]]


class Shelf(Protocol):
    """A book and its records."""

    book: Book

    def entries(self, records: Iterable[int]) -> dict[int, Entry]:
        """The entries of these records."""
        ...

    def near(self, entries: dict[int, Entry]) -> Pairs:
        """These records with each other one that shares a key, the smaller number first."""
        ...


def shelf_for(network: Network) -> Shelf:
    """The shelf that is faster for as many records as wait to be compared."""
    book = sketches.size(network)
    much = book // _OF_A_BOOK
    if book <= _MOST_IN_MEMORY and len(sketches.unsettled(network, much + 1)) > much:
        return InMemory(network)
    return Stored(network)


class Stored:
    """Each question is one to the database."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self.book: Book = sketches.StoredBook(network)

    def entries(self, records: Iterable[int]) -> dict[int, Entry]:
        """The entries of these records."""
        return sketches.load(self._network, records)

    def near(self, entries: dict[int, Entry]) -> Pairs:
        """Keys that too many share are passed over."""
        asked = {pk: _limits(one, self.book) for pk, one in entries.items()}
        every = {key: most for limits in asked.values() for key, most in limits.items()}
        found = sketches.bearers(self._network, list(every.items()))
        return _pairs(asked, found)


class InMemory:
    """The whole book, read once."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._without: set[int] = set()  # records that say nothing comparable
        self._entries = dict(sketches.load_all(network))
        self.book = Book.of(self._entries.values())
        self._bearers: dict[str, list[int]] = defaultdict(list)
        for pk, one in self._entries.items():
            self._put(pk, one)

    def _put(self, pk: int, one: Entry) -> None:
        for key in _limits(one, self.book):
            self._bearers[key].append(pk)

    def entries(self, records: Iterable[int]) -> dict[int, Entry]:
        """The entries of these records. What another program has added since is read now."""
        wanted = set(records)
        later = sketches.load(self._network, wanted - self._entries.keys() - self._without)
        self._without |= wanted - self._entries.keys() - later.keys()
        for pk, one in later.items():
            self._entries[pk] = one
            self.book.add(one)
            self._put(pk, one)
        return {pk: self._entries[pk] for pk in wanted if pk in self._entries}

    def near(self, entries: dict[int, Entry]) -> Pairs:
        """Keys that too many share are passed over."""
        asked = {pk: _limits(one, self.book) for pk, one in entries.items()}
        return _pairs(asked, self._bearers)


def _limits(one: Entry, book: Book) -> dict[str, int]:
    """The keys of an entry, each with how many may share it."""
    strong, weak = keys(one, book)
    return dict.fromkeys(weak, WEAK) | dict.fromkeys(strong, STRONG)


def _pairs(asked: dict[int, dict[str, int]], bearers: dict[str, list[int]]) -> Pairs:
    found: Pairs = set()
    for pk, limits in asked.items():
        for key, most in limits.items():
            sharing = bearers[key]
            if 1 < len(sharing) <= most:
                found |= {(min(pk, other), max(pk, other)) for other in sharing if other != pk}
    return found
