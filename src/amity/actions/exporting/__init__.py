"""Take it all along: a whole network as an archive, as address cards, or as tables.

    export(network, Path("amity.zip"), Wishes("amity"))

Nothing stands under the final name before it is whole: everything is written beside it first.
"""

import os
import secrets
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import IO

from django.utils.translation import gettext as _

from amity.actions.exporting import archive, cards, tables
from amity.base.errors import AmityError, BadInput
from amity.sources.amity.chapters import FILES
from amity.store.models import Network
from amity.store.snapshot import snapshot

FORMATS = {"amity": "zip", "vcard": "vcf", "csv": "zip"}  # and how a file of each ends
COMPRESSION = 6


class NotWritten(AmityError):
    """The disk or the folder did not take what was to be written; nothing is left of it."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is taken along. `notes` puts the owner's own words about people on their cards."""

    format: str = "amity"
    notes: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the lines of each file (rows, cards), where, and how large it is."""

    path: Path
    files: Mapping[str, int]
    bytes: int
    seconds: float


def export(network: Network, path: Path, wishes: Wishes, *, replace: bool = False) -> Exported:
    """Write everything to `path`: a zip where it ends in .zip, cards in one file where it ends in .vcf, else a folder.

    Raises `BadInput` when something stands there already, `NotWritten` when the disk refuses.
    """
    if wishes.format not in FORMATS:
        raise BadInput(_("The formats are %(names)s.") % {"names": ", ".join(FORMATS)})
    started = monotonic()
    with _told(path):
        _check_free(path, replace=replace)
    with _told(path), _in_place(path) as draft, snapshot():
        parts = _parts(network, wishes)
        if path.suffix.casefold() == ".zip":
            files = _into_zip(draft, parts)
        elif path.suffix.casefold() == ".vcf" and wishes.format == "vcard":
            files = _into_file(draft, parts)
        else:
            files = _into_folder(draft, parts)
    return Exported(path, files, _size(path), monotonic() - started)


def _parts(network: Network, wishes: Wishes) -> Iterator[tuple[str, Iterable[tuple[bytes, int]]]]:
    match wishes.format:
        case "vcard":
            yield "people.vcf", ((card, 1) for card in cards.cards(network, notes=wishes.notes))
        case "csv":
            for name in tables.TABLES:
                yield f"{name}.csv", _rows(tables.lines(network, name))
        case _:
            for chapter, name in FILES.items():
                yield name, _rows(archive.lines(network, chapter))


def _rows(lines: Iterable[bytes]) -> Iterator[tuple[bytes, int]]:
    """The first line is a header."""
    return ((line, int(number > 0)) for number, line in enumerate(lines))


def _check_free(path: Path, *, replace: bool) -> None:
    if not path.absolute().parent.is_dir():
        raise BadInput(_("There is no folder %(path)s.") % {"path": path.absolute().parent})
    if path.is_dir() and not any(path.iterdir()):
        return
    if path.exists() and not (replace and path.is_file()):
        raise BadInput(
            _("There is something at %(path)s already. Choose another name, or remove it first.")
            % {"path": path}
        )


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the system refuses, as one sentence."""
    try:
        yield
    except OSError as refused:
        why = refused.strerror or str(refused)
        raise NotWritten(
            _("%(path)s could not be written: %(why)s. Nothing was left there.") % {"path": path, "why": why}
        ) from refused


@contextmanager
def _in_place(path: Path) -> Iterator[Path]:
    """A name beside the final one, moved there when all is written, and gone when not."""
    draft = path.absolute().with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        yield draft
        if path.is_dir():
            path.rmdir()
        draft.replace(path)
    finally:
        if draft.is_dir():
            shutil.rmtree(draft, ignore_errors=True)
        draft.unlink(missing_ok=True)


def _private(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")


def _into_zip(draft: Path, parts: Iterable[tuple[str, Iterable[tuple[bytes, int]]]]) -> dict[str, int]:
    files = {}
    with (
        _private(draft) as raw,
        zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=COMPRESSION) as zipped,
    ):
        for name, pieces in parts:
            member = zipfile.ZipInfo(name)  # the same bytes for the same content: no time of day
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            with zipped.open(member, "w", force_zip64=True) as stream:
                files[name] = _write(stream, pieces)
    return files


def _into_folder(draft: Path, parts: Iterable[tuple[str, Iterable[tuple[bytes, int]]]]) -> dict[str, int]:
    draft.mkdir(mode=0o700)
    files = {}
    for name, pieces in parts:
        with _private(draft / name) as stream:
            files[name] = _write(stream, pieces)
    return files


def _into_file(draft: Path, parts: Iterable[tuple[str, Iterable[tuple[bytes, int]]]]) -> dict[str, int]:
    files = {}
    with _private(draft) as stream:
        for name, pieces in parts:
            files[name] = _write(stream, pieces)
    return files


def _write(stream: IO[bytes], pieces: Iterable[tuple[bytes, int]]) -> int:
    rows = 0
    for piece, counts in pieces:
        stream.write(piece)
        rows += counts
    return rows


def _size(path: Path) -> int:
    if path.is_dir():
        return sum(file.stat().st_size for file in path.iterdir())
    return path.stat().st_size
