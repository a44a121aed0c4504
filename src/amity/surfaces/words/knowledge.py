"""Who knows, and why; where words come from; what is moving."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.surfaces.words.manner import full_day, named
from amity.surfaces.words.times import ago

if TYPE_CHECKING:
    from amity.actions.knowing import Answer, Knower
    from amity.actions.moving import Rising
    from amity.knowledge.asking import Question
    from amity.store.search_words import Text


def why(one: "Knower", today: date) -> str:
    """What speaks for somebody: 3 insights, 12 talks and letters; last talk 6 days ago."""
    kinds = one.kinds
    said = [
        _counted(kinds.get("insight", 0), lambda n: ngettext("%(n)d insight", "%(n)d insights", n)),
        _("it stands on their card") if kinds.get("person") else "",
        _counted(
            kinds.get("fact", 0) + kinds.get("promise", 0), lambda n: ngettext("%(n)d note", "%(n)d notes", n)
        ),
        _counted(
            kinds.get("touch", 0), lambda n: ngettext("%(n)d talk or letter", "%(n)d talks and letters", n)
        ),
    ]
    told = ", ".join(filter(None, said))
    if one.by_meaning:
        told = _("other words, close in meaning: %(what)s") % {"what": told}
    if one.last is None:
        return told
    return _("%(what)s; last talk %(ago)s") % {"what": told, "ago": ago(one.last, today)}


def first(answer: "Answer", today: date) -> str:
    """Why the first one is asked first."""
    one = answer.first
    if one is None:
        return ""
    newest = max((fit.text.on for fit in one.passages if fit.text.on), default=None)
    name = one.person.given or named(one.person.name)
    if one.by_meaning:
        return _("%(name)s comes nearest to it in other words.") % {"name": name}
    if newest is None:
        return _("It stands on what is known of %(name)s.") % {"name": name}
    if one.last is None:
        return _("%(name)s said most about it, last %(ago)s.") % {"name": name, "ago": ago(newest, today)}
    return _("%(name)s said most about it, last %(ago)s. You last talked %(talk)s.") % {
        "name": name,
        "ago": ago(newest, today),
        "talk": ago(one.last, today),
    }


def nobody(answer: "Answer") -> str:
    """No one matches it; and who may, only where that is so."""
    shown = " ".join(answer.question.words)[:80] or answer.question.text[:80]
    sentence = _("No one matches “%(words)s”.") % {"words": shown}
    count = len(answer.might)
    if not count:
        return sentence
    near = ngettext(
        "One person speaks of things near it and may know who does.",
        "%(n)d people speak of things near it and may know who does.",
        count,
    ) % {"n": count}
    return f"{sentence} {near}"


def source(text: "Text") -> str:
    """Where words come from: mail, a call, your note, their card."""
    if text.kind == "touch":
        return channels().get(text.source, text.source)
    return {
        "insight": _("taught you"),
        "fact": _("your note"),
        "promise": _("promise"),
        "person": _("their card"),
    }[text.kind]


def channels() -> dict[str, str]:
    """How a talk was held."""
    return {
        "in_person": _("in person"),
        "call": _("call"),
        "video": _("video call"),
        "meeting": _("meeting"),
        "message": _("message"),
        "chat": _("chat"),
        "mail": _("mail"),
        "letter": _("letter"),
        "endorsement": _("endorsement"),
    }


def understood(question: "Question", today: date) -> list[str]:
    """What a sentence was understood to say about time and place."""
    told = [_("in %(place)s") % {"place": question.place}] if question.place else []
    since, until = question.since, question.until
    if since and until and since != until:
        span = _("from %(since)s to %(until)s")
        told.append(span % {"since": full_day(since, today), "until": full_day(until, today)})
    elif since and until:
        told.append(full_day(since, today))
    elif since:
        told.append(_("since %(day)s") % {"day": full_day(since, today)})
    elif until:
        told.append(_("up to %(day)s") % {"day": full_day(until, today)})
    return told


def rising(one: "Rising") -> str:
    """How many people spoke of a topic this quarter, and how many usually do."""
    now = ngettext("%(n)d person this quarter", "%(n)d people this quarter", one.count) % {"n": one.count}
    usual = round(one.usual)
    if not usual:
        return _("%(now)s, hardly anyone before") % {"now": now}
    return _("%(now)s, usually %(usual)d") % {"now": now, "usual": usual}


def _counted(count: int, words: Any) -> str:  # a function of the count that gives the template
    return words(count) % {"n": count} if count else ""
