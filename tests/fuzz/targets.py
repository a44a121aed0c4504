"""What is fuzzed, and what must hold for every input: rows of known kinds, fit to be stored, the same each time."""

import json
from collections.abc import Callable
from datetime import date

from amity.sources import amity, calendar, detect, google, linkedin, mbox, outlook, vcard, whatsapp
from amity.sources.refused import Refused
from amity.sources.rows import ArchiveRow, Options, OwnerRow, Peek, PersonRow, RowError, Source, TouchRow
from tests.sources.reading import Memory

SOURCES: dict[str, Source] = {
    "amity": amity,
    "vcard": vcard,
    "calendar": calendar,
    "mbox": mbox,
    "whatsapp": whatsapp,
    "linkedin": linkedin,
    "google": google,
    "outlook": outlook,
}
FOLDERS = {"mbox": "mail"}  # samples, where they are not called like their source
OPTIONS = Options(region="DE", window=(date(2016, 1, 1), date(2026, 11, 22)))


def target(name: str) -> Callable[[bytes], None]:
    """The function that a fuzzer calls with its bytes."""
    return _recognise if name == "detect" else lambda data: _read(SOURCES[name], data)


NAMES = (*SOURCES, "detect")


def _read(source: Source, data: bytes) -> None:
    try:
        rows = list(source.read(Memory(data, "Recommendations_Given.csv"), OPTIONS))
    except Refused as refused:
        storable(str(refused))
        return
    for row in rows:
        match row:
            case TouchRow():
                assert row.at.utcoffset() is not None
                assert row.key
                assert row.direction in ("", "in", "out")
                storable(row.subject, row.text, row.place, row.thread, *row.folders)
                for party in (row.sender, *row.others):
                    if party:
                        storable(party.name, party.email, party.url, party.phone)
            case PersonRow():
                assert row.key
                storable(row.key, row.card.fingerprint(), str(row.card.to_json()))
            case ArchiveRow():
                assert row.ends != bool(row.said)
                storable(json.dumps(row.said, ensure_ascii=False, default=str))
            case OwnerRow():
                storable(str(row.card.to_json()))
            case RowError():
                assert row.why
                storable(row.where, row.why)
    assert rows == list(source.read(Memory(data, "Recommendations_Given.csv"), OPTIONS))


def _recognise(data: bytes) -> None:
    peek = Peek("x", data)
    found = detect.recognise(peek)
    storable(found.NAME if found else detect.what_was_seen(peek))


def storable(*texts: str) -> None:
    """No lone surrogate and no NUL: databases take neither."""
    for text in texts:
        text.encode()
        assert "\0" not in text
