"""Give before you ask: what there is to offer somebody, and the smallest thing to ask."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from amity.conversations.facts import Evidence, Fact, Reason, Why
from amity.today.facts import Candidate, Gesture

ATTENTION = Gesture(kind="attention")
NOTHING = Gesture(kind="none")
_ASKABLE = ("goal", "work", "family", "interest", "need")


def offer(candidate: Candidate, reasons: tuple[Reason, ...]) -> Gesture:
    """Something concrete from stored facts; where there is nothing, attention is enough."""
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
    return _from_facts(candidate) or ATTENTION


def ask(candidate: Candidate, reasons: tuple[Reason, ...]) -> Gesture:
    """One question that follows from a stored fact; with a promise or an answer owed, none."""
    if reasons and reasons[0].why in (Why.PROMISE, Why.REPLY):
        return NOTHING
    for fact in _told(candidate):
        if fact.kind in _ASKABLE:
            return _gesture("about", (_fact_evidence(fact),), text=fact.text)
    someone = candidate.someone
    if someone.organisation and candidate.talks is None:
        return _gesture("work", (), organisation=someone.organisation)
    return _gesture("news", ())


def _from_facts(candidate: Candidate) -> Gesture | None:
    """Their stated need is the best thing to give to."""
    need = next((fact for fact in _told(candidate) if fact.kind == "need"), None)
    return _gesture("need", (_fact_evidence(need),), text=need.text) if need else None


def _told(candidate: Candidate) -> list[Fact]:
    shown = [fact for fact in candidate.someone.facts if not fact.private]
    return sorted(shown, key=lambda fact: (fact.said_on or date.min, fact.id), reverse=True)


def _fact_evidence(fact: Fact) -> Evidence:
    return Evidence(kind="fact", id=fact.id, on=fact.said_on, text=fact.text, source=fact.source)


def _gesture(kind: str, evidence: tuple[Evidence, ...], **details: str) -> Gesture:
    said: Mapping[str, str] = MappingProxyType({key: value for key, value in details.items() if value})
    return Gesture(kind=kind, details=said, evidence=evidence)
