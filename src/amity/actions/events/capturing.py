"""Store what was noted after an event, as one change: talks, facts, promises, new people, first messages, how it was."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions import ties
from amity.actions.events import following
from amity.actions.events.after import GUEST, After, Card, Line, without
from amity.actions.log import by_id
from amity.actions.noting import Writer
from amity.base.errors import Ambiguous, BadInput
from amity.base.ids import digest, uuid7
from amity.base.text import clean, fold
from amity.events import Met, owed
from amity.events.lines import NEW as FRESH
from amity.people.handles import normal_email
from amity.people.records import Card as Said
from amity.people.records import Post
from amity.store import journal
from amity.store.journal import Entry
from amity.store.models import Attendance, Event, Handle, Jotting, Network, Person, Touch
from amity.store.people import hand_record, new_person
from amity.store.sayings import rewrite_hand_details
from amity.store.writing import writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the owner agreed to: `off` are parts ("0.fact:1") and people ("who:<key>") to leave out, `words` messages in
    their own version by key of a card, `quiet` the keys of those to whom no message is owed.
    """

    off: frozenset[str] = frozenset()
    words: Mapping[str, str] = field(default_factory=dict)
    quiet: frozenset[str] = frozenset()
    energy: str = ""
    left_at: time | None = None
    jottings: tuple[UUID, ...] = ()  # that the text was begun with


@dataclass(frozen=True, slots=True)
class Saved:
    """What was stored; `change` takes all of it back."""

    change: UUID
    people: Mapping[str, Person]  # by key of a card
    touches: tuple[Touch, ...]
    promises: int
    follow_ups: int
    left: tuple[str, ...]  # lines that wait, because nobody is named in them


def store(network: Network, after: After, wishes: Wishes, *, today: date) -> Saved:
    """Store it: everything or nothing, as one change. Raises Ambiguous while a name is open, BadInput where nothing is left."""
    open_names = [which.typed for which in after.which if _is_open(after, which.typed)]
    if open_names:
        several = _("Several people are called %(names)s. Choose who is meant.")
        raise Ambiguous(several % {"names": ", ".join(open_names)})
    with writing(network):
        with journal.entry(network, "after_event", title=after.event.name) as entry:
            job = _Storing(entry, after, wishes, today)
            job.store()
            if not entry.rows:
                raise BadInput(_("There is nothing here that can be stored. Begin a line with a name."))
        if entry.change is None:
            raise BadInput(_("Nothing was stored."))
        change = entry.change.pk
        Jotting.objects.of(network).filter(pk__in=job.kept).update(change=change)
    return Saved(change, job.people, tuple(job.touches), job.promises, job.follow_ups, after.unread)


def _is_open(after: After, typed: str) -> bool:
    return any(card.key == f"?{typed}" for card in after.cards)


class _Storing:
    """Writes one capture into one entry of the journal."""

    def __init__(self, entry: Entry, after: After, wishes: Wishes, today: date) -> None:
        self.entry, self.after, self.wishes, self.today = entry, after, wishes, today
        self.network, self.event = entry.network, after.event
        self.off = frozenset(key.removeprefix("who:") for key in wishes.off if key.startswith("who:"))
        self.people: dict[str, Person] = {}
        self.touches: list[Touch] = []
        self.promises = 0
        self.follow_ups = 0
        self.kept: list[UUID] = []
        self._talks: dict[str, Touch] = {}  # by key: the talk with somebody
        self._guests = {
            f"{GUEST}{row.pk}": row for row in Attendance.objects.of(self.network).filter(event=self.event)
        }
        self._jotted = {row.pk: row for row in _waiting(self.network, wishes.jottings)}

    def store(self) -> None:
        """Talks and what was said, then who was there, then what is owed, then the event and the lines themselves."""
        for number, line in enumerate(self.after.lines):
            self._write(number, line)
        for key, touch in self._talks.items():
            self._attend(key, touch)
        self._owe()
        self._note_event()
        self._keep_lines()
        people = {person.id for person in self.people.values()}
        self.entry.about["names"] = [person.name for person in self.people.values()]
        ties.rebuild(self.network, people)

    def _write(self, number: int, line: Line) -> None:
        met = [line.keys[name] for name in line.heard.met if line.keys.get(name, "") not in {"", *self.off}]
        off = set(without(self.wishes.off, number))
        again = self._talks.get(met[0]) if len(met) == 1 else None
        if again is not None:
            off.add("touch:0")
        note = replace(
            line.heard.note,
            encounters=tuple(replace(e, date=self.after.day) for e in line.heard.note.encounters),
        )
        writer = Writer(
            self.entry, note, line.text, lambda name: self._person(line, name), today=self.today,
            without=frozenset(off), at=self._at(line), subject=self.event.name, place=self.event.place,
        )  # fmt: skip
        if again is not None:
            writer.met = dict.fromkeys(line.heard.met, again)
        writer.write()
        self.touches += writer.touches
        self.promises += len(writer.promises)
        for touch in writer.touches:
            self._talks |= {key: touch for key in met if key not in self._talks}

    def _at(self, line: Line) -> datetime | None:
        """When it was: as the jotting says, else when the event began; None where only its day is known."""
        zone = ZoneInfo(self.network.time_zone)
        for row in self._jotted.values():
            on = row.at.astimezone(zone).date()
            if on == self.after.day and line.text in row.text:
                return row.at
        begins = self.event.begins_at
        same_day = begins is not None and begins.astimezone(zone).date() == self.after.day
        return begins if same_day and begins is not None and begins <= timezone.now() else None

    def _person(self, line: Line, name: str) -> Person | None:
        key = line.keys.get(name, "")
        if not key or key in self.off:
            return None
        if key not in self.people:
            self.people[key] = self._made(key, name)
        return self.people[key]

    def _made(self, key: str, name: str) -> Person:
        if key.startswith(GUEST):
            return self._of_guest(self._guests[key])
        return new_person(self.entry, Said(name=name)) if key.startswith(FRESH) else by_id(self.network, key)

    def _of_guest(self, row: Attendance) -> Person:
        """Somebody of the list: who has this address already, else somebody new with what the list says."""
        known = _with_email(self.network, row.email)
        if known is not None:
            return known
        post = (Post(row.organisation, row.title),) if row.organisation or row.title else ()
        said = Said(
            name=row.name, posts=post, emails=_some(row.email), phones=_some(row.phone), urls=_some(row.url)
        )
        person = new_person(self.entry, said)
        rewrite_hand_details(self.network, [hand_record(self.entry, person).pk])
        return person

    def _attend(self, key: str, touch: Touch) -> None:
        """The line of the list says that there was a talk; who was on no list gets a line."""
        person = self.people[key]
        row = self._guests.get(key) or next(
            (one for one in self._guests.values() if one.record and one.record.person_id == person.id), None
        )
        record = hand_record(self.entry, person)
        if row is None:
            row = Attendance(
                network=self.network, event=self.event, key=digest("met", str(record.uid)), record=record,
                name=person.name, coming="yes", met=touch, created_at=timezone.now(),
            )  # fmt: skip
            row.save(force_insert=True)
            self.entry.created(row)
            return
        self.entry.before(row)
        row.record, row.met = row.record or record, touch
        row.save()

    def _owe(self) -> None:
        met, after = [], {}
        for card in self.after.cards:
            person = self.people.get(card.key)
            touch = self._talks.get(card.key)
            if person is None or card.key in self.wishes.quiet or not (touch or card.thanked):
                continue
            met.append(
                Met(
                    key=card.key,
                    talked=touch is not None,
                    host=card.thanked == "host",
                    introduced=card.thanked == "introduced",
                )
            )
            after[card.key] = following.After(
                hand_record(self.entry, person), touch, self._own_words(card), self._introduced(card)
            )
        rows = following.add(self.entry, self.event, owed(met, day=self.after.day, today=self.today), after)
        self.follow_ups = len(rows)

    def _introduced(self, card: Card) -> str:
        return next((one.name for one in self.after.cards if one.through == card.name), "")

    def _own_words(self, card: Card) -> str:
        """Words that differ from the draft; those of the draft are made anew whenever it is read."""
        said = clean(self.wishes.words.get(card.key, "").strip(), limit=following.LONGEST)
        drafted = card.draft.body if card.draft else ""
        return "" if said.split() == drafted.split() else said

    def _note_event(self) -> None:
        said = {"energy": self.wishes.energy, "left_at": self.wishes.left_at}
        if said["energy"] not in ("", *Event.Energy.values):
            raise BadInput(_("It left you drained, fine or lifted."))
        changed = {
            name: value for name, value in said.items() if value and getattr(self.event, name) != value
        }
        if changed:
            self.entry.before(self.event)
            for name, value in changed.items():
                setattr(self.event, name, value)
            self.event.save()

    def _keep_lines(self) -> None:
        """Lines that were read are done with; those in which nobody is named wait, also where they were only typed."""
        unread, waiting = set(self.after.unread), set[str]()
        for row in self._jotted.values():
            if row.text.strip() in unread:
                waiting.add(row.text.strip())
                continue
            self.entry.before(row)
            row.state = self._state(row)
            row.save()
            self.kept.append(row.pk)
        now = timezone.now()
        for text in unread - waiting:
            row = Jotting(
                id=uuid7(), network=self.network, event=self.event, text=text, at=now, created_at=now
            )
            row.save(force_insert=True)
            self.entry.created(row)

    def _state(self, row: Jotting) -> str:
        """Kept where a line of it was stored; dropped where the owner took all of it out of the box."""
        there = {fold(line.text) for line in self.after.lines}
        was = {fold(line) for line in row.text.splitlines()}
        return Jotting.State.KEPT if was & there else Jotting.State.DROPPED


def _waiting(network: Network, ids: Collection[UUID]) -> Iterable[Jotting]:
    return Jotting.objects.of(network).filter(pk__in=list(ids), state=Jotting.State.OPEN).order_by("at", "id")


def _with_email(network: Network, email: str) -> Person | None:
    value = normal_email(email)
    if not value:
        return None
    handles = Handle.objects.of(network).filter(kind=Handle.Kind.EMAIL, value=value, shared=False)
    handle = handles.select_related("record__person").order_by("id").first()
    return handle.record.person if handle else None


def _some(value: str) -> tuple[str, ...]:
    return (value,) if value else ()
