"""How two names agree, and how an address spells a name: the levels that evidence is counted by."""

from dataclasses import dataclass
from enum import StrEnum

from amity.people.matching.book import Book, common_tokens
from amity.people.matching.entries import FULL, NONE, SINGLE, Entry, Mail
from amity.people.matching.tokens import Likeness, are_near, likeness


class Name(StrEnum):
    """From "says nothing" over the strongest agreement to contradiction."""

    MISSING = "missing"
    EXACT = "exact"  # the same words, in whatever order
    MIDDLE = "middle"  # one has a middle name more
    SHORT = "short"  # a short form of the given name, the same family name
    INITIAL = "initial"
    SPELT = "spelt"  # one name in two spellings
    ONE_HANDLE = "one handle"  # both have the same single word, which is nobody's name
    ONE_WORD = "one word"  # both have the same single word
    WITHIN = "within"  # the single word of one is in the full name of the other
    FAMILY = "family"  # the family name only
    GIVEN = "given"  # the given name only
    DIFFER = "differ"
    DIFFERENT_WORD = "different word"  # of a single word and a full name


AGREEING = frozenset({Name.EXACT, Name.MIDDLE, Name.SHORT})
COMPATIBLE = AGREEING | {Name.INITIAL, Name.SPELT, Name.ONE_HANDLE, Name.ONE_WORD, Name.WITHIN}
CONTRADICTING = frozenset({Name.FAMILY, Name.GIVEN, Name.DIFFER})
_ORDER = (Name.MIDDLE, Name.SHORT, Name.INITIAL, Name.SPELT, Name.FAMILY, Name.GIVEN, Name.DIFFER)
_SHORTEST_HANDLE, _SHORTEST_WORD = 5, 4
_LESS_FOR_SHORT = 3.0  # bits: a short form stands for several names
_WHOLE_ALIKE, _LONG_NAME, _ALIKE_RARITY = 0.95, 8, 12.0


@dataclass(frozen=True, slots=True)
class NameAgreement:
    """A level, and the bits of rarity of what agrees."""

    level: Name
    rarity: float = 0.0


def compare_names(a: Entry, b: Entry, book: Book) -> NameAgreement:
    """How the names of two entries agree.

    >>> from amity.people.matching.entries import entry
    >>> said = lambda *names: compare_names(*(entry(name, name=name) for name in names), Book()).level.value
    >>> said("Ana Sousa", "Sousa, Ana"), said("Bob Okafor", "Robert Okafor"), said("A. Sousa", "Ana Sousa")
    ('exact', 'short', 'initial')
    >>> said("Ana Sousa", "Ana Luz Sousa"), said("Ana Sousa", "Ana"), said("Ana Sousa", "Ben Sousa")
    ('middle', 'within', 'family')
    """
    if NONE in {a.kind, b.kind}:
        return NameAgreement(Name.MISSING)
    if a.kind == b.kind == FULL:
        return _full(a, b, book)
    if a.kind == b.kind == SINGLE:
        if a.squeezed == b.squeezed:
            level = Name.ONE_HANDLE if _is_handle(a.squeezed) else Name.ONE_WORD
            return NameAgreement(level, book.rarity(a.squeezed))
        return NameAgreement(Name.DIFFER)
    single, full = (a, b) if a.kind == SINGLE else (b, a)
    return _within(single, full, book)


def _is_handle(word: str) -> bool:
    """Whether this is a name one gives oneself, such as no list of names holds."""
    return len(word) >= _SHORTEST_HANDLE and word not in common_tokens()


def _rarity(tokens: set[str] | tuple[str, ...], book: Book) -> float:
    return sum(book.rarity(token) for token in tokens)


def contradict(a: Entry, b: Entry) -> bool:
    """Whether two full names are said not to be one person's: what `compare_names` finds, without weighing it."""
    if a.ordered == b.ordered or a.squeezed == b.squeezed:
        return False
    a, b = sorted((a, b), key=lambda one: one.tokens)
    shared = set(a.tokens) & set(b.tokens)
    if shared in (set(a.tokens), set(b.tokens)):
        return sum(len(token) > 1 for token in shared) < 2
    return all(
        _level(a.tokens, b.tokens, way) in CONTRADICTING for way in _ways(b)
    ) and not _alike_as_a_whole(a, b)


def _full(a: Entry, b: Entry, book: Book) -> NameAgreement:
    a, b = sorted((a, b), key=lambda one: one.tokens)  # so that it does not matter which one comes first
    if a.ordered == b.ordered or a.squeezed == b.squeezed:
        return NameAgreement(Name.EXACT, min(_rarity(a.tokens, book), _rarity(b.tokens, book)))
    shared = set(a.tokens) & set(b.tokens)
    if shared in (set(a.tokens), set(b.tokens)):
        return _with_middle(a, b, shared, book)
    found = (_ends(a.tokens, b.tokens, way, book) for way in _ways(b))
    best = min(found, key=lambda one: (_ORDER.index(one.level), -one.rarity))
    if best.level in CONTRADICTING and _alike_as_a_whole(a, b):
        return NameAgreement(Name.SPELT, min(_ALIKE_RARITY, _rarity(a.tokens, book), _rarity(b.tokens, book)))
    return best


def _ways(one: Entry) -> tuple[tuple[str, str], tuple[str, str]]:
    """Its given and family name, whichever of the two comes first."""
    first, last = one.tokens[0], one.tokens[-1]
    return (first, last), (last, first)


def _alike_as_a_whole(a: Entry, b: Entry) -> bool:
    long = min(len(a.squeezed), len(b.squeezed)) >= _LONG_NAME
    return long and are_near(a.squeezed, b.squeezed, _WHOLE_ALIKE)


def _with_middle(a: Entry, b: Entry, shared: set[str], book: Book) -> NameAgreement:
    """All words of one are in the other. With one word in common it is only the family or the given name."""
    words = {token for token in shared if len(token) > 1}
    if len(words) > 1:
        return NameAgreement(Name.MIDDLE, _rarity(words, book))
    level = Name.FAMILY if a.tokens[-1] == b.tokens[-1] else Name.GIVEN
    return NameAgreement(level, _rarity(words, book))


def _ends(a: tuple[str, ...], b: tuple[str, ...], other: tuple[str, str], book: Book) -> NameAgreement:
    """Given and family name of `a` against those of `b` as `other` takes them."""
    pairs = ((a[0], other[0]), (a[-1], other[1]))
    rarity = sum(book.rarity(token) for token, its in pairs if token == its)
    level = _by_ends(*(likeness(*pair) for pair in pairs))
    if level is Name.SHORT:
        rarity += max(0.0, min(book.rarity(a[0]), book.rarity(other[0])) - _LESS_FOR_SHORT)
    return NameAgreement(_level(a, b, other), rarity)


def _level(a: tuple[str, ...], b: tuple[str, ...], other: tuple[str, str]) -> Name:
    level = _by_ends(likeness(a[0], other[0]), likeness(a[-1], other[1]))
    return Name.FAMILY if level in AGREEING and _middles_differ(a, b) else level


def _by_ends(given: Likeness, family: Likeness) -> Name:
    match given, family:
        case (Likeness.NONE, Likeness.SAME):
            return Name.FAMILY
        case (_, Likeness.SAME | Likeness.SPELT) if given is not Likeness.NONE:
            return _by_given(given, spelt=family is Likeness.SPELT)
        case (Likeness.SAME | Likeness.SHORT | Likeness.INITIAL, Likeness.INITIAL):
            return Name.INITIAL  # "Ana S." and "A. Sousa" may be one
        case (Likeness.SAME | Likeness.SHORT, _):
            return Name.GIVEN
    return Name.DIFFER


def _by_given(given: Likeness, *, spelt: bool) -> Name:
    if spelt or given is Likeness.SPELT:
        return Name.DIFFER if given is Likeness.INITIAL else Name.SPELT
    if given is Likeness.INITIAL:
        return Name.INITIAL
    return Name.MIDDLE if given is Likeness.SAME else Name.SHORT


def _middles_differ(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return len(a) > 2 and len(b) > 2 and a[1][0] != b[1][0]


def _within(single: Entry, full: Entry, book: Book) -> NameAgreement:
    word, first, last = single.squeezed, full.tokens[0], full.tokens[-1]
    if word == full.squeezed:
        return NameAgreement(Name.EXACT, _rarity(full.tokens, book))
    if word in full.tokens:
        return NameAgreement(Name.WITHIN, book.rarity(word))
    if len(word) > 3 and word in {first[0] + last, first + last[0], last + first[0]}:
        return NameAgreement(Name.WITHIN, book.rarity(last if last in word else first) + 3)
    short = any(likeness(word, token) is Likeness.SHORT for token in (first, last))
    return NameAgreement(Name.WITHIN, book.rarity(word)) if short else NameAgreement(Name.DIFFERENT_WORD)


class Spelling(StrEnum):
    """How much of a name the local part of an address spells, most first."""

    WHOLE = "whole"
    HANDLE = "handle"  # it is the single word of the other
    FAMILY = "family"  # the family name, with an initial or alone
    GIVEN = "given"
    NOTHING = "nothing"


def spelling(one: Entry, mail: Mail) -> Spelling:
    """How much of the name of `one` the address spells.

    >>> from amity.people.matching.entries import entry, read_mail
    >>> ana = entry("1", name="Ana Sousa")
    >>> [spelling(ana, read_mail(f"{local}@x.example")).value for local in ("ana.sousa", "asousa", "ana", "ben")]
    ['whole', 'family', 'given', 'nothing']
    """
    local = mail.local
    if mail.shared or not local or one.kind == NONE:
        return Spelling.NOTHING
    if one.kind == SINGLE:
        if local != one.squeezed or len(local) < _SHORTEST_WORD:
            return Spelling.NOTHING
        return Spelling.HANDLE if _is_handle(local) else Spelling.GIVEN
    first, last = one.tokens[0], one.tokens[-1]
    if _spells_whole(one, mail):
        return Spelling.WHOLE
    initials = {first[0] + last, last + first[0], first[0] + one.tokens[1][0] + last}
    if (len(last) > 2 and local in initials) or (len(first) > 2 and local == first + last[0]):
        return Spelling.FAMILY
    if len(last) > 4 and local == last:
        return Spelling.FAMILY
    given = local == first or (len(first) > 3 and local.startswith(first))
    return Spelling.GIVEN if given else Spelling.NOTHING


def _spells_whole(one: Entry, mail: Mail) -> bool:
    first, last, local = one.tokens[0], one.tokens[-1], mail.local
    if min(len(first), len(last)) < 2:
        return False
    if local in {first + last, last + first, one.squeezed} or {first, last} <= set(mail.pieces):
        return True
    return min(len(first), len(last)) > 2 and first in local and last in local
