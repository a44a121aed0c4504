"""The sender's own words: the text part of a mail without quotes, signature and small print."""

import binascii
import re

from amity.base.text import clean
from amity.sources.csv_text import decoded_as
from amity.sources.markup import plain_text
from amity.sources.mbox.headers import open_mail

LONGEST_TEXT = 4_000
LONGEST_BODY = 120_000  # octets of the text part that are looked at
DEEPEST = 50
MOST_PARTS = 30
_CHARSET = re.compile(r'charset\s*=\s*"?([\w.:+-]{1,40})', re.I)
_BOUNDARY = re.compile(r'boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;]{1,200}))', re.I)
_WROTE = re.compile(
    r"(?:wrote|writes|schrieb\b.{0,120}|a écrit|escribió|ha scritto|escreveu|schreef\b.{0,120})\s*:$"
)
_OPENERS = ("On ", "Am ", "Le ", "El ", "Il ", "Em ", "Op ")
_BEGINS_OPENER = frozenset(opener[0] for opener in _OPENERS)
_CUTS = re.compile(
    r"^(?:-{2,}\s*(?:Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original|Forwarded message"
    r"|Weitergeleitete Nachricht).*|Begin forwarded message:|Anfang der weitergeleiteten Nachricht:"
    r"|_{10,}\s*|.{0,40}(?:confidentiality notice|diese e-mail enthält vertrauliche|ce message est confidentiel"
    r"|este mensaje (?:es|puede contener)|this (?:e-?mail|message)(?: and any (?:attachments?|files))?.{0,60}"
    r"(?:confidential|privileged|intended only)).*)$",
    re.I,
)
_FROM_LINE = re.compile(r"^\*?(?:From|Von|De|Da):\*?\s")
_BEGINS_FROM, _BEGINS_CUT = frozenset("*FVD"), frozenset("-_BATtCcDdEe*")  # most lines begin otherwise
_HEADER_LINE = re.compile(
    r"^\*?(?:Sent|Date|To|Subject|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado|Para|Asunto):\*?\s"
)
_SENT_FROM = re.compile(
    r"^(?:Sent from my |Von meinem .{1,40} gesendet|Envoyé de mon |Enviado desde mi |Get Outlook for )"
)
_BLANKS = re.compile(r"\n{3,}")


def own_words(content_type: str, encoding: str, body: bytes) -> str:
    """The first plain text of the mail, else its page as text, without what others wrote."""
    plain, page = _texts(content_type, encoding, body, 0)
    text = plain if plain.strip() else plain_text(page)
    return _own(text)[:LONGEST_TEXT].strip()


def _texts(content_type: str, encoding: str, body: bytes, depth: int) -> tuple[str, str]:
    """The first text and the first page in this part."""
    kind = content_type.partition(";")[0].strip().casefold() or "text/plain"
    if kind == "text/plain":
        return _text(content_type, encoding, body), ""
    if kind == "text/html":
        return "", _text(content_type, encoding, body)
    if not kind.startswith("multipart/") or depth >= DEEPEST:
        return "", ""
    page = ""
    for part in _parts(content_type, body):
        mail = open_mail(part.lstrip(b"\r\n") if part[:1] not in b"\r\n" else b"\n" + part)
        if mail.get("content-disposition").casefold().startswith("attachment"):
            continue
        found = _texts(mail.get("content-type"), mail.get("content-transfer-encoding"), mail.body, depth + 1)
        if found[0].strip():
            return found
        page = page or found[1]
    return "", page


def _parts(content_type: str, body: bytes) -> list[bytes]:
    named = _BOUNDARY.search(content_type[:2_000])
    if named is None:
        return []
    mark = b"--" + (named[1] or named[2]).encode("utf-8", "replace")
    parts: list[bytes] = []
    start = -1
    at = body.find(mark)
    while at >= 0 and len(parts) < MOST_PARTS:
        behind = body[at + len(mark) : at + len(mark) + 1]
        if (at == 0 or body[at - 1 : at] == b"\n") and behind in (b"", b"\r", b"\n", b"-", b" ", b"\t"):
            if start >= 0:
                parts.append(body[start:at])
            line_end = body.find(b"\n", at)
            start = line_end + 1 if line_end >= 0 else len(body)
            if body[at + len(mark) : at + len(mark) + 2] == b"--":
                return parts
        at = body.find(mark, at + len(mark))
    return [*parts, body[start:]] if start >= 0 else parts


def _text(content_type: str, encoding: str, body: bytes) -> str:
    octets = _unpacked(encoding.strip().casefold(), body[:LONGEST_BODY])
    named = _CHARSET.search(content_type[:2_000])
    return decoded_as(octets, named[1] if named else "utf-8")


def _unpacked(encoding: str, octets: bytes) -> bytes:
    if encoding == "quoted-printable":
        return binascii.a2b_qp(octets)
    if encoding == "base64":
        packed = b"".join(octets.split())
        try:
            return binascii.a2b_base64(packed[: len(packed) // 4 * 4])
        except binascii.Error:
            return b""
    return octets


def _own(text: str) -> str:
    lines = clean(text, limit=LONGEST_BODY).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept: list[str] = []
    at, size = 0, 0
    while at < len(lines) and size < LONGEST_TEXT * 2:
        line = lines[at].rstrip()
        if line.startswith((">", "|>")):
            at += 1
            continue
        taken = _attribution(lines, at)
        if _ends_words(lines, at, line) or taken < 0:
            break
        at += taken or 1
        if not taken and not _SENT_FROM.match(line):
            kept.append(line[:LONGEST_TEXT])
            size += len(line)
    return _BLANKS.sub("\n\n", "\n".join(kept)).strip()


def _ends_words(lines: list[str], at: int, line: str) -> bool:
    """Whether signature, small print or somebody else's mail begins here."""
    if line == "--" or lines[at] == "-- ":
        return True
    if line[:1] in _BEGINS_FROM and _FROM_LINE.match(line[:300]):
        return any(_HEADER_LINE.match(below[:300]) for below in lines[at + 1 : at + 4])
    return line[:1] in _BEGINS_CUT and _CUTS.match(line[:300]) is not None


def _attribution(lines: list[str], at: int) -> int:
    """How many lines say "On ... wrote:"; 0 when none does, -1 when an unmarked quote follows."""
    line = lines[at].strip()
    opened = line[:1] in _BEGINS_OPENER and line.startswith(_OPENERS) and any(c.isdigit() for c in line[:200])
    if not line.endswith(":") and not opened:
        return 0
    for count in (1, 2, 3) if opened else (1,):
        joined = " ".join(part.strip() for part in lines[at : at + count])[:400]
        if joined.endswith(":") and _WROTE.search(joined):
            below = next((text for text in lines[at + count : at + count + 3] if text.strip()), ">")
            if below.lstrip().startswith((">", "|>")):
                return count
            return -1 if opened else 0
    return 0
