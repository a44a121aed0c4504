"""Read a follow-up as a letter, and say that it was written."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from amity import today as days
from amity.actions import candidates, lookout, ties
from amity.actions.events import following
from amity.actions.recently import texts_to_others
from amity.base.errors import NotFound
from amity.base.ids import digest
from amity.conversations.facts import Why
from amity.store import journal
from amity.store.models import FollowUp, Network, Participant, Touch
from amity.store.people import hand_record

_CHANNELS = {"email": "mail", "voice": "message"}  # of a draft, where a touch says it differently


def card(network: Network, row: FollowUp, *, today: date) -> days.Suggestion:
    """The follow-up as a card of Today: reason, offer, draft. NotFound where nothing is written to them any more."""
    person = row.record.person
    answers = lookout.given(network)
    if person is None or person.id in answers.died | answers.wishes:
        raise NotFound("There is nobody to whom this would be written.")
    rows = candidates.Rows()
    sheet = lookout.Sheet(owed=lookout.owed(row, ZoneInfo(network.time_zone)), followed=True)
    made = candidates.candidates(network, today, {person.id: sheet}, answers, rows)
    (candidate,) = candidates.with_words(network, made, rows) or made
    found = tuple(reason for reason in days.reasons_for(candidate, today) if reason.why is Why.FOLLOW_UP)
    taken = texts_to_others(network, [person.id], today=today)
    return days.card(
        candidate, found, network=str(network.pk), today=today, language=network.language or "en", taken=taken
    )


def wrote(network: Network, id: UUID, *, at: datetime, today: date) -> FollowUp:
    """It was written: a message of the owner's is logged, which ends the follow-up."""
    row = following.one(network, id)
    person = row.record.person
    if person is None:
        raise NotFound("There is nobody to whom this would be written.")
    written = card(network, row, today=today).draft
    channel = _CHANNELS.get(written.channel, written.channel)
    with journal.entry(
        network, "done", person=person.id, name=person.name, lead=Why.FOLLOW_UP.value, channel=channel
    ) as entry:
        record = hand_record(entry, person)
        touch = Touch.objects.create(
            network=network, key=digest("follow-up", str(row.pk), at.isoformat()), at=at, source="hand", channel=channel,
            direction=Touch.Direction.OUT, depth=1, people=1,
        )  # fmt: skip
        entry.created(touch)
        entry.created(
            Participant.objects.create(network=network, touch=touch, record=record, role="to", at=at)
        )
        ties.refresh(network, {person.id: [ties.Event(at, Touch.Direction.OUT, touch=touch.pk)]})
    return following.one(network, id)
