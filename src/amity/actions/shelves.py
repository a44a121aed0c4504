"""The list of people in its order, page by page, without sorting everybody for each page."""

from collections.abc import Iterator

from django.db.models import F, QuerySet

from amity.store.models import Network, Person

_BY_STRENGTH = F("tie__strength").desc(nulls_last=True)
ORDER = (F("circle").asc(nulls_last=True), _BY_STRENGTH, "sort_name", "id")


def some(network: Network, people: "QuerySet[Person]", *, start: int, limit: int) -> list[Person]:
    """These people by circle, then by the strength of the tie, then by name: `limit` of them from `start` on.

    They stand on three shelves, each in the order of an index. At most two statements a shelf.
    """
    found: list[Person] = []
    skip = start
    for shelf in _shelves(network, people):
        rows = list(shelf[skip : skip + limit - len(found)])
        found += rows
        if len(found) == limit:
            break
        skip = 0 if rows or not skip else max(0, skip - shelf.count())
    return found


def _shelves(network: Network, people: "QuerySet[Person]") -> Iterator["QuerySet[Person]"]:
    """Those in a circle, those with a tie, all others."""
    yield people.filter(circle__isnull=False).order_by(*ORDER)
    others = people.filter(circle__isnull=True)
    # The network of the tie says nothing new; it makes the index usable.
    with_tie = others.filter(tie__network=network)
    yield with_tie.order_by("-tie__strength", "sort_name", "id")
    yield others.filter(tie__isnull=True).order_by("sort_name", "id")
