"""vCards as phones, Apple, Google and old Outlooks write them."""

import base64
from datetime import UTC, datetime

import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from amity.people.records import Post, Relation, Standing, YearlyDay
from amity.sources import vcard
from amity.sources.rows import PersonRow, RowError
from tests.sources.reading import detects, fixture, only, rows


def card(*lines: str, version: str = "3.0") -> str:
    body = "".join(f"{line}\r\n" for line in lines)
    return f"BEGIN:VCARD\r\nVERSION:{version}\r\n{body}END:VCARD\r\n"


def person(text: str | bytes) -> PersonRow:
    (row,) = only(PersonRow, rows(vcard, text))
    return row


def test_an_apple_card_is_read_whole() -> None:
    found = rows(vcard, fixture("vcard/apple.vcf"))

    (row,) = only(PersonRow, found)
    assert row.card.name == "Max Muster"
    assert (row.card.given, row.card.family) == ("Max", "Muster")
    assert row.card.emails == ("max@beispiel.example",)
    assert row.card.phones == ("030 123456",)
    assert row.card.urls == ("http://www.example.org", "https://twitter.com/maxm")
    assert row.card.posts == (Post("Beispiel GmbH"),)
    assert row.card.days == (YearlyDay("birthday", 5, 14),)
    assert row.card.relations == (Relation("spouse", "Erika Muster"),)
    assert row.card.note.endswith("seventy-five octets, as here")
    assert row.card.extra["X-PHONETIC-FIRST-NAME"] == ["X-PHONETIC-FIRST-NAME:Maks"]
    assert only(RowError, found) == [RowError("", "1 group of contacts left out: groups are no people.", 1)]


def test_quoted_printable_and_soft_breaks_of_old_phones() -> None:
    row = person(fixture("vcard/v21_qp.vcf"))

    assert (row.card.name, row.card.place) == ("Jörg Ärger", "Berlin")


def test_version_four_dates_numbers_and_types() -> None:
    row = person(fixture("vcard/v40.vcf"))

    assert row.card.phones == ("+47-913-04-810",)
    assert row.card.days == (YearlyDay("birthday", 5, 14),)
    assert row.card.relations == ()
    assert "RELATED" in row.card.extra


def test_the_uid_is_the_key_and_without_one_the_content() -> None:
    assert person(card("FN:Ada", "UID:urn:uuid:1")).key == "urn:uuid:1"
    assert person(card("FN:Ada")).key == person(card("FN:Ada", "REV:20240101T000000Z")).key
    assert person(card("FN:Ada")).key != person(card("FN:Bea")).key


def test_a_card_without_end_does_not_swallow_the_next() -> None:
    text = "BEGIN:VCARD\nFN:Lost End\n" + card("FN:Good Person").replace("\r\n", "\n")

    assert [row.card.name for row in only(PersonRow, rows(vcard, text))] == ["Lost End", "Good Person"]


def test_an_agent_inside_a_card_is_not_the_person() -> None:
    inner = "BEGIN:VCARD\r\nFN:Agent\r\nEND:VCARD\r\n"
    text = "BEGIN:VCARD\r\nFN:Boss\r\nAGENT:\r\n" + inner + "EMAIL:boss@x.example\r\nEND:VCARD\r\n"

    row = person(text)
    assert (row.card.name, row.card.emails) == ("Boss", ("boss@x.example",))


def test_a_fold_inside_a_letter_is_mended() -> None:
    data = card("FN:Zoë Quer").encode()
    at = data.index("ë".encode()) + 1

    assert person(data[:at] + b"\r\n " + data[at:]).card.name == "Zoë Quer"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_encoding_and_line_end(encoding: str, end: str) -> None:
    row = person(card("FN:Jürgen Müller", "EMAIL:j@x.example").replace("\r\n", end).encode(encoding))

    assert (row.card.name, row.card.emails) == ("Jürgen Müller", ("j@x.example",))


def test_the_preferred_address_comes_first() -> None:
    text = card(
        "FN:A", "EMAIL:b@x.example", "EMAIL;TYPE=HOME,PREF:a@x.example", "EMAIL:c@x.example", "EMAIL:none"
    )

    assert person(text).card.emails == ("a@x.example", "b@x.example", "c@x.example")


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("BDAY:1988-03-24", (YearlyDay("birthday", 3, 24, 1988),)),
        ("BDAY:19880324", (YearlyDay("birthday", 3, 24, 1988),)),
        ("BDAY:1988-03-24T00:00:00Z", (YearlyDay("birthday", 3, 24, 1988),)),
        ("BDAY:--05-14", (YearlyDay("birthday", 5, 14),)),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", (YearlyDay("birthday", 2, 29),)),
        ("BDAY:1988-13-40", ()),
        ("BDAY;VALUE=text:circa 1800", ()),
        ("ANNIVERSARY:20100910", (YearlyDay("anniversary", 9, 10, 2010),)),
        (
            "item1.X-ABDATE:2010-10-10\r\nitem1.X-ABLabel:Moved in",
            (YearlyDay("other", 10, 10, 2010, "Moved in"),),
        ),
    ],
)
def test_days_that_come_back(line: str, days: tuple[YearlyDay, ...]) -> None:
    assert person(card("FN:A", line)).card.days == days


def test_companies_are_no_people() -> None:
    shown = person(card("FN:Acme", "ORG:Acme", "X-ABShowAs:COMPANY"))
    nameless = person(card("ORG:Acme;Sales", "TEL:1"))

    assert shown.card.standing is Standing.ORGANISATION
    assert (nameless.card.name, nameless.card.standing) == ("Acme", Standing.ORGANISATION)


def test_cards_that_name_nobody_are_reported_one_by_one() -> None:
    text = (
        card("EMAIL:a@x.example")
        + card("N:;;;;", "FN:")
        + "BEGIN:VCARD\r\nEND:VCARD\r\n"
        + card("FN:Good Person")
    )

    found = rows(vcard, text)
    assert [row.card.name for row in only(PersonRow, found)] == ["Good Person"]
    assert [(e.where, e.rows) for e in only(RowError, found)] == [("card 1", 1), ("card 2", 1), ("", 1)]


def test_photos_come_as_bytes_and_never_from_elsewhere() -> None:
    packed = base64.b64encode(b"\x89PNG" + bytes(100)).decode()

    assert person(card("FN:A", f"PHOTO;ENCODING=b;TYPE=PNG:{packed}")).photo == b"\x89PNG" + bytes(100)
    assert (
        person(card("FN:A", f"PHOTO:data:image/png;base64,{packed}", version="4.0")).photo[:4] == b"\x89PNG"
    )
    assert person(card("FN:A", "PHOTO;VALUE=uri:http://127.0.0.1:9/x")).photo == b""


def test_an_unindented_photo_of_an_old_phone_does_not_spill() -> None:
    packed = base64.b64encode(bytes(range(200))).decode()
    lines = "\r\n".join(packed[at : at + 70] for at in range(0, len(packed), 70))
    row = person(card("FN:A", f"PHOTO;ENCODING=BASE64;JPEG:\r\n{lines}\r\n", "TEL;CELL:123", version="2.1"))

    assert row.photo == bytes(range(200))
    assert row.card.phones == ("123",)


def test_a_monstrous_card_is_cut_and_the_next_one_read() -> None:
    many = card("FN:Many", *(f"X-P{n}:v" for n in range(5_000)))
    long = card("FN:Long", "NOTE:" + "a" * 2_000_000)

    found = rows(vcard, many + long + card("FN:Good Person"))
    assert [row.card.name for row in only(PersonRow, found)] == ["Many", "Long", "Good Person"]
    assert [e.where for e in only(RowError, found)] == ["card 1", "card 2"]
    assert all(e.rows == 0 for e in only(RowError, found))


def test_what_is_kept_verbatim_has_a_limit() -> None:
    lines = (f"X-{n}:" + "v" * 9_000 for n in range(100))

    kept = person(card("FN:A", *lines)).card.extra
    assert 100_000 < sum(len(line) for values in kept.values() for line in values) <= 200_000


def test_titles_belong_to_their_employer() -> None:
    text = card("FN:A", "item1.ORG:One", "item2.ORG:Two", "item2.TITLE:Boss", "item1.TITLE:Clerk")

    assert person(text).card.posts == (Post("One", "Clerk"), Post("Two", "Boss"))


def test_when_it_was_revised() -> None:
    assert person(card("FN:A", "REV:20231216T162036Z")).said_at == datetime(
        2023, 12, 16, 16, 20, 36, tzinfo=UTC
    )
    assert person(card("FN:A", "REV:tomorrow")).said_at is None


def test_only_cards_are_cards() -> None:
    assert detects(vcard, fixture("vcard/apple.vcf"))
    assert detects(vcard, card("FN:A").encode("utf-16"))
    assert not detects(vcard, fixture("calendar/team.ics"))
    assert not detects(vcard, b"")


_word = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40
)


@given(_word, _word, _word)
def test_values_agree_with_another_reader(note: str, organisation: str, nickname: str) -> None:
    written = vobject.vCard()
    written.add("fn").value = "Ada Lovelace"
    written.add("n").value = vobject.vcard.Name(family="Lovelace", given="Ada")
    written.add("note").value = note
    written.add("org").value = [organisation]
    written.add("nickname").value = nickname
    text = written.serialize()

    mine, theirs = person(text).card, vobject.readOne(text)

    assert (mine.given, mine.family) == (theirs.n.value.given, theirs.n.value.family)
    assert _same(mine.note, theirs.note.value)
    assert _same(mine.posts[0].organisation if mine.posts else "", theirs.org.value[0])


def _same(mine: str, theirs: str) -> bool:
    from amity.base.text import clean

    return mine == clean(theirs).strip()


@given(st.binary(max_size=400))
def test_no_bytes_raise_and_the_same_bytes_give_the_same_rows(data: bytes) -> None:
    whole = b"BEGIN:VCARD\r\nFN:A\r\n" + data + b"\r\nEND:VCARD\r\n"

    assert rows(vcard, whole) == rows(vcard, whole)


@pytest.mark.parametrize("charset", ["UTF-8\0", "punycode", "rot13", "nonsense", "idna"])
def test_a_character_set_that_nobody_writes_in_is_guessed(charset: str) -> None:
    text = f"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:J=C3=B6rg Berg\r\nEND:VCARD\r\n"

    assert [row.card.name for row in only(PersonRow, rows(vcard, text))] == ["Jörg Berg"]
