"""One note from its first to its last clause."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from amity.conversations.reading.clauses import Clause, split, without_quotes
from amity.conversations.reading.dates import When, find_days
from amity.conversations.reading.doubt import JOKING, TAKES_BACK_THE_LAST
from amity.conversations.reading.encounters import read_encounter
from amity.conversations.reading.focus import Focus
from amity.conversations.reading.introductions import read_introduction
from amity.conversations.reading.line import Line, read_line
from amity.conversations.reading.names import MARK, Mention, find_names
from amity.conversations.reading.note import (
    Encounter,
    FactRead,
    IntroductionRead,
    KnownPerson,
    Named,
    NeedRead,
    Note,
    PromiseRead,
)
from amity.conversations.reading.promises import PromiseReader
from amity.conversations.reading.sayings import SayingReader

V = TypeVar("V")


def read_note(text: str, *, today: date, known: Sequence[KnownPerson], date_order: str = "") -> Note:
    """What a typed note says; reads at most 2,000 characters, in time linear in them.

    Dates without a day of their own ("last week") are left out; `date` is the day of the encounter
    and None when the note states none. Texts stand in the note word for word. `date_order` (dmy, mdy, ymd) is
    the owner's: what 3/4/2026 means to them.
    """
    line = read_line(text)
    mentions = find_names(line, known)
    reading = _Reading(line, mentions, find_days(line.plain, today, order=date_order))
    for clause in split(reading.masked):
        reading.read(clause)
    return reading.note()


@dataclass(slots=True)
class _Seen:
    """An encounter as it is put together from one or more clauses."""

    people: list[str]
    day: date | None
    channel: str | None
    place: str | None
    direction: str

    def complete(self, other: "_Seen") -> None:
        self.day = self.day or other.day
        self.direction = self.direction if self.channel else other.direction
        self.channel = self.channel or other.channel
        self.place = self.place or other.place
        self.people += [name for name in other.people if name not in self.people]

    def frozen(self) -> Encounter:
        return Encounter(tuple(self.people), self.day, self.channel, self.place, self.direction)


@dataclass
class _Reading:
    line: Line
    mentions: list[Mention]
    days: list[When]
    masked: str = ""  # names hidden
    own: str = ""  # quotations hidden too: the owner's own words
    focus: Focus = field(default_factory=Focus)
    before: Clause | None = None
    doubted: bool = False
    encounters: list[_Seen] = field(default_factory=list)
    # What was read, with the sentence it stood in, so that "Not confirmed." can take it back.
    said: list[tuple[int, FactRead | PromiseRead | NeedRead | IntroductionRead]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.masked = self.line.masked([(m.start, m.end) for m in self.mentions], MARK).plain
        self.own = without_quotes(self.masked)
        self._promises = PromiseReader(self.line, self.own, self.mentions, self.days)
        self._sayings = SayingReader(self.line, self.own, self.mentions, self.days)
        self._quoted_promises = PromiseReader(self.line, self.masked, self.mentions, self.days)
        self._quoted_sayings = SayingReader(self.line, self.masked, self.mentions, self.days)

    def read(self, clause: Clause) -> None:
        """Everything one clause says, in the order in which one part explains the next."""
        if TAKES_BACK_THE_LAST.match(self.masked[clause.start : clause.end]):
            self.said = [kept for kept in self.said if kept[0] < clause.sentence - 1]
            return
        here = [m for m in self.mentions if clause.start <= m.start < clause.end]
        self._meet(clause, here)
        self._state(clause)
        self.focus.see(here)
        if clause.spoken:
            self._quote(clause, here)
        self.before = clause

    def _meet(self, clause: Clause, here: list[Mention]) -> None:
        met = read_encounter(self.line, self.own, clause, self.days)
        if met is None:
            return
        names = list(dict.fromkeys(m.named.name for m in here))
        last = self.encounters[-1] if self.encounters else None
        if not names and last is None:
            names = self.focus.people()
        seen = _Seen(names, *met)
        if last and (not names or set(names) <= set(last.people) or not last.people):
            last.complete(seen)
            return
        if last and seen.channel and last.channel:
            seen.day = seen.day or last.day
        self.encounters.append(seen)

    def _state(self, clause: Clause) -> None:
        promise = self._promises.read(clause, self.before, self.focus, None)
        here = [m for m in self.mentions if clause.start <= m.start < clause.end]
        introduction = read_introduction(self.masked, clause, here, promise)
        doubted = self._is_doubted(clause)
        need = None if promise or doubted else self._sayings.need(clause, self.focus, None)
        facts = [] if promise or need or introduction or doubted else self._sayings.facts(clause, self.focus)
        for said in (promise, need, *facts):
            if said and said not in [before for _, before in self.said]:
                self.said.append((clause.sentence, said))
            if said:
                self.focus.settle(said.person)
        if introduction:
            self.said.append((clause.sentence, introduction))

    def _is_doubted(self, clause: Clause) -> bool:
        """Whether a clause before, in the same sentence, takes the certainty from this one."""
        if self.before is None or self.before.sentence != clause.sentence:
            self.doubted = False
        elif self._sayings.casts_doubt(self.before):
            self.doubted = True
        return self.doubted

    def _quote(self, clause: Clause, here: list[Mention]) -> None:
        quoted = clause.spoken
        speaker = here[0].named.name if here else self.focus.anyone()
        if quoted is None or speaker is None or JOKING.search(self.masked, clause.start, clause.end):
            return
        promise = self._quoted_promises.read(quoted, None, self.focus, speaker)
        need = None if promise else self._quoted_sayings.need(quoted, self.focus, speaker)
        self.said += [(clause.sentence, said) for said in (promise, need) if said]

    def note(self) -> Note:
        """All of it together."""
        met = [seen.frozen() for seen in self.encounters if seen.people or len(self.encounters) == 1]
        if not self.mentions:
            return Note()
        said = [item for _, item in self.said]
        return Note(
            people=_each(m.named for m in self.mentions if not m.unclear),
            unclear=_each(m.named for m in self.mentions if m.unclear),
            date=_common(e.date for e in met),
            channel=_common(e.channel for e in met),
            place=_common(e.place for e in met),
            facts=tuple(s for s in said if isinstance(s, FactRead)),
            promises=tuple(s for s in said if isinstance(s, PromiseRead)),
            needs=tuple(s for s in said if isinstance(s, NeedRead)),
            introductions=tuple(s for s in said if isinstance(s, IntroductionRead)),
            encounters=tuple(met),
        )


def _each(named: Iterable[Named]) -> tuple[Named, ...]:
    return tuple({(n.id or n.name): n for n in named}.values())


def _common(values: Iterable[V | None]) -> V | None:
    """The value on which all agree, else None."""
    different = set(values)
    return different.pop() if len(different) == 1 else None
