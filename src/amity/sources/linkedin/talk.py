"""messages.csv and Invitations.csv: who wrote to whom."""

import re
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from amity.base.ids import digest
from amity.people.names import clean_name, is_degree
from amity.people.records import Card
from amity.sources.csv_text import Line
from amity.sources.days import moment_of
from amity.sources.linkedin.profiles import profile_key
from amity.sources.markup import plain_text
from amity.sources.rows import Options, OwnerRow, Party, Row, RowError, TouchRow

LONGEST_TEXT = 4_000
MOST_PARTIES = 50
_SPONSORED = "spinmail"
_NOBODY = "linkedin member"  # a closed or hidden account
_TAG = re.compile(r"^<(?:p|div|br|span)\b", re.I)


def messages(lines: Iterable[Line | RowError]) -> Iterator[Row]:
    """One touch a message; drafts, spam and sponsored messages are counted in one sentence."""
    dropped = 0
    for line in lines:
        if isinstance(line, RowError):
            yield line
        elif _is_unwanted(line):
            dropped += 1
        else:
            yield _message(line)
    if dropped:
        one, more = (
            "1 message is a draft, spam or sponsored.",
            f"{dropped} messages are drafts, spam or sponsored.",
        )
        yield RowError("", one if dropped == 1 else more, rows=dropped)


def _is_unwanted(line: Line) -> bool:
    drafts = (line.get("ismessagedraft"), line.get("isconversationdraft"))
    if any(draft.casefold() in ("yes", "true") for draft in drafts) or line.get("folder") == "SPAM":
        return True
    anonymous = not line.get("senderprofileurl") and line.get("from").casefold() != _NOBODY
    return _SPONSORED in line.get("content")[:60] or (anonymous and "senderprofileurl" in line.cells)


def _message(line: Line) -> TouchRow | RowError:
    moment = moment_of(line.get("date"), ZoneInfo("UTC"))
    if moment is None:
        return RowError(line.where, f"The date “{line.get('date')[:40]}” cannot be read.")
    talk, text = line.get("conversationid"), line.get("content")
    sender = _party(line.get("from"), line.get("senderprofileurl"), talk, "from")
    text = plain_text(text) if _TAG.match(text) else text
    key = digest("linkedin.messages", talk, line.get("date"), sender.url or sender.name, text)
    return TouchRow(
        source="linkedin.messages",
        key=key,
        where=line.where,
        at=moment[0],
        channel="message",
        sender=sender,
        others=_recipients(line, talk),
        subject=line.get("subject")[:300],
        text=text[:LONGEST_TEXT],
        thread=digest("linkedin.messages", talk) if talk else "",
        folders=(line.get("folder"),) if line.get("folder") else (),
    )


def _party(name: str, url: str, talk: str, role: str) -> Party:
    """Somebody in a conversation; a hidden member is one unknown of that conversation."""
    if name.casefold() == _NOBODY:
        name = ""
    key = "" if url or name else digest("linkedin.messages", talk, "hidden")
    return Party(name=clean_name(name)[:300], url=url[:320], role=role, key=key)


def _recipients(line: Line, talk: str) -> tuple[Party, ...]:
    """The addressees. Names hold commas ("Reyes, Ph.D."), so the list of names is never split alone."""
    names = line.get("to")
    urls = [url.strip() for url in line.get("recipientprofileurls").split(",") if url.strip()]
    if not urls:
        alone = len(_people_in(names)) == 1
        return (_party(names, "", talk, "to"),) if names and alone else ()
    split = [names] if len(urls) == 1 else names.split(", ")
    if len(split) != len(urls):
        split = _people_in(names)
    if len(split) != len(urls):
        split = [""] * len(urls)
    pairs = list(zip(split, urls, strict=True))[:MOST_PARTIES]
    return tuple(_party(name, url, talk, "to") for name, url in pairs)


def _people_in(names: str) -> list[str]:
    people: list[str] = []
    for part in names.split(", "):
        if people and is_degree(part):
            people[-1] += f", {part}"
        else:
            people.append(part)
    return people


def invitations(lines: Iterable[Line | RowError], options: Options) -> Iterator[Row]:
    """One touch an invitation; and who the owner is, because one side of each is the owner."""
    known: set[str] = set()
    for line in lines:
        if isinstance(line, RowError):
            yield line
            continue
        owner = _owner(line)
        if owner and owner.card.urls and owner.card.urls[0] not in known:
            known.add(owner.card.urls[0])
            yield owner
        yield _invitation(line, options)


def _owner(line: Line) -> OwnerRow | None:
    match line.get("direction").upper():
        case "OUTGOING":
            name, url = line.get("from"), line.get("inviterprofileurl")
        case "INCOMING":
            name, url = line.get("to"), line.get("inviteeprofileurl")
        case _:
            return None
    card = Card(name=clean_name(name)[:300], urls=(url[:320],) if profile_key(url) else ())
    return OwnerRow(source="linkedin", where=line.where, card=card)


def _invitation(line: Line, options: Options) -> TouchRow | RowError:
    moment = moment_of(line.get("sentat"), options.time_zone)
    if moment is None:
        return RowError(line.where, f"The date “{line.get('sentat')[:40]}” cannot be read.")
    sender = _party(line.get("from"), line.get("inviterprofileurl"), line.where, "from")
    other = _party(line.get("to"), line.get("inviteeprofileurl"), line.where, "to")
    sides = [profile_key(party.url) or party.name for party in (sender, other)]
    return TouchRow(
        source="linkedin.invitations",
        key=digest("linkedin.invitations", *sides, line.get("sentat")),
        where=line.where,
        at=moment[0],
        tz_assumed=moment[1],
        channel="invitation",
        sender=sender,
        others=(other,),
        text=line.get("message")[:LONGEST_TEXT],
    )
