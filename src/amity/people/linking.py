"""Which records are one person for certain, by rules that need no guess.

Two records belong together when they share a normalised address that is not shared by several
people (e-mail, profile URL), or the exact full name (two or more tokens) and the organisation or
its mail domain. Never a phone alone, never a name alone. When two rows of one export disagree
about who bears a name there, nobody is joined by it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from amity.people.handles import PROVIDERS, domain_fits, domain_of

ADDRESS, NAME = "same address", "same name and organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """What the rules look at in one record. `id` orders records by age."""

    id: int
    source: str
    name_key: str = ""  # folded full name; empty unless it has two tokens
    emails: frozenset[str] = field(default_factory=frozenset)  # normalised, not shared
    urls: frozenset[str] = field(default_factory=frozenset)
    organisations: frozenset[str] = field(default_factory=frozenset)  # keys

    @property
    def domains(self) -> frozenset[str]:
        """Mail domains that may name an employer."""
        return frozenset(map(domain_of, self.emails)) - PROVIDERS


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two records are one person, by `rule`; `key` is the address or the name they share, `at` the workplace."""

    a: int
    b: int
    rule: str
    key: str
    at: str = field(default="", compare=False)


def certain_links(facets: Sequence[Facet], *, providers: frozenset[str] = frozenset()) -> list[Link]:
    """The links that hold among these records. The order of `facets` does not matter.

    `providers` are mail domains that people of several organisations use: they name no employer.
    """
    facets = sorted(facets, key=lambda facet: facet.id)
    return sorted({*_by_address(facets), *_by_name(facets, providers)})


def doubtful_domains(facets: Sequence[Facet]) -> frozenset[str]:
    """Mail domains by which namesakes with several addresses would be joined.

    Whether they are an employer's is to be found out. Namesakes with one and the same address need no domain.
    """
    addresses: dict[tuple[str, str], set[str]] = defaultdict(set)
    for facet in facets:
        for email in facet.emails if facet.name_key else ():
            addresses[facet.name_key, domain_of(email)].add(email)
    return frozenset(domain for (_, domain), several in addresses.items() if len(several) > 1) - PROVIDERS


def _by_address(facets: Sequence[Facet]) -> Iterator[Link]:
    holders: dict[str, list[Facet]] = defaultdict(list)
    for facet in facets:
        for address in facet.emails | facet.urls:
            holders[address].append(facet)
    for address, group in holders.items():
        if not _contradict(group):
            yield from _chain(group, ADDRESS, address)


def _contradict(group: Iterable[Facet]) -> bool:
    """Whether full names without any common token share the address: then several people use it."""
    names = [set(facet.name_key.split()) for facet in group if facet.name_key]
    return any(not (a & b) for i, a in enumerate(names) for b in names[:i])


def _by_name(facets: Sequence[Facet], providers: frozenset[str]) -> Iterator[Link]:
    namesakes: dict[str, list[Facet]] = defaultdict(list)
    for facet in facets:
        if facet.name_key:
            namesakes[facet.name_key].append(facet)
    for name, group in namesakes.items():
        for workplace, colleagues in _workplaces(group, providers).items():
            if len(colleagues) > 1 and not _disagree(colleagues):
                yield from _chain(colleagues, NAME, name, workplace)


def _workplaces(namesakes: Sequence[Facet], providers: frozenset[str]) -> dict[str, list[Facet]]:
    """Namesakes by organisation key or company domain; an address at a domain that spells the organisation counts for it."""
    named = {key for facet in namesakes for key in facet.organisations}
    places: dict[str, list[Facet]] = defaultdict(list)
    for facet in namesakes:
        domains = facet.domains - providers
        fitting = {key for key in named for domain in domains if domain_fits(domain, key)}
        unnamed = {d for d in domains if not any(domain_fits(d, key) for key in named)}
        for place in facet.organisations | fitting | unnamed:
            places[place].append(facet)
    return places


def _disagree(group: Sequence[Facet]) -> bool:
    """Whether two rows of one export are two people: different addresses, or two profiles."""
    by_source: dict[str, list[Facet]] = defaultdict(list)
    for facet in group:
        by_source[facet.source].append(facet)
    return any(_differ(a, b) for rows in by_source.values() for i, a in enumerate(rows) for b in rows[:i])


def _differ(a: Facet, b: Facet) -> bool:
    emails_differ = bool(a.emails and b.emails and not a.emails & b.emails)
    return emails_differ or bool(a.urls and b.urls and not a.urls & b.urls) or a.source == "linkedin"


def _chain(group: Sequence[Facet], rule: str, key: str, at: str = "") -> Iterator[Link]:
    for older, newer in pairwise(group):
        yield Link(older.id, newer.id, rule, key, at)


def components(ids: Iterable[int], links: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Each id with the smallest id of its connected component.

    >>> components([1, 2, 3], [(2, 3)])
    {1: 1, 2: 2, 3: 2}
    """
    root = {id: id for id in ids}

    def find(id: int) -> int:
        while root[id] != id:
            root[id] = root[root[id]]
            id = root[id]
        return id

    for a, b in links:
        if a in root and b in root:
            low, high = sorted((find(a), find(b)))
            root[high] = low
    return {id: find(id) for id in root}
