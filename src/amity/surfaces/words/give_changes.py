"""Changes of needs and offers, of what was given, of introductions and support, as the journal says them."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.surfaces.words.manner import listed, named

About = dict[str, Any]  # of a change: data, never interpreted
Sentence = Callable[[About], str]


def _name(about: About) -> str:
    names = about.get("names") or ([about["name"]] if about.get("name") else [])
    return listed([named(name) for name in names]) or _("somebody")


def _theirs(of_somebody: Callable[[], str], own: Callable[[], str]) -> Sentence:
    """Of somebody, or of the owner where no name stands."""
    return lambda about: of_somebody() % {"name": _name(about)} if about.get("name") else own()


def _with(template: Callable[[], str]) -> Sentence:
    return lambda about: template() % {"name": _name(about)}


def _of_thing(template: Callable[[], str]) -> Sentence:
    return lambda about: template() % {"title": about.get("title", "")}


def _give(about: About) -> str:
    received = about.get("way") == "received"
    template = _("Noted what %(name)s gave") if received else _("Noted what you gave %(name)s")
    return template % {"name": _name(about)}


def _saved(about: About) -> str:
    if about.get("title"):
        return _("Saved “%(title)s”") % {"title": about["title"]}
    count = int(about.get("count", 0))
    return ngettext("Saved %(count)s thing to share", "Saved %(count)s things to share", count) % {
        "count": count
    }


def _decided(about: About) -> str:
    said = {
        "match": _("Not this match, for %(name)s"),
        "introduction": _("Not these two: %(name)s"),
        "resource": _("Not for them: “%(title)s”"),
        "give": _("That was no gift: %(name)s"),
        "sentence": _("That sentence of %(name)s says nothing of the kind"),
        "need": _("Answered a need of %(name)s"),
        "insight": _("Not an insight of %(name)s"),
        "feed": _("Not worth sharing: “%(title)s”"),
    }
    template = said.get(str(about.get("what")), _("Answered a proposal about %(name)s"))
    return template % {"name": _name(about), "title": about.get("title", "")}


def _stated(of_two: Callable[[], str], own: Callable[[], str]) -> Sentence:
    """Of two people, or of the owner and one."""
    return lambda about: (of_two() if len(about.get("names", ())) > 1 else own()) % {"name": _name(about)}


def _asked_for(about: About) -> str:
    given = about.get("way") == "given"
    template = (
        _("%(name)s asked you for a recommendation") if given else _("Asked %(name)s for a recommendation")
    )
    return template % {"name": _name(about)}


def _recommended(about: About) -> str:
    written = about.get("answer") == "written"
    template = (
        _("A recommendation is written: %(name)s")
        if written
        else _("No recommendation, which is fine: %(name)s")
    )
    return template % {"name": _name(about)}


WORDS: dict[str, Sentence] = {
    "add_need": _theirs(lambda: _("Noted what %(name)s needs"), lambda: _("Noted what you need")),
    "add_offer": _theirs(lambda: _("Noted what %(name)s offers"), lambda: _("Noted what you offer")),
    "end_need": _theirs(
        lambda: _("%(name)s no longer needs it"), lambda: _("Noted that you no longer need it")
    ),
    "end_offer": _theirs(
        lambda: _("%(name)s no longer offers it"), lambda: _("Noted that you no longer offer it")
    ),
    "reopen_need": _theirs(lambda: _("%(name)s needs it again"), lambda: _("Noted that you need it again")),
    "reopen_offer": _theirs(
        lambda: _("%(name)s offers it again"), lambda: _("Noted that you offer it again")
    ),
    "give": _give,
    "edit_give": _with(lambda: _("Changed what went between %(name)s and you")),
    "thank": _with(lambda: _("Noted thanks between %(name)s and you")),
    "delete_give": _with(lambda: _("Deleted what went between %(name)s and you")),
    "introduce": _with(lambda: _("Kept an introduction in mind: %(name)s")),
    "intro_asked_first": _with(lambda: _("Asked the first of two: %(name)s")),
    "intro_first_yes": _with(lambda: _("A first yes: %(name)s")),
    "intro_first_no": _with(lambda: _("A kind no: %(name)s")),
    "intro_asked_second": _with(lambda: _("Asked the second of two: %(name)s")),
    "intro_second_yes": _with(lambda: _("Both said yes: %(name)s")),
    "intro_second_no": _with(lambda: _("A kind no: %(name)s")),
    "intro_made": _with(lambda: _("Introduced %(name)s")),
    "intro_outcome": _with(lambda: _("Noted what came of it: %(name)s")),
    "intro_closed": _with(lambda: _("Let an introduction rest: %(name)s")),
    "delete_intro": _with(lambda: _("Took an introduction out of the book: %(name)s")),
    "support": _with(lambda: _("Noted the support between %(name)s and you")),
    "end_support": _with(lambda: _("Noted that support between %(name)s and you is over")),
    "keep_insight": _with(lambda: _("Kept what %(name)s taught you")),
    "edit_insight": _with(lambda: _("Changed what %(name)s taught you")),
    "delete_insight": _with(lambda: _("Deleted what %(name)s taught you")),
    "credit": _with(lambda: _("Noted that what %(name)s said helped")),
    "save": _saved,
    "edit_resource": _of_thing(lambda: _("Changed the note on “%(title)s”")),
    "delete_resource": _of_thing(lambda: _("Deleted “%(title)s”")),
    "ask_recommendation": _asked_for,
    "answer_recommendation": _recommended,
    "add_feed": _of_thing(lambda: _("Named a feed: “%(title)s”")),
    "delete_feed": _of_thing(lambda: _("Took out a feed: “%(title)s”")),
    "decide": _decided,
    "connect": _stated(
        lambda: _("Noted that they know each other: %(name)s"), lambda: _("Noted that you know %(name)s")
    ),
    "disconnect": _stated(
        lambda: _("Noted that they do not know each other: %(name)s"),
        lambda: _("Noted that you do not know %(name)s"),
    ),
    "unstate": _stated(
        lambda: _("It is open again whether they know each other: %(name)s"),
        lambda: _("It is open again whether you know %(name)s"),
    ),
}
