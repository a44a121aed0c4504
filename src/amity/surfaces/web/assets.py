"""The stylesheet and the script: many small files for us, one file each for the browser.

The address holds a hash of the content, so a browser keeps a file until it changes.
"""

import hashlib
from functools import cache
from importlib.resources import files

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

STYLE = (
    "tokens",
    "base",
    "layout",
    "components-controls",
    "components-cards",
    "components-people",
    "components-dialogs",
    "components-palette",
    "pages/today",
    "pages/people",
    "pages/person",
    "pages/import",
    "pages/same",
    "pages/welcome",
    "pages/settings",
    "pages/give",
    "pages/goals",
    "pages/map",
    "pages/map-drawing",
    "pages/knowledge",
    "pages/after",
    "pages/event-list",
    "pages/event",
    "additions",
    "utilities",
)
SCRIPT = (
    "offline/queue",
    "offline/jot",
    "offline/keep",
    "keys",
    "palette",
    "dialogs",
    "menus",
    "draft",
    "drop",
    "board",
    "send",
)
WORKER = ("queue", "shelf", "worker")
_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


def address(name: str) -> str:
    """The address of `amity.css`, `amity.js`, `htmx.js` or `sheet.css`."""
    content = _content(name)
    return reverse("asset", args=[hashlib.sha256(content).hexdigest()[:10], name])


def serve(request: HttpRequest, version: str, name: str) -> HttpResponse:
    """One joined file, kept by the browser for a year."""
    content = _content(name)
    answer = HttpResponse(content, content_type=_TYPES[name.rpartition(".")[2]])
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


@cache
def _content(name: str) -> bytes:
    match name:
        case "amity.css":
            return "\n".join(_own(f"css/{part}.css") for part in STYLE).encode()
        case "sheet.css":  # alone on the page that goes along on paper or on a phone
            return _own("css/sheet.css").encode()
        case "amity.js":  # each behaviour in a block of its own, so that they share no names
            return "\n".join(f"{{\n{_own(f'js/{part}.js')}}}" for part in SCRIPT).encode()
        case "worker.js":  # the queue is the same as that of the pages
            return "\n".join(_own(f"js/offline/{part}.js") for part in WORKER).encode()
        case "htmx.js":
            return files("django_htmx").joinpath("static/django_htmx/htmx-2.min.js").read_bytes()
        case _:
            raise Http404


def worker() -> bytes:
    """The service worker, which must be served from the root and by one address."""
    return _content("worker.js")


def _own(name: str) -> str:
    return files("amity.surfaces.web").joinpath(f"static/{name}").read_text("utf-8")
