"""Content lines: what vCard and iCalendar are written in (RFC 6350 and RFC 5545, and how it really comes).

Lines are unfolded as octets, because a fold may split a letter; the soft breaks of
quoted-printable and the unindented base64 of vCard 2.1 are joined as well.
"""

import codecs
import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from amity.base.text import clean
from amity.sources.csv_text import decoded_as, guess_encoding

LONGEST = 7_000_000  # octets of one unfolded line: a photo of 5 MB in base64
_CHUNK = 1 << 20
_NAME = re.compile(r"(?:([A-Za-z0-9_-]{1,60})\.)?([A-Za-z0-9_-]{1,60})")
_PARAMETER = re.compile(r';((?:[^":;]|"[^"]*")*)')
_VALUES = re.compile(r'"[^"]*"|[^,"]+')
_ESCAPE = re.compile(r"\\(.)", re.S)
_CARET = re.compile(r"\^([n'^])")
_BASE64 = re.compile(rb"[A-Za-z0-9+/=]{1,200}\Z")
_BARE = {  # what vCard 2.1 writes without a name
    "QUOTED-PRINTABLE": "ENCODING", "BASE64": "ENCODING", "B": "ENCODING", "8BIT": "ENCODING",
    "7BIT": "ENCODING", "INLINE": "VALUE", "URL": "VALUE", "CID": "VALUE",
}  # fmt: skip


@dataclass(slots=True)
class Property:
    """One content line: its name in capitals, parameters, and the value still escaped."""

    name: str
    raw: str
    group: str = ""
    params: dict[str, list[str]] = field(default_factory=dict)
    line: str = ""  # as it stood, unfolded
    plain: bool = False  # the value was quoted-printable: nothing is escaped in old vCards but ; and \

    @property
    def text(self) -> str:
        """The whole value unescaped."""
        return _readable(unescape(self.raw))

    def parts(self, separator: str = ";") -> list[str]:
        """The value's parts, unescaped."""
        return [_readable(unescape(part)) for part in split(self.raw, separator)]

    def param(self, name: str) -> str:
        """The first value of a parameter, or nothing."""
        values = self.params.get(name)
        return values[0] if values else ""

    def types(self) -> set[str]:
        """All TYPE values in lower case, however they were listed."""
        return {t.strip().casefold() for v in self.params.get("TYPE", ()) for t in v.split(",")}


def _readable(text: str) -> str:
    return (text if text.isascii() and text.isprintable() else clean(text)).strip()


def unescape(text: str) -> str:
    """Backslash escapes resolved: a comma, a semicolon, a colon, a new line."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def split(text: str, separator: str) -> list[str]:
    """The text cut at a separator that is not escaped."""
    if "\\" not in text:
        return text.split(separator)
    parts: list[str] = []
    start = 0
    for mark in re.finditer(rf"\\.|{re.escape(separator)}", text, flags=re.S):
        if mark[0] == separator:
            parts.append(text[start : mark.start()])
            start = mark.end()
    return [*parts, text[start:]]


def physical_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines without their ends (CRLF, LF or CR), in bounded memory; UTF-16 becomes UTF-8."""
    rest = b""
    for chunk in _as_utf8(stream):
        lines = (rest + chunk).splitlines(keepends=True)
        rest = lines.pop() if lines else b""
        if rest.endswith(b"\n") or len(rest) > LONGEST:
            lines.append(rest[:LONGEST])
            rest = b""
        for line in lines:
            yield line.rstrip(b"\r\n")
    if rest:
        yield rest.rstrip(b"\r\n")


def _as_utf8(stream: BinaryIO) -> Iterator[bytes]:
    head = stream.read(_CHUNK)
    encoding = guess_encoding(head[:4096])
    if not encoding.startswith("utf-16"):
        yield head.removeprefix(codecs.BOM_UTF8)
        while chunk := stream.read(_CHUNK):
            yield chunk
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    while head:
        yield decoder.decode(head).encode("utf-8", "replace")
        head = stream.read(_CHUNK)


def logical_lines(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Unfolded lines. One that grows beyond `LONGEST` octets keeps its beginning only."""
    pieces: list[bytes] = []
    size = 0
    soft = packed = False
    for line in lines:
        folded = line[:1] in (b" ", b"\t")
        if pieces and (folded or soft or (packed and _BASE64.match(line))):
            piece = line[1:] if folded else line
            size += len(piece)
            if size <= LONGEST:
                pieces.append(piece)
        else:
            if pieces:
                yield b"".join(pieces)
            pieces, size = [line], len(line)
            packed = (b"ASE64" in line or b"ase64" in line) and b"BASE64" in line[:100].upper()
        soft = line.endswith(b"=") and _is_quoted_printable(pieces[0])
        if soft and pieces[-1].endswith(b"="):
            pieces[-1] = pieces[-1][:-1]
    if pieces:
        yield b"".join(pieces)


def _is_quoted_printable(line: bytes) -> bool:
    return b"QUOTED-PRINTABLE" in line[:200].partition(b":")[0].upper()


def parse(line: bytes) -> Property | None:
    """The property on a logical line; None when it is none."""
    text = _text(line)
    name, colon, raw = text.partition(":")
    if colon and name.isalpha() and name.isascii():
        return Property(name.upper(), raw, line=text)
    named = _NAME.match(text)
    if named is None:
        return None
    at = named.end()
    params: dict[str, list[str]] = {}
    if text[at : at + 1] == ";":
        at, params = _parameters(text, at)
    if text[at : at + 1] != ":":
        return None
    found = Property(named[2].upper(), text[at + 1 :], (named[1] or "").casefold(), params, text)
    _decode(found, line)
    return found


def _text(line: bytes) -> str:
    line = line.replace(b"\0", b"") if b"\0" in line else line
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("utf-8", "amity_old_windows")


def _parameters(text: str, at: int) -> tuple[int, dict[str, list[str]]]:
    params: dict[str, list[str]] = {}
    while (found := _PARAMETER.match(text, at)) and len(params) < 100:
        at = found.end()
        name, equals, value = found[1].partition("=")
        if not equals:
            name, value = _BARE.get(name.strip().upper(), "TYPE"), name
        value = value.strip()
        values = _VALUES.findall(value) if '"' in value or "," in value else [value]
        params.setdefault(name.strip().upper(), []).extend(_bare(v) for v in values)
    return at, params


def _bare(value: str) -> str:
    value = value.strip('"')
    if "^" not in value:
        return value
    return _CARET.sub(lambda found: {"n": "\n", "'": '"', "^": "^"}[found[1]], value)


def _decode(found: Property, line: bytes) -> None:
    """Quoted-printable and other character sets, which only the raw octets can tell."""
    if not found.params:
        return
    charset = found.param("CHARSET").casefold()
    quoted = found.param("ENCODING").upper() == "QUOTED-PRINTABLE"
    if not quoted and charset in ("", "utf-8", "utf8"):
        return
    octets = (
        line[len(line) - len(found.raw.encode("utf-8", "replace")) :]
        if line.isascii()
        else _after_colon(line)
    )
    octets = quopri.decodestring(octets) if quoted else octets
    found.raw = decoded_as(octets, charset or "utf-8")
    found.raw = found.raw.replace("\r\n", "\n")
    found.plain = quoted


def _after_colon(line: bytes) -> bytes:
    quoted = False
    for at, octet in enumerate(line[:5000]):
        quoted ^= octet == 0x22
        if octet == 0x3A and not quoted:
            return line[at + 1 :]
    return b""
