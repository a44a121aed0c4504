"""What to offer somebody and what to ask them, as sentences."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from amity.today.facts import Gesture


def gesture(move: Gesture) -> str:
    """What to offer or to ask; empty where there is nothing to ask."""
    return _GESTURES[move.kind]() % dict(move.details)


_GESTURES: dict[str, Callable[[], str]] = {
    "promised": lambda: _("What you promised: %(text)s"),
    "answer": lambda: _("An answer to their question"),
    "wishes": lambda: _("Good wishes"),
    "thanks": lambda: _("Thanks for the talk"),
    "need": lambda: _("Your help with what they need: %(text)s"),
    "hint": lambda: _("Something you came across that fits your note: “%(text)s”"),
    "coffee": lambda: _("A coffee or a walk in %(place)s"),
    "memory": lambda: _("A memory of %(name)s"),
    "again": lambda: _("To meet again where you met last (%(place)s)"),
    "own_news": lambda: _("Your own news about “%(subject)s”"),
    "about_me": lambda: _("A few words about what you do these days"),
    "glad": lambda: _("To be glad with them"),
    "no_hurry": lambda: _("That there is no hurry, and that a no is fine too"),
    "call": lambda: _("Half an hour on the phone, after such a long time"),
    "step.lines": lambda: _("Two lines, nothing more"),
    "step.call": lambda: _("A call of five minutes"),
    "step.share": lambda: _("Something you read or heard that they may like"),
    "step.photo": lambda: _("A photo of something you saw this week"),
    "attention": lambda: _("Your attention is enough"),
    "about.goal": lambda: _("How far they have come with this: “%(text)s”"),
    "about.work": lambda: _("How this goes: “%(text)s”"),
    "about.family": lambda: _("How this is at home: “%(text)s”"),
    "about.interest": lambda: _("What they like about this: “%(text)s”"),
    "about.need": lambda: _("Whether they found it: %(text)s"),
    "about.offer": lambda: _("How they came to this: “%(text)s”"),
    "subject": lambda: _("What became of “%(subject)s”"),
    "work": lambda: _("How work is at %(organisation)s"),
    "life": lambda: _("How life is in %(place)s"),
    "start": lambda: _("How the start at %(organisation)s is going"),
    "awaited": lambda: _("Whether it still suits them: %(text)s"),
    "looked_for": lambda: _("Twenty minutes about what you look for: %(text)s"),
    "news": lambda: _("How they are"),
    "none": lambda: "",
}
