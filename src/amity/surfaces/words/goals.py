"""What every surface says of goals: kinds, columns of the board, what comes before an ask, who is at a place."""

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.opportunities.asks import First, Rate, Small
from amity.opportunities.board import Stage, Standing
from amity.opportunities.goals import Kind, TargetKind
from amity.opportunities.visits import Because, Reason
from amity.surfaces.words.manner import full_day
from amity.surfaces.words.times import ago

Said = Callable[[], str]


def kind(one: Kind) -> str:
    """What is looked for."""
    return _KINDS[one]()


_KINDS: Mapping[Kind, Said] = {
    Kind.JOB: lambda: _("Work"),
    Kind.CLIENT: lambda: _("Clients"),
    Kind.COLLABORATION: lambda: _("Somebody to do it with"),
    Kind.BUSINESS: lambda: _("A business"),
    Kind.ADVICE: lambda: _("Advice"),
    Kind.HOME: lambda: _("A home"),
    Kind.OTHER: lambda: _("Something else"),
}


def target(one: TargetKind) -> str:
    """Where it may come from."""
    return _TARGETS[one]()


_TARGETS: Mapping[TargetKind, Said] = {
    TargetKind.ORGANISATION: lambda: _("Organisation"),
    TargetKind.ROLE: lambda: _("Role"),
    TargetKind.PLACE: lambda: _("Place"),
    TargetKind.TOPIC: lambda: _("Topic"),
}


def stage(one: Stage) -> str:
    """A column of the board."""
    return _STAGES[one]()


_STAGES: Mapping[Stage, Said] = {
    Stage.NOTICED: lambda: _("Noticed"),
    Stage.ASKED: lambda: _("Asked"),
    Stage.TALKING: lambda: _("Talking"),
    Stage.REFERRED: lambda: _("Referred"),
    Stage.CLOSED: lambda: _("Closed"),
}


def standing(stands: Standing, today: date) -> str:
    """Where an opening stands, since when; a closed one kindly."""
    if stands.reached:
        return _("It came about.")
    if stands.stage is Stage.CLOSED:
        return _("Not this time. Stay friends.")
    return _("%(stage)s %(when)s") % {"stage": stage(stands.stage), "when": ago(stands.since, today)}


def small(one: Small, name: str) -> str:
    """What would be asked, in a few words."""
    return _SMALL[one]() % {"name": name}


_SMALL: Mapping[Small, Said] = {
    Small.TALK: lambda: _("Ask %(name)s for a short talk, not for a favour."),
    Small.INTRODUCTION: lambda: _("Ask %(name)s whether an introduction would be fine."),
    Small.WHOM: lambda: _("Ask %(name)s who would be the one to talk to."),
}


def first(one: First, name: str) -> str:
    """What comes before an ask; empty where nothing does."""
    words = _FIRST.get(one)
    return words() % {"name": name} if words else ""


_FIRST: Mapping[First, Said] = {
    First.PROMISE: lambda: _("You have an open promise to %(name)s. Keep it or let it go first, then ask."),
    First.GIFT: lambda: _("You received a little more from %(name)s lately. A small gift first, then ask."),
    First.HELLO: lambda: _("A hello first would be kind; the ask can wait for the next message."),
}


def rate(own: Rate) -> str:
    """How often the owner's asks met a yes; with few answers, what is known of everybody's (Flynn & Lake 2008)."""
    if own.tells:
        return ngettext(
            "Of %(answered)d answer to what you asked, %(yes)d was a yes.",
            "Of %(answered)d answers to what you asked, %(yes)d were a yes.",
            own.answered,
        ) % {"answered": own.answered, "yes": own.yes}
    return _("People say yes about twice as often as those who ask expect (Flynn and Lake, 2008).")


def there(reason: Reason, today: date) -> str:
    """Why somebody is worth a line before a journey."""
    match reason.why:
        case Because.PROMISED:
            return _("For when you meet, you promised: %(text)s") % {"text": reason.text}
        case Because.LIVES:
            return _("Lives in %(text)s") % {"text": reason.text}
        case Because.CLOSE:
            return _("One of your circle of %(text)s") % {"text": reason.text}
        case Because.GOAL:
            return _("On a way to this: %(text)s") % {"text": reason.text}
    return _dated(reason, today)


def _dated(reason: Reason, today: date) -> str:
    day = reason.day or today
    match reason.why:
        case Because.BIRTHDAY:
            return _("Birthday on %(day)s, while you are there") % {"day": full_day(day, today)}
        case Because.QUIET:
            return _("Silent for longer than usual; you last talked %(when)s") % {"when": ago(day, today)}
        case Because.MET:
            return _("You met there %(when)s: %(text)s") % {"when": ago(day, today), "text": reason.text}
    return _("You last talked %(when)s") % {"when": ago(day, today)}
