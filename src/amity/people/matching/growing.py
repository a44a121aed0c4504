"""A book that grows: what new or changed records mean for the persons that are there.

The whole book is never compared again. Around the new records the persons that they may belong to are settled afresh,
with all their records, as if these had come at once: so it hardly matters what came first. A name's rarity is
that of the book as it is now; what was certain once stays joined although the book has grown, unless something speaks against it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from amity.people.matching.book import Book
from amity.people.matching.clusters import Edge
from amity.people.matching.decision import Outcome
from amity.people.matching.entries import FULL, Entry
from amity.people.matching.levels import contradict
from amity.people.matching.model import shipped
from amity.people.matching.persons import (
    Apart,
    Judged,
    certain,
    is_remembered,
    judge,
    settle,
    settled,
)

MOST_POSSIBLE = 2  # pairs of one record that are remembered though too unlikely to ask about


@dataclass(frozen=True, slots=True)
class Held:
    """A link that holds. `by_hand`: somebody said so, or it follows from what they noted; `answered`: the former."""

    a: str
    b: str
    bits: float
    by_hand: bool
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """What is to be written: links to withdraw, pairs to link, and the pairs to remember as questions."""

    withdrawn: tuple[Held, ...]
    joined: tuple[Judged, ...]
    doubts: tuple[Judged, ...]


def judge_all(pairs: Iterable[tuple[str, str]], by_id: Mapping[str, Entry], book: Book) -> list[Judged]:
    """Each pair decided on its own, the older record first; only those worth remembering."""
    weights = shipped()
    start = weights.start_in(book.records)
    every = {(a, b) if a < b else (b, a) for a, b in pairs}
    both = ((by_id[a], by_id[b]) for a, b in sorted(every))
    found = (judge(a, b, book, weights, start) for a, b in both if not _are_two(a, b))
    return [pair for pair in found if is_remembered(pair)]


def _are_two(a: Entry, b: Entry) -> bool:
    """Whether nothing but a workplace or a part of the name is shared: such a pair is left, whatever else is compared."""
    if not a.kind == b.kind == FULL or a.phones & b.phones or a.profiles & b.profiles:
        return False
    if {mail.address for mail in a.mails} & {mail.address for mail in b.mails}:
        return False
    return contradict(a, b)


def resettle(
    entries: Sequence[Entry],
    found: Collection[Judged],
    book: Book,
    *,
    held: Collection[Held],
    apart: Apart,
) -> Settled:
    """Which links among these records go, which come, and which pairs are open.

    `entries` are the records of every person concerned; `found` are the judged pairs among them, and of the new
    ones with others. Only pairs among `entries` are joined.
    """
    inside = {one.id for one in entries}
    among = [pair for pair in found if {pair.a, pair.b} <= inside]
    fixed = [(link.a, link.b) for link in held if link.by_hand]
    by_pair = {(pair.a, pair.b): pair for pair in among}
    once = [Edge(one.a, one.b, one.bits) for one in held if not one.by_hand and not _is_certain(by_pair, one)]
    grown = settle(entries, book, [*certain(among), *once], apart, fixed)
    persons = grown.persons
    withdrawn = tuple(one for one in held if not one.by_hand and persons[one.a] != persons[one.b])
    return Settled(
        withdrawn,
        tuple(_joined(grown.chosen, by_pair, held, inside, withdrawn)),
        tuple(_doubts(found, persons, {end for link in held if link.answered for end in (link.a, link.b)})),
    )


def _is_certain(by_pair: Mapping[tuple[str, str], Judged], link: Held) -> bool:
    pair = by_pair.get((link.a, link.b))
    return pair is not None and pair.decision.outcome is Outcome.MERGE


def _joined(
    chosen: Iterable[Edge],
    by_pair: Mapping[tuple[str, str], Judged],
    held: Iterable[Held],
    inside: Iterable[str],
    withdrawn: Collection[Held],
) -> Iterable[Judged]:
    """Those of the chosen pairs that join what no standing link joins, strongest first."""
    root = {id: id for id in inside}

    def find(id: str) -> str:
        while root[id] != id:
            root[id] = root[root[id]]
            id = root[id]
        return id

    for link in held:
        if link not in withdrawn:
            root[find(link.a)] = find(link.b)
    for edge in chosen:
        a, b = find(edge.a), find(edge.b)
        if a != b and (edge.a, edge.b) in by_pair:
            root[a] = b
            yield by_pair[edge.a, edge.b]


def _doubts(found: Iterable[Judged], persons: Mapping[str, str], said: Collection[str]) -> Iterable[Judged]:
    """Pairs that are not joined, as they stand once clusters are known; of mere possibilities a few of each record.

    A pair that only the owner's word has joined is remembered: that word may be taken back.
    """
    few: dict[str, int] = {}
    for pair in sorted(found, key=lambda one: (-one.bits, one.a, one.b)):
        here, there = persons.get(pair.a, pair.a), persons.get(pair.b, pair.b)
        if here == there and not {pair.a, pair.b} & set(said):
            continue
        outcome = pair.decision.outcome
        if outcome is Outcome.LEAVE:
            if pair.decision.veto or max(few.get(pair.a, 0), few.get(pair.b, 0)) >= MOST_POSSIBLE:
                continue
            few[pair.a] = few.get(pair.a, 0) + 1
            few[pair.b] = few.get(pair.b, 0) + 1
        yield pair if here == there else settled(pair, {pair.a: here, pair.b: there})
