"""Files are recognised by content; those that are not get a sentence."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.sources.detect import SUPPORTED, recognise, sources, what_was_seen
from amity.sources.rows import Options, Peek
from tests.sources.reading import DATA, Memory, fixture


def name_of(data: bytes) -> str:
    source = recognise(Peek("x", data[:65_536]))
    return source.NAME if source else ""


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("linkedin", "linkedin"),
        ("vcard", "vcard"),
        ("google", "google"),
        ("calendar", "calendar"),
        ("outlook", "outlook"),
        ("whatsapp", "whatsapp"),
    ],
)
def test_every_sample_is_recognised_by_its_own_source_alone(folder: str, name: str) -> None:
    samples = [path.read_bytes() for path in sorted((DATA / folder).rglob("*.*")) if path.is_file()]

    assert samples
    for data in samples:
        assert [s.NAME for s in sources() if s.detects(Peek("x", data))] == [name]


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b"", "an empty file"),
        (b" \n", "an empty file"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"SQLite format 3\x00abc", "an SQLite database"),
        (b"<!DOCTYPE html><p>", "a web page"),
        (b"<?xml version='1.0'?><x/>", "an XML file"),
        (b'<svg onload="x">', "a drawing (SVG)"),
        (b'{"a": 1}', "a JSON file"),
        (b"[1]", "a JSON file"),
        (bytes(range(256)) * 9, "a file that is no text"),
        (b"window.YTD.follower.part0 = []", "a script, perhaps of a Twitter archive"),
        (b"dear diary", "a text"),
        (b"\x06,\x00'", "a text"),
        (b"[2019-12-24, 12:23] Jane Doe: Hello", "a text with dates, perhaps a chat"),
        (b"A,B,C\n1,2,3\n", "a table with the columns A, B, C"),
        ("Größe;Maß\n1;2\n".encode("cp1252"), "a table with the columns Größe, Maß"),
        ("A\tB\n1\t2\n".encode("utf-16"), "a table with the columns A, B"),
        (
            ",".join(f"c{n}" for n in range(20)).encode(),
            "a table with the columns c0, c1, c2, c3, c4, c5, c6, c7 and 12 more",
        ),
    ],
)
def test_an_unknown_file_is_described(data: bytes, seen: str) -> None:
    assert recognise(Peek("x", data)) is None
    assert what_was_seen(Peek("x", data)) == f"This is {seen}. Amity reads {SUPPORTED}."


def test_telegram_is_not_mistaken_for_anything() -> None:
    assert name_of(fixture("telegram.json")) == ""
    assert json.loads(fixture("telegram.json"))


@given(st.binary(max_size=600))
def test_any_bytes_are_recognised_or_described_and_read_without_an_exception(data: bytes) -> None:
    peek = Peek("x", data)

    assert what_was_seen(peek).startswith("This is ")
    recognise(peek)
    for source in sources():
        list(source.read(Memory(data), Options()))


@given(st.text(alphabet="\n\r,;\"' :=-@<>()\\/ABCDEFGIMNORTUVabcdefrom0123456789", max_size=400))
def test_any_text_of_telling_letters_is_read_without_an_exception(text: str) -> None:
    for source in sources():
        list(source.read(Memory(text.encode()), Options()))
