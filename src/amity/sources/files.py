"""The files behind what a person named: a file, a folder, a zip; in a stable order, nothing extracted."""

import errno
import io
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from amity.base.errors import AmityError
from amity.base.text import clean
from amity.sources.archives import Archive, Member, is_zip
from amity.sources.refused import Refused
from amity.sources.rows import Peek, RowError

HEAD = 65_536  # bytes that are enough to recognise a format
MOST_FILES = 100_000  # in all folders of one import
DEEPEST_FOLDER = 40


@dataclass(frozen=True, slots=True)
class DiskFile:
    """A file on this machine."""

    name: str
    path: Path
    size: int

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The bytes as a stream. Raises `Refused` when the file cannot be read."""
        try:
            stream = self.path.open("rb")
        except OSError as error:
            raise Refused(why_unreadable(self.name, error)) from error
        with stream:
            yield stream

    @contextmanager
    def local(self) -> Iterator[Path]:
        """The file itself."""
        yield self.path

    def peek(self) -> Peek:
        """Its beginning. Raises `Refused` when the file cannot be read."""
        with self.open() as stream:
            return Peek(self.name, _read(self.name, stream))


@dataclass(frozen=True, slots=True)
class InMemory:
    """Bytes that came another way than as a file."""

    name: str
    data: bytes

    @property
    def size(self) -> int:
        """How many they are."""
        return len(self.data)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The bytes as a stream."""
        yield io.BytesIO(self.data)

    @contextmanager
    def local(self) -> Iterator[Path]:
        """The bytes as a temporary file, deleted afterwards."""
        with tempfile.NamedTemporaryFile(prefix="amity-") as copy:
            copy.write(self.data)
            copy.flush()
            yield Path(copy.name)


def _read(name: str, stream: BinaryIO) -> bytes:
    try:
        return stream.read(HEAD)
    except OSError as error:
        raise Refused(why_unreadable(name, error)) from error


Found = DiskFile | Member


def walk(paths: Iterable[Path]) -> Iterator[Found | RowError]:
    """Every file behind these paths, in the same order each time; what cannot be opened is a RowError."""
    for path in paths:
        for count, found in enumerate(_walk_one(path, path.name or str(path), depth=0)):
            if count >= MOST_FILES:
                yield RowError(path.name, f"The folder holds more than {MOST_FILES:,} files.")
                break
            yield found


def _walk_one(path: Path, name: str, *, depth: int) -> Iterator[Found | RowError]:
    shown = clean(name)
    try:
        kind = path.stat()
        if stat.S_ISDIR(kind.st_mode):
            yield from _walk_folder(path, name, depth=depth)
        elif stat.S_ISREG(kind.st_mode):
            yield from _walk_file(DiskFile(shown, path, kind.st_size))
        else:
            yield RowError(shown, f"“{shown}” is neither a file nor a folder.")
    except OSError as error:
        yield RowError(shown, why_unreadable(shown, error))
    except AmityError as error:
        yield RowError(shown, str(error))


def _walk_folder(path: Path, name: str, *, depth: int) -> Iterator[Found | RowError]:
    if depth > DEEPEST_FOLDER:
        yield RowError(name, f"“{clean(name)}” lies more than {DEEPEST_FOLDER} folders deep.")
        return
    for entry in sorted(os.scandir(path), key=lambda entry: entry.name):
        shown = f"{name}/{entry.name}"
        if entry.name.startswith(".") or entry.name == "__MACOSX":
            continue  # what systems leave behind, never an export
        if entry.is_symlink():
            yield RowError(clean(shown), f"“{clean(shown)}” is a link; links in folders are not followed.")
            continue
        yield from _walk_one(Path(entry.path), shown, depth=depth + 1)


def _walk_file(file: DiskFile) -> Iterator[Found | RowError]:
    if is_zip(file.peek().head):
        yield from Archive(file.name, file.path).walk()
    else:
        yield file


def why_unreadable(name: str, error: OSError) -> str:
    """One sentence for a path that the system does not give."""
    match error:
        case FileNotFoundError():
            return f"There is no file or folder “{name}”."
        case PermissionError():
            return f"“{name}” may not be read by this user."
        case _ if error.errno == errno.ELOOP:
            return f"“{name}” is a link that leads round in a circle."
        case _ if error.errno == errno.ENAMETOOLONG:
            return "A path is longer than this system can open."
        case _:
            return f"“{name}” cannot be read: {error.strerror or 'the disk gave an error'}."


__all__ = ["DiskFile", "Found", "InMemory", "Refused", "walk", "why_unreadable"]
