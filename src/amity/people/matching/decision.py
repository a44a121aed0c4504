"""Whether two records are joined, asked about, or left: a gate on independent evidence, whatever the probability says.

A probability is learnt from some books and may be wrong in another one, so that by itself it never joins. What
joins is evidence that does not depend on the name, or a name that is rare beside the size of the book: the margin is
the rarity of what agrees in both names, in bits, less log2 of the number of records, so 2^-margin namesakes are
to be expected. An address that merely spells the name is no evidence of its own.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from amity.people.matching.book import Book
from amity.people.matching.entries import Entry
from amity.people.matching.evidence import Evidence, Post, Same
from amity.people.matching.levels import COMPATIBLE, Name, Spelling

SURE, WORTH_ASKING = 0.9, 0.3


class Outcome(StrEnum):
    """What happens to a pair."""

    MERGE = "merge"
    ASK = "ask"
    LEAVE = "leave"


class Rule(StrEnum):
    """Why a pair may be joined."""

    ADDRESS = "same address"
    PHONE = "same phone"
    PROFILE = "same profile"
    WORK = "same name and workplace"
    LOCAL = "same name and own local part or domain"
    RARE_NAME = "a name that nobody else has"
    SHORT_NAME = "short name and rare local part"
    HANDLE = "same handle"
    OTHERS = "joined through others"


class Veto(StrEnum):
    """Why a pair is not joined although a rule speaks for it."""

    NAMES = "two full names disagree"
    EXPORT = "two people of one export"
    APART = "said to be two people"
    CLUSTER = "something else of the two people disagrees"


@dataclass(frozen=True, slots=True)
class Margins:
    """How many bits a name must outweigh the book by, each beside some other evidence."""

    work: float = 3.0
    own: float = 2.0
    helped: float = 6.5  # an address spells it
    alone: float = 7.5
    disputed: float = 8.5  # what is said under this name does not fit one person
    partly: float = 1.5  # more than that beside a middle name or another order
    short: float = -3.0


MARGINS: Final = Margins()
_RARE_ENOUGH = 9.0  # bits of the family name beside a short form
_LONG_HANDLE = 6
_SHORTEST_WORD = 4


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a pair, by which rule, and what stands against it."""

    outcome: Outcome
    rule: Rule | None = None
    veto: Veto | None = None
    margin: float = 0.0


def decide(a: Entry, b: Entry, evidence: Evidence, chance: float, book: Book) -> Decision:
    """The decision on one pair, before its clusters are looked at."""
    margin = evidence.name.rarity - book.size_bits
    rule = passed(a, b, evidence, margin, margin - book.to_come_bits)
    if rule is None and _is_spelt_out(a, b, evidence, book):
        rule = Rule.WORK
    against = veto(a, b, evidence)
    if rule and not against and chance >= SURE:
        return Decision(Outcome.MERGE, rule, None, margin)
    doubtful = against is None and chance >= WORTH_ASKING
    if doubtful or (rule and against is not Veto.EXPORT):
        return Decision(Outcome.ASK, rule, against, margin)
    return Decision(Outcome.LEAVE, rule, against, margin)


def veto(a: Entry, b: Entry, evidence: Evidence) -> Veto | None:
    """What forbids that these two are ever in one person, unless somebody says so."""
    if a.export and a.export == b.export and evidence.profile is Same.DIFFER:
        return Veto.EXPORT
    return Veto.NAMES if evidence.contradicts and not _spelt_by_the_other(evidence) else None


def _spelt_by_the_other(evidence: Evidence) -> bool:
    """A changed family name: the address of one still spells the other's. Families share addresses, too."""
    if evidence.post is not Post.SAME or evidence.name.level is Name.FAMILY:
        return False
    return evidence.spelt in {Spelling.WHOLE, Spelling.FAMILY}


def passed(a: Entry, b: Entry, evidence: Evidence, margin: float, alone: float) -> Rule | None:
    """The first rule by which the pair may be joined: an address, number or profile of theirs, else the name.

    `alone` is the margin of a name beside which nothing independent stands.
    """
    compatible = evidence.name.level in COMPATIBLE
    if evidence.post is Post.SAME:
        return Rule.ADDRESS
    if evidence.phone is Same.SAME and compatible:
        return Rule.PHONE
    if evidence.profile is Same.SAME and not evidence.contradicts:
        return Rule.PROFILE
    return None if evidence.contradicts else _by_name(a, b, evidence, margin, alone)


def _by_name(a: Entry, b: Entry, evidence: Evidence, margin: float, alone: float) -> Rule | None:
    match evidence.name.level:
        case Name.EXACT if a.tokens == b.tokens:
            return _exact(a, b, evidence, margin, alone)
        case Name.EXACT | Name.MIDDLE:
            return _middle(a, b, evidence, margin, alone)
        case Name.SHORT | Name.INITIAL:
            return _shortened(a, b, evidence, margin, alone)
        case Name.WITHIN | Name.ONE_WORD | Name.ONE_HANDLE | Name.MISSING:
            return _by_handle(a, b, evidence)
    return None


def _is_own(evidence: Evidence) -> bool:
    """Whether the addresses share something that does not come from the name."""
    derived = evidence.spelt is not Spelling.NOTHING
    return evidence.post is Post.OWN_DOMAIN or (evidence.post is Post.RARE_LOCAL and not derived)


def _exact(a: Entry, b: Entry, evidence: Evidence, margin: float, alone: float) -> Rule | None:
    if evidence.work is Same.SAME and margin >= MARGINS.work and not _are_rows_apart(a, b, evidence):
        return Rule.WORK
    if _is_own(evidence) and margin >= MARGINS.own:
        return Rule.LOCAL
    return Rule.RARE_NAME if alone >= _wanted(evidence) else None


def _are_rows_apart(a: Entry, b: Entry, evidence: Evidence) -> bool:
    """Two cards of one address book with other addresses: nobody writes two for one person."""
    return a.source == b.source != "" and bool(a.mails and b.mails) and evidence.post is not Post.SAME


def _wanted(evidence: Evidence) -> float:
    """What a name must outweigh when nothing but an address that spells it stands beside it."""
    if evidence.disputed or Same.DIFFER in {evidence.work, evidence.phone}:
        return MARGINS.disputed
    return MARGINS.helped if _is_helped(evidence) else MARGINS.alone


def _is_helped(evidence: Evidence) -> bool:
    return evidence.post in {Post.RARE_LOCAL, Post.SIMILAR} or evidence.spelt is Spelling.WHOLE


def _is_spelt_out(a: Entry, b: Entry, evidence: Evidence, book: Book) -> bool:
    """Whether an address says what a name leaves out: A. Sousa of "ana.sousa@" and Ana Sousa of the same workplace.

    It is measured by the whole name, as that is.
    """
    if evidence.name.level not in {Name.INITIAL, Name.SPELT} or evidence.work is not Same.SAME:
        return False
    names = [_ends(one) for one, other in ((a, b), (b, a)) if _spells_out(other, _ends(one))]
    rarity = max((sum(map(book.rarity, name)) for name in names), default=0.0)
    return rarity - book.size_bits >= MARGINS.work and not _are_rows_apart(a, b, evidence)


def _ends(one: Entry) -> set[str]:
    return {one.tokens[0], one.tokens[-1]}


def _spells_out(one: Entry, name: set[str]) -> bool:
    """Whether an address of this one consists of the words of that name, and of nothing but numbers beside."""
    whole = min(map(len, name)) > 1
    words = ({piece for piece in mail.pieces if not piece.isdigit()} for mail in one.mails if not mail.shared)
    return whole and any(said == name for said in words)


def _middle(a: Entry, b: Entry, evidence: Evidence, margin: float, alone: float) -> Rule | None:
    less = MARGINS.partly
    if min(len(word) for one in (a, b) for word in (one.tokens[0], one.tokens[-1])) < _SHORTEST_WORD:
        less += MARGINS.partly  # in short words other languages' syllables meet
    return _exact(a, b, evidence, margin - less, alone - less)


def _shortened(a: Entry, b: Entry, evidence: Evidence, margin: float, alone: float) -> Rule | None:
    if _is_own(evidence):
        return Rule.SHORT_NAME
    two_numbers = evidence.phone is Same.DIFFER  # Jonathan and Jon Smith of one company may be two
    if (
        evidence.name.level is Name.SHORT
        and not two_numbers
        and (rule := _exact(a, b, evidence, margin, alone))
    ):
        return rule
    rare = evidence.name.rarity >= _RARE_ENOUGH and margin >= MARGINS.short
    return Rule.SHORT_NAME if evidence.post is Post.RARE_LOCAL and rare else None


def _by_handle(a: Entry, b: Entry, evidence: Evidence) -> Rule | None:
    if evidence.post is not Post.RARE_LOCAL or evidence.spelt is not Spelling.HANDLE:
        return None
    longest = max((len(mail.local) for one in (a, b) for mail in one.mails), default=0)
    return Rule.HANDLE if longest >= _LONG_HANDLE else None
