"""Small exports written for a test: what a person would drop in, a few lines long."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from random import Random

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CONNECTIONS = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
MESSAGES = [
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
    "SUBJECT", "CONTENT", "FOLDER",
]  # fmt: skip
INVITATIONS = ["From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"]


def table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    """A CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def connection(
    name: str,
    slug: str = "",
    email: str = "",
    company: str = "",
    title: str = "Baker",
    on: str = "03 Mar 2019",
) -> list[str]:
    """A row of Connections.csv."""
    given, _, family = name.partition(" ")
    return [given, family, f"https://www.linkedin.com/in/{slug}" if slug else "", email, company, title, on]


def connections(path: Path, *rows: Sequence[str]) -> Path:
    """Connections.csv."""
    return table(path, CONNECTIONS, rows)


def mail(
    sender: str,
    to: str,
    text: str = "Hello there.",
    *,
    day: float = 0,
    id: str = "",
    subject: str = "News",
    **headers: str,
) -> str:
    """One message; a header's underscores are hyphens."""
    at = START + timedelta(days=day)
    said = {
        "From": sender,
        "To": to,
        "Date": format_datetime(at),
        "Message-ID": f"<{id or f'{sender[:40]}{day}'.replace(' ', '').replace('<', '').replace('>', '')}@mail>",
        "Subject": subject,
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    return "\n".join([*(f"{name}: {value}" for name, value in said.items()), "", text, ""])


def mbox(path: Path, *mails: str) -> Path:
    """A mail archive; each mail came when it was sent."""
    text = "".join(f"From - {_sent(one):%a %b %d %H:%M:%S %Y}\n{one}\n" for one in mails)
    path.write_text(text, encoding="utf-8")
    return path


def _sent(mail: str) -> datetime:
    return parsedate_to_datetime(mail.partition("\nDate: ")[2].partition("\n")[0])


def card(
    name: str,
    *,
    uid: str = "",
    emails: Sequence[str] = (),
    phones: Sequence[str] = (),
    org: str = "",
    more: Sequence[str] = (),
) -> str:
    """One vCard."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *(f"EMAIL:{email}" for email in emails)]
    lines += [
        *(f"TEL:{phone}" for phone in phones),
        *([f"ORG:{org}"] if org else []),
        *([f"UID:{uid}"] if uid else []),
    ]
    return "\r\n".join([*lines, *more, "END:VCARD", ""])


def vcards(path: Path, *cards: str) -> Path:
    """A file of vCards."""
    path.write_text("".join(cards), encoding="utf-8", newline="")
    return path


def event(uid: str, organiser: str, *guests: str, day: float = 0, more: Sequence[str] = ()) -> str:
    """One calendar event of an hour."""
    at = START + timedelta(days=day)
    lines = ["BEGIN:VEVENT", f"UID:{uid}", f"DTSTART:{at:%Y%m%dT%H%M%SZ}", "DURATION:PT30M", "SUMMARY:Lunch"]
    lines += [f"ORGANIZER:mailto:{organiser}", *(f"ATTENDEE:mailto:{guest}" for guest in guests)]
    return "\r\n".join([*lines, *more, "END:VEVENT", ""])


def calendar(path: Path, *events: str) -> Path:
    """An iCalendar file."""
    path.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(events) + "END:VCALENDAR\r\n",
        encoding="utf-8",
        newline="",
    )
    return path


def small_world(folder: Path, *, seed: int = 1, people: int = 40, mails: int = 120) -> list[Path]:
    """LinkedIn, vCards and mail of made-up people that overlap in addresses and names."""
    rng = Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    given = "Ana Ben Chloe Dev Elif Femi Greta Hugo Ines Jonas".split()
    family = "Sousa Okafor Martin Rao Kaya Adebayo Berg Lopez Costa Weber".split()
    names = [f"{rng.choice(given)} {rng.choice(family)}" for _ in range(people)]
    firms = [f"Firm {n}" for n in range(people // 4)]
    emails = [
        f"{name.casefold().replace(' ', '.')}{n}@firm{rng.randrange(people // 4)}.example"
        for n, name in enumerate(names)
    ]
    rows = [
        connection(
            name,
            f"p{n}" if rng.random() < 0.7 else "",
            emails[n] if rng.random() < 0.4 else "",
            rng.choice(firms),
        )
        for n, name in enumerate(names)
        if rng.random() < 0.8
    ]
    cards = [
        card(
            name,
            uid=f"u{n}",
            emails=[emails[n]] if rng.random() < 0.7 else [],
            phones=[f"+49170{n:07}"],
            org=rng.choice(firms),
        )
        for n, name in enumerate(names)
        if rng.random() < 0.6
    ]
    me = "Me Myself <me@home.example>"
    talks = []
    for n in range(mails):
        who = rng.randrange(people)
        them = f"{names[who]} <{emails[who]}>"
        out = rng.random() < 0.5
        text = rng.choice(["How are you?", "See you soon.", "Could you send it?", "Thanks."])
        talks.append(mail(me if out else them, them if out else me, text, day=n * rng.random(), id=f"m{n}"))
    return [
        connections(folder / "Connections.csv", *rows),
        vcards(folder / "people.vcf", *cards),
        mbox(folder / "mail.mbox", *talks),
    ]
