"""Files, folders and zips: found in a stable order, guarded, never extracted."""

import io
import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from amity.sources import linkedin
from amity.sources.files import Found, InMemory, walk
from amity.sources.refused import Refused
from amity.sources.rows import Options, PersonRow, RowError
from tests.sources.reading import DATA, only

CONNECTIONS = (
    b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    b"Good,Person,https://www.linkedin.com/in/good,,ACME,CTO,05 Mar 2021\n"
)


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def found(*paths: Path) -> tuple[list[Found], list[RowError]]:
    everything = list(walk(paths))
    return [f for f in everything if not isinstance(f, RowError)], only(RowError, everything)


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_folders_and_zips_are_walked_in_order(tmp_path: Path) -> None:
    put(tmp_path, "in/b.txt", b"b")
    put(tmp_path, "in/a/c.txt", b"c")
    put(tmp_path, "in/.hidden", b"x")
    inner = zipped(("deep.txt", b"deep"))
    put(tmp_path, "in/z.zip", zipped(("y.txt", b"y"), ("x/in.zip", inner), ("__MACOSX/._y", b"")))

    files, errors = found(tmp_path / "in")

    assert errors == []
    assert [f.name for f in files] == [
        "in/a/c.txt",
        "in/b.txt",
        "in/z.zip/x/in.zip/deep.txt",
        "in/z.zip/y.txt",
    ]
    assert [f.peek().head for f in files] == [b"c", b"b", b"deep", b"y"]
    assert [f.size for f in files] == [1, 1, 4, 1]


def test_a_member_is_a_stream_and_a_real_file(tmp_path: Path) -> None:
    path = put(tmp_path, "x.zip", zipped(("Connections.csv", CONNECTIONS)))
    ((member,), _) = found(path)

    with member.open() as stream:
        assert stream.read() == CONNECTIONS
    with member.local() as real:
        assert real.read_bytes() == CONNECTIONS
    assert not real.exists()


def test_bytes_that_were_sent_are_a_stream_and_a_real_file() -> None:
    sent = InMemory("guests.csv", CONNECTIONS)

    with sent.open() as stream, sent.local() as real:
        assert stream.read() == real.read_bytes() == CONNECTIONS
    assert not real.exists()


def test_a_linkedin_zip_reads_like_its_folder(tmp_path: Path) -> None:
    folder = DATA / "linkedin" / "Complete_LinkedInDataExport_03-09-2026"
    members = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
    packed, _ = found(put(tmp_path, "linkedin.zip", zipped(*members)))
    loose, _ = found(folder)

    assert packed[0].name == "linkedin.zip/Comments.csv"
    for one, other in zip(packed, loose, strict=True):
        assert list(linkedin.read(one, Options())) == list(linkedin.read(other, Options()))


@pytest.mark.parametrize("name", ["../up.csv", "/root.csv", "..\\up.csv", "C:\\x.csv", "a/../../b.csv"])
def test_names_that_point_outside_are_left_out(tmp_path: Path, name: str) -> None:
    files, errors = found(put(tmp_path, "x.zip", zipped((name, b"x"), ("Connections.csv", CONNECTIONS))))

    assert [f.name for f in files] == ["x.zip/Connections.csv"]
    assert "points outside" in errors[0].why


def test_links_and_locked_members_are_left_out(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.csv")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    data = bytearray(zipped(("Locked.csv", CONNECTIONS)))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1

    _, linked = found(put(tmp_path, "a.zip", zipped((link, b"/etc/passwd"))))
    _, locked = found(put(tmp_path, "b.zip", bytes(data)))

    assert "is a link" in linked[0].why
    assert "password" in locked[0].why


def test_bombs_are_refused_before_they_are_opened(tmp_path: Path) -> None:
    big = put(tmp_path, "big.zip", zipped(("Connections.csv", bytes(200 << 20))))
    many = put(tmp_path, "many.zip", zipped(*((f"f{n}", b"") for n in range(10_001))))
    deep = put(tmp_path, "deep.zip", zipped(("1.zip", zipped(("2.zip", zipped(("3", b"x")))))))

    assert [found(path)[0] for path in (big, many, deep)] == [[], [], []]
    assert "200 MB out of almost nothing" in found(big)[1][0].why
    assert "more than 10,000 files" in found(many)[1][0].why
    assert "holds 1 more zip file" in found(deep)[1][0].why


def test_overlapping_entries_are_refused(tmp_path: Path) -> None:
    data = zipped(("a.csv", CONNECTIONS))
    at = data.find(b"PK\x01\x02")
    entry = data[at : data.find(b"PK\x05\x06")]
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 2, 2, len(entry) * 2, at, 0)

    files, errors = found(put(tmp_path, "x.zip", data[:at] + entry * 2 + end))
    assert files == []
    assert "same bytes several times" in errors[0].why


def test_damage_inside_a_zip_gives_nothing_rather_than_half(tmp_path: Path) -> None:
    many = CONNECTIONS + b"".join(b"P%d,Q,,,,,05 Mar 2021\n" % n for n in range(50_000))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("Connections.csv", many)
    data = bytearray(out.getvalue())
    data[len(data) // 2] ^= 0xFF

    ((member,), _) = found(put(tmp_path, "x.zip", bytes(data)))
    rows: list[object] = []
    with pytest.raises(Refused, match="damaged"):
        rows.extend(linkedin.read(member, Options()))
    assert only(PersonRow, rows) == []


def test_a_cut_off_zip_is_one_sentence(tmp_path: Path) -> None:
    files, errors = found(put(tmp_path, "x.zip", zipped(("a.csv", CONNECTIONS * 99))[:100]))

    assert (files, errors) == ([], [RowError("x.zip", "The zip file “x.zip” is damaged or not complete.")])


def test_office_documents_are_not_walked(tmp_path: Path) -> None:
    path = put(tmp_path, "x.xlsx", zipped(("[Content_Types].xml", b"<x/>"), ("xl/a.xml", b"<x/>")))

    assert [f.name for f in found(path)[0]] == ["x.xlsx"]


def test_paths_that_cannot_be_read_each_get_a_sentence(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "self").symlink_to(folder)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    _, errors = found(tmp_path / "nowhere", loop, folder, pipe, tmp_path / ("x" * 300))

    assert [error.why for error in errors] == [
        "There is no file or folder “nowhere”.",
        "“loop” is a link that leads round in a circle.",
        "“folder/self” is a link; links in folders are not followed.",
        "“pipe” is neither a file nor a folder.",
        "A path is longer than this system can open.",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = put(tmp_path, "secret.csv", b"x")
    path.chmod(0)

    assert found(path)[1] == [RowError("secret.csv", "“secret.csv” may not be read by this user.")]
