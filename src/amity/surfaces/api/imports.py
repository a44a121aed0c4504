"""Imports: bring files in, watch them being read, take all of it back."""

import hashlib
from pathlib import Path
from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import File, Form, Query, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from amity.actions import import_report, import_undo, importing, jobs, listing, own
from amity.base.text import one_line
from amity.store.models import Import
from amity.surfaces.api import cursors, fields, shapes
from amity.surfaces.api.answers import Asked, answer
from amity.surfaces.api.problems import TooLarge, by_state
from amity.surfaces.api.receipts import once
from amity.surfaces.documents import importing as documents
from amity.surfaces.serving import uploads

router = Router(tags=["imports"])
MOST_FILES = 100  # one request; a zip holds more
Files = Annotated[list[UploadedFile], File(..., min_length=1, description="100 at most; a zip holds more.")]


class How(Schema):
    """As `amity import` takes it; one a line."""

    me: Annotated[str, Field(max_length=10_000, description="Addresses and names of yours, one a line.")] = ""
    leave_out: Annotated[str, Field(max_length=10_000, description="What to leave out, one a line.")] = ""
    excerpt: fields.Characters | None = None


@router.get("/imports", response=shapes.SomeImports, summary="List imports")
def list_imports(request: Asked, which: Query[fields.Paging]) -> HttpResponse:
    """Newest first."""
    some = listing.imports(request.network, behind=cursors.read(which.cursor, "imports"), limit=which.limit)
    return answer({"imports": [_line(one) for one in some.rows], "next": cursors.write(some.next, "imports")})


@router.post("/imports", response={201: shapes.Progress}, summary="Bring files in")
def bring_in(request: Asked, files: Files, how: Form[How], key: fields.Key) -> HttpResponse:
    """Exports of any known format, by content. They are read in the background: ask for the import to watch."""
    if len(files) > MOST_FILES:
        raise TooLarge(_("Send %(count)s files at most, or a zip.") % {"count": MOST_FILES})
    arrived = [file.path for file in files if isinstance(file, uploads.Kept)]

    def make() -> HttpResponse:
        network = request.network
        own.say(network, _lines(how.me))
        options = importing.Options(excerpt=how.excerpt, leave_out=tuple(_lines(how.leave_out)))
        chosen = importing.prepare(network, arrived, options, uploaded=True)
        jobs.enqueue_import(network, chosen.pk)
        place = {"Location": f"/api/v1/imports/{chosen.pk}"}
        return answer(_progress(request, chosen.pk), status=201, headers=place)

    answered = once(request, key, make, body=_fingerprint(arrived, how) if key else "")
    if key:
        _discard_unused(request, arrived, answered)
    return answered


@router.get("/imports/{import_id}", response=shapes.Progress, summary="Show an import")
def show_import(request: Asked, import_id: fields.Id) -> HttpResponse:
    """How far it is, and every row that was left out with its reason."""
    return answer(_progress(request, import_id))


@router.post("/imports/{import_id}/undo", response=shapes.ImportUndone, summary="Take an import back")
def undo_import(request: Asked, import_id: fields.Id) -> HttpResponse:
    """Removes what it added, and only that."""
    with by_state():
        change = import_undo.undo(request.network, import_id)
    return answer({"undone": import_id, "change_id": change.pk})


def _lines(text: str) -> list[str]:
    return [said for line in text.splitlines() if (said := one_line(line, limit=320))]


def _line(one: Import) -> shapes.ImportLine:
    names = [Path(path).name for path in one.paths]
    return {"import_id": one.pk, "state": one.state, "sentence": one.sentence, "names": names}


def _progress(request: Asked, import_id: UUID) -> shapes.Progress:
    told = import_report.report(request.network, import_id)
    rows = sum(file.rows_done for file in told.files)
    return {**documents.report(told), "state": told.state, "sentence": told.sentence, "rows_done": rows}


def _fingerprint(arrived: list[Path], how: How) -> str:
    """Equal for the same files with the same wishes."""
    said = [how.model_dump_json()]
    for path in arrived:
        with path.open("rb") as file:
            said += [path.name, hashlib.file_digest(file, "sha256").hexdigest()]
    return "\n".join(said)


def _discard_unused(request: Asked, arrived: list[Path], answered: HttpResponse) -> None:
    """Files of a request that was answered before are of no use."""
    made = (
        Import.objects.of(request.network).filter(pk=answered.headers["Location"].rpartition("/")[2]).first()
    )
    if made is None or str(arrived[0].absolute()) not in made.paths:
        uploads.discard(arrived)
