"""Changes of events and their guests, as the journal says them."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.surfaces.words.manner import named

About = dict[str, Any]  # of a change: data, never interpreted
Sentence = Callable[[About], str]


def _of(template: Callable[[], str]) -> Sentence:
    return lambda about: template() % {"title": about.get("title", ""), "name": _name(about)}


def _name(about: About) -> str:
    return named(about["name"]) if about.get("name") else _("somebody")


def _guests(about: About) -> str:
    count = int(about.get("count", 0))
    return ngettext(
        "Read a guest list with %(count)d name: %(title)s",
        "Read a guest list with %(count)d names: %(title)s",
        count,
    ) % {"count": count, "title": about.get("title", "")}


WORDS: dict[str, Sentence] = {
    "add_event": _of(lambda: _("Noted an event: %(title)s")),
    "edit_event": _of(lambda: _("Changed an event: %(title)s")),
    "plan_event": _of(lambda: _("Changed your plan: %(title)s")),
    "go_to_event": _of(lambda: _("You are going: %(title)s")),
    "skip_event": _of(lambda: _("Not going: %(title)s")),
    "undecide_event": _of(lambda: _("Not decided yet: %(title)s")),
    "import_guests": _guests,
    "add_guest": _of(lambda: _("%(name)s comes to %(title)s")),
    "guest_known": _of(lambda: _("Named a guest: %(name)s")),
    "guest_apart": _of(lambda: _("The guest %(name)s is somebody else")),
    "drop_guest": _of(lambda: _("Took %(name)s off a guest list")),
    "delete_event": _of(lambda: _("Deleted an event: %(title)s")),
}
