"""Who has what somebody needs: words that mean the same, the rare ones weighing most, through an inverted index."""

import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nlargest, nsmallest
from itertools import islice
from math import log
from typing import Final, Generic, TypeVar

from amity.base.text import fold
from amity.conversations.wording import PLAIN
from amity.giving.facts import ME, Basis, Match, Need, Offer, Shared
from amity.giving.favours import FIVE, minutes
from amity.giving.topics import EMPTY, GROUP_OF, GROUPS

__all__ = ["BEST", "Index", "best_first", "is_form", "matches", "terms", "words_to_look_for", "worth_reading"]

BEST = 3  # offers shown for a need
_MOST_FOUND = 9  # of which the best are chosen by more than words
MOST_LOOKED_AT = 30  # offers that a word leads to; a commoner word only confirms
_STEM = 4
_BASIS: Final = {Basis.OFFER: 1.0, Basis.WORK: 0.7, Basis.INTEREST: 0.5}
_ELSEWHERE = 0.25  # both name a place, and not the same
_WEAKEST = 0.1  # a match: a flat in another town, or less
_LEAST = 0.25  # of what a need asks for must be met
_IN = re.compile(r"\bin\s+(?:the\s+)?([A-ZÄÖÜ][\w-]{2,})")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text with the key it is filed under: its topic where it has one, else its beginning."""

    word: str
    key: str


@dataclass(slots=True)
class Index(Generic[T]):
    """Things by the words of their texts. `put` adds one; `find` gives those that share words with a text."""

    things: list[T] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    _filed: dict[str, dict[str, list[int]]] = field(default_factory=lambda: defaultdict(dict))
    _known: dict[Term, "_Bearers"] = field(default_factory=dict)  # looked up already

    def put(self, thing: T, text: str) -> None:
        """File a thing under the words of its text."""
        number = len(self.things)
        self.things.append(thing)
        self.texts.append(text)
        self._known.clear()
        for term in terms(text):
            self._filed[term.key].setdefault(term.word, []).append(number)

    def find(self, text: str, *, least: float = _LEAST) -> Iterator[tuple[T, tuple[Shared, ...], float]]:
        """Things that share words, each with the words and how much of the text they answer, `least` to 1."""
        asked = [(term.word, self._bearing(term)) for term in terms(text)]
        whole = sum(bearers.weight for _, bearers in asked)
        shares: dict[int, float] = {}
        # The rarest word leads; a word that many share is looked up only for those found already.
        for _, bearers in sorted(asked, key=lambda one: len(one[1].words)):
            for number in _chosen(shares, bearers.words):
                shares[number] = shares.get(number, 0.0) + bearers.weight
        enough = [(share, -number) for number, share in shares.items() if share >= least * whole]
        for share, turned in nlargest(_MOST_FOUND, enough):
            number = -turned
            words = tuple(Shared(w, b.words[number]) for w, b in asked if number in b.words)
            yield self.things[number], words, share / whole * _nearness(text, self.texts[number])

    def _bearing(self, term: Term) -> "_Bearers":
        """Who bears this word or a form of it, in which form."""
        if term not in self._known:
            bearers: dict[int, str] = {}
            for word, numbers in self._filed.get(term.key, {}).items():
                if term.key.startswith("#") or is_form(word, term.word):
                    for number in numbers:
                        bearers.setdefault(number, word)
            weight = log(2 + len(self.things)) - log(1 + len(bearers)) + 0.5
            self._known[term] = _Bearers(bearers, weight)
        return self._known[term]


@dataclass(frozen=True, slots=True)
class _Bearers:
    """Which things bear a word, in which form, and what the word weighs: the rarer the more."""

    words: dict[int, str]
    weight: float


_ENDINGS: Final = frozenset(
    """ s es e er ers en n ns in innen ing ings ed d or ors ion ions ung ungen al ally y ies ist ists ism ment ments ly r rs rn""".split(
        " "
    )
)
_COMPOUND = 6  # letters of a word with which a longer one begins: "Wohnung", "Wohnungssuche"


@lru_cache(maxsize=200_000)
def is_form(one: str, other: str) -> bool:
    """Whether two folded words are forms of one, strictly: what is left of each is an ending.

    >>> is_form("lentil", "lentils"), is_form("teaching", "teacher"), is_form("studio", "student")
    (True, True, False)
    """
    shared = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    if shared < _STEM:
        return False
    rest, rest_of_other = one[shared:], other[shared:]
    if rest in _ENDINGS and rest_of_other in _ENDINGS:
        return True
    return shared >= _COMPOUND and "" in (rest, rest_of_other)


def _chosen(found: Mapping[int, float], bearers: dict[int, str]) -> Sequence[int]:
    if len(bearers) <= MOST_LOOKED_AT:
        return tuple(bearers)
    if found:
        return tuple(found.keys() & bearers.keys())
    return tuple(islice(bearers, MOST_LOOKED_AT))


@lru_cache(maxsize=200_000)
def terms(text: str) -> tuple[Term, ...]:
    """The words of a text that say what it is about, each topic once.

    >>> [term.word for term in terms("Someone to help with a flat in Leipzig")]
    ['flat', 'leipzig']
    """
    kept: dict[str, Term] = {}
    for word in fold(text[:500]).split():
        if len(word) < 3 or word in PLAIN or word in EMPTY or word.isdigit():
            continue
        group = GROUP_OF.get(word)
        key = f"#{group}" if group is not None else word[:_STEM]
        kept.setdefault(key if group is not None else word, Term(word, key))
    return tuple(kept.values())


def words_to_look_for(text: str) -> tuple[str, ...]:
    """Beginnings by which a store can find texts that may match, in lower case without accents."""
    starts: dict[str, None] = {}
    for term in terms(text):
        group = GROUPS[int(term.key[1:])] if term.key.startswith("#") else (term.word,)
        starts |= dict.fromkeys(word[:_STEM] for word in group)
    return tuple(starts)


def worth_reading(texts: Iterable[str], starts: Collection[str]) -> list[str]:
    """Of all texts those that may match words with these beginnings: what the rare ones lead to, as in `Index.find`.

    A beginning that many texts hold adds only a few of them; it is not what a match rests on. Their order makes no
    difference, nor does a text that comes twice.
    """
    if not starts:
        return []
    wanted = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(starts)))})")
    holding: dict[str, dict[str, None]] = defaultdict(dict)
    for text in texts:
        if found := wanted.findall(text.casefold() if text.isascii() else fold(text)):
            for start in set(found):
                holding[start][text] = None
    few = MOST_LOOKED_AT
    chosen = (
        text for some in holding.values() for text in (some if len(some) <= 2 * few else nsmallest(few, some))
    )
    return sorted(dict.fromkeys(chosen))


def matches(
    needs: Iterable[Need], offers: Iterable[Offer], *, declined: Container[tuple[str, str]] = ()
) -> tuple[Match, ...]:
    """What people need and others have, the best three a need, five-minute favours first.

    Nobody is matched with themselves. `declined` are pairs of ids of a need and an offer.
    """
    index: Index[Offer] = Index()
    for offer in offers:
        index.put(offer, offer.text)
    found = [match for need in needs for match in _for_need(need, index, declined)]
    return best_first(found)


def best_first(found: Iterable[Match]) -> tuple[Match, ...]:
    """Five-minute favours before longer ones, then the surest; what somebody offered before what is their work."""
    return tuple(
        sorted(
            found,
            key=lambda m: (m.minutes > FIVE, -m.strength, m.need.name, m.offer.name, m.need.id, m.offer.id),
        )
    )


def _for_need(need: Need, index: Index[Offer], declined: Container[tuple[str, str]]) -> Sequence[Match]:
    best: dict[str, tuple[float, Offer, tuple[Shared, ...]]] = {}
    for offer, words, share in index.find(need.text):
        if offer.person == need.person or (need.id, offer.id) in declined:
            continue
        strength = share * _BASIS[offer.basis]
        if strength < _WEAKEST:
            continue
        if offer.person not in best or best[offer.person][0] < strength:
            best[offer.person] = (strength, offer, words)
    ranked = sorted(best.values(), key=lambda one: (-one[0], one[1].person != ME, one[1].id))
    return [
        Match(need=need, offer=offer, words=words, strength=strength, minutes=minutes(need.text, offer.text))
        for strength, offer, words in ranked[:BEST]
    ]


def _nearness(one: str, other: str) -> float:
    """Less where both name a place and not the same: a flat in Leipzig is none in Porto."""
    here, there = _places(one), _places(other)
    return _ELSEWHERE if here and there and not here & there else 1.0


@lru_cache(maxsize=50_000)
def _places(text: str) -> frozenset[str]:
    return frozenset(_IN.findall(text))
