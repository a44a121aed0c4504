"""Lines written in passing, what was said at an event and the messages after, as the journal says them."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from amity.surfaces.words.manner import listed, named

About = dict[str, Any]  # of a change: data, never interpreted
Sentence = Callable[[About], str]


def _captured(about: About) -> str:
    names = listed([named(name) for name in about.get("names", ())])
    told = {"title": about.get("title", ""), "names": names}
    return (
        _("Kept what was said at %(title)s: %(names)s") % told
        if names
        else _("Kept how it was: %(title)s") % told
    )


def _jotted(about: About) -> str:
    return _("Jotted down a line at %(title)s") % about if about.get("title") else _("Jotted down a line")


def _to(template: Callable[[], str]) -> Sentence:
    return lambda about: template() % {"name": named(about.get("name", "")) or _("somebody")}


WORDS: dict[str, Sentence] = {
    "after_event": _captured,
    "jot": _jotted,
    "keep_card": _to(lambda: _("Kept the card of %(name)s")),
    "drop_jotting": lambda _about: _("Put a line aside"),
    "end_follow_up": _to(lambda: _("Not this time: %(name)s")),
    "move_follow_up": _to(lambda: _("%(name)s comes back later")),
    "word_follow_up": _to(lambda: _("Changed the words to %(name)s")),
}
