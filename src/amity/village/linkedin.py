"""LinkedIn's zip of Maya's data, as it looks in 2026."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from amity.village.people import INVITED, MAYA, PEOPLE
from amity.village.shapes import Message, Villager, day

_STAMP = (2026, 11, 21, 9, 0, 0)
_PREAMBLE = 'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\n'
_MESSAGE_COLUMNS = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
    "SUBJECT", "CONTENT", "FOLDER", "IS MESSAGE DRAFT",
)  # fmt: skip
_HIDDEN = (date(2020, 2, 3), date(2022, 8, 19))  # connections who hide their profile


def export() -> bytes:
    """The zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in _files().items():
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text.encode())
    return out.getvalue()


def _files() -> dict[str, str]:
    return {
        "Connections.csv": _PREAMBLE + _table(_connections()),
        "messages.csv": _table(_messages(), quoting=csv.QUOTE_ALL),
        "Invitations.csv": _table(_invitations()),
        "Profile.csv": _table(_profile()),
        "Positions.csv": _table(_positions()),
        "Email Addresses.csv": _table(_emails()),
    }


def _table(rows: Iterable[Sequence[str]], quoting: int = csv.QUOTE_MINIMAL) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=quoting, lineterminator="\n").writerows(rows)  # type: ignore[arg-type]  # a constant of csv
    return out.getvalue()


def _members() -> list[Villager]:
    connected = [villager for villager in PEOPLE if villager.connected]
    return sorted(connected, key=lambda v: v.connected or date.min, reverse=True)


def _connections() -> Iterator[Sequence[str]]:
    yield "First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"
    for one in _members():
        given, _, family = one.name.partition(" ")
        mail = one.email if one.books == ("linkedin",) else ""  # most people do not show it
        yield given, family, one.url, mail, one.work, one.title, _written(one.connected or date.min)
    for hidden in _HIDDEN:
        yield "", "", "", "", "", "", _written(hidden)


def _written(on: date) -> str:
    return on.strftime("%d %b %Y")


def _messages() -> Iterator[Sequence[str]]:
    yield _MESSAGE_COLUMNS
    for one in _members():
        for message in one.of(Message):
            yield _message(one, message)
    yield (
        "2-sponsored", "", "Growth Weekly", "", MAYA.name, MAYA.url, "2026-10-06 08:00:00 UTC", "A masterclass for you",
        '<p class="spinmail-quill-editor__spin-break">Only this week.</p>', "INBOX", "No",
    )  # fmt: skip
    yield (
        "2-draft", "", MAYA.name, MAYA.url, "Inês Duarte", "https://www.linkedin.com/in/ines-duarte-marejada",
        "2026-11-16 21:40:00 UTC", "", "Dear Inês, I have been thinking", "INBOX", "Yes",
    )  # fmt: skip


def _message(one: Villager, message: Message) -> Sequence[str]:
    them, me = (one.name, one.url), (MAYA.name, MAYA.url)
    (sender, recipient) = (me, them) if message.by == "me" else (them, me)
    when = f"{day(message.ago):%Y-%m-%d} {message.hour:02}:10:00 UTC"
    return f"2-{one.profile}", "", *sender, *recipient, when, "", message.text, "INBOX", "No"


def _invitations() -> Iterator[Sequence[str]]:
    yield "From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"
    urls = {one.name: one.url for one in _members()}
    for name, by, on in INVITED:
        when = f"{on.month}/{on.day}/{on:%y}, 9:05 AM"
        if by == "me":
            yield MAYA.name, name, when, "", "OUTGOING", MAYA.url, urls[name]
        else:
            yield name, MAYA.name, when, "", "INCOMING", urls[name], MAYA.url


def _profile() -> Iterator[Sequence[str]]:
    given, _, family = MAYA.name.partition(" ")
    yield "First Name", "Last Name", "Birth Date", "Headline", "Industry", "Geo Location"
    yield given, family, "", MAYA.headline, "Research", MAYA.place


def _positions() -> Iterator[Sequence[str]]:
    yield "Company Name", "Title", "Description", "Location", "Started On", "Finished On"
    for organisation, title, place, begun, ended in MAYA.posts:
        yield organisation, title, "", place, begun, ended


def _emails() -> Iterator[Sequence[str]]:
    yield "Email Address", "Confirmed", "Primary", "Updated On"
    yield MAYA.mail, "Yes", "Yes", ""
    yield MAYA.second_mail, "Yes", "No", ""
