"""A chat as touches: who is in it, who wrote to whom, and when."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from amity.base.ids import digest
from amity.base.text import fold
from amity.people.names import clean_name
from amity.people.records import Card
from amity.sources.day_order import DayOrder
from amity.sources.rows import Options, OwnerRow, Party, Row, RowError, TouchRow
from amity.sources.whatsapp import notices
from amity.sources.whatsapp.lines import Entry

CROWD = 10  # a message to more people makes no personal tie
MOST_AUTHORS = 2_000
_NUMBER = re.compile(r"[+(]?[\d\s().\u00a0\u202f\u2011+-]{5,30}\Z")
_ORDER = (
    "The dates fit day before month and month before day; they were read {} first, as is usual where you are."
)


@dataclass(slots=True)
class Chat:
    """What the whole file tells before its first message is read."""

    order: DayOrder = field(default_factory=DayOrder)
    authors: Counter[str] = field(default_factory=Counter)  # messages of each
    owner: str = ""  # whom a notice calls "you"
    group: bool = False
    dotted: bool = False

    def day_first(self, options: Options) -> tuple[bool, bool]:
        """Whether the day comes before the month, and whether the file tells."""
        if self.dotted:
            return True, True  # nobody writes dots with the month first
        return self.order.day_first(options, in_order=True)

    @property
    def is_pair(self) -> bool:
        """Whether two people talk alone."""
        return len(self.authors) <= 2 and not self.group


def learned(entries: Iterable[Entry]) -> Chat:
    """Who writes in this chat, and in which order its dates are written."""
    chat = Chat()
    for entry in entries:
        stamp = entry.stamp
        if not stamp.year_first:
            chat.order.see(stamp.first, stamp.second, stamp.third)
            chat.dotted |= stamp.dotted
        if entry.author and notices.is_by_owner(entry.text):
            chat.owner = entry.author
        if _is_said(entry):
            if entry.author in chat.authors or len(chat.authors) < MOST_AUTHORS:
                chat.authors[entry.author] += 1
        elif entry.machine and not notices.is_about_safety(entry.text):
            chat.group |= notices.is_about_group(entry.text)
    return chat


def _is_said(entry: Entry) -> bool:
    """Whether somebody wrote, sent or called: no notice, nothing taken back, no missed call."""
    if not entry.author or notices.is_deleted(entry.text) or notices.is_missed_call(entry.text):
        return False
    if not entry.machine:
        return True
    text = entry.text
    return notices.is_media(text) or notices.is_shared(text) or notices.call_minutes(text) is not None


def rows(entries: Iterable[Entry], chat: Chat, options: Options) -> Iterator[Row]:
    """The owner where a notice tells, a touch for each message, and what was left out."""
    if chat.owner in chat.authors:
        yield OwnerRow(source="whatsapp", where="", card=Card(name=_party(chat.owner, "from").name))
    day_first, known = chat.day_first(options)
    parties = {author: _party(author, "to") for author in chat.authors}
    left = 0
    for entry in entries:
        if not _is_said(entry) or entry.author not in parties:
            left += 1
            continue
        yield _row(entry, chat, parties, options, day_first=day_first)
    if left:
        one, more = (
            "1 line is a notice, a deleted message or a missed call.",
            f"{left} lines are notices, deleted messages or missed calls.",
        )
        yield RowError("", one if left == 1 else more, left)
    if not known:
        yield RowError("", _ORDER.format("the day" if day_first else "the month"), rows=0)


def _party(author: str, role: str) -> Party:
    """Known by number where the phone had no name."""
    if _NUMBER.match(author):
        return Party(phone=author[:60], role=role)
    return Party(name=clean_name(author)[:300], role=role)


def _row(
    entry: Entry, chat: Chat, parties: dict[str, Party], options: Options, *, day_first: bool
) -> TouchRow | RowError:
    wall = entry.stamp.day(day_first=day_first)
    at = _moment(wall, options) if wall else None
    if at is None:
        return RowError(f"line {entry.number}", f"The date “{entry.stamp.written[:40]}” cannot be read.")
    others = tuple(party for author, party in parties.items() if author != entry.author)
    minutes = notices.call_minutes(entry.text)
    crowd = len(parties) > CROWD
    return TouchRow(
        source="whatsapp",
        key=_key(entry, chat),
        where=f"line {entry.number}",
        at=at,
        tz_assumed=True,
        channel="chat" if minutes is None else "call",
        sender=_party(entry.author, "from"),
        others=() if crowd else others,
        text=entry.caption if notices.is_media(entry.text) else entry.whole,
        minutes=minutes or None,
        to_list=crowd,
    )


def _moment(wall: datetime, options: Options) -> datetime | None:
    try:
        return wall.replace(tzinfo=options.time_zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _key(entry: Entry, chat: Chat) -> str:
    """Date as written, author and text; in a talk of two the other one as well, who is not in the line."""
    partners = sorted(fold(author) for author in chat.authors) if chat.is_pair else []
    return digest("whatsapp", *partners, entry.stamp.written, fold(entry.author) or entry.author, entry.whole)
