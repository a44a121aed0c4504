"""Exports of a made-up person: LinkedIn's connections, a contacts file, a mailbox. Same numbers, same bytes."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import accumulate
from pathlib import Path
from random import Random

from bench.made_up import OWNER, OWNER_MAIL, TODAY, TOPICS, Someone, people

_NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
_YEARS = 8
_SAID = (
    "Great talking with you about {topic}. The part on costs stayed with me all evening.",
    "Could you look at the draft on {topic} before Friday? Two pages, and only the middle is new.",
    "Thank you for the introduction to {name}; we meet next week in {place}.",
    "How is the new role going? I hope the first weeks leave you some time to breathe.",
    "I found an article on {topic} and thought of you at once.",
    "My daughter started school, and mornings are an expedition now.",
    "Are you going to the workshop on {topic} in {place}? I would gladly share the train.",
    "Sorry for the slow reply: two weeks of travel, and then everybody had a cold.",
    "Do you know anyone who works on {topic} and likes to explain it to beginners?",
    "We moved to {place} this month; there is a sofa for you whenever you pass.",
)


@dataclass(frozen=True, slots=True)
class Files:
    """Where the files are."""

    connections: Path
    cards: Path
    mailbox: Path

    def __iter__(self) -> Iterator[Path]:
        return iter((self.connections, self.cards, self.mailbox))


def make(folder: Path, *, rows: int, cards: int, mails: int, seed: int = 1) -> Files:
    """The three files; half of the cards are of people who stand in the connections too."""
    folder.mkdir(parents=True, exist_ok=True)
    everybody = people(rows + cards // 2, seed)
    files = Files(folder / "linkedin.zip", folder / "contacts.vcf", folder / "mail.mbox")
    write_connections(files.connections, everybody[:rows])
    files.cards.write_bytes(b"".join(card(one) for one in everybody[rows - cards + cards // 2 :]))
    write_mailbox(files.mailbox, everybody[-3 * cards // 2 :], mails, seed)
    return files


def write_connections(path: Path, those: Sequence[Someone]) -> None:
    """LinkedIn's zip with Connections.csv alone."""
    out = io.StringIO()
    out.write(
        'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\n'
    )
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"))
    for one in those:
        mail = one.home_mail if one.number % 16 == 0 else ""
        table.writerow(
            (one.given, one.family, one.url, mail, one.organisation, one.title, f"{one.connected:%d %b %Y}")
        )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("Connections.csv", (2026, 11, 22, 0, 0, 0)), out.getvalue())


def card(one: Someone) -> bytes:
    """A vCard 3.0 or 4.0."""
    lines = [
        "BEGIN:VCARD",
        f"VERSION:{'4.0' if one.number % 3 == 0 else '3.0'}",
        f"N:{one.family};{one.given};;;",
        f"FN:{one.name}",
        f"UID:urn:uuid:00000000-0000-4000-8000-{one.number:012x}",
        f"ORG:{one.organisation}",
        f"TITLE:{one.title}",
        f"EMAIL;TYPE=work:{one.work_mail}",
        f"EMAIL;TYPE=home:{one.home_mail}",
        f"TEL;TYPE=cell:{one.phone}",
        f"ADR;TYPE=home:;;;{one.place};;;",
        f"NOTE:Likes {TOPICS[one.number % len(TOPICS)]}",
    ]
    lines += [f"BDAY:{one.born:%Y-%m-%d}"] if one.number % 3 == 0 else []
    return "\r\n".join([*lines, "END:VCARD", ""]).encode()


def write_mailbox(path: Path, those: Sequence[Someone], mails: int, seed: int) -> None:
    """Mails of eight years with these people: with few of them often, with most of them seldom; one in five is a newsletter."""
    chance = Random(seed + 2)
    weights = list(accumulate(chance.paretovariate(1.05) for _ in those))
    with path.open("wb") as out:
        for number in range(mails):
            at = _NOON - timedelta(
                seconds=int((mails - number) / mails * _YEARS * 365 * 86400) + chance.randrange(7200)
            )
            other = chance.choices(those, cum_weights=weights)[0]
            out.write(_newsletter(number, at) if number % 5 == 0 else _mail(number, at, other, those, chance))


def mail(number: int, at: datetime, other: Someone, those: Sequence[Someone], chance: Random) -> str:
    """One mail with headers, a signature, and at times an earlier mail quoted or a third person in copy."""
    me, them = f"{OWNER} <{OWNER_MAIL}>", f"{other.name} <{other.work_mail}>"
    sender, to = (me, them) if chance.random() < 0.48 else (them, me)
    third = chance.choice(those)
    copy = f"Cc: {third.name} <{third.work_mail}>\n" if chance.random() < 0.07 else ""
    reply = f"In-Reply-To: <{number - 1}@mail.example>\n" if chance.random() < 0.5 else ""
    quoted = (
        f"\n\nOn {at:%d %B %Y}, somebody wrote:\n> " + "\n> ".join(_words(chance, third, 12)) if reply else ""
    )
    body = "\n\n".join(_words(chance, third, chance.choice((2, 4, 6, 9))))
    return (
        f"Message-ID: <{number}@mail.example>\nDate: {format_datetime(at)}\nFrom: {sender}\nTo: {to}\n{copy}{reply}"
        f"Received: from relay{number % 7}.mail.example by mx.mail.example with ESMTPS id {number:012x}; {format_datetime(at)}\n"
        f"Subject: {'Re: ' if reply else ''}{chance.choice(TOPICS)}\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        f"Hello {other.given},\n\n{body}\n\nKind regards\n-- \n{sender.partition(' <')[0]}\n{other.organisation}{quoted}\n"
    )


def _mail(number: int, at: datetime, other: Someone, those: Sequence[Someone], chance: Random) -> bytes:
    return f"From sender@mail.example {at:%a %b %d %H:%M:%S %Y}\n{mail(number, at, other, those, chance)}\n".encode()


def _newsletter(number: int, at: datetime) -> bytes:
    return (
        f"From news@shop.example {at:%a %b %d %H:%M:%S %Y}\nMessage-ID: <n{number}@shop.example>\nDate: {format_datetime(at)}\n"
        f"From: News <no-reply@shop{number % 40}.example>\nTo: {OWNER} <{OWNER_MAIL}>\nSubject: This week\n"
        "List-Id: <news.shop.example>\nPrecedence: bulk\nList-Unsubscribe: <https://shop.example/leave>\n"
        f"Content-Type: text/html; charset=utf-8\n\n<html><body>{'<p>A bargain for everybody.</p>' * 60}</body></html>\n\n"
    ).encode()


def _words(chance: Random, third: Someone, lines: int) -> list[str]:
    return [
        chance.choice(_SAID).format(topic=chance.choice(TOPICS), name=third.name, place=third.place)
        for _ in range(lines)
    ]
