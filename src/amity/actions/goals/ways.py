"""Warm paths for a goal, or to one person or organisation: ranked, with what shows each step and what comes before the ask."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from amity.actions.connections.book import Book, book_of
from amity.actions.connections.graph import toward
from amity.actions.goals import keeping
from amity.actions.goals.asking import Before
from amity.actions.goals.fitting import Fitting, Sign, fitting
from amity.actions.goals.looking import Known, Look, known, look_at
from amity.actions.lookout import people_of
from amity.connections.evidence import Evidence as Proof
from amity.connections.evidence import Standing, standing
from amity.connections.graph import Graph
from amity.opportunities import asks, ranking
from amity.opportunities.asks import Small
from amity.opportunities.goals import Target, TargetKind
from amity.opportunities.ranking import Rank
from amity.opportunities.routes import Route, routes
from amity.store.absent import absent
from amity.store.models import Network, Pause, Tie
from amity.store.remembering import remembered

MOST = 5  # paths that are shown
_ENDS = 40  # people who fit best, to whom ways are looked for
_NEARLY = 0.6  # of the best fit: who fits less is no end of a path to this goal
_OF_EACH = 2  # ways to each of them
_WARM = 3  # people proposed to warm up first
_SOUGHT = 30  # first contacts over whom ways are looked for
_LOOKS = 3  # until everybody on a way turns out to be a person
_LOOKED_AT = 3  # times as many paths as are shown, of which the evidence is read
_YEAR = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step; the first begins at the owner, where `one` is None."""

    one: Known | None
    other: Known
    strength: float
    evidence: tuple[Proof, ...]

    @property
    def standing(self) -> Standing:
        """How sure it is that the two know each other."""
        return standing(self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A warm path. Where `unknown` names an organisation, its last step is not known yet: who there it would be."""

    hops: tuple[Hop, ...]
    rank: Rank
    chance: float
    signs: tuple[Sign, ...]
    small: Small
    before: Before
    silent: int | None  # days since the last talk with the first person
    ring: bool = False  # seen between weekly and yearly
    unknown: str = ""

    @property
    def first(self) -> Known:
        """Whom the owner would ask."""
        return self.hops[0].other

    @property
    def end(self) -> Known:
        """The last person who is known."""
        return self.hops[-1].other

    @property
    def standing(self) -> Standing:
        """As sure as its least sure step."""
        found = {hop.standing for hop in self.hops}
        if Standing.POSSIBLE in found:
            return Standing.POSSIBLE
        return Standing.LIKELY if self.unknown or Standing.LIKELY in found else Standing.CONFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What was found. `fit` counts who fits at all; `warm_first` are people to warm up where no path is verified."""

    ways: tuple[Way, ...]
    fit: int
    warm_first: tuple[tuple[Known, int | None], ...] = ()  # with the days since the last talk

    @property
    def verified(self) -> bool:
        """Whether any path rests on more than a possibility."""
        return any(way.standing is not Standing.POSSIBLE for way in self.ways)


def to_goal(network: Network, goal: keeping.Kept, *, today: date, most: int = MOST) -> Ways:
    """Ways to those who fit where the goal may come from, best first. Remembered until somebody writes."""
    key = ("ways", network.pk, goal.id, today, most)
    return remembered(key, lambda: _to_targets(network, goal.targets, (goal.text, goal.note), today, most))


def to_person(network: Network, person_id: UUID, *, today: date, most: int = MOST) -> Ways:
    """Ways to one person."""
    people = {person_id: Fitting(person_id, fit=1.0)}
    return _found(network, people, (), today, most, through_each=True)


def to_organisation(network: Network, name: str, *, today: date, most: int = MOST) -> Ways:
    """Ways to an organisation: to those who are there, else to those who may know whom to ask."""
    return _to_targets(network, (Target(TargetKind.ORGANISATION, name),), (name,), today, most)


def _to_targets(
    network: Network, targets: Sequence[Target], texts: Collection[str], today: date, most: int
) -> Ways:
    return _found(network, fitting(network, targets) if targets else {}, texts, today, most)


def _found(
    network: Network,
    people: Mapping[UUID, Fitting],
    texts: Collection[str],
    today: date,
    most: int,
    *,
    through_each: bool = False,
) -> Ways:
    out = {*absent(network), *_resting(network, today)}
    ends = _best_ends(network, [one for one in people.values() if one.person not in out])
    if not ends:
        return Ways(ways=(), fit=len(people), warm_first=_to_warm(network, {}, out, today))
    book = book_of(network, today)
    graph, found = _routes(book, ends, out, most if through_each else _OF_EACH)
    look = look_at(network, graph, [route for route, _ in found], today)
    # What shows each step is read for the best only, and then counts too.
    found.sort(key=lambda one: -look.rank(one[0], ends[one[1]].fit, texts).weight)
    best = found[: _LOOKED_AT * most]
    look = look.with_proofs(book, [route for route, _ in best])
    ranked = [(route, ends[end], look.rank(route, ends[end].fit, texts)) for route, end in best]
    shown = [ranked[place] for place in _chosen(look, ranked, most, through_each=through_each)]
    look = look.opened(book, [route for route, _, _ in shown])
    made = tuple(_way(look, *one) for one in shown)
    told = Ways(ways=made, fit=len(people))
    return told if told.verified else replace(told, warm_first=_to_warm(network, ends, out, today))


def _chosen(
    look: Look, ranked: Sequence[tuple[Route, Fitting, Rank]], most: int, *, through_each: bool
) -> list[int]:
    """Which to show: one for each end; to one person alone, one through each first contact."""
    named = [(rank, str(look.ids(route)[1]), str(fits.person)) for route, fits, rank in ranked]
    if through_each:
        return sorted(range(len(named)), key=lambda at: -named[at][0].weight)[:most]
    return ranking.chosen(named, most)


def _best_ends(network: Network, people: Iterable[Fitting]) -> dict[UUID, Fitting]:
    """Those who fit best, the closer ones of equals."""
    some = sorted(people, key=lambda one: (-one.fit, one.person))[: 10 * _ENDS]
    some = [one for one in some if one.fit >= _NEARLY * some[0].fit]
    close = dict(
        Tie.objects.of(network)
        .filter(person__in=[one.person for one in some])
        .values_list("person_id", "strength")
    )
    some.sort(key=lambda one: (-one.fit, -close.get(one.person, -1e300), one.person))
    return {one.person: one for one in some[:_ENDS]}


def _routes(
    book: Book, ends: Mapping[UUID, Fitting], out: Collection[UUID], most: int
) -> tuple[Graph[UUID], list[tuple[Route, UUID]]]:
    """The best ways to each of these, looked for again without those on them who turn out to be no people."""
    barred = set(out) - ends.keys()
    for _ in range(_LOOKS):
        graph = toward(book, list(ends), most=_SOUGHT, barred=barred)
        closed = [graph.node[one] for one in barred if one in graph.node]
        found = [
            (route, end)
            for end in ends
            for route in routes(graph, [graph.node[end]], most=most, barred=closed)
        ]
        met = {graph.people[node] for route, _ in found for node in route.nodes} - {book.owner}
        strange = met - book.people(met).keys()
        if not strange:
            return graph, found
        barred |= strange
    return graph, []


def _way(look: Look, route: Route, fits: Fitting, rank: Rank) -> Way:
    hops = tuple(
        Hop(
            one=look.people.get(one) if place else None,
            other=look.people[other],
            strength=strength,
            evidence=look.proofs.get((one, other), ()),
        )
        for place, ((one, other), strength) in enumerate(
            zip(look.pairs(route), look.strengths(route), strict=True)
        )
    )
    unknown, first = _unknown(fits), hops[0].other.id
    end_known = len(hops) > 1 or (fits.is_there and not unknown)
    return Way(
        hops=hops, rank=rank, chance=route.chance, signs=tuple(fits.signs), before=look.before[first], unknown=unknown,
        small=asks.smallest(len(hops), end_known=end_known), silent=look.before[first].silent_days,
        ring=ranking.in_first_ring(look.days_a_year(first)),
    )  # fmt: skip


def _unknown(fits: Fitting) -> str:
    """The organisation at which nobody is known, but somebody was there or spoke of it."""
    named = [sign for sign in fits.signs if sign.target.kind is TargetKind.ORGANISATION]
    return named[0].target.text if named and all(s.kind != "now" for s in named) else ""


def _resting(network: Network, today: date) -> set[UUID]:
    """Who is left in peace."""
    rows = Pause.objects.of(network).filter(Q(until=None) | Q(until__gt=today), record__person__isnull=False)
    return set(rows.values_list("record__person_id", flat=True))


def _to_warm(
    network: Network, ends: Mapping[UUID, Fitting], out: Collection[UUID], today: date
) -> tuple[tuple[Known, int | None], ...]:
    """Whom to warm up where no path is verified: who fits and is known at all, else the closest of the first ring."""
    rows = (
        Tie.objects.of(network)
        .filter(person__is_me=False, person__standing="person")
        .exclude(person__in=list(out))
    )
    fits = rows.filter(person__in=list(ends)).order_by("-strength").values_list("person_id", "last_day")
    told: list[tuple[UUID, date | None]] = list(fits[:_WARM])
    if len(told) < _WARM:
        near = rows.exclude(person__in=[person for person, _ in told])
        closest = near.filter(last_day__gte=today - timedelta(days=2 * _YEAR)).order_by("-strength")
        told += list(closest.values_list("person_id", "last_day")[: _WARM - len(told)])
    if not told:
        some = people_of(network, besides=list(out)).filter(id__in=list(ends)).order_by("id")
        told = [(id, None) for id in some.values_list("id", flat=True)[:_WARM]]
    people = known(network, [person for person, _ in told])
    return tuple((people[id], (today - last).days if last else None) for id, last in told if id in people)
