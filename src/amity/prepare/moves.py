"""One thing to offer and one to ask: what was promised first, and nothing asked of somebody to whom something is owed."""

from datetime import date

from amity.conversations.facts import Evidence, Promise
from amity.conversations.gate import is_sensitive
from amity.giving.facts import ME, Match
from amity.prepare.facts import Ask, Known, Offer, Question
from amity.prepare.fitting import fits, of_someone
from amity.prepare.questions import fact_evidence, is_for_the_owner_alone, promise_evidence

ATTENTION = Offer(kind="attention")
_CARED = ("need", "goal", "interest", "work")


def offer(known: Known) -> Offer:
    """What the owner promised; what they need and somebody has; a thing they may like; thanks; a hint; else attention."""
    if promise := next((p for p in _in_order(known.someone.promises) if p.by == "me"), None):
        return Offer(kind="promised", text=promise.text, evidence=(promise_evidence(promise),))
    if known.needs and not _delicate(known.needs):
        return _matched(known.needs)
    if known.thing and not is_sensitive(known.thing.care.text):
        care = known.thing.care
        seen = Evidence(kind="resource", id=known.thing.thing.id, text=known.thing.thing.title)
        theirs = Evidence(kind="topic" if care.kind == "topic" else "fact", id=care.id, text=care.text)
        return Offer(kind="thing", text=known.thing.thing.title, meets=care.text, evidence=(seen, theirs))
    if known.thanks:
        return Offer(
            kind="thanks", text=known.thanks.text, evidence=(Evidence(kind="give", id=known.thanks.id, on=known.thanks.day),)
        )  # fmt: skip
    return _hint(known) or ATTENTION


def ask(known: Known, questions: tuple[Question, ...]) -> Ask:
    """Something for a goal or a need of the owner's, where nothing is owed and the gifts do not lean; else a question."""
    if any(promise.by == "me" for promise in known.someone.promises):
        return Ask(kind="owed")
    if known.gift_first:
        return Ask(kind="gave")
    sign = fits(known.goals, of_someone(known.someone, known.topics))
    if sign:
        goal = Evidence(kind="goal", id=sign.goal.id, text=sign.goal.text)
        return Ask(kind="goal", text=sign.goal.text, sign=sign.told.text, evidence=(goal, sign.told.evidence))
    if known.has and not _delicate(known.has):
        return Ask(
            kind="need", text=known.has.need.text, sign=known.has.offer.text,
            evidence=(_fact(known.has.need.id, known.has.need.text), _fact(known.has.offer.id, known.has.offer.text)),
        )  # fmt: skip
    if questions:
        return Ask(kind="question", text=questions[0].text, evidence=(questions[0].evidence,))
    return Ask(kind="none")


def _hint(known: Known) -> Offer | None:
    """Whatever the owner comes across about something they care about."""
    told = [
        f
        for f in known.someone.facts
        if f.kind in _CARED and not is_for_the_owner_alone(f) and f.source == "you"
    ]
    newest = max(told, key=lambda fact: (fact.said_on or date.min, fact.id), default=None)
    return Offer(kind="hint", meets=newest.text, evidence=(fact_evidence(newest),)) if newest else None


def _matched(match: Match) -> Offer:
    theirs, mine = _fact(match.need.id, match.need.text), _fact(match.offer.id, match.offer.text)
    if match.offer.person == ME:
        return Offer(kind="match", text=match.offer.text, meets=match.need.text, evidence=(mine, theirs))
    return Offer(
        kind="introduction", text=match.offer.text, meets=match.need.text, name=match.offer.name, evidence=(theirs, mine)
    )  # fmt: skip


def _fact(id: str, text: str) -> Evidence:
    kind, _, person = id.partition(":")
    return Evidence(kind="person" if person and kind == "post" else "fact", id=person or id, text=text)


def _delicate(match: Match) -> bool:
    return is_sensitive(match.need.text) or is_sensitive(match.offer.text)


def _in_order(promises: tuple[Promise, ...]) -> list[Promise]:
    """What was promised for the next meeting first, then the oldest; nothing delicate."""
    said = [one for one in promises if not is_sensitive(one.text)]
    return sorted(said, key=lambda one: (not one.when_we_meet, one.made_on, one.id))
