"""What shows that two people know each other, with everything that can be opened."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db.models import Q

from amity.actions.connections.book import book_of
from amity.actions.connections.own import latest_touches, own
from amity.actions.connections.proofs import Pair, Proof, between
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
    """The same for several pairs, as they are given; those without evidence are left out.

    The number of statements grows with the people the owner has a tie with among them, and with nothing else.
    """
    book = book_of(network, today)
    owner = book.owner
    wanted = {frozenset(pair): pair for pair in pairs if pair[0] != pair[1]}
    ends = {end for pair in pairs for end in pair} - {owner}
    mine = {end for pair in pairs if owner in pair for end in pair} - {owner}
    proofs: Iterable[Proof] = [*own(book, mine), *between(book, ends)]
    found: dict[frozenset[UUID], list[Evidence]] = defaultdict(list)
    for one, other, proof in proofs:
        key = frozenset((book.meant(one), book.meant(other)))
        if key in wanted:
            found[key].append(proof)
    told = {wanted[key]: tuple(sorted(some, key=_place)) for key, some in found.items()}
    return _with_talks(network, owner, told, today)


def _place(one: Evidence) -> tuple[bool, float, int]:
    return one.kind is not Kind.STATED, -one.strength, _ORDER[one.kind]


def _with_talks(
    network: Network, owner: UUID, told: dict[Pair, tuple[Evidence, ...]], today: date
) -> dict[Pair, tuple[Evidence, ...]]:
    """Talks are named by number, so that they can be opened."""
    with_owner = {(set(pair) - {owner}).pop() for pair in told if owner in pair}
    own_talks = latest_touches(network, sorted(with_owner), most=_OPENED)
    others = _talks_of(network, [pair for pair in told if owner not in pair], today)
    result = {}
    for pair, proofs in told.items():
        end = (set(pair) - {owner}).pop() if owner in pair else None
        result[pair] = tuple(
            replace(
                one, source=replace(one.source, touches=own_talks[end] if end else others[pair, one.kind])
            )
            if one.kind in _TALKS
            else one
            for one in proofs
        )
    return result


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
