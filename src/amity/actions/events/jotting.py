"""Lines written in passing, perhaps without a network. The device that wrote one made its id: sent twice, kept once."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from amity.base.errors import BadInput, NotFound
from amity.base.text import clean
from amity.store import journal
from amity.store.models import Event, Jotting, Network

__all__ = ["LONGEST", "drop", "jot", "keep", "one", "waiting"]

LONGEST = 2_000  # characters of a line
_AHEAD = timedelta(days=1)  # a device's clock may be wrong, but not by more


def jot(
    network: Network, id: UUID, text: str, *, at: datetime | None = None, event_id: UUID | None = None
) -> Jotting:
    """Keep a line until it is checked. One that is here already is given back as it is, whatever came of it.

    `at` is when it was written, by that device's clock; now where it is not told or lies ahead. An event that is not
    in the book any more leaves the line without one: what was written is never lost.
    """
    said = clean(text.strip(), limit=LONGEST)
    if not said:
        raise BadInput(_("Write a line first."))
    with journal.entry(network, "jot") as entry:
        kept = Jotting.objects.of(network).filter(pk=id).first()
        if kept is not None:
            return kept
        now = timezone.now()
        written = at.astimezone(UTC) if at is not None and at <= now + _AHEAD else now
        event = Event.objects.of(network).filter(pk=event_id).first() if event_id else None
        line = Jotting(id=id, network=network, event=event, text=said, at=written, created_at=now)
        line.save(force_insert=True)
        entry.about["title"] = event.name if event else ""
        entry.created(line)
    return line


def waiting(network: Network, event: Event | None = None) -> "QuerySet[Jotting]":
    """Lines of an event, or of none, that wait to be checked, in the order they were written."""
    return Jotting.objects.of(network).filter(state=Jotting.State.OPEN, event=event).order_by("at", "id")


def one(network: Network, id: UUID) -> Jotting:
    """The line of this id. Raises NotFound."""
    found = Jotting.objects.of(network).filter(pk=id).first()
    if found is None:
        raise NotFound(_("There is no line with this id."))
    return found


def keep(entry: journal.Entry, id: UUID) -> None:
    """A line of which something was stored, in the change that stored it."""
    line = Jotting.objects.of(entry.network).filter(pk=id, state=Jotting.State.OPEN).first()
    if line is not None:
        entry.before(line)
        line.state = Jotting.State.KEPT
        line.save()


def drop(network: Network, id: UUID) -> None:
    """A line that is of no use after all; the journal can bring it back."""
    line = one(network, id)
    with journal.entry(network, "drop_jotting") as entry:
        if line.state == Jotting.State.OPEN:
            entry.before(line)
            line.state = Jotting.State.DROPPED
            line.save()
