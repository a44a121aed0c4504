"""Recommendations under way: asked for, by the owner or of the owner, until they are written or declined."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions.giving import ledger
from amity.actions.giving.whom import Named, named, person, record_for
from amity.base.errors import BadInput, NotFound
from amity.base.text import clean
from amity.store import journal
from amity.store.absent import absent
from amity.store.models import Network, Recommendation

WAYS = ("given", "received")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One of them. `way` "received": the owner asked `person`; "given": `person` asked the owner."""

    id: UUID
    person: Named
    way: str
    text: str
    asked_on: date
    answer: str  # empty while it is open


def ask(network: Network, person_id: UUID, *, way: str = "received", text: str = "", today: date) -> Asked:
    """Somebody was asked for three lines; one that is open already stays as it is."""
    if way not in WAYS:
        raise BadInput(_("Say whether it was given or received."))
    whose = person(network, person_id)
    if whose.id in set(absent(network)):
        raise BadInput(_("One of the two died or asked to be left out."))
    standing = next((one for one in under_way(network, person_id=whose.id) if one.way == way), None)
    if standing:
        return standing
    with journal.entry(network, "ask_recommendation", person=whose.id, name=whose.name, way=way) as entry:
        row = Recommendation(network=network, way=way, text=clean(text.strip(), limit=5_000), asked_on=today)
        row.record, row.created_at = record_for(entry, whose.id), timezone.now()
        row.save()
        entry.created(row)
    return one(network, row.pk)


def answer(network: Network, id: UUID, *, written: bool, today: date) -> Asked:
    """It is written, which puts it into the ledger, or declined, which is fine. One undo takes both back."""
    asked = one(network, id)
    if asked.answer:
        return asked
    said = Recommendation.Answer.WRITTEN if written else Recommendation.Answer.DECLINED
    about = {"name": asked.person.name, "way": asked.way, "answer": said.value}
    with journal.entry(network, "answer_recommendation", person=asked.person.id, **about) as entry:
        row = _rows(network).get(pk=id)
        entry.before(row)
        row.answer, row.answered_on = said, today
        row.save()
        if written:
            told = ledger.Told(way=asked.way, kind="recommendation", text=asked.text, day=today)
            ledger.write(entry, asked.person.id, told)
    return one(network, id)


def one(network: Network, id: UUID) -> Asked:
    """One of them. Raises NotFound."""
    row = _rows(network).filter(pk=id).first()
    found = _asked(row) if row else None
    if found is None:
        raise NotFound("No recommendation was asked for under this id; it may have been taken back.")
    return found


def under_way(network: Network, *, person_id: UUID | None = None) -> tuple[Asked, ...]:
    """Those that are still open, the longest waiting first."""
    rows = _rows(network).filter(answer="").exclude(record__person__in=absent(network))
    if person_id:
        rows = rows.filter(record__person=person_id)
    return tuple(asked for row in rows.order_by("asked_on", "id") if (asked := _asked(row)))


def _rows(network: Network) -> Any:
    rows = Recommendation.objects.of(network).filter(record__person__isnull=False)
    return rows.select_related("record__person")


def _asked(row: Recommendation) -> Asked | None:
    who = named(row)
    if who is None:
        return None
    return Asked(id=row.pk, person=who, way=row.way, text=row.text, asked_on=row.asked_on, answer=row.answer)
