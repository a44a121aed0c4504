"""What is known of the people on some paths, read once: ties, evidence, what comes before an ask; and the rank that follows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import log
from typing import Any
from uuid import UUID

from django.db.models import Count

from amity import rhythm
from amity.actions.candidates import ties_of
from amity.actions.connections.book import Book
from amity.actions.connections.evidence import opened, proofs_of
from amity.actions.goals import asking
from amity.actions.goals.asking import Before
from amity.connections.evidence import Evidence, Standing, standing
from amity.connections.graph import Graph
from amity.opportunities import ranking
from amity.opportunities.order_of_paths import Field
from amity.opportunities.ranking import Rank, Sight
from amity.opportunities.routes import Route
from amity.rhythm.ties import HALF_YEAR
from amity.store.models import Network, Person, Together

_YEAR = 365.0
Pair = tuple[UUID, UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody on a way, as a card shows them."""

    id: UUID
    name: str
    title: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of the people on some ways."""

    graph: Graph[UUID]
    today: date
    people: Mapping[UUID, Known]
    ties: Mapping[UUID, Any]  # tuples with the columns of a Tie by name
    common: Mapping[UUID, int]
    before: Mapping[UUID, Before]
    proofs: Mapping[Pair, tuple[Evidence, ...]]

    def ids(self, route: Route) -> list[UUID]:
        """The owner first."""
        return [self.graph.people[node] for node in route.nodes]

    def pairs(self, route: Route) -> list[Pair]:
        """Its steps."""
        ids = self.ids(route)
        return list(pairwise(ids))

    def strengths(self, route: Route) -> tuple[float, ...]:
        """Of its ties."""
        return tuple(self.graph.between(*pair) for pair in pairwise(route.nodes))

    def days_a_year(self, person: UUID) -> float:
        """Contact days a year: the decayed counter holds half-life / ln 2 days of them."""
        return self._occasions(person) * log(2) / HALF_YEAR * _YEAR

    def rank(self, route: Route, fit: float, texts: Collection[str]) -> Rank:
        """Its place, as far as what was read tells."""
        first = self.ids(route)[1]
        before, end = self.before[first], self.people[self.ids(route)[-1]]
        sight = Sight(
            strengths=self.strengths(route), fit=fit, standing=self._standing(route), common=self.common.get(first, 0),
            occasions=self._occasions(first), silent=before.silent_days, lean=before.balance.lean,
            owing=bool(before.promises), trade=ranking.trade_of([*texts, end.title]) if texts else Field.UNKNOWN,
        )  # fmt: skip
        return ranking.rank(sight)

    def with_proofs(self, book: Book, found: Iterable[Route]) -> "Look":
        """The same with what shows each step of these."""
        pairs = {pair for route in found for pair in self.pairs(route)}
        return replace(self, proofs=proofs_of(book, sorted(pairs)))

    def opened(self, book: Book, found: Iterable[Route]) -> "Look":
        """The same where talks of these can be opened by their number."""
        pairs = {pair for route in found for pair in self.pairs(route)}
        told = {pair: self.proofs[pair] for pair in sorted(pairs) if pair in self.proofs}
        return replace(self, proofs=opened(book, told))

    def _standing(self, route: Route) -> Standing:
        """As sure as the least sure step; likely where no evidence was read yet."""
        told = {standing(self.proofs[pair]) for pair in self.pairs(route) if pair in self.proofs}
        if Standing.POSSIBLE in told:
            return Standing.POSSIBLE
        return Standing.CONFIRMED if told == {Standing.CONFIRMED} else Standing.LIKELY

    def _occasions(self, person: UUID) -> float:
        tie = self.ties.get(person)
        return rhythm.half_year_on(tie, self.today) if tie else 0.0


def look_at(network: Network, graph: Graph[UUID], found: Sequence[Route], today: date) -> Look:
    """In a constant number of statements, without evidence."""
    ids = {graph.people[node] for route in found for node in route.nodes[1:]}
    firsts = {graph.people[route.nodes[1]] for route in found}
    return Look(
        graph=graph, today=today, people=known(network, ids), ties=ties_of(network, firsts),
        common=_in_common(network, firsts), before=asking.before_each(network, firsts, today=today), proofs={},
    )  # fmt: skip


def known(network: Network, ids: Iterable[UUID]) -> dict[UUID, Known]:
    """These people by id."""
    rows = Person.objects.of(network).filter(id__in=list(ids))
    told = rows.values_list("id", "name", "title", "organisation__name")
    return {
        id: Known(id=id, name=name, title=title, organisation=organisation or "")
        for id, name, title, organisation in told
    }


def _in_common(network: Network, people: Collection[UUID]) -> dict[UUID, int]:
    """With how many others each was on a talk: people whom the owner's own files know too."""
    rows = Together.objects.of(network).filter(one__in=list(people)).values("one")
    return {row["one"]: row["others"] for row in rows.annotate(others=Count("other", distinct=True))}
