"""Which records are worth comparing: those that share a key. Keys that too many share say nothing and are passed over."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from amity.people.matching.book import Book
from amity.people.matching.entries import FULL, SINGLE, Entry, Mail
from amity.people.matching.tokens import short_forms

Pair = tuple[int, int]  # positions of two entries, the smaller one first
Propose = Callable[[Sequence[Entry], Book], Iterable[Pair]]
STRONG, WEAK = 60, 25  # most records that may share one key
_LONG_WORD = 7


def keys(one: Entry, book: Book) -> tuple[set[str], set[str]]:
    """The strong and the weak keys of an entry. Two entries with a key in common may be one person.

    >>> from amity.people.matching.entries import entry
    >>> strong, weak = keys(entry("1", name="Ana Sousa", emails=["ana@acme.example"]), Book())
    >>> "mail ana@acme.example" in strong, "name ana sousa" in strong, "last sousa a" in weak
    (True, True, True)
    """
    strong = {f"mail {mail.address}" for mail in one.mails}
    strong |= {f"phone {phone}" for phone in one.phones}
    strong |= {f"profile {profile}" for profile in one.profiles}
    strong |= {f"word {handle}" for handle in one.handles}
    weak: set[str] = set()
    for mail in one.mails:
        _of_mail(mail, strong, weak, book)
    if one.kind == FULL:
        _of_full_name(one, strong, weak)
    elif one.kind == SINGLE:
        strong.add(f"word {one.squeezed}")
        if len(one.squeezed) >= _LONG_WORD:
            weak.add(f"begin {one.squeezed[:3]} {one.squeezed[3:6]}")
    strong |= {f"work {place} {word}" for place in _places(one) for word in _ends(one)}
    return strong, weak


def _of_mail(mail: Mail, strong: set[str], weak: set[str], book: Book) -> None:
    if mail.shared or len(mail.local) < 4 or book.is_generic(mail.local):
        return
    strong.add(f"word {mail.local}")
    if len(mail.pieces) > 1:
        weak.add(f"last {mail.pieces[-1]} {mail.pieces[0][0]}")


def _of_full_name(one: Entry, strong: set[str], weak: set[str]) -> None:
    given, family = one.tokens[0], one.tokens[-1]
    strong |= {f"name {one.ordered}", f"word {one.squeezed}"}
    for first, last in ((given, family), (family, given)):
        weak |= {f"last {last} {first[0]}", f"begin {first[:3]} {last[:3]}"}
        strong |= {f"word {first[0]}{last}", f"word {first}{last}", f"word {first}{last[0]}"}
    for middle in one.tokens[1:-1]:
        weak |= {f"last {middle} {given[0]}", f"last {family} {middle[0]}"}
    weak |= {f"last {family} {form[0]}" for form in short_forms().get(given, ())}


def _places(one: Entry) -> set[str]:
    """The beginnings of organisations and domains, so that "Acme Robotics" meets acmerob.example."""
    spelt = {key.replace(" ", "")[:6] for key in one.workplaces} | {domain[:6] for domain in one.domains}
    return spelt | {key.partition(" ")[0] for key in one.workplaces}


def _ends(one: Entry) -> set[str]:
    return {one.tokens[0], one.tokens[-1]} if one.tokens else set()


def pairs(entries: Sequence[Entry], book: Book) -> Iterator[Pair]:
    """Positions of two entries that share a key, each pair once, the smaller position first."""
    strong, weak = _Postings(), _Postings()
    for place, one in enumerate(entries):
        for postings, chosen in zip((strong, weak), keys(one, book), strict=True):
            postings.add(place, chosen)
    size = len(entries)
    met: set[int] = set()
    for postings, most in ((strong, STRONG), (weak, WEAK)):
        for places in postings.several.values():
            if len(places) <= most:
                met.update(a * size + b for a, b in combinations(places, 2))
    for pair in sorted(met):
        yield divmod(pair, size)


class _Postings:
    """For each key that at least two entries share, where they are. Numbers stand for keys, to save memory."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self.several: dict[int, list[int]] = {}

    def add(self, place: int, chosen: Iterable[str]) -> None:
        for key in chosen:
            number = hash(key)
            first = self._first.setdefault(number, place)
            if number in self.several:
                self.several[number].append(place)
            elif first != place:
                self.several[number] = [first, place]
