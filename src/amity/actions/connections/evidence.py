"""What shows that two people know each other, with everything that can be opened."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db.models import Q

from amity.actions.connections.book import Book, book_of
from amity.actions.connections.own import last_talks, own
from amity.actions.connections.proofs import Pair, Proof, among
from amity.connections.evidence import Evidence, Kind
from amity.store.bulk import chunks
from amity.store.models import Network, Together

_OPENED = 3  # talks that a piece of evidence leads to
_TALKS = (Kind.TALKED, Kind.MET)
_ORDER = {kind: place for place, kind in enumerate(Kind)}


def evidence_between(network: Network, one: UUID, other: UUID, *, today: date) -> tuple[Evidence, ...]:
    """What shows that these two know each other, the owner's word first, then the strongest."""
    return evidence_of(network, [(one, other)], today=today).get((one, other), ())


def evidence_of(
    network: Network, pairs: Collection[Pair], *, today: date
) -> dict[Pair, tuple[Evidence, ...]]:
    """The same for several pairs, as they are given; those without evidence are left out. Constant statements."""
    book = book_of(network, today)
    return opened(book, proofs_of(book, pairs))


def proofs_of(book: Book, pairs: Collection[Pair]) -> dict[Pair, tuple[Evidence, ...]]:
    """The same without the numbers of talks, which `opened` adds."""
    owner = book.owner
    wanted = {frozenset(pair): pair for pair in pairs if pair[0] != pair[1]}
    ends = {end for pair in pairs for end in pair} - {owner}
    mine = {end for pair in pairs if owner in pair for end in pair} - {owner}
    proofs: Iterable[Proof] = [*own(book, mine), *among(book, {*ends, *book.owners})]
    found: dict[frozenset[UUID], list[Evidence]] = defaultdict(list)
    for one, other, proof in proofs:
        key = frozenset((book.meant(one), book.meant(other)))
        if key in wanted:
            found[key].append(proof)
    return {wanted[key]: tuple(sorted(some, key=_place)) for key, some in found.items()}


def _place(one: Evidence) -> tuple[bool, float, int]:
    return one.kind is not Kind.STATED, -one.strength, _ORDER[one.kind]


def opened(book: Book, told: Mapping[Pair, tuple[Evidence, ...]]) -> dict[Pair, tuple[Evidence, ...]]:
    """Talks with their numbers, so that they can be opened."""
    with_owner = {pair: (set(pair) - {book.owner}).pop() for pair in told if book.owner in pair}
    last = last_talks(book, with_owner.values())
    others = _talks_of(book.network, [pair for pair in told if pair not in with_owner], book.today)
    return {
        pair: tuple(
            replace(one, source=replace(one.source, touches=touches))
            if one.kind in _TALKS
            and (touches := last.get(with_owner[pair], ()) if pair in with_owner else others[pair, one.kind])
            else one
            for one in proofs
        )
        for pair, proofs in told.items()
    }


def _talks_of(
    network: Network, pairs: Collection[Pair], today: date
) -> dict[tuple[Pair, Kind], tuple[int, ...]]:
    """The talks of the last days on which each of these pairs was together."""
    found: dict[tuple[Pair, Kind], list[tuple[date, int]]] = defaultdict(list)
    for some in chunks(pairs, 50):
        named = Q()
        for one, other in some:
            named |= Q(one=one, other=other)
        rows = Together.objects.of(network).filter(named, day__lte=today)
        for one, other, met, day, touch in rows.values_list("one", "other", "met", "day", "touch"):
            found[(one, other), Kind.MET if met else Kind.TALKED].append((day, touch))
    return defaultdict(
        tuple,
        {
            key: tuple(dict.fromkeys(touch for _, touch in sorted(rows, reverse=True)[:_OPENED]))
            for key, rows in found.items()
        },
    )
