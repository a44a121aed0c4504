"""The list of people, page by page, is the whole list in its order."""

import pytest

from amity.actions import shelves
from amity.actions.people import Wanted, list_people, matching
from amity.store.models import Network, Tie
from amity.village.shapes import TODAY


@pytest.mark.parametrize("limit", [1, 3, 5, 60])
@pytest.mark.parametrize("wanted", [Wanted(), Wanted(circle=5), Wanted(quiet=True)])
def test_pages_are_the_list_in_its_order(village: Network, limit: int, wanted: Wanted) -> None:
    strangers = [one.person_id for one in Tie.objects.of(village).order_by("strength")[:3]]
    Tie.objects.of(village).filter(person__in=strangers).erase()
    whole = [one.id for one in matching(village, wanted, TODAY).order_by(*shelves.ORDER)]

    pages, start = [], 0
    while start is not None:
        page = list_people(village, wanted, today=TODAY, start=start, limit=limit)
        assert page.total == len(whole)
        pages += [row.person.id for row in page.rows]
        start = page.next

    assert pages == whole
    assert list_people(village, wanted, today=TODAY, start=len(whole) + 5, limit=limit).rows == ()
