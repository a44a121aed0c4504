"""The log of links as it is stored: what holds between records, and new events."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from amity.people.linking import Link
from amity.store.bulk import chunks
from amity.store.models import LinkEvent, Network

Kind = LinkEvent.Kind
_FEW = 500  # refusals that are read at once; most networks have fewer


@dataclass(frozen=True, slots=True)
class Standing:
    """A link that counts now."""

    number: int
    a: int
    b: int
    rule: str
    actor: str
    bits: float

    @property
    def link(self) -> Link:
        """The link as the chapter sees it."""
        return Link(self.number, self.a, self.b)


def standing_links(network: Network, records: Iterable[int]) -> list[Standing]:
    """The links that hold and have an end among these records, the oldest first."""
    found: dict[int, Standing] = {}
    for some in chunks(records):
        links = LinkEvent.objects.of(network).filter(kind=Kind.LINK)
        for at_end in (links.filter(a__in=some), links.filter(b__in=some)):
            rows = at_end.values_list("pk", "a_id", "b_id", "rule", "actor", "evidence")
            found |= {
                pk: Standing(pk, a, b, rule, actor, _bits(said)) for pk, a, b, rule, actor, said in rows
            }
    for some in chunks(list(found)):
        for pk in LinkEvent.objects.of(network).filter(revokes__in=some).values_list("revokes_id", flat=True):
            found.pop(pk, None)
    return sorted(found.values(), key=lambda one: one.number)


def _bits(evidence: dict[str, Any]) -> float:
    return float(evidence.get("bits", 0.0))


def kept_apart(network: Network, records: Collection[int]) -> set[tuple[int, int]]:
    """Pairs with an end among these records of which somebody said that they are two people."""
    events = LinkEvent.objects.of(network).filter(kind=Kind.APART)
    few = list(events.values_list("a_id", "b_id")[:_FEW])
    if len(few) < _FEW:
        wanted = set(records)
        return {(a, b) for a, b in few if a in wanted or b in wanted}
    return {
        pair
        for some in chunks(records)
        for at_end in (events.filter(a__in=some), events.filter(b__in=some))
        for pair in at_end.values_list("a_id", "b_id")
    }


def linking(
    network: Network, a: int, b: int, *, kind: str = Kind.LINK, rule: str, at: datetime, actor: str = "owner",
    revokes: int | None = None, evidence: dict[str, Any] | None = None, imported_by: UUID | None = None,
) -> LinkEvent:  # fmt: skip
    """An event that is not stored yet; the older record first."""
    low, high = sorted((a, b))
    return LinkEvent(
        network=network, kind=kind, a_id=low, b_id=high, rule=rule, actor=actor, revokes_id=revokes,
        evidence=evidence or {}, imported_by_id=imported_by, created_at=at,
    )  # fmt: skip
