"""Why somebody is on the page of today, what to offer and what to ask, as sentences."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from amity.conversations.facts import Reason, Why
from amity.surfaces.words.times import ago, ahead
from amity.today.facts import ComingUp, Gesture, LeftOut, Plan, Question

Details = Mapping[str, str | int]


def sentence(reason: Reason, today: date) -> str:
    """The reason in one sentence.

    Important: details hold words of imported files; they are shown, never interpreted.
    """
    return _SENTENCES[reason.why](reason.details, today)


def gesture(move: Gesture) -> str:
    """What to offer or to ask; empty where there is nothing to ask."""
    return _GESTURES[move.kind]() % dict(move.details)


def left_out(out: LeftOut, today: date) -> str:
    """Why somebody is not suggested today."""
    words = _LEFT_OUT[out.why]()
    if out.until and out.why in _UNTIL:
        return _("%(why)s until %(day)s") % {"why": words, "day": _day(out.until, today)}
    return words


def nobody(plan: Plan, *, anybody: bool) -> str:
    """A day without a suggestion: a rest, or what would help."""
    if plan.energy == "rest":
        return _("A day of rest. Nobody needs a word today.")
    if not anybody:
        return _("Nobody is here yet. Bring your files, or log a talk with somebody.")
    if plan.left_out:
        return _("Nobody more today. The rest can wait.")
    return _("Nothing is known yet that speaks for today. Log a talk, or bring your mail or your calendar.")


def _day(day: date, today: date) -> str:
    """10 December, with the year where it is another."""
    if day.year == today.year:
        return formatted(day, pgettext("day with month", "j F"))
    return formatted(day, pgettext("day with month and year", "j F Y"))


def coming_up(coming: ComingUp, today: date) -> str:
    """A birthday of the next days."""
    when = ahead((coming.on - today).days)
    if coming.years:
        return _("birthday %(when)s, turning %(years)s") % {"when": when, "years": coming.years}
    return _("birthday %(when)s") % {"when": when}


def question(asked: Question) -> str:
    """A question only the owner can answer."""
    if asked.kind == "same":
        return _("Two people here are named %(name)s. Are they one person?") % {"name": asked.name}
    return _("Have you met %(name)s?") % {"name": asked.name}


def _quiet(details: Details, today: date) -> str:
    low, high = int(details["low"]), int(details["high"])
    usually = (
        ngettext("usually every day", "usually every %(high)s days", high)
        if low == high
        else _("usually every %(low)s to %(high)s days")
    ) % {"low": low, "high": high}
    return _("%(last)s; %(usually)s.") % {"last": _last(details, today), "usually": usually}


def _last(details: Details, today: date) -> str:
    """You last talked 94 days ago, over lunch in Porto."""
    day = today - timedelta(days=int(details["days"]))
    channel, place = str(details.get("channel", "")), str(details.get("place", ""))
    words = {"when": ago(day, today), "place": place}
    if channel in _WRITTEN:
        return (
            _SAID.get(str(details.get("direction")), lambda: _("You last wrote to each other %(when)s"))()
            % words
        )
    if channel in _CALLED:
        return _("You last spoke on a call %(when)s") % words
    if place:
        return _("You last talked %(when)s (%(place)s)") % words
    return _("You last talked %(when)s") % words


_WRITTEN = frozenset({"mail", "message", "chat", "letter", "invitation"})
_SAID: dict[str, Callable[[], str]] = {
    "in": lambda: _("They last wrote to you %(when)s"),
    "out": lambda: _("You last wrote to them %(when)s"),
}
_CALLED = frozenset({"call", "video"})


def _follow_up(details: Details, today: date) -> str:
    when = ago(today - timedelta(days=int(details["days"])), today)
    if details.get("place"):
        return _("You first met %(when)s (%(place)s).") % {"when": when, "place": details["place"]}
    return _("You first met %(when)s.") % {"when": when}


def _promise(details: Details, today: date) -> str:
    text = str(details["text"]).rstrip(".")
    if "due_in" not in details:
        return _("You promised: %(text)s.") % {"text": text}
    due = int(details["due_in"])
    when = ago(today + timedelta(days=due), today) if due < 0 else ahead(due)
    return _("You promised, with a day in mind (%(when)s): %(text)s.") % {"when": when, "text": text}


def _birthday(details: Details, _today: date) -> str:
    days = int(details["in_days"])
    if days == 0:
        return _("It is their birthday today.")
    return _("Their birthday is %(when)s.") % {"when": ahead(days)}


def _reply(details: Details, today: date) -> str:
    when = ago(today - timedelta(days=int(details["days"])), today)
    if details.get("text"):
        return _("They asked %(when)s: “%(text)s”") % {"when": when, "text": details["text"]}
    return _("They asked something %(when)s.") % {"when": when}


def _connected(details: Details, today: date) -> str:
    years = int(details["years"])
    where = _on(details)
    if years == 0:
        when = ago(today - timedelta(days=int(details["days"])), today)
        return _("You connected%(where)s %(when)s.") % {"where": where, "when": when}
    return ngettext(
        "You connected%(where)s a year ago this week.",
        "You connected%(where)s %(years)s years ago this week.",
        years,
    ) % {"where": where, "years": years}


def _on(details: Details) -> str:
    return _(" on LinkedIn") if details.get("source") == "linkedin" else ""


def _met(details: Details, _today: date) -> str:
    years = int(details.get("years", 0))
    if not years:
        return _("You said that you have met, and no talk is written down yet.")
    return ngettext(
        "You first met a year ago this week.", "You first met %(years)s years ago this week.", years
    ) % {"years": years}


def _employer(details: Details, _today: date) -> str:
    if details.get("both_now"):
        return _("You both work at %(name)s.") % _ending(details)
    return _("%(name)s is in your work history and in theirs.") % details


def _heard(details: Details, today: date) -> str:
    if "days" in details:
        return _("%(last)s.") % {"last": _last(details, today)}
    if "text" in details:
        return _noted(details)
    match details.get("kind"):
        case "met":
            return _("You first met %(when)s.") % {"when": _since(details, today)}
        case "connected":
            words = {"where": _on(details), "when": _since(details, today)}
            return _("You connected%(where)s %(when)s, and no talk is known since.") % words
        case "list":
            return _to_a_list(details, today)
        case "book":
            return _BOOKS.get(str(details["source"]), _BOOKS[""])()
    if details.get("title"):
        return _("The last thing you know: %(title)s at %(organisation)s.") % _ending(details)
    return _("The last thing you know: they are at %(organisation)s.") % _ending(details)


def _noted(details: Details) -> str:
    if details.get("source", "you") == "you":
        return _("You noted: “%(text)s”") % details
    return _("Their card in your address book says: “%(text)s”") % details


def _to_a_list(details: Details, today: date) -> str:
    day = _day(date.fromisoformat(str(details["since"])), today)
    if details.get("subject"):
        return _("They wrote to a list about “%(subject)s” on %(day)s; no talk with you is known.") % {
            "subject": details["subject"],
            "day": day,
        }
    return _("They wrote to a list on %(day)s; no talk with you is known.") % {"day": day}


def _since(details: Details, today: date) -> str:
    return ago(date.fromisoformat(str(details["since"])), today)


def _ending(details: Details) -> dict[str, str]:
    """Names at the end of a sentence, without a point of their own: "Acme, Inc" before the full stop."""
    return {key: str(value).rstrip(".") for key, value in details.items()}


_BOOKS: dict[str, Callable[[], str]] = {
    "linkedin": lambda: _("You are connected on LinkedIn; no talk is known yet."),
    "mail": lambda: _("They are in your mails; no talk is known yet."),
    "mbox": lambda: _("They are in your mails; no talk is known yet."),
    "calendar": lambda: _("They are in your calendar; no talk is known yet."),
    "": lambda: _("They are in your address book; no talk is known yet."),
}
_SENTENCES: dict[Why, Callable[[Details, date], str]] = {
    Why.PROMISE: _promise,
    Why.REPLY: _reply,
    Why.FOLLOW_UP: _follow_up,
    Why.BIRTHDAY: _birthday,
    Why.QUIET: _quiet,
    Why.CONNECTED: _connected,
    Why.EMPLOYER: _employer,
    Why.SCHOOL: lambda details, _today: _("You share a school: %(name)s.") % _ending(details),
    Why.PLACE: lambda details, _today: _("You both live in %(name)s.") % _ending(details),
    Why.MET: _met,
    Why.HEARD: _heard,
    Why.SAME_NAME: lambda _details, _today: _("Somebody else has the same name."),
}

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
    "news": lambda: _("How they are"),
    "none": lambda: "",
}

_LEFT_OUT: dict[str, Callable[[], str]] = {
    "paused": lambda: _("left in peace"),
    "unanswered": lambda: _("your last messages wait for an answer"),
    "later": lambda: _("put off"),
    "skipped": lambda: _("set aside"),
    "done": lambda: _("written to lately"),
    "same_name": lambda: _("somebody of the same name talked with you later"),
    "budget": lambda: _("enough for today"),
}
_UNTIL = frozenset({"paused", "later", "skipped"})
