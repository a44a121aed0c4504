"""What speaks for and against two records being one person, each piece on its own."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from amity.people.handles import domain_fits
from amity.people.matching.book import Book, common_tokens
from amity.people.matching.entries import FULL, Entry, Mail
from amity.people.matching.levels import (
    AGREEING,
    COMPATIBLE,
    CONTRADICTING,
    Name,
    NameAgreement,
    Spelling,
    compare_names,
    spelling,
)
from amity.people.matching.tokens import are_near

_MOST_RARITY: Final = 40.0  # bits
_LONG_LOCAL, _ALIKE = 6, 0.93


class Post(StrEnum):
    """How the addresses of two entries meet, strongest first."""

    SAME = "same"
    RARE_LOCAL = "rare local"
    OWN_DOMAIN = "own domain"
    SHORT_LOCAL = "short local"  # the same local part, which is short and may be many a one's
    SIMILAR = "similar"
    SHARED = "shared"  # the same address, but several people may use it
    COMPANY = "company"  # the domain of one employer
    NAME_LOCAL = "name local"  # the same local part, which is a name
    DIFFER = "differ"
    MISSING = "missing"


class Same(StrEnum):
    """Whether a value is the same in both."""

    SAME = "same"
    ALIKE = "alike"
    DIFFER = "differ"
    ELSEWHERE = "elsewhere"  # the domains of addresses differ, but nobody names an organisation
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that two entries say about each other."""

    name: NameAgreement
    both_full: bool
    post: Post
    spelt: Spelling  # by an address of the one about the name of the other
    spelt_twice: bool  # each one's address spells the other's whole name
    phone: Same
    work: Same
    handle: Same
    profile: Same
    place: Same
    disputed: bool  # the names agree, and what the book says under one of them does not fit one person

    @property
    def contradicts(self) -> bool:
        """Whether two full names disagree."""
        return self.both_full and self.name.level in CONTRADICTING

    def counted(self) -> dict[str, float]:
        """The pieces by their key in the weights, "bar:level", each with how often it counts."""
        level, found = self.name.level, {f"name:{self.name.level}": 1.0}
        group = "agree" if level in AGREEING else "partly" if level in COMPATIBLE else "apart"
        if self.name.rarity:
            found[f"name:{level} rarity"] = min(self.name.rarity, _MOST_RARITY)
        if self.post is not Post.MISSING:
            found[f"post:{self.post} {'apart' if group == 'apart' else 'agree'}"] = 1.0
        if self.spelt is not Spelling.NOTHING:
            twice = "twice " if self.spelt_twice else ""
            found[f"spelt:{twice}{self.spelt} {'exact' if level is Name.EXACT else group}"] = 1.0
        for bar in ("phone", "work", "handle", "profile", "place"):
            same: Same = getattr(self, bar)
            if same is not Same.MISSING:
                found[f"{bar}:{same} {group}"] = 1.0
        return found


def compare(a: Entry, b: Entry, book: Book) -> Evidence:
    """What the two entries say about each other; the order of the two does not matter."""
    spelt, twice = _spelt(a, b, book)
    name = compare_names(a, b, book)
    return Evidence(
        name=name,
        both_full=a.kind == b.kind == FULL,
        post=_post(a, b, book),
        spelt=spelt,
        spelt_twice=twice,
        phone=_same(a.phones, b.phones),
        work=_work(a, b),
        handle=_handle(a, b),
        profile=_profile(a, b),
        place=_same({a.place} - {""}, {b.place} - {""}),
        disputed=name.level in AGREEING and (book.is_disputed(a) or book.is_disputed(b)),
    )


def _same(a: frozenset[str] | set[str], b: frozenset[str] | set[str]) -> Same:
    if not a or not b:
        return Same.MISSING
    return Same.SAME if a & b else Same.DIFFER


_ORDER: Final = {level: place for place, level in enumerate(Post)}


def _post(a: Entry, b: Entry, book: Book) -> Post:
    """The strongest meeting of any two addresses."""
    met = (_met(one, other, book) for one in a.mails for other in b.mails)
    return min(met, key=_ORDER.__getitem__, default=Post.MISSING)


def _met(a: Mail, b: Mail, book: Book) -> Post:
    if a.address == b.address:
        return Post.SHARED if a.shared else Post.SAME
    if a.shared or b.shared:
        return Post.MISSING if a.shared and b.shared else Post.DIFFER
    if a.local == b.local and len(a.local) > 1 and not book.is_generic(a.local):
        return _one_local(a.local, book)
    company = a.company if a.domain == b.domain else ""
    if company and book.is_personal(company):
        return Post.OWN_DOMAIN
    if _are_similar(a.local, b.local, book):
        return Post.SIMILAR
    return Post.COMPANY if company else Post.DIFFER


def _are_similar(a: str, b: str, book: Book) -> bool:
    long = min(len(a), len(b)) >= _LONG_LOCAL and are_near(a, b, _ALIKE)
    return long and not book.is_generic(a) and not book.is_generic(b)


def _one_local(local: str, book: Book) -> Post:
    if local in common_tokens() or book.tokens[local] > 2:
        return Post.NAME_LOCAL
    return Post.RARE_LOCAL if len(local) >= _LONG_LOCAL else Post.SHORT_LOCAL


_SPELT_ORDER: Final = tuple(Spelling)


def _spelt(a: Entry, b: Entry, book: Book) -> tuple[Spelling, bool]:
    """What an address of the one spells of the other's name."""
    of_a = _best_spelling(a, b.mails, book)
    of_b = _best_spelling(b, a.mails, book)
    return min(of_a, of_b, key=_SPELT_ORDER.index), of_a is of_b is Spelling.WHOLE


def _best_spelling(one: Entry, mails: tuple[Mail, ...], book: Book) -> Spelling:
    """The most that any address spells; a local part that many use spells nobody's name."""
    found = ((spelling(one, mail), mail.local) for mail in mails)
    spelt = [level for level, local in found if level is not Spelling.NOTHING and not book.is_generic(local)]
    return min(spelt, key=_SPELT_ORDER.index, default=Spelling.NOTHING)


def _work(a: Entry, b: Entry) -> Same:
    """Whether both work at one organisation, by its name or the domain of an address."""
    here, there = a.domains, b.domains
    if not (a.workplaces or here) or not (b.workplaces or there):
        return Same.MISSING
    if (
        set(a.workplaces) & set(b.workplaces)
        or here & there
        or _fits(a.workplaces, there)
        or _fits(b.workplaces, here)
    ):
        return Same.SAME
    first = {key.partition(" ")[0] for key in a.workplaces} & {key.partition(" ")[0] for key in b.workplaces}
    if first or _begins(a.workplaces, there) or _begins(b.workplaces, here):
        return Same.ALIKE
    return Same.DIFFER if a.workplaces or b.workplaces else Same.ELSEWHERE


def _fits(workplaces: tuple[str, ...], domains: frozenset[str]) -> bool:
    return any(_spells(domain, key) for key in workplaces for domain in domains)


def _spells(domain: str, key: str) -> bool:
    """Whether a domain spells this organisation; of several words the beginning of the second one, too."""
    first, _, rest = key.partition(" ")
    return domain_fits(domain, key) if not rest else domain.startswith(first + rest.replace(" ", "")[:3])


def _begins(workplaces: tuple[str, ...], domains: frozenset[str]) -> bool:
    firsts = [key.partition(" ")[0] for key in workplaces]
    return any(len(first) > 2 and domain.startswith(first) for first in firsts for domain in domains)


def _handle(a: Entry, b: Entry) -> Same:
    """The same name on a network, or one that is the other's address or whole name."""
    if a.handles & b.handles:
        return Same.SAME
    if _is_local(a, b) or _is_local(b, a):
        return Same.SAME
    spelt = a.squeezed in b.handles or b.squeezed in a.handles
    return Same.ALIKE if spelt and min(len(a.squeezed), len(b.squeezed)) > 3 else Same.MISSING


def _is_local(one: Entry, other: Entry) -> bool:
    return any(mail.local in one.handles and not mail.shared for mail in other.mails)


def _profile(a: Entry, b: Entry) -> Same:
    """A profile is one person's. Without its host, and when it merely spells a name, namesakes may have the same."""
    if not a.profiles or not b.profiles:
        return Same.MISSING
    shared = a.profiles & b.profiles
    if not shared:
        return Same.DIFFER
    return Same.ALIKE if all(_merely_spells(profile, a, b) for profile in shared) else Same.SAME


def _merely_spells(profile: str, a: Entry, b: Entry) -> bool:
    host, _, slug = profile.partition("/")
    letters = "".join(letter for letter in slug if letter.isalnum())
    return "." not in host and letters in {a.squeezed, b.squeezed}
