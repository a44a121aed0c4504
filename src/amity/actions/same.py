"""One person or two, as the owner says: a link or its refusal, journaled like everything else."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from amity.actions import ties
from amity.base.errors import BadInput, NotFound
from amity.store import journal
from amity.store.models import Answer, LinkEvent, Network, Person, Record
from amity.store.people import project

OWNER_SAYS = "owner"  # the rule of a link that the owner made; no import withdraws it


def answer(network: Network, person_id: UUID, other_id: UUID, said: str) -> Person:
    """Store whether two people are one: "yes" joins them, "no" keeps them apart, "unsure" asks later.

    Returns the person that shows the first one now.
    """
    if said not in ("yes", "no", "unsure"):
        raise BadInput("Answer yes, no or unsure.")
    one, other = oldest_record(network, person_id), oldest_record(network, other_id)
    if one.pk == other.pk:
        raise BadInput("This is one and the same person already.")
    now = timezone.now()
    with journal.entry(
        network, "same", person=person_id, name=_shown(network, one).name, answer=said
    ) as entry:
        entry.created(
            Answer.objects.create(
                network=network, question="same", record=one, other=other, answer=said, created_at=now
            )
        )
        if said != "unsure":
            kind = LinkEvent.Kind.LINK if said == "yes" else LinkEvent.Kind.APART
            entry.created(_event(network, kind, one, other, now))
            ties.rebuild(network, project(network, [one.pk, other.pk]))
    return _shown(network, one)


def oldest_record(network: Network, person_id: UUID) -> Record:
    """The record a person is named after."""
    record = Record.objects.of(network).filter(uid=person_id).first()
    if record is None or record.person_id is None:
        raise NotFound("There is nobody with this id here.")
    return record


def _event(network: Network, kind: str, one: Record, other: Record, now: datetime) -> LinkEvent:
    a, b = sorted((one, other), key=lambda record: record.pk)
    return LinkEvent.objects.create(
        network=network, kind=kind, a=a, b=b, rule=OWNER_SAYS, actor="owner", created_at=now
    )


def _shown(network: Network, record: Record) -> Person:
    return Person.objects.of(network).get(records=record)
