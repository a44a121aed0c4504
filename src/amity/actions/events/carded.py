"""Somebody's business card at an event: a guest with what it says, and a line about the talk that waits to be checked.

A card alone is no relationship: whoever it names becomes somebody of the book only with a talk.
"""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions.events import jotting
from amity.base.errors import BadInput
from amity.base.ids import uuid7
from amity.base.text import clean, one_line
from amity.people.business_cards import CardRead
from amity.people.handles import normal_email
from amity.sources.guests import key_by_hand
from amity.store import journal
from amity.store.models import Attendance, Event, Jotting, Network


def keep(network: Network, event: Event, card: CardRead, talk: str = "") -> Attendance:
    """A guest of the event with the fields of the card; of one on the list already the empty ones are filled."""
    name = one_line(card.name, limit=300)
    if not name:
        raise BadInput(_("Write whose card it is."))
    said = {
        "email": normal_email(card.email) or "",
        "phone": one_line(card.phone, limit=60),
        "url": one_line(card.url, limit=2_000),
        "organisation": one_line(card.organisation, limit=300),
        "title": one_line(card.title, limit=300),
    }
    with journal.entry(network, "keep_card", title=event.name, name=name) as entry:
        row = _listed(network, event, name, said["email"])
        if row is None:
            row = Attendance(
                network=network,
                event=event,
                key=key_by_hand(name),
                name=name,
                coming="yes",
                created_at=timezone.now(),
                **said,
            )
            row.save(force_insert=True)
            entry.created(row)
        elif any(value and not getattr(row, field) for field, value in said.items()):
            entry.before(row)
            for field, value in said.items():
                setattr(row, field, getattr(row, field) or value)
            row.save()
        if words := clean(talk.strip(), limit=jotting.LONGEST - 310):
            now = timezone.now()
            line = Jotting(
                id=uuid7(), network=network, event=event, text=f"{name}, {words}", at=now, created_at=now
            )
            line.save(force_insert=True)
            entry.created(line)
    return row


def _listed(network: Network, event: Event, name: str, email: str) -> Attendance | None:
    """The guest of this address, else of this name."""
    wanted = Q(key=key_by_hand(name)) | Q(name=name)
    if email:
        wanted |= Q(email=email)
    rows = list(Attendance.objects.of(network).filter(wanted, event=event).order_by("created_at", "id"))
    return next((row for row in rows if email and row.email == email), rows[0] if rows else None)
