"""`amity import`: keys, exit codes and sentences."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from amity.actions import checks
from amity.base.ids import uuid7
from amity.store.models import Import, Network, OwnHandle, Person, Touch
from tests.actions.written import calendar, card, event, mail, mbox, vcards

Amity = Callable[..., Result]
FILE_KEYS = [
    "path",
    "source",
    "records",
    "people_new",
    "people_matched",
    "touches_new",
    "touches_seen",
    "errors",
]


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return vcards(tmp_path / "p.vcf", card("Ana Sousa", emails=["ana@acme.example"]), card("Ben Okafor"))


def test_the_document_has_the_keys_of_the_contract(amity: Amity, network: Network, people: Path) -> None:
    done = amity("import", people, "--json")

    said = json.loads(done.stdout)
    assert done.exit_code == 0
    assert list(said) == [
        "import_id",
        "files",
        "people_new",
        "people_matched",
        "touches_new",
        "to_review",
        "seconds",
    ]
    assert list(said["files"][0]) == FILE_KEYS
    assert said["files"][0]["source"] == "vcard"
    assert (said["people_new"], said["files"][0]["errors"]) == (2, [])
    assert said["import_id"] == str(Import.objects.of(network).get().pk)


def test_a_file_nobody_knows_is_listed_with_why(
    amity: Amity, network: Network, people: Path, tmp_path: Path
) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")

    done = amity("import", people, tmp_path / "x.pdf", "--json")

    unknown = json.loads(done.stdout)["files"][1]
    assert done.exit_code == 0
    assert unknown["source"] is None
    assert [list(error) for error in unknown["errors"]] == [["where", "why", "rows"]]
    assert "PDF" in unknown["errors"][0]["why"]


def test_nothing_that_can_be_read_is_exit_code_one(amity: Amity, network: Network, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")

    done = amity("import", tmp_path / "x.pdf")

    assert done.exit_code == 1
    assert done.stderr == "None of these files could be read.\n"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (
            ["/nowhere/at/all"],
            1,
            "There is no file or folder at /nowhere/at/all. Check the path and try again.\n",
        ),
        ([], 2, "Name at least one file or folder"),
        (["/tmp", "--tz", "Mars/Olympus"], 2, "is no time zone"),
        (["/tmp", "--excerpt", "-1"], 2, "--excerpt"),
        (["--undo", "nonsense"], 1, "nonsense is no import id; `amity journal` lists them.\n"),
        (["--undo", str(uuid7())], 1, "There is no import"),
    ],
)
def test_what_is_wrong_gets_one_sentence(
    amity: Amity, network: Network, words: list[str], code: int, sentence: str
) -> None:
    done = amity("import", *words)

    assert done.exit_code == code
    assert sentence in done.stderr
    assert done.stdout == ""
    assert Import.objects.of(network).count() == 0


def test_an_unknown_source_is_refused_with_those_there_are(
    amity: Amity, network: Network, people: Path
) -> None:
    done = amity("import", people, "--source", "nothing")

    assert done.exit_code == 1
    assert "vcard" in done.stdout + done.stderr


def test_a_dry_run_says_what_is_there_and_stores_nothing(
    amity: Amity, network: Network, people: Path
) -> None:
    before = checks.digest(network)

    said = json.loads(amity("import", people, "--dry-run", "--json", "--me", "me@home.example").stdout)
    shown = amity("import", people, "--dry-run").stdout

    assert said["files"] == [
        {"path": "p.vcf", "source": "vcard", "people": 2, "touches": 0, "errors": 0, "sentence": ""}
    ]
    assert shown.endswith("Nothing was stored.\n")
    assert checks.digest(network) == before


def test_whose_mail_it_is_can_be_said(amity: Amity, network: Network, tmp_path: Path) -> None:
    letters = mbox(tmp_path / "m.mbox", mail("me@home.example", "Ana Sousa <ana@acme.example>"))

    amity("import", letters, "--me", "me@home.example", "--me", "Me Myself")

    assert set(OwnHandle.objects.of(network).values_list("kind", "standing")) == {
        ("email", "confirmed"),
        ("name", "confirmed"),
    }
    assert Touch.objects.of(network).get().direction == "out"


def test_without_a_terminal_nothing_is_asked(amity: Amity, network: Network, tmp_path: Path) -> None:
    letters = mbox(
        tmp_path / "m.mbox", *(mail(f"a{n}@x.example", "me@home.example", day=n) for n in range(9))
    )

    done = amity("import", letters)

    assert done.exit_code == 0
    assert Import.objects.of(network).get().state == "done"
    assert "Is this you?" not in done.stdout + done.stderr


def test_what_is_left_out_and_how_much_is_kept(amity: Amity, network: Network, tmp_path: Path) -> None:
    letters = mbox(
        tmp_path / "m.mbox",
        mail("ana@acme.example", "me@home.example", "Long words."),
        mail("b@x.example", "me@home.example", day=1),
    )

    amity("import", letters, "--me", "me@home.example", "--leave-out", "@x.example", "--excerpt", "0")

    assert list(Touch.objects.of(network).values_list("summary", flat=True)) == [""]


def test_an_import_is_taken_back(amity: Amity, network: Network, people: Path) -> None:
    before = checks.digest(network)
    import_id = json.loads(amity("import", people, "--json").stdout)["import_id"]

    done = amity("import", "--undo", import_id, "--json")

    assert (done.exit_code, json.loads(done.stdout)["undone"]) == (0, import_id)
    assert checks.digest(network) == before
    again = amity("import", "--undo", import_id)
    assert (again.exit_code, again.stderr) == (1, "That import was already taken back.\n")


def test_the_report_for_people_names_files_counts_and_the_way_back(
    amity: Amity, network: Network, people: Path
) -> None:
    lines = amity("import", people).stdout.splitlines()

    assert lines[0] == "p.vcf (vcard): 2 cards"
    assert lines[1] == "2 new people, 0 joined to people already here, 0 talks."
    assert lines[-1] == f"To take this back: amity import --undo {Import.objects.of(network).get().pk}"
    assert Person.objects.of(network).count() == 2


def test_one_of_something_is_counted_as_one(amity: Amity, network: Network, tmp_path: Path) -> None:
    lines = amity("import", vcards(tmp_path / "one.vcf", card("Ana Sousa"))).stdout.splitlines()

    assert lines[:2] == ["one.vcf (vcard): 1 card", "1 new person, 0 joined to people already here, 0 talks."]


def test_a_problem_that_says_how_often_it_came_is_not_counted_again(
    amity: Amity, network: Network, tmp_path: Path
) -> None:
    path = calendar(tmp_path / "c.ics", *(event(f"e{n}", "me@home.example") for n in range(3)))

    said = amity("import", path).stdout

    assert "  3 events have nobody else on them.\n" in said
