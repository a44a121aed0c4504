"""Warm paths: through whom somebody can be reached, with evidence for each step, or honestly none."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from uuid import UUID

from django.db.models import Count, F

from amity import rhythm
from amity.actions.candidates import ties_of
from amity.actions.connections.book import Book, book_of
from amity.actions.connections.evidence import evidence_of, opened, proofs_of
from amity.actions.connections.graph import toward
from amity.actions.connections.proofs import talk_strengths
from amity.actions.giving.acquainted import resting
from amity.actions.targets import Reached, reached_by, target_of
from amity.connections.evidence import Standing, standing, together
from amity.connections.graph import Graph
from amity.opportunities.order_of_paths import Field, Measured, weigh
from amity.opportunities.paths import Found, Hop, Missing, Path, Target, TargetKind, Warm, WarmFirst, weakest
from amity.opportunities.routes import MOST, Route, routes
from amity.store.models import Network, Tie, Together

__all__ = ["Target", "TargetKind", "find_paths", "target_of"]

WARM = 0.2  # a tie to a first contact below this has become faint: warm it before anything is asked
_MORE = 3  # paths are weighed than are shown
_FIRST = 3  # people to warm first
_LOOKS = 3  # until everybody on a path turns out to be a person


def find_paths(
    network: Network,
    target: Target[UUID],
    *,
    today: date,
    most: int = MOST,
    field: Field = Field.UNKNOWN,
) -> Found[UUID]:
    """The paths to a target, over at most two people, each through another first contact; whom to warm where none is verified.

    Nobody is on the way who died, asked to be left out or is left in peace for now. Raises NotFound for an unknown id.
    """
    book = book_of(network, today)
    reached = reached_by(book, target)
    out = resting(network, today)
    graph, found = _routes(book, reached.people, most + _MORE, out)
    ways = [tuple(graph.people[node] for node in way.nodes) for way in found]
    paths = _opened(book, _shown(_weighed(book, graph, found, ways, field), reached.people, most))
    verified = any(path.standing is not Standing.POSSIBLE for path in paths)
    warm = () if verified else _warm_first(book, graph, reached, out)
    named = {end for path in paths for end in path.people} | {one.person for one in warm}
    named |= {one.toward for one in warm if one.toward}
    return Found(
        target=target,
        name=reached.name,
        reached=reached.people,
        paths=tuple(paths),
        warm_first=warm,
        missing=None if verified else _missing(reached, paths),
        names={book.owner: ""} | book.people([*named, *reached.people]),
    )


def _routes(
    book: Book, people: Sequence[UUID], most: int, out: Collection[UUID]
) -> tuple[Graph[UUID], tuple[Route, ...]]:
    """The best ways, looked for again without those on them who turn out to be no people."""
    barred = set(out) - set(people)
    for _ in range(_LOOKS):
        graph = toward(book, people, most=most, barred=barred)
        closed = [graph.node[one] for one in barred if one in graph.node]
        found = routes(graph, [graph.node[one] for one in people], most=most, barred=closed)
        met = {graph.people[node] for way in found for node in way.nodes} - {book.owner}
        strange = met - book.people(met).keys()
        if not strange:
            return graph, _with_own_ties(graph, found, people)
        barred |= strange
    return graph, ()


def _with_own_ties(graph: Graph[UUID], found: tuple[Route, ...], people: Sequence[UUID]) -> tuple[Route, ...]:
    """A faint tie of the owner to somebody stays told where better ways crowd it out."""
    if len(people) != 1:
        return found
    node = graph.node[people[0]]
    own = graph.between(0, node)
    told = any(len(way.nodes) == 2 for way in found)
    return found if told or not own else (*found, Route((0, node), own))


def _weighed(
    book: Book, graph: Graph[UUID], found: Sequence[Route], ways: Sequence[tuple[UUID, ...]], field: Field
) -> list[Path[UUID]]:
    """Ways with the evidence of each step, the one to try first first."""
    pairs = list(dict.fromkeys(pair for way in ways for pair in pairwise(way)))
    proofs = proofs_of(book, pairs)
    firsts = {way[1] for way in ways}
    ties = ties_of(book.network, firsts)
    mutuals = _mutuals(book, firsts)
    weighed: list[tuple[float, Path[UUID]]] = []
    for route, way in zip(found, ways, strict=True):
        hops = tuple(
            Hop(one, other, proofs.get((one, other), ()), together(proofs.get((one, other), ())),
                standing(proofs.get((one, other), ())))
            for one, other in pairwise(way)
        )  # fmt: skip
        tie = ties.get(way[1])
        measured = Measured(
            chance=route.chance,
            standing=weakest(hops),
            occasions=rhythm.half_year_on(tie, book.today) if tie else 0.0,
            mutuals=mutuals.get(way[1], 0),
            first_strength=graph.between(0, route.nodes[1]),
        )
        worth, why = weigh(measured, field=field)
        weighed.append((worth, Path(hops, route.chance, measured.standing, why)))
    weighed.sort(key=lambda one: (-one[0], len(one[1].hops), str(one[1].people)))
    return [path for _, path in weighed]


def _shown(weighed: Sequence[Path[UUID]], people: Sequence[UUID], most: int) -> Sequence[Path[UUID]]:
    """The first ones; of one person the owner's own tie is always among them."""
    own = [path for path in weighed[most:] if len(path.hops) == 1] if len(people) == 1 else []
    return [*weighed[: most - len(own)], *own]


def _opened(book: Book, paths: Sequence[Path[UUID]]) -> list[Path[UUID]]:
    """Every talk with its number."""
    told = {(hop.from_person, hop.to_person): hop.evidence for path in paths for hop in path.hops}
    proofs = opened(book, told)
    return [
        replace(
            path,
            hops=tuple(replace(hop, evidence=proofs[hop.from_person, hop.to_person]) for hop in path.hops),
        )
        for path in paths
    ]


def _mutuals(book: Book, firsts: Collection[UUID]) -> Mapping[UUID, int]:
    """With how many people of the book each of these was on a talk."""
    known: dict[UUID, set[UUID]] = {}
    for one, other, _ in talk_strengths(book, firsts):
        for end, with_ in ((one, other), (other, one)):
            known.setdefault(end, set()).add(with_)
    return {first: len(known.get(first, ())) for first in firsts}


def _missing(reached: Reached, paths: Sequence[Path[UUID]]) -> Missing:
    if reached.left_out:
        return Missing.LEFT_OUT
    if not reached.people:
        return Missing.NOBODY_MATCHES
    return Missing.ONLY_POSSIBLE if paths else Missing.NO_EVIDENCE


def _warm_first(
    book: Book, graph: Graph[UUID], reached: Reached, out: Collection[UUID]
) -> tuple[WarmFirst[UUID], ...]:
    """Who knows them and has become a stranger; who was there before; at last who knows many."""
    if reached.left_out:
        return ()
    chosen = _who_know_them(book, graph, reached.people, out)
    taken = {one.person for one in chosen} | set(reached.people) | set(out)
    chosen += [WarmFirst(one, Warm.WAS_THERE, None, ()) for one in reached.former if one not in taken]
    if not chosen:
        chosen = [WarmFirst(one, Warm.WELL_CONNECTED, None, ()) for one in _well_connected(book, taken)]
    people = book.people([one.person for one in chosen])
    return tuple(one for one in chosen if one.person in people)[:_FIRST]


def _who_know_them(
    book: Book, graph: Graph[UUID], people: Sequence[UUID], out: Collection[UUID]
) -> list[WarmFirst[UUID]]:
    best: dict[UUID, tuple[float, UUID]] = {}
    for target in people:
        for node in graph.around(graph.node[target]).tolist():
            one = graph.people[node]
            if node and one not in people and one not in out and graph.between(0, node) < WARM:
                strength = graph.between(graph.node[target], node)
                best[one] = max(best.get(one, (0.0, target)), (strength, target))
    nearest = sorted(best, key=lambda one: (-best[one][0], one))[: 2 * _FIRST]
    proofs = evidence_of(book.network, [(one, best[one][1]) for one in nearest], today=book.today)
    found = []
    for one in nearest:
        told = proofs.get((one, best[one][1]), ())
        sure = standing(told) is not Standing.POSSIBLE
        reason = Warm.KNOWS_THEM if sure else Warm.MAY_KNOW_THEM
        found.append(WarmFirst(one, reason, best[one][1], told))
    return sorted(found, key=lambda one: one.reason is Warm.MAY_KNOW_THEM)


def _well_connected(book: Book, besides: Collection[UUID]) -> list[UUID]:
    """Those of whom the most others are known."""
    rows = Together.objects.of(book.network).values_list("one").annotate(many=Count("other", distinct=True))
    some = rows.order_by("-many", "one")[: len(besides) + 2 * _FIRST]
    found = [one for one, _ in some if one not in besides]
    if found:
        return found[: 2 * _FIRST]
    ties = Tie.objects.of(book.network).order_by(F("strength").desc(), "person_id")
    strongest = ties.values_list("person_id", flat=True)[: len(besides) + _FIRST]
    return [one for one in strongest if one not in besides]
