"""A brief in words: what to offer and to ask, how two know each other, what is not known, who is worth meeting and why."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.actions.briefs import How
from amity.base.text import excerpt
from amity.conversations.facts import Evidence, Touch
from amity.prepare.facts import Ask, Heard, Missing, Offer
from amity.prepare.gathering import Introducer, Reason, Why
from amity.surfaces.words import connections
from amity.surfaces.words.manner import listed, named, short_day
from amity.surfaces.words.times import ago

_LINE = 90  # letters of stored words in a sentence


def offer(one: Offer) -> str:
    """What to bring, after "Offer"."""
    values = {"text": excerpt(one.text, _LINE), "meets": excerpt(one.meets, _LINE), "name": named(one.name)}
    templates = {
        "promised": _("What you promised: %(text)s"),
        "match": _("%(text)s, for what they need: %(meets)s"),
        "introduction": _("An introduction to %(name)s, for what they need: %(meets)s"),
        "thing": _("“%(text)s”. They care about this: %(meets)s"),
        "hint": _("Something you come across about this: %(meets)s"),
        "thanks": _("Thanks for what they gave you: %(text)s")
        if one.text
        else _("Thanks for what they gave you"),
    }
    return templates.get(one.kind, _("Your attention is enough.")) % values


def ask(one: Ask) -> str:
    """What to ask, after "Ask"."""
    if one.kind == "question":
        return one.text
    values = {"text": excerpt(one.text, _LINE), "sign": excerpt(one.sign, _LINE)}
    templates = {
        "owed": _("Nothing this time: what you promised comes first."),
        "gave": _("Nothing this time: they gave more lately, so the offer comes first."),
        "goal": _("Twenty minutes about what you look for: %(text)s (because of: %(sign)s)"),
        "need": _("Whether they can help with what you need: %(text)s (because of: %(sign)s)"),
    }
    return templates.get(one.kind, _("How they are, and then listen.")) % values


def missing(one: Missing, name: str) -> str:
    """What is not known, and what to do about it."""
    return {
        Missing.PERSON: _(
            "%(name)s is not in your book. What stands here comes from the guest list, or works with anyone."
        ),
        Missing.MATTERS: _(
            "You have not written down what %(name)s cares about yet; ask what has kept them busy."
        ),
        Missing.TALK: _("No talk with %(name)s is known yet."),
        Missing.WORK: _("What %(name)s does is not written down; ask what a good day looks like."),
    }[one] % {"name": named(name)}


def not_even_listed(name: str) -> str:
    """For a name that stands neither in the book nor on a list."""
    return _(
        "Nothing is known of %(name)s: the name is neither in your book nor on a guest list. This works with anyone."
    ) % {"name": named(name)}


def comes_from(one: Evidence, today: date) -> str:
    """What a question rests on: the kind, the words and the day."""
    kinds = {
        "fact": _("a note of yours"),
        "promise": _("your promise"),
        "touch": _("your last talk"),
        "version": _("news from their card"),
        "person": _("their card"),
        "guest": _("the guest list"),
        "goal": _("your goal"),
        "resource": _("what you saved"),
        "give": _("what they gave"),
        "topic": _("a topic of theirs"),
    }
    said = {"host": _("hosts it"), "speaker": _("speaks there")}.get(one.text, one.text)
    text = _("“%(words)s”") % {"words": excerpt(said, _LINE)} if said else ""
    day = short_day(one.on, today) if one.on else ""
    return ", ".join(filter(None, (f"{kinds.get(one.kind, one.kind)} {text}".strip(), day)))


def address(one: Evidence) -> tuple[str, str]:
    """The name of the page that shows it, and its id; empty where there is none."""
    pages = {"fact": "fact", "promise": "promise", "touch": "touch", "version": "version", "person": "person",
             "goal": "goal", "resource": "thing", "give": "ledger-entry"}  # fmt: skip
    return (pages[one.kind], one.id) if one.kind in pages and one.id else ("", "")


def talk(touch: Touch, today: date) -> str:
    """When, how and where they last talked."""
    ways = {
        "mail": _("by mail"),
        "message": _("by message"),
        "chat": _("in a chat"),
        "call": _("on the phone"),
        "video": _("by video"),
        "in_person": _("in person"),
        "meeting": _("at a meeting"),
        "letter": _("by letter"),
        "invitation": _("by an invitation"),
    }
    said = [ago(touch.at.date(), today), ways.get(touch.channel, ""), touch.place]
    return ", ".join(filter(None, said))


def how(known: How, today: date) -> list[tuple[str, str, str]]:
    """How the two know each other: each line with the page and the id behind it."""
    found = []
    for one in known.introduced_by:
        page = ("person", str(one.person)) if one.person else ("", "")
        found.append((_("%(name)s introduced you.") % {"name": named(one.name)}, *page))
    if known.first:
        said = _("Your first talk: %(when)s.") % {"when": talk(known.first, today)}
        found.append((said, "touch", known.first.id))
    found += [
        (_("You are or were both at %(name)s.") % {"name": name}, "organisation", str(id))
        for id, name in known.employers
    ]
    for event in known.events:
        said = _("You talked at %(event)s, %(day)s.") % {
            "event": event.name,
            "day": short_day(event.day, today),
        }
        found.append((said, "event", str(event.id)))
    found += [(f"{connections.evidence(proof, today, of_owner=True)}.", "", "") for proof in known.proofs]
    return found


def news(one: Heard, today: date) -> str:
    """What a newer card says."""
    said = one.news
    values = {
        "organisation": said.organisation,
        "title": said.title,
        "place": said.place,
        "day": short_day(one.seen, today),
    }
    if said.kind == "place":
        return _("Now in %(place)s, as their card says since %(day)s.") % values
    if said.kind == "title":
        return _("Now %(title)s, as their card says since %(day)s.") % values
    return _("Now at %(organisation)s, as their card says since %(day)s.") % values


def setting(name: str) -> str:
    """Where an opener fits."""
    return {
        "anyone": _("works with anyone"),
        "talk": _("after a talk"),
        "queue": _("in a queue"),
        "lunch": _("at lunch"),
        "online": _("online"),
    }.get(name, "")


def reason(one: Reason) -> str:
    """Why somebody may be worth meeting."""
    values = {"text": excerpt(one.text, _LINE), "mine": excerpt(one.mine, _LINE)}
    templates = {
        Why.NEEDS: _("They look for what you offer: “%(text)s”, and you have “%(mine)s”."),
        Why.HAS: _("They may help with what you need (%(mine)s): “%(text)s”."),
        Why.GOAL: _("Fits what you look for (%(mine)s): “%(text)s”."),
        Why.PROMISED: _("You promised them: %(text)s."),
        Why.WORLD: _("Another world: you talk with nobody at %(text)s."),
        Why.SPEAKS: _("Hosts it.") if one.text == "host" else _("Speaks there."),
        Why.KNOWN_BY: "",
    }
    return templates[one.why] % values


def via(one: Introducer, today: date) -> str:
    """Who can introduce the owner, and from where that is known."""
    shown = one.evidence[0] if one.evidence else None
    values = {"name": named(one.name), "text": shown.text if shown else ""}
    if shown and shown.kind == "touch" and shown.on:
        values["day"] = short_day(shown.on, today)
        if one.sure:
            return _("%(name)s can introduce you: all three of you met, %(day)s") % values
        return _("%(name)s may introduce you: you three were on one message, %(day)s") % values
    if one.there:
        return _("%(name)s may introduce you: both are at %(text)s") % values
    return _("Ask %(name)s before you go: both are at %(text)s") % values


def bring_for(people: Iterable[str], *, promised: bool) -> str:
    """For whom something is to be taken along."""
    names = [named(one) for one in people]
    if promised:
        return _("You promised it to %(names)s.") % {"names": listed(names)}
    if len(names) == 1:
        return _("%(name)s there may want it.") % {"name": names[0]}
    return ngettext(
        "%(count)s person there may want it.", "%(count)s people there may want it.", len(names)
    ) % {"count": len(names)}


def length(lasted: timedelta | None, *, long: bool = False) -> str:
    """Why to leave then."""
    if lasted is None and long:
        return _("Two thirds of a long day, as a beginning. It learns from how they leave you.")
    if lasted is None:
        return _("Ninety minutes, as a beginning. It learns from how evenings leave you.")
    minutes = round(lasted.total_seconds() / 300) * 5
    return _("%(minutes)s minutes is your good length.") % {"minutes": minutes}
