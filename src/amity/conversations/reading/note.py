"""What a typed note says, as it is understood: nothing here is stored before the owner agrees."""

from dataclasses import dataclass
from datetime import date as day


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody already in the book: the id is the caller's own."""

    id: str
    name: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody the note names: `id` is None for a new person."""

    name: str
    id: str | None = None
    # Of a name that several people bear: the ids of those it may mean.
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactRead:
    """What the note says of a person; `text` stands in the note word for word."""

    person: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class PromiseRead:
    """`by` is "me" or "them"; `person` is the other side."""

    by: str
    person: str
    text: str
    due: day | None = None
    when_we_meet: bool = False


@dataclass(frozen=True, slots=True)
class NeedRead:
    """What somebody looks for, in the words of the note."""

    person: str
    text: str


@dataclass(frozen=True, slots=True)
class IntroductionRead:
    """Two people who were, or are to be, introduced to each other."""

    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Encounter:
    """One meeting, call or letter: with whom, on which day (None: not said), how and where."""

    people: tuple[str, ...]
    date: day | None
    channel: str | None
    place: str | None
    direction: str = "both"  # of what was written: in, out or both

    @property
    def medium(self) -> str:
        """The channel, or what is likely where none was named: what went one way was written."""
        return self.channel or ("in_person" if self.direction == "both" else "message")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note as understood. Of several encounters `date`, `channel` and `place` say what all share."""

    people: tuple[Named, ...] = ()
    unclear: tuple[Named, ...] = ()
    date: day | None = None
    channel: str | None = None
    place: str | None = None
    facts: tuple[FactRead, ...] = ()
    promises: tuple[PromiseRead, ...] = ()
    needs: tuple[NeedRead, ...] = ()
    introductions: tuple[IntroductionRead, ...] = ()
    encounters: tuple[Encounter, ...] = ()

    @property
    def events(self) -> tuple[Encounter, ...]:
        """The encounters when there are several."""
        return self.encounters if len(self.encounters) > 1 else ()
