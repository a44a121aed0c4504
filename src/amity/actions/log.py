"""Log a typed sentence: understand it against the book, then store what the owner agrees to, in one transaction."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions import ties
from amity.actions.said import (
    add_fact,
    delete_fact,
    delete_promise,
    delete_touch,
    edit_fact,
    edit_promise,
    edit_touch,
    keep_promise,
    release_promise,
)
from amity.base.errors import Ambiguous, BadInput
from amity.base.ids import digest, uuid7
from amity.base.text import clean, fold
from amity.conversations.gate import is_sensitive
from amity.conversations.reading import Encounter, KnownPerson, Named, Note, read_note
from amity.conversations.wording import content_words, words
from amity.people.records import Card, Standing
from amity.store import journal
from amity.store.journal import Entry
from amity.store.models import Fact, Network, Participant, Person, Promise, Record, Touch
from amity.store.people import hand_record, new_person

__all__ = [
    "Question",
    "Someone",
    "Stored",
    "Understanding",
    "add_fact",
    "delete_fact",
    "delete_promise",
    "delete_touch",
    "edit_fact",
    "edit_promise",
    "edit_touch",
    "keep_promise",
    "release_promise",
    "store",
    "understand",
]

LONGEST = 10_000  # characters of a note that are kept
NEW, SKIP = "new", "skip"
_CHANNELS = {"email": "mail"}  # of a note, where a touch says it differently
_TALKS = frozenset({"in_person", "call", "video"})
_MOST = 200  # namesakes that are looked at


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody a name may mean: where they work and live tells namesakes apart."""

    id: UUID
    name: str
    title: str = ""
    organisation: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A name that several people bear: the owner chooses one, a new person, or nobody."""

    typed: str
    people: tuple[Someone, ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a sentence says. Nothing is stored yet.

    `note` is the sentence as read; parts are named "fact:0", "promise:0", "need:0" and "touch:0" by
    their order there. `questions` must be answered before `store`.
    """

    text: str
    note: Note
    today: date
    questions: tuple[Question, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to store."""
        note = self.note
        return not (note.encounters or note.facts or note.promises or note.needs or note.introductions)


@dataclass(frozen=True, slots=True)
class Stored:
    """What was stored, as rows; `change` takes it back."""

    touches: tuple[Touch, ...]
    people: Mapping[str, Person]
    new: frozenset[str]
    facts: tuple[Fact, ...]
    promises: tuple[Promise, ...]
    change: UUID


def understand(network: Network, text: str, *, today: date) -> Understanding:
    """Read a sentence. Only people whose first or last name stands in it are loaded, by two indexes."""
    text = clean(text.strip(), limit=LONGEST)
    bearers = {str(person.id): person for person in _named_in(network, text)}
    known = [KnownPerson(id, p.name, p.given) for id, p in bearers.items()]
    note = read_note(text, today=today, known=known, date_order=network.date_order)
    questions = tuple(
        Question(unclear.name, tuple(_shown(bearers[id]) for id in unclear.candidates))
        for unclear in note.unclear
    )
    return Understanding(text, note, today, questions)


def _named_in(network: Network, text: str) -> list[Person]:
    people = Person.objects.of(network).filter(standing=Standing.PERSON, is_me=False)
    # The range from "ana" to before "ana!" holds "ana" and "ana sousa". One branch a range, because
    # SQLite takes the index for each of them, and reads the whole network for a long OR.
    ranges = [
        people.filter(**{f"{column}__gte": key, f"{column}__lt": f"{key}!"}).values_list("pk")
        for key in sorted(_keys(text))[:100]
        for column in ("name_key", "sort_name")
    ]
    if not ranges:
        return []
    ids = {pk for (pk,) in ranges[0].union(*ranges[1:])[:_MOST]}
    return list(people.filter(pk__in=ids).select_related("organisation").order_by("sort_name", "id"))


def _keys(text: str) -> set[str]:
    """Every word of a note as a name would be filed, also without a genitive's s and with umlauts folded."""
    keys: set[str] = set()
    for word in words(text[:2_000]):
        plain = fold(word.split("'")[0].split("’")[0])
        if not content_words(plain) and not word[0].isupper():
            continue
        keys |= {plain, fold(word), plain.removesuffix("s")}
        keys.add(plain.replace("oe", "o").replace("ae", "a").replace("ue", "u"))
    return {key for key in keys if len(key) > 1}


def _shown(person: Person) -> Someone:
    organisation = person.organisation.name if person.organisation else ""
    return Someone(person.id, person.name, person.title, organisation, person.place)


def store(
    network: Network,
    understanding: Understanding,
    *,
    today: date,
    choices: Mapping[str, UUID | str] | None = None,
    without: Collection[str] = (),
) -> Stored:
    """Store what was understood. Everything or nothing; the journal can take it back as one change.

    `choices` says for a name whom it means: a person's id, "new" or "skip"; names that several bear
    must be chosen (else Ambiguous). `without` names parts to leave out ("fact:0"). A note of which
    nothing can be stored is refused with BadInput.
    """
    chosen = {name: str(choice) for name, choice in (choices or {}).items()}
    open_names = [q.typed for q in understanding.questions if q.typed not in chosen]
    if open_names:
        several = _("Several people are called %(names)s. Choose who is meant.")
        raise Ambiguous(several % {"names": ", ".join(open_names)})
    with journal.entry(network, "log", text=understanding.text[:200]) as entry:
        writer = _Writer(entry, understanding, today, chosen, frozenset(without))
        writer.write()
        if not entry.rows:
            raise BadInput(
                _("There is nothing in this sentence that can be stored. Name somebody and what happened.")
            )
        entry.person = next((p.id for p in writer.people.values()), None)
        entry.about["names"] = [p.name for p in writer.people.values()]
        ties.rebuild(network, {p.id for p in writer.people.values()})
    if entry.change is None:
        raise BadInput(_("Nothing was stored."))
    return writer.stored(entry.change.pk)


class _Writer:
    """Writes one understanding, part by part."""

    def __init__(
        self,
        entry: Entry,
        understanding: Understanding,
        today: date,
        chosen: Mapping[str, str],
        without: frozenset[str],
    ) -> None:
        self.entry, self.note, self.text, self.today = entry, understanding.note, understanding.text, today
        self._chosen, self._without = chosen, without
        self.people: dict[str, Person] = {}
        self.new: set[str] = set()
        self.touches: list[Touch] = []
        self.facts: list[Fact] = []
        self.promises: list[Promise] = []
        self._named = {named.name: named for named in (*self.note.people, *self.note.unclear)}
        self._records: dict[UUID, Record] = {}
        self._met: dict[str, Touch] = {}

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

    def stored(self, change: UUID) -> Stored:
        return Stored(
            tuple(self.touches),
            self.people,
            frozenset(self.new),
            tuple(self.facts),
            tuple(self.promises),
            change,
        )

    def _record(self, name: str) -> Record | None:
        """The hand record of somebody named, made when needed; None for a name the owner skips."""
        person = self.people.get(name) or self._person(name)
        if person is None:
            return None
        self.people[name] = person
        if person.id not in self._records:
            self._records[person.id] = hand_record(self.entry, person)
        return self._records[person.id]

    def _person(self, name: str) -> Person | None:
        named = self._named.get(name, Named(name))
        choice = self._chosen.get(name) or named.id or NEW
        if choice == SKIP:
            return None
        if choice == NEW:
            self.new.add(name)
            return new_person(self.entry, Card(name=name))
        return _by_id(self.entry.network, choice)

    def _touch(self, encounter: Encounter) -> None:
        records = [record for name in encounter.people if (record := self._record(name))]
        if not records:
            return
        network, at = self.entry.network, _moment(self.entry.network, encounter.date or self.today)
        channel = _CHANNELS.get(encounter.channel or "", encounter.channel or "in_person")
        touch = Touch.objects.create(
            network=network, key=digest("hand", str(uuid7())), at=at, source="hand", channel=channel,
            direction=encounter.direction, depth=2 if channel in _TALKS else 1, people=len(records),
            summary=self.text, place=(encounter.place or "")[:200], day_only=True,
        )  # fmt: skip
        self.entry.created(touch)
        for record in {record.pk: record for record in records}.values():
            self.entry.created(
                Participant.objects.create(network=network, touch=touch, record=record, role="with", at=at)
            )
        self.touches.append(touch)
        self._met |= dict.fromkeys(encounter.people, touch)

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
        return self._met.get(name) or (self.touches[0] if self.touches else None)

    def _said_on(self, name: str) -> date:
        touch = self._last_touch(name)
        zone = ZoneInfo(self.entry.network.time_zone)
        return touch.at.astimezone(zone).date() if touch else self.today


def _by_id(network: Network, id: str) -> Person:
    try:
        person = Person.objects.of(network).filter(id=UUID(id)).first()
    except ValueError:
        person = None
    if person is None:
        raise BadInput(f"There is nobody with the id {id}.")
    return person


def _moment(network: Network, day: date) -> datetime:
    """Noon of a day, for a talk whose hour nobody told; of today not later than now."""
    now = timezone.now()
    noon = datetime.combine(day, time(12), ZoneInfo(network.time_zone))
    return min(noon, now) if now.astimezone(noon.tzinfo).date() == day else noon
