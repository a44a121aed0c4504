"""A change of the journal in one sentence."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.store.models import Change


def sentence(change: Change) -> str:
    """What was done, to whom.

    Important: `about` is data; a name in it is shown, never interpreted.
    """
    about: dict[str, Any] = change.about
    words = _WORDS.get(change.verb)
    return words(about) if words else change.verb


def _name(about: dict[str, Any]) -> str:
    names = about.get("names") or ([about["name"]] if about.get("name") else [])
    return ", ".join(names) or _("somebody")


def _imported(about: dict[str, Any]) -> str:
    named = about.get("paths", [])
    files = ", ".join(named[:3]) or _("files")
    if len(named) > 3:
        files = _("%(names)s and %(count)s more") % {"names": files, "count": len(named) - 3}
    people = int(about.get("people", 0))
    return ngettext(
        "Brought in %(files)s: %(people)d new person", "Brought in %(files)s: %(people)d new people", people
    ) % {"files": files, "people": people}


def _undone(about: dict[str, Any]) -> str:
    verb = about.get("of", "")
    words = _WORDS.get(verb) if verb != "undo" else None
    return _("Took back: %(what)s") % {"what": words(about) if words else verb}


def _of_person(template: Callable[[], str]) -> Callable[[dict[str, Any]], str]:
    return lambda about: template() % {"name": _name(about)}


_WORDS: dict[str, Callable[[dict[str, Any]], str]] = {
    "import": _imported,
    "undo": _undone,
    "log": _of_person(lambda: _("Logged a talk with %(name)s")),
    "done": _of_person(lambda: _("Logged: you wrote to %(name)s")),
    "later": _of_person(lambda: _("%(name)s comes back later")),
    "skip": _of_person(lambda: _("Not this time: %(name)s")),
    "answer": _of_person(lambda: _("Answered a question about %(name)s")),
    "add": _of_person(lambda: _("Added %(name)s")),
    "edit": _of_person(lambda: _("Changed what is said of %(name)s")),
    "add_fact": _of_person(lambda: _("Noted something about %(name)s")),
    "edit_fact": _of_person(lambda: _("Changed a note about %(name)s")),
    "delete_fact": _of_person(lambda: _("Deleted a note about %(name)s")),
    "add_promise": _of_person(lambda: _("Noted a promise with %(name)s")),
    "edit_promise": _of_person(lambda: _("Changed a promise with %(name)s")),
    "delete_promise": _of_person(lambda: _("Deleted a promise with %(name)s")),
    "keep": _of_person(lambda: _("Kept a promise with %(name)s")),
    "release": _of_person(lambda: _("Let a promise with %(name)s go")),
    "edit_touch": _of_person(lambda: _("Changed a talk with %(name)s")),
    "delete_touch": _of_person(lambda: _("Deleted a talk with %(name)s")),
    "pause": _of_person(lambda: _("Leaving %(name)s in peace")),
}
