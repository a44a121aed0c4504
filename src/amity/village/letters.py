"""Maya's mail: what she and her people wrote, and the noise every mailbox has."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, formataddr

from amity.base.text import fold
from amity.village.people import MAYA, PEOPLE
from amity.village.shapes import Mail, Villager, day


@dataclass(frozen=True, slots=True)
class _Noise:
    """A mail that makes no tie: what it looks like, and which headers give it away."""

    ago: int
    sender: tuple[str, str]
    to: tuple[str, str]
    subject: str
    text: str
    headers: tuple[tuple[str, str], ...] = ()


_ME = (MAYA.name, MAYA.mail)
_LIST = ("Data Makers", "makers@lists.datamakers.example")
_NOISE = (
    _Noise(
        24, ("The Weekly Median", "hello@weekly-median.example"), _ME, "Seven charts worth a coffee",
        "This week: a chart about charts.", (("List-Unsubscribe", "<https://weekly-median.example/off>"),),
    ),
    _Noise(17, ("Comboios", "no-reply@comboios.example"), _ME, "Your ticket to Porto", "Carriage 4, seat 61."),
    _Noise(
        28, ("Lúcia Prado", "lucia@datamakers.example"), _LIST, "November meetup",
        "Dear all, we meet on the 26th. Who brings the long cable?",
        (("List-Id", "Data Makers <makers.lists.datamakers.example>"), ("List-Post", "<mailto:makers@lists.datamakers.example>")),
    ),
    _Noise(55, ("Casa da Música", "info@casa-concertos.example"), _ME, "Your seats", "Your two seats are kept at the door."),
)  # fmt: skip


def export() -> bytes:
    """The mailbox, oldest mail first."""
    mails = [*_written(), *(_noise(number, one) for number, one in enumerate(_NOISE))]
    mails.sort(key=lambda mail: mail[0])
    return b"".join(_stored(at, mail) for at, mail in mails)


def _written() -> Iterator[tuple[datetime, EmailMessage]]:
    for one in PEOPLE:
        threads: dict[str, list[str]] = {}
        for number, mail in enumerate(one.of(Mail)):
            before = threads.setdefault(mail.subject, [])
            own_id = f"<{fold(one.name).replace(' ', '-')}-{number}@village.example>"
            yield _letter(one, mail, own_id, before)
            before.append(own_id)


def _letter(one: Villager, mail: Mail, own_id: str, before: list[str]) -> tuple[datetime, EmailMessage]:
    them = (one.name, one.email)
    sender, recipient = (_ME, them) if mail.by == "me" else (them, _ME)
    at = datetime.combine(day(mail.ago), time(mail.hour, 5), UTC)
    subject = f"Re: {mail.subject}" if before else mail.subject
    made = _mail(at, sender, recipient, subject, f"{mail.text}\n\n-- \n{sender[0]}\n")
    made["Message-ID"] = own_id
    if before:
        made["In-Reply-To"] = before[-1]
        made["References"] = " ".join(before)
    return at, made


def _noise(number: int, noise: _Noise) -> tuple[datetime, EmailMessage]:
    at = datetime.combine(day(noise.ago), time(7), UTC) + timedelta(minutes=number)
    made = _mail(at, noise.sender, noise.to, noise.subject, noise.text + "\n")
    made["Message-ID"] = f"<noise-{number}@village.example>"
    for name, value in noise.headers:
        made[name] = value
    return at, made


def _mail(
    at: datetime, sender: tuple[str, str], to: tuple[str, str], subject: str, text: str
) -> EmailMessage:
    made = EmailMessage()
    made["From"] = formataddr(sender)
    made["To"] = formataddr(to)
    made["Subject"] = subject
    made["Date"] = format_datetime(at)
    made.set_content(text, cte="quoted-printable")
    return made


def _stored(at: datetime, mail: EmailMessage) -> bytes:
    octets = mail.as_bytes(unixfrom=False)
    return f"From MAILER-DAEMON {at:%a %b %d %H:%M:%S %Y}\n".encode() + octets.rstrip(b"\n") + b"\n\n"
