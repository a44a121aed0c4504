"""A day: the few people worth attention, why, and what became of a suggestion."""

from datetime import date
from typing import TYPE_CHECKING, Any

from amity.surfaces.words import reasons as words

if TYPE_CHECKING:
    from amity.conversations.facts import Draft, Evidence, Reason
    from amity.store.models import Outcome, Person
    from amity.today import Plan, Suggestion


def plan(day: "Plan") -> dict[str, Any]:
    """The whole day."""
    return {
        "date": day.date,
        "energy": day.energy,
        "suggestions": [_suggestion(one, day.date) for one in day.suggestions],
        "follow_ups": [
            {"person": _person(f.person, f.name), "met_on": f.met_on, "place": f.touch.place if f.touch else "", "suggestion": f.suggestion or None}
            for f in day.follow_ups
        ],
        "promises": [
            {"id": p.id, "by": p.by, "person": _person(p.person, p.name), "text": p.text, "due": p.due}
            for p in day.promises
        ],
        "coming_up": [
            {"kind": c.kind, "person": _person(c.person, c.name), "on": c.on, "years": c.years}
            for c in day.coming_up
        ],
        "left_out": [
            {"person": _person(out.person, out.name), "why": words.left_out(out, day.date), "kind": out.why, "until": out.until}
            for out in day.left_out
        ],
        "questions": [
            {"kind": q.kind, "person": _person(q.person, q.name), "other": q.other or None, "text": words.question(q)}
            for q in day.questions
        ],
    }  # fmt: skip


def outcome(became: "Outcome", person: "Person") -> dict[str, Any]:
    """What became of a suggestion."""
    return {
        "suggestion": became.suggestion,
        "person": {"id": person.id, "name": person.name},
        "outcome": became.kind,
        "reason": became.reason,
        "until": became.until,
    }


def _suggestion(one: "Suggestion", day: date) -> dict[str, Any]:
    return {
        "id": one.id,
        "person": _person(one.someone.id, one.someone.name),
        "reasons": [_reason(reason, day) for reason in one.reasons],
        "offer": words.gesture(one.offer),
        "ask": words.gesture(one.ask),
        "draft": _draft(one.draft),
        "minutes": one.minutes,
    }


def _person(id: str, name: str) -> dict[str, str]:
    return {"id": id, "name": name}


def _reason(reason: "Reason", day: date) -> dict[str, Any]:
    return {
        "kind": reason.why.value,
        "text": words.sentence(reason, day),
        "evidence": [_evidence(one) for one in reason.evidence],
    }


def _evidence(one: "Evidence") -> dict[str, Any]:
    return {"kind": one.kind, "id": one.id, "on": one.on, "text": one.text, "source": one.source}


def _draft(draft: "Draft") -> dict[str, Any]:
    basis = [{"clause": clause.text, "source": clause.source} for clause in draft.basis]
    return {"channel": draft.channel, "subject": draft.subject, "body": draft.body, "basis": basis}
