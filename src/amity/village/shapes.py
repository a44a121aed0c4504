"""What is documented of a villager: who they are, and each talk as it left its trace."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

TODAY = date(2026, 11, 24)
ZONE = "Europe/Lisbon"


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter by mail; mails of one subject answer each other."""

    ago: int
    by: str  # me, them
    subject: str
    text: str
    hour: int = 10


@dataclass(frozen=True, slots=True)
class Message:
    """A message on LinkedIn."""

    ago: int
    by: str
    text: str
    hour: int = 12


@dataclass(frozen=True, slots=True)
class Meeting:
    """An entry in Maya's calendar with somebody on it; `weeks` says how often a weekly one took place."""

    ago: int
    what: str
    where: str = ""
    minutes: int = 60
    hour: int = 18
    weeks: int = 1
    cancelled: bool = False
    room: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """What Maya typed that evening, about a talk or about what she heard."""

    ago: int
    typed: str


Talk = Mail | Message | Meeting | Note
_Kind = TypeVar("_Kind", Mail, Message, Meeting, Note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Villager:
    """Somebody Maya knows. `books` says which exports hold them: linkedin, vcard, google."""

    name: str
    title: str = ""
    work: str = ""
    place: str
    circle: int | None
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    profile: str = ""
    connected: date | None = None
    birthday: tuple[int, int, int | None] | None = None  # month, day, year
    met: date | None = None
    how: str = ""
    books: tuple[str, ...]
    knows: tuple[tuple[str, str], ...] = ()  # whom of the others, as what: their card says so
    portrait: tuple[str, str] | None = None  # two tones of a disc
    talks: tuple[Talk, ...] = ()
    notes: tuple[Note, ...] = ()  # what else Maya typed about them
    peace: tuple[int, date, str] | None = None  # left in peace: since so many days, until, why

    @property
    def url(self) -> str:
        """Their address on LinkedIn."""
        return f"https://www.linkedin.com/in/{self.profile}" if self.profile else ""

    def of(self, kind: type[_Kind]) -> list[_Kind]:
        """Their talks of one kind, oldest first."""
        found = (talk for talk in (*self.talks, *self.notes) if isinstance(talk, kind))
        return sorted(found, key=lambda talk: -talk.ago)


def day(ago: int) -> date:
    """The date so many days before the village's today.

    >>> day(94)
    datetime.date(2026, 8, 22)
    """
    return TODAY - timedelta(days=ago)


def meetings(what: str, where: str, ago: str, minutes: int = 60, hour: int = 18) -> tuple[Meeting, ...]:
    """The same kind of meeting on several days, written as "33 95 148": so many days ago each."""
    return tuple(Meeting(int(days), what, where, minutes, hour) for days in ago.split())
