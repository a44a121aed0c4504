"""Why somebody is on the page of today, as sentences."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.conversations.facts import Reason, Why
from amity.conversations.memories import MANY
from amity.surfaces.words.gestures import gesture
from amity.surfaces.words.manner import full_day
from amity.surfaces.words.times import IN_DAYS, ago, ahead, by_day, on_day
from amity.today.facts import ComingUp, LeftOut, Plan, Question

__all__ = ["coming_up", "gesture", "left_out", "nobody", "question", "sentence"]

Details = Mapping[str, str | int]
_LONG_SILENT = 8  # times the longer usual gap; from then on the usual is told as what it was


def sentence(reason: Reason, today: date) -> str:
    """The reason in one sentence.

    Important: details hold words of imported files; they are shown, never interpreted.
    """
    return _SENTENCES[reason.why](reason.details, today)


def left_out(out: LeftOut, today: date) -> str:
    """Why somebody is not suggested today."""
    words = _LEFT_OUT[out.why]()
    if out.until and out.why in _UNTIL:
        return _("%(why)s until %(day)s") % {"why": words, "day": full_day(out.until, today)}
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


def coming_up(coming: ComingUp, today: date) -> str:
    """A birthday of the next days."""
    when = ahead((coming.on - today).days)
    if coming.years:
        return _("birthday %(when)s, turning %(years)s") % {"when": when, "years": coming.years}
    return _("birthday %(when)s") % {"when": when}


def question(asked: Question, other_name: str = "") -> str:
    """A question only the owner can answer; names both where the other one's name is given."""
    if asked.kind == "same":
        if other_name and other_name != asked.name:
            return _("Are %(name)s and %(other)s one person?") % {"name": asked.name, "other": other_name}
        return _("%(name)s may be here twice. Are the two one person?") % {"name": asked.name}
    return _("Have you met %(name)s?") % {"name": asked.name}


def _quiet(details: Details, today: date) -> str:
    low, high = int(details["low"]), int(details["high"])
    if int(details["days"]) > max(IN_DAYS, _LONG_SILENT * high):
        return _("%(last)s; before that, %(often)s.") % {
            "last": _last(details, today),
            "often": _back_then(low, high),
        }
    usually = (
        ngettext("usually every day", "usually every %(high)s days", high)
        if low == high
        else _("usually every %(low)s to %(high)s days")
    ) % {"low": low, "high": high}
    return _("%(last)s; %(usually)s.") % {"last": _last(details, today), "usually": usually}


def _back_then(low: int, high: int) -> str:
    """A rhythm that was: "every 1 to 3 days"."""
    if low == high:
        return ngettext("every day", "every %(high)s days", high) % {"high": high}
    return _("every %(low)s to %(high)s days") % {"low": low, "high": high}


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


def _after_event(details: Details, today: date) -> str:
    told = {
        "event": str(details["event"]),
        "when": on_day(today - timedelta(days=int(details["days"])), today),
        "name": str(details.get("met", "")),
    }
    match details["owed"]:
        case "second":
            return _("You talked at %(event)s %(when)s. A second word now keeps it.") % told
        case "thanks" if told["name"]:
            return _("They introduced you to %(name)s at %(event)s %(when)s.") % told
        case "thanks":
            return _("They had you as a guest %(when)s: %(event)s.") % told
    return _("You talked at %(event)s %(when)s.") % told


def _follow_up(details: Details, today: date) -> str:
    if "owed" in details:
        return _after_event(details, today)
    when = on_day(today - timedelta(days=int(details["days"])), today)
    others = int(details.get("people", 1))
    where = ", ".join(str(details[key]) for key in ("event", "place") if details.get(key))
    told = {"when": when, "where": where, "people": others}
    if others >= MANY:
        if where:
            return _("You were both there %(when)s: %(where)s. It was your first time together.") % told
        return _("You were in a meeting together %(when)s for the first time.") % told
    return _("You first met %(when)s (%(where)s).") % told if where else _("You first met %(when)s.") % told


def _promise(details: Details, today: date) -> str:
    text = str(details["text"]).rstrip(".")
    if details.get("met"):
        return _("You promised it for when you meet, and you have met since: %(text)s.") % {"text": text}
    if "due_in" not in details:
        return _("You promised: %(text)s.") % {"text": text}
    day = by_day(today + timedelta(days=int(details["due_in"])), today)
    return _("You promised, by %(day)s: %(text)s.") % {"day": day, "text": text}


def _awaited(details: Details, today: date) -> str:
    day = by_day(today + timedelta(days=int(details["due_in"])), today)
    text = str(details["text"]).rstrip(".")
    return _("They said they would, by %(day)s: %(text)s.") % {"day": day, "text": text}


def _news(details: Details, _today: date) -> str:
    told = _ending(details)
    match told["kind"]:
        case "place":
            return _("They live in %(place)s now, before that in %(was_place)s.") % told
        case "title":
            return (
                _("Their work at %(organisation)s is new: now %(title)s, before that %(was_title)s.") % told
            )
    now, was = _post(told, ""), _post(told, "was_")
    return _("They changed jobs: now %(now)s, before that %(was)s.") % {"now": now, "was": was}


def _post(told: Mapping[str, str], when: str) -> str:
    """Head of Data at Hafen; or Hafen alone."""
    title, organisation = told.get(f"{when}title", ""), told[f"{when}organisation"]
    if not title:
        return organisation
    return _("%(title)s at %(organisation)s") % {"title": title, "organisation": organisation}


def _dormant(details: Details, today: date) -> str:
    """The last talk, how close it was, and what nobody else brings: told as it is known."""
    talks = int(details["talks"])
    said = [
        ngettext(
            "%(last)s, after a talk on %(talks)s day.", "%(last)s, after talks on %(talks)s days.", talks
        )
        % {"last": _last(details, today), "talks": talks}
    ]
    if details.get("bridge") == "organisation":
        said.append(_("None of the people you talk with most is at %(name)s.") % _ending(details))
    elif details.get("bridge"):
        said.append(_("None of the people you talk with most is in %(name)s.") % _ending(details))
    said.append(_("Such a word is mostly more welcome than its writer thinks (Liu and others, 2023)."))
    return " ".join(said)


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
    day = full_day(date.fromisoformat(str(details["since"])), today)
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


def _chosen(details: Details, _today: date) -> str:
    """Where messages wait for an answer, that comes before a third."""
    if int(details.get("unanswered", 0)) > 1:
        return _("Your last messages wait for an answer. When you meet may be the better moment.")
    if "days" not in details:
        return _("You want to write to them. No talk is known yet.")
    days = int(details["days"])
    if days < 1:
        return _("You want to write to them. You were in touch today.")
    said = ngettext(
        "You want to write to them. You were in touch %(days)s day ago.",
        "You want to write to them. You were in touch %(days)s days ago.",
        days,
    )
    return said % {"days": days}


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
    Why.NEWS: _news,
    Why.AWAITED: _awaited,
    Why.DORMANT: _dormant,
    Why.CHOSEN: _chosen,
    Why.NAMED: lambda _details, _today: _("You wrote down their name. A first word can be short."),
    Why.GOAL: lambda details, _today: (
        _("On a warm path to what you look for: %(text)s.") % {"text": str(details["text"]).rstrip(".")}
    ),
    Why.WHEN_MEET: lambda details, _today: (
        _("For when you meet, you promised: %(text)s.") % {"text": str(details["text"]).rstrip(".")}
    ),
    Why.SAME_NAME: lambda _details, _today: _("Somebody else has the same name."),
}

_LEFT_OUT: dict[str, Callable[[], str]] = {
    "paused": lambda: _("left in peace"),
    "wish": lambda: _("asked to be left out"),
    "unanswered": lambda: _("your last messages wait for an answer"),
    "later": lambda: _("put off"),
    "skipped": lambda: _("set aside"),
    "done": lambda: _("written to lately"),
    "same_name": lambda: _("somebody of the same name talked with you later"),
    "budget": lambda: _("enough for today"),
}
_UNTIL = frozenset({"paused", "later", "skipped"})
