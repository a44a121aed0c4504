"""A kind no to whoever asked the owner to come. Nothing is stored and nothing is sent."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from amity.actions.events import keeping
from amity.actions.giving.whom import Named, someone
from amity.actions.giving.wording import Written
from amity.actions.recently import texts_to_others
from amity.base.errors import NotFound
from amity.events.phrases import DECLINING
from amity.giving import texts
from amity.giving.texts import Value
from amity.store.models import Attendance, Event, Network


def invited_by(network: Network, event_id: UUID) -> UUID | None:
    """Who asked the owner to come: the host whom one knows, or the one other person of an appointment."""
    event = keeping.one(network, event_id)
    lines = Attendance.objects.of(network).filter(event=event_id, record__person__isnull=False)
    known = lines.filter(record__person__is_me=False).order_by("created_at", "id")
    hosts = known.filter(role=Attendance.Role.HOST).values_list("record__person_id", flat=True)
    if hosts:
        return hosts[0]
    others = set(known.values_list("record__person_id", flat=True)[:2])
    return others.pop() if event.kind == Event.Kind.MEETING and len(others) == 1 else None


def decline(network: Network, event_id: UUID, *, today: date) -> Written:
    """A kind no, in words that rest on the invitation. NotFound where nobody is known to have asked."""
    event, person = keeping.one(network, event_id), invited_by(network, event_id)
    told = someone(network, [person]) if person else {}
    if person is None or person not in told:
        raise NotFound(_("Nobody is known who asked you to come."))
    to = told[person]
    text = texts.write(
        "not_coming",
        (to,),
        {"event": Value(event.name, f"event:{event.pk}")},
        language=network.language or "en",
        owing=any(promise.by == "me" for promise in to.promises),
        taken=texts_to_others(network, [person], today=today),
        book=DECLINING,
    )
    return Written(
        (Named(person, to.name),), text.draft, text.why, text.shorter, text.warmer, text.blurb, text.asks
    )
