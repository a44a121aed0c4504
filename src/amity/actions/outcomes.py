"""What became of a suggestion: done, later, not this time. Each is stored, journaled and can be taken back."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from amity import today as days
from amity.actions import candidates, lookout, same, ties
from amity.actions.events import following
from amity.actions.recently import texts_to_others
from amity.base.errors import BadInput, NotFound
from amity.base.ids import digest
from amity.base.text import clean
from amity.conversations.drafts import write
from amity.conversations.facts import Reason, Why
from amity.store import journal
from amity.store.journal import Entry
from amity.store.models import Network, Outcome, Participant, Pause, Person, Promise, Touch
from amity.store.people import hand_record

SKIP_REASONS = ("energy", "nothing", "elsewhere", "wrong", "peace")
_LONGEST = 2_000  # signs of a draft
PEACE = timedelta(days=180)
_CHANNELS = {"email": "mail", "voice": "message"}  # of a draft, where a touch says it differently


def done(network: Network, suggestion_id: str, *, today: date, at: datetime, words: str = "") -> Outcome:
    """It happened: a talk is logged, the rhythm begins anew, a promise that led is kept.

    `words` are those of the card as it was shown, so that nobody else soon gets nearly the same; without them they are
    made again, which may differ from what was shown before other cards were done.
    """
    found = _find(network, suggestion_id, today)
    already = _same_as_before(network, suggestion_id, Outcome.Kind.DONE)
    if already:
        return already
    channel, led, likely = _as_shown(network, found, suggestion_id)
    with _entry(network, "done", found, channel=channel) as entry:
        touch, event = _log(entry, found, channel, Touch.Direction.OUT, at)
        _keep(entry, found, led, at)
        outcome = _outcome(
            entry,
            found,
            suggestion_id,
            Outcome.Kind.DONE,
            touch=touch,
            words=clean(words, limit=_LONGEST) or likely,
        )
        ties.refresh(network, {found.person.id: [event]})
    return outcome


def later(network: Network, suggestion_id: str, *, until: date | None, today: date) -> Outcome:
    """Not now: again from `until` on (this day itself: this evening), or, with None, when they have met."""
    if until is not None and until < today:
        raise BadInput(_("Choose a day after %(day)s.") % {"day": (today - timedelta(days=1)).isoformat()})
    found = _find(network, suggestion_id, today)
    shown = until.isoformat() if until else None
    with _entry(network, "later", found, until=shown) as entry:
        if found.lead is Why.FOLLOW_UP and until:
            following.move(entry, found.person.id, today=today, until=until)
        return _outcome(entry, found, suggestion_id, Outcome.Kind.LATER, until=until)


def skip(
    network: Network, suggestion_id: str, *, reason: str = "", today: date, at: datetime | None = None
) -> Outcome:
    """Not this time. The reason teaches: no energy, nothing to say, we talked elsewhere (which logs it),
    a wrong idea, or leave them in peace for a while.
    """
    if reason and reason not in SKIP_REASONS:
        raise BadInput(f"The reason is one of {', '.join(SKIP_REASONS)}.")
    found = _find(network, suggestion_id, today)
    already = _same_as_before(network, suggestion_id, Outcome.Kind.SKIP, reason)
    if already:
        return already
    with _entry(network, "skip", found, reason=reason) as entry:
        touch = None
        if found.lead is Why.FOLLOW_UP:
            following.move(entry, found.person.id, today=today, until=None)
        if reason == "elsewhere":
            moment = at or _noon(network, today)
            touch, event = _log(entry, found, "message", Touch.Direction.BOTH, moment)
            ties.refresh(network, {found.person.id: [event]})
        if reason == "peace":
            record = same.oldest_record(network, found.person.id)
            rest = Pause(network=network, record=record, since=today, until=today + PEACE, reason="peace")
            rest.save()
            entry.created(rest)
        return _outcome(entry, found, suggestion_id, Outcome.Kind.SKIP, reason=reason, touch=touch)


@dataclass(frozen=True, slots=True)
class _Found:
    """The suggestion that an id stands for."""

    person: Person
    lead: Why
    day: date


def _find(network: Network, suggestion_id: str, today: date) -> _Found:
    """Whose suggestion this is: stored with an outcome, or derived from today or yesterday.

    It is found whatever the energy was and whatever happened since.
    """
    stored = (
        Outcome.objects.of(network).filter(suggestion=suggestion_id).select_related("record__person").first()
    )
    if stored and stored.record.person:
        return _Found(stored.record.person, Why(stored.leading), stored.day)
    seen: set[UUID] = set()
    for some in _likely_first(network, today):
        fresh = [id_ for id_ in some if id_ not in seen]
        seen.update(fresh)
        match = _derived(network, suggestion_id, fresh, today)
        if match:
            person_id, lead, day = match
            return _Found(Person.objects.of(network).get(id=person_id), lead, day)
    raise NotFound(_("This suggestion is not one of today’s. Look at today again."))


def _likely_first(network: Network, today: date) -> "Iterable[Iterable[UUID]]":
    answers = lookout.given(network)
    listed = lookout.found(network, today, answers, lookout.open_promises(network, answers))
    yield listed
    yield lookout.anybody(network, today, listed)
    yield Person.objects.of(network).order_by("id").values_list("id", flat=True).iterator()


def _derived(
    network: Network, suggestion_id: str, people: Iterable[UUID], today: date
) -> tuple[UUID, Why, date] | None:
    own, recent = str(network.pk), (today, today - timedelta(days=1))
    for person in people:
        for lead in Why:
            for day in recent:
                if days.suggestion_id(own, day, str(person), lead) == suggestion_id:
                    return person, lead, day
    return None


def _as_shown(network: Network, found: _Found, suggestion_id: str) -> tuple[str, Reason, str]:
    """The channel of the draft on the card, the reason that leads it, and the words."""
    from amity.actions import today as action

    plan = action.plan(network, today=found.day)  # remembered since it was shown
    for one in plan.suggestions:
        if one.id == suggestion_id:
            return _CHANNELS.get(one.draft.channel, one.draft.channel), one.reasons[0], one.draft.body
    candidate = candidates.one(network, found.person.id, found.day, lookout.given(network), lookout.Sheet())
    if candidate is None:
        raise NotFound(_("This suggestion is not one of today’s. Look at today again."))
    standing = days.reasons_for(candidate, found.day)
    led = tuple(r for r in standing if r.why is found.lead) or (Reason(why=found.lead),)
    taken = texts_to_others(network, [found.person.id], today=found.day)
    draft = write(candidate.someone, led, today=found.day, language=network.language or "en", taken=taken)
    return _CHANNELS.get(draft.channel, draft.channel), led[0], draft.body


def _entry(network: Network, verb: str, found: _Found, **about: str | None) -> AbstractContextManager[Entry]:
    person = found.person
    told: dict[str, Any] = {"name": person.name, "lead": found.lead.value, **about}  # what its sentence needs
    return journal.entry(network, verb, person=person.id, **told)


def _log(entry: Entry, found: _Found, channel: str, direction: str, at: datetime) -> tuple[Touch, ties.Event]:
    network = entry.network
    record = hand_record(entry, found.person)
    key = digest("today", str(found.person.id), found.lead.value, found.day.isoformat(), at.isoformat())
    touch = Touch.objects.create(
        network=network,
        key=key,
        at=at,
        source="hand",
        channel=channel,
        direction=direction,
        depth=1,
        people=1,
    )
    participant = Participant.objects.create(network=network, touch=touch, record=record, role="to", at=at)
    entry.created(touch, participant)
    return touch, ties.Event(at, direction, touch=touch.pk)


def _keep(entry: Entry, found: _Found, led: Reason, at: datetime) -> None:
    """A promise that led to the card is kept with it."""
    if found.lead is not Why.PROMISE:
        return
    open_ones = Promise.objects.of(entry.network).filter(
        record__person=found.person, by=Promise.By.ME, kept_at=None, released_at=None
    )
    shown = [one.id for one in led.evidence if one.kind == "promise"]
    named = open_ones.filter(pk__in=shown) if shown else open_ones.filter(when_we_meet=False)
    promise = named.order_by("due", "made_on", "id").first()
    if promise:
        entry.before(promise)
        promise.kept_at = at
        promise.save()


def _same_as_before(network: Network, suggestion_id: str, kind: str, reason: str = "") -> Outcome | None:
    """A second tap on the same button changes nothing."""
    return Outcome.objects.of(network).filter(suggestion=suggestion_id, kind=kind, reason=reason).first()


def _outcome(
    entry: Entry,
    found: _Found,
    suggestion_id: str,
    kind: str,
    *,
    reason: str = "",
    until: date | None = None,
    touch: Touch | None = None,
    words: str = "",
) -> Outcome:
    """Store the outcome; another one for the same suggestion takes its place, with what that had logged."""
    network = entry.network
    outcome = Outcome.objects.of(network).filter(suggestion=suggestion_id).first()
    logged = outcome.touch if outcome else None
    if outcome:
        entry.before(outcome)
    else:
        outcome = Outcome(network=network, suggestion=suggestion_id, day=found.day, leading=found.lead.value)
        outcome.record = same.oldest_record(network, found.person.id)
        outcome.created_at = timezone.now()
        entry.created(outcome)
    outcome.kind, outcome.reason, outcome.until, outcome.touch = kind, reason, until, touch
    outcome.words = words
    outcome.save()
    if logged:
        entry.deletes(*Participant.objects.of(network).filter(touch=logged), logged)
        ties.rebuild(network, [found.person.id])
    return outcome


def _noon(network: Network, day: date) -> datetime:
    return datetime.combine(day, time(12), ZoneInfo(network.time_zone))
