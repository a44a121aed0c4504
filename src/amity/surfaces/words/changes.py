"""A change of the journal in one sentence."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.store.models import Change
from amity.surfaces.words import capture_changes, event_changes, give_changes, goal_changes
from amity.surfaces.words.manner import named


def sentence(change: Change) -> str:
    """What was done, to whom.

    Important: `about` is data; a name in it is shown, never interpreted.
    """
    about: dict[str, Any] = change.about
    words = _WORDS.get(change.verb)
    return words(about) if words else change.verb


def _name(about: dict[str, Any]) -> str:
    names = about.get("names") or ([about["name"]] if about.get("name") else [])
    return ", ".join(map(named, names)) or _("somebody")


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


def _absent(about: dict[str, Any]) -> str:
    if about.get("kind") == "died":
        return _("Noted that %(name)s died") % {"name": _name(about)}
    return _("Noted that %(name)s asked to be left out") % {"name": _name(about)}


def _same(about: dict[str, Any]) -> str:
    said = {
        "yes": _("Joined two entries of %(name)s"),
        "no": _("Kept %(name)s and somebody else apart"),
    }
    template = said.get(about.get("answer", ""), _("Left open whether two entries are %(name)s"))
    return template % {"name": _name(about)}


def _same_company(about: dict[str, Any]) -> str:
    count = int(about.get("count", 0))
    said = {
        "yes": ngettext(
            "Joined two entries at %(name)s", "Joined %(count)d pairs of entries at %(name)s", count
        ),
        "no": ngettext("Kept two people at %(name)s apart", "Kept %(count)d pairs at %(name)s apart", count),
    }
    left_open = ngettext(
        "Left a question about %(name)s open", "Left %(count)d questions about %(name)s open", count
    )
    return said.get(about.get("answer", ""), left_open) % {"name": about.get("name", ""), "count": count}


def _related(template: Callable[[], str]) -> Callable[[dict[str, Any]], str]:
    return lambda about: template() % {"name": _name(about), "other": about.get("other") or _("somebody")}


def _reminder(about_somebody: Callable[[], str], alone: Callable[[], str]) -> Callable[[dict[str, Any]], str]:
    return lambda about: about_somebody() % {"name": _name(about)} if about.get("name") else alone()


def _of_person(template: Callable[[], str]) -> Callable[[dict[str, Any]], str]:
    return lambda about: template() % {"name": _name(about)}


def _set(about: dict[str, Any]) -> str:
    words = _SETTINGS.get(str(about.get("setting")))
    return words() if words else _("Changed a setting")


_SETTINGS: dict[str, Callable[[], str]] = {
    "steady_people": lambda: _("Changed how many people a steady day has"),
    "quiet_weekdays": lambda: _("Changed the days without suggestions"),
    "wants": lambda: _("Changed what you would like more of"),
    "excerpt_length": lambda: _("Changed how much of a message is kept"),
    "page_language": lambda: _("Changed the language"),
    "time_zone": lambda: _("Changed the time zone"),
    "date_order": lambda: _("Changed how dates are written"),
    "name_order": lambda: _("Changed how names are written"),
    "theme": lambda: _("Changed the theme"),
    "one_key_shortcuts": lambda: _("Changed the one-key shortcuts"),
    "writing_on": lambda: _("Changed the writing help"),
    "feeds_on": lambda: _("Changed whether feeds are read"),
    "giving_minutes": lambda: _("Changed the week’s time for favours"),
}


def _own(about: dict[str, Any]) -> str:
    words = _OWN.get(str(about.get("said")), _OWN["added"])
    return words() % {"what": about.get("shown", "")}


_OWN: dict[str, Callable[[], str]] = {
    "added": lambda: _("Added “%(what)s” as yours"),
    "confirmed": lambda: _("Confirmed “%(what)s” as yours"),
    "denied": lambda: _("“%(what)s” is not yours"),
    "removed": lambda: _("Removed “%(what)s” from what is yours"),
}
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
    "confirm_fact": _of_person(lambda: _("Still true of %(name)s")),
    "end_fact": _of_person(lambda: _("No longer true of %(name)s")),
    "delete_fact": _of_person(lambda: _("Deleted a note about %(name)s")),
    "add_promise": _of_person(lambda: _("Noted a promise with %(name)s")),
    "edit_promise": _of_person(lambda: _("Changed a promise with %(name)s")),
    "delete_promise": _of_person(lambda: _("Deleted a promise with %(name)s")),
    "keep": _of_person(lambda: _("Kept a promise with %(name)s")),
    "release": _of_person(lambda: _("Let a promise with %(name)s go")),
    "edit_touch": _of_person(lambda: _("Changed a talk with %(name)s")),
    "delete_touch": _of_person(lambda: _("Deleted a talk with %(name)s")),
    "pause": _of_person(lambda: _("Leaving %(name)s in peace")),
    "resume": _of_person(lambda: _("No longer leaving %(name)s in peace")),
    "absent": _absent,
    "present": _of_person(lambda: _("%(name)s is no longer left out")),
    "relate": _related(lambda: _("Noted who %(other)s is to %(name)s")),
    "edit_relation": _related(lambda: _("Changed who %(other)s is to %(name)s")),
    "unrelate": _related(lambda: _("Removed %(other)s from those around %(name)s")),
    "remind": _reminder(lambda: _("Set a reminder about %(name)s"), lambda: _("Set a reminder")),
    "edit_reminder": _reminder(
        lambda: _("Changed a reminder about %(name)s"), lambda: _("Changed a reminder")
    ),
    "reminded": _reminder(
        lambda: _("Did what a reminder about %(name)s said"), lambda: _("Did what a reminder said")
    ),
    "delete_reminder": _reminder(
        lambda: _("Deleted a reminder about %(name)s"), lambda: _("Deleted a reminder")
    ),
    "same": _same,
    "same_company": _same_company,
    "merge": _related(lambda: _("Joined %(name)s and %(other)s")),
    "unmerge": _of_person(lambda: _("Took %(name)s apart")),
    "standing": _of_person(lambda: _("Noted what %(name)s is")),
    "set": _set,
    "own": _own,
    **give_changes.WORDS,
    **goal_changes.WORDS,
    **event_changes.WORDS,
    **capture_changes.WORDS,
}
