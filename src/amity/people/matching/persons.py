"""All of it together: records in, persons and judged pairs out."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from amity.people.matching.book import Book
from amity.people.matching.candidates import Propose, pairs
from amity.people.matching.clusters import Edge, Grown, grow
from amity.people.matching.decision import Decision, Outcome, Rule, Veto, decide, veto
from amity.people.matching.entries import FULL, Entry
from amity.people.matching.evidence import compare
from amity.people.matching.model import Weights, bars, chance, shipped

POSSIBLY = 0.05  # below that a pair is not even worth remembering
Apart = Collection[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of records, how likely they are one person, why, and what follows."""

    a: str
    b: str
    bits: float
    bars: dict[str, float]  # bits by kind of evidence; with "start" they add up to `bits`
    decision: Decision
    levels: dict[str, str] = field(default_factory=dict)  # of each bar, as the weights call it

    @property
    def chance(self) -> float:
        """The probability."""
        return chance(self.bits)


@dataclass(frozen=True, slots=True)
class Matched:
    """Each record's person, named by the smallest id in it, and the judged pairs, most likely first."""

    persons: dict[str, str]
    pairs: tuple[Judged, ...]


def match(
    entries: Sequence[Entry],
    *,
    apart: Apart = frozenset(),
    weights: Weights | None = None,
    propose: Propose = pairs,
) -> Matched:
    """Who is who among these records. `apart` are pairs of ids that are two people because somebody said so.
    `propose` finds the pairs that are worth comparing.

    The order of `entries` does not matter. Records are joined only by pairs that are certain; pairs to ask about join nobody.

    >>> from amity.people.matching.entries import entry
    >>> one, two = (entry(id, name=name, emails=["ana@sousa.example"]) for id, name in (("1", "Ana Sousa"), ("2", "A. Sousa")))
    >>> match([one, two]).persons
    {'1': '1', '2': '1'}
    """
    entries = sorted(entries, key=lambda one: one.id)
    book = Book.of(entries)
    found = list(judged(entries, book, weights or shipped(), apart, propose))
    persons = settle(entries, book, certain(found), apart).persons
    return Matched(persons, tuple(in_order(settled(pair, persons) for pair in found)))


def certain(found: Iterable[Judged]) -> Iterator[Edge]:
    """The pairs that are joined where clusters allow it."""
    return (Edge(pair.a, pair.b, pair.bits) for pair in found if pair.decision.outcome is Outcome.MERGE)


def in_order(found: Iterable[Judged]) -> list[Judged]:
    """Most likely first."""
    return sorted(found, key=lambda pair: (-pair.bits, pair.a, pair.b))


def settle(
    entries: Sequence[Entry],
    book: Book,
    edges: Iterable[Edge],
    apart: Apart = frozenset(),
    fixed: Collection[tuple[str, str]] = (),
) -> Grown:
    """Each record's person, made of certain pairs where nothing in either cluster forbids it.

    `fixed` are pairs that somebody said are one person.
    """
    by_id = {one.id: one for one in entries}
    speaks_against = _Against(by_id, book, fixed)
    return grow(
        by_id,
        edges,
        whole={one.id for one in entries if one.kind == FULL},
        forbidden=lambda a, b: frozenset((a, b)) in apart or speaks_against(a, b),
        rivals=speaks_against,
        fixed=fixed,
    )


def judged(
    entries: Sequence[Entry],
    book: Book,
    weights: Weights,
    apart: Apart = frozenset(),
    propose: Propose = pairs,
) -> Iterator[Judged]:
    """The candidates among these entries that may be one person, each decided on its own."""
    start = weights.start_in(book.records)
    for first, second in propose(entries, book):
        one = judge(entries[first], entries[second], book, weights, start)
        if is_remembered(one := held_apart(one, apart)):
            yield one


def share_a_key(entries: Sequence[Entry], book: Book) -> list[tuple[str, str]]:
    """The pairs among these entries that are worth comparing, the smaller id first."""
    ordered = sorted(entries, key=lambda one: one.id)
    return [(ordered[first].id, ordered[second].id) for first, second in pairs(ordered, book)]


def held_apart(one: Judged, apart: Apart) -> Judged:
    """The pair, left alone where somebody said that these are two people."""
    if frozenset((one.a, one.b)) not in apart:
        return one
    return replace(one, decision=replace(one.decision, outcome=Outcome.LEAVE, veto=Veto.APART))


def is_remembered(one: Judged) -> bool:
    """Whether the pair is joined, asked about, or at least possible."""
    decision = one.decision
    return one.chance >= POSSIBLY or decision.outcome is not Outcome.LEAVE or decision.veto is Veto.APART


def judge(a: Entry, b: Entry, book: Book, weights: Weights, start: float | None = None) -> Judged:
    """One pair: the evidence, its bits, and the decision before clusters are looked at."""
    evidence = compare(a, b, book)
    counted = evidence.counted()
    said = {"start": weights.start_in(book.records) if start is None else start} | bars(counted, weights)
    levels = {key.partition(":")[0]: key for key in counted if not key.endswith(" rarity")}
    bits = sum(said.values())
    return Judged(a.id, b.id, bits, said, decide(a, b, evidence, chance(bits), book), levels)


def settled(pair: Judged, persons: Mapping[str, str]) -> Judged:
    """The pair once clusters are known: what a cluster forbids is asked, what others have joined is joined."""
    decision, together = pair.decision, persons[pair.a] == persons[pair.b]
    if decision.outcome is Outcome.MERGE and not together:
        return replace(pair, decision=replace(decision, outcome=Outcome.ASK, veto=Veto.CLUSTER))
    if decision.outcome is not Outcome.MERGE and together:
        return replace(pair, decision=replace(decision, outcome=Outcome.MERGE, rule=Rule.OTHERS))
    return pair


class _Against:
    """Whether two records cannot be one person by what they say.

    Who goes by two names because the owner said so may have either one in a third record.
    """

    def __init__(self, by_id: Mapping[str, Entry], book: Book, fixed: Iterable[tuple[str, str]]) -> None:
        self._entries, self._book = by_id, book
        self._known_as: dict[str, set[str]] = defaultdict(set)
        for a, b in fixed:
            both = self._known_as[a] | self._known_as[b] | {a, b}
            for id in both:
                self._known_as[id] = both

    def __call__(self, a: str, b: str) -> bool:
        against = self._veto(a, b)
        if against is not Veto.NAMES:
            return against is not None
        return all(
            self._veto(x, y) is Veto.NAMES or not self._are_whole(x, y)
            for x in self._known_as.get(a, {a})
            for y in self._known_as.get(b, {b})
        )

    def _veto(self, a: str, b: str) -> Veto | None:
        one, other = self._entries[a], self._entries[b]
        return veto(one, other, compare(one, other, self._book))

    def _are_whole(self, a: str, b: str) -> bool:
        return self._entries[a].kind == self._entries[b].kind == FULL
