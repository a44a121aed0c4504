"""Give before you ask: what there is to offer somebody, and the smallest thing to ask."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from amity.base.text import one_line
from amity.conversations.facts import Evidence, Fact, Reason, Someone, Why
from amity.conversations.memories import TALKED
from amity.conversations.sayable import sayable_subject
from amity.today.facts import Candidate, Gesture
from amity.today.reasons import touch_evidence

ATTENTION = Gesture(kind="attention")
NOTHING = Gesture(kind="none")
_ASKABLE = ("goal", "work", "family", "interest", "need", "offer")
_ASKED = {Why.AWAITED: "awaited", Why.GOAL: "looked_for"}
_STEPS = ("lines", "call", "share", "photo")
_HINTS = ("interest", "goal", "work")  # kinds of facts to which something one came across may fit


def offer(candidate: Candidate, reasons: tuple[Reason, ...], *, turn: int = 0) -> Gesture:
    """Something concrete from stored facts; where there is nothing, attention is enough.

    Of the small steps towards somebody who is no more than a name, `turn` says which.
    """
    for reason in reasons:
        match reason.why:
            case Why.PROMISE:
                return _gesture("promised", reason.evidence, text=str(reason.details["text"]))
            case Why.REPLY:
                return _gesture("answer", reason.evidence)
            case Why.BIRTHDAY:
                return _gesture("wishes", reason.evidence)
            case Why.FOLLOW_UP:
                return _gesture("thanks", reason.evidence, place=str(reason.details.get("place", "")))
            case Why.AWAITED:
                return _gesture("no_hurry", reason.evidence)
            case Why.NAMED:
                return _small_step(candidate, reason, turn)
    given = _from_facts(candidate) or _from_news(reasons) or _from_common_ground(reasons)
    return given or _from_last_talk(candidate) or ATTENTION


def _small_step(candidate: Candidate, reason: Reason, turn: int) -> Gesture:
    """Small enough for today: where a town is known, a coffee there."""
    if candidate.someone.place and turn % 2:
        return _gesture("coffee", reason.evidence, place=candidate.someone.place)
    return _gesture(f"step.{_STEPS[turn % len(_STEPS)]}", reason.evidence)


def _from_news(reasons: tuple[Reason, ...]) -> Gesture | None:
    """Being glad with somebody is a gift; after years of silence a call does more than a letter (Levin et al. 2011)."""
    for reason in reasons:
        match reason.why:
            case Why.NEWS:
                return _gesture("glad", reason.evidence)
            case Why.DORMANT:
                return _gesture("call", reason.evidence)
    return None


def ask(candidate: Candidate, reasons: tuple[Reason, ...]) -> Gesture:
    """One question that follows from what is stored; with a promise or an answer owed, none."""
    if any(reason.why in (Why.PROMISE, Why.REPLY) for reason in reasons):
        return NOTHING
    if reasons[0].why in _ASKED:
        return _gesture(_ASKED[reasons[0].why], reasons[0].evidence, text=str(reasons[0].details["text"]))
    for reason in reasons:
        if reason.why is Why.NEWS:
            return _about_news(reason)
    for fact in _told(candidate):
        if fact.kind in _ASKABLE:
            return _gesture(f"about.{fact.kind}", (_fact_evidence(fact),), text=fact.text)
    return _about_a_mail(candidate.someone) or _about_their_life(candidate)


def _about_news(reason: Reason) -> Gesture:
    if reason.details["kind"] == "place":
        return _gesture("life", reason.evidence, place=str(reason.details["place"]))
    return _gesture("start", reason.evidence, organisation=str(reason.details["organisation"]))


def _about_a_mail(someone: Someone) -> Gesture | None:
    """What became of the subject of the last mail."""
    mail = someone.last_touch or someone.seen
    subject = sayable_subject(mail.subject) if mail and mail.channel == "mail" else ""
    return _gesture("subject", (touch_evidence(mail),), subject=subject) if mail and subject else None


def _about_their_life(candidate: Candidate) -> Gesture:
    someone = candidate.someone
    if someone.organisation:
        return _gesture("work", (), organisation=someone.organisation)
    return _gesture("life", (), place=someone.place) if someone.place else _gesture("news", ())


def _from_facts(candidate: Candidate) -> Gesture | None:
    """Their stated need is the best thing to give to; next, what fits to something they care about."""
    for kinds, gesture in ((("need",), "need"), (_HINTS, "hint")):
        fact = next((fact for fact in _told(candidate) if fact.kind in kinds), None)
        if fact:
            return _gesture(gesture, (_fact_evidence(fact),), text=fact.text)
    return None


def _from_common_ground(reasons: tuple[Reason, ...]) -> Gesture | None:
    for reason in reasons:
        match reason.why:
            case Why.PLACE:
                return _gesture("coffee", reason.evidence, place=str(reason.details["name"]))
            case Why.SCHOOL | Why.EMPLOYER:
                return _gesture("memory", reason.evidence, name=str(reason.details["name"]))
    return None


def _from_last_talk(candidate: Candidate) -> Gesture | None:
    """Where they met, or what they last wrote about, can be gone on with; a new connection wants to know the owner."""
    talk = candidate.someone.last_touch
    if talk and talk.channel in TALKED and talk.place:
        return _gesture("again", (touch_evidence(talk),), place=one_line(talk.place, limit=80))
    subject = sayable_subject(talk.subject) if talk and talk.channel == "mail" else ""
    if talk and subject:
        return _gesture("own_news", (touch_evidence(talk),), subject=subject)
    connected = candidate.talks is None and any(date.kind == "connected" for date in candidate.dates)
    return _gesture("about_me", ()) if connected else None


def _told(candidate: Candidate) -> list[Fact]:
    shown = [fact for fact in candidate.someone.facts if not fact.private and fact.source == "you"]
    return sorted(shown, key=lambda fact: (fact.said_on or date.min, fact.id), reverse=True)


def _fact_evidence(fact: Fact) -> Evidence:
    return Evidence(kind="fact", id=fact.id, on=fact.said_on, text=fact.text, source=fact.source)


def _gesture(kind: str, evidence: tuple[Evidence, ...], **details: str) -> Gesture:
    said: Mapping[str, str] = MappingProxyType({key: value for key, value in details.items() if value})
    return Gesture(kind=kind, details=said, evidence=evidence)
