"""Who died or asked to be left out, as every list that proposes contact asks it."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from amity.store.models import Absence, Network, Record


def absences_of(network: Network, person_id: UUID) -> "QuerySet[Absence]":
    """What was noted of one person."""
    records = Record.objects.of(network).filter(person=person_id).values_list("pk", flat=True)
    return Absence.objects.of(network).filter(record__in=list(records))


def absent(network: Network, *kinds: str) -> "QuerySet[Any]":
    """The ids of people who died or asked to be left out, or of one of these kinds; for `id__in` and `exclude`.

    Important: never a null among them, for `NOT IN (..., NULL)` finds nobody.
    """
    rows = Absence.objects.of(network).filter(record__person__isnull=False)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    return rows.values("record__person")
