"""After an event: read what was noted there, one line a person, against the guests first and the whole book then."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from amity.actions.events import drafting
from amity.actions.giving.whom import someone
from amity.actions.log import NEW, SKIP, named_in
from amity.base.text import clean, fold
from amity.conversations.facts import Draft
from amity.conversations.reading import FactRead, KnownPerson, Named, NeedRead, PromiseRead
from amity.events.lines import NEW as FRESH
from amity.events.lines import Heard, hear
from amity.people.records import Standing
from amity.store.models import Ask, Attendance, Event, Network, Person, Promise
from amity.store.reading import records_of

__all__ = [
    "GUEST",
    "NEW",
    "SKIP",
    "After",
    "Card",
    "Choice",
    "Line",
    "Part",
    "Which",
    "talk_day",
    "understand",
]

LONGEST = 20_000  # characters of one capture
MOST_LINES = 100
_MOST_OPEN = 6
GUEST = "guest:"  # of somebody on the list whom the book does not know yet
_OPEN = "?"  # of a name that several bear, until the owner says who is meant


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a line says of somebody. `key` is "<line>.<kind>:<number>", like "0.fact:1"."""

    key: str
    kind: str  # touch, fact, need, promise, introduction
    said: FactRead | NeedRead | PromiseRead | None = None
    other: str = ""  # of an introduction: to whom

    @property
    def line(self) -> int:
        """The line it stands in."""
        return int(self.key.partition(".")[0])


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody whom a name may mean."""

    key: str
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Which:
    """A name that several bear."""

    typed: str
    choices: tuple[Choice, ...]


@dataclass(slots=True)
class Card:
    """Somebody who was talked to or spoken of: `key` is a person's id, or begins with GUEST or "new:"."""

    key: str
    name: str
    about: str = ""
    parts: list[Part] = field(default_factory=list)
    through: str = ""  # who introduced them
    thanked: str = ""  # for what they are thanked: host, introduced
    draft: Draft | None = None

    @property
    def is_new(self) -> bool:
        """Whether saving adds them to the book."""
        return self.key.startswith((FRESH, GUEST))

    @property
    def talked(self) -> bool:
        """Whether there was a talk with them, not only one about them."""
        return any(part.kind == "touch" for part in self.parts)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what was heard in it, and who its names are."""

    text: str
    heard: Heard
    keys: Mapping[str, str]  # name -> key of a card; missing: left out


@dataclass(frozen=True)
class After:
    """All lines of a capture. Nothing is stored yet; `which` must be answered before it is."""

    event: Event
    text: str
    lines: tuple[Line, ...]
    cards: tuple[Card, ...]
    which: tuple[Which, ...]
    day: date

    @cached_property
    def unread(self) -> tuple[str, ...]:
        """Lines in which nobody is named: they stay, for the owner to say more."""
        return tuple(line.text for line in self.lines if not line.heard.met)

    @property
    def talks(self) -> int:
        """With how many people there was a talk."""
        return sum(card.talked for card in self.cards)


def talk_day(event: Event, today: date) -> date:
    """The day of the event that a capture of today tells of: today while it lasts, else its last one."""
    return min(max(today, event.day), event.last_day)


def understand(
    network: Network, event: Event, text: str, *, today: date, choices: Mapping[str, str] | None = None
) -> After:
    """Read every line; guests of the event are meant before others of the same name. Nothing is written."""
    text = clean(text.strip(), limit=LONGEST)
    day = talk_day(event, today)
    book = _Book(network, event, text)
    told = [
        _line(book, typed, day, dict(choices or {}))
        for typed in text.splitlines()[:MOST_LINES]
        if typed.strip()
    ]
    cards = _cards(book, told)
    drafted = drafting.first_words(network, event, cards, someone(network, _ids(cards)), day=day, today=today)
    for card in cards:
        card.draft = drafted.get(card.key)
    return After(event, text, tuple(told), tuple(cards), tuple(book.which.values()), day)


class _Book:
    """Whom the names of a capture may mean: guests by their line of the list, others by their names."""

    def __init__(self, network: Network, event: Event, text: str) -> None:
        self.network, self.order = network, network.date_order
        self.known: dict[str, KnownPerson] = {}
        self.about: dict[str, str] = {}
        self.hosts: set[str] = set()
        self.which: dict[str, Which] = {}
        self._add_guests(event)
        self.guests = frozenset(self.known)
        for person in named_in(network, text):
            self._add_person(person)

    def _add_guests(self, event: Event) -> None:
        rows = Attendance.objects.of(self.network).filter(event=event).exclude(coming="no")
        for row in rows.select_related("record__person__organisation").order_by("name", "id"):
            person = row.record.person if row.record else None
            if person is not None and person.standing != Standing.PERSON:
                continue
            if person is not None:
                key = self._add_person(person)
            elif row.name:
                key = f"{GUEST}{row.pk}"
                self.known[key] = KnownPerson(key, row.name, row.name.split()[0])
                self.about[key] = ", ".join(filter(None, (row.title, row.organisation)))
            else:
                continue
            if row.role == Attendance.Role.HOST:
                self.hosts.add(key)

    def _add_person(self, person: Person) -> str:
        key = str(person.id)
        if not person.is_me:
            self.known[key] = KnownPerson(key, person.name, person.given)
            organisation = person.organisation.name if person.organisation else ""
            self.about[key] = ", ".join(filter(None, (person.title, organisation)))
        return key

    def add_new(self, name: str) -> str:
        """Somebody whom a line names for the first time: later lines may mean them."""
        key = f"{FRESH}{name}"
        self.known.setdefault(key, KnownPerson(key, name, name.split(maxsplit=1)[0]))
        return key


def _line(book: _Book, typed: str, day: date, choices: dict[str, str]) -> Line:
    heard = hear(typed, today=day, known=list(book.known.values()), date_order=book.order)
    others = {
        id
        for one in heard.note.unclear
        if book.guests & set(one.candidates)
        for id in one.candidates
        if id not in book.guests
    }
    if others:  # guests are meant before others of the same name
        nearer = [one for id, one in book.known.items() if id not in others]
        heard = hear(typed, today=day, known=nearer, date_order=book.order)
    keys = {named.name: named.id or book.add_new(named.name) for named in heard.note.people}
    for name, key in keys.items():
        if key.startswith(FRESH):
            book.add_new(name)
    for unclear in heard.note.unclear:
        if key := _chosen(book, unclear, choices):
            keys[unclear.name] = key
    return Line(typed.strip(), heard, keys)


def _chosen(book: _Book, unclear: Named, choices: dict[str, str]) -> str:
    """Who is meant by a name that several bear; a key of its own while that is open, empty where it is left out."""
    typed = unclear.name
    options = tuple(Choice(id, book.known[id].name, book.about.get(id, "")) for id in unclear.candidates)
    book.which.setdefault(fold(typed), Which(typed, options))
    said = choices.get(typed) or choices.get(fold(typed)) or ""
    if said == SKIP:
        return ""
    if said == NEW:
        return book.add_new(typed)
    return said if said in {one.key for one in options} else f"{_OPEN}{typed}"


def _cards(book: _Book, lines: Sequence[Line]) -> list[Card]:
    """Everybody of whom something is said, in the order of the lines."""
    cards: dict[str, Card] = {}

    def card(line: Line, name: str) -> Card | None:
        key = line.keys.get(name, "")
        if not key:
            return None
        known = book.known.get(key)
        about = book.about.get(key, "")
        return cards.setdefault(key, Card(key, known.name if known else name, about))

    for number, line in enumerate(lines):
        for name, part in _parts(number, line.heard):
            if found := card(line, name):
                found.parts.append(part)
        for introducer, introduced in line.heard.through:
            by, met = card(line, introducer), card(line, introduced)
            if by and met:
                met.through, by.thanked = by.name, "introduced"
    for key in book.hosts & cards.keys():
        cards[key].thanked = cards[key].thanked or "host"
    return list(cards.values())


def _parts(number: int, heard: Heard) -> list[tuple[str, Part]]:
    note = heard.note
    found = [(name, Part(f"{number}.touch:0", "touch")) for name in heard.met]
    said: list[tuple[str, Sequence[FactRead | NeedRead | PromiseRead]]] = [
        ("fact", note.facts),
        ("need", note.needs),
        ("promise", note.promises),
    ]
    for kind, some in said:
        found += [(one.person, Part(f"{number}.{kind}:{at}", kind, one)) for at, one in enumerate(some)]
    for at, pair in enumerate(note.introductions):
        found.append((pair.a, Part(f"{number}.introduction:{at}", "introduction", other=pair.b)))
    return found


def _ids(cards: Sequence[Card]) -> list[UUID]:
    return [UUID(card.key) for card in cards if not card.is_new and not card.key.startswith(_OPEN)]


def without(off: frozenset[str], number: int) -> frozenset[str]:
    """The parts of one line that are left out, as the writer of a note names them."""
    head = f"{number}."
    return frozenset(key.removeprefix(head) for key in off if key.startswith(head))


@dataclass(frozen=True, slots=True)
class Open:
    """Something planned with somebody who was there, and who stands in no line."""

    person: UUID
    name: str
    kind: str  # promise, ask
    id: UUID
    text: str


def unmentioned(network: Network, event: Event, keys: Collection[str] = ()) -> list[Open]:
    """The owner's promises to guests of the book, and what was asked of them, where no line tells of a talk."""
    guests = Attendance.objects.of(network).filter(event=event, met=None).exclude(record=None)
    ids = {str(id) for id in guests.values_list("record__person_id", flat=True)} - {"None", *keys}
    owner = records_of(network, [UUID(id) for id in ids])
    promises = Promise.objects.of(network).filter(
        record__in=list(owner), by=Promise.By.ME, kept_at=None, released_at=None
    )
    asks = Ask.objects.of(network).filter(record__in=list(owner), answer="").exclude(text="")
    found = [
        Open(row.record.person.id, row.record.person.name, kind, row.pk, row.text)
        for kind, rows in (
            ("promise", promises.order_by("due", "made_on", "id")),
            ("ask", asks.order_by("day", "id")),
        )
        for row in rows.select_related("record__person")[:_MOST_OPEN]
        if row.record.person
    ]
    return found[:_MOST_OPEN]
