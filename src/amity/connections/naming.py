"""What a world is called: what most of its people share, in the words of their own cards. Nothing is invented."""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeVar

P = TypeVar("P", bound=Hashable)

MOST = 0.5  # the share of a world's people that must have it
COMMON = 0.5  # what so many of all people have tells no world from another


class Kind(IntEnum):
    """What people may share, the more telling first."""

    GROUP = 0
    EMPLOYER = 1  # or school
    FAMILY = 2
    TOPIC = 3
    PLACE = 4


# How much each draws people into one world, beside ties of a strength up to 1.
_PULL = {Kind.GROUP: 0.3, Kind.EMPLOYER: 0.2, Kind.FAMILY: 0.3, Kind.TOPIC: 0.08, Kind.PLACE: 0.08}


@dataclass(frozen=True, slots=True, order=True)
class Shared:
    """Something several people have in common; `key` makes different spellings one."""

    kind: Kind
    key: str
    words: str

    @property
    def pull(self) -> tuple[tuple[Kind, str], float]:
        """What it is, and how much it draws those who have it into one world."""
        return (self.kind, self.key), _PULL[self.kind]


def names(worlds: Sequence[Collection[P]], known: Mapping[P, Collection[Shared]]) -> list[Shared | None]:
    """For each world what most of its people share, no two worlds alike; None where there is no such thing.

    What sets a world apart comes first: the share of its people that have it, less that of all others.
    What more than half of the others have too is no name. The larger world, which comes first, has first choice.

    >>> lisbon, office = Shared(Kind.PLACE, "lisbon", "Lisbon"), Shared(Kind.EMPLOYER, "ine", "INE")
    >>> known = {"a": [office, lisbon], "b": [office], "c": [lisbon], "d": [lisbon]}
    >>> [name and name.words for name in names([["a", "b"], ["c", "d"], ["e"]], known)]
    ['INE', 'Lisbon', None]
    """
    count = sum(map(len, worlds))
    everybody = _counted([person for people in worlds for person in people], known)
    taken: set[str] = set()
    found: list[Shared | None] = []
    for people in worlds:
        here, others = _counted(people, known), count - len(people)
        fitting = [
            (round(elsewhere - here[one] / len(people), 6), one)
            for one in here
            if here[one] > MOST * len(people)
            and one[1] not in taken
            and (elsewhere := (everybody[one] - here[one]) / max(others, 1)) <= COMMON
        ]
        best = min(fitting, default=None)
        found.append(_as_most_write_it(best[1], people, known) if best else None)
        taken |= {best[1][1]} if best else set()
    return found


def _counted(people: Collection[P], known: Mapping[P, Collection[Shared]]) -> Counter[tuple[Kind, str]]:
    return Counter(
        pair for person in people for pair in {(one.kind, one.key) for one in known.get(person, ())}
    )


def _as_most_write_it(
    pair: tuple[Kind, str], people: Collection[P], known: Mapping[P, Collection[Shared]]
) -> Shared:
    spelt = Counter(
        one.words for person in people for one in known.get(person, ()) if (one.kind, one.key) == pair
    )
    return Shared(*pair, min(spelt, key=lambda words: (-spelt[words], words)))
