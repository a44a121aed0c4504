"""Mail archives: who wrote to whom, when, in whose words."""

from collections.abc import Iterator
from datetime import UTC, datetime
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.sources import mbox
from amity.sources.mbox.addresses import addresses
from amity.sources.rows import RowError, TouchRow
from tests.sources.reading import detects, only, rows

DATE = "Date: Mon, 5 Jan 2026 10:00:00 +0100"


def mail(
    *headers: str, body: str = "hello", separator: str = "From a@x.example Mon Jan  5 10:00:00 2026"
) -> str:
    named = {header.partition(":")[0].casefold() for header in headers}
    usual = [
        line for name, line in (("date", DATE), ("from", "From: Ana <ana@x.example>")) if name not in named
    ]
    return "\n".join((separator, *headers, *usual, "", body, "", ""))


def touch(*headers: str, body: str = "hello") -> TouchRow:
    (row,) = only(TouchRow, rows(mbox, mail(*headers, body=body)))
    return row


def test_a_mail_is_a_touch() -> None:
    row = touch(
        "Message-ID: <1@x>",
        "From: Ana Ruiz <ana@x.example>",
        'To: "Okafor, Ben" <ben@x.example>, c@x.example',
        "Cc: Dana (Acme) <dana@x.example>, ed <ed@x.example>",
        "Subject: =?utf-8?b?R3LDvMOfZQ==?=",
    )

    assert row.at == datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
    assert (row.source, row.channel, row.subject, row.text) == ("mail", "mail", "Grüße", "hello")
    assert row.sender is not None
    assert (row.sender.name, row.sender.email) == ("Ana Ruiz", "ana@x.example")
    assert [(p.name, p.email, p.role) for p in row.others] == [
        ("Ben Okafor", "ben@x.example", "to"),
        ("", "c@x.example", "to"),
        ("Dana", "dana@x.example", "cc"),
        ("", "ed@x.example", "cc"),
    ]


def test_answers_find_their_mail() -> None:
    asked, answered, other = only(
        TouchRow,
        rows(
            mbox,
            mail("Message-ID: <1@x>")
            + mail("Message-ID: <2@x>", 'In-Reply-To: <1@x> from "Ana" at Jan 5')
            + mail("Message-ID: <3@x>", "In-Reply-To: your mail", "References: <0@x> <1@x>"),
        ),
    )

    assert answered.replies_to == other.replies_to == asked.key
    assert answered.thread == asked.thread != other.thread


def test_empty_ids_never_match() -> None:
    found = only(
        TouchRow,
        rows(mbox, mail("Message-ID: <>", body="a") + mail("Message-ID:", "In-Reply-To: <>", body="b")),
    )

    assert [row.replies_to for row in found] == ["", ""]
    assert found[0].key != found[1].key
    assert [row.thread for row in found] == ["", ""]


@pytest.mark.parametrize(
    ("headers", "year"),
    [
        (("Date: Fri, 01 Jan 102 00:00:00 +0000",), 2026),
        (("Date: Mon, 5 Jan 2099 10:00:00 +0000", "Received: by x; Mon, 5 Jan 2015 10:00:00 +0000"), 2015),
        (("Date: Thu, 1 Jan 1998 00:00:00 +0000", "Received: by x; Mon, 5 Jan 2015 10:00:00 +0000"), 2015),
        (("Date: rubbish", "Received: from y (z; q) by x; Mon, 5 Jan 2015 10:00:00 +0000"), 2015),
        (("Date: Mon, 5 Jan 2026 10:00:61 +9900",), 2026),
    ],
)
def test_broken_clocks_are_set_by_the_server(headers: tuple[str, ...], year: int) -> None:
    assert touch(*headers).at.year == year


def test_a_mail_without_any_time_is_reported() -> None:
    found = rows(mbox, mail("Date: never", separator="From nobody Thu Jan  1 00:00:00 1970"))

    assert found == [RowError("message 1", "The message has no date that can be read.")]


def test_a_list_is_never_the_author() -> None:
    row = touch(
        'From: "Ana Ruiz via Users" <users@lists.example>',
        "Reply-To: Ana Ruiz <ana@x.example>, users@lists.example",
        "To: users@lists.example",
        "List-Post: <mailto:users@lists.example>",
    )

    assert row.sender is not None
    assert (row.sender.name, row.sender.email, row.sender.robot) == ("Ana Ruiz", "ana@x.example", False)
    assert [p.robot for p in row.others] == [True]
    assert (row.to_list, row.bulk) == (True, False)


def test_an_author_whom_the_list_hides_has_a_name_and_no_address() -> None:
    row = touch('From: "Ana Ruiz via Users" <users@forum.example>', "Reply-To: users@forum.example")

    assert row.sender is not None
    assert (row.sender.name, row.sender.email) == ("Ana Ruiz", "")
    assert row.sender.key


def test_a_list_seen_once_is_known_from_then_on() -> None:
    first = mail("List-Id: Users <users.forum.example>", "To: users@forum.example")
    second = mail("To: users@forum.example", "Message-ID: <2@x>")

    assert [row.others[0].robot for row in only(TouchRow, rows(mbox, first + second))] == [True, True]


@pytest.mark.parametrize(
    ("header", "bulk"),
    [
        ("Precedence: bulk", True),
        ("List-Unsubscribe: <https://x.example/u>", True),
        ("Auto-Submitted: auto-generated", True),
        ("Auto-Submitted: no", False),
        ("X-Mailer: y", False),
        ("List-Unsubscribe: <mailto:u@x.example>\nList-Post: <mailto:l@x.example>", False),
    ],
)
def test_newsletters_and_machines_are_marked(header: str, bulk: bool) -> None:
    assert touch(header).bulk is bulk


def test_a_crowd_is_no_personal_mail() -> None:
    row = touch("To: " + ", ".join(f"p{n}@x.example" for n in range(50_000)))

    assert row.to_list
    assert len(row.others) == 50


def test_gmail_labels_are_folders_and_drafts_are_left_out() -> None:
    kept = mail("X-Gmail-Labels: =?utf-8?q?Inbox,Caf=C3=A9,=22a,b=22?=", "X-GM-THRID: 17")
    found = rows(mbox, kept + mail("X-Gmail-Labels: Drafts") + mail("X-Gmail-Labels: Chat"))

    assert [row.folders for row in only(TouchRow, found)] == [("Inbox", "Café", "a,b")]
    assert only(RowError, found) == [RowError("", "2 messages are drafts, spam or chats.", 2)]


def test_a_lone_carriage_return_in_labels_is_a_space() -> None:
    found = rows(mbox, mail("X-Gmail-Labels: =?utf-8?q?In=0Dbox,Caf=C3=A9?="))

    assert [row.folders for row in only(TouchRow, found)] == [("In box", "Café")]


@pytest.mark.parametrize(
    ("body", "own"),
    [
        ("Yes.\n\nOn 2026-01-04, Ben wrote:\n> no?\n> really", "Yes."),
        ("Yes.\n\nOn Mon, Jan 5, 2026 at 10:00 AM Ben Okafor\n<ben@x.example> wrote:\n> no?", "Yes."),
        ("Ja.\n\nAm 05.01.2026 um 10:00 schrieb Ben <b@x.example>:\n> nein?", "Ja."),
        ("Oui.\n\nLe lun. 5 janv. 2026 à 10:00, Ben a écrit :\n> non ?", "Oui."),
        ("Sí.\n\nEl lun, 5 ene 2026 a las 10:00, Ben escribió:\n> no?", "Sí."),
        ("On Mon, 5 Jan 2026, Ben wrote:\n> no?\nBut yes.\n> and?\nAnd yes.", "But yes.\nAnd yes."),
        ("Yes.\n\nOn Mon, 5 Jan 2026 Ben wrote:\nan unmarked quote", "Yes."),
        ("As Goethe wrote:\nAll theory is grey.", "As Goethe wrote:\nAll theory is grey."),
        ("Hi.\n-- \nAna\n+49 1", "Hi."),
        ("Hi.\n\nSent from my phone", "Hi."),
        ("Hi.\n\n-----Original Message-----\nFrom: Ben", "Hi."),
        ("Hi.\n\nFrom: Ben\nSent: Monday\nTo: Ana\nno?", "Hi."),
        ("Hi.\n\nThis e-mail is confidential and intended only for you.", "Hi."),
        ("From here on:\nall is well.", "From here on:\nall is well."),
    ],
)
def test_only_the_senders_own_words_count(body: str, own: str) -> None:
    assert touch(body=body).text == own


def test_the_text_part_is_found_in_what_has_parts() -> None:
    body = (
        '--out\nContent-Type: multipart/alternative; boundary="in"\n\n'
        "--in\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
        "Sch=F6n, =\nja\n--in\nContent-Type: text/html\n\n<p>no</p>\n--in--\n"
        "--out\nContent-Type: text/plain\nContent-Disposition: attachment\n\nnot this\n--out--\n"
    )

    assert touch("Content-Type: multipart/mixed; boundary=out", body=body).text == "Schön, ja"


def test_a_page_becomes_words_without_what_it_hides() -> None:
    body = (
        "<html><head><title>t</title></head><style>p{}</style><script>alert(1)</script>"
        "<p>Hello&nbsp;<b>Ben</b>,<br>all well?</p><blockquote>old <blockquote>older</blockquote></blockquote>"
        "<!-- hidden --><p>Ana</p></html>"
    )

    assert touch("Content-Type: text/html", body=body).text == "Hello Ben,\nall well?\nAna"


def test_base64_and_unknown_character_sets_do_no_harm() -> None:
    packed = touch(
        "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", body="R3LDvMOfZQ=="
    )
    odd = touch("Content-Type: text/plain; charset=evil", "From: =?foo-999?q?=FF?= <c@x.example>", body="ok")

    assert packed.text == "Grüße"
    assert odd.text == "ok"


def test_text_is_cut_at_four_thousand_characters() -> None:
    assert len(touch(body="word " * 10_000).text) <= 4_000


def test_deep_nesting_costs_one_text_and_not_the_archive() -> None:
    body = "hi"
    for depth in range(300):
        body = f"Content-Type: multipart/mixed; boundary=b{depth}x\n\n--b{depth}x\n{body}\n--b{depth}x--\n"
    head, _, rest = body.partition("\n\n")

    assert len(only(TouchRow, rows(mbox, mail(head, body=rest) + mail("Message-ID: <2@x>")))) == 2


def test_a_line_that_begins_with_from_splits_nothing() -> None:
    body = "Dear all,\n\nFrom here the road goes on.\n\n>From quoted\nend"
    found = only(TouchRow, rows(mbox, mail(body=body) + mail("Message-ID: <2@x>", body="second")))

    assert [row.text for row in found] == [
        "Dear all,\n\nFrom here the road goes on.\n\nFrom quoted\nend",
        "second",
    ]


def test_windows_line_ends_are_the_same_mail() -> None:
    text = mail("Message-ID: <1@x>", "To: b@x.example", body="one\ntwo") * 3

    assert rows(mbox, text) == rows(mbox, text.replace("\n", "\r\n"))


def test_where_the_stream_is_cut_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(mail(f"Message-ID: <{n}@x>", body=f"number {n}\n\nFrom me") for n in range(40))
    whole = rows(mbox, text)

    for size in (3_001, 3_002, 3_003, 5_000):
        monkeypatch.setattr("amity.sources.mbox.split.CHUNK", size)
        assert rows(mbox, text) == whole
    assert len(whole) == 40


def test_a_huge_attachment_is_passed_over() -> None:
    huge = mail("Message-ID: <1@x>", body="hello\n" + "QUJD" * 2_000_000)
    found = only(TouchRow, rows(mbox, huge + mail("Message-ID: <2@x>")))

    assert [row.text[:5] for row in found] == ["hello", "hello"]


@pytest.mark.parametrize(
    "header",
    [
        "(" * 20_000 + "a@x.example",
        '"' * 20_001,
        "a," * 20_000,
        "<" * 20_000,
        "@" * 20_000,
        '"\\' * 10_000,
        "a@" * 9_000,
        " " * 20_000 + "x",
    ],
)
def test_hostile_address_lists_are_read_or_not_but_quickly(header: str) -> None:
    began = perf_counter()

    assert len(addresses(header)) <= 200
    assert perf_counter() - began < 2


def test_a_single_mail_is_read_like_an_archive_of_one() -> None:
    text = f"From: Ana <ana@x.example>\nTo: b@x.example\n{DATE}\nMessage-ID: <1@x>\n\nhello"

    assert detects(mbox, text)
    assert [row.text for row in only(TouchRow, rows(mbox, text))] == ["hello"]


@pytest.mark.parametrize(
    "text", ["", "From me to you", "To: do\nlist", "First Name,Last Name\n", "\x00From "]
)
def test_other_texts_are_no_mail(text: str) -> None:
    assert not detects(mbox, text)


def _mails() -> Iterator[bytes]:
    yield b"From a Mon Jan  5 10:00:00 2026\nFrom: a@x.example\n"
    yield b"Content-Type: multipart/mixed; boundary=b\n\n--b\n"


@given(st.binary(max_size=300), st.sampled_from(list(_mails())))
def test_no_bytes_raise_and_the_same_bytes_give_the_same_rows(data: bytes, head: bytes) -> None:
    assert rows(mbox, head + data) == rows(mbox, head + data)


def test_an_encoded_word_that_is_broken_stays_as_it_is_written() -> None:
    found = rows(mbox, mail("From: =?utf-8?b?A?= <a@x.example>", "Subject: =?utf-8?b?A?="))

    assert [row.subject for row in only(TouchRow, found)] == ["=?utf-8?b?A?="]
