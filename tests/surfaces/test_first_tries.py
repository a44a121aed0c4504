"""Tried on a machine with nothing: whatever is not as it should be ends in a clear sentence, and the next try works."""

import json
import os
import socket
import stat
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from amity.store.models import Network
from tests import homes
from tests.surfaces.web_reader import let_in

ENTRY = "from amity.config.program import main; main()"
NO_ROOM = (
    "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))"
)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose tables are made, with one person, to be copied."""
    home = tmp_path_factory.mktemp("first") / "home"
    command = [sys.executable, "-m", "amity", "person", "add", "Ana Sousa"]
    subprocess.run(command, env=homes.environment(home), check=True, capture_output=True, timeout=120)
    return home


@pytest.fixture
def begun(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that was used before."""
    home = homes.copied(first, tmp_path / "home")
    for name, value in homes.environment(home).items():
        monkeypatch.setenv(name, value)
    return home


def amity(*words: object, before: str = "pass") -> "subprocess.CompletedProcess[str]":
    """The command in a process, after a line of Python that makes the machine as bad as it gets."""
    said = [str(word) for word in words]
    return subprocess.run(
        [sys.executable, "-c", f"import sys; sys.argv = ['amity', *{said!r}]; {before}; {ENTRY}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def refused(done: "subprocess.CompletedProcess[str]") -> str:
    """The one sentence of a refusal."""
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    (sentence,) = done.stderr.splitlines()
    return sentence


def test_a_disk_full_at_the_first_start_leaves_nothing_half_made(untouched: Path) -> None:
    sentence = refused(amity("people", before=NO_ROOM))

    assert "could not be read or written: File too large" in sentence
    assert [file for file in untouched.iterdir() if file.name.startswith("secret")] == []
    assert amity("person", "add", "Ana Sousa").returncode == 0
    assert len((untouched / "secret.key").read_text()) == 64


def test_the_key_that_an_earlier_version_left_empty_on_a_full_disk_is_made_anew(folder: Path) -> None:
    key = folder / "secret.key"
    key.touch()

    amity("journal")

    assert len(key.read_text()) == 64
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_wrong_files_are_named_and_nothing_is_offered_to_take_back(begun: Path, tmp_path: Path) -> None:
    wrong = {
        "empty.csv": (b"", "This is an empty file."),
        "photo.jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), "This is a picture."),
        "setup.exe": (b"MZ\x90\x00" + Random(1).randbytes(3000), "This is a file that is no text."),
    }
    for name, (content, _seen) in wrong.items():
        (tmp_path / name).write_bytes(content)

    done = amity("import", *(tmp_path / name for name in wrong))

    assert done.returncode == 1
    said = sorted(done.stdout.splitlines())
    assert [line.partition(" Amity reads LinkedIn exports")[0] for line in said] == [
        f"{name}: {seen}" for name, (_content, seen) in wrong.items()
    ]
    assert done.stderr == "None of these files could be read.\n"


def test_a_folder_without_files_is_said_to_be_one(begun: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()

    assert refused(amity("import", tmp_path / "nothing")) == "There are no files in this folder."


def test_a_list_that_nobody_reads_to_its_end_is_no_mistake(begun: Path) -> None:
    ends = f"exec {sys.executable} -m amity people"

    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        ["/bin/sh", "-c", ends], stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (1, b"")


def test_a_port_that_is_taken_gets_another_one_named(begun: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        sentence = refused(amity("serve", "--port", port))

    other = port + 1 if port < 65535 else 8001
    assert sentence == (
        f"Port {port} is in use by another program. Choose another one: amity serve --port {other}"
    )


def test_a_python_that_is_too_old_is_told_which_one_is_needed() -> None:
    older = "import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_module('amity')"

    done = subprocess.run([sys.executable, "-c", older], capture_output=True, text=True, check=False)

    assert refused(done) == "Amity needs Python 3.11 or later, and this is 3.9."


def test_a_second_server_on_the_same_folder_is_refused(untouched: Path) -> None:
    untouched.mkdir()
    held = "import fcntl; lock = open(sys.argv[-1], 'w'); fcntl.flock(lock, fcntl.LOCK_EX); sys.argv.pop()"

    sentence = refused(amity("serve", "--port", "0", untouched / "server.lock", before=held))

    assert sentence.startswith(f"Amity already runs on {untouched}.")


def test_json_of_a_refusal_is_still_one_document(begun: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "photo.jpg"
    wrong.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF")

    done = amity("import", wrong, "--json")

    assert done.returncode == 1
    assert json.loads(done.stdout)["files"][0]["source"] is None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is a thing of Linux")
def test_a_disk_full_while_a_file_is_dropped_is_said_and_leaves_nothing(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    incoming, opened = settings.HOME / "incoming", os.open
    before = set(incoming.iterdir()) if incoming.exists() else set()  # of other tests
    monkeypatch.setattr(
        os,
        "open",
        lambda path, *how, **more: (
            opened("/dev/full", os.O_WRONLY)
            if str(path).startswith(str(incoming))
            else opened(path, *how, **more)
        ),
    )
    client = let_in()
    client.raise_request_exception = False

    answer = client.post("/import", {"files": SimpleUploadedFile("people.vcf", b"x" * 3_000_000)})

    assert answer.status_code == 507
    assert "The disk is full. What was stored before is safe." in answer.content.decode()
    assert set(incoming.iterdir()) == before
