"""Files made to break a reader, each aimed at one guard; all but the refused ones hold one good row."""

import base64
import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
GOOD_ROW = "Good,Person,https://www.linkedin.com/in/good,,Acme,Baker,05 Mar 2021\n"
GOOD_CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Good Person\r\nEMAIL:good@x.example\r\nEND:VCARD\r\n"
GOOD_MAIL = (
    "From - Mon Jan 05 10:00:00 2026\nFrom: Good Person <good@x.example>\nTo: me@x.example\n"
    "Date: Mon, 5 Jan 2026 10:00:00 +0000\nMessage-ID: <good@x>\n\nHello\n\n"
)
GOOD_EVENT = "BEGIN:VEVENT\r\nUID:good\r\nDTSTART:20260105T100000Z\r\nATTENDEE;CN=Good Person:mailto:good@x.example\r\nEND:VEVENT\r\n"
GOOD_LINE = "[05.01.26, 10:00:00] Good Person: hello\n"
OUTLOOK = (
    "First Name,Last Name,E-mail Address,Mobile Phone,Company,Job Title,Birthday,Children,Categories,Notes\n"
)
GOOGLE = "First Name,Middle Name,Last Name,File As,Labels,Birthday,E-mail 1 - Value,Event 1 - Value,Relation 1 - Value\n"


@dataclass(frozen=True)
class Attack:
    """A file and how reading it is to end."""

    name: str
    make: Callable[[], str | bytes]
    source: str  # empty: refused as a whole
    why: str = ""  # what one of the sentences says


def _card(*lines: str) -> str:
    return (
        "BEGIN:VCARD\r\nVERSION:3.0\r\n"
        + "".join(f"{line}\r\n" for line in lines)
        + "END:VCARD\r\n"
        + GOOD_CARD
    )


def _mail(head: str, body: str = "x") -> str:
    return f"From - Mon Jan 05 10:00:00 2026\n{head}\n\n{body}\n\n{GOOD_MAIL}"


def _event(*lines: str, more: str = "") -> str:
    inner = "".join(f"{line}\r\n" for line in lines)
    return f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{inner}END:VEVENT\r\n{more}{GOOD_EVENT}END:VCALENDAR\r\n"


def _zip(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def _zip_that_lies() -> bytes:
    """A member that unpacks to more than it declares."""
    honest = HEADER + GOOD_ROW * 50_000
    data = bytearray(_zip(("Connections.csv", honest.encode())))
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        struct.pack_into("<I", data, data.find(mark) + at, 100_000)
    return bytes(data)


def _nested(depth: int) -> str:
    body = "Content-Type: text/plain\n\nhi\n"
    for n in range(depth):
        body = f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n{body}--b{n}--\n"
    head, _, rest = body.partition("\n\n")
    return _mail(f"From: deep@x.example\n{head}", rest)


def _rows(header: str) -> str:
    """Each hostile text in every column of a row of its own, and a good row."""
    columns = header.strip().split(",")
    good = {"First Name": "Good", "Last Name": "Person", "URL": "https://www.linkedin.com/in/good"}
    quoted = ('"' + text.replace('"', '""') + '"' for text in TEXTS)
    hostile = "".join(",".join([text] * len(columns)) + "\n" for text in quoted)
    return header + hostile + ",".join(good.get(column, "") for column in columns) + "\n"


TEXTS = (
    "a@" + "a." * 20_000,
    "(" * 30_000 + "[" * 30_000,
    " " * 60_000 + "x",
    "1/" * 20_000 + "1." * 20_000,
    "\u0301" * 30_000 + "\u200e" * 30_000,
    "x, ph.d., " * 8_000,
    "(she/her " * 8_000,
    "http://" * 10_000 + "/in/" * 10_000,
    "<p " * 20_000 + "<!--" * 10_000,
)


def _tables() -> list[Attack]:
    return [
        Attack("connections of hostile texts", lambda: _rows(HEADER), "linkedin"),
        Attack("Outlook contacts of hostile texts", lambda: _rows(OUTLOOK), "outlook"),
        Attack("Google contacts of hostile texts", lambda: _rows(GOOGLE), "google"),
    ]


def _chats() -> list[Attack]:
    crowd = "".join(
        f"[05.01.26, 10:00:00] Somebody {chr(97 + n % 26) * (n // 26 + 1)}: hi\n" for n in range(4_000)
    )
    return [
        Attack("chat with a line of 20 MB", lambda: GOOD_LINE + "[05.01.26, 10:00:01] A B: " + "x" * 20_000_000, "whatsapp"),
        Attack("chat with 400,000 lines in one message", lambda: GOOD_LINE + "go on\n" * 400_000, "whatsapp"),
        Attack("chat of 4,000 people", lambda: GOOD_LINE + crowd, "whatsapp"),
        Attack("chat of dates only", lambda: GOOD_LINE + "1/1/1, 1:1 - " * 80_000, "whatsapp"),
        Attack("chat of marks", lambda: GOOD_LINE + "\u200e" * 500_000 + "[" * 500_000, "whatsapp"),
    ]  # fmt: skip


def _cards() -> list[Attack]:
    photo = base64.b64encode(bytes(6_000_000)).decode()
    return [
        Attack("card of 60,000 properties", lambda: _card("FN:Many", *(f"X-P{n}:v" for n in range(60_000))), "vcard", "all after the first 2,000"),
        Attack("card with a photo of 6 MB", lambda: _card("FN:Big", f"PHOTO;ENCODING=b:{photo}"), "vcard", "larger than 5 MB"),
        Attack("card of 400,000 folds", lambda: _card("FN:Fold", "NOTE:x" + "\r\n y" * 400_000), "vcard"),
        Attack("card of 3 MB in one value", lambda: _card("FN:Long", "NOTE:" + "x" * 3_000_000), "vcard", "longer than 1 MB"),
        Attack("20,000 cards in each other", lambda: "BEGIN:VCARD\r\n" * 20_000 + GOOD_CARD, "vcard"),
        Attack("card without an end", lambda: "BEGIN:VCARD\r\nFN:Open\r\n" + GOOD_CARD, "vcard"),
        Attack("card of broken letters", lambda: b"BEGIN:VCARD\r\nFN:\xed\xa0\x80\x00Bad\r\nEND:VCARD\r\n" + GOOD_CARD.encode(), "vcard"),
        Attack("card of 50,000 parameters", lambda: _card("FN" + ";X=y" * 50_000 + ":Many", "N:Many;;;;"), "vcard"),
    ]  # fmt: skip


def _calendars() -> list[Attack]:
    guest = "ATTENDEE:mailto:x@x.example"
    forever = "".join(
        f"BEGIN:VEVENT\r\nUID:f{n}\r\nDTSTART:19700101T000000Z\r\nRRULE:FREQ=DAILY\r\n{guest}\r\nEND:VEVENT\r\n"
        for n in range(300)
    )
    never = "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
    days = ",".join(f"20{n % 100:02}0101T{n // 100 % 24:02}{n % 60:02}00Z" for n in range(60_000))
    return [
        Attack("event every second", lambda: _event("UID:s", "DTSTART:20200101T000000Z", "RRULE:FREQ=SECONDLY", guest), "calendar", "not one that meetings follow"),
        Attack("event on no day", lambda: _event("UID:n", "DTSTART:20200101T000000Z", never, guest), "calendar"),
        Attack("300 events without end", lambda: _event("UID:e", "DTSTART:20200101T000000Z", guest, more=forever), "calendar", "more than 1,000 times"),
        Attack("event with 60,000 guests", lambda: _event("UID:g", "DTSTART:20200101T000000Z", *(f"ATTENDEE:mailto:p{n}@x.example" for n in range(60_000))), "calendar", "60,000 guests"),
        Attack("event on 60,000 listed days", lambda: _event("UID:r", "DTSTART:20200101T000000Z", f"RDATE:{days}", guest), "calendar"),
    ]  # fmt: skip


def _mails() -> list[Attack]:
    many = ", ".join(f"Person {n} <p{n}@x.example>" for n in range(50_000))
    page = "Content-Type: text/html\nFrom: h@x.example"
    return [
        Attack("mail to 50,000 people", lambda: _mail(f"From: c@x.example\nTo: {many}"), "mbox"),
        Attack("mail of 400 nested parts", lambda: _nested(400), "mbox"),
        Attack("mail of 60,000 headers", lambda: _mail("From: h@x.example\n" + "\n".join(f"X-{n}: v" for n in range(60_000))), "mbox"),
        Attack("mail of 12 MB in one header", lambda: _mail("From: l@x.example\nSubject: " + "x" * 12_000_000), "mbox"),
        Attack("mail of brackets", lambda: _mail("From: " + "(" * 40_000 + "a@x.example\nTo: " + '"' * 40_001 + "\nCc: " + "<" * 40_000), "mbox"),
        Attack("mail of encoded words", lambda: _mail("From: e@x.example\nSubject: " + "=?utf-8?q?=41?= " * 20_000), "mbox"),
        Attack("mail of 500,000 boundaries", lambda: _mail("From: b@x.example\nContent-Type: multipart/mixed; boundary=b", "--b\n" * 500_000), "mbox"),
        Attack("mail of angle brackets", lambda: _mail(page, "<" * 900_000), "mbox"),
        Attack("mail of open comments", lambda: _mail(page, "<!--" * 200_000), "mbox"),
        Attack("mail of scripts in each other", lambda: _mail(page, "<script>" * 100_000), "mbox"),
        Attack("mail of quotes and colons", lambda: _mail("From: q@x.example", "On 1 wrote:\n" * 100_000), "mbox"),
        Attack("mail from the year 102 and the year 9999", lambda: _mail("From: y@x.example\nDate: Mon, 1 Jan 102 00:00:00 +9999") + _mail("From: z@x.example\nDate: Fri, 31 Dec 9999 23:59:59 -9999"), "mbox"),
    ]  # fmt: skip


def _others() -> list[Attack]:
    return [
        Attack("zip of zeros", lambda: _zip(("Connections.csv", bytes(80 << 20))), "", "out of almost nothing"),
        Attack("zip that lies about a size", _zip_that_lies, "linkedin", "damaged"),
        Attack("table with an open quotation mark", lambda: HEADER + '"open,' + "x,y\n" * 100_000 + GOOD_ROW, "linkedin", "quotation mark"),
        Attack("table with a field of 6 MB", lambda: HEADER + f'"{"x" * 6_000_000}",B,,,,,\n' + GOOD_ROW, "linkedin", "left out"),
        Attack("table of 90,000 columns", lambda: ",".join(f"c{n}" for n in range(90_000)) + "\n", "", "a table with the columns"),
        Attack("table in two encodings", lambda: (HEADER + "Zoë,B,,,,,\n").encode() + "Zoë,C,,,,,\n".encode("cp1252") + GOOD_ROW.encode(), "linkedin"),
        Attack("table of control signs", lambda: HEADER + "N\0u\x1b[2Jl,B\x08,,,,,\n" + GOOD_ROW, "linkedin"),
        Attack("random bytes", lambda: bytes((n * 7919 + n // 251) % 256 for n in range(500_000)), "", "This is "),
    ]  # fmt: skip


ATTACKS = [*_tables(), *_chats(), *_cards(), *_calendars(), *_mails(), *_others()]
