"""Take it all with you: choose a form, wait a moment, fetch the file."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amity.actions.exporting import wishes
from amity.base.errors import AmityError, NotFound
from amity.surfaces.web.asked import Asked

KINDS = {"amity": "application/zip", "vcard": "text/vcard; charset=utf-8", "csv": "application/zip"}


def page(request: Asked) -> HttpResponse:
    """The three forms in plain words; posted, one of them is written in the background."""
    if request.method != "POST":
        return _choose(request)
    try:
        wish = wishes.ask(
            request.network,
            request.POST.get("format", ""),
            notes=request.POST.get("notes") == "yes",
        )
    except AmityError as refused:
        return _choose(request, wrong=str(refused), status=422)
    return redirect("export-wish", wish.id)


def wish(request: Asked, wish_id: UUID) -> HttpResponse:
    """How far it is; the page asks once a second until it is ready."""
    found = _find(request, wish_id)
    title, words = _state(found)
    context = {"wish": found, "title": title, "words": words}
    return render(request, "takeout/_wish.html" if request.htmx else "takeout/wish.html", context)


def file(request: Asked, wish_id: UUID) -> FileResponse:
    """The file itself, to be saved."""
    found = _find(request, wish_id)
    if found.state is not wishes.State.READY:
        raise Http404
    return FileResponse(
        found.file.open("rb"), as_attachment=True, filename=found.name, content_type=KINDS[found.format]
    )


def _find(request: Asked, wish_id: UUID) -> wishes.Wish:
    try:
        return wishes.find(request.network, wish_id)
    except NotFound as nothing:
        raise Http404 from nothing


def _state(found: wishes.Wish) -> tuple[str, str]:
    match found.state:
        case wishes.State.WAITING:
            return _("Writing your file"), _("You can leave this page; writing goes on.")
        case wishes.State.READY:
            return _("Your file is ready"), _("It is whole, and only you get it.")
        case _:
            return _("The file could not be written"), _("Nothing is lost. Your data is as it was.")


def _choose(request: Asked, *, wrong: str = "", status: int = 200) -> HttpResponse:
    formats = [
        (
            "amity",
            _("Everything, for another Amity"),
            _(
                "An archive of plain text: all people, talks, notes, photos and the journal. Other programs can read it too."
            ),
        ),
        (
            "vcard",
            _("People, for a phone or an address book"),
            _("One file of address cards (vCard): names, addresses, numbers, birthdays, photos."),
        ),
        (
            "csv",
            _("Tables, for a spreadsheet"),
            _("People, talks, notes, promises and dates as CSV. Notes marked private are left out."),
        ),
    ]
    chosen = request.POST.get("format", "amity")
    context = {"formats": formats, "chosen": chosen, "wrong": wrong}
    return render(request, "takeout/page.html", context, status=status)
