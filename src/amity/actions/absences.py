"""Somebody died, or asked to be left out: from then on nothing proposes contact with them."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions.people import find
from amity.base.errors import BadInput
from amity.store import journal
from amity.store.absent import absences_of
from amity.store.models import Absence, Network
from amity.store.people import hand_record


def note(network: Network, person_id: UUID, kind: str, *, since: date | None = None, today: date) -> Absence:
    """Somebody died or asked to be left out. Saying the other of the two takes its place."""
    if kind not in Absence.Kind.values:
        raise BadInput("Somebody died (died), or asked to be left out (left_out).")
    if since and since > today:
        raise BadInput(_("That day is still to come."))
    person = find(network, str(person_id))
    with journal.entry(network, "absent", person=person.id, name=person.name, kind=kind) as entry:
        standing = list(_standing(network, person.id))
        if len(standing) == 1 and (standing[0].kind, standing[0].since) == (kind, since):
            return standing[0]
        entry.deletes(*standing)
        made = Absence(network=network, record=hand_record(entry, person), kind=kind, since=since)
        made.created_at = timezone.now()
        made.save()
        entry.created(made)
    return made


def withdraw(network: Network, person_id: UUID) -> bool:
    """It was a mistake, or they are glad to hear from the owner again. Returns whether anything stood."""
    person = find(network, str(person_id))
    with journal.entry(network, "present", person=person.id, name=person.name) as entry:
        standing = list(_standing(network, person.id))
        entry.deletes(*standing)
    return bool(standing)


def _standing(network: Network, person_id: UUID) -> "QuerySet[Absence]":
    return absences_of(network, person_id).order_by("-id")
