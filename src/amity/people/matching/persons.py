"""All of it together: records in, persons and judged pairs out."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from amity.people.matching.book import Book
from amity.people.matching.candidates import Propose, pairs
from amity.people.matching.clusters import Edge, clusters
from amity.people.matching.decision import Decision, Outcome, Rule, Veto, decide, veto
from amity.people.matching.entries import FULL, Entry
from amity.people.matching.evidence import compare
from amity.people.matching.model import Weights, bars, chance, shipped

POSSIBLY = 0.05  # below that a pair is not even worth remembering


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of records, how likely they are one person, why, and what follows."""

    a: str
    b: str
    bits: float
    bars: dict[str, float]  # bits by kind of evidence; with "start" they add up to `bits`
    decision: Decision

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
    apart: Collection[frozenset[str]] = frozenset(),
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
    persons = settle(entries, book, (p for p in found if p.decision.outcome is Outcome.MERGE), apart)
    settled = (replace(pair, decision=_settled(pair, persons)) for pair in found)
    return Matched(persons, tuple(sorted(settled, key=lambda pair: (-pair.bits, pair.a, pair.b))))


def settle(
    entries: Sequence[Entry],
    book: Book,
    certain: Iterable[Judged],
    apart: Collection[frozenset[str]] = frozenset(),
) -> dict[str, str]:
    """Each record's person, made of certain pairs where nothing in either cluster forbids it."""
    by_id = {one.id: one for one in entries}
    return clusters(
        by_id,
        (Edge(pair.a, pair.b, pair.bits) for pair in certain),
        whole={one.id for one in entries if one.kind == FULL},
        forbidden=_forbidden(by_id, book, apart),
    )


def judged(
    entries: Sequence[Entry],
    book: Book,
    weights: Weights,
    apart: Collection[frozenset[str]] = frozenset(),
    propose: Propose = pairs,
) -> Iterator[Judged]:
    """The candidates among these entries that may be one person, each decided on its own."""
    start = weights.start_in(book.records)
    for first, second in propose(entries, book):
        one = judge(entries[first], entries[second], book, weights, start)
        if frozenset((one.a, one.b)) in apart:
            yield replace(one, decision=replace(one.decision, outcome=Outcome.LEAVE, veto=Veto.APART))
        elif one.chance >= POSSIBLY or one.decision.outcome is not Outcome.LEAVE:
            yield one


def judge(a: Entry, b: Entry, book: Book, weights: Weights, start: float | None = None) -> Judged:
    """One pair: the evidence, its bits, and the decision before clusters are looked at."""
    evidence = compare(a, b, book)
    said = {"start": weights.start_in(book.records) if start is None else start} | bars(evidence, weights)
    bits = sum(said.values())
    return Judged(a.id, b.id, bits, said, decide(a, b, evidence, chance(bits), book))


def _forbidden(
    by_id: dict[str, Entry], book: Book, apart: Collection[frozenset[str]]
) -> Callable[[str, str], bool]:
    def forbidden(a: str, b: str) -> bool:
        one, other = by_id[a], by_id[b]
        return frozenset((a, b)) in apart or veto(one, other, compare(one, other, book)) is not None

    return forbidden


def _settled(pair: Judged, persons: dict[str, str]) -> Decision:
    """The decision once clusters are known: what a cluster forbids is asked, what others have joined is joined."""
    decision, together = pair.decision, persons[pair.a] == persons[pair.b]
    if decision.outcome is Outcome.MERGE and not together:
        return replace(decision, outcome=Outcome.ASK, veto=Veto.CLUSTER)
    if decision.outcome is not Outcome.MERGE and together:
        return replace(decision, outcome=Outcome.MERGE, rule=Rule.OTHERS)
    return decision
