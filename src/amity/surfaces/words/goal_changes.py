"""Changes of goals, openings and asks, as the journal says them."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from amity.surfaces.words.manner import named

About = dict[str, Any]  # of a change: data, never interpreted
Sentence = Callable[[About], str]


def _of(template: Callable[[], str]) -> Sentence:
    return lambda about: template() % {"title": about.get("title", ""), "name": _name(about)}


def _name(about: About) -> str:
    return named(about["name"]) if about.get("name") else _("somebody")


def _moved(about: About) -> str:
    stages = {
        "noticed": _("Moved “%(title)s” to Noticed"),
        "asked": _("Moved “%(title)s” to Asked"),
        "talking": _("Moved “%(title)s” to Talking"),
        "referred": _("Moved “%(title)s” to Referred"),
        "closed": _("Closed “%(title)s” kindly"),
        "reached": _("“%(title)s” came about"),
    }
    template = stages.get(str(about.get("to")), _("Moved “%(title)s”"))
    return template % {"title": about.get("title", "")}


def _answered(about: About) -> str:
    said = {"yes": _("%(name)s said yes"), "no": _("%(name)s said no, which is fine")}
    return said.get(str(about.get("answer")), _("Opened what you asked %(name)s again")) % {
        "name": _name(about)
    }


WORDS: dict[str, Sentence] = {
    "add_goal": _of(lambda: _("Kept a goal: %(title)s")),
    "edit_goal": _of(lambda: _("Changed a goal: %(title)s")),
    "reach_goal": _of(lambda: _("Came about: %(title)s")),
    "rest_goal": _of(lambda: _("Let a goal rest: %(title)s")),
    "reopen_goal": _of(lambda: _("Looking again for: %(title)s")),
    "delete_goal": _of(lambda: _("Deleted a goal: %(title)s")),
    "add_opening": _of(lambda: _("Put “%(title)s” on the board")),
    "edit_opening": _of(lambda: _("Changed “%(title)s”")),
    "move_opening": _moved,
    "delete_opening": _of(lambda: _("Took “%(title)s” off the board")),
    "led_by": _of(lambda: _("Noted that %(name)s led to “%(title)s”")),
    "not_led_by": _of(lambda: _("Noted that %(name)s did not lead to “%(title)s”")),
    "thank_for": _of(lambda: _("Noted that you thanked %(name)s for “%(title)s”")),
    "ask": _of(lambda: _("Noted that you asked %(name)s")),
    "answered": _answered,
    "unask": _of(lambda: _("Noted that you did not ask %(name)s")),
}
