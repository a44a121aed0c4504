"""Files that are dropped go piece by piece into a private folder; nothing is held in memory."""

import os
import re
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest

from amity.base.text import one_line

LARGEST = 10 * 1024**3  # bytes in one upload
PLACES = ("/import", "/give/things", "/api/v1/imports")  # no other address takes files, but for guest lists
_GUESTS = re.compile(r"/(?:api/v1/)?events/[0-9a-f-]{36}/guests|/events/[0-9a-f-]{36}/card")
_TOKEN = re.compile(r"[0-9a-f]{16}-\d{4}")
_UNCONFIRMED = 24 * 3600  # seconds that a file waits for the owner to look at it


class Kept(UploadedFile):  # type: ignore[type-arg]  # generic only for the type checker
    """A file that arrived whole, at `path`."""

    def __init__(self, path: Path, size: int) -> None:
        super().__init__(name=path.name, size=size)
        self.path = path

    def close(self) -> None:
        """Nothing is open: the content lies in its file."""


class ToIncoming(FileUploadHandler):
    """Writes each file of a request into a folder of its own under `incoming`, where it keeps its name and its turn."""

    request_name = ""
    arrived = 0
    path: Path | None = None
    handle: BinaryIO | None = None
    written = 0

    def new_file(self, *args: Any, **options: Any) -> None:  # Django's signature
        """Opens a file for what comes next."""
        super().new_file(*args, **options)
        if self.request is None or not takes_files(self.request.path):
            raise SkipFile
        self.request_name = self.request_name or secrets.token_hex(8)
        self.arrived += 1
        self.path = _fresh_folder(f"{self.request_name}-{self.arrived:04}") / safe_name(self.file_name or "")
        self.handle = os.fdopen(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Writes one piece; stops when the request grows beyond all measure."""
        self.written += len(raw_data)
        if self.written > LARGEST or self.handle is None:
            self.upload_interrupted()
            raise StopUpload(connection_reset=True)
        with self._nothing_half_written():
            self.handle.write(raw_data)

    def file_complete(self, file_size: int) -> Kept:
        """The file is whole."""
        assert self.handle  # Django opens a file before it completes it
        assert self.path
        with self._nothing_half_written():
            self.handle.close()
        self.handle = None
        return Kept(self.path, file_size)

    def upload_interrupted(self) -> None:
        """The browser went away or the disk is full: what came so far is of no use."""
        if self.handle and self.path:
            with suppress(OSError):  # what waits in memory has no room either
                self.handle.close()
            discard([self.path])
            self.handle = None

    @contextmanager
    def _nothing_half_written(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            self.upload_interrupted()
            raise


def takes_files(path: str) -> bool:
    """Whether files may be sent to this address."""
    return path in PLACES or _GUESTS.fullmatch(path) is not None


def set_aside(path: Path) -> str:
    """A file that waits until the owner has looked at it: a name for it, good for a day."""
    _sweep_aside()
    there = _aside() / path.parent.name
    there.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.rename(there)
    return there.name


def from_aside(token: str) -> Path | None:
    """The file of this name; None where it is gone, or the name is no name."""
    folder = _aside() / token
    if not _TOKEN.fullmatch(token) or not folder.is_dir():
        return None
    return next((path for path in folder.iterdir() if path.is_file()), None)


def _aside() -> Path:
    return Path(settings.HOME) / "incoming" / "aside"


def _sweep_aside() -> None:
    """Files that nobody came back for."""
    for folder in _aside().iterdir() if _aside().is_dir() else ():
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > _UNCONFIRMED:
                discard(list(folder.iterdir()))


def discard(paths: Iterable[Path]) -> None:
    """Files that are of no use after all, with their folder."""
    for path in paths:
        path.unlink(missing_ok=True)
        if path.parent.is_dir() and not any(path.parent.iterdir()):
            path.parent.rmdir()


def discard_all(request: HttpRequest) -> None:
    """Everything that came with a request that is refused."""
    arrived = [file for name in request.FILES for file in request.FILES.getlist(name)]
    discard(file.path for file in arrived if isinstance(file, Kept))


def safe_name(name: str) -> str:
    """A name that cannot leave its folder, still recognisable."""
    last = one_line(name.replace("\\", "/").rpartition("/")[2], limit=120)
    return last.strip(". ") or "file"


def _fresh_folder(name: str) -> Path:
    folder: Path = Path(settings.HOME) / "incoming" / name
    folder.mkdir(mode=0o700, parents=True)
    return folder
