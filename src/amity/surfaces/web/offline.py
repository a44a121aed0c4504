"""What makes Amity an app of a phone: the manifest, the service worker, and which pages it may keep."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions import offline as action
from amity.surfaces.web import assets, clock
from amity.surfaces.web.asked import Asked

_ALWAYS = ("today", "people", "events", "jot", "log", "offline")
_FONTS = ("figtree-latin-wght-normal", "literata-latin-400-normal")


def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. It holds nothing of anybody, so that a browser may ask for it at any time."""
    answer = HttpResponse(assets.worker(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


def manifest(request: HttpRequest) -> HttpResponse:
    """Name, colours and icons for the home screen."""
    icons = [
        {
            "src": static(f"icons/amity-{size}.png"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size, purpose in (("192", "any"), ("512", "any"))
    ]
    icons.append(
        {
            "src": static("icons/amity-maskable-512.png"),
            "sizes": "512x512",
            "type": "image/png",
            "purpose": "maskable",
        }
    )
    told = {
        "name": "Amity",
        "short_name": "Amity",
        "description": _("The few people worth attention today, and why."),
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#faf9f6",
        "theme_color": "#faf9f6",
        "icons": icons,
        "shortcuts": [{"name": _("Jot down a line"), "url": reverse("jot")}],
    }
    answer = JsonResponse(told, content_type="application/manifest+json")
    answer["Cache-Control"] = "no-cache"
    return answer


def page(request: Asked) -> HttpResponse:
    """What is shown without a network where a page was not kept."""
    return render(request, "offline/page.html")


def pages(request: Asked) -> HttpResponse:
    """Which pages and files a device keeps that was asked to, and the mark under which it keeps them."""
    kept = action.worth_keeping(request.network, today=clock.today(request.network))
    addresses = [reverse(name) for name in _ALWAYS]
    for event in kept.events:
        addresses += [reverse(name, args=[event]) for name in ("event", "event-sheet", "event-after")]
        addresses.append(f"{reverse('jot')}?event={event}")
    addresses += [reverse("person", args=[person]) for person in kept.people]
    files = [assets.address(name) for name in ("amity.css", "sheet.css", "amity.js", "htmx.js")]
    files += [static(f"vendor/fonts/{name}.woff2") for name in _FONTS]
    files += [static(name) for name in ("vendor/icons.svg", "icon.svg")]
    return JsonResponse({"mark": action.mark(request.network), "pages": addresses, "files": files})
