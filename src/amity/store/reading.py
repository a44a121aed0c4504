"""Reading by people: what hangs on records is asked for by record, so that the right index is taken."""

from collections.abc import Iterable
from uuid import UUID

from amity.store.models import Network, Record


def records_of(network: Network, people: Iterable[UUID]) -> dict[int, UUID]:
    """The records of these people, each with its person.

    Important: join nothing to Record in order to filter by person. Before the first ANALYZE, SQLite
    then reads all rows of the network (measured: 9.6 s instead of 0.5 s for 200 people of 10,000).
    """
    found = Record.objects.of(network).filter(person__in=list(people))
    return dict(found.values_list("id", "person_id"))
