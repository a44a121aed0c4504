"""What every source hands over: rows or row errors, never an exception for one bad line.

A source is a module with

    NAME: str                                    its name in reports ("linkedin", "vcard", ...)
    def detects(peek: Peek) -> bool              by content, never by file name
    def read(file: Opened, options: Options) -> Iterator[Row]

Sources are pure: bytes in, rows out. They know no database, no network and no clock.
The same bytes always give the same rows with the same keys in the same order, which is
what makes an import resumable and repeatable.
"""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, Protocol
from zoneinfo import ZoneInfo

from amity.people.records import Card

_UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Peek:
    """The beginning of a file: enough to recognise what it is."""

    name: str  # shown in sentences, never used to decide
    head: bytes  # the first 64 kB


class Opened(Protocol):
    """One file on disk or inside a zip."""

    @property
    def name(self) -> str: ...

    @property
    def size(self) -> int: ...

    def open(self) -> AbstractContextManager[BinaryIO]: ...

    def local(self) -> AbstractContextManager[Path]:
        """A real file with the same bytes, for readers that map it into memory."""
        ...


@dataclass(frozen=True, slots=True)
class Coming:
    """What counts as still to come: from the beginning of today; no talk is known of it from `until` on."""

    since: datetime  # aware
    until: datetime
    last: date  # occurrences of what repeats are told up to here
    public: bool = False  # a calendar for everybody: what names nobody is to be gone to as well


@dataclass(frozen=True, slots=True)
class Options:
    """What the person chose before the import."""

    time_zone: ZoneInfo = _UTC  # for wall-clock times without a zone
    region: str = ""  # ISO country for phone numbers without one ("DE"); empty: not known
    window: tuple[date, date] | None = None  # recurring events are expanded inside this
    coming: Coming | None = None  # None: everything is told as if it had taken place


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody on a touch, as the source names them. Values as written; the importer normalises."""

    name: str = ""
    email: str = ""
    url: str = ""
    phone: str = ""
    role: str = "to"  # from, to, cc, organiser, attendee, with
    robot: bool = False  # the source itself says: a resource, a room, a machine
    key: str = ""  # an identity inside this source when there is no address ("LinkedIn Member" of a thread)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One source's card of one person. `key` is stable: profile URL, UID, address or content hash."""

    source: str  # "linkedin", "vcard", "google"
    key: str
    where: str  # "row 17", "card 3": position in the file
    card: Card
    photo: bytes = field(default=b"", repr=False)
    said_at: datetime | None = None  # when the source last changed it, if it says so


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchRow:
    """One contact event. `sender` and `others` name everybody, the owner included."""

    source: str
    key: str  # stable: Message-ID, or hash of thread + time + sender + text, or UID + occurrence
    where: str
    at: datetime  # aware, UTC
    channel: str  # mail, message, meeting, call, chat, invitation, letter, endorsement
    sender: Party | None = None
    others: tuple[Party, ...] = ()
    subject: str = ""
    text: str = field(default="", repr=False)  # own words of the sender, quotes and signature removed
    place: str = ""
    minutes: int | None = None
    thread: str = ""
    replies_to: str = ""  # key of the touch this one answers
    all_day: bool = False
    tz_assumed: bool = False
    bulk: bool = False  # newsletter or automatic: makes no tie
    to_list: bool = False  # went through a mailing list: makes no tie by itself
    folders: tuple[str, ...] = ()  # labels or folders it lay in, so that they can be left out
    cancelled: bool = False
    direction: str = ""  # out or in, where the file itself says so and does not name the owner


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """Something that is still to come. `touch` says when, where and with whom, as it will be told once it took place."""

    touch: TouchRow
    ends: datetime | None = None
    url: str = ""
    series: str = ""  # what occurrences of one repeating event share
    size: int = 0  # guests, the owner perhaps among them
    answers: Mapping[str, str] = field(default_factory=dict)  # address -> yes, maybe, no


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """All occurrences to come of a repeating event: what an earlier import knew beside them is off."""

    where: str
    series: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerRow:
    """What an export says about its own owner (a profile, an own address)."""

    source: str
    where: str
    card: Card


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveRow:
    """One row of Amity's own archive, as it was stored; `ends` closes a chapter and says nothing else."""

    chapter: str
    where: str
    said: Mapping[str, Any] = field(default_factory=dict, repr=False)
    size: int = 0  # bytes of its line
    ends: bool = False


@dataclass(frozen=True, slots=True)
class RowError:
    """Something that could not be read: where, why in one clear sentence, and how many rows it stands for."""

    where: str
    why: str
    rows: int = 1


Row = PersonRow | TouchRow | EventRow | SeriesRow | OwnerRow | ArchiveRow | RowError


class Source(Protocol):
    """What a source module offers (modules satisfy this protocol)."""

    NAME: str

    def detects(self, peek: Peek) -> bool: ...

    def read(self, file: Opened, options: Options) -> Iterator[Row]: ...
