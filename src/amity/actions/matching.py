"""Join records that are one person for certain, and withdraw joins that no longer are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from amity.people.handles import domain_fits
from amity.people.linking import ADDRESS, NAME, Facet, Link, certain_links, components, doubtful_domains
from amity.people.showing import OWN
from amity.store.bulk import chunks, insert
from amity.store.models import Handle, Import, LinkEvent, Network, Position, Record
from amity.store.people import project

_HARD = (Handle.Kind.EMAIL, Handle.Kind.URL)  # a phone alone joins nobody


@dataclass(frozen=True, slots=True)
class _Standing:
    """A link that counts now."""

    pk: int
    a: int
    b: int
    rule: str
    key: str


def match(network: Network, record_ids: Iterable[int], *, imported_by: Import | None = None) -> set[UUID]:
    """Bring links and people in step with these new or changed records, in the caller's transaction.

    Returns the ids of all people concerned. The result does not depend on the order in which
    records came: each shared address or name is judged over everybody who bears it. What was joined
    by an address or a name that a newer saying lacks stays joined: both bore it once.
    """
    ids = set(record_ids)
    own = _facets(network, ids)
    addresses = {address for facet in own for address in facet.emails | facet.urls}
    names = {facet.name_key for facet in own if facet.name_key}
    around = _bearers(network, addresses, names) | ids
    facets = own + _facets(network, around - ids)
    providers = _providers(network, doubtful_domains(facets))
    judged = [
        link
        for link in certain_links(facets, providers=providers)
        if link.key in addresses or link.key in names
    ]
    standing = _standing_links(network, [facet.id for facet in facets])
    concerned = [s for s in standing if s.rule in (ADDRESS, NAME) and s.key in addresses | names]
    bearing = {facet.id: {facet.name_key, *facet.emails, *facet.urls} for facet in facets}
    doubted = [s for s in concerned if all(s.key in bearing.get(end, ()) for end in (s.a, s.b))]
    changed = _withdraw(network, doubted, judged, imported_by)
    changed |= _join(network, standing, judged, facets, imported_by)
    return project(network, ids | changed)


def link_own_records(network: Network) -> None:
    """All that exports say about their owner is one person."""
    own = list(Record.objects.of(network).filter(source=OWN).order_by("id").values_list("pk", flat=True))
    standing = {(s.a, s.b) for s in _standing_links(network, own)}
    missing = [Link(own[0], b, OWN, OWN) for b in own[1:] if (own[0], b) not in standing]
    insert(_event(network, link, None) for link in missing)


def _facets(network: Network, ids: Iterable[int]) -> list[Facet]:
    emails: dict[int, set[str]] = defaultdict(set)
    urls: dict[int, set[str]] = defaultdict(set)
    workplaces: dict[int, set[str]] = defaultdict(set)
    records: list[Any] = []
    for some in chunks(ids):
        records += Record.objects.of(network).filter(pk__in=some).values_list("pk", "source", "name_key")
        handles = Handle.objects.of(network).filter(record__in=some, kind__in=_HARD, shared=False)
        for record, kind, value in handles.values_list("record_id", "kind", "value"):
            (emails if kind == Handle.Kind.EMAIL else urls)[record].add(value)
        posts = Position.objects.of(network).filter(record__in=some)
        for record, key in posts.values_list("record_id", "organisation__key"):
            workplaces[record].add(key)
    return [
        Facet(
            id=pk,
            source=source,
            name_key=name if " " in name else "",
            emails=frozenset(emails[pk]),
            urls=frozenset(urls[pk]),
            organisations=frozenset(workplaces[pk]),
        )
        for pk, source, name in records
    ]


def _providers(network: Network, domains: Iterable[str]) -> frozenset[str]:
    """Those of these mail domains at which people of several other organisations have an address."""
    found = set()
    for domain in domains:
        at_it = Handle.objects.of(network).filter(kind=Handle.Kind.EMAIL, value__endswith=f"@{domain}")
        posts = Position.objects.of(network).filter(record__in=at_it.values("record"))
        elsewhere = [
            key
            for key in posts.values_list("organisation__key", flat=True).distinct()[:50]
            if not domain_fits(domain, key)
        ]
        if len(elsewhere) > 1:
            found.add(domain)
    return frozenset(found)


def _bearers(network: Network, addresses: Iterable[str], names: Iterable[str]) -> set[int]:
    found: set[int] = set()
    for some in chunks(addresses):
        by_value = Handle.objects.of(network).filter(kind__in=_HARD, value__in=some, shared=False)
        found.update(by_value.values_list("record_id", flat=True))
    for some in chunks(names):
        found.update(Record.objects.of(network).filter(name_key__in=some).values_list("pk", flat=True))
    return found


def _standing_links(network: Network, ids: Sequence[int]) -> list[_Standing]:
    rows: dict[int, _Standing] = {}
    for some in chunks(ids):
        events = LinkEvent.objects.of(network).filter(kind=LinkEvent.Kind.LINK)
        for pk, a, b, rule, evidence in (
            *events.filter(a__in=some).values_list("pk", "a_id", "b_id", "rule", "evidence"),
            *events.filter(b__in=some).values_list("pk", "a_id", "b_id", "rule", "evidence"),
        ):
            rows[pk] = _Standing(pk, a, b, rule, evidence.get("key", ""))
    for some in chunks(list(rows)):
        for pk in LinkEvent.objects.of(network).filter(revokes__in=some).values_list("revokes_id", flat=True):
            rows.pop(pk, None)
    return list(rows.values())


def _withdraw(
    network: Network, concerned: Sequence[_Standing], judged: Sequence[Link], imported_by: Import | None
) -> set[int]:
    holds = {(link.a, link.b, link.rule, link.key) for link in judged}
    gone = [s for s in concerned if (s.a, s.b, s.rule, s.key) not in holds]
    now = timezone.now()
    insert(
        LinkEvent(
            network=network, kind=LinkEvent.Kind.REVOKE, a_id=s.a, b_id=s.b, revokes_id=s.pk, rule=s.rule,
            imported_by=imported_by, created_at=now,
        )
        for s in gone
    )  # fmt: skip
    return {end for s in gone for end in (s.a, s.b)}


def _join(
    network: Network,
    standing: Sequence[_Standing],
    judged: Sequence[Link],
    facets: Sequence[Facet],
    imported_by: Import | None,
) -> set[int]:
    known = {(s.a, s.b, s.rule, s.key) for s in standing}
    apart = _kept_apart(network, [facet.id for facet in facets])
    fresh = [
        link
        for link in judged
        if (link.a, link.b, link.rule, link.key) not in known and not _reunites(link, standing, apart)
    ]
    insert(_event(network, link, imported_by) for link in fresh)
    return {end for link in fresh for end in (link.a, link.b)}


def _event(network: Network, link: Link, imported_by: Import | None) -> LinkEvent:
    return LinkEvent(
        network=network, kind=LinkEvent.Kind.LINK, a_id=link.a, b_id=link.b, rule=link.rule,
        evidence={"key": link.key, "at": link.at}, imported_by=imported_by, created_at=timezone.now(),
    )  # fmt: skip


def _kept_apart(network: Network, ids: Sequence[int]) -> set[tuple[int, int]]:
    events = LinkEvent.objects.of(network).filter(kind=LinkEvent.Kind.APART)
    return {
        pair
        for some in chunks(ids)
        for pair in (
            *events.filter(a__in=some).values_list("a_id", "b_id"),
            *events.filter(b__in=some).values_list("a_id", "b_id"),
        )
    }


def _reunites(link: Link, standing: Sequence[_Standing], apart: set[tuple[int, int]]) -> bool:
    """Whether the owner took apart what this link would bring together again."""
    if not apart:
        return False
    ends = (
        {end for pair in apart for end in pair}
        | {s.a for s in standing}
        | {s.b for s in standing}
        | {link.a, link.b}
    )
    root = components(ends, [*((s.a, s.b) for s in standing), (link.a, link.b)])
    return any(root[a] == root[b] for a, b in apart)
