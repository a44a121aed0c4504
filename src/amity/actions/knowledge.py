"""Insights: kept in somebody's words, proposed from notes, credited where they helped; and which topics move."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions.giving import decisions, ledger
from amity.actions.giving.whom import Named, named, person, record_for
from amity.base.errors import BadInput, NotFound
from amity.base.ids import digest
from amity.base.text import clean, one_line
from amity.knowledge.proposing import insight_in
from amity.store import journal
from amity.store.absent import absent
from amity.store.models import Fact, Give, Insight, Network, Participant, Touch
from amity.store.touches import typed

LONGEST = 5_000
MOST_PROPOSED = 5
_PROPOSED_OF = timedelta(days=400)
_LOOKED_THROUGH = 400  # notes
YOU, NOTE = "you", "note"  # where an insight is from: written down as one, found in a note


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """Words in a note that somebody may have taught: nothing is stored until the owner says yes."""

    key: str
    person: Named
    text: str
    day: date | None
    evidence: tuple[str, str]  # ("touch" or "fact", its id)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    text: str
    topic: str = ""
    day: date | None
    touch: Touch | None = None
    source: str = YOU


def keep(
    network: Network, person_id: UUID, text: str, *, topic: str = "", day: date | None = None, touch: int | None = None
) -> Insight:  # fmt: skip
    """Keep what somebody taught. With a talk, its day counts where none is given."""
    text = _checked(text)
    whose = person(network, person_id)
    with journal.entry(network, "keep_insight", person=whose.id, name=whose.name) as entry:
        told = _Told(text=text, topic=topic, day=day, touch=_touch(network, touch))
        return _write(entry, whose.id, told)


def edit(network: Network, insight_id: UUID, **changes: Any) -> Insight:
    """Change `text`, `topic` or `said_on`; what is not given stays."""
    row = one(network, insight_id)
    if "text" in changes:
        changes["text"] = _checked(changes["text"])
    if "topic" in changes:
        changes["topic"] = one_line(changes["topic"], limit=120)
    with _entry(network, "edit_insight", row) as entry:
        if any(getattr(row, name) != new for name, new in changes.items()):
            entry.before(row)
            for name, new in changes.items():
                setattr(row, name, new)
            row.save()
    return row


def remove(network: Network, insight_id: UUID) -> None:
    """Take it out of the book; the journal can bring it back."""
    row = one(network, insight_id)
    with _entry(network, "delete_insight", row) as entry:
        entry.deletes(row)


def one(network: Network, insight_id: UUID) -> Insight:
    """One insight with its person. Raises NotFound."""
    rows = Insight.objects.of(network).select_related("record__person", "touch")
    found = rows.filter(pk=insight_id, record__person__isnull=False).first()
    if found is None:
        raise NotFound("There is no insight with this id; it may have been deleted.")
    return found


def insights(network: Network, *, person_id: UUID | None = None, topic: str = "") -> Any:
    """All of them as a query set, the newest first; `whom.named(row)` says of whom."""
    rows = Insight.objects.of(network).filter(record__person__isnull=False)
    rows = rows.select_related("record__person", "touch")
    if person_id:
        rows = rows.filter(record__person=person_id)
    if topic:
        rows = rows.filter(topic__iexact=topic)
    return rows.order_by("-created_at", "-id")


def credit(network: Network, insight_id: UUID, outcome: str, *, today: date) -> Give:
    """It helped: a line in the ledger says so, with what came of it. Told again, the outcome is what was said last."""
    row = one(network, insight_id)
    who = named(row)
    if who is None:
        raise BadInput(_("What you found out yourself needs no thanks."))
    words = clean(outcome.strip(), limit=LONGEST)
    with journal.entry(network, "credit", person=who.id, name=who.name) as entry:
        given = Give.objects.of(network).filter(pk=row.give).first() if row.give else None
        if given is None:
            told = ledger.Told(
                way="received", kind="advice", text=row.text, day=today, outcome=words, touch=row.touch_id
            )
            given = ledger.write(entry, who.id, told)
            entry.before(row)
            row.give, row.used_on = given.pk, today
            row.save()
        elif words and given.outcome != words:
            entry.before(given)
            given.outcome = words
            given.save()
    return given


def proposed(network: Network, *, today: date) -> tuple[Proposed, ...]:
    """What newer notes may hold that is worth keeping, the newest first. Each is answered once."""
    answered = decisions.keys(network, "insight")
    gone = set(absent(network))
    kept = set(Insight.objects.of(network).values_list("text", flat=True))
    found = [*_in_talks(network, today), *_in_facts(network, today)]
    fresh = [
        p for p in found if p.key not in answered and p.person.id not in gone and p.text not in kept
    ]  # fmt: skip
    once = {(p.person.id, p.text): p for p in reversed(fresh)}
    return tuple(
        sorted(once.values(), key=lambda p: (p.day or date.min, p.key), reverse=True)[:MOST_PROPOSED]
    )


def accept(network: Network, key: str, *, today: date) -> Insight:
    """Yes, that is worth keeping."""
    chosen = _chosen(network, key, today)
    whose = person(network, chosen.person.id)
    touch = _touch(network, int(chosen.evidence[1])) if chosen.evidence[0] == "touch" else None
    with journal.entry(network, "keep_insight", person=whose.id, name=whose.name) as entry:
        told = _Told(text=chosen.text, day=chosen.day, touch=touch, source=NOTE)
        row = _write(entry, whose.id, told)
        decisions.note(entry, "insight", key, record=row.record, answer=decisions.YES)
    return row


def decline(network: Network, key: str, *, today: date) -> None:
    """No: it is not proposed again."""
    chosen = _chosen(network, key, today)
    with journal.entry(
        network, "decide", person=chosen.person.id, name=chosen.person.name, what="insight"
    ) as entry:
        record = record_for(entry, chosen.person.id)
        decisions.note(entry, "insight", key, record=record, answer=decisions.NO)


def _write(entry: journal.Entry, person_id: UUID, told: _Told) -> Insight:
    touch = told.touch
    row = Insight(
        network=entry.network, text=told.text, topic=one_line(told.topic, limit=120), source=told.source,
        touch=touch, said_on=told.day or (touch.at.date() if touch else None), created_at=timezone.now(),
    )  # fmt: skip
    row.record = record_for(entry, person_id)
    row.save()
    entry.created(row)
    return row


def _touch(network: Network, touch_id: int | None) -> Touch | None:
    if touch_id is None:
        return None
    found = Touch.objects.of(network).filter(pk=touch_id).first()
    if found is None:
        raise NotFound("There is no talk with this id.")
    return found


def _checked(text: str) -> str:
    words = clean(text.strip(), limit=LONGEST).strip()
    if not words:
        raise BadInput(_("Write down what was said."))
    return words


def _entry(network: Network, verb: str, row: Insight) -> Any:  # the context manager of journal.entry
    who = named(row)
    return journal.entry(network, verb, person=who.id if who else None, name=who.name if who else "")


def _chosen(network: Network, key: str, today: date) -> Proposed:
    found = next((one for one in proposed(network, today=today) if one.key == key), None)
    if found is None:
        raise NotFound("This was answered already, or the note it came from is gone.")
    return found


def _in_talks(network: Network, today: date) -> Iterator[Proposed]:
    """Talks that the owner noted in their own words."""
    rows = typed(network).filter(at__gte=_since(today)).exclude(summary="")
    notes = {touch.pk: touch for touch in rows.order_by("-at", "-pk")[:_LOOKED_THROUGH]}
    parts = Participant.objects.of(network).filter(touch__in=list(notes)).order_by("pk")
    parts = parts.filter(record__person__is_me=False)
    seen: set[int] = set()
    for pk, who, name in parts.values_list("touch_id", "record__person_id", "record__person__name"):
        text = insight_in(notes[pk].summary)
        if text and pk not in seen:
            seen.add(pk)
            key = digest("insight", "touch", notes[pk].key, text)
            day = notes[pk].at.date()
            yield Proposed(key=key, person=Named(who, name), text=text, day=day, evidence=("touch", str(pk)))


def _since(today: date) -> datetime:
    """From when on notes are looked through; on the hour it does not depend."""
    return datetime.combine(today - _PROPOSED_OF, time(), UTC)


def _in_facts(network: Network, today: date) -> Iterator[Proposed]:
    """Notes about somebody, written by the owner."""
    rows = Fact.objects.of(network).filter(source="you", private=False, created_at__gte=_since(today))
    rows = rows.filter(record__person__is_me=False).select_related("record__person")
    for fact in rows.order_by("-created_at")[:_LOOKED_THROUGH]:
        text, who = insight_in(fact.text), named(fact)
        if text and who:
            key = digest("insight", "fact", str(fact.pk), text)
            yield Proposed(key=key, person=who, text=text, day=fact.said_on, evidence=("fact", str(fact.pk)))
