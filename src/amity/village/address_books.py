"""Maya's address books: the phone's vCards, and an older list at Google."""

import base64
import csv
import io
from collections.abc import Iterator

from PIL import Image, ImageColor, ImageDraw

from amity.village.people import PEOPLE
from amity.village.shapes import Villager

_SIDE = 96  # pixels of a portrait
_FOLD = 75  # octets of a line (RFC 6350)
_GOOGLE = (
    "First Name", "Middle Name", "Last Name", "Nickname", "File As", "Organization Name", "Organization Title", "Birthday", "Notes", "Labels",
    "E-mail 1 - Label", "E-mail 1 - Value", "Phone 1 - Label", "Phone 1 - Value", "Address 1 - Label", "Address 1 - City",
)  # fmt: skip


def vcards() -> bytes:
    """The phone's contacts, vCard 3.0."""
    cards = (_card(one) for one in PEOPLE if "vcard" in one.books)
    return b"".join(_folded(line) for card in cards for line in card)


def _card(one: Villager) -> Iterator[str]:
    given, _, family = one.name.partition(" ")
    yield from ("BEGIN:VCARD", "VERSION:3.0", f"UID:village-{given.lower()}-{family.lower()}")
    yield from (f"FN:{one.name}", f"N:{family};{given};;;")
    for line in (
        f"EMAIL;TYPE=INTERNET:{one.email}" if one.email else "",
        f"TEL;TYPE=CELL:{one.phone}" if one.phone else "",
        f"ORG:{one.work}" if one.work else "",
        f"TITLE:{one.title}" if one.title else "",
        f"ADR;TYPE=HOME:;;;{one.place};;;" if one.place else "",
        _birthday(one, "BDAY:"),
        *(f"RELATED;TYPE={kind}:{name}" for name, kind in one.knows),
        f"NOTE:{_escaped(one.how)}" if one.how else "",
        f"PHOTO;ENCODING=b;TYPE=PNG:{_portrait(*one.portrait)}" if one.portrait else "",
    ):
        if line:
            yield line
    yield from ("REV:2026-11-15T08:00:00Z", "END:VCARD")


def _birthday(one: Villager, lead: str = "") -> str:
    if one.birthday is None:
        return ""
    month, day, year = one.birthday
    return f"{lead}{year}-{month:02}-{day:02}" if year else f"{lead}--{month:02}{'' if lead else '-'}{day:02}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")


def _portrait(dark: str, light: str) -> str:
    """A disc of two tones: a picture that is nobody's face."""
    picture = Image.new("RGB", (_SIDE, _SIDE), light)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((_SIDE // 8, _SIDE // 8, _SIDE * 7 // 8, _SIDE * 7 // 8), fill=dark)
    pen.pieslice(
        (_SIDE // 8, _SIDE // 8, _SIDE * 7 // 8, _SIDE * 7 // 8), 135, 315, fill=_between(dark, light)
    )
    out = io.BytesIO()
    picture.save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


def _between(dark: str, light: str) -> tuple[int, ...]:
    """The colour half way."""
    pairs = zip(ImageColor.getrgb(dark), ImageColor.getrgb(light), strict=True)
    return tuple((a + b) // 2 for a, b in pairs)


def _folded(line: str) -> bytes:
    octets = line.encode()
    pieces = [octets[:_FOLD]]
    pieces += [octets[at : at + _FOLD - 1] for at in range(_FOLD, len(octets), _FOLD - 1)]
    return b"\r\n ".join(pieces) + b"\r\n"


def google() -> bytes:
    """The list at Google, in the columns of 2024 and later."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(_GOOGLE)
    for one in PEOPLE:
        if "google" in one.books:
            given, _, family = one.name.partition(" ")
            table.writerow(
                (
                    given, "", family, "", "", one.work, one.title, _birthday(one), one.how, "* myContacts", "* Work", one.email,
                    "Mobile" if one.phone else "", one.phone, "Home", one.place,
                )
            )  # fmt: skip
    return out.getvalue().encode()
