"""The owner's own word about two people."""

from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions.connections.graph import owner_id
from amity.actions.giving.whom import person, record_for
from amity.base.errors import BadInput
from amity.store import journal
from amity.store.models import Connection, Network, Person


def state_connection(network: Network, one: UUID, other: UUID, known: bool | None) -> Connection | None:  # noqa: FBT001 the contract has it so
    """They know each other, they do not, or (None) what was said is forgotten. Journaled; saying it twice changes nothing.

    An end may be the owner, under `owner_id`. Returns the row that holds now.
    """
    first, second = _end(network, one), _end(network, other)
    if first == second:
        raise BadInput(_("That is the same person."))
    names = [found.name for found in (first, second) if found]
    about = first or second
    verb = {True: "connect", False: "disconnect", None: "unstate"}[known]
    with journal.entry(network, verb, person=about.id if about else None, names=names) as entry:
        rows = list(_between(network, first, second))
        if known is not None and rows and all(row.known == known for row in rows):
            return rows[-1]
        entry.deletes(*rows)
        if known is None:
            return None
        row = Connection(network=network, known=known, created_at=timezone.now())
        row.record = record_for(entry, first.id if first else None)
        row.other = record_for(entry, second.id if second else None)
        row.save()
        entry.created(row)
    return row


def _end(network: Network, id: UUID) -> Person | None:
    """None stands for the owner."""
    if id == owner_id(network):
        return None
    found = person(network, id)
    return None if found.is_me else found


def _between(network: Network, first: Person | None, second: Person | None) -> list[Connection]:
    def at(column: str, end: Person | None) -> Q:
        return Q(**{f"{column}__person": end.id}) if end else Q(**{f"{column}__person__is_me": True})

    either = Q(at("record", first), at("other", second)) | Q(at("record", second), at("other", first))
    return list(Connection.objects.of(network).filter(either).order_by("created_at", "id"))
