"""Typed notes: what is said is kept word for word, what is only supposed is not."""

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.conversations.reading import KnownPerson, Note, read_note
from amity.surfaces.cli.parse import said

LINES = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "open_lines.jsonl").read_text(encoding="utf-8").splitlines()
]
# One line names a day that does not follow from its "today"; one drops an article that eight others keep.
EXACT = 58
TODAY = date(2026, 11, 22)  # a Sunday
BOOK = tuple(
    KnownPerson(name, name)
    for name in (
        "Ana Sousa", "Sam Okoro", "Jonas Feld", "Priya Raman", "Rosa Conti", "Kofi Mensah", "Ole Brandt", "Ines Duarte",
        "Paul Renner", "Liam Byrne", "Zoë Martin", "Viktor Novak", "Claudia Weiß", "Mark Stone", "Björn Åkesson",
    )
)  # fmt: skip


def read(text: str) -> Note:
    return read_note(text, today=TODAY, known=BOOK)


def of_line(line: dict[str, Any]) -> dict[str, Any]:
    known = [KnownPerson(name, name) for name in line["known"]]
    return said(read_note(line["text"], today=date.fromisoformat(line["today"]), known=known))


def test_most_open_lines_are_read_exactly() -> None:
    exact = sum(of_line(line) == line["expect"] for line in LINES)

    assert exact >= EXACT


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["text"][:40])
def test_nothing_is_kept_that_a_line_does_not_say(line: dict[str, Any]) -> None:
    found, wanted = of_line(line), line["expect"]

    for kind in ("facts", "promises", "needs", "introductions"):
        assert len(found[kind]) <= len(wanted[kind])
    assert all(
        entry["text"] in line["text"] for kind in ("facts", "promises", "needs") for entry in found[kind]
    )


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Wrote to Sam Okoro about the panel", "out"),
        ("Sent Sam Okoro the slides", "out"),
        ("I replied to Sam Okoro", "out"),
        ("Gestern Sam Okoro geschrieben", "out"),
        ("Nachricht an Sam Okoro", "out"),
        ("Sam Okoro wrote to me", "in"),
        ("Heard from Sam Okoro", "in"),
        ("Sam Okoro hat mir geantwortet", "in"),
        ("Nachricht von Sam Okoro", "in"),
    ],
)
def test_what_was_written_without_saying_how_is_contact_all_the_same(text: str, direction: str) -> None:
    (met,) = read(text).encounters

    assert (met.people, met.channel, met.direction, met.medium) == (
        ("Sam Okoro",),
        None,
        direction,
        "message",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Sam Okoro wrote a book about rails",
        "Sam Okoro wrote that Ana is moving",
        "Sam Okoro never replied",
        "I should write to Sam Okoro",
        "Haven't written to Sam Okoro",
        "Ana Sousa heard from Sam Okoro that rates rise",
    ],
)
def test_what_was_not_written_to_the_owner_is_no_contact(text: str) -> None:
    assert read(text).encounters == ()


@pytest.mark.parametrize(
    ("text", "person", "kept"),
    [
        (
            "Met Ana at PyCon, her daughter starts school, promised intro to Sam",
            "Ana Sousa",
            "her daughter starts school",
        ),
        (
            "Ana auf der PyCon getroffen, ihre Tochter kommt in die Schule.",
            "Ana Sousa",
            "ihre Tochter kommt in die Schule",
        ),
        (
            "Gestern mit Jonas im Biergarten gesessen. Er hat einen neuen Job.",
            "Jonas Feld",
            "hat einen neuen Job",
        ),
        (
            "Coffee with Ana. She got promoted and is moving to Berlin.",
            "Ana Sousa",
            "got promoted and is moving to Berlin",
        ),
        ("Kofi told me he got a grant.", "Kofi Mensah", "got a grant"),
        ("Viktor's mother is visiting him in May.", "Viktor Novak", "mother is visiting him in May"),
        ("Viktors Mutter wird im Mai 80.", "Viktor Novak", "Mutter wird im Mai 80"),
        ("Mit Claudia telefoniert, sie ist nach Köln gezogen.", "Claudia Weiß", "ist nach Köln gezogen"),
    ],
)
def test_facts_stand_as_they_were_typed(text: str, person: str, kept: str) -> None:
    assert [(fact.person, fact.text) for fact in read(text).facts] == [(person, kept)]


def test_what_two_do_together_is_said_of_both() -> None:
    assert [(f.person, f.text) for f in read("Liam und Zoë haben geheiratet.").facts] == [
        ("Liam Byrne", "haben geheiratet"),
        ("Zoë Martin", "haben geheiratet"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sam is not vegetarian.", "Sam ist doch nicht umgezogen.", "Is Sam moving to Oslo?", "Sam zieht um?",
        "Heard that Sam is leaving Acme.", "Angeblich hat Sam gekündigt.", "Ana thinks Sam is moving to Oslo.",
        "Ana meint, Sam zieht nach Oslo.", "Sam joked that he bought a castle.", "Apparently, Sam is moving to Oslo.", "If Sam gets the job, he moves to Oslo.",
        "Ana told me Sam moved and he is sad.", "No, Sam is moving to Oslo after all.", "If Sam gets the job he moves to Oslo.",
        "Sam is moving to Oslo. Just kidding.", "Sam asked whether I know a plumber.", "Sam said he might move.",
        "Sam took back his offer to help.", "Maybe Sam needs a plumber.", "Sam braucht keinen Klempner mehr.",
    ],
)  # fmt: skip
def test_what_a_note_does_not_vouch_for_is_not_kept(text: str) -> None:
    note = read(text)

    assert (note.facts, note.promises, note.needs, note.introductions) == ((), (), (), ())
    assert "Sam Okoro" in [person.name for person in note.people]


@pytest.mark.parametrize(
    ("text", "by", "person", "what", "due"),
    [
        ("Met Ana at PyCon, promised intro to Sam", "me", "Ana Sousa", "intro to Sam", None),
        (
            "Called Priya. I said I'd send her my running plan.",
            "me",
            "Priya Raman",
            "send her my running plan",
            None,
        ),
        (
            "Promised Paul to water his plants by 12 December.",
            "me",
            "Paul Renner",
            "water his plants",
            "2026-12-12",
        ),
        (
            "Paul versprochen, am 12.12. seine Blumen zu gießen.",
            "me",
            "Paul Renner",
            "seine Blumen zu gießen",
            "2026-12-12",
        ),
        ("Ich schicke Rosa bis Mittwoch das Rezept.", "me", "Rosa Conti", "das Rezept", "2026-11-25"),
        ("Ole promised to call me next Tuesday.", "them", "Ole Brandt", "call me", "2026-11-24"),
        (
            "Ole hat versprochen, mir am Montag die Leiter zu bringen.",
            "them",
            "Ole Brandt",
            "die Leiter zu bringen",
            "2026-11-23",
        ),
        ("Paul getroffen. Ich habe ihm die Folien versprochen.", "me", "Paul Renner", "die Folien", None),
        ("Ich habe Rosa bis Mittwoch das Buch versprochen.", "me", "Rosa Conti", "das Buch", "2026-11-25"),
        (
            "Ole hat mir einen Kontakt bei Acme zugesagt.",
            "them",
            "Ole Brandt",
            "einen Kontakt bei Acme",
            None,
        ),
        ("Rosa will mir nächste Woche ihr Fahrrad leihen.", "them", "Rosa Conti", "ihr Fahrrad leihen", None),
        (
            "Ana schrieb: „Ich schicke dir morgen die Bilder.“",
            "them",
            "Ana Sousa",
            "die Bilder",
            "2026-11-23",
        ),
    ],
)
def test_promises(text: str, by: str, person: str, what: str, due: str | None) -> None:
    day = date.fromisoformat(due) if due else None

    assert [(p.by, p.person, p.text, p.due) for p in read(text).promises] == [(by, person, what, day)]


@pytest.mark.parametrize(
    "text",
    [
        "Sent Paul the slides I promised him.",
        "Kofi kept his promise and sent the photos.",
        "Ana die Fotos geschickt, wie versprochen.",
    ],
)
def test_a_promise_that_was_kept_is_none(text: str) -> None:
    assert read(text).promises == ()
    assert read(text).facts == ()


def test_a_promise_may_wait_until_they_meet() -> None:
    (promise,) = read("I promised Ana to bring the book when we meet.").promises

    assert (promise.text, promise.due, promise.when_we_meet) == ("bring the book", None, True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Met Ana today.", "2026-11-22"), ("Met Ana yesterday evening.", "2026-11-21"), ("Met Ana on Friday.", "2026-11-20"),
        ("Met Ana last Sunday.", "2026-11-15"), ("Met Ana three days ago.", "2026-11-19"), ("Met Ana two weeks ago.", "2026-11-08"),
        ("Met Ana on 3 March.", "2026-03-03"), ("Met Ana on December 3, 2025.", "2025-12-03"), ("Met Ana on 2026-10-01.", "2026-10-01"),
        ("Ana vorgestern getroffen.", "2026-11-20"), ("Ana am 5.11. getroffen.", "2026-11-05"), ("Ana vor einer Woche getroffen.", "2026-11-15"),
        ("Ana letzten Dienstag getroffen.", "2026-11-17"), ("Am 30. Februar Ana getroffen.", None), ("Met Ana last week.", None),
    ],
)  # fmt: skip
def test_days(text: str, day: str | None) -> None:
    assert read(text).date == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("Met Ana on 3/4/2026.", "", "2026-04-03"), ("Met Ana on 3/4/2026.", "dmy", "2026-04-03"),
        ("Met Ana on 3/4/2026.", "mdy", "2026-03-04"), ("Met Ana on 3/4/26.", "mdy", "2026-03-04"),
        ("Met Ana on 3/4/2026.", "ymd", "2026-03-04"), ("Met Ana on 26/4/3.", "ymd", "2026-04-03"),
        ("Met Ana on 2026/4/3.", "", "2026-04-03"), ("Met Ana on 2026/4/3.", "mdy", "2026-04-03"),
        ("Met Ana on 3/25/2026.", "dmy", "2026-03-25"), ("Met Ana on 25/3/2026.", "mdy", "2026-03-25"),
        ("Ana am 3/4/2026 getroffen.", "dmy", "2026-04-03"), ("Ana am 3.4.2026 getroffen.", "mdy", "2026-04-03"),
        ("Met Ana on 30/30/2026.", "", None), ("Met Ana, we plan 24/7.", "mdy", None), ("Met Ana at 1/2/3/4.", "", None),
    ],
)  # fmt: skip
def test_days_with_strokes_are_read_in_the_owners_order(text: str, order: str, day: str | None) -> None:
    note = read_note(text, today=TODAY, known=BOOK, date_order=order)

    assert note.date == (date.fromisoformat(day) if day else None)


def test_a_promise_is_due_on_a_day_with_strokes() -> None:
    note = read_note("I'll call Ana by 1/12/2026.", today=TODAY, known=BOOK, date_order="mdy")

    assert [(p.text, p.due) for p in note.promises] == [("call Ana", None)]  # 12 January has passed

    note = read_note("I'll call Ana by 1/12/2026.", today=TODAY, known=BOOK)

    assert [(p.text, p.due) for p in note.promises] == [("call Ana", date(2026, 12, 1))]


@pytest.mark.parametrize(
    ("text", "channel", "place"),
    [
        ("Lunch with Ana at Café Central yesterday.", "in_person", "Café Central"),
        ("Gestern mit Ana im alten Rathaus gesessen.", "in_person", "alten Rathaus"),
        ("Ran into Ana at the station on Thursday.", "in_person", "station"),
        ("Called Ana.", "call", None), ("Zoom with Ana.", "video", None), ("Texted Ana.", "chat", None),
        ("Emailed Ana about the lease.", "email", None), ("Got a postcard from Ana.", "letter", None),
        ("Ana per WhatsApp geschrieben.", "chat", None), ("Mit Ana telefoniert.", "call", None),
        ("Ana angerufen, nicht erreicht.", None, None), ("Lunch with Ana tomorrow.", None, None),
    ],
)  # fmt: skip
def test_channel_and_place(text: str, channel: str | None, place: str | None) -> None:
    assert (read(text).channel, read(text).place) == (channel, place)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Email from Ana today.", "in"),
        ("Emailed Ana today.", "out"),
        ("Ana emailed me.", "in"),
        ("Called Ana.", "both"),
    ],
)
def test_who_wrote_to_whom(text: str, direction: str) -> None:
    assert read(text).encounters[0].direction == direction


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("met ana and björn", ["Ana Sousa", "Björn Åkesson"]),
        ("Bjoern getroffen.", ["Björn Åkesson"]),
        ("Will call Mark tomorrow.", ["Mark Stone"]),
        ("She got a good mark.", []),
        ("Met Rafael Pinto at the gym.", ["Rafael Pinto"]),
        ("Neue Person: Stefan Adler, heute getroffen.", ["Stefan Adler"]),
        ("Met Ana in Porto, then took the train to Lisbon.", ["Ana Sousa"]),
    ],
)
def test_names(text: str, people: list[str]) -> None:
    assert [person.name for person in read(text).people] == people


def test_a_first_name_of_two_is_unclear_unless_one_is_named_in_full() -> None:
    book = (KnownPerson("1", "Tom Hale"), KnownPerson("2", "Tom Eriksen"))

    unclear = read_note("Met Tom.", today=TODAY, known=book)
    clear = read_note("Met Tom Hale. Tom plays the bassoon.", today=TODAY, known=book)

    assert [(n.name, n.candidates) for n in unclear.unclear] == [("Tom", ("1", "2"))]
    assert ([n.id for n in clear.people], clear.unclear) == (["1"], ())
    assert [f.person for f in clear.facts] == ["Tom Hale"]


def test_introductions_made_and_promised() -> None:
    made = read("Habe heute Ines und Paul einander vorgestellt.").introductions
    promised = read("I'll introduce Ines to Paul next week.")

    assert [(pair.a, pair.b) for pair in made] == [("Ines Duarte", "Paul Renner")]
    assert [(pair.a, pair.b) for pair in promised.introductions] == [("Ines Duarte", "Paul Renner")]
    assert [promise.text for promise in promised.promises] == ["introduce Ines to Paul"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *"""Met Ana , . her his promised to Sam yesterday „ “ " ' she needs a is not ? Björn mit gestern getroffen und er sucht
 on Friday 12. Dezember morgen hat versprochen I'll send 👶 İstanbul ﬁ at the PyCon""".split(),
                "\n",
                "ʘ",
                "\x00",
            ]
        ),
        max_size=30,
    )
)
def test_any_note_is_read_and_every_text_stands_in_it(pieces: list[str]) -> None:
    text = " ".join(pieces)

    note = read(text)

    assert all(entry.text in text for entry in (*note.facts, *note.promises, *note.needs))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    "piece",
    ["a", "Ana ", "promised ", '"', "mit Ana ", "1.", "Ana, ", "her ", "und ", "at the ", "A a ", "now "],
)
def test_time_grows_no_faster_than_the_note(piece: str) -> None:
    book = (*BOOK, *(KnownPerson(f"{n}", f"Name{n} Other{n}") for n in range(100)))

    started = time.perf_counter()
    read_note(piece * 2_000, today=TODAY, known=book)

    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ana Sousa prefers a short mail to a call.", "preference"),
        ("Ana Sousa likes voice notes better than mails.", "preference"),
        ("Ana Sousa mag lieber eine Mail als einen Anruf.", "preference"),
        ("Ana Sousa offers to read talk proposals.", "offer"),
    ],
)
def test_what_somebody_prefers_or_offers_is_no_encounter(text: str, kind: str) -> None:
    note = read(text)

    assert [fact.kind for fact in note.facts] == [kind]
    assert note.date is None
    assert note.channel is None


def test_an_encounter_beside_a_preference_is_still_one() -> None:
    note = read("Met Ana at PyCon, she prefers coffee with milk.")

    assert (note.place, [fact.kind for fact in note.facts]) == ("PyCon", ["preference"])
