"""Leave somebody in peace for a while, or for good: until then nothing suggests them."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from amity.actions.people import find
from amity.base.errors import BadInput
from amity.store import journal
from amity.store.models import Network, Pause, Record
from amity.store.people import hand_record

REASON = "peace"


def leave(network: Network, person_id: UUID, *, until: date | None, today: date) -> Pause:
    """From today until a day, or for good. It takes the place of what was said before."""
    if until and until <= today:
        raise BadInput(_("Choose a day that is still to come."))
    person = find(network, str(person_id))
    ends = until.isoformat() if until else ""
    with journal.entry(network, "pause", person=person.id, name=person.name, until=ends) as entry:
        record = hand_record(entry, person)
        before = list(standing(network, person.id, today=today))
        if len(before) == 1 and (before[0].until, before[0].reason) == (until, REASON):
            return before[0]
        for row in before:
            entry.before(row)
            row.until = today
            row.save()
        made = Pause.objects.create(network=network, record=record, since=today, until=until, reason=REASON)
        entry.created(made)
    return made


def standing(network: Network, person_id: UUID, *, today: date) -> "QuerySet[Pause]":
    """The times of peace of somebody that have not ended, the newest first."""
    records = list(Record.objects.of(network).filter(person=person_id).values_list("pk", flat=True))
    rows = Pause.objects.of(network).filter(record__in=records)
    return rows.filter(Q(until=None) | Q(until__gt=today)).order_by("-since", "-pk")
