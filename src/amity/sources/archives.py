"""Zip files: their members as streams, with the guards that the standard library lacks.

Nothing is ever extracted under a member's own name. A member's bytes are copied, counted and
checked into an anonymous temporary file before anybody reads them, so a broken member gives
nothing rather than half of its rows.
"""

import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from amity.base.text import clean
from amity.sources.refused import Refused
from amity.sources.rows import Peek, RowError

MOST_MEMBERS = 10_000
MOST_BYTES = 100 * 1024**3  # declared, all members together
FREE_BYTES = 32 * 1024**2  # up to here any ratio is fine
HIGHEST_RATIO = 200  # text packs 5 to 40 times smaller; a bomb a thousand times
IN_MEMORY = 4 * 1024**2
CHUNK = 256 * 1024
HEAD = 65_536
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def is_zip(head: bytes) -> bool:
    """Whether a file with this beginning is an archive to look into (office documents are not)."""
    if head[:4] not in (b"PK\x03\x04", b"PK\x05\x06"):
        return False
    return not is_office(head)


def is_office(head: bytes) -> bool:
    """Whether this zip is a document of an office program."""
    return head[:2] == b"PK" and (b"[Content_Types].xml" in head[:200] or head[30:38] == b"mimetype")


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside a zip."""

    name: str
    archive: "Archive"
    info: zipfile.ZipInfo

    @property
    def size(self) -> int:
        """Bytes when unpacked, as declared and enforced."""
        return self.info.file_size

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """A checked copy of the bytes as a stream. Raises `Refused` when the member is damaged."""
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as copy:
            self._copy_into(cast(BinaryIO, copy))
            copy.seek(0)
            yield cast(BinaryIO, copy)

    @contextmanager
    def local(self) -> Iterator[Path]:
        """A checked copy of the bytes as a temporary file, deleted afterwards."""
        with tempfile.NamedTemporaryFile(prefix="amity-") as copy:
            self._copy_into(cast(BinaryIO, copy))
            copy.flush()
            yield Path(copy.name)

    def peek(self) -> Peek:
        """The beginning, without unpacking the rest. Raises `Refused` when the member is damaged."""
        with self._stream() as stream:
            try:
                return Peek(self.name, stream.read(HEAD))
            except _BROKEN as error:
                raise Refused(f"“{self.name}” is damaged inside its zip file.") from error

    def _copy_into(self, copy: BinaryIO) -> None:
        left = self.info.file_size
        with self._stream() as stream:
            try:
                while chunk := stream.read(CHUNK):
                    left -= len(chunk)
                    if left < 0:
                        raise Refused(f"“{self.name}” is larger than its zip file declares.")
                    copy.write(chunk)
            except _BROKEN as error:
                raise Refused(f"“{self.name}” is damaged inside its zip file.") from error

    @contextmanager
    def _stream(self) -> Iterator[BinaryIO]:
        try:
            stream = self.archive.opened().open(self.info)
        except _BROKEN as error:
            raise Refused(f"“{self.name}” cannot be read from its zip file.") from error
        with stream:
            yield cast(BinaryIO, stream)


class Archive:
    """An opened zip: checked once as a whole, then walked member by member."""

    def __init__(self, name: str, file: Path | BinaryIO, *, inner: bool = False) -> None:
        self.name, self._file, self._inner = name, file, inner
        self._zip: zipfile.ZipFile | None = None

    def opened(self) -> zipfile.ZipFile:
        """The zip, opened when first asked for. Raises `Refused` when it is none or too large."""
        if self._zip is None:
            self._check_count()
            try:
                self._zip = zipfile.ZipFile(self._file)
            except _BROKEN as error:
                raise Refused(f"The zip file “{self.name}” is damaged or not complete.") from error
        return self._zip

    def walk(self) -> Iterator["Member | RowError"]:
        """Its members in stable order. Raises `Refused` when the whole is not to be trusted."""
        members = [info for info in self.opened().infolist() if not info.is_dir()]
        _check_whole(self.name, members)
        deeper = 0
        for info in sorted(members, key=lambda info: (info.filename, info.header_offset)):
            shown = f"{self.name}/{clean(info.filename, limit=300)}"
            if _is_leftover(info.filename):
                continue
            if why := _why_not(shown, info):
                yield RowError(shown, why)
                continue
            for found in self._walk_member(Member(shown, self, info)):
                deeper += found is None
                if found is not None:
                    yield found
        if deeper:
            why = f"“{self.name}” holds {deeper} more zip files; so deep inside they are not opened."
            yield RowError(self.name, why, deeper)

    def _walk_member(self, member: Member) -> Iterator["Member | RowError | None"]:
        """The member, or what is in it when it is a zip itself; None for a zip that lies too deep."""
        try:
            if not is_zip(member.peek().head):
                yield member
            elif self._inner:
                yield None
            else:
                yield from _inner_archive(member).walk()
        except Refused as error:
            yield RowError(member.name, str(error))

    def _check_count(self) -> None:
        # Python reads the whole table of contents into memory first, so it is counted before.
        if _declared_members(self._file) > MOST_MEMBERS:
            raise Refused(f"The zip file “{self.name}” holds more than {MOST_MEMBERS:,} files.")


def _inner_archive(member: Member) -> Archive:
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the archive that reads it
    member._copy_into(cast(BinaryIO, copy))
    return Archive(member.name, cast(BinaryIO, copy), inner=True)


def _is_leftover(name: str) -> bool:
    """What systems leave behind in archives, never an export."""
    parts = name.split("/")
    return parts[0] == "__MACOSX" or parts[-1] in (".DS_Store", "Thumbs.db")


def _check_whole(name: str, members: list[zipfile.ZipInfo]) -> None:
    if sum(info.file_size for info in members) > MOST_BYTES:
        raise Refused(f"The zip file “{name}” would unpack to more than {MOST_BYTES >> 30} GB.")
    end = 0
    for info in sorted(members, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise Refused(f"The zip file “{name}” lists the same bytes several times; it is not opened.")
        end = info.header_offset + 30 + info.compress_size
    unpacked, packed = (sum(sizes) for sizes in _sizes(members))
    if unpacked > FREE_BYTES and unpacked > HIGHEST_RATIO * packed:
        raise Refused(f"The zip file “{name}” would unpack to {unpacked >> 20:,} MB out of almost nothing.")


def _sizes(members: list[zipfile.ZipInfo]) -> tuple[list[int], list[int]]:
    return [i.file_size for i in members], [i.compress_size for i in members]


def _why_not(shown: str, info: zipfile.ZipInfo) -> str:
    name = info.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":":
        return f"“{shown}” has a name that points outside of its zip file."
    if stat.S_ISLNK(info.external_attr >> 16):
        return f"“{shown}” is a link; links in zip files are not followed."
    if info.flag_bits & 0x1:
        return f"“{shown}” is protected by a password; unpack it first."
    if info.file_size > FREE_BYTES and info.file_size > HIGHEST_RATIO * info.compress_size:
        return f"“{shown}” would unpack to {info.file_size >> 20:,} MB out of almost nothing."
    return ""


def _declared_members(file: Path | BinaryIO) -> int:
    if isinstance(file, Path):
        with file.open("rb") as stream:
            return _declared_members(stream)
    size = file.seek(0, 2)
    file.seek(max(0, size - 66_000))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 12:
        return 0
    count = int(struct.unpack_from("<H", tail, at + 10)[0])
    large = tail.rfind(b"PK\x06\x06", 0, at)
    if count == 0xFFFF and 0 <= large <= len(tail) - 40:
        return int(struct.unpack_from("<Q", tail, large + 32)[0])
    return count
