"""Which organisation somebody means."""

from collections.abc import Iterable
from difflib import get_close_matches

from amity.base.text import fold
from amity.people.handles import organisation_key

ALIKE = 0.8  # how alike two names are at least, of 1


def matching(words: str, keys: Iterable[str]) -> list[str]:
    """The keys that these words mean: the same name; else names that hold all the words; else names spelt much alike.

    >>> keys = ["acme", "acme robotics", "institut fur zahlen", "zebra"]
    >>> matching("ACME GmbH", keys), matching("robotics", keys), matching("Zebbra", keys), matching("", keys)
    (['acme'], ['acme robotics'], ['zebra'], [])
    """
    wanted = organisation_key(words)
    known = list(keys)
    if not wanted or wanted in known:
        return [wanted] if wanted else []
    parts = wanted.split()
    holding = [key for key in known if all(part in key for part in parts)]
    return holding or get_close_matches(wanted, known, n=5, cutoff=ALIKE)


_SCHOOLS = frozenset(
    (
        "university universitat universite universidade universidad universita hochschule fachhochschule college school"
        " schule gymnasium lycee akademie academy institute institut polytechnic politecnico ecole escola escuela"
    ).split()
)


def is_school(name: str) -> bool:
    """Whether a name is that of a place of learning.

    >>> is_school("Universität Leipzig"), is_school("Dean's Bakery")
    (True, False)
    """
    return not _SCHOOLS.isdisjoint(fold(name).split())
