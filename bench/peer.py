"""The same exports given to hermitcrm (on PyPI; a folder of Markdown files in git) and to Amity.

Both read people from LinkedIn's connections and mails; only that is compared. Its mails come as .eml
files in one command, ours as one mbox.
"""

import json
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from zipfile import ZipFile

from bench import make_files
from bench.made_up import OWNER, OWNER_MAIL, TODAY
from bench.measuring import Run, run
from bench.report import Part, Table

ROWS, MAILS = 400, 200
_ENVELOPE = re.compile(rb"\n(?=From [^\n]+@[^\n]+ \d{4}\n)")


def measure() -> Part | None:
    """The figures of both; None when hermitcrm or git is not here."""
    peer = Path(sys.executable).with_name("hermitcrm")
    if not peer.exists() or shutil.which("git") is None:
        print("  left out: it needs hermitcrm (group bench) and git")
        return None
    with tempfile.TemporaryDirectory() as folder:
        files = make_files.make(Path(folder) / "files", rows=ROWS, cards=ROWS // 2, mails=MAILS)
        theirs, their_words = _peer(peer, Path(folder), files)
        ours, our_words = _amity(Path(folder), files)
    rows = [
        (what, _cell(their), _cell(our), f"{their.processor / our.processor:.1f}")
        for (what, our), their in zip(ours.items(), theirs.values(), strict=True)
    ]
    return Part(
        title=f"Beside hermitcrm {_version()}: {ROWS} LinkedIn rows and {MAILS} mails",
        command="python -m bench peer",
        tables=[Table(("work", "hermitcrm", "Amity", "CPU, times Amity's"), rows)],
        notes=[
            f"hermitcrm: {their_words}",
            f"Amity: {our_words}",
            "Compared is what both do: read connections and mails once, read them again, say whom to turn to.",
            (
                "Not comparable: hermitcrm keeps companies and deals in readable files under git, one commit a command, and "
                "makes new companies only from mail its owner sent; Amity joins records of one person, keeps the rhythm of "
                "each tie, recognises newsletters, and can take an import back as a whole. hermitcrm reads no mbox and no vCard."
            ),
            "hermitcrm files a mail by a known address or company domain; LinkedIn names few addresses, so most mails wait.",
            "hermitcrm calls somebody quiet after a fixed number of days (180); made-up mails reach up to the last day.",
        ],
    )


def _peer(peer: Path, folder: Path, files: make_files.Files) -> tuple[dict[str, Run], str]:
    home, env = folder / "peer", {"HOME": str(folder), "NO_COLOR": "1"}
    run((peer, "init", "--no-setup", home), env)
    (home / "config.toml").write_text(
        f'my_addresses = ["{OWNER_MAIL}"]\nowner_name = "{OWNER}"\n', encoding="utf-8"
    )
    table = folder / "Connections.csv"
    table.write_bytes(
        ZipFile(files.connections).read("Connections.csv").partition(b"\n\n")[2]
    )  # it reads no preamble
    letters = _letters(files.mailbox, folder / "letters")

    def tell(*words: str | Path) -> Run:
        return run((peer, "--data", home, *words), env)

    runs = {
        "connections": tell("import", table, "--apply"),
        "mails": tell("bcc", "--apply", "--eml", *letters),
        "connections again": tell("import", table, "--apply"),
        "mails again": tell("bcc", "--apply", "--eml", *letters),
        "whom to turn to": tell("keep-in-touch"),
    }
    contacts = len(list(home.glob("companies/*/contacts/*.md")))
    talks = len(list(home.glob("companies/*/interactions/*.md")))
    waiting = len(list(home.glob("inbox/*.md")))
    said = runs["whom to turn to"].out.strip().splitlines()[0][:160]
    return (
        runs,
        f"{contacts} contacts, {talks} interactions, {waiting} mails set aside to be filed by hand. It says: “{said}”",
    )


def _letters(mailbox: Path, folder: Path) -> Sequence[Path]:
    folder.mkdir()
    letters = []
    for number, letter in enumerate(_ENVELOPE.split(mailbox.read_bytes())):
        letters.append(folder / f"{number:04d}.eml")
        letters[-1].write_bytes(letter.partition(b"\n")[2])
    return letters


def _amity(folder: Path, files: make_files.Files) -> tuple[dict[str, Run], str]:
    env = {"AMITY_HOME": str(folder / "amity"), "AMITY_TODAY": TODAY.isoformat()}

    def tell(*words: str | Path) -> Run:
        return run((sys.executable, "-m", "amity", *words, "--json"), env)

    me = ("--me", OWNER, "--me", OWNER_MAIL)
    runs = {
        "connections": tell("import", files.connections, *me),
        "mails": tell("import", files.mailbox, *me),
        "connections again": tell("import", files.connections),
        "mails again": tell("import", files.mailbox),
        "whom to turn to": tell("today", "--today", TODAY.isoformat()),
    }
    people = json.loads(tell("people", "--limit", "1").out)["total"]
    talks = json.loads(runs["mails"].out)["touches_new"]
    day = json.loads(runs["whom to turn to"].out)["suggestions"]
    said = "; ".join(f"{one['person']['name']}: {one['reasons'][0]['text']}" for one in day)
    return runs, f"{people} people, {talks} talks. It says: “{said}”"


def _cell(one: Run) -> str:
    return f"{one.seconds:.1f} s, CPU {one.processor:.1f} s, {one.peak:.0f} MB"


def _version() -> str:
    try:
        return version("hermitcrm")
    except PackageNotFoundError:
        return ""
