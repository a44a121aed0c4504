"""Write what a note says: talks first, so that facts and promises can point to them."""

from collections.abc import Callable
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from amity.base.ids import digest, uuid7
from amity.conversations.gate import is_sensitive
from amity.conversations.reading import Encounter, Note
from amity.store.journal import Entry
from amity.store.models import Fact, Network, Participant, Person, Promise, Record, Touch
from amity.store.people import hand_record

_CHANNELS = {"email": "mail"}  # of a note, where a touch says it differently
_TALKS = frozenset({"in_person", "call", "video"})


class Writer:
    """Writes one note, part by part, into an entry of the journal.

    `person_of` says who a name is, made when needed; None leaves a name out. `without` are parts to leave out
    ("fact:0"). `at` is when all of its talks were, where more is known than their days; `subject` and `place` what is
    said of them then.
    """

    def __init__(
        self,
        entry: Entry,
        note: Note,
        text: str,
        person_of: Callable[[str], Person | None],
        *,
        today: date,
        without: frozenset[str] = frozenset(),
        at: datetime | None = None,
        subject: str = "",
        place: str = "",
    ) -> None:
        self.entry, self.note, self.text, self.today = entry, note, text, today
        self.at, self.subject, self.place = at, subject, place
        self._person_of, self._without = person_of, without
        self.people: dict[str, Person] = {}
        self.touches: list[Touch] = []
        self.facts: list[Fact] = []
        self.promises: list[Promise] = []
        self._records: dict[UUID, Record] = {}
        self.met: dict[str, Touch] = {}

    def write(self) -> None:
        """Touches first, so that what was said can point to them."""
        for number, encounter in enumerate(self.note.encounters):
            if f"touch:{number}" not in self._without:
                self._touch(encounter)
        for number, fact in enumerate(self.note.facts):
            if f"fact:{number}" not in self._without:
                self._fact(fact.person, fact.kind, fact.text)
        for number, need in enumerate(self.note.needs):
            if f"need:{number}" not in self._without:
                self._fact(need.person, "need", need.text)
        self._promise_all()
        for introduction in self.note.introductions:
            self._record(introduction.a)  # both ends are in the book from now on
            self._record(introduction.b)

    def _record(self, name: str) -> Record | None:
        """The hand record of somebody named, made when needed; None for a name that is left out."""
        person = self.people.get(name) or self._person_of(name)
        if person is None:
            return None
        self.people[name] = person
        if person.id not in self._records:
            self._records[person.id] = hand_record(self.entry, person)
        return self._records[person.id]

    def _touch(self, encounter: Encounter) -> None:
        records = [record for name in encounter.people if (record := self._record(name))]
        if not records:
            return
        network = self.entry.network
        at = self.at or moment(network, encounter.date or self.today)
        channel = _CHANNELS.get(encounter.medium, encounter.medium)
        touch = Touch.objects.create(
            network=network, key=digest("hand", str(uuid7())), at=at, source="hand", channel=channel,
            direction=encounter.direction, depth=2 if channel in _TALKS else 1, people=len(records),
            summary=self.text, place=(self.place or encounter.place or "")[:200], subject=self.subject[:300],
            day_only=self.at is None,
        )  # fmt: skip
        self.entry.created(touch)
        for record in {record.pk: record for record in records}.values():
            self.entry.created(
                Participant.objects.create(network=network, touch=touch, record=record, role="with", at=at)
            )
        self.touches.append(touch)
        self.met |= dict.fromkeys(encounter.people, touch)

    def _fact(self, name: str, kind: str, text: str) -> None:
        record = self._record(name)
        if record is None:
            return
        fact = Fact.objects.create(
            network=self.entry.network, record=record, kind=kind, text=text, source="you", touch=self._last_touch(name),
            said_on=self._said_on(name), private=is_sensitive(text), created_at=timezone.now(),
        )  # fmt: skip
        self.entry.created(fact)
        self.facts.append(fact)

    def _promise_all(self) -> None:
        for number, said in enumerate(self.note.promises):
            record = None if f"promise:{number}" in self._without else self._record(said.person)
            if record is None:
                continue
            promise = Promise.objects.create(
                network=self.entry.network, record=record, by=said.by, text=said.text, due=said.due,
                when_we_meet=said.when_we_meet, made_on=self._said_on(said.person),
                touch=self._last_touch(said.person), created_at=timezone.now(),
            )  # fmt: skip
            self.entry.created(promise)
            self.promises.append(promise)

    def _last_touch(self, name: str) -> Touch | None:
        """The encounter at which somebody was there, else the first of the note."""
        return self.met.get(name) or (self.touches[0] if self.touches else None)

    def _said_on(self, name: str) -> date:
        touch = self._last_touch(name)
        zone = ZoneInfo(self.entry.network.time_zone)
        return touch.at.astimezone(zone).date() if touch else self.today


def moment(network: Network, day: date) -> datetime:
    """Noon of a day, for a talk whose hour nobody told; of today not later than now."""
    now = timezone.now()
    noon = datetime.combine(day, time(12), ZoneInfo(network.time_zone))
    return min(noon, now) if now.astimezone(noon.tzinfo).date() == day else noon
