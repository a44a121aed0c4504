"""The graph of who is connected to whom, whole or only as far as ways to somebody can lead."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from amity.actions.connections import own
from amity.actions.connections.book import Book, book_of
from amity.actions.connections.proofs import (
    Edge,
    Proof,
    besides_talks,
    shared_with_owner,
    strengths,
    talk_strengths,
)
from amity.connections.graph import Graph, graph_of
from amity.opportunities.routes import MOST, routes
from amity.store.models import Network
from amity.store.remembering import remembered

_LOOKED_INTO = 120  # of those who know a target: the ones whose own ties are read


def owner_id(network: Network) -> UUID:
    """Under which id the owner stands in a graph: of the owner's own person; where no file told of them, the network's."""
    return Book(network, date.max).owner


def graph(network: Network, *, today: date) -> Graph[UUID]:
    """Everybody with a tie to anybody, the owner first. Remembered until somebody writes.

    Nobody who died or asked to be left out is in it; nobody alone either.
    """
    return remembered(("graph", network.pk, today), lambda: _graph(book_of(network, today)))


def _graph(book: Book) -> Graph[UUID]:
    proofs = [*own.besides_talks(book, None), *besides_talks(book, None)]
    talked = [*own.strengths_of_talks(book, None), *talk_strengths(book, None)]
    edges = strengths(book, proofs, talked, book.people())
    return graph_of(book.owner, sorted(edges))


def toward(
    book: Book, targets: Collection[UUID], *, most: int = MOST, barred: Collection[UUID] = ()
) -> Graph[UUID]:
    """As much of the graph as the best ways from the owner over at most two people to these targets need.

    Who knows a target is read first, then whom those know: but only of those through whom a better way
    may lead than is found already, for a way is never better than its last ties. Nobody of `barred`
    is on a way. Constant statements.
    """
    shared = remembered(("own", book.network.pk, book.today), lambda: shared_with_owner(book))
    near = _near(book, targets)
    mine = _mine(book, {*targets, *(end for edge in near for end in edge[:2])}, shared)
    reached = graph_of(book.owner, [*mine, *near], targets)
    closed = [reached.node[one] for one in barred if one in reached.node]
    found = routes(reached, [reached.node[one] for one in targets], most=most, barred=closed)
    bar = found[-1].chance if len(found) >= most else 0.0
    out = {book.owner, *targets, *barred}
    last = _best(near, dict.fromkeys(targets, 1.0), bar, out)
    into = sorted(last, key=lambda end: (-last[end], end))[:_LOOKED_INTO]
    further = _near(book, into) if into else []
    firsts = _best(further, {one: last[one] for one in into}, bar, out)
    return graph_of(book.owner, [*mine, *near, *further, *_mine(book, firsts, shared)], targets)


def _near(book: Book, people: Collection[UUID]) -> list[Edge]:
    """The ties of these people to others than the owner."""
    edges = strengths(book, besides_talks(book, people), talk_strengths(book, people))
    return [edge for edge in edges if edge[0] != book.owner != edge[1]]


def _mine(book: Book, people: Collection[UUID], shared: Iterable[Proof]) -> list[Edge]:
    """The ties of the owner to these people; `shared` is what shows any tie of the owner besides talks."""
    wanted = set(people) - set(book.owners)
    proofs = [
        *own.besides_talks(book, wanted),
        *(proof for proof in shared if not wanted.isdisjoint(proof[:2])),
    ]
    return list(strengths(book, proofs, own.strengths_of_talks(book, wanted)))


def _best(
    edges: Iterable[Edge], onward: Mapping[UUID, float], bar: float, besides: set[UUID]
) -> dict[UUID, float]:
    """How good a way over each of these people can be at most, by their ties to those who lead onward; above the bar."""
    best: dict[UUID, float] = {}
    for one, other, strength in edges:
        for end, to in ((one, other), (other, one)):
            chance = strength * onward.get(to, 0.0)
            if chance > bar and end not in besides:
                best[end] = max(best.get(end, 0.0), chance)
    return best
