"""A day: the few people worth attention, why, and what became of a suggestion."""

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import TypedDict

from amity.surfaces.documents.people import Named, named
from amity.surfaces.words import moves
from amity.surfaces.words import reasons as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amity.actions.giving import beside
    from amity.conversations import facts
    from amity.store import models
    from amity.today import facts as days


class NamedText(TypedDict):
    """Somebody, by id and name."""

    id: str
    name: str


class Evidence(TypedDict):
    """What a reason rests on."""

    kind: str
    id: str
    on: date | None
    text: str
    source: str


class Reason(TypedDict):
    """Why somebody is worth attention."""

    kind: str
    text: str
    evidence: list[Evidence]


class Basis(TypedDict):
    """A clause of a draft, and the stored fact it rests on."""

    clause: str
    source: str


class Draft(TypedDict):
    """Words to send, from stored facts only."""

    channel: str
    subject: str
    body: str
    basis: list[Basis]


class FromGive(TypedDict):
    """What an offer or an ask rests on in Give; `ask_first` has what is needed and is asked before anybody hears of it."""

    kind: str  # match, own_need, thanks
    need: str | None
    offer: str | None
    give: str | None
    ask_first: NamedText | None
    words: list[str]


class Suggestion(TypedDict):
    """Somebody worth attention today; `gift_first`: they gave more lately, so the offer comes before the ask."""

    id: str
    person: NamedText
    reasons: list[Reason]
    offer: str
    ask: str
    give: list[FromGive]
    gift_first: bool
    draft: Draft
    minutes: int


class FollowUp(TypedDict):
    """A first meeting of the last weeks."""

    person: NamedText
    met_on: date
    place: str
    suggestion: str | None


class OpenPromise(TypedDict):
    """A promise that waits."""

    id: str
    by: str
    person: NamedText
    text: str
    due: date | None


class ComingUp(TypedDict):
    """A birthday of the next days; a reminder whose day or month has come, with its id and words; a meeting or a
    gathering of today or tomorrow with its id, name, hour and place, and who of the book comes.
    """

    kind: str  # birthday, reminder, meeting, gathering
    person: NamedText | None
    on: date
    years: int | None
    id: str | None
    text: str
    begins_at: datetime | None
    place: str
    people: list[NamedText]


class LeftOut(TypedDict):
    """Somebody who is not suggested today, and why."""

    person: NamedText
    why: str
    kind: str
    until: date | None


class Question(TypedDict):
    """Something only the owner knows."""

    kind: str
    person: NamedText
    other: str | None
    text: str


class Plan(TypedDict):
    """A day."""

    date: date
    energy: str
    suggestions: list[Suggestion]
    follow_ups: list[FollowUp]
    promises: list[OpenPromise]
    coming_up: list[ComingUp]
    left_out: list[LeftOut]
    questions: list[Question]


class Outcome(TypedDict):
    """What became of a suggestion."""

    suggestion: str
    person: Named
    outcome: str
    reason: str
    until: date | None


def plan(day: "days.Plan", given: "Mapping[UUID, beside.Prompt]") -> Plan:
    """The whole day; `given` is what Give adds to its cards."""
    return {
        "date": day.date,
        "energy": day.energy,
        "suggestions": [_suggestion(one, given[UUID(one.someone.id)], day.date) for one in day.suggestions],
        "follow_ups": [
            {"person": _person(f.person, f.name), "met_on": f.met_on, "place": f.touch.place if f.touch else "", "suggestion": f.suggestion or None}
            for f in day.follow_ups
        ],
        "promises": [
            {"id": p.id, "by": p.by, "person": _person(p.person, p.name), "text": p.text, "due": p.due}
            for p in day.promises
        ],
        "coming_up": [*map(_meeting, day.meetings), *map(_told, day.reminders), *map(_coming_up, day.coming_up)],
        "left_out": [
            {"person": _person(out.person, out.name), "why": words.left_out(out, day.date), "kind": out.why, "until": out.until}
            for out in day.left_out
        ],
        "questions": [
            {"kind": q.kind, "person": _person(q.person, q.name), "other": q.other or None, "text": words.question(q)}
            for q in day.questions
        ],
    }  # fmt: skip


def _told(one: "days.Told") -> ComingUp:
    person = _person(one.person, one.name) if one.person else None
    return {
        "kind": "reminder",
        "person": person,
        "on": one.due,
        "years": None,
        "id": one.id,
        "text": one.text,
        "begins_at": None,
        "place": "",
        "people": [],
    }


def _coming_up(one: "days.ComingUp") -> ComingUp:
    person = _person(one.person, one.name)
    return {
        "kind": one.kind, "person": person, "on": one.on, "years": one.years, "id": None, "text": "", "begins_at": None,
        "place": "", "people": [],
    }  # fmt: skip


def _meeting(one: "days.Meeting") -> ComingUp:
    people = [_person(id, name) for id, name in one.people]
    return {
        "kind": one.kind, "person": None, "on": one.on, "years": None, "id": one.id, "text": one.name,
        "begins_at": one.begins_at, "place": one.place, "people": people,
    }  # fmt: skip


def outcome(became: "models.Outcome", person: "models.Person") -> Outcome:
    """What became of a suggestion."""
    return {
        "suggestion": became.suggestion,
        "person": named(person),
        "outcome": became.kind,
        "reason": became.reason,
        "until": became.until,
    }


def _suggestion(one: "days.Suggestion", prompt: "beside.Prompt", day: date) -> Suggestion:
    offer, ask = moves.offer(one, prompt), moves.ask(one, prompt)
    return {
        "id": one.id,
        "person": _person(one.someone.id, one.someone.name),
        "reasons": [_reason(reason, day) for reason in one.reasons],
        "offer": offer.words,
        "ask": ask.words,
        "give": [*_from_give(offer, "match"), *_from_give(ask, "own_need")],
        "gift_first": prompt.gift_first,
        "draft": _draft(one.draft),
        "minutes": one.minutes,
    }


def _from_give(said: "moves.Said", kind: str) -> list[FromGive]:
    if match := said.match:
        first = moves.whom_first(match)
        return [
            {
                "kind": kind,
                "need": match.need.id,
                "offer": match.offer.id,
                "give": None,
                "ask_first": _person(*first) if first else None,
                "words": list(dict.fromkeys(w for one in match.words for w in (one.needed, one.offered))),
            }
        ]
    if said.thanks:
        return [
            {
                "kind": "thanks",
                "need": None,
                "offer": None,
                "give": said.thanks.id,
                "ask_first": None,
                "words": [],
            }
        ]
    return []


def _person(id: str, name: str) -> NamedText:
    return {"id": id, "name": name}


def _reason(reason: "facts.Reason", day: date) -> Reason:
    return {
        "kind": reason.why.value,
        "text": words.sentence(reason, day),
        "evidence": [_evidence(one) for one in reason.evidence],
    }


def _evidence(one: "facts.Evidence") -> Evidence:
    return {"kind": one.kind, "id": one.id, "on": one.on, "text": one.text, "source": one.source}


def _draft(draft: "facts.Draft") -> Draft:
    basis: list[Basis] = [{"clause": clause.text, "source": clause.source} for clause in draft.basis]
    return {"channel": draft.channel, "subject": draft.subject, "body": draft.body, "basis": basis}
