"""Files become people and talks; again, in another order or resumed, they become the same."""

from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path
from uuid import UUID

import pytest

from amity.actions import checks, import_report, importing, jobs, own
from amity.base.errors import BadInput, NotFound
from amity.sources import vcard
from amity.sources.refused import Refused
from amity.sources.rows import Opened, Row
from amity.sources.rows import Options as Reading
from amity.store.models import (
    Change,
    Fact,
    Handle,
    Import,
    ImportFile,
    Network,
    Participant,
    Person,
    Record,
    RecordVersion,
    Tie,
    Touch,
)
from tests.actions.written import (
    INVITATIONS,
    MESSAGES,
    calendar,
    card,
    connection,
    connections,
    event,
    mail,
    mbox,
    small_world,
    table,
    vcards,
)

ME = "Me Myself <me@home.example>"
ANA = "Ana Sousa <ana@acme.example>"
BEN = "Ben Okafor <ben@bakery.example>"
FIXTURES = Path(__file__).parents[1] / "sources" / "data"


def bring(network: Network, *paths: Path, **options: object) -> import_report.Report:
    """One import, as the command line runs it."""
    chosen = importing.prepare(network, paths, importing.Options(**options))  # type: ignore[arg-type]
    jobs.see_through(network, chosen.pk)
    return import_report.report(network, chosen.pk)


@pytest.fixture
def mine(network: Network) -> Network:
    """A network whose owner is known."""
    own.say(network, ["me@home.example"])
    return network


def names(network: Network, **wanted: object) -> set[str]:
    wanted.setdefault("standing", "person")
    return set(Person.objects.of(network).filter(is_me=False, **wanted).values_list("name", flat=True))


def person(network: Network, name: str) -> Person:
    return Person.objects.of(network).get(name=name)


def partners(network: Network) -> dict[str, list[tuple[str, str, bool]]]:
    """By subject: who was on it, in which role, whether it counts."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    parts = Participant.objects.of(network).select_related("touch", "record__person")
    for part in parts.order_by("record__person__name"):
        assert part.record.person
        found.setdefault(part.touch.subject, []).append((part.record.person.name, part.role, part.counts))
    return found


def assert_in_order(network: Network) -> None:
    assert checks.check(network, rebuild=True) == []


# What files give


def test_everything_that_the_sources_can_read_comes_in(network: Network) -> None:
    loose = FIXTURES / "amity"  # single chapters of an archive: whole ones are in test_archive.py
    report = bring(network, *sorted(path for path in FIXTURES.iterdir() if path != loose))

    read = {file.source for file in report.files if file.source}
    assert read == {"linkedin", "vcard", "google", "outlook", "mbox", "calendar", "whatsapp"}
    assert report.state == "done"
    assert all(file.finished for file in report.files)
    of_people = Record.objects.of(network).filter(standing="person", person__is_me=False)
    assert report.people_new == of_people.filter(uid__in=Person.objects.of(network).values("id")).count()
    assert report.touches_new == Touch.objects.of(network).count() > 0
    assert_in_order(network)


def test_each_fixture_alone_is_read_without_a_row_lost_in_silence(network: Network) -> None:
    for path in sorted(path for path in FIXTURES.rglob("*") if path.is_file()):
        chosen = importing.prepare(network, [path], importing.Options())
        importing.run(network, chosen.pk)
        (file,) = import_report.report(network, chosen.pk).files
        assert file.source or file.sentence, path
        assert_in_order(network)


def test_mail_goes_out_in_or_among_others(mine: Network, tmp_path: Path) -> None:
    file = mbox(
        tmp_path / "m.mbox",
        mail(ME, ANA, subject="out"),
        mail(ANA, f"{ME}, {BEN}", subject="in", day=1),
        mail(ANA, BEN, subject="seen", day=2),
    )

    bring(mine, file)

    directions = dict(Touch.objects.of(mine).values_list("subject", "direction"))
    assert directions == {"out": "out", "in": "in", "seen": "in"}
    assert partners(mine) == {
        "out": [("Ana Sousa", "to", True)],
        "in": [("Ana Sousa", "from", True), ("Ben Okafor", "to", False)],
        "seen": [("Ana Sousa", "from", True), ("Ben Okafor", "to", False)],
    }
    assert Person.objects.of(mine).filter(is_me=True).count() == 1
    assert Tie.objects.of(mine).count() == 1


def test_a_note_to_oneself_is_no_talk(mine: Network, tmp_path: Path) -> None:
    bring(mine, mbox(tmp_path / "m.mbox", mail(ME, ME)))

    assert Touch.objects.of(mine).count() == 0
    assert_in_order(mine)


def test_a_meeting_goes_both_ways_with_everybody(mine: Network, tmp_path: Path) -> None:
    file = calendar(
        tmp_path / "c.ics", event("1", "ana@acme.example", "me@home.example", "ben@bakery.example")
    )

    bring(mine, file)

    (touch,) = Touch.objects.of(mine)
    assert (touch.direction, touch.depth, touch.people) == ("both", 2, 2)
    assert Participant.objects.of(mine).filter(counts=True).count() == 2


def test_newsletters_robots_roles_and_lists_are_kept_apart(mine: Network, tmp_path: Path) -> None:
    file = mbox(
        tmp_path / "m.mbox",
        mail("Weekly <weekly@shop.example>", ME, List_Unsubscribe="<mailto:x@shop.example>"),
        mail("Shop <no-reply@shop.example>", ME, day=1),
        mail("Acme <info@acme.example>", ME, day=2),
        mail(ANA, "Runners <runners@lists.example>", day=3, List_Post="<mailto:runners@lists.example>"),
    )

    report = bring(mine, file)

    assert names(mine) == {"Ana Sousa"}
    standings = dict(Record.objects.of(mine).exclude(key="me@home.example").values_list("key", "standing"))
    assert standings == {
        "weekly@shop.example": "robot",
        "no-reply@shop.example": "robot",
        "info@acme.example": "role",
        "ana@acme.example": "person",
        "runners@lists.example": "list",
    }
    assert Tie.objects.of(mine).count() == 0
    assert [why for _, why, _ in report.files[0].errors] == [
        "Newsletters and automatic mail: nobody to answer."
    ]


def test_an_address_of_newsletters_that_writes_in_person_is_a_person(mine: Network, tmp_path: Path) -> None:
    bring(mine, mbox(tmp_path / "a.mbox", mail(ANA, ME, List_Unsubscribe="<mailto:x@acme.example>")))
    assert names(mine) == set()

    bring(mine, mbox(tmp_path / "b.mbox", mail(ANA, ME, day=1)))

    assert names(mine) == {"Ana Sousa"}
    assert_in_order(mine)


def test_on_a_list_only_an_answer_counts(mine: Network, tmp_path: Path) -> None:
    to = "Runners <runners@lists.example>"
    through = {"List_Post": "<mailto:runners@lists.example>"}
    file = mbox(
        tmp_path / "m.mbox",
        mail(ME, to, id="q", subject="question", **through),
        mail(ANA, to, id="a", day=1, subject="answer", In_Reply_To="<q@mail>", **through),
        mail(BEN, to, id="b", day=2, subject="aside", In_Reply_To="<a@mail>", **through),
        mail(ME, to, id="c", day=3, subject="mine", In_Reply_To="<b@mail>", **through),
    )

    bring(mine, file)

    assert {
        subject: [one for one in parts if one[0] != "runners@lists.example"]
        for subject, parts in partners(mine).items()
    } == {
        "answer": [("Ana Sousa", "from", True)],
        "aside": [("Ben Okafor", "from", False)],
        "mine": [("Ben Okafor", "to", True)],
    }


def test_invitations_with_words_are_talks(mine: Network, tmp_path: Path) -> None:
    rows = [
        ["Ana Sousa", "Me Myself", "6/1/26, 5:00 PM", "Nice to meet you!", "INCOMING", "https://www.linkedin.com/in/ana", "https://www.linkedin.com/in/me"],
        ["Me Myself", "Ben Okafor", "6/2/26, 5:00 PM", "", "OUTGOING", "https://www.linkedin.com/in/me", "https://www.linkedin.com/in/ben"],
    ]  # fmt: skip

    bring(mine, table(tmp_path / "Invitations.csv", INVITATIONS, rows))

    assert dict(Touch.objects.of(mine).values_list("direction", "depth")) == {"in": 1, "out": 0}
    assert names(mine) == {"Ana Sousa", "Ben Okafor"}
    assert Person.objects.of(mine).get(is_me=True, name="Me Myself")
    assert Tie.objects.of(mine).get().person.name == "Ana Sousa"


def test_linkedin_messages_join_the_connection_by_its_profile(mine: Network, tmp_path: Path) -> None:
    own.say(mine, ["https://www.linkedin.com/in/me"])
    talk = ["t1", "", "Ana Sousa", "https://www.linkedin.com/in/ana", "Me Myself", "https://www.linkedin.com/in/me", "2026-03-02 09:00:00 UTC", "", "Lunch?", "INBOX"]  # fmt: skip
    files = [
        connections(tmp_path / "Connections.csv", connection("Ana Sousa", "ana")),
        table(tmp_path / "messages.csv", MESSAGES, [talk]),
    ]

    bring(mine, *files)

    assert names(mine) == {"Ana Sousa"}
    assert Tie.objects.of(mine).get().waiting_id == Touch.objects.of(mine).get().pk


# Who the owner is


def _letters(tmp_path: Path, name: str = "m.mbox") -> Path:
    others = [
        ANA,
        BEN,
        "Chloe Martin <chloe@x.example>",
        "Dev Rao <dev@y.example>",
        "Elif Kaya <elif@z.example>",
        "Femi Adebayo <femi@w.example>",
    ]
    return mbox(
        tmp_path / name,
        *(mail(other, ME, day=n) if n % 2 else mail(ME, other, day=n) for n, other in enumerate(others)),
    )


def test_the_owner_is_asked_for_before_talks_are_read(network: Network, tmp_path: Path) -> None:
    people = vcards(tmp_path / "p.vcf", card("Greta Berg"))

    report = bring(network, people, _letters(tmp_path), ask=True)

    assert report.state == "asking"
    assert report.guess.addresses == ("me@home.example",)
    assert report.guess.names == ("Me Myself",)
    assert names(network) == {"Greta Berg"}

    own.answer(network, yes=True)
    jobs.enqueue_import(network, report.import_id)
    jobs.see_through(network, report.import_id)

    assert import_report.report(network, report.import_id).state == "done"
    assert set(Touch.objects.of(network).values_list("direction", flat=True)) == {"in", "out"}
    assert "Me Myself" not in names(network)


def test_a_wrong_guess_is_not_asked_again(network: Network, tmp_path: Path) -> None:
    letters = _letters(tmp_path)
    report = bring(network, letters, ask=True)

    own.answer(network, yes=False, instead=["ana@acme.example"])
    jobs.enqueue_import(network, report.import_id)
    jobs.see_through(network, report.import_id)

    assert import_report.report(network, report.import_id).state == "done"
    assert person(network, "Me Myself").is_me is False
    assert person(network, "Ana Sousa").is_me is True
    assert_in_order(network)


def test_an_import_that_waits_for_the_answer_is_gone_on_with(network: Network, tmp_path: Path) -> None:
    letters = _letters(tmp_path)
    asked = bring(network, letters, ask=True)

    own.answer(network, yes=True)
    again = bring(network, letters)

    assert again.import_id == asked.import_id
    assert again.state == "done"


def test_whether_the_owner_is_named_before_or_after_makes_no_difference(db: None, tmp_path: Path) -> None:
    letters = mbox(
        tmp_path / "m.mbox",
        mail(ME, f"{ANA}, {BEN}", "How are you?", subject="out"),
        mail(ANA, f"{ME}, {BEN}, Chloe Martin <chloe@x.example>", "Fine?", day=1, subject="in"),
        mail(ME, "me@work.example", day=2, subject="note"),
    )
    before, after = Network.objects.create(), Network.objects.create()
    own.say(before, ["me@home.example", "me@work.example"])
    bring(before, letters)

    bring(after, letters)
    own.say(after, ["me@home.example", "me@work.example"])

    assert checks.digest(after) == checks.digest(before)
    assert_in_order(after)


def test_an_address_taken_for_the_owners_by_mistake_comes_back(db: None, tmp_path: Path) -> None:
    letters = mbox(tmp_path / "m.mbox", mail(ANA, BEN, subject="a"), mail(BEN, ANA, day=1, subject="b"))
    never, mistaken = Network.objects.create(), Network.objects.create()
    own.say(never, ["ana@acme.example"], standing="denied")
    bring(never, letters)
    own.say(mistaken, ["ana@acme.example"])
    bring(mistaken, letters)

    own.say(mistaken, ["ana@acme.example"], standing="denied")

    assert checks.digest(mistaken) == checks.digest(never)
    assert_in_order(mistaken)


def test_the_address_of_a_list_is_taken_for_no_owner_and_belongs_to_somebody(
    network: Network, tmp_path: Path
) -> None:
    to = "Runners <runners@club.example>"
    talk = (
        mail(f"P{n} <p{n}@x.example>", to, day=n, id=f"t{n}", In_Reply_To=f"<t{n - 1}@mail>")
        for n in range(30)
    )
    letters = mbox(tmp_path / "m.mbox", *talk)

    bring(network, letters)

    assert not Person.objects.of(network).filter(is_me=True).exists()
    assert_in_order(network)


# What is left out


@pytest.mark.parametrize(
    ("wish", "kept"),
    [
        ("ana@acme.example", {"Ben Okafor"}),
        ("@acme.example", {"Ben Okafor"}),
        ("Ben Okafor", {"Ana Sousa"}),
        ("folder:Work", {"Ana Sousa"}),
        ("nobody@x.example", {"Ana Sousa", "Ben Okafor"}),
    ],
)
def test_what_is_left_out_leaves_no_trace(mine: Network, tmp_path: Path, wish: str, kept: set[str]) -> None:
    letters = mbox(tmp_path / "m.mbox", mail(ANA, ME), mail(BEN, ME, day=1, X_Gmail_Labels="Work"))

    bring(mine, letters, leave_out=(wish,))

    assert names(mine) == kept
    assert {
        part.record.person.name
        for part in Participant.objects.of(mine).select_related("record__person")
        if part.record.person
    } == kept


def test_spam_is_never_read(mine: Network, tmp_path: Path) -> None:
    bring(mine, mbox(tmp_path / "m.mbox", mail(ANA, ME, X_Gmail_Labels="Trash")))

    assert Record.objects.of(mine).count() == 0


def test_no_words_of_a_mail_are_kept_where_none_are_wanted(mine: Network, tmp_path: Path) -> None:
    letters = mbox(tmp_path / "m.mbox", mail(ANA, ME, "A secret? Yes."))

    bring(mine, letters, excerpt=0)

    (touch,) = Touch.objects.of(mine)
    assert (touch.summary, touch.asks) == ("", True)


def test_a_dry_look_counts_and_stores_nothing(network: Network, tmp_path: Path) -> None:
    files = [*small_world(tmp_path / "w", people=10, mails=10), tmp_path / "w"]
    before = checks.digest(network)

    seen = importing.look(network, files[:3], importing.Options())

    assert [(one.source, bool(one.people or one.touches)) for one in seen] == [
        ("linkedin", True),
        ("vcard", True),
        ("mbox", True),
    ]
    assert checks.digest(network) == before
    assert Import.objects.of(network).count() == OwnHandles_of(network) == 0


def OwnHandles_of(network: Network) -> int:  # noqa: N802
    from amity.store.models import OwnHandle

    return OwnHandle.objects.of(network).count()


# What cannot be read


def test_an_unknown_file_gets_a_sentence_and_the_others_are_read(network: Network, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    vcards(tmp_path / "p.vcf", card("Ana Sousa"))

    report = bring(network, tmp_path)

    assert report.read == 1
    assert next(file.sentence for file in report.files if not file.source).startswith(
        "This is a PDF document. Amity reads"
    )
    assert names(network) == {"Ana Sousa"}


def test_an_empty_folder_is_an_import_of_nothing(network: Network, tmp_path: Path) -> None:
    report = bring(network, tmp_path)

    assert (report.state, report.files, report.read) == ("done", (), 0)


def test_a_path_that_is_not_there_is_refused_before_anything_is_noted(
    network: Network, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match="no file or folder"):
        importing.prepare(network, [tmp_path / "nothing"], importing.Options())

    assert Import.objects.of(network).count() == 0
    with pytest.raises(NotFound):
        import_report.report(network, UUID(int=0))


def test_a_file_that_turns_hostile_half_way_keeps_what_came_before(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = vcard.read

    def hostile(file: Opened, options: Reading) -> Iterator[Row]:
        yield from honest(file, options)
        raise Refused("The file unpacks to more than it says.")

    monkeypatch.setattr(vcard, "read", hostile)
    report = bring(network, vcards(tmp_path / "p.vcf", card("Ana Sousa"), card("Ben Okafor")))

    assert names(network) == {"Ana Sousa", "Ben Okafor"}
    assert report.files[0].errors == (("", "The file unpacks to more than it says.", 1),)
    assert report.files[0].finished


def test_progress_is_told_after_each_batch(network: Network, tmp_path: Path) -> None:
    file = connections(
        tmp_path / "Connections.csv", *(connection(f"Ana{n} Sousa", f"ana{n}") for n in range(1100))
    )
    told: list[tuple[int, bool]] = []
    chosen = importing.prepare(network, [file], importing.Options())

    jobs.see_through(network, chosen.pk, tell=lambda one: told.append((one.rows_done, one.finished)))

    assert list(dict.fromkeys(told)) == [(500, False), (1000, False), (1100, False), (1100, True)]
    stored = ImportFile.objects.of(network).get()
    assert (stored.rows_done, stored.records, stored.people_new, stored.finished) == (1100, 1100, 1100, True)


def test_how_much_of_a_mailbox_is_read_is_told_truly(mine: Network, tmp_path: Path) -> None:
    letters = (mail(ANA, ME, "word " * 600, day=n / 100, id=f"m{n}") for n in range(1100))
    file = mbox(tmp_path / "m.mbox", *letters)
    told: list[float | None] = []
    chosen = importing.prepare(mine, [file], importing.Options())

    jobs.see_through(mine, chosen.pk, tell=lambda one: told.append(one.share))

    shares = [share for share in told if share is not None]
    assert shares == sorted(shares)
    assert 500 / 1100 < shares[0] < 1000 / 1100  # it reads a little ahead
    assert told[-2] is None  # all bytes are read, and rows may be left


def test_uploaded_copies_are_deleted_and_named_files_stay(network: Network, tmp_path: Path) -> None:
    kept, copy = vcards(tmp_path / "kept.vcf", card("Ana Sousa")), tmp_path / "up" / "copy.vcf"
    copy.parent.mkdir()
    vcards(copy, card("Ben Okafor"))

    bring(network, kept)
    chosen = importing.prepare(network, [copy], importing.Options(), uploaded=True)
    jobs.see_through(network, chosen.pk)

    assert kept.exists()
    assert not copy.parent.exists()


# Again, and in any order


def test_importing_twice_changes_nothing(mine: Network, tmp_path: Path) -> None:
    files = small_world(tmp_path, people=30, mails=40)
    first = bring(mine, *files)
    stored = checks.digest(mine)
    rows = {
        model: model.objects.of(mine).count()
        for model in (Record, RecordVersion, Handle, Fact, Touch, Participant)
    }

    second = bring(mine, *files)

    assert second.import_id != first.import_id
    assert (second.people_new, second.people_matched, second.touches_new) == (0, 0, 0)
    assert sum(file.touches_seen for file in second.files) == first.touches_new
    assert checks.digest(mine) == stored
    assert rows == {model: model.objects.of(mine).count() for model in rows}


@pytest.mark.parametrize("seed", [1, 2])
def test_files_one_by_one_in_any_order_or_together_give_the_same(db: None, tmp_path: Path, seed: int) -> None:
    """Promised once it is known who the owner is: what a mail looked like depends on whose it is."""
    files = small_world(tmp_path, seed=seed, people=24, mails=40)
    digests = set()
    for order in [*permutations(files), ()]:
        network = Network.objects.create()
        own.say(network, ["me@home.example"])
        for paths in [[file] for file in order] or [files]:
            bring(network, *paths)
        digests.add(checks.digest(network))
        assert_in_order(network)

    assert len(digests) == 1


def test_two_networks_do_not_see_each_other(db: None, tmp_path: Path) -> None:
    files = small_world(tmp_path, people=10, mails=10)
    one, other = Network.objects.create(), Network.objects.create()
    empty = checks.digest(other)

    bring(one, *files)

    assert checks.digest(other) == empty
    assert bring(other, *files).people_new == bring(Network.objects.create(), *files).people_new


# Versions


def test_a_full_name_is_taken_once_somebody_signs_with_it(mine: Network, tmp_path: Path) -> None:
    bring(mine, mbox(tmp_path / "a.mbox", mail("ana@acme.example", ME)))
    assert names(mine) == {"ana@acme.example"}
    bring(mine, mbox(tmp_path / "b.mbox", mail("Ana <ana@acme.example>", ME, day=1)))
    assert names(mine) == {"Ana"}

    bring(mine, mbox(tmp_path / "c.mbox", mail(ANA, ME, day=2), mail("A. <ana@acme.example>", ME, day=3)))

    assert names(mine) == {"Ana Sousa"}


def test_a_newer_export_is_a_new_version_and_the_older_stays(network: Network, tmp_path: Path) -> None:
    old = connections(tmp_path / "old.csv", connection("Ana Sousa", "ana", company="Acme"))
    new = connections(tmp_path / "new.csv", connection("Ana Sousa", "ana", company="Bakery"))

    bring(network, old)
    report = bring(network, new)

    assert (report.people_new, report.people_matched) == (0, 0)
    assert person(network, "Ana Sousa").organisation.name == "Bakery"  # type: ignore[union-attr]
    assert [
        v.said["posts"][0]["organisation"] for v in RecordVersion.objects.of(network).order_by("number")
    ] == ["Acme", "Bakery"]

    bring(network, old, excerpt=1)  # the older export again is no news

    assert person(network, "Ana Sousa").organisation.name == "Bakery"  # type: ignore[union-attr]


def test_a_row_missing_from_a_newer_export_is_no_deletion(network: Network, tmp_path: Path) -> None:
    bring(
        network,
        connections(tmp_path / "old.csv", connection("Ana Sousa", "ana"), connection("Ben Okafor", "ben")),
    )

    bring(network, connections(tmp_path / "new.csv", connection("Ana Sousa", "ana")))

    assert names(network) == {"Ana Sousa", "Ben Okafor"}


# Who is who, through files


def _met(*cards_: str) -> Callable[[Path], list[Path]]:
    return lambda folder: [vcards(folder / "p.vcf", *cards_)]


def _linkedin_and_card(row: list[str], one: str) -> Callable[[Path], list[Path]]:
    return lambda folder: [connections(folder / "Connections.csv", row), vcards(folder / "p.vcf", one)]


@pytest.mark.parametrize(
    ("written", "people"),
    [
        (_linkedin_and_card(connection("Ana Sousa", email="ana@x.example"), card("Ana S.", emails=["Ana@X.example"])), 1),
        (_linkedin_and_card(connection("Ana Sousa", company="Acme Inc."), card("Ana Sousa", org="ACME")), 1),
        (_linkedin_and_card(connection("Ana Sousa", company="Carroll"), card("Ana Sousa", emails=["ana@carroll.example"])), 1),
        (_linkedin_and_card(connection("Ana Sousa", "ana"), card("Nana", more=["URL:https://www.linkedin.com/in/ana"])), 1),
        (_linkedin_and_card(connection("Ana Sousa"), card("Ana Sousa")), 2),
        (_linkedin_and_card(connection("Ana Sousa", company="Acme"), card("Ana Sousa", org="Bakery")), 2),
        (_linkedin_and_card(connection("Ana Sousa", email="info@x.example"), card("Ben Okafor", emails=["info@x.example"])), 2),
        (_linkedin_and_card(connection("Ana Sousa", email="info@x.example"), card("Ana Sousa", emails=["info@x.example"])), 2),
        (_linkedin_and_card(connection("Elizabeth Martin", company="Acme"), card("Liz Martin", org="Acme")), 1),
        (_linkedin_and_card(connection("Elizabeth Martin", company="Acme"), card("E. Martin", org="Acme")), 2),
        (_met(card("Ana Sousa", phones=["+491701234567"]), card("Ben Sousa", phones=["+491701234567"], org="Acme")), 2),
        (_met(card("Ana Sousa", phones=["+491701234567"]), card("Ana Sousa", phones=["+491701234567"], org="Acme")), 1),
        (_met(card("Ana Sousa", emails=["us@x.example"]), card("Ben Okafor", emails=["us@x.example"])), 2),
        (lambda f: [connections(f / "Connections.csv", connection("Ana Sousa", "a", company="Acme"), connection("Ana Sousa", "b", company="Acme"))], 2),
    ],
    ids=[
        "address", "name and organisation", "name and mail domain", "profile", "name alone", "other organisation",
        "role address", "role address and name", "nickname", "initial", "shared phone", "phone and name", "couple", "two rows of LinkedIn",
    ],
)  # fmt: skip
def test_one_person_or_two(
    network: Network, tmp_path: Path, written: Callable[[Path], list[Path]], people: int
) -> None:
    bring(network, *written(tmp_path))

    assert Person.objects.of(network).count() == people
    assert_in_order(network)


def test_a_row_that_makes_a_name_ambiguous_takes_the_join_back(network: Network, tmp_path: Path) -> None:
    bring(network, connections(tmp_path / "a.csv", connection("Ana Sousa", "a", company="Acme")))
    bring(network, vcards(tmp_path / "p.vcf", card("Ana Sousa", org="Acme")))
    (joined,) = Person.objects.of(network)

    bring(network, connections(tmp_path / "b.csv", connection("Ana Sousa", "b", company="Acme")))

    assert Person.objects.of(network).count() == 3
    assert Person.objects.of(network).filter(id=joined.id).exists()
    assert import_report.report(network, Import.objects.of(network).latest("created_at").pk).to_review == 1


def test_a_newer_saying_without_the_address_stays_with_the_person(mine: Network, tmp_path: Path) -> None:
    bring(mine, connections(tmp_path / "old.csv", connection("Ana Sousa", "ana", "ana@acme.example")))
    bring(mine, mbox(tmp_path / "m.mbox", mail("ana@acme.example", ME)))

    bring(mine, connections(tmp_path / "new.csv", connection("Ana Sousa", "ana")))
    bring(mine, vcards(tmp_path / "p.vcf", card("Ana", emails=["ana@acme.example"])))

    assert names(mine) == {"Ana Sousa"}


def test_an_import_is_journaled_with_what_it_brought(network: Network, tmp_path: Path) -> None:
    report = bring(network, vcards(tmp_path / "p.vcf", card("Ana Sousa"), card("Ben Okafor")))

    change = Change.objects.of(network).get()
    assert (change.verb, change.imported_id, change.about) == (
        "import",
        report.import_id,
        {"paths": ["p.vcf"], "people": 2, "touches": 0},
    )


def test_a_mailbox_after_linkedin_is_known_by_the_name_that_was_confirmed(
    network: Network, tmp_path: Path
) -> None:
    own.say(network, ["Me Myself", "https://www.linkedin.com/in/me-myself"])

    report = bring(network, mbox(tmp_path / "m.mbox", mail(ME, ANA), mail(ANA, ME, day=1)), ask=True)

    assert report.state == Import.State.DONE
    assert own.addresses(network).emails == {"me@home.example"}
    assert [person.name for person in Person.objects.of(network).filter(is_me=False)] == ["Ana Sousa"]


def test_a_mailbox_under_another_name_is_asked_about_though_the_owner_was_known(
    network: Network, tmp_path: Path
) -> None:
    own.say(network, ["Me Myself", "https://www.linkedin.com/in/me-myself"])
    to_many = [
        mail("M. Elf <elf@home.example>", f"p{n}@example.org", day=n, id=f"m{n}", subject=f"s{n}")
        for n in range(6)
    ]
    letters = mbox(tmp_path / "m.mbox", *to_many)
    chosen = importing.prepare(network, [letters], importing.Options(ask=True))

    jobs.see_through(network, chosen.pk)
    chosen.refresh_from_db()
    asked = chosen.state
    own.answer(network, yes=True)
    importing.prepare(network, [letters], importing.Options(ask=True))
    jobs.see_through(network, chosen.pk)
    chosen.refresh_from_db()

    assert asked == Import.State.ASKING
    assert chosen.state == Import.State.DONE
