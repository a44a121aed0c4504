"""Changes of events and their guests, as the journal says them."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

About = dict[str, Any]  # of a change: data, never interpreted
Sentence = Callable[[About], str]


def _of(template: Callable[[], str]) -> Sentence:
    return lambda about: template() % {"title": about.get("title", "")}


WORDS: dict[str, Sentence] = {
    "add_event": _of(lambda: _("Noted an event: %(title)s")),
    "edit_event": _of(lambda: _("Changed an event: %(title)s")),
    "go_to_event": _of(lambda: _("You are going: %(title)s")),
    "skip_event": _of(lambda: _("Not going: %(title)s")),
    "undecide_event": _of(lambda: _("Not decided yet: %(title)s")),
    "delete_event": _of(lambda: _("Deleted an event: %(title)s")),
}
