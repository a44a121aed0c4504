"""The graph of who is connected to whom, whole or only as far as ways to somebody can lead."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from amity.actions.connections.own import own
from amity.actions.connections.proofs import between, strengths
from amity.actions.lookout import people_of
from amity.connections.graph import Graph, graph_of
from amity.opportunities.routes import MOST, routes
from amity.store.absent import absent
from amity.store.bulk import chunks
from amity.store.models import Network, Person
from amity.store.remembering import remembered

_LOOKED_INTO = 250  # of those who know a target: the ones whose own ties are read


def owner_id(network: Network) -> UUID:
    """Under which id the owner stands in a graph: of the owner's own person; where no file told of them, the network's."""
    return next(iter(_owners(network)), network.pk)


def _owners(network: Network) -> list[UUID]:
    return list(Person.objects.of(network).filter(is_me=True).order_by("id").values_list("id", flat=True))


def graph(network: Network, *, today: date) -> Graph[UUID]:
    """Everybody with a tie to anybody, the owner first. Remembered until somebody writes.

    Nobody who died or asked to be left out is in it; nobody alone either.
    """
    return remembered(("graph", network.pk, today), lambda: _graph(network, today))


def _graph(network: Network, today: date) -> Graph[UUID]:
    owner, known = owner_id(network), known_as(network, None)
    proofs = [*own(network, owner, None, today), *between(network, None, today)]
    return graph_of(owner, sorted(strengths(proofs, known)))


def toward(network: Network, targets: Collection[UUID], *, today: date) -> Graph[UUID]:
    """As much of the graph as ways from the owner over at most two people to these targets need, in constant statements.

    Who knows a target is read first, then whom those know: but only of those through whom a better
    way may lead than is found already. A way cannot be better than its last tie.
    """
    owner = owner_id(network)
    mine, near = _own_and_near(network, owner, targets, today)
    edges = [*mine, *near]
    reached = graph_of(owner, edges, targets)
    found = routes(reached, [reached.node[one] for one in targets])
    bar = found[-1].chance if len(found) >= MOST else 0.0
    into = _worth_looking_into(near, {owner, *targets}, bar)
    mine, near = _own_and_near(network, owner, into, today)
    return graph_of(owner, [*edges, *mine, *near], targets)


def _own_and_near(
    network: Network, owner: UUID, people: Collection[UUID], today: date
) -> tuple[list[tuple[UUID, UUID, float]], list[tuple[UUID, UUID, float]]]:
    """The ties of these people, and the owner's to them and to whom they have a tie with."""
    proofs = list(between(network, {*people, *_owners(network)}, today))
    ends = {owner, *people, *(end for one, other, _ in proofs for end in (one, other))}
    known = known_as(network, ends)
    edges = list(strengths([*proofs, *own(network, owner, ends - {owner}, today)], known))
    mine = [edge for edge in edges if owner in edge[:2]]
    return mine, [edge for edge in edges if owner not in edge[:2]]


def _worth_looking_into(
    edges: Iterable[tuple[UUID, UUID, float]], besides: set[UUID], bar: float
) -> list[UUID]:
    best: dict[UUID, float] = {}
    for one, other, strength in edges:
        for end in (one, other):
            if end not in besides and strength > bar:
                best[end] = max(best.get(end, 0.0), strength)
    return sorted(best, key=lambda end: (-best[end], end))[:_LOOKED_INTO]


def known_as(network: Network, ids: Collection[UUID] | None) -> dict[UUID, UUID]:
    """Whom an id means: people themselves, any person of the owner's the owner. Lists, machines and the absent mean nobody."""
    gone = set(absent(network))
    parts = (
        [people_of(network)]
        if ids is None
        else [people_of(network).filter(id__in=some) for some in chunks(ids)]
    )
    known = {id: id for part in parts for id in part.values_list("id", flat=True) if id not in gone}
    mine = _owners(network)
    owner = mine[0] if mine else network.pk
    return known | dict.fromkeys(mine, owner) | {owner: owner}
